"""What the page of a gazette's issue has beyond any record's (L3): cover, contents by rubric, the issues around it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from gongkai.gazettes import in_order, print_url
from gongkai.kinds.gazette import Gazette
from gongkai.output import Heading
from gongkai.pages.press import Press
from gongkai.pages.record import Extras
from gongkai.pages.relations import named_ids
from gongkai.views import Belongs, Link, Row
from gongkai.wording import chinese_date


@dataclass(frozen=True, slots=True)
class Cover:
    """An issue as its cover shows it: `云溪区人民政府公报`, `2026年第1期`, `（总第13期）`."""

    name: str
    issue: str
    serial: str
    organ: str
    date: str
    period: str
    url: str


@dataclass(frozen=True, slots=True)
class RubricView:
    """A rubric with its documents as rows."""

    id: str
    title: str
    rows: tuple[Row, ...]


def cover(issue: Gazette, press: Press) -> Cover:
    """Set the cover of an issue."""
    number = f"{issue.year}年第{issue.number}期"
    return Cover(
        name=issue.title.removesuffix(number).strip(),
        issue=number,
        serial=f"（总第{issue.serial}期）" if issue.serial else "",
        organ=press.organs_in_full(issue),
        date=chinese_date(issue.published_on),
        period=issue.period or "",
        url=issue.url,
    )


def rubrics(issue: Gazette, press: Press) -> Iterator[RubricView]:
    """Give the rubrics that have documents, rows without their kind's label."""
    for number, rubric in enumerate(issue.sections, start=1):
        rows = tuple(
            replace(press.row(each), organ=press.organs(each)) for each in named_ids(press, "policies", rubric.policies)
        )
        if rows:
            yield RubricView(f"s{number}", rubric.title, rows)


def context(issue: Gazette, press: Press) -> dict[str, Any]:
    """Give the cover, the contents, and the ways on."""
    found = tuple(rubrics(issue, press))
    return {
        "cover": cover(issue, press),
        "rubrics": found,
        "count": sum(len(each.rows) for each in found),
        "whole": print_url(issue),
        "pickup": issue.pickup,
        "around": tuple(around(issue, press)),
    }


def around(issue: Gazette, press: Press) -> Iterator[Link]:
    """Lead to the issue before and the one after."""
    every = in_order(press.portal)
    place = next(number for number, each in enumerate(every) if each.id == issue.id)
    if place:
        yield Link(f"上一期：{every[place - 1].title}", every[place - 1].url)
    if place + 1 < len(every):
        yield Link(f"下一期：{every[place + 1].title}", every[place + 1].url)


def depends(issue: Gazette, press: Press) -> Iterator[str]:
    """Give the issues around this one, which it does not name."""
    yield from (f"{each.label}{each.url}" for each in around(issue, press))


def headings(issue: Gazette, context: Mapping[str, Any]) -> Iterator[Heading]:  # noqa: ARG001 - the signature of every kind's `headings`
    """List the rubrics, and where paper copies are."""
    yield from (Heading(2, each.id, each.title) for each in context["rubrics"])
    if context["pickup"]:
        yield Heading(2, "pickup", "在哪里看纸质公报")


def _no_blocks(issue: Gazette, press: Press) -> Iterable[Belongs]:  # noqa: ARG001 - the signature of every kind's `blocks`
    return ()


EXTRAS = Extras(
    elsewhere=frozenset({"sections", "pickup", "year", "number"}),
    blocks=_no_blocks,
    context=context,
    headings=headings,
    depends=depends,
)
