"""Texts to post: one touch copies exactly what is shown, and they can be read and selected without scripts."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.looking import PHONE, Visit


@pytest.fixture
def path(addresses: list[str]) -> str:
    """The address of one document's texts."""
    return next(each for each in addresses if each.startswith("share/") and each != "share/")


def test_a_text_is_copied_as_it_is_shown(visit: Visit, path: str):
    """The clipboard holds the words of the field, and the page says so beside it."""
    page = visit(path, permissions=["clipboard-read", "clipboard-write"])
    section = page.locator("section[data-tools]").nth(1)
    section.get_by_role("button", name="复制正文").click()
    expect(section.get_by_role("status")).to_have_text("已复制正文")
    assert page.evaluate("navigator.clipboard.readText()") == section.locator("textarea").last.input_value()


def test_texts_are_there_without_scripts(visit: Visit, path: str):
    """Fields show the whole text and no button that does nothing."""
    page = visit(path, PHONE, java_script_enabled=False)
    assert page.locator("textarea").count() >= 6
    assert not page.get_by_role("button", name="复制").first.is_visible()
