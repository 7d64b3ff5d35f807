"""What a record's page tells of its past: exact where git knows, honest where it does not, hostile words as words."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from gongkai.audit import history
from gongkai.audit.story import Story
from gongkai.executor import InProcess
from gongkai.site import load_portal
from tests.audit import portals
from tests.audit.conftest import build, script
from tests.audit.test_mutations import DAY

NAME = "坏人& 'onload=alert(3)"
HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(2)>\"'&`${{7*7}}"


def told(root: Path, key: str) -> tuple[Story, history.History]:
    """Read the history and the story of one record."""
    loaded = load_portal(root, DAY)
    assert loaded.published is not None
    found = history.read(loaded.published, frozenset(), None, InProcess())
    return Story(key, found.records[key], found), found


def test_a_record_tells_when_it_changed_who_did_it_and_what(small_portal: Path):
    """Newest first: the clause that changed as a redline, the record's own note beside it, then how it began."""
    story, _ = told(small_portal, "policies/cs-2025-1")
    newest, first = story.told()
    assert (newest.date_iso, newest.who, newest.note) == ("2025-06-10", "编辑乙", "提高补贴标准")
    [clause] = newest.shown.clauses
    assert (clause.what, clause.key) == ("修改", "3")
    assert [(span.op, span.text) for span in clause.spans if span.op != "equal"] == [
        ("delete", "120"),
        ("insert", "150"),
    ]
    assert first.what == "随资料库建立时录入（此前的修改记录不可知）"


def test_a_record_of_a_list_has_a_history_of_its_own(small_portal: Path):
    """Only the question that was changed is changed, though its file holds another."""
    assert len(told(small_portal, "questions/bt-1")[0].told()) == 2
    assert len(told(small_portal, "questions/bt-2")[0].told()) == 1


def test_moving_and_reformatting_files_is_no_entry(tmp_path: Path):
    """A file in another folder, keys in another order, a comment: the public saw nothing of it."""
    values = portals.records()
    portals.write(tmp_path, values)
    portals.commit(tmp_path, "一", first=True)
    old = tmp_path / "content/policies/2025/cs-2025-2.md"
    new = tmp_path / "content/policies/other/cs-2025-2.md"
    new.parent.mkdir()
    new.write_text(old.read_text(encoding="utf-8").replace("---\n", "---\n# 说明\n", 1), encoding="utf-8")
    old.unlink()
    portals.commit(tmp_path, "二", day="2025-06-02")
    place = tmp_path / "catalog/questions/all.yml"
    place.write_text("# 说明\n" + place.read_text(encoding="utf-8"), encoding="utf-8")
    portals.commit(tmp_path, "三", day="2025-06-03")
    new.write_text(new.read_text(encoding="utf-8").replace("十个工作日", "五个工作日"), encoding="utf-8")
    portals.commit(tmp_path, "四", day="2025-06-04")
    story, found = told(tmp_path, "policies/cs-2025-2")
    assert [entry.date_iso for entry in story.told()] == ["2025-06-04", "2025-06-01"]
    assert len(found.records["questions/bt-1"]) == 1


def test_an_alias_joins_the_history_under_the_former_id(tmp_path: Path):
    """A record under a new id keeps its past."""
    values = portals.records()
    portals.write(tmp_path, values)
    portals.commit(tmp_path, "一", first=True)
    (tmp_path / "content/policies/2025/cs-2020-1.md").unlink()
    values["policies"]["cs-2020-9"] = {
        **values["policies"].pop("cs-2020-1"),
        "summary": "改写的概述。",
        "aliases": ["policies/cs-2020-1/"],
    }
    portals.write(tmp_path, values)
    portals.commit(tmp_path, "二", day="2025-06-02")
    entries = told(tmp_path, "policies/cs-2020-9")[0].told()
    assert (entries[0].what, entries[0].date_iso) == ("更换标识", "2025-06-02")
    assert len(entries) == 2


def test_a_draft_has_no_past_before_it_was_published(tmp_path: Path):
    """What was written while it was a draft is nobody's business."""
    values = portals.records()
    values["policies"]["cs-2025-2"] |= {"draft": "true", "summary": "内部讨论的说法"}
    portals.write(tmp_path, values)
    portals.commit(tmp_path, "一", first=True)
    values["policies"]["cs-2025-2"] |= {"draft": "false", "summary": "公布的说法"}
    portals.write(tmp_path, values)
    portals.commit(tmp_path, "二", day="2025-06-02")
    story, _ = told(tmp_path, "policies/cs-2025-2")
    assert [entry.date_iso for entry in story.told()] == ["2025-06-02"]
    assert "内部讨论" not in str(story.told())


def test_a_shallow_clone_says_what_it_cannot_know(small_portal: Path, tmp_path: Path):
    """The oldest version fetched is not called the first."""
    portals.git(tmp_path, "clone", "-q", "--depth", "1", small_portal.as_uri(), str(tmp_path / "clone"))
    story, found = told(tmp_path / "clone", "policies/cs-2025-1")
    assert found.shallow
    assert [entry.what for entry in story.told()] == ["取回的最早版本（浅克隆，更早的修改记录不可知）"]


