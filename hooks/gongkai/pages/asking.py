"""我要咨询、提建议 (L3): where to write or call, what to say, how soon it is answered and where answers are published."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any

from gongkai.asking import ASK, TITLE, message_to, promise
from gongkai.contact_links import dialled
from gongkai.identity import Mailbox
from gongkai.kinds.response import Response
from gongkai.output import PageOutput
from gongkai.pages.plain import Plain, output
from gongkai.pages.press import Press
from gongkai.portal import Portal
from gongkai.reporting import REPORT
from gongkai.request_tools import GUIDE
from gongkai.views import Link, Row
from gongkai.vocabularies import ColumnType, Section

_PAGE = Plain(
    ASK, TITLE, "网站上没有找到答案，或者有话要对我们说：在哪里写、写什么、多久答复。",
    "pages/asking.html", column=Section.PARTICIPATION.url, column_type=ColumnType.COMPLAINTS.value,
    above=((Section.PARTICIPATION.value, Section.PARTICIPATION.url),),
)  # fmt: skip
_WHAT = (
    "想问什么，或者建议什么：一件事写一封，写清时间、地点、单位",
    "是哪里的事：写到街道、镇或者社区、村就够了",
    "怎样答复您：留一个电话或者邮箱",
)


def links(portal: Portal) -> Iterator[tuple[Section, Link]]:
    """Say where readers find the page."""
    if portal.identity.mailbox:
        yield Section.PARTICIPATION, link(portal)


def link(portal: Portal) -> Link:
    """Lead to the page, with how soon an answer comes."""
    return Link(TITLE, ASK, promise(portal))


def row(portal: Portal) -> Row | None:
    """Give the page as a row of the home page; nothing where there is no way in."""
    mailbox = portal.identity.mailbox
    return Row(TITLE, ASK, summary=mailbox.about, note=promise(portal)) if mailbox else None


def outputs(press: Press) -> Iterator[PageOutput]:
    """Give the page, where there is a way in."""
    mailbox = press.portal.identity.mailbox
    if mailbox:
        answers = len(press.portal.records.get(Response.info.plural, ()))
        yield output(_PAGE, partial(_context, mailbox, answers, press), [str(answers)], press)


def _context(mailbox: Mailbox, answers: int, press: Press) -> dict[str, Any]:
    return {
        "name": mailbox.name,
        "about": mailbox.about,
        "site": mailbox.url or "",
        "mail": message_to(mailbox.email) if mailbox.email else "",
        "email": mailbox.email or "",
        "phone": dialled(mailbox.phone) if mailbox.phone else "",
        "what": _WHAT,
        "promise": promise(press.portal),
        "answers": Link(f"看已经公开的 {answers} 件答复", f"{Response.info.plural}/") if answers else None,
        "others": list(_others(press.portal)),
    }


def _others(portal: Portal) -> Iterator[Link]:
    if portal.identity.contact:
        yield Link("我为网站找错", REPORT, "网页上的字、数、链接有错")
    yield Link("依申请公开", GUIDE, "要一份没有公开的文件")
