"""Every sort of page for every reader: WCAG 2.2 AA by axe, narrow windows, large text."""

from __future__ import annotations

import pytest

from tests.browser.looking import LOOKS, PHONE, Look, Visit, expect_none, violations

SHARES = 12
"""So many parts the pages are dealt into, for the workers of a run to share; together they are all pages."""


@pytest.fixture(params=range(SHARES))
def share(addresses: list[str], request: pytest.FixtureRequest) -> list[str]:
    """One part of the sampled pages."""
    found: list[str] = addresses[request.param :: SHARES]
    assert found
    return found


def test_no_sort_of_page_breaks_a_rule_of_axe(visit: Visit, share: list[str]):
    """No violation of WCAG 2.2 AA or of axe's best practices, on phone and desktop, light and dark.

    Every other page is opened on the phone first, so that what scripts do as a page opens is seen there too.
    """
    page = visit()
    broken: list[str] = []
    for number, path in enumerate(share):
        looks = LOOKS if number % 2 == 0 else LOOKS[::-1]
        looks[0].wear(page)
        visit.go(page, path)
        for look in looks:
            look.wear(page)
            broken += (f"{path} {look} {violation}" for violation in violations(page))
    expect_none(broken)


WINDOWS = ((320, 1), (360, 1), (360, 2), (1440, 2))
"""Width in px, and how many times larger the text is."""


def test_no_page_is_wider_than_its_window(visit: Visit, share: list[str]):
    """A page is read by scrolling down only, on the narrowest phone and with text at 200 % (WCAG 1.4.10, 1.4.4)."""
    page = visit()
    wide = []
    for number, path in enumerate(share):
        windows = WINDOWS if number % 2 == 0 else WINDOWS[::-1]
        Look(windows[0][0]).wear(page)
        visit.go(page, path)
        for width, zoom in windows:
            page.evaluate("size => { document.documentElement.style.fontSize = size; }", f"{zoom * 100}%")
            Look(width).wear(page)
            overhang = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
            if overhang > 0:
                wide.append(f"{path} at {width}px × {zoom} by {overhang}px: {page.evaluate(WIDEST)}")
    expect_none(wide)


WIDEST = """
() => [...document.querySelectorAll('body *')]
  .filter(element => element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 1
                     && getComputedStyle(element).overflowX === 'visible')
  .slice(-2).map(element => element.outerHTML.slice(0, 120))
"""


def test_the_keyboard_meets_a_visible_focus_and_the_way_past_the_header_first(visit: Visit):
    """The first Tab reaches the link to the content, shown while focused; every stop after it has an outline."""
    page = visit("", PHONE)
    page.keyboard.press("Tab")
    first = page.evaluate(FOCUSED)
    assert first["href"].startswith("#"), first
    assert first["shown"], first
    for _ in range(12):
        page.keyboard.press("Tab")
        stop = page.evaluate(FOCUSED)
        assert stop["shown"], stop
        assert stop["outline"] >= 2, stop


FOCUSED = """
() => {
  const element = document.activeElement, box = element.getBoundingClientRect(), style = getComputedStyle(element);
  return {
    html: element.outerHTML.slice(0, 120),
    href: element.getAttribute('href') ?? '',
    shown: box.width > 0 && box.height > 0 && box.bottom > 0 && box.right > 0,
    outline: Math.max(parseFloat(style.outlineStyle === 'none' ? 0 : style.outlineWidth),
                      style.boxShadow === 'none' ? 0 : 3),
  };
}
"""
