"""What the page of fees prints (L3): the tiers, worked examples, and what the calculator needs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from gongkai import request_fees as fees
from gongkai.views import Cell, Column, Table, TableRow

_ITEMS = (1, 10, 15, 30, 35, 50, 100)
_PAGES = (10, 30, 60, 100, 150, 300)
Shares = Callable[[int], Iterable[fees.Share]]


def context() -> dict[str, Any]:
    """Give the tables of both ways to charge, and the tiers for the script."""
    return {
        "items": {"tiers": _tiers(fees.ITEM_TIERS), "step": fees.ITEM_STEP, "rise": fees.ITEM_RISE},
        "pages": {"tiers": _tiers(fees.PAGE_TIERS)},
        "item_tiers": _table("item-tiers", "按件计算：同一个人一个自然月内累计", "件", list(_item_rows())),
        "page_tiers": _table("page-tiers", "按量计算：一份答复的页数", "页", list(_page_rows())),
        "item_examples": _examples("item-examples", "按件计算的例子", "件", _ITEMS, fees.shares_by_items),
        "page_examples": _examples("page-examples", "按量计算的例子", "页", _PAGES, fees.shares_by_pages),
    }


def _tiers(tiers: tuple[fees.Tier, ...]) -> str:
    """Write tiers for the script: `10:0 30:100`, `:40` without end."""
    return " ".join(f"{tier.last or ''}:{tier.each}" for tier in tiers)


def _item_rows() -> Iterator[tuple[str, str]]:
    yield from _rows(fees.ITEM_TIERS, "件")
    last, each = fees.ITEM_TIERS[-1]
    for number in range(1, 3):
        first = (last or 0) + (number - 1) * fees.ITEM_STEP + 1
        yield f"{first} 至 {first + fees.ITEM_STEP - 1} 件", f"{each + number * fees.ITEM_RISE} 元"
    yield f"以后每多 {fees.ITEM_STEP} 件", f"每件再加 {fees.ITEM_RISE} 元"


def _page_rows() -> Iterator[tuple[str, str]]:
    return _rows(fees.PAGE_TIERS, "页")


def _rows(tiers: tuple[fees.Tier, ...], unit: str) -> Iterator[tuple[str, str]]:
    before = 0
    for tier in tiers:
        span = f"{before + 1} 至 {tier.last} {unit}" if tier.last else f"{before + 1} {unit}以上"
        yield span, f"{tier.each} 元" if tier.each else "不收费"
        before = tier.last or before


def _table(name: str, caption: str, unit: str, rows: list[tuple[str, str]]) -> Table:
    columns = [Column("到第几" + unit), Column(f"这一段每{unit}收多少")]
    return Table(name, caption, columns, [TableRow([Cell(each) for each in row]) for row in rows])


def _examples(name: str, caption: str, unit: str, counts: tuple[int, ...], shares: Shares) -> Table:
    columns = [Column("多少" + unit), Column("怎样算", long=True), Column("一共", numeric=True)]
    rows = []
    for count in counts:
        found = list(shares(count))
        total = sum(share.yuan for share in found)
        rows.append(TableRow([Cell(f"{count} {unit}"), Cell(_worked(found, unit)), Cell(f"{total:,} 元")]))
    return Table(name, caption, columns, rows, cards=True)


def _worked(shares: list[fees.Share], unit: str) -> str:
    parts = []
    for share in shares:
        count = share.last - share.first + 1
        charged = f"{count} × {share.each} ＝ {share.yuan:,} 元" if share.each else "不收费"
        span = f"{share.first}" if count == 1 else f"{share.first} 至 {share.last}"
        parts.append(f"第 {span} {unit}{'：' if share.each else ''}{charged}")
    return "；".join(parts)
