"""The ways in: what the home page, the column 政府信息公开 and an organ's page put in sight and what they fold away."""

from __future__ import annotations

import re
from pathlib import Path

from gongkai.pages import home, kiosk, open_column, share
from gongkai.pages import record as records
from gongkai.pages.press import Press
from gongkai.portal import Portal
from tests.portals import Files, load
from tests.rules.cases_registers import event, series


def press(root: Path, files: Files) -> Press:
    """Load the base with `files`, as it is published."""
    published = load(root, files).published
    assert published is not None
    return Press(published)


def test_the_home_page_says_what_an_amount_is_and_what_is_on_next(tmp_path: Path):
    """The newest standards with their amounts, and the next events; neither block where there is nothing."""
    coming = event(held_on="2027-02-25", outcomes=None, title="看看低保怎么算")
    found = home.home(press(tmp_path / "some", {**series(title="城市低保标准"), **coming}))
    assert [each.title for each in found.amounts] == ["城市低保标准"]
    assert found.amounts[0].summary.startswith("现行标准：")
    assert [each.title for each in found.events] == ["看看低保怎么算"]
    none = press(tmp_path / "none", {})
    assert (home.home(none).amounts, home.home(none).events) == ([], [])
    assert "现在是多少" not in home.page(none).body


def test_asking_for_information_comes_right_after_the_guide(tmp_path: Path):
    """The column's page leads to each of its parts at the top, 依申请公开 second."""
    [page] = open_column.outputs(press(tmp_path, {}))
    body = page.make().body
    titles = ["政府信息公开指南</h2>", "依申请公开</h2>", "法定主动公开内容</h2>", "政府信息公开制度</h2>", "政府信息公开工作年度报告</h2>"]  # fmt: skip
    places = [body.index(each) for each in titles]
    assert places == sorted(places)
    assert body.index("本页各部分") < places[0]


def test_texts_to_post_are_found_with_the_accounts_or_without_any_in_the_column(tmp_path: Path):
    """Editors of accounts look among the accounts; a portal without a register still leads to the texts."""
    found = press(tmp_path, {})
    assert [link.url for _, link in share.links(found.portal)] == [share.LIST]
    pages = {page.url: page for page in share.outputs(found)}
    assert [crumb.label for crumb in pages[share.LIST].make().crumbs] == ["首页", "分发文案"]


def test_an_organ_lists_titles_and_folds_away_what_names_it_in_passing(tmp_path: Path):
    """An organ has many blocks: summaries are left to the lists."""
    found = press(tmp_path, {})
    body = records.page(found.portal.records["organizations"]["qzf"], found).body
    assert "云溪区停车管理办法" in body
    assert "row-summary" not in body


def test_the_home_page_has_no_heading_over_nothing(empty: Portal):
    """On its first day a portal shows what there is: the search box and the column of open information."""
    body = home.page(Press(empty)).body
    sections = re.findall(r'<section class="section[^"]*">(.*?)</section>', body, re.DOTALL)
    assert [each for each in sections if not re.search(r"<(?:li|dd|p)\b", each)] == []
    assert "政府信息公开" in body


def test_the_kiosk_leads_to_requests_whoever_wrote_the_guide(empty: Portal, tmp_path: Path):
    """A portal without a page of its own has the program's guide to requests; columns with nothing are left out."""
    assert [each.url for each in kiosk.choices(Press(empty))] == ["open/on-request/"]
    urls = {each.url for each in kiosk.choices(press(tmp_path, {}))}
    assert {"policies/", "questions/", "open/on-request/"} <= urls
    assert "tasks/" not in urls
