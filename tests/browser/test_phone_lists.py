"""Long tables and metadata on a phone: what matters first, the rest on demand, nothing that has to be pushed sideways."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.looking import PHONE, Visit

ORGANS, OFFICES, TASKS = "organizations/", "open/on-request/offices/", "tasks/by/year/2026/"
CATALOG = "disclosure/by/field/assistance/"


def screens(page: Page) -> float:
    """Measure how many screens a reader would scroll through."""
    height: float = page.evaluate("document.documentElement.scrollHeight / innerHeight")
    return height


@pytest.mark.parametrize(("path", "most"), [(ORGANS, 9), (OFFICES, 10), (TASKS, 15), (CATALOG, 9)])
def test_a_long_table_is_a_few_screens_on_a_phone(visit: Visit, path: str, most: int):
    """Offices took 17 screens, the year's tasks 31 and a field of the catalog 12 when each row showed all of its columns.

    Offices have one screen more than organs: each row names the office within the organ that takes requests.
    """
    assert screens(visit(path, PHONE)) <= most


@pytest.mark.parametrize("scripts", [True, False])
def test_columns_of_detail_come_when_they_are_asked_for(visit: Visit, scripts: bool):
    """Without a script too; a wide screen shows them at once and asks nothing."""
    page = visit(TASKS, PHONE, java_script_enabled=scripts)
    detail, more = page.locator("td.detail").first, page.get_by_label("同时显示")
    expect(detail).to_be_hidden()
    more.check()
    expect(detail).to_be_visible()
    wide = visit(TASKS, java_script_enabled=scripts)
    expect(wide.locator("td.detail").first).to_be_visible()
    expect(wide.locator(".table-more")).to_be_hidden()


def test_what_is_folded_away_is_printed(visit: Visit):
    """A phone prints the whole table."""
    page = visit(TASKS, PHONE)
    page.emulate_media(media="print")
    expect(page.locator("td.detail").first).to_be_visible()
    expect(page.locator(".table-more")).to_be_hidden()


def test_a_filtered_table_keeps_no_heading_over_nothing(visit: Visit):
    """Words that only a street has leave the street and its own heading; the count is that of rows."""
    page = visit(ORGANS, PHONE)
    every = page.locator("tbody tr:not(.row-group)").count()
    expect(page.locator(".table-filter [role=status]")).to_have_text(f"共 {every} 项")
    page.get_by_label("在本表中查找").fill("街道办事处")
    expect(page.locator("tbody tr:not(.row-group)").filter(visible=True)).not_to_have_count(0)
    expect(page.locator(".row-group").filter(visible=True)).to_have_count(1)
    expect(page.locator(".row-group").filter(visible=True)).to_contain_text("乡镇街道")


@pytest.mark.parametrize("path", [ORGANS, OFFICES])
def test_a_part_of_the_table_is_one_tap_away_and_so_is_a_call(visit: Visit, path: str):
    """A chip brings the part's heading into sight; the number in a row is as large as a finger."""
    page = visit(path, PHONE)
    page.get_by_role("navigation", name="本页各部分").get_by_role("link", name="乡镇街道").click()
    expect(page.locator(".row-group", has_text="乡镇街道")).to_be_in_viewport()
    box = page.locator("td a[href^='tel:']").first.bounding_box()
    assert box is not None
    assert box["height"] >= 44


@pytest.mark.parametrize("scripts", [True, False])
def test_the_metadata_of_a_document_wait_behind_its_text_on_a_phone(visit: Visit, scripts: bool):
    """They open by one tap; on a wide screen they lie open, without a script too."""
    page = visit("policies/yxb-2024-4/", PHONE, java_script_enabled=scripts)
    facts = page.locator(".facts-fold > .facts")
    expect(facts).to_be_hidden()
    page.locator(".facts-fold > summary").click()
    expect(facts).to_be_visible()
    wide = visit("policies/yxb-2024-4/", java_script_enabled=scripts)
    expect(wide.locator(".facts-fold > .facts")).to_be_visible()
    expect(wide.locator(".facts-fold > summary")).to_be_hidden()


def test_no_table_of_an_annual_report_is_wider_than_a_phone_with_text_twice_as_large(visit: Visit):
    """Table 2 is a list then as tables 3 and 4 are: each figure beside what it counts."""
    page = visit("annual-reports/qzf-2025/", PHONE, bypass_csp=True)
    page.add_style_tag(content="html { font-size: 200% !important }")
    expect(page.locator("#table-2 td").first).to_have_css("display", "flex")
    for region in page.locator(".grid-region").all():
        assert region.evaluate("each => each.scrollWidth <= each.clientWidth")


@pytest.mark.parametrize(("size", "least"), [("100%", 12), ("200%", 6)])
def test_the_words_of_a_tile_have_a_line_to_stand_on(visit: Visit, size: str, least: int):
    """What a theme is about is not squeezed into a column of five characters, nor does a count leave its tile."""
    page = visit("topics/", PHONE, bypass_csp=True)
    page.add_style_tag(content=f"html {{ font-size: {size} !important }}")
    widths = page.locator(".tile-note").evaluate_all(
        "all => all.map(each => each.parentElement.clientWidth / parseFloat(getComputedStyle(each).fontSize))"
    )
    assert min(widths) >= least
    inside = "each => each.getBoundingClientRect().right <= each.closest('.tile').getBoundingClientRect().right"
    assert page.locator(".tile-note").evaluate_all(f"all => all.every({inside})")
