"""The pages beside the guide: what the scripts compute is what Python computes, and the tables stand without them."""

from __future__ import annotations

import datetime as dt
import random
import re
from typing import Any

from playwright.sync_api import expect

from gongkai.request_deadlines import Consultation, deadlines
from gongkai.request_fees import ITEM_RISE, ITEM_STEP, ITEM_TIERS, PAGE_TIERS, Tier, by_items, by_pages
from gongkai.workdays import Due, covered_years, exceptions
from tests.browser.looking import PHONE, Visit

FEES, DEADLINES, FORM = "open/on-request/fees/", "open/on-request/deadlines/", "open/on-request/form/"
REPORT = "annual-reports/qzf-2025/"

ALL_FEES = """
async ([items, pages, step, rise, counts]) => {
  const { readTiers, shares, total } = await import(new URL("assets/js/requests/fees.js", document.body.dataset.site));
  return counts.map((count) => [total(shares(count, readTiers(items), step, rise)), total(shares(count, readTiers(pages)))]);
}
"""
ALL_DEADLINES = """
async ([known, cases]) => {
  const { calendar, deadlines, readDay } = await import(new URL("assets/js/requests/deadlines.js", document.body.dataset.site));
  const limits = { reply: 20, extension: 20, correction: 7, third: 15 };
  const days = (found) => ["correction", "reply", "extended", "third"].map((name) => found[name] && [found[name].day, found[name].exact]);
  return cases.map((given) => {
    const read = Object.fromEntries(["received", "corrected", "sent", "answered"].map((name) => [name, readDay(given[name] ?? "")]));
    return days(deadlines(read, limits, calendar(known)));
  });
}
"""
EPOCH = dt.date(1970, 1, 1)


def _written(tiers: tuple[Tier, ...]) -> str:
    return " ".join(f"{tier.last or ''}:{tier.each}" for tier in tiers)


def _at(page: Any, address: str) -> None:
    page.evaluate("site => document.body.dataset.site = site", address)


def test_the_script_reckons_fees_as_python_does(visit: Visit):
    """Every count up to three hundred and some large ones, by items and by pages."""
    page = visit(FEES)
    _at(page, visit.address)
    counts = [*range(301), 999, 1000, 9999]
    found = page.evaluate(ALL_FEES, [_written(ITEM_TIERS), _written(PAGE_TIERS), ITEM_STEP, ITEM_RISE, counts])
    assert found == [[by_items(count), by_pages(count)] for count in counts]


def _day(due: Due | None) -> list[object] | None:
    return None if due is None else [(due.day - EPOCH).days, due.exact]


def _case(chance: random.Random, first: dt.date, span: int) -> dict[str, dt.date]:
    received = first + dt.timedelta(days=chance.randrange(span))
    case = {"received": received}
    if chance.random() < 0.3:
        case["corrected"] = received + dt.timedelta(days=chance.randrange(30))
    if chance.random() < 0.4:
        case["sent"] = received + dt.timedelta(days=chance.randrange(20))
        case["answered"] = case["sent"] + dt.timedelta(days=chance.randrange(30))
    return case


def test_the_script_counts_days_as_python_does(visit: Visit):
    """A thousand requests across holidays, moved weekends and the end of the known calendar."""
    page = visit(DEADLINES)
    _at(page, visit.address)
    year = covered_years()[-1]
    first, last = dt.date(year - 3, 1, 1), dt.date(year, 12, 31)
    odd = exceptions(first, last)
    known = {
        "off": " ".join(map(str, odd.off)), "on": " ".join(map(str, odd.on)), "from": str(first), "until": str(last),
    }  # fmt: skip
    chance = random.Random(33)  # noqa: S311 - days, not secrets
    cases = [_case(chance, first, (last - first).days) for _ in range(1000)]
    found = page.evaluate(ALL_DEADLINES, [known, [{name: str(day) for name, day in each.items()} for each in cases]])
    for case, days in zip(cases, found, strict=True):
        asked = Consultation(case["sent"], case["answered"]) if "sent" in case else None
        right = deadlines(case["received"], corrected=case.get("corrected"), consultation=asked)
        assert days == [
            _day(each) for each in (right.correction_notice, right.reply, right.extended, right.third_party)
        ], case


