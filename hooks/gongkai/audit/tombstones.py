"""`catalog/tombstones.yml`: what was withdrawn, why, by whose decision, and what took its place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

from pydantic import StringConstraints

from gongkai import yamltext
from gongkai.files import error, read_text
from gongkai.findings import Finding, quoted
from gongkai.portal import Portal
from gongkai.record import Day, Line, Part, Record, declare
from gongkai.validation import validated

PATH = "catalog/tombstones.yml"
Address = Annotated[str, StringConstraints(pattern=r"^[a-z0-9-]+(/[^/\s<>\"'\\;{}$?#%&]+)+$", max_length=300)]


class Tombstone(Part):
    """One record or file that was published and is no more."""

    id: Address = declare("标识", "撤下的记录：类型/标识；撤下的附件再写上文件名", example="policies/yx-2020-7")
    title: Line = declare("名称", "撤下的内容原来叫什么")
    reason: Line = declare("原因", "为什么撤下，写给公众看")
    withdrawn_on: Day = declare("撤下日期", "从哪一天起不再公开")
    decided_by: Line = declare("决定机关", "由谁决定撤下，如：政府办公室")
    successor: Address | None = declare("替代内容", "现在应当看哪条记录：类型/标识；没有可不填", default=None)

    @property
    def is_file(self) -> bool:
        """Whether a single file was withdrawn, not a page."""
        return self.id.count("/") > 1

    @property
    def url(self) -> str:
        """The address that no longer holds what it held, relative to the site's root."""
        return self.id if self.is_file else f"{self.id}/"

    def entry(self) -> dict[str, Any]:
        """Give the tombstone as the manifest has it."""
        return {"url": self.url, **self.model_dump(mode="json", exclude_none=True)}


class HiddenHistory(Part):
    """Former versions of a record that must not be shown again, such as those with personal data in them."""

    id: Address = declare("标识", "类型/标识", example="policies/yx-2020-7")
    before: Day = declare("此日之前", "这一天之前的版本不再展示内容；日期和修改人照常列出")
    reason: Line = declare("原因", "为什么不展示，如：含个人隐私，已按规定更正")


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """What the file says."""

    tombstones: tuple[Tombstone, ...] = ()
    hidden: tuple[HiddenHistory, ...] = ()

    def covers(self, address: str) -> bool:
        """Tell whether an address is withdrawn: by itself, or with the record whose file it was."""
        return any(address == each.url or address.startswith(f"{each.id}/") for each in self.tombstones)

    def hidden_before(self, key: str) -> HiddenHistory | None:
        """Give what says that former versions of the record `key` must not be shown, or None."""
        return next((each for each in self.hidden if each.id == key), None)


def read(root: Path) -> tuple[Withdrawn, list[Finding]]:
    """Read the file; a portal without one has withdrawn nothing."""
    if not (root / PATH).is_file():
        return Withdrawn(), []
    text = read_text(root, PATH)
    return (Withdrawn(), [text]) if isinstance(text, Finding) else parsed(text)


def parsed(text: str) -> tuple[Withdrawn, list[Finding]]:
    """Read the text of the file."""
    found = yamltext.parse(text)
    findings = [Finding(PATH, each.line, each.code, each.message) for each in found.problems if each.fatal]
    if not isinstance(found.value, dict):
        return Withdrawn(), findings or ([error(PATH, "F008", "应当有「tombstones:」列表", 1)] if text.strip() else [])
    stones, more = _members(found.value, "tombstones", Tombstone)
    hidden, last = _members(found.value, "hidden_history", HiddenHistory)
    unknown = [
        error(PATH, "S001", f"没有{quoted(name)}这个字段，可用的字段有：tombstones、hidden_history", pointer=(name,))
        for name in found.value
        if name not in {"tombstones", "hidden_history"}
    ]
    return Withdrawn(tuple(stones), tuple(hidden)), [*findings, *more, *last, *unknown]


def _members(value: dict[str, Any], key: str, model: type[Any]) -> tuple[list[Any], list[Finding]]:
    members = value.get(key) or []
    if not isinstance(members, list):
        return [], [error(PATH, "F008", f"「{key}:」下面应当是列表，每条以「- 」开头", pointer=(key,))]
    read_members = [validated(each, PATH, model, (key, number)) for number, each in enumerate(members)]
    found = [member for member, _ in read_members if member is not None]
    return found, [finding for _, findings in read_members for finding in findings]


def check(withdrawn: Withdrawn, portal: Portal) -> Iterator[Finding]:
    """Hold the file against the published records: nothing is both, successors are there, nothing stands twice."""
    seen: set[str] = set()
    for number, stone in enumerate(withdrawn.tombstones):
        pointer = ("tombstones", number)
        if stone.id in seen:
            yield error(PATH, "A002", f"{quoted(stone.id)}登记了两次，请删去一条", pointer=(*pointer, "id"))
        seen.add(stone.id)
        if not stone.is_file and record(stone.id, portal):
            yield error(
                PATH,
                "A002",
                f"{quoted(stone.id)}还在公布，不能又登记为已撤下；请删去这条登记或撤下记录",
                pointer=(*pointer, "id"),
            )
        if stone.successor and not record(stone.successor, portal):
            message = f"没有公布的记录叫{quoted(stone.successor)}，请写成「类型/标识」，如 policies/yx-2026-1"
            yield error(PATH, "A003", message, pointer=(*pointer, "successor"))


def record(key: str, portal: Portal) -> Record | None:
    """Give the published record that `<plural>/<id>` names, or None."""
    plural, _, record_id = key.partition("/")
    return portal.find(plural, record_id)
