"""What was opened after requests (L3): how much it is, above the list."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Any

from gongkai.kinds.release import Release
from gongkai.lists.kind import Own
from gongkai.lists.listing import Head
from gongkai.pages.press import Press
from gongkai.record import Record
from gongkai.request_tools import GUIDE
from gongkai.views import Fact, Link, Words


def head(records: Sequence[Record], press: Press) -> Head | None:
    """Give the figures, where there are any."""
    found = [record for record in records if isinstance(record, Release)]
    if not found:
        return None
    facts = tuple(_figures(found, press.portal.today.year))
    return Head("lists/releases.html", partial(_context, facts), tuple(map(str, facts)))


def _figures(found: Sequence[Release], year: int) -> Iterator[Fact]:
    yield Fact("一共转为主动公开", (Words(f"{len(found)} 项"),))
    yield Fact(f"其中{year}年", (Words(f"{sum(each.opened_on.year == year for each in found)} 项"),))
    yield Fact("原来要一件一件申请", (Words(f"{sum(each.requests for each in found)} 件"),))


def _context(facts: Sequence[Fact]) -> dict[str, Any]:
    guide = Link("建议把您要的信息向所有人公开", GUIDE, "在申请里写上这一句就行")
    return {"figures": facts, "links": [guide]}


OWN = Own(head=head)
