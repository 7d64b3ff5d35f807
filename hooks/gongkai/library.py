"""The document library for other libraries (L3): `data/library/`, a file a document, complete and by month of change.

`index.json` names every document with its SHA-256; `changes/<month>.json` names those whose last change came in that
month, and those that were withdrawn in it. Whoever holds the library as of the index's `as_of` fetches the months from
then on and has what `index.json` names; where `complete_since` is later than that, or missing, the index itself.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from gongkai.enclosures import enclosures
from gongkai.kinds.policy import Policy
from gongkai.library_document import LibraryDocument, document
from gongkai.neighbours import neighbourhood
from gongkai.output import Output, fingerprint
from gongkai.portal import Portal
from gongkai.schema import of_model

FOLDER = "data/library/"
SCHEMA = "data/schemas/library.json"
FORMAT = 1
"""Number of the form of the files; with another one everything is to be fetched anew."""


@dataclass(frozen=True, slots=True)
class Removed:
    """A document that is no longer published. Days are ISO 8601."""

    id: str
    removed_on: str
    reason: str = ""
    successor: str = ""


@dataclass(frozen=True, slots=True)
class Past:
    """What the library must know of the past. `as_of` and `complete_since` are "" where nothing is known of it."""

    changed_on: Mapping[str, str]
    """The day of the last change of every document, by id."""
    removed: Sequence[Removed] = ()
    as_of: str = ""
    complete_since: str = ""


@dataclass(frozen=True, slots=True)
class _Month:
    changed: list[dict[str, Any]] = field(default_factory=list)
    removed: list[dict[str, Any]] = field(default_factory=list)


def outputs(portal: Portal) -> Iterator[Output]:
    """Give the file of every document, and the schema, where the portal hands its library on."""
    if not portal.identity.features.library:
        return
    for policy in portal.all(Policy):
        files = (
            str(place.stat().st_mtime_ns)
            for each in enclosures(policy)
            if (place := portal.root / each.source).is_file()
        )
        known = fingerprint([neighbourhood(policy, portal), *files])
        yield Output(url(policy), known, partial(_file, policy, portal))
    yield Output(SCHEMA, "schema", _schema)


def url(policy: Policy) -> str:
    """Give the address of a document's file."""
    return f"{FOLDER}{policy.id}.json"


def _file(policy: Policy, portal: Portal) -> bytes:
    return document(policy, portal).model_dump_json(exclude_none=True).encode() + b"\n"


def _schema() -> bytes:
    made = of_model(LibraryDocument, "政策文件", "政府文件库中的一份文件及其全部要素，供上级文件库和其他系统读取")
    return _dumped(made)


def index(portal: Portal, past: Past, files: Mapping[str, tuple[str, int]]) -> dict[str, bytes]:
    """Make the index and the lists of the months; `files` gives hash and size of each document's file by address."""
    if not portal.identity.features.library:
        return {}
    entries = [_entry(policy, past, files[url(policy)]) for policy in portal.all(Policy)]
    removed = [_gone(each) for each in sorted(past.removed, key=lambda each: (each.removed_on, each.id))]
    months: dict[str, _Month] = {}
    for entry in sorted(entries, key=lambda each: (each["changed_on"], each["id"])):
        months.setdefault(entry["changed_on"][:7], _Month()).changed.append(entry)
    for entry in removed:
        months.setdefault(entry["removed_on"][:7], _Month()).removed.append(entry)
    made = {f"{FOLDER}changes/{name}.json": _month(name, month) for name, month in sorted(months.items())}
    return {f"{FOLDER}index.json": _index(portal, past, entries, removed, months), **made}


def _entry(policy: Policy, past: Past, file: tuple[str, int]) -> dict[str, Any]:
    sha256, size = file
    day = past.changed_on[policy.id]
    return {"id": policy.id, "file": f"{policy.id}.json", "sha256": sha256, "bytes": size, "changed_on": day}


def _gone(each: Removed) -> dict[str, Any]:
    told = {"id": each.id, "removed_on": each.removed_on, "reason": each.reason, "successor": each.successor}
    return {name: value for name, value in told.items() if value}


def _month(name: str, month: _Month) -> bytes:
    return _dumped({"month": name, "changed": month.changed, "removed": month.removed})


def _index(
    portal: Portal,
    past: Past,
    entries: list[dict[str, Any]],
    removed: list[dict[str, Any]],
    months: Mapping[str, _Month],
) -> bytes:
    return _dumped({
        "portal": portal.identity.name,
        "site": portal.identity.url,
        "format": FORMAT,
        "schema": "../schemas/library.json",
        "as_of": past.as_of or None,
        "complete_since": past.complete_since or None,
        "count": len(entries),
        "months": [{"month": name, "file": f"changes/{name}.json"} for name in sorted(months)],
        "documents": entries,
        "removed": removed,
    })  # fmt: skip


def _dumped(value: dict[str, Any]) -> bytes:
    return json.dumps(value, ensure_ascii=False, indent=1).encode() + b"\n"
