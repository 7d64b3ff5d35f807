"""What the page of a meeting has beyond any record's (L3): who sat in, each item with how it ended and what was said."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from gongkai.kinds.meeting import AgendaItem, Meeting, View
from gongkai.kinds.representative import Representative
from gongkai.output import Heading
from gongkai.pages import relations
from gongkai.pages.embedded import embedded
from gongkai.pages.outcome import TONES, AnswerView
from gongkai.pages.press import Press
from gongkai.pages.record import Extras
from gongkai.views import Belongs, Cell, Column, Fact, Table, TableRow, Words


@dataclass(frozen=True, slots=True)
class ItemView:
    """An item of the agenda as printed."""

    id: str
    title: str
    attended: bool
    facts: list[Fact]
    views: list[AnswerView]


def context(meeting: Meeting, press: Press) -> dict[str, Any]:
    """Give the items with the views on each, and who sat in."""
    return {
        "items": [_item(number, each, meeting, press) for number, each in enumerate(meeting.agenda, start=1)],
        "attendance": attendance(meeting, press),
        "invited": meeting.invited or "",
    }


def attendance(meeting: Meeting, press: Press) -> Table | None:
    """Give the groups that sat in with their numbers."""
    if not meeting.attendance:
        return None
    rows = []
    for each in meeting.attendance:
        group = press.portal.find("representatives", each.group)
        rows.append(TableRow([Cell(_name(group), group.url if group else ""), Cell(f"{each.count}")]))
    total = TableRow([Cell("合计"), Cell(f"{meeting.attended_by}")])
    columns = [Column("代表界别"), Column("人数", numeric=True)]
    return Table("attendance-table", "列席代表人数", columns, [*rows, total], note="只公布界别和人数，不公布个人信息")


def _name(group: object) -> str:
    return group.name if isinstance(group, Representative) else "其他代表"


def _item(number: int, item: AgendaItem, meeting: Meeting, press: Press) -> ItemView:
    found = [each for each in meeting.views if each.item == number]
    views = [_view(each, meeting, press) for each in found]
    return ItemView(f"item-{number}", item.title, item.attended, list(_facts(item, press)), views)


def _facts(item: AgendaItem, press: Press) -> Iterator[Fact]:
    yield Fact("审议结果", [Words(item.outcome)], whole=True)
    organs = relations.named_ids(press, "organizations", item.presented_by)
    if organs:
        yield Fact("汇报单位", [press.value(each) for each in organs], whole=True)
    for label, plural, named in (("决策事项", "decisions", item.decision), ("形成的文件", "policies", item.document)):
        found = press.portal.find(plural, named) if named else None
        if found:
            yield Fact(label, [press.value(found)], whole=True)


def _view(view: View, meeting: Meeting, press: Press) -> AnswerView:
    group = press.portal.find("representatives", view.group)
    return AnswerView(
        content=embedded(view.content, meeting, press, level=5),
        by=_name(group),
        adoption=view.adoption.value,
        tone=TONES[view.adoption],
        reply=embedded(view.reply, meeting, press, level=5),
    )


def blocks(meeting: Meeting, press: Press) -> Iterator[Belongs]:
    """Give what else names the meeting."""
    yield from relations.incoming(meeting, press)


def headings(meeting: Meeting, context: Mapping[str, Any]) -> Iterator[Heading]:  # noqa: ARG001 - one signature for all kinds
    """List who sat in and the items."""
    yield Heading(2, "agenda", "议题和代表意见")
    yield from (Heading(3, each.id, each.title) for each in context["items"])
    if context["attendance"]:
        yield Heading(2, "attendance", "列席代表")


EXTRAS = Extras(
    elsewhere=frozenset({"agenda", "attendance", "views", "invited"}), blocks=blocks, context=context, headings=headings
)
