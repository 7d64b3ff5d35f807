"""Tasks (L3): the running year at a glance, each year and quarter as the table that the plan has, last year looked back on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from gongkai.facets import facet_of
from gongkai.kinds.task import Task, TaskState
from gongkai.lists import ledger
from gongkai.lists.kind import Own, Sorted
from gongkai.lists.landing import landing
from gongkai.lists.listing import Listing
from gongkai.lists.listing import outputs as listed
from gongkai.output import Crumb, Heading, Page, PageOutput
from gongkai.pages import standings
from gongkai.pages.press import Press
from gongkai.periods import Period
from gongkai.record import Record
from gongkai.templates import render
from gongkai.views import Chip, Figure, Link, Row
from gongkai.vocabularies import ColumnType

_STATES = (
    ("done", "已办结", ledger.FINISHED),
    ("going-on", "正在办", (TaskState.GOING_ON, TaskState.STANDING)),
    ("due-soon", "三十天内到期", (TaskState.DUE_SOON,)),
    ("overdue", "逾期未办结", (TaskState.OVERDUE, TaskState.UNSETTLED)),
)
"""What a year's tasks are counted by: place in the address, words, states."""


def in_plan_order(records: Sequence[Record]) -> list[Record]:
    """Put the tasks as the plans have them, the newest year first."""
    tasks = [each for each in records if isinstance(each, Task)]
    tasks.sort(key=lambda each: (-each.year, each.number, each.id))
    return [*tasks]


def year_url(year: int) -> str:
    """Give the address of a year's table."""
    facet = facet_of(Task, "year")
    return facet.url(str(year)) if facet else f"{Task.info.plural}/"


def first_page(records: Sequence[Record], by_facet: Sequence[Sorted], press: Press) -> Iterator[PageOutput]:
    """Give the page that shows how the running year stands."""
    faces = map(press.row_face, records)
    yield landing(Task, "lists/tasks.html", partial(_context, records, by_facet, press), faces, press)


def _context(records: Sequence[Record], by_facet: Sequence[Sorted], press: Press) -> dict[str, Any]:
    tasks = [each for each in records if isinstance(each, Task)]
    years = sorted({each.year for each in tasks}, reverse=True)
    if not years:
        return {
            "years": (),
            "year": "",
            "sections": (),
            "figures": (),
            "chart": None,
            "units": (),
            "whole": None,
            "groups": (),
        }
    year = next((each for each in years if each <= press.portal.today.year), years[-1])
    of_year = [each for each in tasks if each.year == year]
    urgent = ledger.of(of_year, press, *ledger.URGENT)
    sections = [
        _section("urgent", "抓紧办的", "已经逾期和三十天内到期的任务。", [ledger.row(each, press) for each in urgent]),
        *_looked_back(tasks, year, press),
    ]
    shown = [each for each in sections if each["rows"]]
    return {
        "years": [Chip(f"{each}年", year_url(each), sum(task.year == each for task in tasks)) for each in years],
        "year": f"{year}年",
        "figures": figures(of_year, year, press),
        "whole": Link(f"看{year}年任务表（{len(of_year)} 项，可打印）", year_url(year)),
        "sections": shown,
        "chart": standings.task_chart(of_year, f"{year}年任务"),
        "units": standings.task_bars(of_year, press),
        "groups": [{"title": f"按{each.facet.title}看", "chips": each.chips(None)} for each in by_facet if each.facet.name != "year"],
        "headings": [*(Heading(2, str(each["id"]), str(each["title"])) for each in shown), Heading(2, "standing", f"{year}年进度"), Heading(2, "units", "各单位进度")],
    }  # fmt: skip


def figures(tasks: Sequence[Task], year: int, press: Press) -> list[Figure]:
    """Count a year's tasks by how they stand; each number leads to those it counts."""
    counted = [(place, words, len(ledger.of(tasks, press, *states))) for place, words, states in _STATES]
    whole = Figure(str(len(tasks)), f"项{year}年任务", year_url(year))
    return [whole, *(Figure(str(count), f"项{words}", f"{year_url(year)}{place}/") for place, words, count in counted if count)]  # fmt: skip


