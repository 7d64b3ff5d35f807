"""The pages beside the guide 依申请公开 (L3): form, offices, deadlines and fees, each complete without a script."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from functools import partial
from typing import Any

from markupsafe import Markup

from gongkai import request_deadlines as limits
from gongkai.contact_links import called, dialled, mailed
from gongkai.kinds.organization import Organization
from gongkai.output import PageOutput
from gongkai.pages import roster
from gongkai.pages.plain import Plain, output
from gongkai.pages.press import Press
from gongkai.pages.request_fees import context as fees
from gongkai.portal import Portal
from gongkai.request_desk import Desk, desk, home_desk
from gongkai.request_form import Form, forms
from gongkai.request_form_files import address
from gongkai.request_tools import DEADLINES, FEES, FORM, GUIDE, OFFICES, Tool, offered
from gongkai.views import Cell, Chip, Column, Link, Table, TableRow, Tile
from gongkai.vocabularies import ColumnType, Section
from gongkai.wording import chinese_date
from gongkai.workdays import Due, covered_years, exceptions, is_workday

_WEEKDAYS = "一二三四五六日"
_BEFORE, _AFTER = 20, 20
"""How many working days before and after today the table of deadlines shows."""


def outputs(press: Press) -> Iterator[PageOutput]:
    """Give the pages, those left out for which the portal has an editorial page of its own."""
    written = {each.url for each in press.portal.editorial}
    return (page for page in _all(press) if page.url not in written)


def links(portal: Portal) -> Iterator[tuple[Section, Link]]:
    """Tell where readers find the pages."""
    return ((Section.OPEN, Link(tool.title, tool.url, tool.summary)) for tool in offered(portal))


def _all(press: Press) -> Iterator[PageOutput]:
    tools = offered(press.portal)
    yield output(_guide(), lambda: {"tiles": tiles(tools)}, map(str, tools), press)
    for form in _forms(press.portal):
        yield output(_form_page(form), partial(_form, form, press), [repr(form)], press)
    organs = press.portal.all(Organization)
    yield output(
        _plain(OFFICES, "申请向负责公开这条信息的机关提出。这里列出各机关受理申请的地方。", "pages/table.html"),
        partial(_offices, organs, press.portal), map(press.row_face, organs), press,
    )  # fmt: skip
    today = press.portal.today
    yield output(
        _plain(DEADLINES, "填上机关收到申请的日子，算出最晚哪天答复。不用脚本也能查下面的表。", "pages/request_deadlines.html"),
        partial(_deadlines, today), [today.isoformat()], press,
    )  # fmt: skip
    yield output(
        _plain(FEES, "申请公开绝大多数不收费。数量特别多的，按件或者按量收信息处理费，这里可以自己算。", "pages/request_fees.html"),
        fees, ["fees"], press,
    )  # fmt: skip


def _plain(tool: Tool, lead: str, template: str) -> Plain:
    return Plain(
        tool.url, tool.title, lead, template, column="open/", column_type=ColumnType.ON_REQUEST.value,
        above=(("政府信息公开", "open/"), ("依申请公开", GUIDE)),
    )  # fmt: skip


def _guide() -> Plain:
    return Plain(
        GUIDE, "依申请公开", "网站上找不到的政府信息，可以向负责公开它的机关申请。", "pages/request_guide.html",
        column="open/", column_type=ColumnType.ON_REQUEST.value, above=(("政府信息公开", "open/"),),
    )  # fmt: skip


def tiles(tools: tuple[Tool, ...]) -> list[Tile]:
    """Give the tools as tiles."""
    return [Tile(tool.title, tool.url, tool.icon, tool.summary) for tool in tools]


# --- form --------------------------------------------------------------------------------------------------------


def form_url(form: Form) -> str:
    """Give the address of a variant's page; the citizens' is the form's own."""
    return FORM.url if form.name == "citizen" else f"{FORM.url}{form.name}/"


def _form_page(form: Form) -> Plain:
    plain = _plain(
        FORM, f"{form.who}申请公开政府信息用的表，可以打印出来填，也可以下载 Word 文件填。", "pages/request_form.html"
    )
    return Plain(
        form_url(form),
        f"申请表（{form.who}）",
        plain.summary,
        plain.template,
        plain.column,
        plain.column_type,
        plain.above,
    )


def _forms(portal: Portal) -> tuple[Form, Form]:
    return forms(portal.identity.region, home_desk(portal))


def _form(form: Form, press: Press) -> dict[str, Any]:
    variants = _forms(press.portal)
    return {
        "form": form,
        "variants": [Chip(f"{each.who}用", form_url(each), current=each.name == form.name) for each in variants],
        "download": Link("下载 Word 文件", address(form)),
        "where": Link(OFFICES.title, OFFICES.url),
    }


# --- offices -----------------------------------------------------------------------------------------------------


