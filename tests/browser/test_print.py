"""What comes out of a printer: nothing cut off, nothing folded away, none of the site around a page, official papers as such."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.looking import LOOKS, Look, Visit, expect_none

PORTRAIT, LANDSCAPE = Look(642), Look(1009)
"""What is printed on of an A4 sheet, in px: its width less the margins of `print.css`."""
DARK = LOOKS[2]
_BEYOND = """() => [...document.querySelectorAll("main *")].filter(each => {
  const box = each.getBoundingClientRect();
  return box.width && box.height && getComputedStyle(each).position !== "absolute"
    && (box.right > document.documentElement.clientWidth + 2 || box.left < -2);
}).map(each => `${location.pathname}: <${each.localName} class="${each.className}"> reaches beyond the paper`)"""
_OVERLAPPING = """() => [...document.querySelectorAll(".table-region")].filter(each =>
  each.firstElementChild.getBoundingClientRect().bottom > each.getBoundingClientRect().bottom + 1
).map(() => `${location.pathname}: what follows a table lies upon it`)"""
_COLOURS = """() => [...new Set([...document.querySelectorAll("main *")]
  .filter(each => each.checkVisibility() && [...each.childNodes].some(one => one.nodeType === 3 && one.data.trim()))
  .map(each => getComputedStyle(each).color))]"""
_SIZE = re.compile(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]")
_SHEET = re.compile(rb"/Type /Page\b")


@pytest.fixture
def printed(visit: Visit) -> Callable[..., Page]:
    """Open a page as it is printed."""

    def opened(path: str, look: Look = PORTRAIT, **options: bool) -> Page:
        page = visit(path, look, **options)
        page.emulate_media(media="print")
        return page

    return opened


def first(addresses: list[str], folder: str) -> str:
    """The first address of the sample in a folder, not the folder's own."""
    return next(each for each in addresses if each.startswith(folder) and each != folder)


def sheets(page: Page) -> list[tuple[int, int]]:
    """Print a page and give the size of each sheet in mm."""
    made = page.pdf(prefer_css_page_size=True)
    sizes = [(round(float(wide) / 72 * 25.4), round(float(high) / 72 * 25.4)) for wide, high in _SIZE.findall(made)]
    assert len(sizes) == len(_SHEET.findall(made))
    return sizes


def has_table(site: Path, address: str) -> bool:
    """Tell whether a page has a table."""
    return address.endswith("/") and "<table" in (site / address / "index.html").read_text(encoding="utf-8")


def test_no_table_is_cut_off_at_the_edge_of_the_paper_or_lies_under_what_follows(
    visit: Visit, printed: Callable[..., Page], addresses: list[str], site: Path
):
    """Every table of the sample fits an A4 sheet, across where the page is printed across, and has its whole height."""
    page, faults = printed("", java_script_enabled=False), []
    for address in (each for each in addresses if has_table(site, each)):
        visit.go(page, address, scripts=False)
        across = page.evaluate("getComputedStyle(document.body).page") == "across"
        page.set_viewport_size({"width": (LANDSCAPE if across else PORTRAIT).width, "height": 600})
        faults += page.evaluate(_BEYOND) + page.evaluate(_OVERLAPPING)
    expect_none(faults)


def test_the_standard_catalog_is_printed_across(printed: Callable[..., Page], addresses: list[str]):
    """Its ten columns need the long side of the paper, and every sheet is turned."""
    assert set(sheets(printed(first(addresses, "disclosure/by/field/"), LANDSCAPE))) == {(297, 210)}


def test_the_head_of_a_table_is_repeated_and_a_row_stays_whole(printed: Callable[..., Page]):
    """Also in a table of a text, which scrolls by itself on the screen; each cell has its four lines."""
    page = printed("open/guide/")
    for table in page.locator("main table").all():
        assert table.evaluate("each => getComputedStyle(each).display") == "table"
        assert table.locator("thead").evaluate("each => getComputedStyle(each).display") == "table-header-group"
        row = table.locator("tbody tr").last
        assert row.evaluate("each => getComputedStyle(each).breakInside") == "avoid"
        assert row.locator("td").last.evaluate("each => getComputedStyle(each).borderBottomStyle") == "solid"


