"""我为网站找错 (L3): how to report a mistake on a page, how soon it is mended, and what was reported so far."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Any

from gongkai.answering_times import answered
from gongkai.contact_links import dialled
from gongkai.kinds.response import Mending, Response, ResponseSort
from gongkai.output import PageOutput
from gongkai.pages.facts import time
from gongkai.pages.plain import Plain, output
from gongkai.pages.press import Press
from gongkai.portal import Portal
from gongkai.reporting import REPORT, message_to
from gongkai.states.response import taken
from gongkai.views import Cell, Column, Fact, Link, Table, TableRow, Words
from gongkai.vocabularies import ColumnType, Section

_PAGE = Plain(
    REPORT, "我为网站找错", "网页上的字、数、链接有错，或者打不开、看不清、听不见，请告诉我们：怎么说、多久改好、已经改了哪些。",
    "pages/report.html", column=Section.PARTICIPATION.url, column_type=ColumnType.COMPLAINTS.value,
    above=((Section.PARTICIPATION.value, Section.PARTICIPATION.url),),
)  # fmt: skip
_COLUMNS = (
    Column("反映的问题"), Column("收到", short=True), Column("改好", short=True), Column("用时", numeric=True), Column("处理结果"), Column("答复单位"),
)  # fmt: skip
_WHAT = (
    "哪一页：网址，或者网页最上面的标题",
    "哪里不对：把错的字、数抄下来，或者说在第几段",
    "应该是什么：知道的话写上，最好说明依据",
    "怎么联系您：想知道结果的，留一个电话或者邮箱；不留也受理",
)


def links(portal: Portal) -> Iterator[tuple[Section, Link]]:
    """Say where readers find the page."""
    if portal.identity.contact:
        yield Section.PARTICIPATION, Link(_PAGE.title, _PAGE.url, "网页有错，告诉我们")


def outputs(press: Press) -> Iterator[PageOutput]:
    """Give the page, where there is somebody to report to."""
    if press.portal.identity.contact:
        reports = reported(press.portal)
        yield output(_PAGE, partial(_context, reports, press), map(press.row_face, reports), press)


def reported(portal: Portal) -> list[Response]:
    """List the mistakes that were reported, newest first."""
    found = [each for each in portal.all(Response) if each.sort is ResponseSort.MISTAKE]
    return sorted(found, key=lambda each: (each.received_on, each.id), reverse=True)


def _context(reports: Sequence[Response], press: Press) -> dict[str, Any]:
    identity = press.portal.identity
    contact = identity.contact
    return {
        "what": _WHAT,
        "days": identity.periods.correction_workdays,
        "mail": message_to(contact.email, "") if contact and contact.email else "",
        "email": contact.email if contact else "",
        "phone": dialled(contact.phone) if contact else "",
        "hours": contact.hours if contact else "",
        "office": contact.office if contact else "",
        "address": contact.address if contact else "",
        "figures": _figures(reports, press),
        "table": _register(reports, press) if reports else None,
    }


def _figures(reports: Sequence[Response], press: Press) -> list[Fact]:
    found = answered("", reports, press.portal)
    mended = sum(each.mending is Mending.MENDED for each in reports)
    return [
        Fact("收到", (Words(f"{len(reports)} 件"),)),
        Fact("已更正", (Words(f"{mended} 件"),)),
        Fact("平均用时", (Words("—" if found.average is None else f"{found.average:.1f} 个工作日"),)),
        Fact("按期处理", (Words("—" if found.share is None else f"{found.share:.0%}"),)),
    ]


def _register(reports: Sequence[Response], press: Press) -> Table:
    rows = [TableRow(_cells(each, press)) for each in reports]
    return Table("mistakes", f"找错登记（{len(rows)} 件）", _COLUMNS, rows, cards=True)


def _cells(report: Response, press: Press) -> list[Cell]:
    days = taken(report, press.portal).days if report.replied_on else None
    return [
        Cell(report.title, report.url),
        Cell(html=time(report.received_on)),
        Cell(html=time(report.mended_on) if report.mended_on else None),
        Cell("" if days is None else f"{days} 个工作日" if days else "当天"),
        Cell(report.mending.value if report.mending else press.portal.states[report.key].text),
        Cell(press.organs(report)),
    ]
