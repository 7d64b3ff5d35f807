"""Fixtures of the browser tests: a served site, Chromium, and pages that are watched while they are used."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

import environment
from tests.browser import chromium
from tests.browser.looking import Visit, expect_none
from tests.browser.sampling import address_of, samples
from tests.browser.serving import serving

FEWEST_PAGES = 100
"""The shipped portal's sample; fewer means that the sampling broke, not that the pages are fine."""


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


@pytest.fixture(scope="session")
def addresses(site: Path, run_folder: Path) -> list[str]:
    """The addresses of the sample, chosen once, whatever the number of workers; see `sampling`."""
    chosen = run_folder / "sample.json"
    with environment.alone(run_folder / "sample.lock"):
        if not chosen.exists():
            chosen.write_text(json.dumps([address_of(page, site) for page in samples(site)]), encoding="utf-8")
    found: list[str] = json.loads(chosen.read_text(encoding="utf-8"))
    assert len(found) >= FEWEST_PAGES, found
    return found


@pytest.fixture
def visit(browser: Browser, address: str) -> Iterator[Visit]:
    """Open pages of the site; see `Visit`."""
    opened = Visit(browser, address)
    yield opened
    for watch in opened.watches:
        watch.page.context.close()
    expect_none(fault for watch in opened.watches for fault in watch.faults)