def test_the_calculator_of_fees_answers_as_one_types(visit: Visit):
    """The sum with its parts; a number that is none is told so."""
    page = visit(FEES, PHONE)
    field = page.get_by_label("这个月一共申请了多少件？")
    result = page.locator(".calculator-result").first
    field.fill("41")
    expect(result).to_contain_text("一共 4,300 元")
    expect(result).to_contain_text("第 41 件：1 × 300 ＝ 300 元")
    field.fill("10")
    expect(result).to_contain_text("不收费")
    field.fill("-2")
    expect(result).to_have_text("请填 0 到 9999 的整数")


def test_the_calculator_of_deadlines_answers_and_objects(visit: Visit):
    """A day of receipt gives the last days; dates in the wrong order are told so."""
    page = visit(DEADLINES, PHONE)
    result = page.locator(".calculator-result")
    page.get_by_label("机关收到申请的日子").fill("2026-09-24")
    expect(result).to_contain_text("2026年10月29日 周四")
    page.get_by_text("要求过补正，或者征求过别人的意见").click()
    page.get_by_label("补正材料送到的日子").fill("2026-09-01")
    expect(result).to_have_text("补正送到的日子早于收到申请的日子，请核对")
    page.get_by_label("补正材料送到的日子").fill("2026-10-12")
    expect(result).not_to_contain_text("补正通知最晚")
    expect(result).to_contain_text("2026年11月9日 周一")


def test_fees_and_deadlines_stand_in_tables_without_a_script(visit: Visit):
    """No field that answers nothing is shown; the tables say it all."""
    for path, table, words in ((FEES, "#item-examples", "3,000 元"), (DEADLINES, "#receipts", "周")):
        page = visit(path, PHONE, java_script_enabled=False)
        expect(page.locator(table)).to_contain_text(words)
        expect(page.locator(".calculator").first).to_be_hidden()


def test_each_form_prints_on_one_sheet(visit: Visit):
    """The form alone, no header and no buttons, on one A4 page."""
    for path in (FORM, f"{FORM}organization/"):
        page = visit(path)
        printed = page.pdf(format="A4", prefer_css_page_size=True)
        assert len(re.findall(rb"/Type\s*/Page\b", printed)) == 1
        page.emulate_media(media="print")
        expect(page.get_by_role("heading", level=1)).to_be_hidden()
        assert page.locator(".application").evaluate("form => form.getBoundingClientRect().height") < 1123


def test_the_names_of_rows_stay_in_sight_in_a_wide_table(visit: Visit):
    """On a phone the table of requests scrolls sideways under the names of its rows, whole and halved ones alike."""
    page = visit(REPORT, PHONE)
    region = page.locator(".table-region:has(> #table-3)")
    region.evaluate("region => { region.scrollLeft = region.scrollWidth }")
    right = page.locator("#table-3 td").last.bounding_box()
    left = region.bounding_box()
    assert right
    assert left
    for name in ("1．属于国家秘密", "（一）予以公开", "四、结转下年度继续办理"):
        box = page.locator("#table-3 th > span", has_text=name).first.bounding_box()
        assert box, name
        assert left["x"] - 1 <= box["x"], (name, box)
        assert box["x"] + box["width"] <= right["x"], (name, box)


def test_the_official_tables_name_their_cells(visit: Visit):
    """Rows and columns of table 3 are as many as the form has, headers with a scope that spans them."""
    page = visit(REPORT)
    rows = page.locator("#table-3 tbody tr")
    assert rows.count() == 25
    assert all(row.locator("td").count() == 7 for row in rows.all())
    assert page.locator("#table-3 th:not([scope])").count() == 0
    assert page.locator("#table-3 th[scope=rowgroup]").first.get_attribute("rowspan") == "22"
    assert page.locator("#table-4 tbody td").count() == 15
