"""Differences in the words of pages and reports: field by field, and clause by clause as redlines."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from gongkai.audit.fields import Difference, holds_text, label, matter, written
from gongkai.audit.redline import CHANGED, WORDS, ClauseChange, Span, redline, spans

_LONG = 60
"""Characters from which a value is shown as a redline."""


@dataclass(frozen=True, slots=True)
class FieldShown:
    """A field that changed. `matter` says in words why it counts, "" where it is a plain field."""

    label: str
    matter: str
    old: str
    new: str

    @property
    def spans(self) -> Sequence[Span]:
        """Give the redline of a long value, nothing for a short one, which is better read whole."""
        return spans(self.old, self.new) if len(self.old) > _LONG and len(self.new) > _LONG else ()


@dataclass(frozen=True, slots=True)
class ClauseShown:
    """A clause that changed: what happened, how it is cited, its redline."""

    what: str
    change: str
    label: str
    key: str
    spans: Sequence[Span]


@dataclass(frozen=True, slots=True)
class Shown:
    """The differences of one record in words."""

    fields: Sequence[FieldShown] = ()
    clauses: Sequence[ClauseShown] = ()

    @property
    def summary(self) -> str:
        """Name in one line what changed."""
        names = list(dict.fromkeys(each.label for each in self.fields))
        clauses = [f"{each.what}{each.label or '正文'}" for each in self.clauses]
        return "；".join(part for part in ("、".join(names), _few(clauses)) if part)


def _few(words: Sequence[str], limit: int = 4) -> str:
    more = f"等 {len(words)} 处" if len(words) > limit else ""
    return "、".join(words[:limit]) + more


def shown(plural: str, found: Sequence[Difference], titles: Mapping[str, str]) -> Shown:
    """Write differences of a record of the kind `plural`; references are named by `titles`."""
    fields: list[FieldShown] = []
    clauses: list[ClauseShown] = []
    for each in sorted(found, key=lambda each: matter(plural, each.pointer)):
        if holds_text(plural, each.pointer):
            changes = redline(each.old or "", each.new or "")
            clauses += [_clause(change) for change in changes]
            fields += (
                [] if changes else [FieldShown(label(plural, each.pointer), "正文", "", "只调整了格式，文字没有改动")]
            )
        else:
            fields.append(_field(plural, each, titles))
    return Shown(fields, clauses)


def _field(plural: str, each: Difference, titles: Mapping[str, str]) -> FieldShown:
    old, new = (written(value, plural, each.pointer, titles) for value in (each.old, each.new))
    if each.pointer[:1] == ("files",):
        old, new = ("（无）" if each.old is None else "原来的文件", "（无）" if each.new is None else "内容不同的文件")
    return FieldShown(label(plural, each.pointer), matter(plural, each.pointer).label, old, new)


def _clause(change: ClauseChange) -> ClauseShown:
    both = change.old_label and change.new_label and change.old_label != change.new_label
    name = (
        f"{change.old_label} → {change.new_label}"
        if both and change.change != CHANGED
        else change.new_label or change.old_label
    )
    return ClauseShown(WORDS[change.change], change.change, name or "开头部分", change.new_key, change.spans())
