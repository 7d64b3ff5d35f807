"""Fixtures of the browser tests: a served site, Chromium, and pages that are watched while they are used."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser import chromium
from tests.browser.looking import LOOKS, Look, Watch
from tests.browser.serving import serving

Visit = Callable[..., Page]


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """The built site's address on this machine, ending in `/`."""
    with serving(site) as base:
        yield base


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for all tests of a worker."""
    executable = chromium.installed()
    if executable is None:
        pytest.fail("no Chromium found: `python3 scripts/test.py tests/browser` installs one", pytrace=False)
    with sync_playwright() as playwright:
        yield playwright.chromium.launch(executable_path=executable, args=list(chromium.FLAGS))


@pytest.fixture(params=LOOKS, ids=str)
def look(request: pytest.FixtureRequest) -> Look:
    """Phone and desktop, in light and dark colours."""
    value: Look = request.param
    return value


@pytest.fixture
def visit(browser: Browser, address: str) -> Iterator[Visit]:
    """Open pages of the site: `visit("policies/yx-2023-4/", look, javascript=False)`.

    At the test's end every page opened must have stayed on the site and kept its console clean;
    `faults_expected=True` leaves out the console, for pages that are meant to meet an error.
    """
    opened: list[tuple[Page, Watch]] = []

    def open_page(path: str = "", look: Look = LOOKS[0], *, faults_expected: bool = False, **options: object) -> Page:
        context = browser.new_context(**look.options(), **options)
        page = context.new_page()
        opened.append((page, Watch(page, address, listens=not faults_expected)))
        page.goto(address + path.lstrip("/"), wait_until="load")
        return page

    yield open_page
    for page, _ in opened:
        page.context.close()
    assert [fault for _, watch in opened for fault in watch.faults] == []
