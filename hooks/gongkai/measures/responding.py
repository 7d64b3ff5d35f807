"""Answers to concerns in figures (L2): given within the days that the portal promises."""

from __future__ import annotations

from collections.abc import Iterator

from gongkai.kinds.response import Response
from gongkai.measures.registry import Counted, counted, measure
from gongkai.portal import Portal, newest_first
from gongkai.states.response import due, limit, taken
from gongkai.wording import chinese_date


@measure("responses", "回应按时率", order=16, target=95, group="类型", met="按期答复", unmet="超期", counts="件")
def responses(portal: Portal) -> Iterator[Counted]:
    """群众反映的问题和网站找错中，在承诺的工作日内答复的比例，每一件都写明用了几个工作日；还在期限内办理的不计。"""
    for response in newest_first(portal.all(Response)):
        last = due(response, portal).day
        if response.replied_on or last < portal.today:
            met = response.replied_on is not None and response.replied_on <= last
            why = _why(response, portal)
            yield counted(response, portal, met=met, why=why, on=response.replied_on or last, group=response.sort)


def _why(response: Response, portal: Portal) -> str:
    promised = f"期限 {limit(response, portal)} 个"
    if response.replied_on is None:
        return f"{chinese_date(response.received_on)}收到，还没有答复，{promised}工作日"
    return f"用了 {taken(response, portal).days} 个工作日，{promised}"
