"""The page of a section (L3): every kind that is gathered there, its newest records, and the standing pages beside them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from gongkai.kinds import all_kinds
from gongkai.lists.kind import in_order, own
from gongkai.output import Heading, PageOutput
from gongkai.pages.plain import Plain, output
from gongkai.pages.press import Press
from gongkai.record import Record
from gongkai.views import Link, Row, SectionPart
from gongkai.vocabularies import ColumnType, Section

_NEWEST = 2
"""Rows of each kind; the rest is behind the kind's own link."""
_PLAINS = {
    Section.PARTICIPATION: Plain(
        Section.PARTICIPATION.url, Section.PARTICIPATION.value, "参与重大决策、对草案提意见、看您关心的问题怎么答复。",
        "pages/section.html", column=Section.PARTICIPATION.url, column_type=ColumnType.SURVEYS.value,
    ),
    Section.PROGRESS: Plain(
        Section.PROGRESS.url, Section.PROGRESS.value, "承诺的事办到哪一步、各项标准现在是多少、公开工作做得怎么样。",
        "pages/section.html", column=Section.PROGRESS.url, column_type=ColumnType.DATA_RELEASE.value,
    ),
}  # fmt: skip


def kinds_of(section: Section, press: Press) -> list[type[Record]]:
    """List the kinds of a section that have records, in their own order."""
    return [
        kind
        for plural, kind in all_kinds().items()
        if kind.info.section is section and press.portal.records.get(plural)
    ]


def outputs(press: Press) -> Iterator[PageOutput]:
    """Give the pages of the sections that have anything."""
    for section, plain in _PLAINS.items():
        parts = [part(kind, press) for kind in kinds_of(section, press)]
        links = press.standing.get(section, ())
        if parts:
            yield output(plain, partial(_context, parts, links), map(str, (*parts, *links)), press)


def part(kind: type[Record], press: Press) -> SectionPart:
    """Gather what a section's page shows of a kind."""
    info = kind.info
    count = len(press.portal.records[info.plural])
    return SectionPart(
        info.plural, info.label, info.summary, newest(kind, press), Link(f"全部 {count} 条", f"{info.plural}/")
    )


def newest(kind: type[Record], press: Press) -> list[Row]:
    """Give the rows that stand for a kind: those it chooses itself, or its first ones."""
    chosen = own(kind).newest
    return list(chosen(press) if chosen else map(press.row, in_order(kind, press)[:_NEWEST]))[:_NEWEST]


def _context(parts: list[SectionPart], links: Sequence[Link]) -> dict[str, object]:
    return {
        "parts": parts,
        "links": links,
        "headings": [Heading(2, each.id, each.title) for each in parts] if len(parts) > 2 else (),
    }
