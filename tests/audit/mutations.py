"""Seeded changes of the small portal: what an editor may do, and what a comparison must say of it (no input)."""

from __future__ import annotations

import copy
import datetime as dt
import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ValidationError

from gongkai.audit import compare
from gongkai.canonical import nested
from gongkai.enclosures import file_fields
from gongkai.kinds import all_kinds
from gongkai.record import Record, Role, Storage, roles
from tests.audit import portals

Portal = dict[str, dict[str, dict[str, Any]]]
Pointer = tuple[str | int, ...]


@dataclass
class Mutation:
    """One change: the kind whose portal is changed, how to write it changed, the record it is of, and what must be said.

    `change` is "" where nothing may be reported. `where` is the pointer's beginning under which the difference must be.
    """

    name: str
    plural: str
    write: Callable[[Path], None]
    key: str = ""
    change: str = ""
    where: Pointer = ()
    clauses: list[str] = field(default_factory=list)


def every() -> list[Mutation]:
    """List all mutations, more than 300, the same on every run."""
    chosen = random.Random(4)  # noqa: S311 - a seed, not a secret
    found = [*_of_fields(chosen), *_of_parts_of_lists(), *_of_clauses(), *_of_records(), *_of_nothing(chosen)]
    names = [each.name for each in found]
    assert len(set(names)) == len(names)
    return found


# --- every field of every kind -----------------------------------------------------------------------------------


def _of_fields(chosen: random.Random) -> Iterator[Mutation]:
    """Change, add or drop every field of every kind, parts of parts included."""
    for plural, kind in all_kinds().items():
        table = portals.around(plural)[plural]
        covered: set[Pointer] = set()
        for record_id, value in table.items():
            for pointer in _leaves(value, ()):
                names = tuple(step for step in pointer if isinstance(step, str))
                if names == ("text",) or names in covered:
                    continue
                made = _changed(kind, record_id, value, pointer, chosen)
                if made is not None:
                    covered.add(names)
                    yield _field(plural, record_id, pointer, made)
        absent = set(kind.model_fields) - {names[0] for names in covered} - {"id"}
        for name in sorted(absent):
            record_id, value = next(iter(table.items()))
            made = _added(kind, record_id, value, name)
            if made is not None:
                yield _field(plural, record_id, (name,), made)


def _leaves(value: Any, before: Pointer) -> Iterator[Pointer]:
    if isinstance(value, dict):
        for name, each in value.items():
            yield from _leaves(each, (*before, name))
    elif isinstance(value, list) and value and isinstance(value[0], dict):
        for number, each in enumerate(value):
            yield from _leaves(each, (*before, number))
    else:
        yield before


def _changed(
    kind: type[Record], record_id: str, value: dict[str, Any], pointer: Pointer, chosen: random.Random
) -> dict[str, Any] | None:
    old = _at(value, pointer)
    candidates = list(_candidates(old, _annotation(kind, pointer)))
    chosen.shuffle(candidates)
    return next(
        (
            made
            for each in candidates
            if str(each).lower() != str(old).lower()
            and (made := _with(value, pointer, each))
            and _valid(kind, record_id, made)
        ),
        None,
    )


def _added(kind: type[Record], record_id: str, value: dict[str, Any], name: str) -> dict[str, Any] | None:
    waiver = [{"code": "P003", "reason": "历史文件，已书面说明"}]
    other = [
        "policies/former-address/",
        "fab",
        "jy",
        "cs-2025-2",
        "2026-02-03",
        "新的文字",
        "true",
        waiver,
        "国家秘密",
        "现行有效",
    ]
    for each in [*other, *([one] for one in other if isinstance(one, str))]:
        made = {**value, name: each}
        if _valid(kind, record_id, made):
            return made
    return None


def _at(value: Any, pointer: Pointer) -> Any:
    for step in pointer:
        value = value[step]
    return value


def _with(value: dict[str, Any], pointer: Pointer, new: Any) -> dict[str, Any]:
    made = copy.deepcopy(value)
    _at(made, pointer[:-1])[pointer[-1]] = new
    return made


