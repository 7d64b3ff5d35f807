"""What the page of an annual report has beyond any record's (L3): its tables, its figures against last year, other years."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from gongkai.kinds.annual_report import PARTS, AnnualReport
from gongkai.kinds.annual_report import part as prescribed
from gongkai.pages.press import Press
from gongkai.pages.record import Extras
from gongkai.pages.relations import block
from gongkai.pages.report_grids import Grid, grids
from gongkai.report_data import NAME, offered
from gongkai.report_years import Tabled, before, by_organ, by_year, opened_share, tabled
from gongkai.views import Belongs, Fact, Link, Words

_TABLES = PARTS[1:4]
"""The parts that have a table, in the order of the tables."""
_HEADING = re.compile(r"<h2[^>]*>(.*?)</h2>")


def polish(html: str, report: AnnualReport, press: Press) -> str:
    """Put each table right under the heading of its part; one whose heading is missing comes at the end."""
    written = tabled(report)
    for part, grid in zip(_TABLES, grids(written), strict=True) if written else ():
        place = next((found.end() for found in _HEADING.finditer(html) if prescribed(found[1]) == part), len(html))
        html = f"{html[:place]}\n{_rendered(grid, press)}{html[place:]}"
    return html


def _rendered(grid: Grid, press: Press) -> str:
    return str(press.environment.get_template("grid.html").module.grid(grid))  # type: ignore[attr-defined]


def context(report: AnnualReport, press: Press) -> dict[str, Any]:
    """Give the year in figures, each against the year before; none of a report without tables."""
    now, last = tabled(report), before(report, press.portal)
    return {
        "figures": list(_figures(now, tabled(last) if last else None)) if now else [],
        "data": Link("下载各年各表的数据（Excel）", f"{NAME}.xlsx") if offered(press.portal) else None,
    }


def _figures(report: Tabled, last: Tabled | None) -> Iterator[Fact]:
    now = report.requests
    for label, name in (("新收申请", "received"), ("办结申请", "total"), ("结转下年度", "carried_over")):
        counted: int = getattr(now, name)[-1]
        note = _compared(counted, getattr(last.requests, name)[-1]) if last else ""
        yield Fact(label, (Words(f"{counted:,} 件"),), note=note)
    share = opened_share(report)
    yield Fact(
        "予以公开和部分公开", (Words("没有办结的申请" if share is None else f"{share:.1%}"),), note="占办结申请的比例"
    )
    review = report.remedies.review
    yield Fact(
        "行政复议", (Words(f"{review.total} 件"),), note=f"其中结果纠正 {review.corrected} 件" if review.total else ""
    )
    in_force = report.proactive.normative.in_force
    yield Fact(
        "现行有效的规范性文件", (Words(f"{in_force} 件"),), note=f"本年制发 {report.proactive.normative.issued} 件"
    )


def _compared(now: int, then: int) -> str:
    if now == then:
        return "与上年相同"
    return f"比上年{'多' if now > then else '少'} {abs(now - then)} 件"


def blocks(report: AnnualReport, press: Press) -> Iterator[Belongs]:
    """Give the organ's other reports, and those of others for the same year."""
    others = [each for each in by_organ(press.portal)[report.organ].values() if each is not report]
    if others:
        yield block("other-years", "本单位其他年份的报告", others[::-1], press)
    same = [each for each in by_year(press.portal)[report.year] if each.organ != report.organ]
    if same:
        more = f"annual-reports/by/year/{report.year}/"
        yield block("same-year", f"其他单位 {report.year} 年的报告", same, press, more=more, shown=6)


def depends(report: AnnualReport, press: Press) -> Iterator[str]:
    """Give the reports that the page lists or compares with."""
    for each in (*by_organ(press.portal)[report.organ].values(), *by_year(press.portal)[report.year]):
        yield press.row_face(each)


EXTRAS = Extras(blocks=blocks, context=context, polish=polish, depends=depends)
