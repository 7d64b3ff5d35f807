"""Files from hostile or clumsy hands: one clear sentence, no traceback, nothing half-written, the others go on."""

from __future__ import annotations

import io
import os
import zipfile
from pathlib import Path

import docx
import pytest

from gongkai.ingest.decode import MAX_BYTES
from gongkai.ingest.run import main

GOOD = (Path(__file__).parent / "texts" / "plan.txt").read_bytes()


def _zip(members: dict[str, bytes], *, deflate: bool = True) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED if deflate else zipfile.ZIP_STORED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return stream.getvalue()


def _encrypted(data: bytes) -> bytes:
    """Set the flag of encryption on every member."""
    changed = bytearray(data)
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = changed.find(mark)
        while place >= 0:
            changed[place + offset] |= 1
            place = changed.find(mark, place + 1)
    return bytes(changed)


def _word(text: str = "正文。") -> bytes:
    stream = io.BytesIO()
    document = docx.Document()
    document.add_paragraph(text)
    document.save(stream)
    return stream.getvalue()


ENTITIES = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "bbbb"><!ENTITY c "&b;&b;&b;">]><a>&c;</a>'
BAD: dict[str, tuple[str, bytes, str]] = {
    "empty": ("空.txt", b"", "文件是空的"),
    "blank": ("空白.txt", b" \r\n\t\n", "文件是空的"),
    "nul": ("坏.txt", "通知\0正文".encode(), "空字节"),
    "binary": ("坏.txt", bytes(range(1, 256)) * 40, "编码"),
    "latin": ("latin.txt", ("Gänsefüßchen über Straße " * 40).encode("latin-1"), "编码|没有读到中文"),
    "english": ("english.txt", b"Nothing Chinese in here.\n" * 20, "没有读到中文"),
    "bad utf-16": ("坏.txt", b"\xff\xfe\x00\xd8\x00", "编码"),
    "huge": ("大.txt", "字".encode() * (MAX_BYTES // 3 + 100), "超过上限"),
    "many lines": ("行.txt", "字\n".encode() * 250_000, "超过上限"),
    "pdf": ("假.txt", b"%PDF-1.7 \n", "PDF"),
    "picture": ("图.txt", b"\x89PNG\r\n\x1a\n", "图片"),
    "word as text": ("假.txt", _word(), "扩展名"),
    "old word": ("旧.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "密码"),
    "text as word": ("假.docx", GOOD, "不是完整的 Word"),
    "truncated word": ("断.docx", _word()[:900], "不是完整的 Word"),
    "encrypted word": ("密.docx", _encrypted(_word()), "密码"),
    "bomb": ("炸.docx", _zip({"word/document.xml": b"<a>" + b" " * (130 * 2**20) + b"</a>"}), "超过上限"),
    "entities": ("实体.docx", _zip({"word/document.xml": ENTITIES}), "XML 声明"),
    "entities excel": ("实体.xlsx", _zip({"xl/workbook.xml": ENTITIES}), "XML 声明"),
    "no parts": ("空.docx", _zip({"a.txt": b"a"}), "不是 Word"),
    "hollow word": ("壳.docx", _zip({"word/document.xml": b"<w/>", "[Content_Types].xml": b"<Types/>"}), "结构不完整"),
    "hollow excel": ("壳.xlsx", _zip({"xl/workbook.xml": b"<w/>", "[Content_Types].xml": b"<Types/>"}), "结构不完整"),
    "word as excel": ("假.xlsx", _word(), "不是 Excel"),
    "no text": ("无.docx", _word(""), "没有读到正文"),
    "extension": ("公文.wps", GOOD, "不认识扩展名"),
    "only a title": ("题.txt", "云溪区人民政府关于防汛的通告\n".encode(), "没有读到正文"),
    "only noise": ("噪.txt", "首页 > 正文\n分享到：微信\n- 1 -\n".encode(), "没有读到正文"),
}


def _ingest(files: list[Path], root: Path, *options: str) -> tuple[int, str]:
    said: list[str] = []
    code = main([*map(str, files), "--root", str(root), *options], root=root, say=said.append)
    return code, "\n".join(said)


@pytest.mark.parametrize("case", BAD)
def test_a_bad_file_gets_one_sentence_and_the_others_go_on(case: str, tmp_path: Path):
    """Exit 1 and one finding for the bad file; the good one beside it is written whole."""
    name, data, sentence = BAD[case]
    bad, good, root = tmp_path / name, tmp_path / "好.txt", tmp_path / "portal"
    bad.write_bytes(data)
    good.write_bytes(GOOD)
    code, said = _ingest([bad, good], root)
    findings = [line for line in said.split("\n") if str(bad) in line and "错误" in line]
    assert code == 1
    assert len(findings) == 1
    assert any(part in findings[0] for part in sentence.split("|")), findings[0]
    assert "Traceback" not in said
    assert [path.name for path in root.rglob("*.md")] == ["yzbf-2025-14.md"]


@pytest.mark.parametrize("make", ["missing", "folder", "pipe"])
def test_what_is_no_file_gets_one_sentence(make: str, tmp_path: Path):
    """A path that is not there, a folder, and a pipe that would hang."""
    place = tmp_path / "某.txt"
    if make == "folder":
        place.mkdir()
    elif make == "pipe":
        os.mkfifo(place)
    code, said = _ingest([place], tmp_path / "portal")
    assert code == 1
    assert "I001" in said


@pytest.mark.parametrize(
    "text",
    [
        "（" * 50_000 + "通知",
        "一、" * 30_000,
        "序号\n" * 20_000 + "通知",
        "|" * 60_000 + "通知",
        "索引号：" * 20_000 + "通知",
        "云溪区" * 30_000 + "人民政府",
        "1\n" * 30_000 + "通知",
        "》" * 40_000 + "关于印发《" * 5_000 + "通知",
        ("关于印发" * 3_000 + "\n") * 5,
        "附件：1." + "附件" * 30_000,
        "　" * 90_000 + "通知",
    ],
)  # fmt: skip
def test_repetition_does_not_hang(text: str, tmp_path: Path):
    """No pattern takes more than moments on text made to trip it."""
    place = tmp_path / "怪.txt"
    place.write_text(text, encoding="utf-8")
    code, said = _ingest([place], tmp_path / "portal")
    assert code in (0, 1)
    assert "Traceback" not in said


def test_an_existing_file_is_not_overwritten_unless_told(tmp_path: Path):
    """An editor's changes survive a second run; --force replaces them."""
    source, root = tmp_path / "文.txt", tmp_path / "portal"
    source.write_bytes(GOOD)
    assert _ingest([source], root)[0] == 0
    (policy,) = root.rglob("*.md")
    written = policy.read_text(encoding="utf-8")
    policy.write_text(written.replace("# 待核对", "# 已核对"), encoding="utf-8")
    code, said = _ingest([source], root)
    assert code == 0
    assert "没有覆盖" in said
    assert "# 已核对" in policy.read_text(encoding="utf-8")
    _ingest([source], root, "--force")
    assert policy.read_text(encoding="utf-8") == written


def test_two_documents_of_one_id_both_stay(tmp_path: Path):
    """Codes that are spelled alike give ids that differ by a number, and stay so on the next run."""
    root = tmp_path / "portal"
    first, second = tmp_path / "甲.txt", tmp_path / "乙.txt"
    first.write_bytes(GOOD)
    second.write_bytes(GOOD.replace("云政办发".encode(), "远政办发".encode()))
    for _ in range(2):
        _ingest([first, second], root)
        assert sorted(path.name for path in root.rglob("*.md")) == ["yzbf-2025-14-2.md", "yzbf-2025-14.md"]


def test_a_link_out_of_the_portal_is_refused(tmp_path: Path):
    """Nothing is written outside the folder that was named."""
    outside, root, source = tmp_path / "outside", tmp_path / "portal", tmp_path / "文.txt"
    outside.mkdir()
    root.mkdir()
    (root / "content").symlink_to(outside)
    source.write_bytes(GOOD)
    code, said = _ingest([source], root)
    assert code == 1
    assert "资料目录之外" in said
    assert list(outside.rglob("*")) == []


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path):
    """A file where a folder should be gives a sentence, not a traceback."""
    source, root = tmp_path / "文.txt", tmp_path / "portal"
    source.write_bytes(GOOD)
    root.mkdir()
    (root / "catalog").write_text("这不是文件夹", encoding="utf-8")
    code, said = _ingest([source], root)
    assert code == 1
    assert "写不进去" in said


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("organizations: [", "读不出来"),
        ("机构: []\n", "没有「organizations:」列表"),
        ("organizations: []\nshared: 甲\n", "手工加入"),
    ],
)
def test_a_catalog_that_cannot_take_an_entry_is_left_as_it_is(text: str, sentence: str, tmp_path: Path):
    """An editor's broken or unusual catalog is never rewritten."""
    source, root = tmp_path / "文.txt", tmp_path / "portal"
    source.write_bytes(GOOD)
    (root / "catalog").mkdir(parents=True)
    catalog = root / "catalog" / "organizations.yml"
    catalog.write_text(text, encoding="utf-8")
    code, said = _ingest([source], root)
    assert code == 1
    assert sentence in said
    assert catalog.read_text(encoding="utf-8") == text


def test_new_organs_go_behind_those_of_a_catalog(tmp_path: Path):
    """Comments, order and indentation of an existing catalog stay; a known organ keeps its id."""
    source, root = tmp_path / "文.txt", tmp_path / "portal"
    source.write_bytes(
        GOOD.replace("云溪区人民政府办公室\n\n2025".encode(), "云溪区人民政府办公室\n云溪区民政局\n2025".encode())
    )
    (root / "catalog").mkdir(parents=True)
    catalog = root / "catalog" / "organizations.yml"
    before = "# 名录\norganizations:\n- id: qzfb  # 勿改\n  name: 云溪区人民政府办公室\n  short_name: 区府办\n"
    catalog.write_text(before, encoding="utf-8")
    assert _ingest([source], root)[0] == 0
    assert (
        catalog.read_text(encoding="utf-8")
        == f"{before}- id: yunxi-qu-mzj\n  name: 云溪区民政局\n  short_name: 区民政局\n"
    )
    (policy,) = root.rglob("*.md")
    assert "issued_by:\n  - qzfb\n  - yunxi-qu-mzj\n" in policy.read_text(encoding="utf-8")
