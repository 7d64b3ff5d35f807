"""What the page of a website's yearly form has beyond any record's (L3): the form as a table beside the year before."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from gongkai.kinds.website_report import SECTIONS, WebsiteReport, row_title, unit
from gongkai.output import Heading
from gongkai.pages.press import Press
from gongkai.pages.record import Extras
from gongkai.pages.relations import block
from gongkai.views import Belongs, Cell, Column, RowGroup, Table, TableRow

_TABLED = frozenset(name for _, names in SECTIONS for name in names) | {"innovations", "note"}


def context(report: WebsiteReport, press: Press) -> dict[str, Any]:
    """Give the form, and what stands below it in words."""
    last = next((each for each in _others(report, press) if each.year == report.year - 1), None)
    years = [report, *([last] if last else [])]
    columns = [Column("项目"), Column("单位", short=True), *(Column(f"{each.year}年", numeric=True) for each in years)]
    table = Table("form", report.heading, columns, list(_rows(years)), cards=True)
    return {"form": table, "innovations": report.innovations, "note": report.note or ""}


def _rows(years: list[WebsiteReport]) -> Iterator[TableRow]:
    for number, (title, names) in enumerate(SECTIONS, 1):
        begins: RowGroup | None = RowGroup(f"part-{number}", title)
        for name in names:
            figures = [Cell(f"{getattr(each, name):,}") for each in years]
            yield TableRow([Cell(row_title(name)), Cell(unit(name)), *figures], begins=begins)
            begins = None


def headings(report: WebsiteReport, found: Mapping[str, Any]) -> Iterator[Heading]:  # noqa: ARG001 - one signature for all kinds
    """List the template's own sections."""
    yield Heading(2, "figures", "报表")
    if report.innovations:
        yield Heading(2, "innovations", "创新发展")


def _others(report: WebsiteReport, press: Press) -> list[WebsiteReport]:
    """List the same organ's other forms, the newest first."""
    found = [each for each in press.portal.all(WebsiteReport) if each.organ == report.organ and each is not report]
    return sorted(found, key=lambda each: -each.year)


def blocks(report: WebsiteReport, press: Press) -> Iterator[Belongs]:
    """Give the same website's other years."""
    others = _others(report, press)
    if others:
        yield block("other-years", "其他年份", others, press)


def depends(report: WebsiteReport, press: Press) -> Iterator[str]:
    """Give the forms that the page lists or compares with."""
    return (str(each) for each in _others(report, press))


EXTRAS = Extras(elsewhere=_TABLED, context=context, headings=headings, blocks=blocks, depends=depends)
