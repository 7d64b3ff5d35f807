"""What the page of a public enterprise has beyond any record's (L3): whom to call, its catalog, and where to complain."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from markupsafe import Markup

from gongkai.contact_links import dialled, linked_address
from gongkai.kinds.body import Body, BodyItem
from gongkai.output import Heading
from gongkai.pages.facts import time
from gongkai.pages.press import Press
from gongkai.pages.record import Extras
from gongkai.views import Cell, Column, Fact, Table, TableRow, Words

_COLUMNS = (Column("公开事项"), Column("公开内容"), Column("在哪里看"), Column("多久更新"), Column("上次更新"))


def context(body: Body, press: Press) -> dict[str, Any]:  # noqa: ARG001 - the signature of every kind's `context`
    """Give the telephone, the catalog as a table and the way of a complaint."""
    return {
        "phone": dialled(body.phone),
        "hours": body.hours,
        "table": catalog(body),
        "complaint": list(_complaint(body)),
    }


def catalog(body: Body) -> Table:
    """Give the catalog of a body as a table."""
    rows = [TableRow(_cells(each)) for each in body.items]
    return Table("catalog", f"公开目录（{len(rows)} 项）", _COLUMNS, rows, cards=True)


def _cells(item: BodyItem) -> list[Cell]:
    where = Markup("{}<br>{}").format(item.where, linked_address(item.address)) if item.address else item.where
    return [Cell(item.title), Cell(item.content), Cell(where), Cell(item.cycle), Cell(html=time(item.updated_on))]


def _complaint(body: Body) -> Iterator[Fact]:
    way = body.complaint
    yield Fact("打电话", (Words(dialled(way.phone)),), nowrap=True)
    yield Fact("当面反映", (Words(way.place),))
    yield Fact("受理时间", (Words(way.hours),))
    yield Fact("多久答复", (Words(way.reply_in),))
    yield Fact("不满意时", (Words(way.escalate),), whole=True)


def headings(body: Body, context: Mapping[str, Any]) -> Iterator[Heading]:  # noqa: ARG001 - the signature of every kind's `headings`
    """List the template's own sections."""
    yield Heading(2, "catalog-title", "公开目录")
    yield Heading(2, "complaint", "向谁投诉")


EXTRAS = Extras(elsewhere=frozenset({"phone", "hours"}), context=context, headings=headings)
