"""Whether an annual report came out in time (data's way: report → state)."""

from __future__ import annotations

from gongkai.kinds.annual_report import AnnualReport
from gongkai.portal import Portal, State
from gongkai.wording import chinese_date

IN_TIME, LATE = "按期公布", "逾期公布"


def state(report: AnnualReport, portal: Portal) -> State:  # noqa: ARG001 - one signature for all kinds
    """Say 按期公布 when the report came out by its day, else 逾期公布 with how late it was."""
    late = (report.published_on - report.due_on).days
    if late <= 0:
        return State(IN_TIME, "good", True)
    note = f"这份报告应当在{chinese_date(report.due_on)}前公布，晚了 {late} 天。"
    return State(LATE, "waiting", True, note)
