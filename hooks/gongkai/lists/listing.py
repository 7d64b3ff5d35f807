"""Any list of records as pages of fifty (L3): rows made once are joined, facets with counts stand beside them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from operator import attrgetter
from typing import Any

from gongkai.output import Crumb, Page, PageOutput, fingerprint
from gongkai.pages.press import Press
from gongkai.record import Record, Role, roles
from gongkai.templates import render, safe
from gongkai.views import Chip, Empty, FacetView, Link, PageLink, Pagination

PAGE_SIZE = 50


@dataclass(frozen=True)
class Side:
    """The facets beside a list, rendered when the first page of the list is made."""

    groups: Sequence[FacetView] = ()
    clear: Link | None = None

    @cached_property
    def html(self) -> str:
        """Render the facets."""
        return render("lists/facets.html", groups=self.groups, clear=self.clear) if self.groups else ""

    @cached_property
    def digest(self) -> str:
        """Fingerprint what the facets print."""
        chips = (chip for group in self.groups for chip in group.options)
        return fingerprint(f"{chip.label}{chip.url}{chip.count}" for chip in chips)


@dataclass(frozen=True, slots=True)
class Head:
    """What a kind's own module puts above its list: `template` printed with what `context` computes, on the first page.

    `depends` names all that is printed there.
    """

    template: str
    context: Callable[[], Mapping[str, Any]]
    depends: tuple[str, ...]

    def html(self) -> str:
        """Render it."""
        return render(self.template, **self.context())


@dataclass(frozen=True, slots=True)
class Listing:
    """One list: its address, what it is called, its records in order, and what stands beside them."""

    url: str
    title: str
    summary: str
    order: str
    crumbs: tuple[Crumb, ...]
    column: str
    column_type: str
    records: Sequence[Record]
    side: Side
    empty: Empty
    above: tuple[Chip, ...] = ()
    """Links above the first page."""
    head: Head | None = None
    """What stands above the first page."""
    feed: tuple[str, str] | None = None
    """Title and address of the feed that follows the list."""

    def address(self, number: int) -> str:
        """Give the address of page `number`, 1 being the list's own."""
        return self.url if number == 1 else f"{self.url}page/{number}/"

    @property
    def total(self) -> int:
        """Count the pages; a list without records has one."""
        return max(1, -(-len(self.records) // PAGE_SIZE))

    def on_page(self, number: int) -> Sequence[Record]:
        """Give the records on page `number`."""
        return self.records[(number - 1) * PAGE_SIZE : number * PAGE_SIZE]


def outputs(listing: Listing, press: Press) -> Iterator[PageOutput]:
    """Give the pages of a list."""
    for number in range(1, listing.total + 1):
        yield PageOutput(
            listing.address(number), page_depends(listing, number, press), partial(rows_page, listing, number, press)
        )


def page_depends(listing: Listing, number: int, press: Press, more: Iterable[str] = ()) -> str:
    """Fingerprint one page of a list: the rows on it, how many there are, and what is said around them."""
    head = listing.head.depends if listing.head and number == 1 else ()
    around = (listing.title, listing.summary, listing.order, listing.side.digest, str(listing.above), *head)
    counts = (str(len(listing.records)), str(number))
    faces = map(press.faces.__getitem__, map(_key, listing.on_page(number)))
    return press.fingerprint([*around, *counts, *faces, *more])


_key = attrgetter("key")


def rows_page(listing: Listing, number: int, press: Press) -> Page:
    """Make one page of a list of rows."""
    rows = safe("\n".join(press.row_html(record) for record in listing.on_page(number)))
    return listing_page(listing, number, template="lists/list.html", rows=rows)


def listing_page(listing: Listing, number: int, *, template: str, **context: object) -> Page:
    """Make one page of a list with a template that extends `lists/list.html`."""
    suffix = f"（第{number}页）" if number > 1 else ""
    body = render(
        template,
        title=listing.title + suffix,
        lead=listing.summary,
        above=listing.above if number == 1 else (),
        head=safe(listing.head.html()) if listing.head and number == 1 else "",
        count=f"共 {len(listing.records)} 条",
        order=listing.order,
        side=safe(listing.side.html),
        pagination=numbered(number, listing.total, listing.address),
        empty=None if listing.records else listing.empty,
        **context,
    )
    return Page(
        url=listing.address(number),
        title=listing.title + suffix,
        body=body,
        crumbs=listing.crumbs,
        description=f"{listing.summary}（共 {len(listing.records)} 条）{suffix}",
        keywords=tuple(crumb.label for crumb in listing.crumbs[1:]),
        column=listing.column,
        column_type=listing.column_type,
        feeds=(listing.feed,) if listing.feed else (),
        body_class="list-page",
    )


def numbered(current: int, total: int, address: Callable[[int], str]) -> Pagination | None:
    """Name the pages about this one: the first, the last, and two on either side; None where there is one page."""
    if total < 2:
        return None
    near = sorted({1, total, *range(max(1, current - 2), min(total, current + 2) + 1)})
    links: list[PageLink] = []
    for before, number in zip([0, *near], near, strict=False):
        if number - before > 1:
            links.append(PageLink(gap=True))
        far = abs(number - current) > 1 and number not in {1, total}
        links.append(PageLink(number, address(number), current=number == current, far=far))
    return Pagination(
        previous=address(current - 1) if current > 1 else None,
        next=address(current + 1) if current < total else None,
        total=total,
        links=links,
    )


def order_words(kind: type[Record]) -> str:
    """Say by what a kind's list is sorted."""
    name = roles(kind).get(Role.DATE)
    return f"按{kind.model_fields[name].title}从新到旧" if name else "按目录顺序"


def nothing(kind: type[Record]) -> Empty:
    """Say that a list has no records, and where to go next."""
    text = f"这里还没有公开的{kind.info.label}。您可以换一个分类，或者用搜索找一找。"
    return Empty(f"暂无{kind.info.label}", text, (Link("回到首页", ""), Link("全站搜索", "search/")))
