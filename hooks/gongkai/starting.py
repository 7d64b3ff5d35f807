"""A new record in its place (L2): kind, portal and what is known already → the file and its text; nothing is written.

An entry of a list joins the file of its field; a record with a file of its own gets one, named for its id.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import yaml

from gongkai import appending, blank, suggesting, yamltext
from gongkai.facets import facets, slug
from gongkai.files import read_text
from gongkai.findings import Finding, quoted
from gongkai.portal import Portal
from gongkai.record import ID_PATTERN, Record, Role, Storage, roles
from gongkai.references import Reference

_LISTED = ("organizations", "topics", "audiences")
"""Kinds whose ids are short and known enough to be listed in a new file."""


class CannotStart(Exception):
    """The record cannot be begun like this; the message says what to do."""


@dataclass(frozen=True, slots=True)
class Start:
    """A file to be written: its path from the root, its whole text, and the new record's id."""

    path: str
    text: str
    id: str


def started(kind: type[Record], portal: Portal, given: Mapping[str, str], *, file: str = "") -> Start:
    """Begin a record of `kind`. `given` maps fields to what was typed, several values parted by commas.

    Raises CannotStart when a field is unknown, the id is taken or it is not clear which list the entry belongs to.
    """
    check(kind, given)
    path = _list_file(kind, portal, given, file) if kind.info.storage is Storage.LIST else ""
    suggestions = suggested(kind, portal, given, path)
    record_id = given.get("id") or suggestions["id"]
    if record_id in suggesting.taken_ids(kind, portal):
        raise CannotStart(f"标识{quoted(record_id)}已经用了，请换一个，如 {suggestions['id']}")
    values = {name: _yaml(kind, name, value) for name, value in {**_today(kind, portal.today), **given}.items()}
    if kind.info.storage is Storage.LIST:
        return Start(path, _with_entry(kind, portal, path, {**values, "id": record_id}, suggestions), record_id)
    text = blank.blank(kind, {**values, "id": ""}, choices(portal), suggestions=suggestions, left_out={"id"})
    year = f"{given.get('published_on', str(portal.today))[:4]}/" if kind.info.storage is Storage.MARKDOWN else ""
    ending = "md" if kind.info.storage is Storage.MARKDOWN else "yml"
    path = f"{kind.info.folder}/{year}{record_id}.{ending}"
    if (portal.root / path).exists():
        raise CannotStart(f"{path} 已经有了，不会覆盖；请换一个标识")
    return Start(path, blank.document(kind, text), record_id)


def choices(portal: Portal) -> blank.Choices:
    """List the ids that references commonly name."""
    return {
        plural: {key: record.heading for key, record in portal.records.get(plural, {}).items()} for plural in _LISTED
    }


def suggested(kind: type[Record], portal: Portal, given: Mapping[str, str], path: str = "") -> dict[str, str]:
    """Suggest an id and, for a policy, its numbers."""
    organ = _several(given.get(roles(kind).get(Role.ORGAN, ""), ""))
    found = dict(suggesting.for_policy(organ[0], portal, portal.today)) if kind.info.name == "policy" and organ else {}
    explained = _several(given.get("policies", ""))
    if explained:
        free = (f"{explained[0]}-{tail}" for tail in ("jd", *(f"jd{number}" for number in range(2, 100))))
        taken = suggesting.taken_ids(kind, portal)
        found["id"] = next(each for each in free if each not in taken)
    near = path.rpartition("/")[2].partition(".")[0] if path and path != kind.info.folder else ""
    return {"id": suggesting.next_id(kind, portal, near=near or _prefix(kind), today=portal.today), **found}


def _prefix(kind: type[Record]) -> str:
    return kind.info.name.replace("_", "-") if kind.info.storage is Storage.MARKDOWN else ""


def check(kind: type[Record], given: Mapping[str, str]) -> None:
    """Raise CannotStart for a field that the kind has not, and for a value that its field does not take."""
    for name, value in given.items():
        if name not in kind.model_fields:
            raise CannotStart(f"{kind.info.label}没有{quoted(name)}这个字段，可用的有：{'、'.join(kind.model_fields)}")
        title, what = kind.model_fields[name].title, blank.shape(kind.model_fields[name])
        wrong = [each for each in _several(value) if what.vocabulary and each not in what.vocabulary]
        if wrong:
            raise CannotStart(f"{title}没有{quoted(wrong[0])}这一项，可选：{' | '.join(what.vocabulary)}")
        if value and not _READABLE.get(what.plain, _anything)(value):
            raise CannotStart(f"{title}要写{_LIKE.get(what.plain, what.hint)}，这里是{quoted(value)}")
    if given.get("id") and not re.fullmatch(ID_PATTERN, given["id"]):
        raise CannotStart(f"标识{quoted(given['id'])}只能用小写字母、数字和连字符，如 yx-2026-1")


