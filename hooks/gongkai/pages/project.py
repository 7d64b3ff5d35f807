"""What the page of a promised project has beyond any record's (L3): how far it is against its plan, step by step."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from gongkai import schedule
from gongkai.contact_links import dialled
from gongkai.kinds.project import Project, Report
from gongkai.output import Heading
from gongkai.pages import standings
from gongkai.pages.press import Press
from gongkai.pages.record import Extras
from gongkai.pages.timeline import Mark, Timeline, TimelineStep
from gongkai.wording import chinese_date


def context(project: Project, press: Press) -> dict[str, Any]:
    """Give how far the project is, its plan and its reports, the newest first."""
    return {
        "meter": standings.meter(schedule.reached(project), "累计进度"),
        "said": _said(project),
        "chart": standings.project_chart(project),
        "plan": Timeline("计划节点", list(_plan(project, press))) if project.milestones else None,
        "reports": Timeline(
            "各期进展，新的在前", [_step(each) for each in reversed(schedule.in_order(project.reports))]
        )
        if project.reports
        else None,
        "organs": press.organs(project),
        "phone": dialled(press.phone(project.phone, project.led_by)),
    }


def _said(project: Project) -> str:
    """Say in a sentence how far the project is and by when it is to be finished."""
    if project.done_on:
        return f"已于{chinese_date(project.done_on)}完成，计划完成日期是{chinese_date(project.end_on)}。"
    report = schedule.newest(project)
    when = f"计划{chinese_date(project.end_on)}前完成。"
    if report is None:
        return f"还没有公布进展。{when}"
    wanted = schedule.planned(project, report.covers.last_day)
    return f"到{report.covers.label}末累计完成 {report.percent}%，计划不低于 {wanted}%。{when}"


def _plan(project: Project, press: Press) -> Iterator[TimelineStep]:
    reached = schedule.reached(project)
    steps = sorted(project.milestones, key=lambda each: each.by)
    ahead = [each for each in steps if each.percent > reached]
    for each in steps:
        late = each in ahead and each.by < press.portal.today
        mark = Mark.DONE if each not in ahead else Mark.NOW if each is ahead[0] else Mark.AHEAD
        note = f"总进度达到 {each.percent}%" + ("，已过计划日期" if late else "")
        yield TimelineStep(each.title, mark, each.by, note=note)


def _step(report: Report) -> TimelineStep:
    spent = f"，累计完成投资 {report.invested:,.0f} 万元" if report.invested is not None else ""
    title = f"{report.covers.label}：累计 {report.percent}%{spent}"
    return TimelineStep(title, Mark.DONE, report.dated_on, note=report.words)


def depends(project: Project, press: Press) -> Iterator[str]:
    """Give what changes with the day: which steps of the plan are late."""
    yield from (f"{step.title}{step.mark}{step.note}" for step in _plan(project, press))


def headings(project: Project, context: Mapping[str, Any]) -> Iterator[Heading]:  # noqa: ARG001 - one signature for all kinds
    """List the page's own sections."""
    yield Heading(2, "how-far", "办到哪一步")
    if context["reports"]:
        yield Heading(2, "reports", "各期进展")
    if context["plan"]:
        yield Heading(2, "plan", "计划节点")
    yield Heading(2, "about", "项目信息")


EXTRAS = Extras(
    elsewhere=frozenset({"milestones", "reports", "delay_reason", "state"}),
    context=context,
    headings=headings,
    depends=depends,
)
