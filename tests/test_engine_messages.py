"""What the page engine says in English is said in Chinese, and of a file that is there nobody says that it is not."""

from __future__ import annotations

from pathlib import Path

import pytest

from gongkai.engine_messages import translated

DEAD = "Doc file 'open/guide.md' contains a link '{}', but the target '{}' is not found among documentation files."


@pytest.mark.parametrize(
    ("link", "words"),
    [
        ("../policies/2026/none.md", "不存在，请检查路径和文件名"),
        ("../policies/2026/yx-2026-1.md", "指向的文件在，但没有能公开的页面：读不出来的先改正它自己的错误"),
        ("../policies/2026/yx-2026-1.md#c5", "指向的文件在"),
        ("../policies/2026/%E7%94%B2.md", "指向的文件在"),
        ("../../outside.md", "不存在"),
        ("form.docx", "指向的文件在，但不能发布"),
    ],
)
def test_a_file_that_could_not_be_read_is_not_called_missing(link: str, words: str, tmp_path: Path):
    """An editor sent to look for a file that lies there looks in vain."""
    folder = tmp_path / "content/policies/2026"
    folder.mkdir(parents=True)
    (tmp_path / "content/open").mkdir()
    for place in (
        tmp_path / "content/open/form.docx",
        folder / "yx-2026-1.md",
        folder / "甲.md",
        tmp_path / "outside.md",
    ):
        place.write_text("---\n坏\n---\n", encoding="utf-8")
    found = translated(DEAD.format(link, link), tmp_path)
    assert (found.path, found.code) == ("content/open/guide.md", "D001")
    assert words in found.message
