"""Every sort of page is valid HTML by the Nu checker, and says that no script or style of its own is inline."""

from __future__ import annotations

import re
from pathlib import Path

from lxml import html

from tests.browser import nu
from tests.browser.sampling import pages, samples


def test_every_sort_of_page_is_valid_html(site: Path):
    """The Nu HTML checker finds no error and no warning."""
    sample = list(samples(site))
    assert len(sample) >= 40
    assert [str(complaint) for complaint in nu.check(sample)] == []


def test_every_page_has_a_policy_that_lets_nothing_in(site: Path):
    """Scripts come from the site alone, and none is inline; nor is a style."""
    unguarded = [str(page.relative_to(site)) for page in pages(site) if not _is_guarded(page.read_text("utf-8"))]
    assert unguarded == []


def _is_guarded(text: str) -> bool:
    found = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', text)
    policy = dict(part.split(maxsplit=1) for part in (found[1] if found else "").split(";") if part.strip())
    return policy.get("script-src", policy.get("default-src")) == "'self'" and "unsafe-inline" not in str(policy)


def test_pages_carry_no_inline_script_style_or_handler(site: Path):
    """What the policy would block is not there to be blocked."""
    carrying = {str(page.relative_to(site)): found for page in pages(site) if (found := _inline(page))}
    assert carrying == {}


def _inline(page: Path) -> list[str]:
    document = html.fromstring(page.read_bytes(), parser=html.HTMLParser(encoding="utf-8"))
    scripts = document.xpath("//script[not(@src)][not(@type='application/ld+json')] | //style | //*[@style]")
    handlers = document.xpath("//*[@*[starts-with(name(), 'on')]]")
    return [html.tostring(element, encoding="unicode")[:120] for element in [*scripts, *handlers]]
