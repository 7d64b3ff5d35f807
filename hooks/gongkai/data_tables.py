"""The data files that are no kind's own (L3): tables of figures, for the index of `data/` and for the page that lists it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from gongkai import attribute_data, measures_file, report_data
from gongkai.portal import Portal


@dataclass(frozen=True, slots=True)
class DataTable:
    """A table as files: `name` is their path without the ending, `page` the address where readers find the same figures."""

    label: str
    name: str
    endings: tuple[str, ...]
    page: str


def tables(portal: Portal) -> Iterator[DataTable]:
    """List the tables that this portal gives away."""
    if report_data.offered(portal):
        yield DataTable("年度报告各表", report_data.NAME, report_data.ENDINGS, "annual-reports/")
    if attribute_data.offered(portal):
        yield DataTable("公文公开属性统计", attribute_data.NAME, attribute_data.ENDINGS, "open/attributes/")
    if portal.identity.features.data and measures_file.counting(portal):
        name, _, ending = measures_file.PATH.rpartition(".")
        yield DataTable("公开指标", name, (ending,), "measures/")
