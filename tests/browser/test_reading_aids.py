"""The reading aids (适老化): what they change, that it lasts, and that everything is taken back."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.looking import PHONE, Look, Visit

AIDS = "button[data-aids]:visible"
BAR = "section.aids"


def style(page: Page, name: str, selector: str = "body") -> str:
    """Give a computed style of an element."""
    found: str = page.eval_on_selector(selector, f"element => getComputedStyle(element)['{name}']")
    return found


def choose(page: Page, legend: str, choice: str) -> None:
    """Press a choice in the bar."""
    page.get_by_role("group", name=legend).get_by_role("button", name=choice, exact=True).click()


def test_the_bar_opens_below_the_skip_link_takes_the_focus_and_gives_it_back(visit: Visit):
    """The bar opens in the page's flow, with the focus inside; Escape closes it and returns the focus."""
    page = visit("policies/")
    page.locator(AIDS).first.click()
    assert page.locator(BAR).is_visible()
    assert page.evaluate("document.activeElement.closest('.aids') !== null")
    assert page.locator(AIDS).first.get_attribute("aria-expanded") == "true"
    page.keyboard.press("Escape")
    assert not page.locator(BAR).is_visible()
    assert page.evaluate("document.activeElement.hasAttribute('data-aids')")


@pytest.mark.parametrize(
    ("legend", "choice", "name", "value"),
    [
        ("文字大小", "特大", "fontSize", "27px"),
        ("对比度", "黄字黑底", "backgroundColor", "rgb(0, 0, 0)"),
        ("对比度", "黑字白底", "color", "rgb(0, 0, 0)"),
        ("背景", "深色", "backgroundColor", "rgb(17, 22, 27)"),
    ],
)
def test_a_choice_shows_at_once_and_lasts_from_page_to_page(
    visit: Visit, legend: str, choice: str, name: str, value: str
):
    """A choice changes the page, is kept for the next one, and 恢复默认 takes it back."""
    page = visit("policies/")
    standard = style(page, name)
    page.locator(AIDS).first.click()
    choose(page, legend, choice)
    assert style(page, name) == value != standard
    visit.go(page, "questions/")
    assert style(page, name) == value
    page.locator(AIDS).first.click()
    page.get_by_role("button", name="恢复默认").click()
    assert style(page, name) == standard
    page.reload(wait_until="load")
    assert style(page, name) == standard


def test_a_light_page_can_be_had_on_a_dark_system(visit: Visit):
    """浅色 holds against the system's dark colours."""
    page = visit("", Look(1440, dark=True))
    assert style(page, "backgroundColor") != "rgb(255, 255, 255)"
    page.locator(AIDS).first.click()
    choose(page, "背景", "浅色")
    assert style(page, "backgroundColor") == "rgb(255, 255, 255)"


def test_guide_lines_cross_at_the_pointer_and_let_clicks_through(visit: Visit):
    """Two lines follow the pointer; a link under them is still reached."""
    page = visit("policies/")
    page.locator(AIDS).first.click()
    choose(page, "十字辅助线", "开")
    page.locator(".guide.down").wait_for(state="attached")
    page.mouse.move(300, 400)
    assert page.locator(".guide.across").bounding_box()["y"] == pytest.approx(400, abs=1)  # type: ignore[index]
    assert page.locator(".guide.down").bounding_box()["x"] == pytest.approx(300, abs=1)  # type: ignore[index]
    page.get_by_role("link", name="首页").first.click()
    expect(page).to_have_url(visit.address)


def test_aids_for_a_pointer_are_not_offered_where_there_is_none(visit: Visit):
    """On a phone the large pointer and the lines would be empty promises."""
    page = visit("", PHONE, has_touch=True, is_mobile=True)
    page.locator(AIDS).first.click()
    assert page.get_by_text("文字大小").first.is_visible()
    assert not page.get_by_text("鼠标指针").is_visible()


def test_settings_of_any_kind_in_storage_break_nothing(visit: Visit):
    """What another script or an older version left in the storage is ignored."""
    page = visit("")
    for left in ('"words"', "[1", '{"text": {"a": 1}, "__proto__": "x", "on click": "y"}', "null"):
        page.evaluate("left => localStorage.setItem('reading-aids', left)", left)
        page.reload(wait_until="load")
        assert style(page, "fontSize") == "18px"


SPEECH = """
window.spoken = [];
window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
Object.defineProperty(window, 'speechSynthesis', { value: {
  cancel() {}, getVoices: () => [{ lang: 'zh-CN' }],
  speak(utterance) { spoken.push(utterance); },
}});
"""


def test_a_text_is_read_sentence_by_sentence_until_it_is_stopped(visit: Visit, addresses: list[str]):
    """Each sentence is spoken in Chinese when the one before it ended, and marked; the button stops it."""
    page = visit("")
    page.add_init_script(SPEECH)
    text = next(address for address in addresses if address.startswith("policies/yx"))
    visit.go(page, text)
    page.get_by_role("button", name="朗读", exact=True).click()
    page.evaluate("spoken[0].onend()")
    first, second = page.evaluate("spoken.map(each => [each.text, each.lang])")
    body = page.evaluate("document.querySelector('[data-read]').textContent.replace(/\\s+/g, '')")
    assert "".join((first[0] + second[0]).split()) in body
    assert first[1] == "zh-CN"
    assert page.evaluate("[...CSS.highlights.get('reading')][0].toString().trim()") == second[0]
    page.get_by_role("button", name="停止朗读").click()
    page.evaluate("spoken[1].onend()")
    assert page.evaluate("spoken.length") == 2


def test_a_browser_without_a_chinese_voice_says_what_to_do(visit: Visit, addresses: list[str]):
    """When nothing can be spoken the reader is told, and the button is as before."""
    page = visit("")
    page.add_init_script(SPEECH)
    text = next(address for address in addresses if address.startswith("policies/yx"))
    visit.go(page, text)
    page.get_by_role("button", name="朗读", exact=True).click()
    page.evaluate("spoken[0].onerror({error: 'voice-unavailable'})")
    page.get_by_text("安装中文语音").wait_for()
    assert page.get_by_role("button", name="朗读", exact=True).get_attribute("aria-pressed") == "false"
