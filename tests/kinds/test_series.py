"""Standards, charges and subsidies: what holds today is said first, everywhere, and changes by itself on its day."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from gongkai import feeds
from gongkai.documents import document
from gongkai.facets import FacetReader
from gongkai.kinds.series import Series, number
from gongkai.lists.kind import pages
from gongkai.pages import record as records
from gongkai.pages.press import Press
from gongkai.portal import Portal
from gongkai.site import load_portal
from tests.portals import TODAY, Files, findings, write
from tests.rules.cases_registers import SERIES, edition, series

OLD = edition("2025-01-01", "1780", basis=None, document="云民发〔2025〕1号")
NEXT = edition("2027-01-01", "1900", basis=None, document="云民发〔2027〕1号")


def published(root: Path, files: Files, today: dt.date = TODAY) -> Portal:
    """Load the base with `files` and give what is published of it."""
    found = load_portal(write(root, files), today).published
    assert found is not None
    return found


def the(portal: Portal) -> Series:
    """Give the one series of a portal."""
    [found] = portal.all(Series)
    return found


def test_the_amount_of_today_comes_first_everywhere(tmp_path: Path):
    """Page, row, search and feed begin with what holds; the newest edition does, not the first that is written."""
    portal = published(tmp_path, series(OLD, edition()))
    said = "现行标准：每人每月1,850元（2026年1月1日起执行）。"
    found = the(portal)
    assert document(found, portal, FacetReader(portal)).summary.startswith(said)
    assert feeds.summary_of(found, portal).startswith(said)
    press = Press(portal)
    assert press.row(found).summary.startswith(said)
    page = records.page(found, press)
    assert page.description.startswith(said)
    assert page.body.index("<b>1,850</b>") < page.body.index("1,780")


def test_the_amount_changes_on_its_day_by_itself(tmp_path: Path):
    """Until the day the next edition is announced; on the day it holds."""
    files = series(OLD, edition(), NEXT)
    before = published(tmp_path / "before", files, dt.date(2026, 12, 31))
    after = published(tmp_path / "after", files, dt.date(2027, 1, 1))
    key = the(before).key
    assert "1,850元" in before.states[key].answer
    assert "自2027年1月1日起改为" in before.states[key].note
    assert "1,900元" in after.states[key].answer
    assert after.states[key].note == ""


def test_the_change_is_drawn_and_listed_with_its_documents(tmp_path: Path):
    """A chart with its table, and every edition with the document behind it: linked where we have it, named where not."""
    press = Press(published(tmp_path, series(OLD, edition())))
    body = records.page(the(press.portal), press).body
    assert 'class="chart"' in body
    history = body[body.index('id="editions"') :]
    assert "policies/yx-2026-1/#c2" in history
    assert "云民发〔2025〕1号" in history


def test_the_sums_of_a_subsidy_are_worked_out(tmp_path: Path):
    """Totals are added up from the rows, not typed in; the page says that nobody is named."""
    row = {"name": "柳湾村", "cells": ["1,250.50"]}
    paid = {
        **edition("2026-06-18", "2,000", row="石桥村", label="2026年"),
    }
    paid["rows"].append(row)
    columns = [{"title": "金额", "numeric": "true", "unit": "元", "total": "true"}]
    portal = published(tmp_path, series(paid, sort="补贴发放", row_title="村", columns=columns))
    assert portal.states[the(portal).key].answer == "2026年：金额3,250.50元，2026年6月18日发放。"
    body = records.page(the(portal), Press(portal)).body
    assert "只公布到村（社区）" in body
    assert "合计" in body


def test_a_long_list_of_charges_is_read_out_in_part(tmp_path: Path):
    """Three with what they are counted by, then how many there are; nothing to pay is said in words."""
    rows = [
        {"name": f"第{place}档", "cells": ["小时", value]} for place, value in enumerate(("0", "3", "4", "5", "6"), 1)
    ]
    columns = [{"title": "计费单位", "counts": "true"}, {"title": "标准", "numeric": "true", "unit": "元"}]
    portal = published(tmp_path, series({**edition(), "rows": rows}, sort="收费标准", columns=columns))
    answer = portal.states[the(portal).key].answer
    assert answer == "现行标准：第1档不收费；第2档每小时3元；第3档每小时4元等 5 项（2026年1月1日起执行）。"


@pytest.mark.parametrize(
    ("cells", "says"),
    [(("1", "2"), "有 2 格，而列（columns）有 1 个"), (("一百",), "「一百」，这一列要写数字"), (("NaN",), "要写数字")],
)
def test_a_table_that_is_none_is_a_finding_with_words(tmp_path: Path, cells: tuple[str, ...], says: str):
    """A missing cell or a word where a number belongs stops the record, never the program."""
    [found] = [
        each for each in findings(tmp_path, series(edition("2026-01-01", *cells)), "S003") if each.path == SERIES
    ]
    assert says in found.message


def test_the_list_answers_before_one_opens_anything(tmp_path: Path):
    """The table above the list has the amount of today and the one before."""
    press = Press(published(tmp_path, series(OLD, edition(), standard="城市低保")))
    [first] = [each for each in pages(Series, press) if each.url == "series/"]
    body = first.make().body
    table = body[body.index('id="standards"') : body.index('<ul class="rows">')]
    assert table.index("每人每月1,850元") < table.index("每人每月1,780元")


@pytest.mark.parametrize(("cell", "value"), [("8,040", "8040"), ("2.10", "2.10"), ("", None), ("约3", None), ("Infinity", None)])  # fmt: skip
def test_cells_are_read_as_numbers(cell: str, value: str | None):
    """Separators are let pass, words and infinities are none."""
    found = number(cell)
    assert (None if found is None else str(found)) == value
