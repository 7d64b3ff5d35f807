"""The website's yearly form: its figures as a table beside the year before, its words made of the figures."""

from __future__ import annotations

from pathlib import Path

from gongkai.kinds.website_report import SECTIONS, WebsiteReport, row_title, unit
from gongkai.pages import record as records
from gongkai.pages.press import Press
from tests.portals import findings, load
from tests.rules.cases_website_reports import forms


def test_the_form_is_a_table_with_the_year_before(tmp_path: Path):
    """Every row of the form stands once, with its unit and both years; what is new stands below in words."""
    before = {"id": "wz-2024", "year": 2024, "published_on": "2025-01-20", "visits": 1200}
    published = load(tmp_path, forms({"visits": 1500, "innovations": ["可以用拼音搜索。"]}, before)).published
    assert published is not None
    body = records.page(published.records["website-reports"]["wz-2025"], Press(published)).body
    for words in ("2025年网站工作年度报表", "1,500", "1,200", "2024年", "可以用拼音搜索。", "移动新媒体"):
        assert words in body, words
    for _, names in SECTIONS:
        for name in names:
            assert body.count(f">{row_title(name)}</th>") == 1, name


def test_every_figure_has_a_unit_and_a_place_in_the_form():
    """A number that a field is added for is printed: no figure of the model is missing in the sections."""
    counted = {name for name, info in WebsiteReport.model_fields.items() if str(info.description).startswith("单位：")}
    assert counted == {name for _, names in SECTIONS for name in names}
    assert {unit(name) for name in counted} <= {"个", "次", "条", "篇", "项", "件", "天", "期"}


def test_a_year_has_one_form(tmp_path: Path):
    """The second form on a year is found, and says which is the first."""
    [found] = findings(tmp_path, forms({"id": "wz"}, {}), "N017")
    assert "2025 年的报表已有一条（wz）" in found.message