def _offices(organs: list[Organization], portal: Portal) -> dict[str, Any]:
    desks = {each.id: desk(each, portal) for each in organs}
    known = roster.sorted_by_level(each for each in organs if desks[each.id].phone or desks[each.id].address)
    usual = roster.usual_hours(known)
    single = all(isinstance(dialled(each.phone), Markup) for each in desks.values() if each.phone)
    columns = [Column("机关"), Column("电话", short=single), Column("受理地址"), Column("传真", short=True, detail=True), Column("电子邮箱", detail=True)]  # fmt: skip
    rows = roster.rows(known, lambda organ: _office(organ, desks[organ.id], usual))
    note = f"信封、邮件标题写「政府信息公开申请」。分不清归谁管的，问任何一家，它会告诉您。{roster.hours_note(usual)}"
    table = Table("offices", f"受理申请的机关（{len(rows)} 个）", columns, rows, note=note, cards=True, filter=True)
    return {"table": table, "ways": roster.ways(known, OFFICES.url)}


def _office(organ: Organization, at: Desk, usual: str) -> list[Cell]:
    return [
        Cell(organ.name, organ.url),
        Cell(called(at.phone)),
        roster.place("，".join(filter(None, (at.address, at.name))), at.hours, usual),
        Cell(at.fax),
        Cell(mailed(at.email) if at.email else ""),
    ]


# --- deadlines ---------------------------------------------------------------------------------------------------


def _deadlines(today: dt.date) -> dict[str, Any]:
    known = covered_years()
    first, last = dt.date(today.year - 1, 1, 1), dt.date(known[-1], 12, 31)
    odd = exceptions(first, max(last, first))
    return {
        "limits": {
            "reply": limits.REPLY, "extension": limits.EXTENSION, "correction": limits.CORRECTION,
            "third": limits.THIRD_PARTY, "off": " ".join(map(str, odd.off)), "on": " ".join(map(str, odd.on)),
            "from": first.isoformat(), "until": last.isoformat(), "today": today.isoformat(),
        },
        "year": known[-1],
        "span": f"{chinese_date(today)}前后各 {_BEFORE} 个工作日。带「约」的，那一年还没有公布放假安排，按周一至周五推算。",
        "rules": _rules(),
        "table": _receipts(today),
    }  # fmt: skip


def _rules() -> Table:
    rows = (
        ("当场能答复的", "当场", "多数已经公开的信息属于这种", "《条例》第三十三条"),
        ("一般情况", f"{limits.REPLY} 个工作日", "从收到申请的第二天算起", "《条例》第三十三条"),
        ("需要延长的", f"最多再加 {limits.EXTENSION} 个工作日", "要经公开工作负责人同意，并且告诉您", "《条例》第三十三条"),
        ("申请写得不清楚的", f"{limits.CORRECTION} 个工作日内通知补正", f"从补正送到的第二天起，重新算 {limits.REPLY} 个工作日", "《条例》第三十条"),
        ("牵涉别人商业秘密、隐私的", f"对方 {limits.THIRD_PARTY} 个工作日内提出意见", "从发出征求意见到收到意见，这段时间不计入", "《条例》第三十二条"),
        ("要求缴费的", f"{limits.PAYMENT} 个工作日内缴纳", "逾期不缴，视为放弃申请；缴清的第二天起，重新算答复的天数", "国办函〔2020〕109号"),
    )  # fmt: skip
    columns = [Column("遇到什么情况"), Column("多少天"), Column("怎样算", long=True), Column("依据")]
    return Table(
        "rules", "遇到什么情况，多少天", columns, [TableRow([Cell(text) for text in row]) for row in rows], cards=True
    )


def _receipts(today: dt.date) -> Table:
    columns = [Column("机关收到申请"), Column("答复最晚"), Column("延长后最晚"), Column("补正通知最晚")]
    rows = [TableRow(_receipt(day)) for day in _around(today)]
    return Table("receipts", "哪天收到，最晚哪天答复", columns, rows, tall=True)


def _receipt(day: dt.date) -> list[Cell]:
    found = limits.deadlines(day)
    return [Cell(_short(day)), *(Cell(_due(each)) for each in (found.reply, found.extended, found.correction_notice))]


def _around(today: dt.date) -> list[dt.date]:
    """List the working days about today, earliest first."""
    span = 4 * max(_BEFORE, _AFTER)
    days = [today + dt.timedelta(days=number) for number in range(-span, span + 1)]
    worked = [day for day in days if is_workday(day)]
    before, after = [day for day in worked if day < today], [day for day in worked if day >= today]
    return [*before[-_BEFORE:], *after[:_AFTER]]


def _due(due: Due) -> str:
    return _short(due.day) if due.exact else f"约\N{NO-BREAK SPACE}{_short(due.day)}"


def _short(day: dt.date) -> str:
    return f"{chinese_date(day)} 周{_WEEKDAYS[day.weekday()]}"