def _anything(_: str) -> bool:
    return True


def _is_date(text: str) -> bool:
    """Tell whether this is a day as it is written in a source."""
    try:
        return str(dt.date.fromisoformat(text)) == text
    except ValueError:
        return False


_READABLE: Mapping[type | None, Callable[[str], object]] = {
    dt.date: _is_date,
    bool: {"true", "false"}.__contains__,
    int: re.compile(r"-?[0-9]{1,12}").fullmatch,
}
"""By what a field holds: whether a typed value is of that kind; all other kinds are written in quotes where need be."""
_LIKE: Mapping[type | None, str] = {dt.date: "日期（如 2026-01-02）", bool: " true 或 false"}


def _today(kind: type[Record], today: dt.date) -> dict[str, str]:
    """Fill in the date that the record bears; days on which something ends or happens are the editor's to know."""
    required, _ = blank.fields(kind)
    name = roles(kind).get(Role.DATE)
    return {name: str(today)} if name in required else {}


def _several(value: str) -> list[str]:
    return [each.strip() for each in re.split(r"[,，]", value) if each.strip()]


def _yaml(kind: type[Record], name: str, value: str) -> str:
    """Write what was typed as YAML, quoted where it must be."""
    what = blank.shape(kind.model_fields[name])
    if not value:
        return ""
    if what.plain in (dt.date, bool, int):
        return value
    whole: Any = _several(value) if what.many else value
    written = yaml.safe_dump(whole, allow_unicode=True, default_flow_style=True, width=10_000)
    return written.removesuffix("...\n").strip()


def _list_file(kind: type[Record], portal: Portal, given: Mapping[str, str], file: str) -> str:
    folder = kind.info.folder
    if folder.endswith(".yml"):
        return folder
    if file and re.fullmatch(ID_PATTERN, file.removesuffix(".yml")):
        return f"{folder}/{file.removesuffix('.yml')}.yml"
    paths = sorted({record.origin.path for record in portal.all(kind)})
    if "field" not in kind.model_fields:
        return paths[-1] if paths else f"{folder}/{portal.today.year}.yml"
    fields = {record.origin.path: str(getattr(record, "field", "")) for record in portal.all(kind)}
    same = [path for path in paths if fields[path] == given.get("field")]
    if len(same) == 1:
        return same[0]
    facet = next((each for each in facets(kind) if each.field == "field" and each.members), None)
    if not same and facet and facet.members and given.get("field"):
        return f"{folder}/{slug(facet.members(given['field']))}.yml"
    known = "、".join(f"{path.rpartition('/')[2]}（{fields[path]}）" for path in paths)
    possible = "、".join(blank.shape(kind.model_fields["field"]).vocabulary)
    raise CannotStart(
        f"请用 --set field=领域 或 --file 文件名（小写字母、数字和连字符）指明放在 {folder}/ 的哪个文件里；"
        f"现有：{known or '无'}；领域有：{possible}"
    )


def _list_text(kind: type[Record], portal: Portal, path: str) -> str:
    """Read a list file, or begin one."""
    if not (portal.root / path).exists():
        return f"# {kind.info.label}\n{kind.info.list_key}:\n"
    text = read_text(portal.root, path)
    if isinstance(text, Finding):
        raise CannotStart(str(text))
    return text


def _with_entry(
    kind: type[Record], portal: Portal, path: str, values: Mapping[str, str], suggestions: Mapping[str, str]
) -> str:
    """Put the new entry behind the others, without the fields that the file's records share."""
    key = kind.info.list_key
    text = _list_text(kind, portal, path)
    whole = yamltext.parse(text).value
    shared = {name for name in whole if name != key} if isinstance(whole, dict) else set()
    kept = {name: value for name, value in values.items() if name not in shared}
    made = blank.blank(kind, kept, choices(portal), suggestions=suggestions, left_out=shared)
    try:
        return appending.appended(text, key, blank.entry(made, appending.indentation(text, key)))
    except appending.CannotAppend as problem:
        raise CannotStart(f"{path}：{problem}") from None


def ids_for(reference: Reference | None, portal: Portal) -> Mapping[str, str]:
    """List the ids that a reference may name, with what they are called."""
    return choices(portal).get(reference.kind, {}) if reference else {}
