"""Findings get the lines that an editor looks at, whichever way they are looked up."""

from __future__ import annotations

from pathlib import Path

import pytest

from gongkai import yamltext
from gongkai.findings import Finding, Pointer
from gongkai.locate import line_of, located
from tests.portals import POLICY, QUESTIONS, policy, write

LONG = policy(
    keywords=["停车", "收费"],
    summary="一段\n两行的话",
    attachments=[{"title": "甲: 表", "file": "a.pdf"}, {"title": "乙", "file": "b.pdf"}],
    no_interpretation="# 不是注释",
)


def lines(root: Path, *pointers: Pointer, path: str = POLICY) -> list[int]:
    """Look up pointers in one go."""
    return [
        found.line for found in located(root, [Finding(path, pointer=pointer, subject="x/y") for pointer in pointers])
    ]


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_both_ways_of_looking_up_agree(line_end: str, tmp_path: Path):
    """The quick way for fields gives what reading the YAML gives."""
    write(tmp_path, {POLICY: LONG.replace("\n", line_end)})
    exact = yamltext.lines(LONG.split("---\n")[1])
    fields = [pointer for pointer in exact if len(pointer) == 1]
    assert len(fields) > 12
    assert lines(tmp_path, *fields) == [exact[pointer] + 1 for pointer in fields]
    assert lines(tmp_path, *fields, ("attachments", 1, "file")) == [
        *(exact[pointer] + 1 for pointer in fields),
        exact["attachments", 1, "file"] + 1,
    ]


def test_what_is_not_written_is_placed_at_what_holds_it(tmp_path: Path):
    """A missing field is shown at its record, a record's own finding at its beginning, the text's at the text."""
    write(tmp_path, {POLICY: LONG})
    [missing, inner, text] = lines(tmp_path, ("registration_number",), ("attachments", 1, "size"), ("",))
    assert missing == 2
    assert LONG.splitlines()[inner - 1] == "- title: 乙"
    assert LONG.splitlines()[text - 2] == "---"
    assert lines(tmp_path, ("questions", 0, "phone"), path=QUESTIONS) == [2]


def test_a_file_that_is_gone_has_no_lines(tmp_path: Path):
    """Looking up never raises."""
    assert lines(tmp_path, ("a",), ("b", 1)) == [1, 1]
    assert line_of(tmp_path, "nothing.md", "甲") == 1
