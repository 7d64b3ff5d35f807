"""Reading an editor's files: whatever lies there, a clear sentence with a line, never an exception or a long wait."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai import sources
from gongkai.files import split_front_matter
from gongkai.findings import Finding
from gongkai.kinds import all_kinds
from gongkai.kinds.policy import Policy
from tests.portals import (
    ORGANIZATIONS,
    POLICY,
    PORTAL,
    QUESTIONS,
    TEXT,
    dumped,
    load,
    organizations,
    pack,
    policy,
    question,
    topics,
    write,
)

NEW = "content/policies/2026/x.md"
BOMB = "a0: &a0 [哈]\n" + "\n".join(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]" for n in range(1, 60))
FRONT = policy().split("---\n")[1]

CLUMSY = [
    ("100 MB", b"\n" * (100 << 20), "F001", 0, "100 MB"),
    ("NUL bytes", policy().encode() + b"\0\0", "F004", 0, "空字节"),
    ("GBK", policy().encode("gb18030"), "F005", 2, "GBK"),
    ("not text at all", b"\x89PNG\r\n\x1a\n\xff\xfe\xfa", "F005", 1, "UTF-8"),
    ("surrogates", policy().encode() + b"\xed\xa0\x80\n", "F005", 26, "UTF-8"),
    ("UTF-16", policy().encode("utf-16"), "F004", 0, "空字节"),
    ("text direction", policy(f"{TEXT}\n通知\u202e文档\n").encode(), "F009", 27, "U+202E"),
    ("placeholder character", policy(f"{TEXT}\n通知\x02文档\n").encode(), "F009", 27, "U+0002"),
    ("nothing", b"", "F007", 1, "---"),
    ("no front matter", "只有正文\n".encode(), "F007", 1, "---"),
    ("front matter not closed", f"---\n{FRONT}\n正文\n".encode(), "F007", 1, "---"),
    ("front matter empty", b"---\n---\n", "S003", 1, "键"),
    ("front matter is a list", "---\n- 甲\n---\n".encode(), "S003", 1, "「键: 值」"),
    ("front matter is a word", "---\n甲\n---\n".encode(), "S003", 1, "「甲」"),
    ("alias bomb", f"---\n{BOMB}\n---\n".encode(), "Y004", 2, "锚点"),
    ("nesting", f"---\na: {'[' * 10_000}\n---\n".encode(), "Y005", 2, "32"),
    ("duplicate key", policy().replace("genre:", "title: 又一个\ngenre:").encode(), "Y002", 5, "「title」"),
    ("tab", policy().replace("genre:", "\tgenre:").encode(), "Y001", 5, "制表符"),
    ("full-width colon", policy().replace("genre: ", "genre：").encode(), "Y001", 5, "全角冒号"),
    ("huge value", policy(title="长" * 3_000_000).encode(), "S003", 2, "500"),
    ("unknown field", policy(titel="甲").encode(), "S001", 21, "「titel」"),
    ("wrong date", policy(formed_on="2026年3月2日").encode(), "S003", 12, "2026-01-02"),
    ("no such day", policy(formed_on="2026-02-30").encode(), "S003", 12, "2026-02-30"),
    ("wrong choice", policy(genre="通报函").encode(), "S003", 5, "通知"),
    ("mapping for a list", policy(topics={"a": "b"}).encode(), "S003", 9, "列表"),
    ("list for a word", policy(title=["甲"]).encode(), "S003", 2, "一段文字"),
    ("id in capitals", policy(id="YX-2026").encode(), "S003", 21, "「YX-2026」"),
    ("id with a slash", policy(id="../../etc").encode(), "S003", 21, "「../../etc」"),
    ("unknown organ", policy(issued_by=["nobody"]).encode(), "L002", 8, "「nobody」"),
]


@pytest.mark.parametrize(
    ("content", "code", "line", "words"), [row[1:] for row in CLUMSY], ids=[row[0] for row in CLUMSY]
)
def test_a_clumsy_or_hostile_file_gets_one_clear_line(content: bytes, code: str, line: int, words: str, tmp_path: Path):
    """One finding about the file, at the right line, within two seconds; all other records are read."""
    began = time.process_time()
    loaded = load(tmp_path, {NEW: content})
    assert time.process_time() - began < 2
    found = [each for each in loaded.findings if each.path == NEW]
    assert [(each.code, each.line) for each in found if each.code not in {"P005", "P006", "W001"}] == [(code, line)], [
        str(each) for each in found
    ]
    assert words in found[0].message
    assert len(found[0].message) < 400
    assert loaded.portal is not None
    assert loaded.portal.find("policies", "yx-2026-1") is not None


CATALOGS = [
    ("empty", b"", "F008", 0, "空的"),
    ("only a remark", "# 以后再写\n".encode(), "F008", 0, "空的"),
    ("list without its key", b"- id: a\n", "F008", 1, "questions:"),
    ("key without a list", "questions: 无\n".encode(), "F008", 1, "questions:"),
    ("member that is a word", "questions:\n  - 甲\n".encode(), "S003", 2, "「甲」"),
    ("member without id", question().replace("id: tingche-shoufei\n  ", "").encode(), "S002", 2, "标识"),
    ("unknown shared field", f"字段: 甲\n{question()}".encode(), "S001", 1, "「字段」"),
]


@pytest.mark.parametrize(
    ("content", "code", "line", "words"), [row[1:] for row in CATALOGS], ids=[row[0] for row in CATALOGS]
)
def test_a_clumsy_catalog_gets_one_clear_line(content: bytes, code: str, line: int, words: str, tmp_path: Path):
    """Lists of records are as forgiving of nothing and as clear."""
    found = [each for each in load(tmp_path, {QUESTIONS: content}).findings if each.path == QUESTIONS]
    assert [(each.code, each.line) for each in found] == [(code, line)], [str(each) for each in found]
    assert words in found[0].message


@pytest.mark.parametrize("content", [b"\xef\xbb\xbf" + policy().encode(), policy().replace("\n", "\r\n").encode()])
def test_marks_of_other_systems_are_read(content: bytes, tmp_path: Path):
    """A byte order mark and Windows line ends are nobody's fault."""
    loaded = load(tmp_path, {POLICY: content})
    assert loaded.findings == []
    assert loaded.portal is not None
    record = loaded.portal.find("policies", "yx-2026-1")
    assert record is not None
    assert loaded.portal.text(record).strip() == TEXT.strip()


