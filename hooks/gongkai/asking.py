"""Asking and suggesting (L2): where readers can, the message that is ready to be sent, and how soon it is answered.

Source: 国办秘函〔2019〕19号, by which a site without such a way in fails whatever else it has.
"""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote

from gongkai.kinds.response import Response, ResponseChannel
from gongkai.portal import Portal

ASK = "ask/"
"""Address of the page that says where to write, what, and how soon it is answered."""
TITLE = "我要咨询、提建议"
BY_SITE = (ResponseChannel.SITE, ResponseChannel.MAILBOX)
"""Channels that only a way in on the site can have brought."""
_BODY = (
    "想问什么，或者建议什么：", "", "是哪里的事（写到街道、镇或者社区、村，不用写门牌号）：", "",
    "看过网站上哪份文件、哪条问答（没有看过的不写）：", "", "怎样答复您（电话或者邮箱）：", "",
    "请不要写身份证号、银行卡号。",
)  # fmt: skip
_QUESTIONS = quote("\r\n".join(_BODY))


def promise(portal: Portal) -> str:
    """Say how soon an answer comes, as the rule on answers holds the units to it."""
    return f"{portal.identity.periods.response_workdays} 个工作日内答复"


def message_to(email: str) -> str:
    """Give the `mailto:` address of a message with the questions to answer. Source: RFC 6068; lines end in CRLF."""
    return f"mailto:{email}?subject={quote('咨询和建议')}&body={_QUESTIONS}"


def came_by_site(portal: Portal) -> Iterator[Response]:
    """Give the answers to what came by the site itself."""
    yield from (each for each in portal.all(Response) if each.channel in BY_SITE)
