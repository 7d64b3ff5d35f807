"""The gazette: an issue's page, the shelf, the whole issue on one page, and the heads of its printed pages."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from gongkai import running_heads
from gongkai.lists import gazette as shelf
from gongkai.pages import gazette_print
from gongkai.pages import record as records
from gongkai.pages.press import Press
from tests.portals import Files, load, other_policy, policy
from tests.rules.cases_outlets import ISSUE, NEXT, SECOND, TWO, issue

TEXT = "各街道办事处：\n\n## 停车办法\n\n第一条　停车要有序。\n\n第二条　见[第一条](#c1)。\n\n云溪区人民政府\n\n2026年3月2日\n"


def press(root: Path, files: Files) -> Press:
    """Load the base with `files` and give what is published of it."""
    published = load(root, files).published
    assert published is not None
    return Press(published)


@pytest.fixture
def two_issues(tmp_path: Path) -> Press:
    """Two issues of one document each, the first with headings, clauses and a link between them."""
    return press(
        tmp_path,
        {
            "content/policies/2026/yx-2026-1.md": policy(TEXT),
            SECOND: other_policy(2, TEXT),
            ISSUE: issue(policies=("yx-2026-1", "yx-2026-2")),
            NEXT: issue(2, ("yx-2026-3",)),
            "content/policies/2026/yx-2026-3.md": other_policy(3),
        },
    )


def test_an_issue_lists_its_documents_under_their_rubrics_and_leads_to_the_issues_around(two_issues: Press):
    """A reader finds each document with its number and state, the whole issue, and the next one."""
    found = two_issues.portal.find("gazette", "2026-1")
    assert found is not None
    page = records.page(found, two_issues)
    assert "这一期共登 2 份文件" in page.body
    assert page.body.index("区政府文件") < page.body.index("云政发〔2026〕1号") < page.body.index("云政发〔2026〕2号")
    assert "gazette/2026-1/print/" in page.body
    assert "下一期：云溪区人民政府公报2026年第2期" in page.body
    assert "上一期" not in page.body


def test_the_page_of_an_issue_changes_when_another_issue_comes_after_it(tmp_path: Path):
    """The way on to the next issue is printed on a page that does not name it."""
    files: Files = {ISSUE: issue()}
    alone, followed = (
        press(tmp_path / name, each)
        for name, each in (("a", files), ("b", {**files, **TWO, NEXT: issue(2, ("yx-2026-2",))}))
    )
    prints = [records.depends(each.portal.records["gazette"]["2026-1"], each) for each in (alone, followed)]
    assert prints[0] != prints[1]


def test_the_shelf_has_the_newest_issue_first(two_issues: Press):
    """Issues stand by number, whatever their ids."""
    [page] = shelf.first_page([], [], two_issues)
    body = page.make().body
    assert body.index("2026年第2期") < body.index("2026年第1期")
    assert "2 份文件" in body


def test_a_whole_issue_has_every_text_and_no_anchor_twice(two_issues: Press):
    """Texts that share a page keep their own anchors and links, below the issue's headings."""
    first = next(page for page in gazette_print.outputs(two_issues) if page.url == "gazette/2026-1/print/")
    body = first.make().body
    anchors = re.findall(r'\sid="([^"]+)"', body)
    assert len(anchors) == len(set(anchors))
    assert {"d1", "d2", "d1-c1", "d2-c1"} <= set(anchors)
    assert 'href="#d2-c1"' in body
    assert [each for each in re.findall(r'href="#([^"]+)"', body) if each not in anchors] == []
    assert body.count("<h1") == 1
    assert "<h3 " in body


def test_what_is_withheld_is_in_no_issue(tmp_path: Path):
    """An issue with a document that may not be published prints neither its text nor a head for it."""
    files = {
        ISSUE: issue(policies=("yx-2026-1", "yx-2026-2")),
        SECOND: other_policy(2, "第一条　不可见。\n", draft=True),
    }
    made = press(tmp_path, files)
    assert all("不可见" not in page.make().body for page in gazette_print.outputs(made))
    [sheet] = running_heads.outputs(made.portal)
    assert sheet.render().count(b"@page") == 1


def test_each_document_has_its_number_at_the_head_of_its_pages(two_issues: Press):
    """The sheet names a kind of page for every document, with the issue and the document's number, quoted for CSS."""
    sheet = {each.uri: each.render().decode() for each in running_heads.outputs(two_issues.portal)}[
        "gazette/2026-1/print/running.css"
    ]
    assert "#d1 { page: d1; }" in sheet
    assert 'content: "云政发〔2026〕2号"' in sheet
    assert sheet.count('content: "云溪区人民政府公报2026年第1期"') == 2


def test_words_of_a_title_cannot_leave_the_string_of_a_style_sheet(tmp_path: Path):
    """Quotes and backslashes of a title stay inside the sheet's string."""
    hostile = policy(document_number=None, title='甲"; } body { color: red } \\"')
    [sheet] = running_heads.outputs(
        press(tmp_path, {ISSUE: issue(), "content/policies/2026/yx-2026-1.md": hostile}).portal
    )
    assert '\\"; } body' in sheet.render().decode()
