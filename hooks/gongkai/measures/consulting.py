"""Consultations in figures (L2): whether the public was told in time what became of its views."""

from __future__ import annotations

from collections.abc import Iterator

from gongkai.feedback import Clock, clocks
from gongkai.kinds.consultation import Consultation
from gongkai.measures.registry import Counted, counted, measure
from gongkai.portal import Portal
from gongkai.wording import chinese_date


@measure("feedback", "意见反馈按时率", order=15, target=100, group="反馈", met="按时反馈", unmet="逾期", counts="次")
def feedback(portal: Portal) -> Iterator[Counted]:
    """征求意见结束后应当反馈的次数中按时反馈的比例：各类征集结束后七日内，重大行政决策文件出台后十个工作日内；没有到期的不计。"""
    for consultation in portal.newest(Consultation):
        for clock in clocks(consultation, portal):
            if clock.done or clock.overdue(portal.today):
                met = not clock.late(portal.today)
                yield counted(consultation, portal, met=met, why=_why(clock), on=clock.due, group=clock.sort)


def _why(clock: Clock) -> str:
    done = f"{chinese_date(clock.done)}反馈" if clock.done else "还没有反馈"
    return f"{done}，时限{chinese_date(clock.due)}"
