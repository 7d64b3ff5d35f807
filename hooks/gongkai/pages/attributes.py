"""公文公开属性 (L3): how many documents are disclosed, on what ground others are not, and what reviews have opened."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Any

from gongkai.attribute_counts import LEAST, AttributeCounts, AttributeRow
from gongkai.attribute_data import NAME, figure, label
from gongkai.kinds.policy import Policy
from gongkai.output import Heading, PageOutput
from gongkai.pages.charts import Chart, Datum, bars
from gongkai.pages.facts import time
from gongkai.pages.plain import Plain, output
from gongkai.pages.press import Press
from gongkai.portal import Portal
from gongkai.views import Cell, Column, Fact, Link, Table, TableRow, Words
from gongkai.vocabularies import ColumnType, Section
from gongkai.wording import chinese_date

URL = "open/attributes/"
TITLE = "公文公开属性统计"
SUMMARY = "一份文件公开还是不公开，起草时就定下来。这里统计各年、各机关定了多少，不公开的依据哪一条，多久重看一次。"
_PAGE = Plain(
    URL, TITLE, SUMMARY, "pages/attributes.html", column="open/", column_type=ColumnType.DATA_RELEASE.value,
    above=(("政府信息公开", "open/"),),
)  # fmt: skip
_TERMS = "公文公开属性"


def outputs(press: Press) -> Iterator[PageOutput]:
    """Give the page, where the portal has any document to count."""
    found = press.portal.attributes
    if found is not None and found.by_year:
        depends = [repr(found), *map(press.row_face, _opened(press)), *_faces(found, press)]
        yield output(_PAGE, partial(_context, found, press), depends, press)


def links(portal: Portal) -> Iterator[tuple[Section, Link]]:
    """Tell where readers find the page."""
    if portal.attributes is not None and portal.attributes.by_year:
        yield Section.OPEN, Link(TITLE, URL, "各年、各机关公开了多少，不公开的依据哪一条")


def _faces(found: AttributeCounts, press: Press) -> Iterator[str]:
    organs = (press.portal.find("organizations", row.organ) for row in found.by_organ)
    return (press.row_face(organ) for organ in organs if organ)


def _context(found: AttributeCounts, press: Press) -> dict[str, Any]:
    return {
        "through": chinese_date(found.through),
        "figures": list(_figures(found.total)),
        "chart": _chart(found),
        "by_year": _table("by-year", "按成文年份", "年份", found.by_year),
        "by_ground": _grounds(found),
        "by_organ": _organs(found, press),
        "by_genre": _table("by-genre", "按文种", "文种", found.by_genre),
        "review": list(_review(found)),
        "opened": _opened_table(_opened(press), press),
        "least": LEAST,
        "rules": _rules(press),
        "headings": list(_headings(found)),
        "data": Link("下载本页各表（CSV）", f"{NAME}.csv") if press.portal.identity.features.data else None,
    }


def _headings(found: AttributeCounts) -> Iterator[Heading]:
    yield Heading(2, "years", "一年一年看")
    if found.by_ground:
        yield Heading(2, "grounds", "不公开的，依据哪一条")
    yield Heading(2, "reviews", "不公开的，多久重看一次")
    yield Heading(2, "organs", "各机关")
    yield Heading(2, "genres", "各文种")
    yield Heading(2, "counting", "怎样统计")


def _figures(total: AttributeRow) -> Iterator[Fact]:
    yield Fact("主动公开", (Words(f"{total.proactive:,} 件", "policies/"),), note=_share(total))
    yield Fact("依申请公开", (Words(_counted(total.on_request)),))
    yield Fact("不予公开", (Words(_counted(total.none)),))


def _counted(count: int | None) -> str:
    return figure(count) if count is None else f"{figure(count)} 件"


def _share(total: AttributeRow) -> str:
    if total.on_request is None or total.none is None:
        return ""
    every = total.proactive + total.on_request + total.none
    return f"占全部文件的 {total.proactive / every:.1%}" if every else ""


def _table(name: str, caption: str, unit: str, rows: Sequence[AttributeRow]) -> Table:
    columns = [Column(unit), *(Column(each, numeric=True) for each in ("主动公开", "依申请公开", "不予公开"))]
    cells = [[label(row), f"{row.proactive:,}", figure(row.on_request), figure(row.none)] for row in rows]
    return Table(name, caption, columns, [TableRow([Cell(each) for each in row]) for row in cells], note="单位：件")


def _chart(found: AttributeCounts) -> Chart:
    """Draw the proactive and the other documents of each span of years, earliest first."""
    data = [Datum(label(row), (float(row.proactive), _rest(row))) for row in reversed(found.by_year)]
    return bars("chart-years", "各年主动公开的文件和其他文件", data, ("公开", "其他"), unit="件", head="年份")


def _rest(row: AttributeRow) -> float | None:
    return None if row.on_request is None or row.none is None else float(row.on_request + row.none)


def _organs(found: AttributeCounts, press: Press) -> Table:
    columns = [Column("机关"), Column("主动公开", numeric=True), Column("依申请公开和不予公开合计", numeric=True)]
    rows = []
    for each in found.by_organ:
        organ = press.portal.find("organizations", each.organ)
        head = Cell(organ.heading, organ.url) if organ else Cell(each.organ)
        rows.append(TableRow([head, Cell(f"{each.proactive:,}"), Cell(figure(each.withheld))]))
    note = f"单位：件。不足 {LEAST} 件的不写具体数，一件没有的也写成这样；联合发文的计入牵头机关。"
    return Table("by-organ", "按发文机关", columns, rows, note=note)


def _grounds(found: AttributeCounts) -> Table | None:
    if not found.by_ground:
        return None
    rows = [TableRow([Cell(ground or "其他法定理由"), Cell(f"{count}")]) for ground, count in found.by_ground]
    columns = [Column("理由（《条例》第十四条至第十六条）"), Column("件数", numeric=True)]
    return Table("by-ground", "不予公开的理由", columns, rows, note="历年合计；不按机关、文种分开列。")


def _review(found: AttributeCounts) -> Iterator[Fact]:
    review = found.review
    yield Fact(f"{review.year}年应当复核", (Words(_counted(review.due)),))
    yield Fact(f"{review.year}年已经复核", (Words(_counted(review.reviewed)),))
    yield Fact(f"{review.year + 1}年底前应当复核", (Words(_counted(review.next_due)),))


def _opened(press: Press) -> list[Policy]:
    """List the documents that a review has opened, the last first."""
    found = [(policy.opened_on, policy.id, policy) for policy in press.portal.all(Policy) if policy.opened_on]
    return [policy for _, _, policy in sorted(found, key=lambda each: each[:2], reverse=True)]


def _opened_table(opened: Sequence[Policy], press: Press) -> Table | None:
    if not opened:
        return None
    columns = [Column("文件", long=True), Column("机关"), Column("成文"), Column("复核后公开")]
    rows = [
        TableRow([
            Cell(policy.title, policy.url), Cell(press.organs(policy)), Cell(time(policy.formed_on)),
            Cell(time(policy.opened_on or policy.published_on)),
        ])
        for policy in opened
    ]  # fmt: skip
    return Table("opened", f"复核后转为主动公开的文件（{len(rows)} 件）", columns, rows, cards=True)


def _rules(press: Press) -> list[Link]:
    """Lead to the editorial pages on the matter."""
    found = [each for each in press.portal.editorial if _TERMS in each.page.keywords]
    return [Link(each.page.title, each.url) for each in found]
