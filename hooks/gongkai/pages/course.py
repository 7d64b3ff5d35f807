"""The course of a decision (L3): its stages with what belongs to each: draft, comments, meeting, result, evaluation."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial

from gongkai.enclosures import enclosure
from gongkai.kinds.consultation import Consultation
from gongkai.kinds.decision import Decision, DecisionStage, Stage
from gongkai.kinds.evaluation import Evaluation
from gongkai.kinds.interpretation import Interpretation
from gongkai.kinds.meeting import Meeting
from gongkai.kinds.policy import Policy
from gongkai.pages import relations
from gongkai.pages.embedded import embedded
from gongkai.pages.press import Press
from gongkai.pages.tally import Tally, tally
from gongkai.pages.timeline import Mark, Timeline, TimelineStep
from gongkai.portal import Portal
from gongkai.record import Record
from gongkai.states.decision import before_the_end, current, in_order
from gongkai.views import Fact, FileLink, Link, Words
from gongkai.wording import chinese_date

_S = DecisionStage


def course(decision: Decision, press: Press) -> Timeline:
    """Lay out the stages of a decision."""
    going_on = None if decision.terminated else current(decision, press.portal)
    shown = (each for each in in_order(decision) if not decision.terminated or each.on or each.left_out)
    steps = [_step(each, going_on, decision, press) for each in shown]
    return Timeline(f"{decision.title}的办理进程", [*steps, *_implied(decision, press), *_end(decision, press)])


def _step(stage: Stage, going_on: Stage | None, decision: Decision, press: Press) -> TimelineStep:
    mark = _mark(stage, going_on, press.portal)
    return TimelineStep(
        title=stage.stage.value,
        mark=mark,
        day=stage.on if mark is Mark.DONE else None,
        when=f"计划{chinese_date(stage.planned_on)}" if stage.planned_on and mark in {Mark.NOW, Mark.AHEAD} else "",
        note=embedded(stage.note or _reason(stage), decision, press, level=4),
        facts=_merged(_facts(stage.stage, decision, press)),
        links=list(_links(stage.stage, decision, press)),
        files=_files(stage.stage, decision, press),
    )


def _reason(stage: Stage) -> str:
    return f"不开展的理由：{stage.left_out}" if stage.left_out else ""


def _mark(stage: Stage, going_on: Stage | None, portal: Portal) -> Mark:
    if stage.left_out:
        return Mark.LEFT_OUT
    if stage.on and stage.on <= portal.today:
        return Mark.DONE
    return Mark.NOW if stage is going_on and before_the_end(stage) else Mark.AHEAD


def _implied(decision: Decision, press: Press) -> Iterator[TimelineStep]:
    """Give the evaluation as a stage where a report is there and the stage was not written."""
    found = press.portal.citing(decision, Evaluation, "decision")
    if found and all(each.stage is not _S.EVALUATION for each in decision.stages):
        links = list(_links(_S.EVALUATION, decision, press))
        yield TimelineStep(_S.EVALUATION.value, Mark.DONE, found[0].published_on, links=links)


def _end(decision: Decision, press: Press) -> Iterator[TimelineStep]:
    if decision.terminated:
        note = embedded(decision.terminated.reason, decision, press, level=4)
        yield TimelineStep("终止决策", Mark.DONE, decision.terminated.on, note=note)


def _files(stage: DecisionStage, decision: Decision, press: Press) -> list[FileLink]:
    found = [enclosure(decision, each.file, each.title) for each in decision.files if each.stage is stage]
    return [FileLink(each.title, each.url, each.type, each.size_in(press.portal.root)) for each in found]


# --- what belongs to each stage --------------------------------------------------------------------------------------


def _facts(stage: DecisionStage, decision: Decision, press: Press) -> Iterator[Fact]:
    if stage is _S.PARTICIPATION:
        yield from _comments(decision, press)
    if stage is _S.EXPERTS:
        yield from _experts(decision)
    if stage is _S.RISK:
        yield from _risk(decision)
    if stage is _S.DELIBERATION:
        yield from _deliberation(decision, press)


def _merged(facts: Iterable[Fact]) -> list[Fact]:
    """Put what has one label under it once: several meetings, several opinions of experts."""
    found: dict[str, list[Words]] = {}
    for each in facts:
        found.setdefault(each.label, []).extend(each.values)
    return [Fact(label, values, whole=True) for label, values in found.items()]


def _comments(decision: Decision, press: Press) -> Iterator[Fact]:
    """Sum up what came in and what became of it, over all consultations of the decision."""
    given = [each for each in press.portal.citing(decision, Consultation, "decision") if each.feedback]
    if given:
        total = sum((tally(each) for each in given), Tally())
        yield _said("意见和采纳", total.words)
    for each in given:
        for way in each.other_ways:
            people = f"，{way.people:,}人" if way.people else ""
            yield _said(way.form.value, f"{chinese_date(way.on)}{people}。{way.summary}")


def _experts(decision: Decision) -> Iterator[Fact]:
    for each in decision.expert_reviews:
        yield _said("论证", f"{chinese_date(each.on)}，{each.experts}名专家（{'、'.join(each.fields)}）")
        yield _said("论证意见", each.conclusion)
        yield _said("采纳情况", each.response)


def _risk(decision: Decision) -> Iterator[Fact]:
    if decision.risk:
        yield _said("风险等级", decision.risk.level.value)
        yield _said("评估方面", "、".join(decision.risk.aspects))
        yield _said("评估结论", decision.risk.conclusion)
        if decision.risk.measures:
            yield Fact("防范措施", [Words(each) for each in decision.risk.measures], whole=True)


def _deliberation(decision: Decision, press: Press) -> Iterator[Fact]:
    for meeting in press.portal.citing(decision, Meeting, "agenda"):
        for number, item in enumerate(meeting.agenda, start=1):
            if item.decision == decision.id:
                yield _said("审议结果", item.outcome)
                yield from _attendance(meeting, number)


def _attendance(meeting: Meeting, item: int) -> Iterator[Fact]:
    if meeting.agenda[item - 1].attended and meeting.attendance:
        views = sum(1 for each in meeting.views if each.item == item)
        yield _said("公众代表", f"{meeting.attended_by}人列席" + (f"，提出意见{views}条" if views else ""))


def _said(label: str, text: str) -> Fact:
    return Fact(label, [Words(text)], whole=True)


def _links(stage: DecisionStage, decision: Decision, press: Press) -> Iterator[Link]:
    make = _LINKS.get(stage)
    return make(decision, press) if make else iter(())


def _start(decision: Decision, press: Press) -> Iterator[Link]:
    found = press.portal.find("policies", decision.catalog) if decision.catalog else None
    if isinstance(found, Policy):
        yield Link("年度目录", found.url, found.document_number or "")


def _draft(decision: Decision, press: Press) -> Iterator[Link]:
    for each in press.portal.citing(decision, Consultation, "decision"):
        yield Link("草案全文", f"{each.url}#draft", "征求意见稿")
        yield Link("草案说明", f"{each.url}#explanation")


def _named(kind: type[Record], field: str, decision: Decision, press: Press) -> Iterator[Link]:
    for each in press.portal.citing(decision, kind, field):
        state = press.portal.states.get(each.key)
        yield press.link(each, state.text if state else "")


def _results(decision: Decision, press: Press) -> Iterator[Link]:
    for policy in relations.named(decision, press, "results"):
        yield press.link(policy, press.row(policy).number)
        for each in press.portal.citing(policy, Interpretation, "policies"):
            yield press.link(each, "政策解读")


_LINKS: Mapping[DecisionStage, Callable[[Decision, Press], Iterator[Link]]] = {
    _S.START: _start,
    _S.DRAFT: _draft,
    _S.PARTICIPATION: partial(_named, Consultation, "decision"),
    _S.DELIBERATION: partial(_named, Meeting, "agenda"),
    _S.PUBLICATION: _results,
    _S.EVALUATION: partial(_named, Evaluation, "decision"),
}


def depends(decision: Decision, press: Press) -> Iterator[str]:
    """Give what the course prints of records that are not linked to the decision: explanations of its results."""
    for policy in relations.named(decision, press, "results"):
        yield from relations.faces(press.portal.citing(policy, Interpretation, "policies"), press)
