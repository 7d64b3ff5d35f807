"""The audit trail as people meet it: the list of builds, what changed since a day, a record's history, the report."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from gongkai.audit import tombstones
from tests.audit import portals
from tests.audit.conftest import script
from tests.browser.looking import LOOKS, PHONE, Visit, violations


def one_build(site: Path) -> str:
    """The address of the longest page of one build."""
    pages = [page for page in (site / "changes").glob("*/index.html") if page.parent.name != "since"]
    longest = max(pages, key=lambda page: page.stat().st_size)
    return f"changes/{longest.parent.name}/"


ONE_BUILD = "changes/*/"


@pytest.mark.parametrize("path", ["changes/", ONE_BUILD, "changes/since/", "withdrawn/", "build/"])
def test_pages_of_changes_break_no_rule_of_axe(visit: Visit, site: Path, path: str):
    """List, one build with its redlines unfolded, since a day, withdrawn, about the build; in every look."""
    page = visit(one_build(site) if path == ONE_BUILD else path)
    for look in LOOKS:
        look.wear(page)
        page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true; })")
        assert violations(page, look) == [], look


def test_changes_are_read_without_java_script(visit: Visit, site: Path):
    """Builds, counts and links stand in the page; months take the place of the date picker."""
    page = visit("changes/", java_script_enabled=False)
    assert page.locator("tbody tr").count() >= 5
    page.locator("tbody a").first.click()
    expect(page.locator("h1")).to_have_text(re.compile("）$"))
    visit.go(page, "changes/since/", scripts=False)
    assert page.locator("form[data-since]").is_hidden()
    page.get_by_role("link", name="以来").first.click()
    expect(page.locator("h1")).to_contain_text("以来的变更")
    visit.go(page, one_build(site), scripts=False)
    assert page.locator("details.question summary, .row-facts a").count() > 0


def test_a_day_is_picked_and_what_changed_since_is_listed(visit: Visit):
    """Each record once, as links; a day to come gives none."""
    page = visit("changes/since/")
    date = page.locator("#since-date")
    date.fill(date.get_attribute("min") or "")
    page.get_by_role("button", name="查看变更").click()
    page.locator("[data-since-result] ul a").first.wait_for()
    links = page.locator("[data-since-result] ul a").evaluate_all("all => all.map(each => each.href)")
    assert len(links) == len(set(links)) > 0
    date.fill("2099-01-01")
    page.get_by_role("button", name="查看变更").click()
    page.get_by_text("这段时间没有变更").wait_for()


def test_a_record_that_changed_tells_how(visit: Visit, site: Path):
    """Its history unfolds to a redline; nothing of it breaks a rule."""
    changed = next(
        page
        for page in sorted(site.glob("policies/*/index.html"))
        if 'class="redline"' in page.read_text(encoding="utf-8")
    )
    page = visit(f"policies/{changed.parent.name}/")
    page.evaluate("document.querySelectorAll('.history details').forEach(each => { each.open = true; })")
    assert page.locator(".history .redline ins, .history .redline del").count() > 0
    for look in LOOKS:
        look.wear(page)
        assert violations(page, look) == [], look


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The report on a portal where everything that it can tell has happened."""
    place = tmp_path_factory.mktemp("report")
    old, new = portals.records(), portals.records()
    del new["questions"]["bt-2"], new["disclosure"]["shjz-2"]
    new["policies"]["cs-2025-9"] = new["policies"].pop("cs-2025-2")
    new["policies"]["cs-2025-1"]["text"] = portals.TEXT.replace("120元", "150元").replace(
        "第四条　申请人应当向", "第四条　申请人向"
    )
    new["disclosure"]["shjz-1"] |= {"method": "依申请", "responsible": ["jyj"]}
    new["packs"]["lnr-bao"]["sections"][0]["entries"][0]["materials"].append("银行卡")
    new["audiences"]["another"] = {**new["audiences"]["qy"], "name": "个体工商户"}
    stone = {
        "id": "questions/bt-2",
        "title": "小额补贴到哪里申请？",
        "withdrawn_on": "2025-06-20",
        "reason": "内容重复",
        "successor": "questions/bt-1",
        "decided_by": "县政府办公室",
    }
    portals.write(place / "old", old)
    portals.write(place / "new", new)
    (place / "new" / tombstones.PATH).write_text(portals.dumped({"tombstones": [stone]}), encoding="utf-8")
    made = place / "report.html"
    done = script("diff", place / "old", place / "new", "--format", "html", "--out", made, "--date", "2025-07-01")
    assert done.returncode == 1, done.stderr
    return made


def test_the_report_is_one_page_that_breaks_no_rule(browser: Browser, report: Path):
    """It opens from a disk, asks for nothing, shows every sort of change, and axe finds nothing."""
    page = browser.new_context(**PHONE.options()).new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(report.as_uri())
    headings = page.locator("h2").all_inner_texts()
    assert [each.split()[0] for each in headings] == ["删除", "撤下", "更换标识", "修改", "新增", "撤下登记的变动"]
    for part in (".redline ins", ".redline del", ".redline-fields", ".badge"):
        assert page.locator(part).count() > 0, part
    for look in LOOKS:
        look.wear(page)
        assert violations(page, look) == [], look
    assert asked == [report.as_uri()]
    page.context.close()
