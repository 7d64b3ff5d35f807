"""Columns in figures (L2): which have gone without anything new for longer than inspections allow."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from gongkai.kinds import all_kinds
from gongkai.measures.registry import Counted, measure
from gongkai.portal import Portal
from gongkai.record import Record, Role, roles
from gongkai.vocabularies import ColumnType
from gongkai.wording import chinese_date

ALLOWED = {ColumnType.HOME: 14, ColumnType.POLICIES: 183}
"""Days that a column may go without anything new. Source: 国办秘函〔2019〕19号."""
OTHERWISE = 365
"""The same for columns that the inspection rules name no term for: once a year at least."""


@measure(
    "columns", "栏目更新率", order=32, target=100, met="按期更新", unmet="超期没有更新", counts="个", over_time=False
)
def columns(portal: Portal) -> Iterator[Counted]:
    """首页两周、政策文件六个月、其他栏目一年内有更新的比例；还没有内容、读者看不到的栏目不计。依据：国办秘函〔2019〕19号。"""
    shown = [kind for plural, kind in all_kinds().items() if portal.records.get(plural)]
    newest = {kind: _newest(kind, portal) for kind in shown if kind.info.feed and Role.DATE in roles(kind)}
    every = [day for day in newest.values() if day]
    if every:
        yield _column("首页", "", ColumnType.HOME, max(every), portal.today)
    for kind, day in newest.items():
        info = kind.info
        yield _column(info.label, f"{info.plural}/", info.column_type, day, portal.today)


def _newest(kind: type[Record], portal: Portal) -> dt.date | None:
    return max((each.dated_on for each in portal.all(kind) if each.dated_on), default=None)


def _column(label: str, url: str, column: ColumnType, newest: dt.date | None, today: dt.date) -> Counted:
    allowed = ALLOWED.get(column, OTHERWISE)
    if newest is None:
        return Counted(label, url, met=False, why="没有一条内容注明日期")
    days = (today - newest).days
    why = f"最近更新于{chinese_date(newest)}，{days} 天前；时限 {allowed} 天"
    return Counted(label, url, met=days <= allowed, why=why, on=newest)
