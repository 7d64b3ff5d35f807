"""A touch screen in a service hall: the mode lasts from page to page, ends by itself with a warning, and can be left."""

from __future__ import annotations

import re
from urllib.parse import unquote

import pytest
from playwright.sync_api import Page, expect

from tests.browser.looking import Look, Visit, violations

UPRIGHT = Look(1080)


def started(visit: Visit, path: str = "packs/", *, clock: bool = False) -> Page:
    """Open the start page, then another page of the same tab; with `clock`, time stands still there until it is moved."""
    page = visit("kiosk/", UPRIGHT)
    if clock:
        page.clock.install(time=0)
        page.clock.pause_at(1000)
    visit.go(page, path)
    return page


def test_every_page_after_the_start_page_leads_back_to_it(visit: Visit):
    """The bar is on each page of the tab, in reach of a thumb, and covers no link at the page's end."""
    page = started(visit)
    for path in ("questions/", "policies/", "search/"):
        visit.go(page, path)
        back = page.get_by_role("link", name="回到开始页")
        expect(back).to_be_visible()
        assert (back.bounding_box() or {"height": 0})["height"] >= 60
    page.evaluate("scrollTo(0, document.documentElement.scrollHeight)")
    bar = page.locator(".kiosk-bar").bounding_box()
    foot = page.locator("footer .footer-build").bounding_box()
    assert bar
    assert foot
    assert foot["y"] + foot["height"] <= bar["y"] + 1
    page.get_by_role("link", name="回到开始页").click()
    expect(page).to_have_url(f"{visit.address}kiosk/")


def test_it_asks_before_it_goes_back_and_goes_back_when_nobody_answers(visit: Visit):
    """After ninety quiet seconds there are thirty more to say so (WCAG 2.2.1); then the start page is shown."""
    page = started(visit, clock=True)
    page.clock.run_for(89_000)
    assert page.get_by_role("dialog").count() == 0
    page.clock.run_for(2_000)
    expect(page.get_by_role("dialog", name="您还在看吗？")).to_be_visible()
    page.clock.run_for(25_000)
    expect(page).to_have_url(f"{visit.address}packs/")
    page.clock.run_for(6_000)
    expect(page).to_have_url(f"{visit.address}kiosk/")


def test_the_question_breaks_no_rule_of_axe(visit: Visit):
    """The dialog has a name, a focus and colours that can be read."""
    page = started(visit, clock=True)
    page.clock.run_for(91_000)
    page.clock.resume()  # axe sets timers of its own
    expect(page.get_by_role("dialog")).to_be_visible()
    assert violations(page) == []


@pytest.mark.parametrize(("answer", "asked_again"), [("继续看", 1), ("本页不再自动返回", 0)])
def test_one_touch_keeps_the_page(visit: Visit, answer: str, asked_again: int):
    """A visitor who is still reading stays, for as long again or for good."""
    page = started(visit, clock=True)
    page.clock.run_for(91_000)
    page.get_by_role("button", name=answer).click()
    page.clock.run_for(92_000)
    assert page.get_by_role("dialog").count() == asked_again
    expect(page).to_have_url(f"{visit.address}packs/")


def test_a_touch_puts_the_question_off(visit: Visit):
    """Whoever scrolls or touches is not asked."""
    page = started(visit, clock=True)
    for _ in range(3):
        page.clock.run_for(60_000)
        page.mouse.click(5, 300)
    assert page.get_by_role("dialog").count() == 0


def test_the_next_visitor_finds_no_settings_of_the_last(visit: Visit):
    """Large text chosen by one visitor is gone when the start page is shown again."""
    page = started(visit)
    page.get_by_role("button", name="放大文字").click()
    assert page.locator("html").get_attribute("data-text") == "large"
    page.get_by_role("link", name="回到开始页").click()
    expect(page.locator("html")).not_to_have_attribute("data-text", re.compile("."))
    page.reload()
    assert page.locator("html").get_attribute("data-text") is None


