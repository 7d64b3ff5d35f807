"""What an offline pack says of itself and of its documents: values under their names, nothing twice."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from gongkai.kinds.pack import Pack
from gongkai.offline_entries import printed
from gongkai.search.document import Section
from gongkai.search.offline import Bindery
from tests import portals
from tests.search.portal import document

ENTRY = {"conditions": ["有本区车牌", "没有欠费"], "phone": "0999-8202000", "valid_until": "2026-12-31"}


def _sections(root: Path, today: dt.date = portals.TODAY) -> list[tuple[str, list[str], bool]]:
    loaded = portals.load(root, {"catalog/packs/tingche.yml": portals.pack(ENTRY, id="tingche")}, today)
    assert loaded.portal is not None
    pack = loaded.portal.find("packs", "tingche")
    assert isinstance(pack, Pack)
    return [tuple(each) for each in printed(pack, loaded.portal)]


def test_an_entry_says_each_value_under_the_name_of_its_field(tmp_path: Path):
    """Groups and entries are headings; lists are joined, dates and organs written as people read them."""
    group, entry = _sections(tmp_path)
    assert group == ("停车", [], False)
    assert entry[0] == "办理停车月卡"
    assert "支持标准：每月200元" in entry[1]
    assert "申报条件：有本区车牌；没有欠费" in entry[1]
    assert "责任单位：云溪区人民政府" in entry[1]
    assert "有效期至：2026年12月31日" in entry[1]
    assert not [line for line in entry[1] if line.startswith(("办理流程", "政策"))], "empty and placed elsewhere"


def test_an_entry_whose_term_is_over_says_that_it_waits_for_review(tmp_path: Path):
    """On paper and without network too, nobody is sent to what is over."""
    assert _sections(tmp_path, dt.date(2027, 1, 1))[1][0] == "办理停车月卡（待复核）"


@pytest.mark.parametrize(
    ("heading", "text", "shown"),
    [
        ("第一条", "第一条 为了规范停车，制定本办法。", ["<h3>第一条</h3>", "<p>为了规范停车，制定本办法。</p>"]),
        ("一、材料", "一、材料\n带身份证。", ["<h3>一、材料</h3>", "<p>带身份证。</p>"]),
        ("四、（一）", "（一）申请表；", ["<p>（一）申请表；</p>"]),
        ("四、（一）", "申请表；", ["<h3>四、（一）</h3>", "<p>申请表；</p>"]),
        ("", "没有标题的话。", ["<p>没有标题的话。</p>"]),
    ],
)
def test_a_clause_is_not_said_twice(heading: str, text: str, shown: list[str]):
    """A section's text, which begins with its heading for the sake of search, is printed once."""
    html = Bindery().chapter(document(1, "办法", sections=(Section("c1", heading, text),))).html
    inside = html.partition("<div>")[2].partition("</div>")[0]
    assert inside.replace("\n", "") == "".join(shown)