def _annotation(kind: type[BaseModel], pointer: Pointer) -> Any:
    model: type[BaseModel] | None = kind
    annotation: Any = None
    for step in pointer:
        if isinstance(step, str) and model is not None:
            annotation = model.model_fields[step].annotation
            model = nested(annotation)
    return annotation


def _candidates(old: Any, annotation: Any) -> Iterator[Any]:
    if isinstance(old, list):
        yield old[:-1]
        yield [*old, *(each for one in old for each in _candidates(one, annotation))][: len(old) + 1]
        for each in _candidates(old[0], annotation) if old else ():
            if str(each) != str(old[0]):
                yield [each, *old[1:]]
        return
    for member in _enum(annotation):
        yield member.value
    text = str(old)
    if re.fullmatch(r"\d{4}-\d\d-\d\d", text):
        yield (dt.date.fromisoformat(text) + dt.timedelta(days=1)).isoformat()
        return
    yield {
        "fab": "jyj",
        "jy": "jyfw",
        "lnr": "qy",
        "bt-1": "bt-2",
        "cs-2025-1": "cs-2025-2",
        "cs-2025-1#3": "cs-2025-1#4",
    }.get(text, f"{text}（改）")
    yield from (re.sub(r"\d(?=\D*$)", digit, text) for digit in "72")
    yield text.replace("a@", "b@").replace("briefcase", "house").replace("elder", "house")
    yield "true" if text in {"False", "false"} else "false"


def _enum(annotation: Any) -> list[Enum]:
    if isinstance(annotation, type) and issubclass(annotation, Enum):
        return list(annotation)
    return next((found for each in getattr(annotation, "__args__", ()) if (found := _enum(each))), [])


def _valid(kind: type[Record], record_id: str, value: dict[str, Any]) -> bool:
    try:
        kind.model_validate({"id": record_id, **{name: each for name, each in value.items() if name != "text"}})
    except ValidationError:
        return False
    return True


_HIDING = {("draft",), ("disclosure",)}


def _field(plural: str, record_id: str, pointer: Pointer, value: dict[str, Any]) -> Mutation:
    portal = portals.around(plural)
    portal[plural][record_id] = value
    change = compare.REMOVED if pointer in _HIDING else compare.CHANGED
    name = f"{plural}/{record_id} field {'.'.join(map(str, pointer))}"
    return Mutation(
        name,
        plural,
        _writing(portal),
        f"{plural}/{record_id}",
        change,
        () if pointer in _HIDING else ("fields", pointer[0]),
    )


def _writing(portal: Portal, **options: Any) -> Callable[[Path], None]:
    def write(root: Path) -> None:
        portals.write(root, portal, **options)

    return write


# --- lists -------------------------------------------------------------------------------------------------------


def _of_parts_of_lists() -> Iterator[Mutation]:
    """Add, drop and turn round the members of every list."""
    for plural, kind in all_kinds().items():
        for record_id, value in portals.around(plural)[plural].items():
            for name, members in value.items():
                if isinstance(members, list):
                    for what, made in _rearranged(members):
                        if made != members and _valid(kind, record_id, {**value, name: made}):
                            yield _list(plural, record_id, name, what, made)


def _rearranged(members: list[Any]) -> Iterator[tuple[str, list[Any]]]:
    if len(members) > 1:
        yield "drop", members[1:]
        yield "turn", members[::-1]
    if members and isinstance(members[0], dict) and "title" in members[0]:
        other = {**members[0], "title": "另一项"}
        yield "add", [*members, other]
        yield "insert", [other, *members]


def _list(plural: str, record_id: str, name: str, what: str, members: list[Any]) -> Mutation:
    portal = portals.around(plural)
    portal[plural][record_id][name] = members
    key = f"{plural}/{record_id}"
    return Mutation(f"{key} {what} {name}", plural, _writing(portal), key, compare.CHANGED, ("fields", name))


# --- clauses -----------------------------------------------------------------------------------------------------

_NUMERALS = "零一二三四五六七八九"


