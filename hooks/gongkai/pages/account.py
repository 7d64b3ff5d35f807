"""What the page of an official account has beyond any record's (L3): its life from opening to closing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from gongkai.facets import facet_of
from gongkai.kinds.account import Account
from gongkai.output import Heading
from gongkai.pages import relations
from gongkai.pages.press import Press
from gongkai.pages.record import Extras
from gongkai.pages.timeline import Mark, Timeline, TimelineStep
from gongkai.views import Belongs, Link

_SHOWN = 8


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
    """Give the other accounts of the same units, leading on to all of a unit's accounts."""
    others = _others(account, press)
    if others:
        rows = [press.row(each) for each in others[:_SHOWN]]
        more = Link(f"查看全部 {len(others) + 1} 个", _all_of(account.run_by[0]))
        yield Belongs(
            "others", "同一单位的其他账号", rows, count=len(others), more=more if len(others) > _SHOWN else None
        )


def _all_of(unit: str) -> str:
    facet = facet_of(Account, "organ")
    return facet.url(unit) if facet else f"{Account.info.plural}/"


def _others(account: Account, press: Press) -> list[Account]:
    by_unit = press.remembered("accounts by unit", lambda: _by_unit(press))
    found = {each.id: each for unit in account.run_by for each in by_unit[unit] if each is not account}
    return list(found.values())


def _by_unit(press: Press) -> dict[str, list[Account]]:
    found: dict[str, list[Account]] = {}
    for each in press.portal.all(Account):
        for unit in each.run_by:
            found.setdefault(unit, []).append(each)
    return found


def depends(account: Account, press: Press) -> Iterator[str]:
    """Give what the page prints of accounts that are not linked to it."""
    others = _others(account, press)
    yield f"{account.closed_on and account.closed_on <= press.portal.today}{len(others)}"
    yield from relations.faces(others[:_SHOWN], press)


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
