"""Two canonical values → the fields in which they differ, named in Chinese and weighed by what matters first."""

from __future__ import annotations

import copy
import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import IntEnum
from functools import cache
from typing import Any

from pydantic import BaseModel

from gongkai.canonical import Value, nested
from gongkai.findings import Pointer
from gongkai.kinds import all_kinds
from gongkai.kinds.disclosure_item import DisclosureMethod
from gongkai.record import Role, uses
from gongkai.references import Reference
from gongkai.timelimits import TimeLimit
from gongkai.vocabularies import Disclosure, Validity


class Matter(IntEnum):
    """What a field is about; lower numbers matter more."""

    DEADLINE = 1
    UNIT = 2
    VALIDITY = 3
    METHOD = 4
    TEXT = 5
    REST = 6

    @property
    def label(self) -> str:
        """The matter in words; "" for the rest."""
        return _LABELS.get(self, "")


_LABELS = {
    Matter.DEADLINE: "期限",
    Matter.UNIT: "责任单位",
    Matter.VALIDITY: "有效性",
    Matter.METHOD: "公开方式",
    Matter.TEXT: "正文",
}
_TYPES: tuple[tuple[type, Matter], ...] = (
    (dt.date, Matter.DEADLINE),
    (TimeLimit, Matter.DEADLINE),
    (Validity, Matter.VALIDITY),
    (Disclosure, Matter.METHOD),
    (DisclosureMethod, Matter.METHOD),
)
_DEADLINES = ("time_limit",)
"""Fields that hold a time limit in words."""
_ENDS = ("repealed_by", "supersedes", "repeals_clauses", "amends")
"""Fields that decide whether a document holds."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One value that differs. `pointer` leads to it from the canonical value; None is a value that is not there."""

    pointer: Pointer
    old: Any
    new: Any


def differences(old: Value, new: Value) -> list[Difference]:
    """List where two values of a record differ; lists of parts with as many members are compared member by member."""
    return list(_compared(old, new, ()))


def _compared(old: Any, new: Any, pointer: Pointer) -> Iterator[Difference]:
    if old == new:
        return
    if isinstance(old, dict) and isinstance(new, dict):
        for name in [*old, *(name for name in new if name not in old)]:
            yield from _compared(old.get(name), new.get(name), (*pointer, name))
    elif _are_parts(old) and _are_parts(new) and len(old) == len(new):
        for number, (one, other) in enumerate(zip(old, new, strict=True)):
            yield from _compared(one, other, (*pointer, number))
    elif pointer in {("fields",), ("files",)}:
        yield from _compared(old or {}, new or {}, pointer)
    else:
        yield Difference(pointer, old, new)


def _are_parts(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(each, dict) for each in value)


def patched(old: Value, found: list[Difference]) -> Value:
    """Apply differences to the old value and give the new one. Raises ValueError where the old value is another."""
    made = copy.deepcopy(old)
    for each in found:
        _set(made, each)
    if made.get("files") == {}:
        del made["files"]
    return made


def _set(made: Value, change: Difference) -> None:
    holder: Any = made
    for step in change.pointer[:-1]:
        holder = holder.setdefault(step, {}) if isinstance(holder, dict) else holder[step]
    last = change.pointer[-1]
    found = holder.get(last) if isinstance(holder, dict) else holder[last]
    if found != change.old:
        raise ValueError(f"{'.'.join(map(str, change.pointer))} is not what the difference starts from")
    if change.new is None:
        del holder[last]
    else:
        holder[last] = copy.deepcopy(change.new)


# --- in words ----------------------------------------------------------------------------------------------------


def label(plural: str, pointer: Pointer) -> str:
    """Name a field in Chinese, with the places in lists: 分组第1项·事项第2项·咨询电话."""
    if pointer == ("id",):
        return "标识"
    if pointer[:1] != ("fields",):
        return "正文" if pointer[:1] == ("text",) else "附件文件" + "".join(f"「{step}」" for step in pointer[1:])
    model: type[BaseModel] | None = all_kinds().get(plural)
    words: list[str] = []
    for step in pointer[1:]:
        if isinstance(step, int):
            words[-1] += f"第{step + 1}项"
            continue
        info = model.model_fields.get(step) if model else None
        words.append(str(info.title) if info and info.title else step)
        model = nested(info.annotation) if info else None
    return "·".join(words)


def matter(plural: str, pointer: Pointer) -> Matter:
    """Say what the field at a pointer is about."""
    if pointer[:1] == ("text",):
        return Matter.TEXT
    names = tuple(step for step in pointer[1:] if isinstance(step, str))
    return _matter(plural, names) if pointer[:1] == ("fields",) and names else Matter.REST


@cache
def _matter(plural: str, names: tuple[str, ...]) -> Matter:
    model: type[BaseModel] | None = all_kinds().get(plural)
    for name in names[:-1]:
        info = model.model_fields.get(name) if model else None
        model = nested(info.annotation) if info else None
    last = model.model_fields.get(names[-1]) if model else None
    if last is None:
        return Matter.REST
    if names[-1] in _DEADLINES:
        return Matter.DEADLINE
    if names[-1] in _ENDS:
        return Matter.VALIDITY
    members = set(_members(last.annotation)) | set(last.metadata)
    return next((matter for kind, matter in _TYPES if kind in members), _of_reference(members))


def _of_reference(members: set[Any]) -> Matter:
    organs = any(isinstance(mark, Reference) and mark.kind == "organizations" for mark in members)
    return Matter.UNIT if organs else Matter.REST


def _members(annotation: Any) -> Iterator[Any]:
    yield annotation
    yield from getattr(annotation, "__metadata__", ())
    for argument in getattr(annotation, "__args__", ()):
        yield from _members(argument)


def refers(plural: str, pointer: Pointer) -> str:
    """Name the kind that the field at a pointer refers to, "" where it refers to nothing, `*` for any."""
    model: type[BaseModel] | None = all_kinds().get(plural)
    found = ""
    for step in pointer[1:]:
        if isinstance(step, str) and model:
            info = model.model_fields.get(step)
            members = [*_members(info.annotation), *info.metadata] if info else []
            found = next((mark.kind for mark in members if isinstance(mark, Reference)), "")
            model = nested(info.annotation) if info else None
    return found


def holds_text(plural: str, pointer: Pointer) -> bool:
    """Tell whether a field holds Markdown, which is compared clause by clause."""
    if pointer == ("text",):
        return True
    kind = all_kinds().get(plural)
    if kind is None or len(pointer) != 2 or pointer[0] != "fields":
        return False
    return dict(uses(kind)).get(str(pointer[1]), {}).get("role") == Role.TEXT


def written(value: Any, plural: str, pointer: Pointer, titles: Mapping[str, str]) -> str:
    """Write a value for people: references by title, lists joined, parts as field and value."""
    if value is None:
        return "（无）"
    if value is True or value is False:
        return "是" if value else "否"
    if isinstance(value, list):
        return "；".join(written(each, plural, (*pointer, number), titles) for number, each in enumerate(value))
    if isinstance(value, dict):
        parts = (
            (label(plural, (*pointer, name)).rpartition("·")[2], (*pointer, name), each) for name, each in value.items()
        )
        return "，".join(f"{name}：{written(each, plural, place, titles)}" for name, place, each in parts)
    kind = refers(plural, pointer)
    key = str(value).partition("#")[0] if kind == "*" else f"{kind}/{str(value).partition('#')[0]}"
    title = titles.get(key, "") if kind else ""
    return f"{title}（{value}）" if title else str(value)
