"""Official accounts (L3): the register as one table, with how many are open and closed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Any

from markupsafe import Markup

from gongkai.kinds.account import Account
from gongkai.lists.kind import Own, Sorted
from gongkai.lists.landing import landing
from gongkai.output import PageOutput
from gongkai.pages.facts import time
from gongkai.pages.press import Press
from gongkai.pages.share import LIST as SHARE
from gongkai.record import Record
from gongkai.sharing import newest
from gongkai.states.account import CLOSED, SILENT_DAYS, runs, silent_days
from gongkai.views import Cell, Column, Fact, Link, Table, TableRow, Words
from gongkai.wording import chinese_date

_COLUMNS = (
    Column("账号名称"), Column("平台", choice=True), Column("账号"), Column("主办单位", choice=True), Column("状态", choice=True, short=True),
    Column("开设", short=True), Column("最近更新或注销", short=True),
)  # fmt: skip


def first_page(records: Sequence[Record], by_facet: Sequence[Sorted], press: Press) -> Iterator[PageOutput]:
    """Give the register."""
    accounts = [each for each in records if isinstance(each, Account)]
    faces = [*map(press.row_face, accounts), str(bool(newest(press.portal)))]
    yield landing(Account, "lists/accounts.html", partial(_context, accounts, by_facet, press), faces, press)


def _context(accounts: Sequence[Account], by_facet: Sequence[Sorted], press: Press) -> dict[str, Any]:
    closed = sum(_state(each, press) == CLOSED for each in accounts)
    units = {unit for each in accounts if _state(each, press) != CLOSED for unit in each.run_by}
    return {
        "figures": [
            Fact("正在运行", (Words(f"{len(accounts) - closed} 个"),)),
            Fact("主办单位", (Words(f"{len(units)} 个"),)),
            *_checked(accounts, press),
            Fact("已注销", (Words(f"{closed} 个"),), note="条目保留，供核对"),
        ],
        "table": Table("accounts", f"政务新媒体登记表（{len(accounts)} 个）", _COLUMNS, [TableRow(_cells(each, press)) for each in accounts], cards=True, filter=True),
        "share": Link("分发文案：新文件发到各平台的文字，供账号编辑复制", SHARE) if newest(press.portal) else None,
        "groups": [{"title": f"按{each.facet.title}看", "chips": each.chips(None)} for each in by_facet],
    }  # fmt: skip


def _checked(accounts: Sequence[Account], press: Press) -> Iterator[Fact]:
    """Count the accounts that posted within two weeks before they were last checked."""
    days = {each.id: silent_days(each) for each in accounts if runs(each, press.portal)}
    found = [each for each in days.values() if each is not None]
    if found:
        last = max(each.checked_on for each in accounts if each.checked_on and days.get(each.id) is not None)
        lively = sum(each <= SILENT_DAYS for each in found)
        note = f"检查 {len(found)} 个，截至{chinese_date(last)}"
        yield Fact("两周内有更新", (Words(f"{lively} 个"),), note=note)


def _state(account: Account, press: Press) -> str:
    return press.portal.states[account.key].text


def _cells(account: Account, press: Press) -> list[Cell]:
    return [
        Cell(account.name, account.url),
        Cell(account.platform.value),
        Cell(account.account),
        Cell(press.organs(account)),
        Cell(_state(account, press)),
        Cell(html=time(account.opened_on)),
        Cell(html=_last(account)),
    ]


def _last(account: Account) -> Markup | None:
    """Give the day of an account's last post, or the day on which it is closed."""
    if account.closed_on:
        return Markup("{}注销").format(time(account.closed_on))
    return time(account.last_post_on) if account.last_post_on else None


def in_register_order(records: Sequence[Record]) -> list[Record]:
    """Put the accounts as the register has them: unit by unit."""
    return sorted(records, key=lambda each: (each.origin.path, each.origin.pointer, each.id))


OWN = Own(landing=first_page, order=in_register_order, order_words="按登记册顺序")