def test_without_git_there_is_no_history_and_no_complaint(tmp_path: Path):
    """The build goes through, and the page says why there is none."""
    portals.write(tmp_path / "portal", portals.records())
    done = build(tmp_path / "portal", tmp_path / "site")
    assert done.returncode == 0, done.stdout
    assert "不是从带提交历史的资料库生成的" in (tmp_path / "site/changes/index.html").read_text(encoding="utf-8")


def test_a_pass_that_is_continued_finds_what_a_whole_one_finds(tmp_path: Path):
    """What is kept in the cache and what came since make the same history."""
    root, cache = tmp_path / "portal", tmp_path / "cache"
    values = portals.records()
    portals.write(root, values)
    portals.commit(root, "一", first=True)
    for number in range(3):
        _read(root, cache)
        values["policies"]["cs-2025-1"]["summary"] = f"第{number}次的概述"
        values["topics"]["jy"]["summary"] = f"第{number}次的说明"
        portals.write(root, values)
        portals.commit(root, f"第{number}次", day=f"2025-06-1{number}")
    assert _read(root, cache).records == _read(root, None).records


def _read(root: Path, cache: Path | None) -> history.History:
    loaded = load_portal(root, DAY)
    assert loaded.published is not None
    return history.read(loaded.published, frozenset(), cache, InProcess())


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site whose titles, notes, commit messages and authors are hostile."""
    place = tmp_path_factory.mktemp("hostile")
    values = portals.records()
    portals.write(place / "portal", values)
    portals.commit(place / "portal", HOSTILE, author=NAME, first=True)
    values["policies"]["cs-2025-1"] |= {
        "title": HOSTILE,
        "change_note": HOSTILE,
        "text": portals.TEXT + f"\n第六条　{HOSTILE}\n",
    }
    portals.write(place / "portal", values)
    portals.commit(place / "portal", HOSTILE, author=NAME, day="2025-06-02")
    done = build(place / "portal", place / "site")
    assert done.returncode == 0, done.stdout + done.stderr
    return place


def test_hostile_words_are_shown_as_words(hostile: Path):
    """No tag of theirs is in a page, a report or a feed; the words themselves are."""
    site = hostile / "site"
    pages = [
        site / "changes/index.html",
        site / "policies/cs-2025-1/index.html",
        *site.glob("changes/*/index.html"),
        site / "feeds/changes.xml",
    ]
    report = script("diff", "HEAD~1", "HEAD", "--root", hostile / "portal", "--format", "html")
    assert report.returncode == 1, report.stderr
    for text in [*(page.read_text(encoding="utf-8") for page in pages), report.stdout]:
        for tag in ("<script>alert", "<img src=x", "坏人& "):
            assert tag not in text
    assert "&lt;script&gt;alert(1)" in pages[0].read_text(encoding="utf-8")
    assert "坏人&amp; &#39;onload=alert(3)" in pages[1].read_text(encoding="utf-8")


def test_hostile_words_have_no_meaning_in_markdown(hostile: Path):
    """Every character that Markdown or HTML reads is escaped, so that a merge request shows it."""
    import comrak

    report = script("diff", "HEAD~1", "HEAD", "--root", hostile / "portal", "--format", "markdown").stdout
    html = comrak.markdown_to_html(
        report.replace("<del>", "").replace("</del>", "").replace("<ins>", "").replace("</ins>", "")
    )
    assert "<script" not in html
    assert "<img" not in html
    assert "raw HTML omitted" not in html


def test_the_data_of_a_build_say_what_its_page_says(small_portal: Path, small_site: Path):
    """audit/changes/<build>.json has fields with old and new values, the index lists every build."""
    head = portals.git(small_portal, "rev-parse", "HEAD").strip()[:12]
    found = json.loads((small_site / f"audit/changes/{head}.json").read_bytes())
    [change] = found["changes"]
    assert (change["key"], change["change"], change["fields"][0]["field"]) == ("questions/bt-1", "changed", "答案")
    index = json.loads((small_site / "audit/changes/index.json").read_bytes())
    assert [build["subject"] for build in index["builds"]] == ["更新问答", "提高补贴标准", "建立资料库"]
    assert index["builds"][2]["first"] is True


def test_hidden_history_is_not_shown(tmp_path: Path):
    """A version that must not be shown again is in no page and no data file; that something changed still is."""
    root = tmp_path / "portal"
    values = portals.records()
    values["policies"]["cs-2025-2"]["summary"] = "误登的个人住址"
    portals.write(root, values)
    portals.commit(root, "一", first=True)
    values["policies"]["cs-2025-2"]["summary"] = "更正后的概述"
    hidden = {"id": "policies/cs-2025-2", "before": "2025-06-05", "reason": "含个人隐私，已更正"}
    portals.write(root, values)
    (root / "catalog/tombstones.yml").write_text(portals.dumped({"hidden_history": [hidden]}), encoding="utf-8")
    portals.commit(root, "二", day="2025-06-05")
    assert build(root, tmp_path / "site").returncode == 0
    assert [
        path
        for path in (tmp_path / "site").rglob("*")
        if path.is_file() and "误登的个人住址".encode() in path.read_bytes()
    ] == []
    page = (tmp_path / "site/policies/cs-2025-2/index.html").read_text(encoding="utf-8")
    assert "这次修改前的内容不再展示：含个人隐私，已更正" in page