def _of_clauses() -> Iterator[Mutation]:
    """Insert, delete, change, move and renumber clauses of a text."""
    clauses = portals.TEXT.strip().split("\n\n")
    for place in range(len(clauses)):
        yield _text(f"delete block {place}", _numbered([*clauses[:place], *clauses[place + 1 :]]), "struck")
        yield _text(f"delete block {place} leaving the numbers", [*clauses[:place], *clauses[place + 1 :]], "struck")
        yield _text(
            f"change block {place}",
            [
                *clauses[:place],
                clauses[place].replace("。", "，另行通知。").replace("；", "（含新落户）；").replace("：", "和物资："),
                *clauses[place + 1 :],
            ],
            "changed",
        )
        for number in range(3):
            new = f"第九条　新增的要求之{_NUMERALS[number + 1]}：街道应当在收到申请后{number + 3}日内告知结果。"
            yield _text(
                f"insert at {place} number {number}", _numbered([*clauses[:place], new, *clauses[place:]]), "added"
            )
    yield _text("renumber all", [each.replace("第五条", "第六条") for each in clauses], "renumbered")
    yield _text("move the fourth article to the front", [clauses[5], *clauses[:5], clauses[6]], "moved")
    yield _text("replace all", ["第一条　完全不同的规定，关于停车泊位的设置。"], "struck")
    yield _text("add a paragraph without a number", [*clauses, "附则由县民政局负责解释。"], "")


def _numbered(clauses: list[str]) -> list[str]:
    """Number the articles of a text anew."""
    number, made = 0, []
    for each in clauses:
        if each.startswith("第"):
            number += 1
        made.append(re.sub(r"^第.条", f"第{_NUMERALS[number]}条", each))
    return made


def _text(name: str, clauses: list[str], expected: str) -> Mutation:
    portal = portals.records()
    portal["policies"]["cs-2025-1"]["text"] = "\n\n".join(clauses) + "\n"
    found = Mutation(f"text {name}", "policies", _writing(portal), "policies/cs-2025-1", compare.CHANGED, ("text",))
    found.clauses = [expected] if expected else []
    return found


# --- records -----------------------------------------------------------------------------------------------------


def _of_records() -> Iterator[Mutation]:
    """Add, remove, withdraw, rename and move a record of every kind; give it an alias; change its text."""
    for plural, kind in all_kinds().items():
        portal = portals.around(plural)
        *_, last = portal[plural]
        copied = portal[plural][last]
        title = roles(kind)[Role.TITLE]
        key, gone = f"{plural}/{last}", _without(plural, last)
        yield Mutation(f"remove {plural}", plural, _writing(gone), key, compare.REMOVED)
        yield Mutation(f"withdraw {plural}", plural, _withdrawing(gone, key), key, compare.WITHDRAWN)
        more = _with_record(portal, plural, "brand-new", {**copied, title: "全新的一条"})
        yield Mutation(f"add {plural}", plural, _writing(more), f"{plural}/brand-new", compare.ADDED)
        other = f"{plural}/other-name"
        renamed = _with_record(gone, plural, "other-name", copied)
        yield Mutation(f"rename {plural}", plural, _writing(renamed), other, compare.RENAMED)
        aliased = _with_record(gone, plural, "other-name", {**copied, title: "改了名字", "aliases": [f"{key}/"]})
        name = f"rename {plural} with another title"
        yield Mutation(name, plural, _writing(aliased), other, compare.RENAMED)
        yield from _of_first(plural, kind)


def _of_first(plural: str, kind: type[Record]) -> Iterator[Mutation]:
    """Give the first record an alias, another file, another text."""
    record_id, value = next(iter(portals.around(plural)[plural].items()))
    key = f"{plural}/{record_id}"
    addressed = _with_record(portals.around(plural), plural, record_id, {**value, "aliases": [f"{plural}/former/"]})
    yield Mutation(f"alias {plural}", plural, _writing(addressed), key, compare.CHANGED, ("fields", "aliases"))
    if kind.info.storage is not Storage.LIST:
        ending = ".md" if kind.info.storage is Storage.MARKDOWN else ".yml"
        moved = {key: f"{kind.info.folder}/elsewhere/{record_id}{ending}"}
        change = compare.CHANGED if set(file_fields(kind)) & set(value) else compare.MOVED
        unenclosed = {name: each for name, each in value.items() if name not in file_fields(kind)}
        portal = _with_record(portals.around(plural), plural, record_id, unenclosed)
        yield Mutation(f"move {plural}", plural, _writing(portal, moved=moved), key, change)
    if "text" in value:
        reworded = {**value, "text": value["text"].replace("。", "，另行通知。", 1)}
        portal = _with_record(portals.around(plural), plural, record_id, reworded)
        yield Mutation(f"reword {plural}", plural, _writing(portal), key, compare.CHANGED, ("text",))