def _looked_back(tasks: Sequence[Task], year: int, press: Press) -> Iterator[dict[str, Any]]:
    """Look back on what the year before left undone at its end."""
    before = [each for each in tasks if each.year == year - 1]
    left = [each for each in before if not each.done_on or each.done_on > each.closes_on]
    words = f"{year - 1}年的任务里当年没有按时办完的 {len(left)} 项，现在怎么样了。"
    yield _section("look-back", f"回头看{year - 1}年", words, [_settled(each, press) for each in left])


def _settled(task: Task, press: Press) -> Row:
    """Give a task of last year with what became of it."""
    target = press.portal.find(Task.info.plural, task.carried_to or "")
    where = f"转入：{target.heading}" if target else ""
    shown = ledger.row(task, press)
    return replace(shown, note="；".join(each for each in (shown.note, where) if each))


def _section(anchor: str, title: str, words: str, rows: Sequence[Row]) -> dict[str, Any]:
    return {"id": anchor, "title": title, "words": words, "rows": rows}


def of_year(listing: Listing, press: Press) -> Iterator[PageOutput]:
    """Give a year's table, one for each quarter, and the tasks that stand alike as lists."""
    tasks = [each for each in listing.records if isinstance(each, Task)]
    year = tasks[0].year
    quarters: dict[Period, list[Task]] = {}
    for task in tasks:
        quarter = ledger.quarter_of(task)
        if quarter:
            quarters.setdefault(quarter, []).append(task)
    known = press.fingerprint([listing.title, str(press.portal.today), *map(press.row_face, tasks)])
    places = {_place(period): period for period in sorted(quarters, key=lambda each: each.index)}
    chips = [Chip("全年", listing.url, len(tasks)), *(Chip(period.label, f"{listing.url}{place}/", len(quarters[period])) for place, period in places.items())]  # fmt: skip
    yield PageOutput(listing.url, known, partial(_table_page, listing, tasks, f"{year}年任务表", chips, press))
    for place, period in places.items():
        of_quarter = replace(listing, url=f"{listing.url}{place}/", crumbs=_below(listing, period.label))
        make = partial(_table_page, of_quarter, quarters[period], f"{period.label}到期的任务", chips, press)
        yield PageOutput(of_quarter.url, known, make)
    for place, words, states in _STATES:
        found = ledger.of(tasks, press, *states)
        if found:
            yield from listed(_standing(listing, place, f"{year}年{words}的任务", found), press)


def _standing(listing: Listing, place: str, title: str, found: Sequence[Task]) -> Listing:
    return replace(
        listing,
        url=f"{listing.url}{place}/",
        title=title,
        summary=f"共 {len(found)} 项，按任务表的顺序排列。",
        crumbs=_below(listing, title),
        records=found,
    )


def _place(period: Period) -> str:
    """Name a quarter in an address: q3, with its year where the task is due in another than its own."""
    return str(period).lower()


def _below(listing: Listing, label: str) -> tuple[Crumb, ...]:
    """Put a page below the year's own in the breadcrumb."""
    *above, year = listing.crumbs
    return (*above, Crumb(year.label, listing.url), Crumb(label, None))


def _table_page(listing: Listing, tasks: Sequence[Task], title: str, chips: Sequence[Chip], press: Press) -> Page:
    marked = [replace(chip, current=chip.url == listing.url) for chip in chips]
    year = tasks[0].year
    context: Mapping[str, Any] = {
        "title": title,
        "lead": f"截至{standings.today(press)}。",
        "chips": marked,
        "figures": figures(tasks, year, press) if marked[0].current else (),
        "table": ledger.table(tasks, title, press),
        "chart": standings.task_chart(tasks, title) if marked[0].current else None,
    }
    return Page(
        url=listing.url,
        title=title,
        body=render("lists/tasks_table.html", **context),
        crumbs=listing.crumbs,
        description=f"{title}：任务、要求、责任单位、完成时限和进度，共 {len(tasks)} 项。",
        keywords=("工作台账", title),
        column=listing.column,
        column_type=ColumnType.NEWS.value,
        body_class="list-page across",
    )


OWN = Own(landing=first_page, facet="year", of_value=of_year, order=in_plan_order, order_words="按任务表的顺序")
