"""Consultations: open with so many days left, being worked through, overdue, answered."""

from __future__ import annotations

from gongkai.feedback import clocks
from gongkai.kinds.consultation import Consultation, ConsultationState
from gongkai.portal import Portal, State
from gongkai.wording import chinese_date


def state(record: Consultation, portal: Portal) -> State:
    """Say whether the public can still answer, and what has become of the answers."""
    if record.withdrawn:
        reason = f"本次征集已于{chinese_date(record.withdrawn.on)}终止：{record.withdrawn.reason}"
        return State(ConsultationState.WITHDRAWN, "ended", False, reason)
    if portal.today <= record.closes_on:
        last = f"截止到{chinese_date(record.closes_on)}"
        return State(ConsultationState.OPEN, "good", True, f"现在可以提意见，{days_left(record, portal)}（{last}）。")
    return _after(record, portal)


def days_left(record: Consultation, portal: Portal) -> str:
    """Say how long the draft is still open."""
    left = (record.closes_on - portal.today).days
    return f"还剩 {left} 天" if left else "今天是最后一天"


def _after(record: Consultation, portal: Portal) -> State:
    ended = f"征求意见已于{chinese_date(record.closes_on)}结束，"
    running = clocks(record, portal)
    late = next((each for each in running if each.overdue(portal.today)), None)
    if late:
        note = f"{ended}{late.sort}应在{chinese_date(late.due)}前公布，目前还没有公布，可打电话向征集单位询问。"
        return State(ConsultationState.OVERDUE, "review", False, note)
    waiting = next((each for each in running if each.done is None), None)
    if record.feedback is None:
        until = f"，{chinese_date(waiting.due)}前公布" if waiting else ""
        return State(ConsultationState.SORTING, "waiting", False, f"{ended}征集单位正在整理意见{until}。")
    if waiting:
        return State(
            ConsultationState.ANSWERED, "waiting", False, f"{waiting.sort}将在{chinese_date(waiting.due)}前公布。"
        )
    return State(ConsultationState.DONE, "plain", False)
