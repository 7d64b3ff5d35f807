"""Decisions (L2): how far a decision has come, told from the dates of its stages."""

from __future__ import annotations

from gongkai.kinds.consultation import Consultation
from gongkai.kinds.decision import Decision, DecisionStage, DecisionState, Stage
from gongkai.portal import Portal, State
from gongkai.wording import chinese_date

ORDER = {stage: place for place, stage in enumerate(DecisionStage)}
"""Place of each stage in the course of a decision."""
_AFTER = (
    DecisionStage.PUBLICATION,
    DecisionStage.IMPLEMENTATION,
    DecisionStage.EVALUATION,
    DecisionStage.ADJUSTMENT,
)
"""Stages after which the decision stands."""


def in_order(decision: Decision) -> list[Stage]:
    """List the stages in the legal order, whatever the order in which they were written."""
    return sorted(decision.stages, key=lambda each: ORDER[each.stage])


def current(decision: Decision, portal: Portal) -> Stage | None:
    """Give the stage that is going on: the first that is neither done nor left out; None when all are."""
    return next(
        (each for each in in_order(decision) if not each.left_out and not (each.on and each.on <= portal.today)), None
    )


def before_the_end(stage: Stage) -> bool:
    """Tell whether a stage leads up to the decision, and does not follow it."""
    return ORDER[stage.stage] <= ORDER[DecisionStage.PUBLICATION]


def state(record: Decision, portal: Portal) -> State:
    """Say how far the decision has come."""
    if record.terminated:
        note = f"这一事项已于{chinese_date(record.terminated.on)}终止决策：{record.terminated.reason}"
        return State(DecisionState.TERMINATED, "ended", False, note)
    last = [stage for stage in _AFTER if record.reached(stage, portal.today)]
    if last:
        return State(DecisionState[last[-1].name], "plain", True)
    if record.reached(DecisionStage.DELIBERATION, portal.today):
        return State(DecisionState.DECIDED, "waiting", True)
    if open_now(record, portal):
        return State(DecisionState.CONSULTING, "good", True, "草案正在公开征求意见，您可以提意见。")
    going_on = current(record, portal)
    before = going_on and ORDER[going_on.stage] < ORDER[DecisionStage.DELIBERATION]
    stage = going_on.stage if going_on and before else DecisionStage.DELIBERATION
    return State(DecisionState[stage.name], "waiting", True)


def open_now(decision: Decision, portal: Portal) -> list[Consultation]:
    """List the decision's consultations that can be answered today."""
    return [
        each
        for each in portal.citing(decision, Consultation, "decision")
        if each.key not in portal.withheld and not each.withdrawn and portal.today <= each.closes_on
    ]