def test_a_thousand_errors_in_one_file_are_all_said_in_time(tmp_path: Path):
    """Nobody has to mend one error to see the next."""
    rows = [{"id": f"q-{number}", "question": "问"} for number in range(1000)]
    began = time.process_time()
    found = load(tmp_path, {QUESTIONS: dumped({"questions": rows})}).findings
    assert time.process_time() - began < 2
    lines = {each.line for each in found if each.code == "S002"}
    assert len(lines) == 1000


def test_links_out_of_the_tree_are_not_followed(tmp_path: Path):
    """A link to a file or folder elsewhere, and one that leads nowhere, is named and not read."""
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "secret.md").write_text(policy(), encoding="utf-8")
    root = write(tmp_path / "root", {QUESTIONS: None, ORGANIZATIONS: None})
    links = {
        "content/policies/2026/a.md": outside / "secret.md",
        "content/policies/linked": outside,
        "content/open": outside,
        "content/policies/2026/b.md": outside / "nothing.md",
        "catalog/organizations.yml": outside / "secret.md",
        "catalog/questions": outside,
    }
    for path, target in links.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).symlink_to(target)
    found = load(root, {QUESTIONS: None, ORGANIZATIONS: None}).findings
    assert {each.path for each in found if each.code == "F003"} == set(links)
    portal = load(root, {QUESTIONS: None, ORGANIZATIONS: None}).portal
    assert portal is not None
    assert "secret" not in {record.id for record in portal.every()}


def test_a_whole_folder_that_is_a_link_elsewhere_is_refused(tmp_path: Path):
    """Not even the folders that the layout names may lead out."""
    root = write(tmp_path / "root")
    (root / "catalog").rename(tmp_path / "elsewhere")
    (root / "catalog").symlink_to(tmp_path / "elsewhere")
    loaded = load_untouched(root)
    assert loaded[0].startswith("catalog/portal.yml: 错误 F003") or "catalog: 错误 F003" in "\n".join(loaded)


def load_untouched(root: Path) -> list[str]:
    """Load what lies there, as it lies there."""
    from gongkai import site
    from tests.portals import TODAY

    return [str(each) for each in site.load_portal(root, TODAY).findings]


