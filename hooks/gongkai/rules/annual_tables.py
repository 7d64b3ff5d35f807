"""The arithmetic of annual reports (L2): every sum of tables 3 and 4, and what one year hands to the next.

Source: 国办公开办函〔2021〕30号, notes to the tables.
"""

from __future__ import annotations

from collections.abc import Iterator

from gongkai.findings import Finding, Level
from gongkai.kinds.annual_report import (
    APPLICANTS,
    RESULTS,
    AnnualReport,
    Counts,
    Outcomes,
    RemediesTable,
    RequestsTable,
    row_title,
)
from gongkai.portal import Portal
from gongkai.report_years import before
from gongkai.rules.registry import rule


def _cell(name: str, column: int) -> str:
    return f"表三「{row_title(name)}」×「{APPLICANTS[column]}」"


def _row(table: RequestsTable, name: str) -> Counts:
    row: Counts = getattr(table, name)
    return row


@rule("N001", kind=AnnualReport)
def requests_are_all_accounted_for(report: AnnualReport) -> Iterator[Finding]:
    """年度报告表三每一列：本年新收加上年结转，等于办理结果总计加结转下年度。"""
    table = report.requests
    if table is None:
        return
    for column, name in enumerate(APPLICANTS):
        received, carried = table.received[column], table.carried_in[column]
        done, left = table.total[column], table.carried_over[column]
        if received + carried != done + left:
            message = (
                f"表三「{name}」列不平：本年新收 {received} ＋上年结转 {carried} ＝ {received + carried}，"
                f"总计 {done} ＋结转下年度 {left} ＝ {done + left}，相差 {abs(received + carried - done - left)}；请核对这四格"
            )
            yield report.finding(("requests", "carried_over", column), message)


@rule("N002", kind=AnnualReport)
def results_add_up(report: AnnualReport) -> Iterator[Finding]:
    """年度报告表三每一列：各种办理结果相加，等于「（七）总计」。"""
    table = report.requests
    if table is None:
        return
    for column in range(len(APPLICANTS)):
        right = sum(_row(table, name)[column] for name in RESULTS[:-1])
        written = table.total[column]
        if written != right:
            message = (
                f"{_cell('total', column)}写的是 {written}，（一）至（六）相加是 {right}；请改正总计，或找出写错的一行"
            )
            yield report.finding(("requests", "total", column), message)


@rule("N003", kind=AnnualReport)
def applicants_add_up(report: AnnualReport) -> Iterator[Finding]:
    """年度报告表三每一行：自然人和五类组织相加，等于总计一列。"""
    table = report.requests
    if table is None:
        return
    for name in RequestsTable.model_fields:
        *parts, written = _row(table, name)
        if sum(parts) != written:
            message = f"{_cell(name, len(parts))}写的是 {written}，前六格相加是 {sum(parts)}；请改正其中写错的一格"
            yield report.finding(("requests", name, len(parts)), message)


@rule("N004", kind=AnnualReport)
def outcomes_add_up(report: AnnualReport) -> Iterator[Finding]:
    """年度报告表四每一组：维持、纠正、其他结果、尚未审结相加，等于总计。"""
    if report.remedies is None:
        return
    for name, info in RemediesTable.model_fields.items():
        group: Outcomes = getattr(report.remedies, name)
        right = group.upheld + group.corrected + group.other + group.pending
        if group.total != right:
            message = f"表四「{info.title}」×「总计」写的是 {group.total}，前四格相加是 {right}；请改正其中写错的一格"
            yield report.finding(("remedies", name, "total"), message)


@rule("N005", kind=AnnualReport)
def one_year_hands_to_the_next(report: AnnualReport, portal: Portal) -> Iterator[Finding]:
    """年度报告表三的上年结转，等于同一单位上一年报告的结转下年度。"""
    last = before(report, portal)
    if last is None or last.requests is None or report.requests is None:
        return
    for column in range(len(APPLICANTS)):
        written, right = report.requests.carried_in[column], last.requests.carried_over[column]
        if written != right:
            message = (
                f"{_cell('carried_in', column)}写的是 {written}，"
                f"{last.year} 年报告（{last.origin.path}）同一列的结转下年度是 {right}；两处应当相同，请核对"
            )
            yield report.finding(("requests", "carried_in", column), message)


@rule("N010", level=Level.WARNING, kind=AnnualReport)
def documents_in_force_follow(report: AnnualReport, portal: Portal) -> Iterator[Finding]:
    """年度报告表二的行政规范性文件：现行有效件数，等于上一年的现行有效加本年制发减本年废止。"""
    last = before(report, portal)
    if last is None or last.proactive is None or report.proactive is None:
        return
    now, then = report.proactive.normative, last.proactive.normative.in_force
    right = then + now.issued - now.ended
    if now.in_force != right:
        message = (
            f"表二「行政规范性文件」×「现行有效件数」写的是 {now.in_force}，按 {last.year} 年的 {then} "
            f"＋本年制发 {now.issued} －本年废止 {now.ended} 应当是 {right}；请核对，确有划转的写明豁免理由"
        )
        yield report.finding(("proactive", "normative", "in_force"), message)
