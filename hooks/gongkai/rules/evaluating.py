"""Evaluations (L2): of something, of a time when it applied, by criteria that add up, put to use."""

from __future__ import annotations

from collections.abc import Iterator

from gongkai.derive import starts_on
from gongkai.findings import Finding, Level, quoted
from gongkai.kinds.evaluation import Evaluation, EvaluationResult
from gongkai.kinds.policy import Policy
from gongkai.portal import Portal
from gongkai.rules.attending import short_years
from gongkai.rules.registry import rule
from gongkai.yearly import evaluations

_WHOLE = 100


@rule("M030", kind=Evaluation)
def of_something(evaluation: Evaluation) -> Iterator[Finding]:
    """政策评价要写明评价的文件（policies）或决策（decision）。"""
    if not evaluation.policies and not evaluation.decision:
        yield evaluation.finding(
            "title", "没有写评价的是什么，请在 policies 里写文件标识，或在 decision 里写决策事项标识"
        )


@rule("M031", kind=Evaluation)
def dates_in_order(evaluation: Evaluation) -> Iterator[Finding]:
    """评价期间要先开始后结束，公布不早于评价期间结束。"""
    if evaluation.until_on < evaluation.from_on:
        message = f"评价期间结束 {evaluation.until_on} 早于开始 {evaluation.from_on}，请核对"
        yield evaluation.finding("until_on", message)
    if evaluation.published_on < evaluation.until_on:
        message = f"公布日期 {evaluation.published_on} 早于评价期间结束 {evaluation.until_on}，请核对"
        yield evaluation.finding("published_on", message)


@rule("M032", level=Level.WARNING, kind=Evaluation)
def of_a_time_when_it_applied(evaluation: Evaluation, portal: Portal) -> Iterator[Finding]:
    """评价期间要在文件施行以后：还没施行的时候没有效果可评。"""
    for number, each in enumerate(evaluation.policies):
        policy = portal.find("policies", each)
        if isinstance(policy, Policy) and evaluation.from_on < starts_on(policy):
            message = (
                f"评价期间从 {evaluation.from_on} 开始，《{policy.title}》{starts_on(policy)} 才施行，请核对评价期间"
            )
            yield evaluation.finding(("policies", number), message)


@rule("M033", kind=Evaluation)
def weights_add_up(evaluation: Evaluation) -> Iterator[Finding]:
    """打分的评价，每项指标都要有权重和得分，权重相加为 100。"""
    if all(each.weight is None and each.score is None for each in evaluation.criteria):
        return
    for number, each in enumerate(evaluation.criteria):
        if each.weight is None or each.score is None:
            message = f"指标{quoted(each.name)}缺少{'权重' if each.weight is None else '得分'}，打分的评价每项都要有"
            yield evaluation.finding(("criteria", number, "name"), message)
    total = sum(each.weight or 0 for each in evaluation.criteria)
    if total != _WHOLE:
        yield evaluation.finding("criteria", f"各项权重相加为 {total}，应当是 {_WHOLE}，请核对")


@rule("M034", level=Level.WARNING, kind=Evaluation)
def put_to_use(evaluation: Evaluation) -> Iterator[Finding]:
    """评价结论不是「继续执行」的，要写结果运用（uses）：做什么、谁来做、哪天完成。"""
    if evaluation.result is not EvaluationResult.CONTINUE and not evaluation.uses:
        message = f"评价结论是「{evaluation.result}」，却没有写怎么改，请在 uses 里逐条列出措施、责任单位和期限"
        yield evaluation.finding("result", message)


@rule("M035", level=Level.WARNING, kind=Evaluation)
def measures_in_time(evaluation: Evaluation, portal: Portal) -> Iterator[Finding]:
    """改进措施过了完成期限要填完成日期；推迟的改写期限。"""
    for number, each in enumerate(evaluation.uses):
        if each.due_on and not each.done_on and each.due_on < portal.today:
            days = (portal.today - each.due_on).days
            message = f"措施{quoted(each.measure, limit=20)}应在 {each.due_on} 前完成，已过 {days} 天，请填 done_on 或改写期限"
            yield evaluation.finding(("uses", number, "due_on"), message)


@rule("M036", level=Level.WARNING)
def evaluated_often_enough(portal: Portal) -> Iterator[Finding]:
    """政策评价每年不少于 portal.yml 里 targets 定的次数；已过完的年份没有达到的要说明。"""
    yield from short_years(evaluations(portal), portal, Evaluation.info, "政策评价")