def test_links_inside_the_tree_are_read(tmp_path: Path):
    """A link to another file of the portal is a file."""
    root = write(tmp_path, {"content/policies/2026/files/a.pdf": b"%PDF"})
    (root / "content/policies/2026/files/b.pdf").symlink_to(root / "content/policies/2026/files/a.pdf")
    files = {POLICY: policy(attachments=[{"title": "表", "file": "files/b.pdf"}])}
    assert load(root, files).findings == []


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="only where there are named pipes")
def test_what_is_no_file_is_not_waited_for(tmp_path: Path):
    """A folder named as a document is a folder; a pipe is refused instead of being read for ever."""
    root = write(tmp_path)
    (root / "content/policies/2026/folder.md").mkdir()
    os.mkfifo(root / "content/policies/2026/pipe.md")
    found = load(root).findings
    assert [(each.path, each.code) for each in found] == [("content/policies/2026/pipe.md", "F003")]


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read_is_named(tmp_path: Path):
    """Permissions are said, not raised."""
    root = write(tmp_path, {NEW: policy()})
    (root / NEW).chmod(0)
    assert [each.code for each in load(root).findings] == ["F002"]


def test_a_file_that_goes_away_while_it_is_read_is_named(tmp_path: Path):
    """Somebody may be saving at this moment."""
    read = sources.read_records(tmp_path, sources.SourceFile(NEW, "policies", (1, 1)))
    assert [each.code for each in read.findings] == ["F002"]


def test_a_stray_file_is_named(tmp_path: Path):
    """A catalog misspelt is not silently left out; hidden files are nobody's business."""
    stray = {
        "catalog/organisations.yml": "a: b\n",
        "catalog/packs/x.txt": "x",
        "catalog/.gitkeep": "",
        "content/policies/.DS_Store": "x",
    }
    found = load(tmp_path, stray).findings
    assert {(each.path, each.code) for each in found} == {
        ("catalog/organisations.yml", "F006"),
        ("catalog/packs/x.txt", "F006"),
    }


@pytest.mark.parametrize(
    ("content", "code", "words"),
    [
        (None, "F002", "catalog/portal.yml"),
        (b"", "F008", "空的"),
        ("name: 甲\n".encode(), "S002", "网址"),
        (b"\xb0\xa1\xb0\xa2: x\n", "F005", "GBK"),
        (b"url: www.yunxi.example\n", "S003", "https://"),
    ],
)
def test_without_a_usable_portal_file_there_is_no_portal(content: bytes | None, code: str, words: str, tmp_path: Path):
    """Without name and address nothing can be published, and it is said why."""
    loaded = load(tmp_path, {PORTAL: content})
    assert loaded.portal is None
    assert code in {each.code for each in loaded.findings}
    assert words in "".join(each.message for each in loaded.findings if each.path == PORTAL)


def test_two_records_of_one_id_are_an_error_that_names_both(tmp_path: Path):
    """The second is told of the first: they would have one address."""
    other = "content/policies/2025/yx-2026-1.md"
    [found] = [
        each
        for each in load(tmp_path, {other: policy(title="另一份", index_number=None, document_number=None)}).findings
        if each.code == "L001"
    ]
    assert POLICY in (found.path, *found.message.split())
    assert other in f"{found.path} {found.message}"


@pytest.mark.parametrize(
    ("line", "code", "level"), [("title: 甲", "Y002", "错误"), ("keywords: [3号 #楼\n  ]", "Y007", "警告")]
)
def test_what_may_be_wrong_warns_and_what_is_wrong_is_an_error(line: str, code: str, level: str, tmp_path: Path):
    """A second title is an error; words behind a hash may be meant as a remark."""
    text = policy().replace("title:", f"{line}\ntitle:", 1)
    assert [str(each.level) for each in load(tmp_path, {POLICY: text}).findings if each.code == code] == [level]


def test_an_unfinished_draft_stops_nobody(tmp_path: Path):
    """It may lie there for weeks: notices only, and who cites it is not told that it does not exist; a slip is an error."""
    draft = policy(draft="true", genre=None)
    found = load(
        tmp_path / "a", {"content/policies/2026/yx-2026-9.md": draft, POLICY: policy(related=["yx-2026-9"])}
    ).findings
    assert [(each.code, str(each.level)) for each in found] == [("S002", "提示")]
    assert "文种" in found[0].message
    assert "草稿" in found[0].message
    wrong = {"content/policies/2026/yx-2026-9.md": policy(draft="true", genre="公文")}
    assert [(each.code, str(each.level)) for each in load(tmp_path / "b", wrong).findings] == [("S003", "错误")]


