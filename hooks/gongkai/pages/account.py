"""What the page of an official account has beyond any record's (L3): its life from opening to closing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from gongkai.kinds.account import Account
from gongkai.output import Heading
from gongkai.pages.press import Press
from gongkai.pages.record import Extras
from gongkai.pages.timeline import Mark, Timeline, TimelineStep
from gongkai.views import Belongs, Link


def context(account: Account, press: Press) -> dict[str, Any]:
    """Give the account's life as a timeline."""
    return {"life": Timeline(f"{account.name}的开设、变更和注销", list(_steps(account, press)))}


def _steps(account: Account, press: Press) -> Iterator[TimelineStep]:
    yield TimelineStep("开设", Mark.DONE, account.opened_on, note=f"备案号：{account.record_number}")
    for change in account.changes:
        note = f"{change.what}（备案号：{change.approval}）" if change.approval else change.what
        yield TimelineStep("变更", Mark.DONE, change.on, note=note)
    if account.closed_on:
        mark = Mark.DONE if account.closed_on <= press.portal.today else Mark.AHEAD
        yield TimelineStep("注销", mark, account.closed_on, note=account.closing or "", links=_after(account, press))


def _after(account: Account, press: Press) -> list[Link]:
    found = press.portal.find("accounts", account.successor) if account.successor else None
    return [press.link(found, "接替的账号")] if found else []


def blocks(account: Account, press: Press) -> Iterator[Belongs]:
    """Give the other accounts of the same units, and the one that took its place."""
    others = {
        each.id: each
        for each in press.portal.all(Account)
        if set(each.run_by) & set(account.run_by) and each.id != account.id
    }
    if others:
        rows = [press.row(each) for each in others.values()]
        yield Belongs("others", "同一单位的其他账号", rows, count=len(rows))


def depends(account: Account, press: Press) -> Iterator[str]:
    """Give what the page prints of accounts that are not linked to it."""
    yield str(account.closed_on and account.closed_on <= press.portal.today)
    yield from (press.row_face(each) for each in press.portal.all(Account) if set(each.run_by) & set(account.run_by))


def links(account: Account, press: Press) -> Iterator[Link]:
    """Lead from a closed account to the one that took its place."""
    yield from _after(account, press)


def headings(account: Account, context: Mapping[str, Any]) -> Iterator[Heading]:  # noqa: ARG001 - the signature of every kind's `headings`
    """List the template's own section."""
    yield Heading(2, "life", "开设、变更和注销")


EXTRAS = Extras(
    elsewhere=frozenset({"opened_on", "closed_on", "closing", "successor", "record_number"}),
    context=context,
    blocks=blocks,
    depends=depends,
    links=links,
    headings=headings,
)
