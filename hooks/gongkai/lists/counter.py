"""A yearly counter above a kind's list (L3): figure against target, leading to the records that it counts."""

from __future__ import annotations

from collections.abc import Sequence

from gongkai.lists.listing import Head
from gongkai.pages.press import Press
from gongkai.views import Fact, Link, Words
from gongkai.yearly import Count

_YEARS = 4
"""How many years are shown."""


def counter(counts: Sequence[Count], what: str, press: Press) -> Head | None:
    """Hold each year's number against its target, with the records that count. None without records."""
    if not counts:
        return None
    shown = counts[:_YEARS]
    facts = [Fact(f"{each.year}年", [Words(f"{len(each.records)}次")], note=_against(each, press)) for each in shown]
    counted = [_counted(each, press) for each in shown if each.records]
    context = {"what": what, "counts": facts, "counted": counted}
    return Head("lists/counter.html", lambda: context, (what, str(facts), str(counted)))


def _counted(count: Count, press: Press) -> dict[str, object]:
    links = [Link(each.heading, each.url, press.row(each).date) for each in count.records]
    return {"title": f"{count.year}年计入的{len(links)}次", "links": links}


def _against(count: Count, press: Press) -> str:
    target = f"目标不少于{count.target}次"
    if not count.missing:
        return f"{target}，已达到"
    over = count.year < press.portal.today.year
    return f"{target}，" + (f"少{count.missing}次" if over else f"还差{count.missing}次")