def test_a_required_field_left_empty_is_shown_on_its_line(tmp_path: Path):
    """Whoever fills in a new file is led to the very line; a field that is not there at all to the record's beginning."""
    text = policy(genre=None, topics=None).replace("title:", "topics:\ntitle:", 1)
    found = {each.message[:6]: each.line for each in load(tmp_path, {POLICY: text}).findings if each.code == "S002"}
    assert found == {"缺少主题（t": text.splitlines().index("topics:") + 1, "缺少文种（g": 2}


@pytest.mark.parametrize(
    ("path", "text", "said"),
    [
        (
            "content/policy/yx-2026-9.md",
            policy(),
            "这是「政策文件」，不是「栏目页」，放错了文件夹；请移到 content/policies",
        ),
        ("content/interpretations/2026/yx-2026-9.md", policy(), "这是「政策文件」，不是「政策解读」"),
        ("catalog/questions/tingche.yml", pack(), "看内容这是「政策包」，应当放在 catalog/packs"),
        ("catalog/questions/topics.yml", topics(), "看内容这是「主题」，应当放在 catalog/topics.yml"),
        ("content/policies/2026/yx-2026-9.MD", policy(), "不会被读取"),
        ("content/policies/2026/yx-2026-9.markdown", policy(), "不会被读取"),
        ("content/policies/2026/yx-2026-9.yml", policy(), "不会被读取"),
        ("catalog/organizations.yaml", organizations(), "扩展名（.md、.yml）"),
    ],
)
def test_a_record_in_a_wrong_place_is_told_where_it_belongs(path: str, text: str, said: str, tmp_path: Path):
    """One sentence, not one for each field that is unknown there; and never silence."""
    found = [each for each in load(tmp_path, {path: text}).findings if each.path == path]
    assert [said in each.message for each in found] == [True], found


def test_two_fields_are_not_enough_to_say_where_a_record_belongs(tmp_path: Path):
    """A list whose dashes were forgotten is no other kind's file."""
    found = load(tmp_path, {QUESTIONS: "field: 城市管理\nitems: 甲\n"}).findings
    assert ["看内容" in each.message for each in found if each.path == QUESTIONS] == [False]


@pytest.mark.parametrize("name", ["desktop.ini", "Thumbs.db", "~$yx-2026-1.docx", ".DS_Store"])
def test_what_windows_and_office_leave_behind_is_passed_over(name: str, tmp_path: Path):
    """No editor put it there."""
    files = {f"catalog/{name}": b"\0", f"content/policies/2026/{name}": b"\0"}
    assert load(tmp_path, files).findings == load(tmp_path / "without").findings


def test_shared_values_of_a_list_are_blamed_where_they_stand(tmp_path: Path):
    """A wrong value that a file's records share is shown on its own line, once."""
    text = "field: 教育学\n" + question().replace("  field: 城市管理\n", "")
    found = [each for each in load(tmp_path, {QUESTIONS: text}).findings if each.code == "S003"]
    assert [(each.path, each.line) for each in found] == [(QUESTIONS, 1)]


@given(st.text())
def test_no_document_raises(text: str):
    """Whatever a Markdown file of records holds, reading it gives records or findings."""
    read = sources.parse_records(text, NEW, Policy)
    assert read.records or read.findings


@given(st.text(), st.sampled_from(sorted(all_kinds())))
def test_no_catalog_raises(text: str, plural: str):
    """The same for the catalogs of every kind."""
    sources.parse_records(text, "catalog/x.yml", all_kinds()[plural])


@given(st.text(), st.text())
def test_front_matter_and_text_are_the_whole_document(front: str, text: str):
    """Splitting loses nothing, and the line of the text is right."""
    document = f"---\n{front}\n---\n{text}"
    parts = split_front_matter(document)
    assert parts is not None
    found, rest, line = parts
    assert document.endswith(rest)
    assert document == f"---\n{found}" + document[4 + len(found) : len(document) - len(rest)] + rest
    assert document[: len(document) - len(rest)].count("\n") == line - 1


def test_a_value_in_a_message_is_short_and_printable(tmp_path: Path):
    """A message fits a line of a terminal, whatever was typed."""
    found: list[Finding] = load(tmp_path, {NEW: policy(genre="字" * 10_000)}).findings
    assert all(str(each).isprintable() and len(str(each)) < 600 for each in found)
