"""Records as data (L3): JSON, CSV and Excel with Chinese headers, JSON Schemas, and an index of them all.

Columns are the kind's declared fields, with the address and the derived state in front of them. Above 5,000 records a
kind is split by year.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cache, partial
from typing import Any

from pydantic import BaseModel
from pydantic_core import to_jsonable_python

from gongkai.canonical import INTERNAL
from gongkai.data_tables import tables
from gongkai.kinds import all_kinds
from gongkai.neighbours import face, kind_fingerprint
from gongkai.output import Output, Part, fingerprint
from gongkai.portal import Portal
from gongkai.record import Record, derived_field, reference_paths
from gongkai.schema import schema
from gongkai.spreadsheet import workbook

CHUNK = 5000
"""Records above which a kind's files are split by year."""
_NAMED = ("organizations", "topics", "audiences")
"""Kinds that tables name instead of giving their ids."""
_MEDIA_TYPES = {"json": "application/json", "csv": "text/csv", "xlsx": "Excel"}


@dataclass(frozen=True, slots=True)
class Chunk:
    """The records of one kind that share a file; `name` is the file's name without its ending."""

    name: str
    kind: type[Record]
    year: int | None
    records: Sequence[Record]


def chunks(portal: Portal) -> Iterator[Chunk]:
    """Split the published records into the files of `data/`; every record is in exactly one."""
    for plural, kind in all_kinds().items():
        records = portal.newest(kind)
        if len(records) <= CHUNK:
            yield Chunk(plural, kind, None, records)
            continue
        years: dict[int, list[Record]] = {}
        for record in records:
            years.setdefault(record.dated_on.year if record.dated_on else 0, []).append(record)
        for year, some in sorted(years.items(), reverse=True):
            yield Chunk(f"{plural}-{year}", kind, year, some)


def parts(portal: Portal) -> Iterator[Part]:
    """Give the files under `data/` in shares: those of each chunk, then all that tells of them."""
    if not portal.identity.features.data:
        return
    made = list(chunks(portal))
    yield from (partial(_of_chunk, chunk, portal) for chunk in made)
    yield partial(_around, made, portal)


def _of_chunk(chunk: Chunk, portal: Portal) -> Iterator[Output]:
    names = fingerprint(kind_fingerprint(plural, portal) for plural in _NAMED)
    known = fingerprint([names, *(face(record, portal) for record in chunk.records)])
    for ending, write in _WRITERS.items():
        yield Output(f"data/{chunk.name}.{ending}", known, partial(write, chunk, portal))


def _around(made: Sequence[Chunk], portal: Portal) -> Iterator[Output]:
    for kind in all_kinds().values():
        yield Output(f"data/schemas/{kind.info.name}.json", "schema", partial(_schema, kind))
    listed = [f"{chunk.name} {len(chunk.records)} {_updated(chunk.records)}" for chunk in made]
    index = fingerprint([*listed, *map(str, tables(portal))])
    yield Output("data/index.json", index, partial(_index, made, portal))


def _schema(kind: type[Record]) -> bytes:
    return _dumped(schema(kind))


def values(record: Record, portal: Portal) -> dict[str, Any]:
    """Give what is published of a record: address, state, then its fields as plain JSON values, empty ones left out."""
    state = portal.states.get(record.key)
    fields = record.model_dump(mode="json", exclude=INTERNAL, exclude_none=True)
    head: dict[str, Any] = {"id": record.id, "url": portal.identity.url + record.url}
    if state:
        head[derived_field(type(record)) or "state"] = state.text
    return {**head, **{name: value for name, value in fields.items() if value not in ([], ()) and name not in head}}


def _json(chunk: Chunk, portal: Portal) -> bytes:
    return _dumped(
        {
            "portal": portal.identity.name,
            "kind": chunk.kind.info.name,
            "label": chunk.kind.info.label,
            "year": chunk.year,
            "schema": f"{portal.identity.url}data/schemas/{chunk.kind.info.name}.json",
            "count": len(chunk.records),
            "records": [values(record, portal) for record in chunk.records],
        },
        indent=None,
    )


@cache
def columns(kind: type[Record]) -> tuple[tuple[str, str], ...]:
    """List the columns of a kind's tables: field name and Chinese header."""
    own = [(name, info.title or name) for name, info in kind.model_fields.items() if name not in {"id", *INTERNAL}]
    state = [] if derived_field(kind) else [("state", "状态")]
    return (("id", "标识"), ("url", "网址"), *state, *own)


