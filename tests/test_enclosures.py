"""Files of records: where they lie, where they go, what they are called."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from gongkai.enclosures import enclosure, enclosures, every_enclosure, file_fields
from gongkai.kinds.interpretation import Interpretation
from gongkai.kinds.policy import Policy
from gongkai.kinds.question import Question
from gongkai.wording import chinese_date, clipped, file_size, file_type
from tests.pages.portals import load, small


def test_the_fields_with_files_are_found_by_their_parts():
    """No kind is named anywhere: a part with a `file` is enough."""
    assert file_fields(Policy) == ("attachments",)
    assert file_fields(Interpretation) == ("media",)
    assert file_fields(Question) == ()


def test_a_file_is_published_beside_the_page_of_its_record(tmp_path: Path):
    """Wherever it lies in the tree, its address is below the record's."""
    portal = load(small(tmp_path / "part"))
    policy = portal.records["policies"]["yx-2025-7"]
    found = list(enclosures(policy))
    assert found
    assert all(each.url.startswith("policies/yx-2025-7/") and (portal.root / each.source).is_file() for each in found)
    assert all(each.bytes_in(portal.root) == (portal.root / each.source).stat().st_size for each in found)
    assert set(found) <= set(every_enclosure(portal))


def test_a_file_above_the_record_is_resolved(tmp_path: Path):
    """`../` leads where it says, and the published name is the file's own."""
    portal = load(small(tmp_path / "part"))
    policy = portal.records["policies"]["yx-2025-7"]
    found = enclosure(policy, "../shared/a.pdf", "表")
    assert (found.source, found.url, found.type) == (
        "content/policies/shared/a.pdf",
        "policies/yx-2025-7/a.pdf",
        "PDF 文档",
    )
    assert found.bytes_in(portal.root) == 0


@pytest.mark.parametrize(
    ("size", "words"), [(0, "1 KB"), (1, "1 KB"), (1536, "2 KB"), (1024 * 1024, "1.0 MB"), (2_500_000, "2.4 MB")]
)
def test_sizes_are_never_zero(size: int, words: str):
    """A small file is one KB."""
    assert file_size(size) == words


@pytest.mark.parametrize(
    ("name", "words"), [("a.DOCX", "Word 文档"), ("表.xlsx", "Excel 表格"), ("a.dwg", "DWG 文件"), ("a", "文件")]
)
def test_types_are_told_in_words(name: str, words: str):
    """Unknown endings are named as they are."""
    assert file_type(name) == words


@pytest.mark.parametrize(
    ("text", "cut"), [("四个字啊", "四个字啊"), ("四个字多了", "四个字…"), ("一二、四五", "一二…")]
)
def test_clipped_text_ends_in_an_ellipsis_and_not_in_punctuation(text: str, cut: str):
    """At most the given length, the ellipsis included."""
    assert clipped(text, 4) == cut


def test_dates_are_written_without_leading_zeros():
    """As official texts have them."""
    assert chinese_date(dt.date(2026, 3, 1)) == "2026年3月1日"
