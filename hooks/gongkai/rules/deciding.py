"""Major administrative decisions (L2): their stages in order, none of the mandatory ones missing, nothing overdue."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from gongkai.findings import Finding, Level, quoted
from gongkai.kinds.consultation import Consultation
from gongkai.kinds.decision import Decision, DecisionStage, Stage
from gongkai.kinds.meeting import Meeting
from gongkai.portal import Portal
from gongkai.rules.registry import rule

_S = DecisionStage
_RANKS = {
    _S.START: 0, _S.DRAFT: 1, _S.PARTICIPATION: 2, _S.EXPERTS: 2, _S.RISK: 2, _S.LEGALITY: 3, _S.DELIBERATION: 4,
    _S.PUBLICATION: 5, _S.IMPLEMENTATION: 6, _S.EVALUATION: 7, _S.ADJUSTMENT: 7,
}  # fmt: skip
"""Stages of one rank may go on side by side."""
_ALWAYS = (_S.LEGALITY, _S.DELIBERATION)
"""Stages that no reason replaces. Source: 国令第713号 art. 25, 30."""
_UNLESS_REASON = (_S.PARTICIPATION, _S.EXPERTS, _S.RISK)


@rule("M001", kind=Decision)
def stages_in_order(decision: Decision) -> Iterator[Finding]:
    """重大行政决策各阶段的完成日期要合法定先后：启动、草案拟订、公众参与（专家论证、风险评估可同时）、合法性审查、集体讨论决定、公布、执行、后评估。"""
    done = [(number, each) for number, each in enumerate(decision.stages) if each.on]
    ranked = sorted(done, key=lambda each: (_RANKS[each[1].stage], each[1].on))
    for (_, earlier), (number, later) in pairwise(ranked):
        if later.on and earlier.on and later.on < earlier.on:
            message = (
                f"{later.stage}的完成日期 {later.on} 早于{earlier.stage}的 {earlier.on}，次序不合法定程序，请核对日期"
            )
            yield decision.finding(("stages", number, "on"), message)


@rule("M002", level=Level.WARNING, kind=Decision)
def no_mandatory_stage_missing(decision: Decision) -> Iterator[Finding]:
    """提请集体讨论前要完成合法性审查，公布前要经集体讨论；公众参与、专家论证、风险评估要么完成，要么写明不开展的理由（left_out）。"""
    stages = {each.stage: each for each in decision.stages}
    decided = [each for each in decision.stages if each.on and _RANKS[each.stage] >= _RANKS[_S.DELIBERATION]]
    if not decided or decision.terminated:
        return
    for stage in (*_UNLESS_REASON, *_ALWAYS):
        found = stages.get(stage)
        if found and (found.on or (found.left_out and stage not in _ALWAYS)):
            continue
        yield decision.finding("stages", _missing(stage, decided[0], found))


def _missing(stage: DecisionStage, decided: Stage, found: Stage | None) -> str:
    if stage in _ALWAYS:
        reason = "，不能用理由代替" if found and found.left_out else ""
        return f"{decided.stage}已于 {decided.on} 完成，却没有{stage}的完成日期{reason}；这是必经程序，请补上"
    return (
        f"{decided.stage}已于 {decided.on} 完成，却没有{stage}的完成日期；请补上，依法可以不开展的用 left_out 写明理由"
    )


@rule("M003", level=Level.WARNING, kind=Decision)
def published_with_its_result(decision: Decision) -> Iterator[Finding]:
    """已公布的决策要有决策结果（results 里写文件标识）；结果不是文件的，在公布阶段的说明里写明。"""
    published = next((each for each in decision.stages if each.stage is _S.PUBLICATION and each.on), None)
    if published and not decision.results and not published.note:
        number = decision.stages.index(published)
        message = f"决策已于 {published.on} 公布，却没有写决策结果；请在 results 里写文件标识，或在这一阶段写 note"
        yield decision.finding(("stages", number, "on"), message)


@rule("M004", kind=Decision)
def stages_once_and_not_ahead(decision: Decision, portal: Portal) -> Iterator[Finding]:
    """每个阶段只写一次；完成日期不得在今天以后，还没做的写计划完成日期（planned_on）；完成的阶段不写不开展的理由。"""
    seen: set[DecisionStage] = set()
    for number, each in enumerate(decision.stages):
        if each.stage in seen:
            message = f"阶段{quoted(each.stage)}写了两次，请合并成一次"
            yield decision.finding(("stages", number, "stage"), message)
        seen.add(each.stage)
        if each.on and each.on > portal.today:
            message = f"{each.stage}的完成日期 {each.on} 还没有到，还没做的请改写 planned_on"
            yield decision.finding(("stages", number, "on"), message)
        if each.on and each.left_out:
            message = f"{each.stage}已于 {each.on} 完成，又写了不开展的理由，请删去一个"
            yield decision.finding(("stages", number, "left_out"), message)


@rule("M005", level=Level.WARNING, kind=Decision)
def plans_are_kept(decision: Decision, portal: Portal) -> Iterator[Finding]:
    """计划完成日期过了还没有完成的阶段，要补上完成日期，或改写新的计划日期并说明原因。"""
    if decision.terminated:
        return
    for number, each in enumerate(decision.stages):
        if each.planned_on and not each.on and not each.left_out and each.planned_on < portal.today:
            days = (portal.today - each.planned_on).days
            message = f"{each.stage}计划 {each.planned_on} 完成，已过 {days} 天；完成了的写 on，推迟的改写日期并在 note 里说明"
            yield decision.finding(("stages", number, "planned_on"), message)


@rule("M006", level=Level.WARNING, kind=Decision)
def participation_can_be_read(decision: Decision, portal: Portal) -> Iterator[Finding]:
    """完成了公众参与的决策要有关联的意见征集：草案、说明、意见和采纳情况都在那里公开。"""
    if not decision.reached(_S.PARTICIPATION, portal.today) or portal.unread:
        return
    found = portal.citing(decision, Consultation, "decision")
    if not [each for each in found if each.key not in portal.withheld]:
        message = (
            f"公众参与已完成，却没有意见征集的记录；请在 content/consultations/ 里添加，并写 decision: {decision.id}"
        )
        yield decision.finding("stages", message)


@rule("M007", level=Level.WARNING)
def numbered_once(portal: Portal) -> Iterator[Finding]:
    """同一年度目录里的序号不得重复。"""
    first: dict[tuple[int, int], Decision] = {}
    for decision in portal.all(Decision):
        other = first.setdefault((decision.year, decision.number), decision)
        if other is not decision:
            message = f"{decision.year}年目录的序号{quoted(decision.number)}已给了「{other.title}」，请改用别的序号"
            yield decision.finding("number", message)


@rule("M008", level=Level.WARNING, kind=Meeting)
def deliberated_on_the_day_of_the_meeting(meeting: Meeting, portal: Portal) -> Iterator[Finding]:
    """审议决策事项的会议日期要与该决策「集体讨论决定」的完成日期相符。"""
    for number, item in enumerate(meeting.agenda):
        decision = portal.find("decisions", item.decision) if item.decision else None
        stages = decision.stages if isinstance(decision, Decision) else ()
        on = next((each.on for each in stages if each.stage is _S.DELIBERATION), None)
        if on and on != meeting.held_on:
            message = f"会议 {meeting.held_on} 审议了「{item.title}」，该决策写的集体讨论日期是 {on}，请核对"
            yield meeting.finding(("agenda", number, "decision"), message)