def test_the_table_of_requests_stands_on_one_sheet(printed: Callable[..., Page], addresses: list[str]):
    """Table 3 of an annual report is read as a whole, as on the official form."""
    table = printed(first(addresses, "annual-reports/")).locator(".grid-requests")
    assert table.evaluate("each => getComputedStyle(each).breakInside") == "avoid"
    assert table.bounding_box()["height"] < 257 / 25.4 * 96  # type: ignore[index]


@pytest.mark.parametrize(
    "folder", ["packs/", "questions/", "annual-reports/", "interpretations/", "tasks/", "policies/"]
)
def test_nothing_that_is_only_for_the_screen_is_printed(
    printed: Callable[..., Page], addresses: list[str], folder: str
):
    """No way through the site, no button, no history of the record; but where the page is found on the web."""
    for page in (printed(folder), printed(first(addresses, folder))):
        hidden = "header.site-header, footer, nav.breadcrumb, main nav:not(.pagination), .pagination a, form, button, .button, .chips, .facets, .tools, .history"
        assert page.locator(hidden).filter(visible=True).count() == 0
        address = page.locator("link[rel=canonical]").get_attribute("href")
        assert page.get_by_text(f"：{address}").filter(visible=True).count() == 1


def test_a_record_is_printed_with_its_code(printed: Callable[..., Page], addresses: list[str]):
    """Whoever holds the paper of a pack can open the page with a phone."""
    assert printed(first(addresses, "packs/")).locator(".qr-print").is_visible()


def test_where_a_page_is_found_is_never_alone_on_a_sheet(printed: Callable[..., Page], addresses: list[str]):
    """The last words before the address come along when it has no room left; an official paper's imprint is held alike."""
    sources = (
        (first(addresses, "packs/"), ".print-source"),
        ("data/", ".page-source"),
        ("policies/yx-2024-5/", ".imprint"),
    )
    for address, source in sources:
        shown = printed(address).locator(source)
        assert shown.evaluate("each => getComputedStyle(each).breakBefore") == "avoid"


def test_a_picture_that_explains_a_document_stands_whole_on_one_sheet(
    printed: Callable[..., Page], addresses: list[str], site: Path
):
    """A long picture is made smaller, so that neither its words are cut through nor its title is left behind."""
    address = next(each for each in addresses if each.startswith("interpretations/") and _has_picture(site, each))
    page = printed(address)
    picture = page.locator(".media img").first
    picture.evaluate("each => { each.loading = 'eager'; return each.decode(); }")
    assert picture.bounding_box()["height"] <= 216 / 25.4 * 96  # type: ignore[index]
    assert page.locator(".media video, .media audio, .media a[download]").filter(visible=True).count() == 0


def _has_picture(site: Path, address: str) -> bool:
    return "<figure><a" in (site / address / "index.html").read_text(encoding="utf-8")


def test_a_drawing_without_room_on_a_sheet_leaves_its_place_to_its_table(printed: Callable[..., Page]):
    """A chart of many bars would be cut through; its table has every figure."""
    page = printed("measures/catalog/")
    assert page.locator(".chart.tall").count() == 1
    assert not page.locator(".chart.tall > svg").is_visible()
    assert page.locator(".chart.tall table").is_visible()


def test_attachments_of_a_document_are_numbered_without_their_signs(printed: Callable[..., Page]):
    """An official paper lists the names of its attachments, one a line, and nothing of the files."""
    page = printed("policies/yx-2025-7/")
    files = page.locator(".attachments li")
    assert files.count() > 1
    assert {each.evaluate("each => getComputedStyle(each).display") for each in files.all()} == {"list-item"}
    assert page.locator(".attachments :is(.icon, .note)").filter(visible=True).count() == 0


def test_a_pack_fills_its_sheets(printed: Callable[..., Page], addresses: list[str]):
    """A matter goes on on the next sheet, between two of its lines, so a pack takes fewer sheets than it has matters."""
    page = printed(first(addresses, "packs/"))
    assert len(sheets(page)) < page.locator(".entry").count()
    assert page.locator(".entry .facts > div").first.evaluate("each => getComputedStyle(each).breakInside") == "avoid"


def test_a_list_says_which_of_its_pages_was_printed(printed: Callable[..., Page]):
    """A list on several pages says on paper which one this is, without the ways to the others."""
    page = printed("policies/")
    assert "".join(page.locator(".pagination").inner_text().split()) == "第1页，共2页"
    assert page.locator(".pagination a").filter(visible=True).count() == 0


