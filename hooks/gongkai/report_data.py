"""The tables of annual reports as data (L3): every cell a row, for comparing years and organs; CSV, Excel and JSON."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from gongkai.kinds.annual_report import (
    APPLICANTS,
    AnnualReport,
    Documents,
    Outcomes,
    ProactiveTable,
    RemediesTable,
    RequestsTable,
    row_title,
)
from gongkai.neighbours import kind_fingerprint
from gongkai.output import Output, Part, fingerprint
from gongkai.portal import Portal
from gongkai.report_years import Tabled, all_tabled
from gongkai.spreadsheet import workbook

NAME = "data/annual-report-tables"
HEADERS = ("年度", "编报单位", "表", "行", "列", "数值", "报告网址")
Cell = tuple[int, str, str, str, str, float, str]


def offered(portal: Portal) -> bool:
    """Tell whether the portal has reports with tables and gives data away."""
    return portal.identity.features.data and bool(all_tabled(portal.all(AnnualReport)))


def parts(portal: Portal) -> Iterator[Part]:
    """Give the data files, where there are any, each as a share of its own."""
    return (partial(_file, ending, portal) for ending in (_WRITERS if offered(portal) else ()))


def _file(ending: str, portal: Portal) -> Iterator[Output]:
    known = fingerprint([kind_fingerprint(plural, portal) for plural in ("annual-reports", "organizations")])
    yield Output(f"{NAME}.{ending}", known, partial(_WRITERS[ending], portal))


def cells(portal: Portal) -> Iterator[Cell]:
    """Give every cell of every table, newest year first, organs by id; figures are counts, charges in 10,000 yuan."""
    reports = sorted(portal.all(AnnualReport), key=lambda each: (-each.year, each.organ, each.id))
    for each in all_tabled(reports):
        report = each.report
        organ = portal.find("organizations", report.organ)
        name = organ.heading if organ else report.organ
        for table, row, column, value in _of(each):
            yield report.year, name, table, row, column, value, portal.identity.url + report.url


def _of(report: Tabled) -> Iterator[tuple[str, str, str, float]]:
    proactive = report.proactive
    for name, info in ProactiveTable.model_fields.items():
        value = getattr(proactive, name)
        if isinstance(value, Documents):
            for field, named in Documents.model_fields.items():
                yield "表二", str(info.title), str(named.title), getattr(value, field)
        else:
            yield "表二", str(info.title), "本年收费金额（万元）" if name == "charges" else "本年处理决定数量", value
    for name in RequestsTable.model_fields:
        for column, value in zip(APPLICANTS, getattr(report.requests, name), strict=True):
            yield "表三", row_title(name), column, value
    for name, info in RemediesTable.model_fields.items():
        group: Outcomes = getattr(report.remedies, name)
        for field, named in Outcomes.model_fields.items():
            yield "表四", str(info.title), str(named.title), getattr(group, field)


def _csv(portal: Portal) -> bytes:
    """Write CSV in UTF-8 with a byte order mark, which Excel needs."""
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer)
    writer.writerow(HEADERS)
    writer.writerows(cells(portal))
    return buffer.getvalue().encode("utf-8-sig")


def _xlsx(portal: Portal) -> bytes:
    rows = (list(map(str, cell)) for cell in cells(portal))
    return workbook("年度报告各表", HEADERS, rows, numeric=frozenset({"年度", "数值"}))


def _json(portal: Portal) -> bytes:
    names = ("year", "organ", "table", "row", "column", "value", "url")
    found: list[dict[str, Any]] = [dict(zip(names, cell, strict=True)) for cell in cells(portal)]
    return json.dumps({"portal": portal.identity.name, "cells": found}, ensure_ascii=False).encode() + b"\n"


_WRITERS: dict[str, Callable[[Portal], bytes]] = {"json": _json, "csv": _csv, "xlsx": _xlsx}
ENDINGS = tuple(_WRITERS)
"""The forms in which the tables can be had."""
