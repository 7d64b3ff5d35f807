"""The course of a thing, step by step (L3): what the macro `part.timeline` prints, for decisions, policies and projects.

Every text is plain and escaped by the template; `Markup` is HTML that a step of ours made.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from markupsafe import Markup

from gongkai.views import Fact, FileLink, Link
from gongkai.wording import chinese_date


class Mark(StrEnum):
    """How far a step has come; the name picks its sign, `words` say it to those who do not see the sign."""

    DONE = "done"
    NOW = "now"
    AHEAD = "ahead"
    LEFT_OUT = "left-out"

    @property
    def words(self) -> str:
        """Say the mark in words."""
        return _WORDS[self]


_WORDS = {Mark.DONE: "已完成", Mark.NOW: "正在进行", Mark.AHEAD: "尚未开始", Mark.LEFT_OUT: "未开展"}


@dataclass(frozen=True, slots=True)
class TimelineStep:
    """One step. `when` is printed as it is where there is no day: `计划2026年12月`; `note` is text below the title."""

    title: str
    mark: Mark
    day: dt.date | None = None
    when: str = ""
    note: str | Markup = ""
    facts: Sequence[Fact] = ()
    links: Sequence[Link] = ()
    files: Sequence[FileLink] = ()
    id: str = ""

    @property
    def date(self) -> str:
        """The day as printed, else the words for it."""
        return chinese_date(self.day) if self.day else self.when

    @property
    def date_iso(self) -> str:
        """The day for machines."""
        return self.day.isoformat() if self.day else ""


@dataclass(frozen=True, slots=True)
class Timeline:
    """A course of steps in order; `label` names it for those who hear the page."""

    label: str
    steps: Sequence[TimelineStep]
