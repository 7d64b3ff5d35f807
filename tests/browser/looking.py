"""How pages are looked at in tests: window and colours, what a page may not do, and axe's rules."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import axe_playwright_python
import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Request

AXE_TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
"""WCAG 2.2 AA, and what axe recommends beside it."""

COLOUR_RULES = ("color-contrast", "link-in-text-block")
"""The rules of axe whose answer colours can change; the others read structure, names and sizes.

The dark scheme changes colours and nothing else (`tests/test_theme.py` holds it to that), so in a dark look these are
asked again and no others: every rule is asked at every width, and every rule that may differ in every look. They are asked
of a few elements of each kind, for the light look has asked every one, and colours come with the kind.
"""


class Look(NamedTuple):
    """A window's width in px and whether the reader likes it dark."""

    width: int
    dark: bool = False

    def __str__(self) -> str:
        return f"{self.width}-{'dark' if self.dark else 'light'}"

    def options(self) -> dict[str, Any]:
        """Return what `Browser.new_context` needs for this look."""
        return {
            "viewport": {"width": self.width, "height": 740 if self.width < 700 else 900},
            "color_scheme": "dark" if self.dark else "light",
            "locale": "zh-CN",
            "reduced_motion": "reduce",
        }

    def wear(self, page: Page) -> None:
        """Give an open page this window and these colours, and wait until it has been laid out anew."""
        options = self.options()
        page.set_viewport_size(options["viewport"])
        page.emulate_media(color_scheme=options["color_scheme"])
        page.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")


LOOKS = (Look(1440), Look(360), Look(1440, dark=True), Look(360, dark=True))
PHONE = LOOKS[1]


class Watch:
    """Collects what a page does wrong: requests to other hosts, errors in its console, files it misses."""

    def __init__(self, page: Page, address: str, *, listens: bool = True) -> None:
        self.page = page
        self.faults: list[str] = []
        self._address = address
        page.context.on("request", self._see_request)
        if listens:
            page.on("console", self._hear)
            page.on("pageerror", lambda error: self.faults.append(f"{page.url}: {error}"))

    def _see_request(self, request: Request) -> None:
        if not request.url.startswith((self._address, "data:", "blob:")):
            self.faults.append(f"request to another host: {request.url}")

    def _hear(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            self.faults.append(f"console {message.type}: {message.text} ({message.location.get('url', '')})")


READY = "html[data-ready], html:not(:has(script[type=module]))"
"""Matches once all of a page's scripts listen (`overrides/assets/js/site.js`), or if it has none."""


def open_at(page: Page, address: str) -> None:
    """Show an address in an open page, and wait until what its scripts add is there and listens."""
    page.goto(address, wait_until="load")
    page.locator(READY).wait_for(state="attached")


class Visit:
    """Opens pages of the served site and watches them: `visit("policies/yx-2023-4/", look, java_script_enabled=False)`.

    At the test's end every page opened must have stayed on the site and kept its console clean;
    `faults_expected=True` leaves the console out, for pages that are meant to meet an error.
    """

    def __init__(self, browser: Browser, address: str) -> None:
        self.address = address
        self.watches: list[Watch] = []
        self._browser = browser

    def __call__(self, path: str = "", look: Look = LOOKS[0], *, faults_expected: bool = False, **options: Any) -> Page:
        """Open a page in a context of its own; `options` are those of `Browser.new_context`."""
        page = self._browser.new_context(**look.options(), **options).new_page()
        self.watches.append(Watch(page, self.address, listens=not faults_expected))
        self.go(page, path, scripts=options.get("java_script_enabled", True))
        return page

    def go(self, page: Page, path: str, *, scripts: bool = True) -> None:
        """Show another page of the site in the same tab."""
        address = self.address + path.lstrip("/")
        if scripts:
            open_at(page, address)
        else:
            page.goto(address, wait_until="load")


def expect_none(faults: Iterable[str], *, shown: int = 40) -> None:
    """Fail with the faults, equal ones told once with their number."""
    counted = Counter(faults)
    lines = [f"{count} × {fault}" if count > 1 else fault for fault, count in counted.most_common(shown)]
    if counted:
        pytest.fail(f"{counted.total()} faults, {len(counted)} different:\n" + "\n".join(lines), pytrace=False)


@cache
def _axe_source() -> str:
    return Path(axe_playwright_python.__file__).with_name("axe.min.js").read_text(encoding="utf-8")


RUN_AXE = """
async ([rules, all]) => {
  const options = { runOnly: rules, resultTypes: ['violations'], preload: { assets: ['media'] } };
  const { violations } = await axe.run(all ? document : { include: someOfEachKind() }, options);
  return violations.flatMap(({ id, nodes }) => nodes.map(({ failureSummary, html }) => [id, failureSummary, html]));

  // Three with text, or to be filled in, of every way down to them by tags, classes and names of attributes: the first
  // of a list, and an odd and an even one.
  function someOfEachKind() {
    const ways = new Map([[document.documentElement, '']]), seen = new Map();
    return [...document.querySelectorAll('body, body *')].filter(element => {
      const own = [...element.attributes].map(({ name, value }) => name === 'class' ? value : name);
      const way = [ways.get(element.parentElement), element.tagName, ...own].join(' ');
      ways.set(element, way);
      const shown = [...element.childNodes].some(node => node.nodeType === Node.TEXT_NODE && node.data.trim());
      if (!shown && !element.matches('input, select, textarea')) return false;
      seen.set(way, (seen.get(way) ?? 0) + 1);
      return seen.get(way) <= 3;
    });
  }
}
"""


def violations(page: Page, look: Look | None = None) -> list[str]:
    """Run axe on the page as it stands; one line for each element that breaks a rule.

    With a dark `look` only the rules about colours are asked: the same page is asked all of them in a light one.
    The script is evaluated, not added, so that the page's content security policy stays in force. Style sheets are not
    fetched for axe once more: they serve its experimental rules alone, which none of our tags asks for.
    """
    if not page.evaluate("'axe' in window"):
        page.evaluate(_axe_source())
    dark = look is not None and look.dark
    rules = {"type": "rule", "values": COLOUR_RULES} if dark else {"type": "tag", "values": AXE_TAGS}
    found = page.evaluate(RUN_AXE, [rules, not dark])
    return [f"{rule}: {' '.join(summary.split())[:200]} {element[:160]}" for rule, summary, element in found]