def test_a_pack_that_was_taken_along_is_printed_as_a_page_is(printed: Callable[..., Page], addresses: list[str]):
    """An offline pack comes upon A4 in black, whatever the screen looks like, without its ways back to the contents."""
    address = first(addresses, "packs/")
    page = printed(f"{address}{address.split('/')[1]}.html", DARK)
    assert set(sheets(page)) == {(210, 297)}
    assert page.locator("body").evaluate("each => getComputedStyle(each).backgroundColor") == "rgb(255, 255, 255)"
    assert page.evaluate(_COLOURS) == ["rgb(0, 0, 0)"]
    assert page.get_by_text("回到目录").filter(visible=True).count() == 0


def test_folded_answers_are_printed_without_scripts(printed: Callable[..., Page], addresses: list[str]):
    """An answer that is folded on the screen has its room on the paper."""
    page = printed(first(addresses, "questions/by/field/"), java_script_enabled=False)
    answers = page.locator("details.question:not([open]) > div")
    assert answers.count() > 1
    assert all(each.bounding_box()["height"] > 20 for each in answers.all())  # type: ignore[index]


def test_words_are_printed_black_whatever_the_screen_looks_like(printed: Callable[..., Page], addresses: list[str]):
    """Neither dark colours nor white words on a coloured ground, which is not printed, come upon the paper."""
    for address in (first(addresses, "packs/"), "tasks/", ""):
        page = printed(address, DARK)
        assert page.locator("body").evaluate("each => getComputedStyle(each).backgroundColor") == "rgb(255, 255, 255)"
        assert page.evaluate(_COLOURS) == ["rgb(0, 0, 0)"]


def test_every_sheet_of_a_repealed_document_says_so(visit: Visit, printed: Callable[..., Page]):
    """The banner is printed after the title, and sheets that are parted from the first have it at their head."""
    page = visit("policies/by/validity/repealed/")
    address = page.locator(".row-title a").first.get_attribute("href") or ""
    page = printed(address.replace("../", ""))
    assert page.locator(".banner.ended").is_visible()
    assert page.evaluate("getComputedStyle(document.body).page") == "gongwen-ended"


def test_a_document_stands_in_the_type_area_of_the_standard(
    printed: Callable[..., Page], addresses: list[str], site: Path
):
    """28 characters fill a line of 156 mm and 22 lines a sheet of 225 mm; the organ's name stands 35 mm down. Source: GB/T 9704."""
    address = next(each for each in addresses if each.startswith("policies/") and _in_force(site, each))
    page = printed(address, Look(round(156 / 25.4 * 96)))
    assert page.evaluate("getComputedStyle(document.body).page") == "gongwen"
    text = page.locator(".record-text p:not(.signature)").first
    size = "each => { const style = getComputedStyle(each); return [style.fontSize, style.letterSpacing, style.lineHeight].map(parseFloat); }"
    wide, between, high = (each * 0.75 for each in text.evaluate(size))
    assert 28 * (wide + between) <= 156 / 25.4 * 72 < 29 * (wide + between)
    assert 22 * high == pytest.approx(225 / 25.4 * 72, abs=1)
    mark = page.locator(".letterhead").evaluate("each => parseFloat(getComputedStyle(each).paddingTop)")
    assert mark / 96 * 25.4 == pytest.approx(35, abs=0.1)


def _in_force(site: Path, address: str) -> bool:
    text = (site / address / "index.html").read_text(encoding="utf-8")
    return 'class="gongwen"' in text and 'class="banner' not in text


def test_an_application_form_is_one_sheet(printed: Callable[..., Page]):
    """Either form is filled in on one A4 sheet, with lines high enough to write on."""
    for address in ("open/on-request/form/", "open/on-request/form/organization/"):
        page = printed(address)
        assert sheets(page) == [(210, 297)]
        assert (
            min(each.bounding_box()["height"] for each in page.locator(".application-part > div").all())
            >= 8 / 25.4 * 96
        )  # type: ignore[index]


def test_a_board_has_as_many_sheets_as_it_says(printed: Callable[..., Page], addresses: list[str]):
    """Each sheet of a notice board is one page, with a code beside every entry."""
    page = printed(first(addresses, "print/board/"))
    assert len(sheets(page)) == page.locator(".sheet").count() > 1
    assert page.locator(".sheet-entries svg").count() == page.locator(".sheet-entries > li").count()