@pytest.mark.parametrize(
    ("target", "says"),
    [("mailto:qzfb@yunxi.example", "qzfb@yunxi.example"), ("https://www.example.org/", "别的网站"), ("tel:0999-8202033", "拨打"), ("data/index.json", "扫码")],
)  # fmt: skip
def test_what_leads_off_the_screen_is_not_opened_but_explained(visit: Visit, target: str, says: str):
    """Mail, telephone, other sites and files do nothing on a shared screen but say what to do instead."""
    page = started(visit)
    address = target if ":" in target else f"{visit.address}{target}"
    page.evaluate("href => document.querySelector('main a').href = href", address)
    page.locator("main a").first.click()
    expect(page.get_by_role("dialog")).to_contain_text(says)
    page.get_by_role("button", name="知道了").click()
    expect(page).to_have_url(f"{visit.address}packs/")


def test_the_mode_can_be_left(visit: Visit):
    """One touch ends it for the tab: no bar, no return."""
    page = started(visit)
    page.get_by_role("link", name="退出体验区").click()
    expect(page).to_have_url(visit.address)
    visit.go(page, "packs/")
    assert page.locator("html").get_attribute("data-kiosk") is None
    assert page.locator(".kiosk-bar").count() == 0


def test_words_are_put_together_by_touch_and_searched_for(visit: Visit):
    """Keys add whole words, one touch takes the last one away, and the search finds something."""
    page = visit("kiosk/", UPRIGHT)
    page.get_by_text("点词输入").click()
    keys = page.locator("[data-key]")
    first, second = keys.nth(0).text_content() or "", keys.nth(1).text_content() or ""
    keys.nth(0).click()
    keys.nth(1).click()
    box = page.get_by_label("输入或点选要找的内容", exact=True).last
    expect(box).to_have_value(first + second)
    page.get_by_role("button", name="删一次").click()
    expect(box).to_have_value(first)
    page.locator(".kiosk-search").get_by_role("button", name="搜索").click()
    page.locator(".rows li, .results li").first.wait_for()
    assert unquote(page.url).endswith(f"search/?q={first}")


@pytest.mark.parametrize("size", [(1080, 1920), (1920, 1080)], ids=["upright", "lying"])
def test_the_start_page_shows_every_choice_without_scrolling(visit: Visit, size: tuple[int, int]):
    """Both ways in which such screens hang have all large buttons in sight."""
    page = visit("kiosk/", UPRIGHT)
    page.set_viewport_size({"width": size[0], "height": size[1]})
    for tile in page.locator(".kiosk-choices .tile").all():
        box = tile.bounding_box()
        assert box
        assert box["y"] + box["height"] <= size[1]
        assert min(box["width"], box["height"]) >= 100


def test_the_start_page_works_without_scripts(visit: Visit):
    """Choices, search and hot words are links and a form; what needs scripts is not there."""
    page = visit("kiosk/", UPRIGHT, java_script_enabled=False)
    assert not page.locator(".kiosk-keys").is_visible()
    assert page.locator(".site-header").is_hidden()
    page.get_by_role("link", name="我要办事").click()
    expect(page).to_have_url(f"{visit.address}packs/")


def test_sheets_for_boards_are_as_many_pages_as_they_say(visit: Visit, addresses: list[str]):
    """Each sheet is one A4 page when printed, none runs over."""
    path = next(each for each in addresses if each.startswith("print/board/"))
    page = visit(path)
    sheets = page.locator(".sheet").count()
    pdf = page.pdf(prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b", pdf)) == sheets >= 3


def test_a_whole_gazette_begins_every_document_on_a_page_of_its_own(visit: Visit, addresses: list[str]):
    """Cover, contents, then the documents: at least as many pages, and none blank between them."""
    path = next(each for each in addresses if each.startswith("gazette/") and each.endswith("/print/"))
    page = visit(path)
    documents = page.locator(".gongbao-document").count()
    pdf = page.pdf(prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b", pdf)) >= documents + 2
    assert b"/MediaBox [0 0 594" in pdf or b"/MediaBox [0 0 595" in pdf
