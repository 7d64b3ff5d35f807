"""Every sort of page for every reader: WCAG 2.2 AA by axe, narrow windows, large text."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page

from tests.browser.looking import PHONE, Look, Visit, expect_none, violations

SHARES = 12
"""So many parts the pages are dealt into, for the workers of a run to share; together they are all pages."""


@pytest.fixture(params=range(SHARES))
def share(addresses: list[str], request: pytest.FixtureRequest) -> list[str]:
    """One part of the sampled pages."""
    found: list[str] = addresses[request.param :: SHARES]
    assert found
    return found


WINDOWS: dict[int, tuple[tuple[int, int], ...]] = {1440: ((1440, 2),), 360: ((360, 2), (360, 1), (320, 1))}
"""Beside each width at which axe looks: width in px, and how many times larger the text is."""


def test_every_sort_of_page_is_read_by_every_reader(visit: Visit, share: list[str]):
    """No violation of WCAG 2.2 AA or of axe's best practices, on phone and desktop, light and dark.

    And a page is read by scrolling down only, on the narrowest phone and with text at 200 % (WCAG 1.4.10, 1.4.4), where
    no column of words grows so narrow that they stand below each other. Every
    other page is opened on the phone first, so that what scripts do as a page opens is seen there too.
    """
    page = visit()
    faults: list[str] = []
    for number, path in enumerate(share):
        widths = list(WINDOWS) if number % 2 == 0 else list(WINDOWS)[::-1]
        Look(widths[0]).wear(page)
        visit.go(page, path)
        for width in widths:
            faults += (f"{path} {fault}" for fault in [*broken(page, width), *overhanging(page, width)])
    expect_none(faults)


def broken(page: Page, width: int) -> Iterator[str]:
    """Tell which rules of axe the page breaks in this width, light and dark."""
    for look in (Look(width, dark=True), Look(width)):
        look.wear(page)
        yield from (f"{look} {violation}" for violation in violations(page, look))


def overhanging(page: Page, around: int) -> Iterator[str]:
    """Tell what is wider than its window, in the windows to be tried beside this width."""
    for width, zoom in WINDOWS[around]:
        page.evaluate("size => { document.documentElement.style.fontSize = size; }", f"{zoom * 100}%")
        Look(width).wear(page)
        overhang = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        if overhang > 0:
            yield f"at {width}px × {zoom} by {overhang}px: {page.evaluate(WIDEST)}"
        yield from (f"at {width}px × {zoom} too narrow to read: {sliver}" for sliver in page.evaluate(SLIVERS))
    page.evaluate("document.documentElement.style.fontSize = ''")


SLIVERS = """
() => [...document.querySelectorAll('main *')].filter(element => {
  const words = [...element.childNodes].filter(node => node.nodeType === 3).map(node => node.data.trim()).join('');
  const style = getComputedStyle(element);
  if (words.length < 12 || style.display.startsWith('inline') || !element.clientWidth) return false;
  if (element.closest('.visually-hidden, svg, thead')) return false;
  const inside = element.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight);
  return inside > 1 && inside < 4 * parseFloat(style.fontSize);
}).slice(0, 3).map(element => element.outerHTML.slice(0, 120))
"""
"""The first blocks of running words in which not even four characters stand side by side."""


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
