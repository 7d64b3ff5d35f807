"""信息处理费 for requests in unusual numbers (L0). Source: 政府信息公开信息处理费管理办法（国办函〔2020〕109号）.

One request is charged by items or by pages, never by both. Items are those of one applicant in one calendar month.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple


class Tier(NamedTuple):
    """From the unit after the tier before up to `last` (None: without end), each unit costs `each` yuan."""

    last: int | None
    each: int


ITEM_TIERS = (Tier(10, 0), Tier(30, 100))
"""The first tiers by items; from 31 on each further ten cost `ITEM_RISE` more than the ten before."""
ITEM_STEP = 10
ITEM_RISE = 100
PAGE_TIERS = (Tier(30, 0), Tier(100, 10), Tier(200, 20), Tier(None, 40))


class Share(NamedTuple):
    """The part of a count that lies in one tier: units from `first` to `last`, yuan for each, yuan for all."""

    first: int
    last: int
    each: int
    yuan: int


def shares_by_items(count: int) -> Iterator[Share]:
    """Give what each tier of items adds for the `count`-th request of a month."""
    last, each = 0, 0
    for tier in ITEM_TIERS:
        yield from _share(last, tier.last or count, tier.each, count)
        last, each = tier.last or count, tier.each
    while last < count:
        each += ITEM_RISE
        yield from _share(last, last + ITEM_STEP, each, count)
        last += ITEM_STEP


def shares_by_pages(count: int) -> Iterator[Share]:
    """Give what each tier of pages adds for an answer of `count` pages."""
    last = 0
    for tier in PAGE_TIERS:
        yield from _share(last, tier.last or max(count, last), tier.each, count)
        last = tier.last or count


def _share(before: int, last: int, each: int, count: int) -> Iterator[Share]:
    reached = min(last, count)
    if reached > before:
        yield Share(before + 1, reached, each, (reached - before) * each)


def by_items(count: int) -> int:
    """Give the fee in yuan for `count` requests of one applicant in one calendar month."""
    return sum(share.yuan for share in shares_by_items(_counted(count)))


def by_pages(count: int) -> int:
    """Give the fee in yuan for an answer of `count` pages."""
    return sum(share.yuan for share in shares_by_pages(_counted(count)))


def _counted(count: int) -> int:
    if count < 0:
        raise ValueError("a count is not negative")
    return count
