"""What a reader needs is here and light: every link leads somewhere, no JavaScript is needed, nothing weighs much.

That no page asks another host for anything is watched in every browser test, by the fixture `visit`.
"""

from __future__ import annotations

import gzip
from collections import defaultdict
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

import pytest
from lxml import html
from playwright.sync_api import Response

from tests.browser.looking import PHONE, Visit, expect_none
from tests.browser.sampling import address_of, pages

SITE = "http://site.invalid/"


def _links(page: Path, site: Path) -> tuple[set[str], set[str]]:
    """The links of a page inside the site, absolute, and the anchors that it has."""
    document = html.fromstring(page.read_bytes(), parser=html.HTMLParser(encoding="utf-8"))
    here = SITE + address_of(page, site)
    links = {urljoin(here, href) for href in document.xpath("//a/@href | //link/@href | //img/@src | //script/@src")}
    return {link for link in links if link.startswith(SITE)}, {here + "#" + name for name in document.xpath("//@id")}


@pytest.fixture(scope="session")
def web(site: Path) -> dict[str, tuple[set[str], set[str]]]:
    """Every page's address with its links and anchors."""
    return {SITE + address_of(page, site): _links(page, site) for page in pages(site)}


def _file_of(link: str, site: Path) -> Path:
    path = site / unquote(urlsplit(link).path).lstrip("/")
    return path / "index.html" if link.endswith("/") else path


def test_every_link_leads_somewhere(site: Path, web: dict[str, tuple[set[str], set[str]]]):
    """Each link inside the site has its file, and each `#…` its element."""
    anchors = {anchor for _, own in web.values() for anchor in own}
    assert len(web) >= 400
    dead: defaultdict[str, list[str]] = defaultdict(list)
    for page, (links, _) in web.items():
        for link in links:
            if not _leads(link, site, anchors):
                dead[link.removeprefix(SITE) or "home"].append(page.removeprefix(SITE))
    expect_none(f"{link}, on {len(pages)} pages, such as {pages[0]}" for link, pages in dead.items())


def _leads(link: str, site: Path, anchors: set[str]) -> bool:
    bare, fragment = urldefrag(urlsplit(link)._replace(query="").geturl())
    return _file_of(bare, site).is_file() and (not fragment or f"{bare}#{unquote(fragment)}" in anchors)


def test_every_page_is_reached_from_home_without_javascript(web: dict[str, tuple[set[str], set[str]]]):
    """Plain links lead from the home page to every page of the site; only the error page is met by accident."""
    reached, ahead = set(), [SITE]
    while ahead:
        page = ahead.pop()
        if page in web and page not in reached:
            reached.add(page)
            ahead += [urlsplit(link)._replace(query="", fragment="").geturl() for link in web[page][0]]
    expect_none(sorted(web.keys() - reached - {SITE + "404.html"}))


def test_a_policy_reads_the_same_without_javascript(visit: Visit, addresses: list[str]):
    """Text, number and state of a policy are in the page, not made by a script."""
    path = next(each for each in addresses if each.startswith("policies/yx"))
    bare = visit(path, PHONE, java_script_enabled=False)
    full = visit(path, PHONE)
    assert len(bare.locator("main").inner_text()) > 300
    assert bare.locator("h1").inner_text() == full.locator("h1").inner_text()


@pytest.mark.parametrize("path", ["", "policies/", "search/", "questions/"])
def test_a_first_view_is_light(visit: Visit, path: str):
    """All that a page's first view loads is at most 200 kB, compressed as a server would."""
    page = visit("robots.txt", faults_expected=True)
    answers: list[Response] = []
    page.on("response", lambda answer: answers.append(answer))  # noqa: PLW0108 - playwright marks the function
    page.goto(visit.address + path, wait_until="networkidle")
    weights = {answer.url: len(gzip.compress(answer.body())) for answer in answers if answer.ok}
    assert weights
    assert sum(weights.values()) <= 200_000, weights


_OF_THE_TEXT = ("record-text", "entry", "named", "history", "toc")
"""A document's text, a pack's entries, an organ's offices, what was changed in them, and the contents list of their headings."""


def _markup(element: html.HtmlElement) -> int:
    """The bytes of an element that are not text: the clauses' anchors belong to a record's own text."""
    return len(html.tostring(element, encoding="utf-8", with_tail=False)) - len("".join(element.itertext()).encode())


def test_a_record_page_weighs_little_besides_its_text(site: Path):
    """At most 20 kB of a record's HTML are not its own text."""
    heavy = []
    for page in pages(site):
        if page.parent.parent.name in {"policies", "interpretations", "questions", "packs", "organizations"}:
            data = page.read_bytes()
            main = html.fromstring(data, parser=html.HTMLParser(encoding="utf-8")).find(".//main")
            assert main is not None, page
            marked = [each for name in _OF_THE_TEXT for each in main.find_class(name)]
            own = len("".join(main.itertext()).encode()) + sum(map(_markup, marked))
            if len(data) - own > 20_000:
                heavy.append(f"{page.relative_to(site)}: {len(data) - own} bytes")
    expect_none(heavy)