def rows(chunk: Chunk, portal: Portal) -> Iterator[list[str]]:
    """Give the table rows of a chunk: references by name, several values separated by 「；」."""
    names = _Names(portal)
    wanted = columns(chunk.kind)
    targets = [(name, _targets(chunk.kind).get(name)) for name, _ in wanted]
    derived = derived_field(chunk.kind) or "state"
    for record in chunk.records:
        state = portal.states.get(record.key)
        own = {"url": portal.identity.url + record.url, derived: state.text if state else ""}
        yield [own[name] if name in own else names.cell(getattr(record, name), target) for name, target in targets]


class _Names:
    """Writes field values for a table, references as the names of what they refer to."""

    def __init__(self, portal: Portal) -> None:
        self.portal = portal
        self.known: dict[tuple[str, str], str] = {}

    def cell(self, value: Any, target: str | None) -> str:
        """Write a value; `target` is the plural of the kind that it names, if it names one."""
        if type(value) is str and not target:
            return value
        if value is None or value == ():
            return ""
        if target and isinstance(value, tuple):
            return "；".join([self._name(target, each) for each in value])
        return self._name(target, value) if target else plain(value)

    def _name(self, plural: str, reference: str) -> str:
        key = (plural, reference)
        if key not in self.known:
            found = self.portal.find(plural, reference.partition("#")[0])
            self.known[key] = found.heading if found else reference
        return self.known[key]


@cache
def _targets(kind: type[Record]) -> dict[str, str]:
    """Map fields whose values are names of organizations, topics or audiences to those kinds."""
    return {
        path.steps[0]: path.reference.kind
        for path in reference_paths(kind)
        if path.reference.kind in _NAMED and set(path.steps[1:]) <= {"*"}
    }


def plain(value: Any) -> str:
    """Write a value for one cell."""
    if isinstance(value, str):
        return str(value)
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, tuple):
        return "；".join(plain(each) for each in value)
    if isinstance(value, BaseModel):
        return "，".join(f"{info.title}：{plain(each)}" for each, info in _parts(value))
    if isinstance(value, Enum):
        return str(value.value)
    return value.isoformat() if isinstance(value, dt.date) else str(value)


def _parts(value: BaseModel) -> list[tuple[Any, Any]]:
    fields = type(value).model_fields
    return [(getattr(value, name), info) for name, info in fields.items() if getattr(value, name) not in (None, ())]


def _csv(chunk: Chunk, portal: Portal) -> bytes:
    """Write CSV in UTF-8 with a byte order mark, which Excel needs; cells that would run as formulas are defused."""
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer)
    writer.writerow([header for _, header in columns(chunk.kind)])
    writer.writerows([_defused(cell) for cell in row] for row in rows(chunk, portal))
    return buffer.getvalue().encode("utf-8-sig")


def _defused(cell: str) -> str:
    return f"'{cell}" if cell[:1] in {"=", "+", "-", "@", "\t"} else cell


def _xlsx(chunk: Chunk, portal: Portal) -> bytes:
    return workbook(chunk.kind.info.label, [header for _, header in columns(chunk.kind)], rows(chunk, portal))


_WRITERS: dict[str, Callable[[Chunk, Portal], bytes]] = {"json": _json, "csv": _csv, "xlsx": _xlsx}


def _updated(records: Sequence[Record]) -> str:
    return max((record.dated_on.isoformat() for record in records if record.dated_on), default="")


def _index(made: Sequence[Chunk], portal: Portal) -> bytes:
    files = [
        {
            "kind": chunk.kind.info.name,
            "label": chunk.kind.info.label,
            "year": chunk.year,
            "count": len(chunk.records),
            "updated": _updated(chunk.records),
            "schema": f"schemas/{chunk.kind.info.name}.json",
            "files": {ending: f"{chunk.name}.{ending}" for ending in _WRITERS},
        }
        for chunk in made
    ]
    return _dumped({
        "portal": portal.identity.name,
        "url": portal.identity.url,
        "formats": _MEDIA_TYPES,
        "data": files,
        "tables": list(_tables(portal)),
    })  # fmt: skip


def _tables(portal: Portal) -> Iterator[dict[str, Any]]:
    """Name the files with figures that are no kind's own, as addresses beside the index."""
    for each in tables(portal):
        name = each.name.removeprefix("data/")
        files = {ending: f"{name}.{ending}" for ending in each.endings}
        yield {"label": each.label, "page": portal.identity.url + each.page, "files": files}


def _dumped(value: Any, indent: int | None = 2) -> bytes:
    return json.dumps(value, ensure_ascii=False, indent=indent, default=to_jsonable_python).encode() + b"\n"