def _without(plural: str, record_id: str) -> Portal:
    portal = portals.around(plural)
    del portal[plural][record_id]
    return portal


def _with_record(portal: Portal, plural: str, record_id: str, value: dict[str, Any]) -> Portal:
    return {**portal, plural: {**portal[plural], record_id: value}}


def _withdrawing(portal: Portal, key: str) -> Callable[[Path], None]:
    stone = {
        "id": key,
        "title": "撤下的一条",
        "reason": "内容有误",
        "withdrawn_on": "2025-06-30",
        "decided_by": "县政府办",
    }

    def write(root: Path) -> None:
        portals.write(root, portal)
        (root / "catalog/tombstones.yml").write_text(portals.dumped({"tombstones": [stone]}), encoding="utf-8")

    return write


# --- what changes nothing ----------------------------------------------------------------------------------------


def _of_nothing(chosen: random.Random) -> Iterator[Mutation]:
    """Write the same values otherwise: order of keys, of records, quotes, flow, comments, line ends, empty values."""
    for seed in range(12):
        yield Mutation(f"shuffle {seed}", "policies", _writing(_shuffled(random.Random(seed))))  # noqa: S311 - a seed, not a secret
    for path in (
        "catalog/organizations.yml",
        "catalog/questions/all.yml",
        "catalog/packs/lnr-bao.yml",
        "content/policies/2025/cs-2025-1.md",
    ):
        for name, edit in _EDITS.items():
            yield Mutation(f"{name} in {path}", "policies", _editing(path, edit))
    chosen.random()


def _shuffled(chosen: random.Random) -> Portal:
    """Turn the order of kinds, records and fields around; the order of values in lists stays."""

    def turned(value: Any) -> Any:
        if isinstance(value, dict):
            names = list(value)
            chosen.shuffle(names)
            return {name: turned(value[name]) for name in names}
        return [turned(each) for each in value] if isinstance(value, list) else value

    portal: Portal = turned(portals.records())
    return portal


def _front(text: str, edit: Callable[[str], str]) -> str:
    """Edit the YAML of a file, leaving the text of a document alone."""
    if not text.startswith("---\n"):
        return edit(text)
    head, _, rest = text[4:].partition("\n---\n")
    return "---\n" + edit(head + "\n") + "---\n" + rest


def _restyled(**options: Any) -> Callable[[str], str]:
    import yaml

    return lambda text: _front(text, lambda head: portals.dumped(yaml.load(head, Loader=yaml.BaseLoader), **options))  # noqa: S506


_EDITS: dict[str, Callable[[str], str]] = {
    "comments": lambda text: _front(text, lambda head: "# 编辑的说明\n" + head.replace("\n", "\n# 又一行说明\n", 1)),
    "blank lines": lambda text: _front(text, lambda head: head + "\n\n"),
    "flow style": _restyled(default_flow_style=True, width=10_000),
    "double quotes": _restyled(default_style='"'),
    "wide indent": _restyled(indent=6),
    "narrow lines": _restyled(width=40),
    "CRLF": lambda text: text.replace("\n", "\r\n"),
    "empty values": lambda text: _front(text, lambda head: head + ("aliases:\n" if "\nsections" in head or "genre" in head else "")),
    "trailing space": lambda text: _front(text, lambda head: re.sub(r"(?m)$", "  ", head.rstrip("\n")) + "\n"),
    "byte order mark": lambda text: "\ufeff" + text,
    "more blank lines at the end": lambda text: text + "\n\n",
}  # fmt: skip


def _editing(path: str, edit: Callable[[str], str]) -> Callable[[Path], None]:
    def write(root: Path) -> None:
        portals.write(root, portals.records())
        place = root / path
        place.write_text(edit(place.read_text(encoding="utf-8")), encoding="utf-8", newline="")

    return write
