"""How a promised project stands (data's way: derive -> states)."""

from __future__ import annotations

import datetime as dt

from gongkai import schedule
from gongkai.kinds.project import Project, ProjectState
from gongkai.portal import Portal, State
from gongkai.wording import chinese_date

_TONES = {
    ProjectState.BEHIND: "review",
    ProjectState.OVERDUE: "review",
    ProjectState.ON_SCHEDULE: "plain",
    ProjectState.NOT_BEGUN: "waiting",
    ProjectState.DONE: "good",
    ProjectState.DONE_LATE: "good",
}


def state(project: Project, portal: Portal) -> State:
    """Say how a project stands today."""
    found = standing(project, portal.today)
    done = found in {ProjectState.DONE, ProjectState.DONE_LATE}
    return State(found, _TONES[found], not done, _note(found, project, portal.today))


def standing(project: Project, today: dt.date) -> ProjectState:
    """Derive how a project stands on `today` from its plan and its newest report."""
    if project.done_on and project.done_on <= today:
        return ProjectState.DONE if project.done_on <= project.end_on else ProjectState.DONE_LATE
    if project.end_on < today:
        return ProjectState.OVERDUE
    if today < project.start_on:
        return ProjectState.NOT_BEGUN
    return ProjectState.BEHIND if schedule.is_behind(project) else ProjectState.ON_SCHEDULE


def _note(found: ProjectState, project: Project, today: dt.date) -> str:
    reason = f"原因和措施：{project.delay_reason.rstrip('。')}。" if project.delay_reason else ""
    report = schedule.newest(project)
    if found is ProjectState.BEHIND and report:
        period = report.covers
        wanted = schedule.planned(project, period.last_day)
        return f"按计划到{period.label}末应完成 {wanted}%，实际完成 {report.percent}%。{reason}"
    if found is ProjectState.OVERDUE:
        return f"计划于{chinese_date(project.end_on)}完成，已超过 {(today - project.end_on).days} 天。{reason}"
    return f"计划于{chinese_date(project.start_on)}开工。" if found is ProjectState.NOT_BEGUN else ""
