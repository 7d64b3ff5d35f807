"""The measures (L3): all figures on one page, and for each the records that it counts and those that fall short."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from gongkai import measures_file
from gongkai.lists.listing import numbered
from gongkai.measures import Counted, Part, Result, measured
from gongkai.output import Heading, Page, PageOutput
from gongkai.pages import standings
from gongkai.pages.charts import Chart
from gongkai.pages.facts import time
from gongkai.pages.plain import Plain, output
from gongkai.pages.press import Press, crumbs
from gongkai.portal import Portal
from gongkai.templates import render
from gongkai.views import Cell, Column, Link, Table, TableRow
from gongkai.vocabularies import ColumnType, Section
from gongkai.wording import chinese_date

HOME = "measures/"
TITLE = "公开指标"
_SUMMARY = "公开工作做得怎么样，用数字说话：每个数字都能点开，看到计入了哪些、哪些不符合。"
_ROWS = 50
_PLAIN = Plain(HOME, TITLE, _SUMMARY, "pages/measures.html", Section.PROGRESS.url, ColumnType.DATA_RELEASE.value, ((Section.PROGRESS.value, Section.PROGRESS.url),))  # fmt: skip


@dataclass(frozen=True, slots=True)
class MeasureView:
    """One measure on the page of all."""

    id: str
    title: str
    definition: str
    said: str
    chart: Chart | None
    more: Link


def links(portal: Portal) -> Iterator[tuple[Section, Link]]:
    """Tell where readers find the measures."""
    if any(result.counted for result in measured(portal)):
        yield Section.PROGRESS, Link(TITLE, HOME, "解读率、按时公开率、任务按时完成率等")


def url(result: Result) -> str:
    """Give the address of the records that a measure counts."""
    return f"{HOME}{result.measure.id}/"


def outputs(press: Press) -> Iterator[PageOutput]:
    """Give the page of all measures that count anything, and the pages of each."""
    results = [each for each in measured(press.portal) if each.counted]
    if not results:
        return
    known = [str(press.portal.today), *(each.digest for each in results)]
    yield output(_PLAIN, partial(_context, results, press), known, press)
    for result in results:
        yield from _pages(result, press)


def _context(results: Sequence[Result], press: Press) -> dict[str, Any]:
    views = [view(each) for each in results]
    return {
        "as_of": f"统计截至{chinese_date(press.portal.today)}，由公开的记录自动算出。",
        "table": summary(results),
        "measures": views,
        "data": Link(measures_file.PATH, measures_file.PATH) if press.portal.identity.features.data else None,
        "headings": [Heading(2, each.id, each.title) for each in views],
    }


def percent(part: Part) -> str:
    """Write a share."""
    return f"{part.share:g}%" if part.share is not None else "—"


def said(result: Result) -> str:
    """Say a measure in a sentence."""
    whole, measure = result.whole, result.measure
    counts = (
        f"{whole.total} {measure.counts}中{measure.met} {whole.met} {measure.counts}，{measure.title}{percent(whole)}"
    )
    if result.reached is None:
        return f"{counts}。"
    return f"{counts}，{'达到' if result.reached else '没有达到'}目标 {result.aim}%。"


def summary(results: Sequence[Result]) -> Table:
    """Make the table of all measures: what the page says first."""
    columns = [
        Column("指标"), Column("现值", numeric=True), Column("目标", numeric=True), Column("达标", short=True), Column("符合", numeric=True), Column("计入", numeric=True),
    ]  # fmt: skip
    return Table("summary", "各项指标", columns, [_row(each) for each in results], cards=True)


def _row(result: Result) -> TableRow:
    words = {True: "达到", False: "没有达到", None: "不设目标"}
    aim = f"{result.aim}%" if result.aim is not None else "—"
    whole = result.whole
    cells = (percent(whole), aim, words[result.reached], str(whole.met), str(whole.total))
    return TableRow([Cell(result.measure.title, url(result)), *map(Cell, cells)])


def view(result: Result) -> MeasureView:
    """Give a measure as the page of all shows it."""
    more = Link(f"看计入的 {len(result.counted)} {result.measure.counts}", url(result))
    measure = result.measure
    return MeasureView(measure.id, measure.title, measure.definition, said(result), standings.main_chart(result), more)


def _pages(result: Result, press: Press) -> Iterator[PageOutput]:
    """Give the pages of what a measure looks at: what falls short first."""
    ordered = [*(each for each in result.counted if not each.met), *(each for each in result.counted if each.met)]
    total = -(-len(ordered) // _ROWS)
    for number in range(1, total + 1):
        some = ordered[(number - 1) * _ROWS : number * _ROWS]
        around = [result.digest] if number == 1 else [said(result), result.measure.definition]
        known = press.fingerprint([*around, str(number), str(total), *map(repr, some)])
        yield PageOutput(_address(result, number), known, partial(_page, result, some, number, total))


def _address(result: Result, number: int) -> str:
    return url(result) if number == 1 else f"{url(result)}page/{number}/"


def _page(result: Result, some: Sequence[Counted], number: int, total: int) -> Page:
    title = result.measure.title + (f"（第{number}页）" if number > 1 else "")
    charts = standings.charts(result) if number == 1 else ()
    units = standings.unit_bars(result) if number == 1 else ()
    body = render(
        "pages/measure.html",
        title=title,
        lead=result.measure.definition,
        said=said(result),
        charts=charts,
        units=units,
        counts=result.measure.counts,
        quarters=standings.unit_quarters(result) if number == 1 else None,
        table=counted_table(result, some),
        pagination=numbered(number, total, partial(_address, result)),
    )
    return Page(
        url=_address(result, number),
        title=title,
        body=body,
        crumbs=crumbs((Section.PROGRESS.value, Section.PROGRESS.url), (TITLE, HOME), (result.measure.title, None)),
        description=f"{result.measure.definition}{said(result)}",
        keywords=(TITLE, result.measure.title),
        column=Section.PROGRESS.url,
        column_type=ColumnType.DATA_RELEASE.value,
        contents=_contents(result, charts=bool(charts), units=bool(units)),
    )


def _contents(result: Result, *, charts: bool, units: bool) -> tuple[Heading, ...]:
    """List the sections of the first page; the others have one."""
    before = [(charts, "parts", "分项看"), (units, "units", "各单位")]
    found = [Heading(2, anchor, title) for there, anchor, title in before if there]
    return (*found, Heading(2, "things", f"计入的每一{result.measure.counts}")) if found else ()


def counted_table(result: Result, some: Sequence[Counted]) -> Table:
    """Make the table of some of what a measure looks at."""
    measure = result.measure
    grouped = any(each.group for each in result.counted)
    columns = [
        Column("名称"),
        Column("结果", choice=True, short=True),
        Column("日期", short=True),
        Column("说明", long=True),
        Column("单位", detail=True),
    ]
    columns += [Column(measure.group, detail=True)] if grouped else []
    short = len(result.counted) - result.whole.met
    note = f"{measure.unmet} {short} {measure.counts}排在前面" if short else f"全部{measure.met}"
    return Table("counted", f"计入的 {len(result.counted)} {measure.counts}", columns, [_counted(each, result, grouped=grouped) for each in some], note, cards=True, tall=True, filter=True)  # fmt: skip


def _counted(each: Counted, result: Result, *, grouped: bool) -> TableRow:
    cells = [
        Cell(each.label, each.url),
        Cell(result.measure.met if each.met else result.measure.unmet),
        Cell(html=time(each.on)) if each.on else Cell(),
        Cell(each.why),
        Cell("、".join(each.units)),
    ]
    return TableRow([*cells, Cell(each.group)] if grouped else cells)
