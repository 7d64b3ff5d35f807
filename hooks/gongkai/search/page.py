"""The page `search/` (L3): the form, and every way to browse for those whose browser runs no scripts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from markupsafe import Markup

from gongkai.contact_links import dialled
from gongkai.facets import Facet, FacetReader, Value, facets
from gongkai.identity import Contact
from gongkai.kinds import all_kinds
from gongkai.output import Crumb, Page, PageOutput, fingerprint
from gongkai.portal import Portal
from gongkai.templates import render
from gongkai.views import Chip, Group

URL = "search/"
_FOLLOWED = {"topic": "topics", "organ": "organizations", "audience": "audiences"}
_MOST_CHIPS = 60


@dataclass(frozen=True, slots=True)
class FeedLink:
    """A feed that follows a search: of everything, or of one value of a facet."""

    facet: str
    label: str
    title: str
    url: str


@dataclass(frozen=True, slots=True)
class SearchPage:
    """What the template prints."""

    endpoint: str
    groups: Sequence[Group]
    feeds: Sequence[FeedLink]
    contact: Contact | None  # whom to ask who finds nothing
    phone: str | Markup


def pages(portal: Portal) -> Iterator[PageOutput]:
    """Give the search page, where the portal has one."""
    if portal.identity.features.search:
        view = search_page(portal)
        yield PageOutput(URL, fingerprint([repr(view), portal.identity.name]), partial(_page, view, portal))


def _page(view: SearchPage, portal: Portal) -> Page:
    return Page(
        url=URL,
        title="搜索",
        body=render("search.html", search=view),
        crumbs=(Crumb("首页", ""), Crumb("搜索", None)),
        description=f"在{portal.identity.name}查找政策文件、解读、问答和办事信息",
        robots="noindex",
        body_class="searching",
    )


def search_page(portal: Portal) -> SearchPage:
    """Gather the links of the page."""
    known = portal.identity
    feeds = tuple(_feeds(portal)) if known.features.feeds else ()
    phone = dialled(known.contact.phone) if known.contact else ""
    return SearchPage(known.search_endpoint or "", tuple(_groups(portal)), feeds, known.contact, phone)


def _groups(portal: Portal) -> Iterator[Group]:
    topics = portal.records.get("topics", {}).values()
    yield from _group("按主题", [Chip(topic.heading, topic.url) for topic in topics])
    reader = FacetReader(portal)
    for facet in facets(all_kinds()["policies"]):
        if facet.name in {"year", "organ"}:
            yield from _group("按年份" if facet.name == "year" else "按发布机构", _chips(facet, portal, reader))
    yield from _group(
        "按内容",
        [Chip(kind.info.label, f"{plural}/") for plural, kind in all_kinds().items() if portal.records.get(plural)],
    )


def _group(title: str, chips: Sequence[Chip]) -> Iterator[Group]:
    if chips:
        yield Group(title, tuple(chips[:_MOST_CHIPS]))


def _chips(facet: Facet, portal: Portal, reader: FacetReader) -> list[Chip]:
    policies = portal.records.get(facet.plural, {}).values()
    counts: Counter[Value] = Counter(value for policy in policies for value in reader.values(policy, facet))
    return [
        Chip(value.label, facet.url(value.slug), count)
        for value, count in sorted(counts.items(), key=lambda item: item[0].rank)
    ]


def _feeds(portal: Portal) -> Iterable[FeedLink]:
    yield FeedLink("", "全部更新", f"{portal.identity.name}：全部更新", "feeds/all.xml")
    for facet, plural in _FOLLOWED.items():
        for record_id, record in portal.records.get(plural, {}).items():
            name = str(getattr(record, "short_name", record.heading))
            yield FeedLink(facet, name, f"{record.heading}的更新", f"feeds/{plural}/{record_id}.xml")
