"""Lists: every record in each list that should have it, once; counts that are right; pages that lead to pages."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from gongkai import site, site_files
from gongkai.audit.trail import Trail
from gongkai.facets import FacetReader, facets
from gongkai.kinds import all_kinds
from gongkai.kinds.policy import Policy
from gongkai.lists import kind as lists
from gongkai.lists import listing
from gongkai.output import BASE, Page
from gongkai.pages.every import pages
from gongkai.pages.press import Press
from gongkai.portal import Portal
from gongkai.views import Pagination
from tests.pages.portals import bare, load, small

ELSEWHERE = ("data/", "feeds/", "search/", "calendar/", "open/guide/", "assets/", "build/")
"""Addresses that other renderers make."""


@pytest.fixture(scope="module")
def portal(tmp_path_factory: pytest.TempPathFactory) -> Portal:
    """Part of the shipped portal."""
    return load(small(tmp_path_factory.mktemp("part")))


@pytest.fixture(scope="module")
def made(portal: Portal) -> dict[str, Page]:
    """All its pages by address."""
    return {output.url: output.make() for output in pages(portal)}


@pytest.fixture
def by_three(monkeypatch: pytest.MonkeyPatch) -> None:
    """Lists of three a page."""
    monkeypatch.setattr(listing, "PAGE_SIZE", 3)


def rows(page: Page) -> list[str]:
    """List the addresses of a page's rows."""
    return re.findall(rf'row-title"><a href="{BASE}([^"]+)"', page.body)


def test_no_two_pages_have_one_address(portal: Portal):
    """An address is one page's."""
    counts = Counter(output.url for output in pages(portal))
    assert [url for url, count in counts.items() if count > 1] == []


def test_every_link_leads_to_a_page(made: dict[str, Page], portal: Portal):
    """Whatever a page links to inside the site is made by some page, and its anchor is there."""
    files = {output.uri for output in site_files.build_outputs(portal, site.shell_of(portal), [], Trail())}
    dead = set()
    for url, page in made.items():
        for target in set(re.findall(rf'href="{BASE}([^"]*)"', page.body)):
            address, _, anchor = target.partition("#")
            if address.startswith(ELSEWHERE) or address in files:
                continue
            if address not in made or (anchor and f'id="{anchor}"' not in made[address].body):
                dead.add((url, target))
    assert dead == set()


