"""Annual reports as documents (L2): one a year and organ, in time, in six parts, saying what their tables say."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from gongkai.findings import Finding, Level
from gongkai.kinds.annual_report import (
    APPLICANTS,
    FIXED_SINCE,
    PARTS,
    AnnualReport,
    Reporter,
    RequestsTable,
    part,
    row_title,
)
from gongkai.kinds.policy import Policy
from gongkai.portal import Portal
from gongkai.report_years import Tabled, all_tabled, by_year, expected
from gongkai.rules.registry import rule
from gongkai.vocabularies import Category

_HEADING = re.compile(r"^##\s*(.+?)\s*(?:\{[^}]*\})?\s*$", re.MULTILINE)
_SAID = {
    "received": re.compile(r"新收[^\d，。；、]{0,8}([\d,]+)件"),
    "total": re.compile(r"办结[^\d，。；、]{0,8}([\d,]+)件"),
}
_CALLED = {"received": "新收", "total": "办结"}


@rule("N006", level=Level.WARNING)
def report_is_not_missing(portal: Portal) -> Iterator[Finding]:
    """有年度报告的网站，本级政府、工作部门、乡镇街道到期都要公布（条例第四十九条）；公布过的单位，以后每年都要公布。"""
    if "annual-reports/*" in portal.unread:
        return
    unread = {key for key in portal.unread if key.startswith("annual-reports/")}
    for each in expected(portal):
        if each.due_on < portal.today and not unread:
            organ = portal.find("organizations", each.organ)
            name = organ.heading if organ else each.organ
            message = (
                f"{name}没有 {each.year} 年的年度报告，期限是 {each.due_on}，已经过了；"
                "请尽快补上并公布，确实不单独编报的在这里写明豁免理由"
            )
            yield each.owed_by.finding("year" if isinstance(each.owed_by, AnnualReport) else "level", message)


@rule("N007", level=Level.WARNING, kind=AnnualReport)
def report_in_time(report: AnnualReport) -> Iterator[Finding]:
    """年度报告要按期公布：部门、镇街在次年1月31日前，本级政府在3月31日前；不得早于报告年度结束。"""
    if report.published_on > report.due_on:
        message = f"{report.year} 年的报告 {report.published_on} 才公布，期限是 {report.due_on}；请核对日期，确是逾期的写明豁免理由"
        yield report.finding("published_on", message)
    elif report.published_on.year <= report.year:
        message = f"{report.year} 年还没有结束就在 {report.published_on} 公布了报告，请核对报告年度和公布日期"
        yield report.finding("published_on", message)


@rule("N008")
def one_report_a_year(portal: Portal) -> Iterator[Finding]:
    """同一单位同一年度只有一份年度报告。"""
    first: dict[tuple[str, int], AnnualReport] = {}
    for report in portal.all(AnnualReport):
        other = first.setdefault((report.organ, report.year), report)
        if other is not report:
            message = f"{report.year} 年的报告在 {other.origin.path} 里已有一份，请合为一份，或改正年度、编报单位"
            yield report.finding("year", message)


@rule("N009", kind=AnnualReport)
def report_in_six_parts(report: AnnualReport, portal: Portal) -> Iterator[Finding]:
    """2021 年起的年度报告，正文要有六个部分，标题和次序照统一格式（国办公开办函〔2021〕30号）；第四部分也可以用 2019 年格式的标题。"""
    if report.year < FIXED_SINCE:
        return
    headings = [
        part(found) for found in _HEADING.findall(portal.text(report)) if re.match(r"[一二三四五六七八九十]+、", found)
    ]
    missing = [each for each in PARTS if each not in headings]
    if missing:
        message = f"正文里没有「## {'」「## '.join(missing)}」；请照统一格式补上这个标题，一字不差"
        yield report.finding("title", message)
    elif headings != list(PARTS):
        yield report.finding(
            "title", f"正文的部分是「{'」「'.join(headings)}」，请只留六个部分，从「一」到「六」依次排列"
        )


@rule("N011", level=Level.WARNING)
def units_fit_into_the_whole(portal: Portal) -> Iterator[Finding]:
    """本级政府的汇总报告，表三每一格不小于同一年各单位报告同一格之和。"""
    for reports in by_year(portal).values():
        counted = all_tabled(reports)
        units = [each for each in counted if each.report.reporter is Reporter.UNIT]
        for whole in counted:
            if whole.report.reporter is Reporter.GOVERNMENT and units:
                yield from _too_small(whole, units)


def _too_small(whole: Tabled, units: list[Tabled]) -> Iterator[Finding]:
    """Name the cells of table 3 in which a whole is less than its parts."""
    for name in RequestsTable.model_fields:
        for column, written in enumerate(getattr(whole.requests, name)):
            least = sum(getattr(unit.requests, name)[column] for unit in units)
            if written < least:
                message = (
                    f"汇总报告表三「{row_title(name)}」×「{APPLICANTS[column]}」是 {written}，"
                    f"本网站上 {len(units)} 个单位 {whole.year} 年的报告加起来已有 {least}；请核对汇总数和各单位的报告"
                )
                yield whole.report.finding(("requests", name, column), message)


@rule("N012", level=Level.WARNING, kind=AnnualReport)
def words_agree_with_tables(report: AnnualReport, portal: Portal) -> Iterator[Finding]:
    """年度报告摘要和正文里写的「新收多少件」「办结多少件」，要与表三的总计相同。"""
    if report.requests is None:
        return
    for name, pattern in _SAID.items():
        right = getattr(report.requests, name)[-1]
        for field, text in (("summary", report.summary), ("title", _first_part(portal.text(report)))):
            for written in pattern.findall(text):
                if int(written.replace(",", "")) != right:
                    place = "摘要" if field == "summary" else "正文第一部分"
                    message = f"{place}写「{_CALLED[name]}」{written} 件，表三「{row_title(name)}」的总计是 {right}；请改成一致"
                    yield report.finding(field, message)


def _first_part(text: str) -> str:
    """Give the first part, which sums up the tables; later ones speak of single units and quarters too."""
    return text.partition(f"## {PARTS[0]}")[2].partition("\n## ")[0]


@rule("N013", level=Level.WARNING, kind=AnnualReport)
def documents_as_in_the_library(report: AnnualReport, portal: Portal) -> Iterator[Finding]:
    """年度报告表二的行政规范性文件本年制发件数，不少于文件库里本单位（本级政府为全部单位）当年成文的件数。"""
    if report.proactive is None:
        return
    library = _normative(portal)
    everyone = report.reporter is Reporter.GOVERNMENT
    found = library.get((report.year, "" if everyone else report.organ), [])
    issued = report.proactive.normative.issued
    if len(found) > issued:
        message = (
            f"表二「行政规范性文件」×「本年制发件数」写的是 {issued}，"
            f"文件库里 {report.year} 年成文的已有 {len(found)} 件（如《{found[0].title}》）；请核对"
        )
        yield report.finding(("proactive", "normative", "issued"), message)


@rule("N014", kind=AnnualReport)
def report_has_its_tables(report: AnnualReport) -> Iterator[Finding]:
    """2021 年起的年度报告要有表二和表三（国办公开办函〔2021〕30号）；更早的报告可以没有，有一张的要两张都有。"""
    tables = {"表二（proactive）": report.proactive, "表三（requests）": report.requests}
    missing = [name for name, table in tables.items() if table is None]
    if missing and (report.year >= FIXED_SINCE or len(missing) < len(tables)):
        yield report.finding("year", f"{report.year} 年的报告没有{'、'.join(missing)}，请照统一格式补上")


@rule("N015", level=Level.WARNING, kind=AnnualReport)
def report_can_be_read(report: AnnualReport, portal: Portal) -> Iterator[Finding]:
    """年度报告要公布全文：写在正文里，或作为附件。"""
    if not report.attachments and not portal.text(report).strip():
        yield report.finding("title", "没有报告全文：请写在第二行 --- 之后，或在 attachments 里列出文件")


@lru_cache(maxsize=2)
def _normative(portal: Portal) -> dict[tuple[int, str], list[Policy]]:
    """Map year and organ, and year and "" for all organs, to the published normative documents of that year."""
    found: dict[tuple[int, str], list[Policy]] = {}
    for policy in portal.all(Policy):
        if policy.category is Category.NORMATIVE and policy.key not in portal.withheld:
            for organ in ("", policy.issued_by[0]):
                found.setdefault((policy.formed_on.year, organ), []).append(policy)
    return found
