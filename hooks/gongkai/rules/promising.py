"""Promised projects (L2): each period is reported, figures agree with each other, a delay is explained."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from gongkai import schedule
from gongkai.findings import Finding, Level
from gongkai.kinds.project import Project, ProjectState
from gongkai.portal import Portal
from gongkai.rules.registry import rule
from gongkai.states.project import standing


@rule("G011", level=Level.WARNING, kind=Project)
def no_period_is_skipped(project: Project) -> Iterator[Finding]:
    """进展要逐期公布：已有后一期的，前面不得缺期。"""
    last = schedule.newest(project)
    if last is None:
        return
    for period in schedule.missing(project, last.covers.last_day):
        message = f"缺{period.label}的进展，后面的已经公布，请补一条 period「{period}」的进展"
        yield project.finding("reports", message)


@rule("G012", level=Level.NOTICE, kind=Project)
def newest_period_is_reported(project: Project, portal: Portal) -> Iterator[Finding]:
    """每期结束后要及时公布进展：按月的二十天内，按季的三十天内。"""
    last = schedule.newest(project)
    due = [each for each in schedule.missing(project, portal.today) if not last or each.index > last.covers.index]
    for period in due:
        days = schedule.GRACE[project.cycle]
        message = f"{period.label}已结束 {days} 天以上，还没有这一期的进展，请补一条 period「{period}」的进展"
        yield project.finding("cycle", message)


@rule("G013", level=Level.WARNING, kind=Project)
def progress_does_not_go_back(project: Project) -> Iterator[Finding]:
    """累计进度和累计投资不得比前一期少。"""
    for before, after in pairwise(schedule.in_order(project.reports)):
        place = ("reports", project.reports.index(after))
        if after.percent < before.percent:
            message = f"{after.covers.label}的累计进度「{after.percent}」少于前一期的 {before.percent}，请核对"
            yield project.finding((*place, "percent"), message)
        if after.invested is not None and before.invested is not None and after.invested < before.invested:
            message = (
                f"{after.covers.label}的累计完成投资「{after.invested:g}」少于前一期的 {before.invested:g}，请核对"
            )
            yield project.finding((*place, "invested"), message)


@rule("G014", level=Level.WARNING, kind=Project)
def the_end_is_said_twice_alike(project: Project, portal: Portal) -> Iterator[Finding]:
    """完成日期和进展要相符：进度到 100 的要有完成日期，完成日期不得晚于今天。"""
    last = schedule.newest(project)
    if last and last.percent == 100 and not project.done_on:
        message = f"{last.covers.label}的累计进度是「100」，没有完成日期，请补上 done_on"
        yield project.finding(("reports", project.reports.index(last), "percent"), message)
    if project.done_on and project.done_on > portal.today:
        yield project.finding("done_on", f"完成日期 {project.done_on} 还没有到，请核对；没有办结的不填完成日期")


@rule("G015", kind=Project)
def each_period_once_and_of_the_cycle(project: Project, portal: Portal) -> Iterator[Finding]:
    """每期进展只写一条，期次要合公布周期，不早于开始、不晚于今天。"""
    counted = Counter(each.period for each in project.reports)
    for number, each in enumerate(project.reports):
        pointer = ("reports", number, "period")
        period = each.covers
        if period.cycle is not project.cycle:
            yield project.finding(pointer, f"期次「{each.period}」不合公布周期「{project.cycle}」，请改写期次或周期")
        elif counted[each.period] > 1:
            yield project.finding(pointer, f"期次「{each.period}」写了 {counted[each.period]} 条，请并成一条")
        elif period.last_day < project.start_on or period.first_day > portal.today:
            message = f"期次「{each.period}」在开始日期 {project.start_on} 之前或今天之后，请核对"
            yield project.finding(pointer, message)


@rule("G016", kind=Project)
def ends_after_it_begins(project: Project) -> Iterator[Finding]:
    """计划完成日期和完成日期不得早于开始日期。"""
    for field, day in (("end_on", project.end_on), ("done_on", project.done_on)):
        if day and day < project.start_on:
            title = type(project).model_fields[field].title
            yield project.finding(field, f"{title} {day} 早于开始日期 {project.start_on}，请核对")


@rule("G017", level=Level.WARNING, kind=Project)
def milestones_lead_to_the_end(project: Project) -> Iterator[Finding]:
    """计划节点要按日期先后，进度逐个增加，都在开始和计划完成日期之间。"""
    for number, each in enumerate(project.milestones):
        if not project.start_on <= each.by <= project.end_on:
            message = f"节点「{each.title}」的日期 {each.by} 不在 {project.start_on} 到 {project.end_on} 之间，请核对"
            yield project.finding(("milestones", number, "by"), message)
    for number, (before, after) in enumerate(pairwise(project.milestones), start=1):
        if after.by <= before.by or after.percent <= before.percent:
            message = f"节点「{after.title}」（{after.by}，{after.percent}%）没有排在「{before.title}」（{before.by}，{before.percent}%）之后，请按先后写，进度逐个增加"
            yield project.finding(("milestones", number, "by"), message)


@rule("G018", level=Level.WARNING, kind=Project)
def within_the_investment(project: Project) -> Iterator[Finding]:
    """累计完成投资不得超过总投资；没有总投资的不写完成投资。"""
    for number, each in enumerate(project.reports):
        if each.invested is not None and each.invested > (project.invest or 0):
            whole = f"总投资 {project.invest:g} 万元" if project.invest else "没有填写的总投资"
            message = f"累计完成投资「{each.invested:g}」超过{whole}，请核对；投资调整的改写 invest"
            yield project.finding(("reports", number, "invested"), message)


@rule("G019", level=Level.NOTICE, kind=Project)
def a_delay_is_explained(project: Project, portal: Portal) -> Iterator[Finding]:
    """进度滞后、超期没有完成的项目要写明原因和措施。"""
    state = standing(project, portal.today)
    if state in {ProjectState.BEHIND, ProjectState.OVERDUE} and not project.delay_reason:
        message = f"项目「{project.title}」现为「{state}」，请在 delay_reason 写明原因和赶上来的办法"
        yield project.finding("end_on", message)


@rule("G020")
def project_numbers_are_given_once(portal: Portal) -> Iterator[Finding]:
    """同一年度、同一类别的项目序号不得重复。"""
    seen: dict[tuple[int, str, int], Project] = {}
    for project in portal.all(Project):
        first = seen.setdefault((project.year, project.category, project.number), project)
        if first is not project:
            message = f"序号「{project.number}」在{project.year}年{project.category}里已被「{first.title}」（{first.id}）使用，请改成没有用过的序号"
            yield project.finding("number", message)
