"""How tasks, projects and measures stand, as charts and bars (L3); the pages and lists of all three print them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from gongkai import schedule
from gongkai.facets import facet_of
from gongkai.kinds.project import Project, ProjectCategory, ProjectState
from gongkai.kinds.task import Task
from gongkai.measures import Part, Result
from gongkai.pages.charts import Chart, Datum, Progress, bars, lines, progress
from gongkai.pages.press import Press
from gongkai.periods import Cycle, Period
from gongkai.views import Cell, Column, Table, TableRow
from gongkai.wording import chinese_date

_ENDED = {ProjectState.DONE, ProjectState.DONE_LATE}
_LAGGING = {ProjectState.BEHIND, ProjectState.OVERDUE}
_FEW_GROUPS = 12
_QUARTERS = 8
"""How many quarters a line goes back."""


def today(press: Press) -> str:
    """Write the day as of which everything stands."""
    return chinese_date(press.portal.today)


def meter(percent: int, label: str) -> Progress:
    """Show a percentage as a bar."""
    return Progress(label, f"{percent}%", f"{percent}%", complete=percent == 100)


# --- tasks -----------------------------------------------------------------------------------------------------------


def task_chart(tasks: Sequence[Task], title: str) -> Chart | None:
    """Draw for each quarter how many tasks were due and how many of them are finished; None without tasks of a day."""
    due: Counter[Period] = Counter()
    done: Counter[Period] = Counter()
    for task in tasks:
        if task.due_on:
            quarter = Period.holding(task.due_on, Cycle.QUARTERLY)
            due[quarter] += 1
            done[quarter] += task.done_on is not None
    quarters = sorted(due, key=lambda each: each.index)
    data = [Datum(each.label, (due[each], done[each])) for each in quarters]
    if not data:
        return None
    return bars("by-quarter", f"{title}：各季度到期和办结", data, ("到期", "其中已办结"), unit="项", head="季度")


def task_bars(tasks: Sequence[Task], press: Press) -> list[Progress]:
    """Show for each leading unit how many of its tasks that were due by today are finished, the unit with most of them first."""
    facet = facet_of(Task, "organ")
    led: Counter[str] = Counter()
    done: Counter[str] = Counter()
    for task in tasks:
        if task.done_on or (task.due_on and task.due_on < press.portal.today):
            led.update(task.led_by)
            done.update(task.led_by if task.done_on else ())
    found = ((press.portal.find("organizations", each), count) for each, count in led.items())
    ranked = sorted(((organ, count) for organ, count in found if organ), key=lambda pair: (-pair[1], pair[0].id))
    return [
        progress(organ.heading, done[organ.id], count, unit="项", url=facet.url(organ.id) if facet else organ.url)
        for organ, count in ranked
    ]


# --- projects --------------------------------------------------------------------------------------------------------


def project_chart(project: Project) -> Chart | None:
    """Draw what was reached and what was planned at each report; None for fewer than two reports."""
    reports = schedule.in_order(project.reports)
    if len(reports) < 2:
        return None
    data = [
        Datum(
            each.covers.label,
            (each.percent, schedule.planned(project, each.covers.last_day)),
            at=each.covers.last_day.toordinal(),
        )
        for each in reports
    ]
    note = (
        "计划进度按节点计算"
        if project.milestones
        else f"没有分节点的，计划进度按匀速推算，留 {schedule.TOLERANCE} 个百分点余地"
    )
    return lines("progress", "累计进度和计划进度", data, ("累计进度", "计划进度"), unit="%", head="期次", note=note)  # fmt: skip


def category_chart(projects: Sequence[Project], press: Press) -> Chart | None:
    """Draw for each list how many projects are finished, going on and lagging."""
    data = [Datum(category.value, counts) for category, counts in _by_category(projects, press) if any(counts)]
    series = ("已完成", "按期推进", "滞后或超期")
    return bars("by-category", "各类项目怎么样了", data, series, unit="个", head="类别") if data else None


def _by_category(projects: Sequence[Project], press: Press) -> Iterator[tuple[ProjectCategory, tuple[float, ...]]]:
    states = {each.id: ProjectState(press.portal.states[each.key].text) for each in projects}
    for category in ProjectCategory:
        found = [states[each.id] for each in projects if each.category is category]
        ended, lagging = sum(each in _ENDED for each in found), sum(each in _LAGGING for each in found)
        yield category, (ended, len(found) - ended - lagging, lagging)


# --- measures --------------------------------------------------------------------------------------------------------


def main_chart(result: Result) -> Chart | None:
    """Draw a measure where all are shown: by its own groups where they are few, else over the quarters if they differ."""
    if 1 < len(result.by_group) <= _FEW_GROUPS:
        return group_chart(result)
    differs = len({each.share for each in result.by_quarter[-_QUARTERS:]}) > 1
    return quarter_chart(result) if differs else None


def charts(result: Result) -> list[Chart]:
    """Draw a measure in every way that it can be divided."""
    return [each for each in (group_chart(result), quarter_chart(result)) if each]


def group_chart(result: Result) -> Chart | None:
    """Draw the groups of a measure: how many things each has, and how many are as they should be."""
    measure = result.measure
    data = [Datum(each.label, (each.total, each.met)) for each in result.by_group]
    if len(data) < 2:
        return None
    title = f"{measure.title}：按{measure.group}"
    return bars(f"{measure.id}-groups", title, data, ("计入", measure.met), unit=measure.counts, head=measure.group)


def quarter_chart(result: Result) -> Chart | None:
    """Draw a measure over the last quarters that have anything; None for one that is not of a quarter."""
    measure = result.measure
    parts = result.by_quarter[-_QUARTERS:]
    if len(parts) < 2 or not measure.over_time:
        return None
    brief = _briefly(result)
    data = [Datum(each.label, (each.share,), brief=brief[each.label]) for each in parts]
    title = f"{measure.title}：最近 {len(parts)} 个有记录的季度"
    return lines(f"{measure.id}-quarters", title, data, (measure.title,), unit="%", head="季度")


def unit_bars(result: Result) -> list[Progress]:
    """Show a measure for each unit, the lowest share first."""
    parts = sorted(result.by_unit, key=lambda each: (each.met / each.total, -each.total))
    return [progress(each.label, each.met, each.total, unit=result.measure.counts) for each in parts]


def unit_quarters(result: Result) -> Table | None:
    """Make the table of the units' shares in the last four quarters; None for a measure that is not of a quarter."""
    quarters = [each.label for each in result.by_quarter[-4:]]
    if not result.measure.over_time or not quarters or not result.by_unit:
        return None
    parts = result.by_unit_and_quarter
    brief = _briefly(result)
    columns = [Column("单位"), *(Column(brief[label], numeric=True) for label in quarters)]
    rows = [
        TableRow([Cell(unit.label), *(Cell(_share(parts.get((unit.label, label)))) for label in quarters)])
        for unit in sorted(result.by_unit, key=lambda each: -each.total)
        if any((unit.label, label) in parts for label in quarters)
    ]
    caption = f"{result.measure.title}：各单位最近 {len(quarters)} 个季度（{result.measure.met}/计入）"
    return Table("units-quarters", caption, columns, rows, cards=True)


def _briefly(result: Result) -> dict[str, str]:
    """Map the names of a measure's quarters to their short ones."""
    periods = {Period.holding(each.on, Cycle.QUARTERLY) for each in result.counted if each.on}
    return {period.label: period.brief for period in periods}


def _share(part: Part | None) -> str:
    return f"{part.met}/{part.total}" if part else "—"
