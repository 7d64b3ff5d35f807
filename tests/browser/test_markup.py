"""Every sort of page is valid HTML by the Nu checker, and says that no script or style of its own is inline."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

from lxml import html

from tests.browser import nu
from tests.browser.looking import expect_none
from tests.browser.sampling import offline_files, pages


def test_every_sort_of_page_is_valid_html(address: str, addresses: list[str]):
    """The Nu HTML checker finds no error and no warning."""
    complaints = nu.check([address + path for path in addresses])
    expect_none(f"{complaint.level}: {complaint.message} {complaint.page}" for complaint in complaints)


def test_a_pack_to_take_along_is_valid_html(site: Path, address: str):
    """The Nu HTML checker finds nothing in a pack's file, but that it does not know `data:` as a source of a policy."""
    sample = [address + page.relative_to(site).as_posix() for page in offline_files(site)[:2]]
    assert len(sample) == 2
    complaints = (each for each in nu.check(sample) if "Content Security Policy" not in each.message)
    expect_none(f"{each.level}: {each.message} {each.page}" for each in complaints)


def test_a_pack_to_take_along_asks_nothing_of_anyone(site: Path):
    """A pack's file may load what is in itself, and nothing else."""
    packs = offline_files(site)
    assert packs
    expect_none(
        page.name
        for page in packs
        if "default-src 'none'; style-src data:; script-src data:" not in page.read_text("utf-8")
    )


def test_every_page_has_a_policy_that_lets_nothing_in(site: Path):
    """Scripts come from the site alone, and none is inline; nor is a style."""
    expect_none(str(page.relative_to(site)) for page in pages(site) if not _is_guarded(page.read_text("utf-8")))


def _is_guarded(text: str) -> bool:
    found = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', text)
    policy = {
        name: value
        for part in unescape(found[1] if found else "").split(";")
        for name, _, value in [part.strip().partition(" ")]
    }
    return policy.get("script-src", policy.get("default-src")) == "'self'" and "unsafe-inline" not in str(policy)


def test_pages_carry_no_inline_script_style_or_handler(site: Path):
    """What the policy would block is not there to be blocked."""
    expect_none(f"{page.relative_to(site)}: {element}" for page in pages(site) for element in _inline(page))


def _inline(page: Path) -> list[str]:
    document = html.fromstring(page.read_bytes(), parser=html.HTMLParser(encoding="utf-8"))
    scripts = document.xpath("//script[not(@src)][not(@type='application/ld+json')] | //style | //*[@style]")
    handlers = document.xpath("//*[@*[starts-with(name(), 'on')]]")
    return [html.tostring(element, encoding="unicode").strip()[:120] for element in [*scripts, *handlers]]
