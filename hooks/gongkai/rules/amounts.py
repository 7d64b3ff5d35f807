"""Standards, charges and subsidies (L2): each amount has its document and agrees with it, and no person is named."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from gongkai import markdown
from gongkai.derive import lapsed
from gongkai.findings import Finding, Level
from gongkai.kinds.series import Edition, Series, SeriesSort, Standard, number
from gongkai.portal import Portal
from gongkai.references import Reference, cited
from gongkai.rules.registry import rule
from gongkai.screening import NUMBERS, hits
from gongkai.states.series import current
from gongkai.wording import grouped

_CLAUSE = Reference("policies", clause=True)
_PERSONAL = re.compile(r"姓名|户主|本人|身份证|证件号|手机|联系电话|银行|账号|卡号|住址|门牌|出生|残疾证")
_MASKED = re.compile(r"\d{2,}[*＊×xX]{3,}\d*|[*＊]{4,}\d{2,}")
_PLACE = re.compile(
    r"(村|社区|居委会|街道|镇|乡|农场|林场|牧场|合作社|小组|组|片区|园区|敬老院|中心|学校|合计|小计)(（.*）)?$"
)
_NAME = re.compile(r"[\u4e00-\u9fff·]{2,4}|[\u4e00-\u9fff][*＊某×]{1,2}[\u4e00-\u9fff]?")
_LEAP = Decimal(2)
"""From one edition to the next an amount seldom doubles or halves."""


@rule("U001", kind=Series)
def editions_on_days_of_their_own(series: Series) -> Iterator[Finding]:
    """同一标准的各期，执行日期不得相同。"""
    count = Counter(each.from_on for each in series.editions)
    for place, edition in enumerate(series.editions):
        if count[edition.from_on] > 1:
            yield series.finding(("editions", place, "from_on"), f"有 {count[edition.from_on]} 期的执行日期都是 {edition.from_on}，请改正其中的日期或合并")  # fmt: skip


@rule("U002", kind=Series)
def every_edition_has_its_document(series: Series) -> Iterator[Finding]:
    """每一期都要写依据：文件库里的写条款（basis），不在库里的写名称和文号（document）。"""
    for place, edition in enumerate(series.editions):
        if not edition.basis and not edition.document:
            message = f"{edition.name}没有写依据；请写 basis（如 yx-2026-4#1），文件不在本站的写 document"
            yield series.finding(("editions", place, "from_on"), message)


@rule("U003", level=Level.WARNING, kind=Series)
def current_document_holds(series: Series, portal: Portal) -> Iterator[Finding]:
    """现行标准和收费所依据的文件要现行有效。"""
    edition = current(series, portal)
    if edition is None or edition.basis is None or series.sort is SeriesSort.SUBSIDY:
        return
    policy = lapsed(edition.basis, portal)
    if policy is not None:
        message = f"现行的{edition.name}标准所依据的《{policy.heading}》已不是现行有效文件；请按新文件增加一期"
        yield series.finding(("editions", series.editions.index(edition), "basis"), message)


@rule("U004", level=Level.WARNING, kind=Series)
def amounts_stand_in_the_document(series: Series, portal: Portal) -> Iterator[Finding]:
    """救助保障标准的每个数额，都要能在所依据的条款原文里找到。"""
    if series.sort is not SeriesSort.STANDARD:
        return
    for place, edition in enumerate(series.editions):
        words = _words(edition, portal)
        for row_place, row in enumerate(edition.rows) if words else ():
            for cell_place, cell in enumerate(row.cells):
                value = number(cell)
                if value is not None and not _stands(value, words):
                    message = f"{edition.name}「{row.name}」是 {cell}，所依据的条款（{edition.basis}）里没有这个数；请对照原文核对数额或条款"
                    yield series.finding(("editions", place, "rows", row_place, "cells", cell_place), message)


def _words(edition: Edition, portal: Portal) -> str:
    """Give the text of the clause that an edition rests on, with the clauses below it; "" where there is none."""
    if not edition.basis or "#" not in edition.basis:
        return ""
    target = cited(edition.basis, _CLAUSE)
    policy = portal.find(target.kind, target.id)
    if policy is None:
        return ""
    rendered = markdown.render(portal.text(policy))
    anchor = next((clause.anchor for clause in rendered.clauses if clause.key == target.clause), "")
    found = (each for each in rendered.stretches() if each.anchor == anchor or each.anchor.startswith(f"{anchor}-"))
    return "".join(each.text for each in found) if anchor else ""


def _stands(value: Decimal, words: str) -> bool:
    plain = words.replace(",", "").replace("，", "")
    return re.search(rf"(?<![\d.]){re.escape(grouped(value).replace(',', ''))}(?![\d])", plain) is not None


@rule("U005", kind=Series)
def no_personal_columns(series: Series) -> Iterator[Finding]:
    """标准、收费和补贴表里不得有姓名、身份证号、电话、账号、住址等个人信息的栏目；补贴只公布到村（社区）。"""
    found = _PERSONAL.search(series.row_title)
    if found:
        yield series.finding("row_title", f"「{series.row_title}」是个人信息，表格只能公布到村或者社区，请改")
    for place, column in enumerate(series.columns):
        if _PERSONAL.search(column.title):
            message = f"栏目「{column.title}」是个人信息，不得上网；请删去这一列，名单只在村务公开栏张贴"
            yield series.finding(("columns", place, "title"), message)


@rule("U006", kind=Series)
def no_personal_numbers(series: Series) -> Iterator[Finding]:
    """补贴表的格子里不得有身份证号、手机号和银行卡号，遮住一部分的也不行。"""
    for place, edition in enumerate(series.editions):
        for row_place, row in enumerate(edition.rows):
            for step, words in ((("name",), row.name), *((("cells", n), cell) for n, cell in enumerate(row.cells))):
                if _MASKED.search(words) or any(hit.concern in NUMBERS for hit in hits(words)):
                    message = f"{edition.name}第 {row_place + 1} 行有「{words[:3]}…」，像是个人的号码（遮住一部分也能认出人）；请删去，只公布到村或者社区"
                    yield series.finding(("editions", place, "rows", row_place, *step), message)


@rule("U007", kind=Series)
def subsidies_by_place_not_by_person(series: Series) -> Iterator[Finding]:
    """补贴发放的每一行是一个村、社区或者单位，不得是人名。"""
    if series.sort is not SeriesSort.SUBSIDY:
        return
    for place, edition in enumerate(series.editions):
        for row_place, row in enumerate(edition.rows):
            if _NAME.fullmatch(row.name) and not _PLACE.search(row.name):
                message = f"{edition.name}的行名「{row.name}」像是人名；补贴只公布到村或者社区，请合并成村的合计。确是地名的，写全称（如「{row.name}村」）"
                yield series.finding(("editions", place, "rows", row_place, "name"), message)


@rule("U008", level=Level.WARNING, kind=Series)
def no_leaps(series: Series) -> Iterator[Finding]:
    """标准和收费相邻两期的数额一般不会翻倍或减半；差得多的请核对小数点和单位，确实如此的写明说明（note）。"""
    if series.sort is SeriesSort.SUBSIDY:
        return
    ordered = series.ordered()
    for edition, before in pairwise(ordered):
        old = {row.name: row for row in before.rows}
        for row in edition.rows if not edition.note else ():
            for cell, was in zip(row.cells, old[row.name].cells if row.name in old else (), strict=False):
                if _leaps(number(cell), number(was)):
                    message = f"「{row.name}」从{before.name}的 {was} 变到{edition.name}的 {cell}，差了一倍以上；请核对小数点和单位，确实如此的在这一期写明说明（note）"
                    yield series.finding(
                        ("editions", series.editions.index(edition), "rows", edition.rows.index(row)), message
                    )


def _leaps(value: Decimal | None, was: Decimal | None) -> bool:
    return bool(value and was) and not 1 / _LEAP < value / was < _LEAP  # type: ignore[operator]


@rule("U009", level=Level.WARNING)
def nine_standards_each_once(portal: Portal) -> Iterator[Finding]:
    """九项救助保障标准（城乡低保、城乡特困、困难和重度残疾人、机构和散养孤儿、重点困境儿童）要各有一条，不缺不重。"""
    found = [each for each in portal.all(Series) if each.standard]
    count = Counter(each.standard for each in found)
    missing = [each.value for each in Standard if each not in count]
    if found and missing:
        message = f"九项救助保障标准里缺「{'」「'.join(missing)}」，请各建一条，让人查得到现行数额"
        yield found[0].finding("standard", message)
    for series in found:
        if count[series.standard] > 1:
            yield series.finding(
                "standard", f"「{series.standard}」有 {count[series.standard]} 条，读者分不清哪个是现行的，请合并"
            )


@rule("U010", level=Level.WARNING, kind=Series)
def holds_today(series: Series, portal: Portal) -> Iterator[Finding]:
    """每一条标准、收费和补贴都要有今天以前执行的一期，否则读者查不到现在是多少。"""
    if current(series, portal) is None:
        first = min(each.from_on for each in series.editions)
        yield series.finding("editions", f"「{series.title}」最早的一期 {first} 才执行，现在查不到数额；请补上现行的一期")  # fmt: skip