@pytest.mark.usefixtures("by_three")
def test_the_pages_of_a_list_hold_every_record_once_newest_first(portal: Portal):
    """Page after page of three, nothing is lost or repeated."""
    found = {output.url: output.make() for output in lists.pages(Policy, Press(portal))}
    numbers = [url for url in found if re.fullmatch(r"policies/(page/\d+/)?", url)]
    listed = [row for url in numbers for row in rows(found[url])]
    assert listed == [policy.url for policy in portal.newest(Policy)]
    assert len(numbers) == -(-len(portal.records["policies"]) // 3)


@pytest.mark.usefixtures("by_three")
def test_each_facet_lists_exactly_the_records_with_its_value(portal: Portal):
    """Every value of every facet of every kind, told from the records themselves."""
    press = Press(portal)
    for kind in all_kinds().values():
        found: dict[str, list[str]] = {}
        for output in lists.pages(kind, press):
            if "/by/" in output.url and "/by/field/" not in output.url:
                found.setdefault(output.url.partition("page/")[0], []).extend(rows(output.make()))
        expected: dict[str, set[str]] = {}
        reader = FacetReader(portal)
        for record in portal.all(kind):
            for facet in facets(kind):
                for value in reader.values(record, facet):
                    if facet.name != "field":
                        expected.setdefault(facet.url(value.slug), set()).add(record.url)
        assert {url: set(members) for url, members in found.items()} == expected
        assert all(len(members) == len(set(members)) for members in found.values())


def test_counts_beside_a_list_are_true(made: dict[str, Page]):
    """The number beside each value is the number of records in its list."""
    beside = re.findall(
        rf'<a href="{BASE}(policies/by/[^"]+)"><span>[^<]*</span><span class="count">(\d+)</span>',
        made["policies/"].body,
    )
    assert len(beside) > 10
    assert {url: int(count) for url, count in beside} == {url: len(rows(made[url])) for url, _ in beside}


def test_where_we_are_is_marked(made: dict[str, Page]):
    """The value whose list is shown is the current one, and there is a way out."""
    body = made["policies/by/organ/jtj/"].body
    assert re.search(r'<span aria-current="page"><span>区教体局</span>', body)
    assert f'<a class="facet-clear" href="{BASE}policies/"' in body


@pytest.mark.parametrize(
    ("records", "current", "shown"),
    [
        (0, 1, None),
        (50, 1, None),
        (51, 1, [1, 2]),
        (1000, 1, [1, 2, 3, "…", 20]),
        (1000, 10, [1, "…", 8, 9, 10, 11, 12, "…", 20]),
        (1000, 20, [1, "…", 18, 19, 20]),
    ],
)
def test_pagination_names_the_pages_about_this_one(
    records: int, current: int, shown: list[object] | None, press_of_one: listing.Listing
):
    """First, last and two on either side; gaps where some are left out."""
    longer = replace(press_of_one, records=[press_of_one.records[0]] * records)
    found = listing.numbered(current, longer.total, longer.address)
    if shown is None:
        assert found is None
        return
    assert isinstance(found, Pagination)
    assert ["…" if link.gap else link.number for link in found.links] == shown
    assert [link.number for link in found.links if link.current] == [current]
    assert (found.previous is None, found.next is None) == (current == 1, current == shown[-1])


@pytest.fixture
def press_of_one(portal: Portal) -> listing.Listing:
    """A list of one record, to be made longer."""
    record = next(iter(portal.records["policies"].values()))
    return listing.Listing("x/", "甲", "乙", "丙", (), "x/", "", [record], listing.Side(), listing.nothing(Policy))


def test_a_standard_catalog_field_is_a_table_of_ten_columns(made: dict[str, Page], portal: Portal):
    """序号, the ten columns of the standard, and what was published; one row an item, each cell with its column's name."""
    body = made["disclosure/by/field/schooling/"].body
    heads = re.findall(r'<th scope="col"[^>]*>([^<]+)</th>', body)
    assert heads[0] == "序号"
    assert len(heads) == 12
    assert body.count('<th scope="row"') == len(portal.records["disclosure"])
    assert body.count(f'href="{BASE}data/disclosure.csv"') == 1


def test_questions_of_a_field_open_to_their_answers_most_asked_first(made: dict[str, Page], portal: Portal):
    """The order is that of how often a question was asked."""
    body = made["questions/by/field/education/"].body
    shown = re.findall(r'<details class="question" id="([^"]+)"', body)
    asked = [portal.records["questions"][each].asked for each in shown]  # type: ignore[attr-defined]
    assert asked == sorted(asked, reverse=True)
    assert len(shown) == len(portal.records["questions"])
    assert made["questions/by/field/education/"].json_ld[0]["@type"] == "FAQPage"


def test_a_portal_without_records_has_every_list_and_says_that_it_is_empty(tmp_path: Path):
    """No blank page: each says what is missing and where to go."""
    found = {output.url: output.make() for output in pages(load(bare(tmp_path / "bare")))}
    assert {f"{plural}/" for plural in all_kinds()} <= set(found)
    for plural in all_kinds():
        assert '<section class="empty">' in found[f"{plural}/"].body, plural
    for url in ("", "open/", "open/content/", "new/", "sitemap/", "data/", "feeds/"):
        assert "<h1" in found[url].body, url


def test_an_old_address_leads_to_the_new_one(tmp_path: Path):
    """An alias is a page that sends its reader on, and is not for search engines."""
    root = small(tmp_path / "part")
    path = next(root.rglob("yx-2025-7.md"))
    path.write_text(
        path.read_text(encoding="utf-8").replace("---\n", "---\naliases: [/old/gzf, old/a.html]\n", 1), encoding="utf-8"
    )
    found = {output.url: output.make() for output in pages(load(root))}
    for url in ("old/gzf/", "old/a.html"):
        assert found[url].redirect == "policies/yx-2025-7/"
        assert found[url].robots == "noindex"
        assert f'href="{BASE}policies/yx-2025-7/"' in found[url].body
