"""The sample of pages is worth its name: together its pages, and a few of another portal, need every template there is."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

import events
from gongkai import building, templates
from gongkai.audit import tombstones
from gongkai.building import Job
from gongkai.preview import Preview
from tests.audit import portals
from tests.browser.looking import LOOKS, PHONE, expect_none, open_at, violations
from tests.browser.serving import serving

ROOT = Path(__file__).resolve().parents[2]
ELSEWHERE = {
    "main.html",  # what MkDocs prints the editorial pages with; they are in the sample
    "audit/report.html",  # the report of diff.py
    "offline/chapter.html", "offline/pack.html",  # packs to take along
    "pages/redirect.html",  # an old address, which shows nothing
}  # fmt: skip
OTHERS = {"open/on-request/": "pages/request_guide.html", "policies/cs-2020-1/": "audit/tombstone.html"}
"""Pages that the shipped portal has none of: it writes its own guide to requests, and has withdrawn nothing."""


def test_every_template_is_in_the_sample(addresses: list[str], tmp_path: Path):
    """A new template with a page that nobody looks at is told here."""
    templates.forget()
    preview = Preview(ROOT, tmp_path)
    assert preview.update(events.editorial).done
    for address in addresses:
        assert preview.content(address if address.endswith(".html") else f"{address}index.html"), address
    used = {name for _, name in templates.environment().cache or ()}
    there = {path.relative_to(templates.THEME).as_posix() for path in templates.THEME.rglob("*.html")}
    assert there - used - ELSEWHERE == {*OTHERS.values()}


@pytest.fixture(scope="module")
def other_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of a portal without editorial pages, with a policy that was withdrawn."""
    place = tmp_path_factory.mktemp("other")
    values = portals.records()
    withdrawn = values["policies"].pop("cs-2020-1")
    stone = {"id": "policies/cs-2020-1", "title": withdrawn["title"], "reason": "登记错误", "withdrawn_on": "2025-06-30", "decided_by": "县政府办公室", "successor": "policies/cs-2025-1"}  # fmt: skip
    root = portals.write(place / "root", values)
    (root / tombstones.PATH).write_text(portals.dumped({"tombstones": [stone]}), encoding="utf-8")
    assert building.build(Job(root, place / "site", place / "cache"), events.editorial).done
    return place / "site"


def test_pages_that_the_shipped_portal_has_none_of_break_no_rule_of_axe(browser: Browser, other_site: Path):
    """The guide to requests that every portal is given, and what stands in a withdrawn record's place."""
    with serving(other_site) as base:
        page = browser.new_context(**PHONE.options()).new_page()
        for path in OTHERS:
            open_at(page, base + path)
            for look in LOOKS:
                look.wear(page)
                expect_none(f"{path} {look} {violation}" for violation in violations(page, look))
        page.context.close()
