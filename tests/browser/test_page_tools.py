"""What scripts add to a page that is complete without them: links to clauses, filters, folds, the marked contents."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.looking import PHONE, Visit


@pytest.fixture
def policy(addresses: list[str]) -> str:
    """The address of a policy with clauses."""
    return next(address for address in addresses if address.startswith("policies/yx"))


@pytest.fixture
def field(addresses: list[str]) -> str:
    """The address of a field of the standard catalog."""
    return next(address for address in addresses if address.startswith("disclosure/by/field/"))


def clipboard(page: Page) -> str:
    """Read what was copied."""
    copied: str = page.evaluate("navigator.clipboard.readText()")
    return copied


def test_the_number_of_a_clause_copies_the_permanent_address_of_the_clause(visit: Visit, policy: str):
    """A click on 第三条 gives the published address with the clause, says so, and changes not a word of the text."""
    page = visit(policy, permissions=["clipboard-read", "clipboard-write"])
    link = page.locator(".clause-link").nth(2)
    words, anchor = link.text_content(), link.get_attribute("href")
    assert page.locator(f".prose {anchor}").text_content().startswith(words)  # type: ignore[union-attr]
    link.click()
    page.get_by_text(f"已复制{words}".rstrip("、.")).first.wait_for(state="attached")
    assert clipboard(page) == page.locator("link[rel=canonical]").get_attribute("href") + anchor  # type: ignore[operator]
    assert page.url.endswith(anchor)  # type: ignore[arg-type]


def test_the_permanent_address_of_a_page_is_copied_and_said_to_be(visit: Visit, policy: str):
    """复制链接 gives the published address, whatever copy of the site is open."""
    page = visit(policy, permissions=["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="复制链接").click()
    expect(page.locator(".tools-status")).to_have_text("已复制本页链接")
    assert clipboard(page) == page.locator("link[rel=canonical]").get_attribute("href")


def test_a_button_is_shown_once_it_listens(visit: Visit, policy: str):
    """On a slow line a button that would do nothing yet is out of sight, its place kept; one that works does not wait for it."""
    page = visit(policy, PHONE, permissions=["clipboard-read", "clipboard-write"])
    copy = page.locator("[data-copy]")
    place = copy.bounding_box()
    held: list[Route] = []
    page.context.route("**/copy-link.js*", lambda route: held.append(route))  # noqa: PLW0108 - playwright marks the function
    page.goto(visit.address + policy)
    expect(page.locator("[data-print]").first).to_be_visible()
    expect(copy).to_be_hidden()
    assert copy.bounding_box() == place
    assert len(held) == 1
    held[0].continue_()
    copy.click()
    expect(page.locator(".tools-status")).to_have_text("已复制本页链接")


def test_a_button_whose_script_cannot_be_had_is_not_shown(visit: Visit, policy: str):
    """When a module is lost on the way, its button stays away and all others are there."""
    page = visit("robots.txt", PHONE, faults_expected=True)
    page.context.route("**/copy-link.js*", lambda route: route.abort())
    visit.go(page, policy)
    assert page.locator("[data-copy]").is_hidden()
    assert page.locator("[data-print]").first.is_visible()
    assert page.locator("[data-aids]").first.is_visible()


def test_a_table_is_filtered_by_words_and_by_the_values_of_a_column(visit: Visit, field: str):
    """Words and choices narrow the rows together; the count is announced; nothing left says what to do."""
    page = visit(field)
    rows = page.locator("table[data-filter] tbody tr")
    status = page.locator(".table-filter [role=status]")
    every = rows.count()
    expect(status).to_have_text(f"共 {every} 项")
    name = rows.nth(1).locator("td").nth(1).text_content()
    page.get_by_label("在本表中查找").fill(f"  {name} ")
    expect(rows.filter(visible=True)).to_have_count(1)
    expect(status).to_contain_text("符合条件的有 1 项")
    page.get_by_label("在本表中查找").fill("没有这样的事项")
    expect(status).to_contain_text("没有符合条件的")
    page.get_by_label("在本表中查找").fill("")
    select = page.get_by_label("公开方式", exact=True)
    value = select.locator("option").nth(1).text_content()
    select.select_option(value)
    shown = page.evaluate(
        "[...document.querySelectorAll('table[data-filter] tbody tr')].filter(row => !row.hidden).length"
    )
    holding = page.evaluate(
        "value => [...document.querySelectorAll('table[data-filter] tbody tr')]"
        ".filter(row => [...row.cells].some(cell => cell.dataset.label === '公开方式' && cell.textContent.includes(value))).length",
        value,
    )
    assert shown == holding > 0


def test_contents_and_facets_are_folded_on_a_phone_and_open_beside_the_text(visit: Visit, policy: str):
    """The same lists take no room above the text on a phone, and need no click on a wide screen."""
    for path, fold in ((policy, ".toc details"), ("policies/", ".facets")):
        assert visit(path, PHONE).locator(fold).get_attribute("open") is None
        assert visit(path).locator(fold).get_attribute("open") is not None


def test_the_contents_list_marks_the_part_that_is_being_read(visit: Visit, policy: str):
    """Scrolling to a part marks its entry, and only that one."""
    page = visit(policy)
    entry = page.locator(".toc a").last
    entry.click()
    expect(page.locator(".toc a[aria-current]")).to_have_count(1)
    page.mouse.wheel(0, -100_000)
    expect(page.locator(".toc a[aria-current]")).to_have_text(page.locator(".toc a").first.text_content() or "")


def test_menu_facets_and_qr_code_open_without_scripts(visit: Visit, policy: str):
    """On a phone without JavaScript the entrances, the facets and the QR code are one touch away, and no dead button shows."""
    page = visit(policy, PHONE, java_script_enabled=False)
    page.get_by_text("菜单").click()
    assert page.get_by_role("navigation", name="栏目菜单").get_by_role("link").count() <= 6
    page.get_by_role("navigation", name="栏目菜单").get_by_role("link", name="政策文件").click()
    page.get_by_text("筛选", exact=True).click()
    assert page.locator(".facet").first.is_visible()
    page.go_back()
    page.get_by_text("二维码").first.click()
    assert page.get_by_role("img", name="本页网址的二维码").is_visible()
    assert page.get_by_role("button", name="打印").count() == 0


def test_a_policy_is_printed_as_an_official_document(visit: Visit, policy: str):
    """Print shows title, number and text in the sizes of GB/T 9704, with the address, and none of the site around them."""
    page = visit(policy)
    page.emulate_media(media="print")
    for hidden in (".site-header", ".entrances", ".breadcrumb", ".site-footer", ".tools", ".toc", ".facts"):
        assert not page.locator(hidden).first.is_visible(), hidden
    size = "element => parseFloat(getComputedStyle(element).fontSize) * 0.75"
    assert page.locator("h1").evaluate(size) == pytest.approx(22, abs=0.1)
    assert page.locator(".record-text p").first.evaluate(size) == pytest.approx(16, abs=0.1)
    assert page.get_by_text("网上原文").is_visible()


def test_folded_answers_are_unfolded_for_the_print(visit: Visit, addresses: list[str]):
    """A printed list of questions has its answers; afterwards the folds are as the reader left them."""
    page = visit(next(each for each in addresses if each.startswith("questions/by/field/")))
    folds = page.locator("details.question")
    was = page.locator("details.question[open]").count()
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.locator("details.question[open]").count() == folds.count() > was
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.locator("details.question[open]").count() == was


def test_the_footer_says_when_the_site_was_built(visit: Visit):
    """The line in the footer gives date and revision once it is seen."""
    page = visit("")
    page.locator("[data-build]").scroll_into_view_if_needed()
    expect(page.locator("[data-build]")).to_contain_text("本站更新于")
