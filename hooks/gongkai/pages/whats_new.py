"""What's new (L3): the newest hundred records of every kind that is news, month by month."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby

from gongkai.kinds import all_kinds
from gongkai.output import Heading, PageOutput
from gongkai.pages.plain import Plain, output
from gongkai.pages.press import Press
from gongkai.portal import newest_first
from gongkai.record import Record
from gongkai.views import Empty, Link, Row
from gongkai.vocabularies import ColumnType

SHOWN = 100
_APART, _NAMED = 5, 3
"""Up to how many records of one kind and day have a row each, and how many of more than that are named in their row."""
_PAGE = Plain(
    "new/",
    "最近更新",
    "新公开的文件、解读、政策包和问答，按月份排列。",
    "pages/new.html",
    column_type=ColumnType.NEWS.value,
)


def outputs(press: Press) -> Iterator[PageOutput]:
    """Give the page."""
    news = newest(press)
    yield output(_PAGE, lambda: _context(news, press), map(press.row_face, news), press)


def newest(press: Press) -> list[Record]:
    """List the newest records of the kinds that are news."""
    records = press.portal.records
    heads = (
        newest_first(list(records[plural].values()))[:SHOWN] for plural, kind in all_kinds().items() if kind.info.feed
    )
    return newest_first([record for head in heads for record in head])[:SHOWN]


def _context(news: list[Record], press: Press) -> dict[str, object]:
    months = [(month, list(found)) for month, found in groupby(news, key=_month)]
    return {
        "count": f"最近 {len(news)} 条",
        "months": [{"id": month, "title": title(month), "rows": _rows(found, press)} for month, found in months],
        "headings": [Heading(2, month, title(month)) for month, _ in months],
        "empty": None if news else Empty("还没有公开的内容", "内容公开后会出现在这里。", (Link("回到首页", ""),)),
        "feeds": press.portal.identity.features.feeds,
    }


def _rows(records: list[Record], press: Press) -> list[Row]:
    """Give the records as rows; many of one kind and day, such as a ledger brought up to date, make one row."""
    together: dict[object, list[Record]] = {}
    for record in records:
        together.setdefault((record.info.name, record.dated_on), []).append(record)
    rows = []
    for found in together.values():
        rows += [_joint_row(found, press)] if len(found) > _APART else [_row(each, press) for each in found]
    return rows


def _row(record: Record, press: Press) -> Row:
    return replace(press.row(record), kind_label=record.info.label)


def _joint_row(records: list[Record], press: Press) -> Row:
    info, first = records[0].info, press.row(records[0])
    named = "；".join(each.heading for each in records[:_NAMED])
    title = f"{info.label}：{len(records)} 条更新"
    return Row(title, f"{info.plural}/", date=first.date, date_iso=first.date_iso, summary=f"{named}等。")


def _month(record: Record) -> str:
    day = record.dated_on
    return f"m{day:%Y-%m}" if day else "undated"


def title(month: str) -> str:
    """Write a month as 2026年3月."""
    year, _, number = month.removeprefix("m").partition("-")
    return f"{year}年{int(number)}月" if number else "未注明日期"
