"""The page 法定主动公开内容: each point of the statute leads to what answers it here, or says that nothing does."""

from __future__ import annotations

import re
from pathlib import Path

from gongkai import site
from gongkai.pages import open_content
from gongkai.pages.open_points import DUTIES
from gongkai.pages.press import Press
from gongkai.portal import Portal
from tests.pages.portals import ROOT
from tests.portals import ITEMS, POLICY, TODAY, Files, items, load, policy

NOTHING = "暂无，可依申请公开"


def rows(root: Path, files: Files) -> dict[str, str]:
    """Give the page's rows of a portal with `files`: what must be public → the HTML of where it is."""
    published = load(root, files).published
    assert published is not None
    return rows_of(published)


def rows_of(portal: Portal) -> dict[str, str]:
    """Give the page's rows by the duty's anchor and the point's text."""
    [page] = open_content.outputs(Press(portal))
    found: dict[str, str] = {}
    for anchor, table in re.findall(r'<table id="(\w+)".*?<tbody>(.*?)</tbody>', page.make().body, re.DOTALL):
        for row in table.split("<tr")[1:]:
            cells = re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row, re.DOTALL)
            found[f"{anchor} {re.sub('<[^>]+>', '', cells[1])}"] = cells[2]
    return found


def place(found: dict[str, str], words: str) -> str:
    """Give the one row whose name holds `words`."""
    [row] = [html for name, html in found.items() if words in name]
    return row


def test_a_point_leads_to_the_document_that_answers_it(tmp_path: Path):
    """统计信息 and 招考 name the bulletin and the notice; a portal without any says so and sends nobody to a search."""
    some = rows(tmp_path / "some", {POLICY: policy(title="云溪区2025年国民经济和社会发展统计公报")})
    assert 'policies/yx-2026-1/"' in place(some, "统计信息")
    assert "统计公报" in place(some, "统计信息")
    none = rows(tmp_path / "none", {})
    assert NOTHING in place(none, "统计信息")
    assert NOTHING in place(none, "公务员招考")
    assert not any("search/" in html for html in none.values())


def test_penalties_are_found_in_every_field_that_published_any(tmp_path: Path):
    """An item on penalties stands beside the field 城市综合执法 wherever it is, once a record answers it."""
    penal = {"id": "szfw-2", "level2": "供水行政处罚决定"}
    answered = rows(tmp_path / "some", {ITEMS: items({}, {**penal, "fulfilled_by": ["policies/yx-2026-1"]})})
    assert "disclosure/szfw-2/" in place(answered, "实施行政处罚")
    assert NOTHING in place(rows(tmp_path / "none", {ITEMS: items({}, penal)}), "实施行政处罚")


def test_counties_and_townships_have_points_of_their_own(tmp_path: Path):
    """What art. 21 demands stands in two further tables, each point with a place or the word that there is none."""
    found = rows(tmp_path, {ITEMS: items({})})
    assert [sum(name.startswith(duty.anchor) for name in found) for duty in DUTIES] == [15, 7, 7]
    assert "disclosure/by/field/municipal/" in place(found, "county 市政建设")
    assert NOTHING in place(found, "township 筹资筹劳")


def test_the_page_is_made_anew_when_an_answer_is_published(tmp_path: Path):
    """The page's fingerprint holds the documents that it names."""
    [before], [after] = (
        open_content.outputs(Press(found))
        for found in (
            load(tmp_path / "a", {}).published,
            load(tmp_path / "b", {POLICY: policy(title="云溪区2025年统计公报")}).published,
        )
        if found is not None
    )
    assert before.fingerprint != after.fingerprint


def test_the_shipped_portal_answers_every_point_of_article_20():
    """No point of the district's own portal is without a place."""
    published = site.load_portal(ROOT, TODAY).published
    assert published is not None
    found = rows_of(published)
    assert [name for name, html in found.items() if name.startswith("points") and NOTHING in html] == []
