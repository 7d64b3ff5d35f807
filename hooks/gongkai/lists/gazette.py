"""The gazette (L3): its issues as covers on a shelf, year by year."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from typing import Any

from gongkai.gazettes import in_order, print_url
from gongkai.kinds.gazette import Gazette
from gongkai.lists.kind import Own, Sorted
from gongkai.lists.landing import landing
from gongkai.output import Heading, PageOutput
from gongkai.pages.gazette import Cover, cover
from gongkai.pages.press import Press
from gongkai.record import Record


@dataclass(frozen=True, slots=True)
class OnShelf:
    """An issue on the shelf."""

    title: str
    cover: Cover
    count: str
    summary: str
    whole: str


def first_page(records: Sequence[Record], by_facet: Sequence[Sorted], press: Press) -> Iterator[PageOutput]:  # noqa: ARG001 - one signature for all kinds
    """Give the page of all issues."""
    yield landing(Gazette, "lists/gazette.html", partial(_context, press), map(press.row_face, records), press)


def _context(press: Press) -> dict[str, Any]:
    newest = in_order(press.portal)[::-1]
    years = [(year, [_on_shelf(each, press) for each in some]) for year, some in groupby(newest, key=lambda i: i.year)]
    return {"years": years, "headings": tuple(Heading(2, f"y{year}", f"{year}年") for year, _ in years)}


def _on_shelf(issue: Gazette, press: Press) -> OnShelf:
    count = sum(1 for _, each in issue.contents() if press.portal.find("policies", each))
    return OnShelf(issue.title, cover(issue, press), f"{count} 份文件", issue.summary, print_url(issue))


OWN = Own(landing=first_page)
