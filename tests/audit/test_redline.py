"""Redlines clause by clause, and character by character inside a clause."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.audit.redline import redline, spans

OLD = "第一条　甲单位负责审核。\n\n第二条　申请人提交材料。\n\n第三条　每月10日前发放。\n"
TABLE = [
    ("nothing", OLD, []),
    ("bold is no change of words", OLD.replace("甲单位", "**甲单位**"), []),
    ("a clause changed", OLD.replace("10日", "15日"), [("changed", "3", "3")]),
    ("a clause struck, the rest renumbered", "第一条　甲单位负责审核。\n\n第二条　每月10日前发放。\n", [("struck", "2", ""), ("renumbered", "3", "2")]),
    ("a clause added in the middle", OLD.replace("第三条", "第四条").replace("第二条　申", "第二条　公示七天。\n\n第三条　申"), [("added", "", "2"), ("renumbered", "2", "3"), ("renumbered", "3", "4")]),
    ("a paragraph under a clause struck", OLD.replace("。\n\n第三条", "：\n\n（一）身份证；\n\n（二）户口簿。\n\n第三条"), [("changed", "2", "2"), ("added", "", "2-1"), ("added", "", "2-2")]),
    ("everything struck", "", [("struck", "1", ""), ("struck", "2", ""), ("struck", "3", "")]),
]  # fmt: skip


@pytest.mark.parametrize(("new", "expected"), [row[1:] for row in TABLE], ids=[row[0] for row in TABLE])
def test_clauses_are_told_by_what_happened_to_them(new: str, expected: list[tuple[str, str, str]]):
    """Change, key before, key after."""
    assert [(each.change, each.old_key, each.new_key) for each in redline(OLD, new)] == expected


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (
            "每人每月120元",
            "每人每月150元",
            [("equal", "每人每月"), ("delete", "120"), ("insert", "150"), ("equal", "元")],
        ),
        (
            "2026年3月1日起",
            "2026年3月10日起",
            [("equal", "2026年3月"), ("delete", "1"), ("insert", "10"), ("equal", "日起")],
        ),
        ("审核", "审核并公示", [("equal", "审核"), ("insert", "并公示")]),
        ("甲乙的丙丁", "戊己的庚辛", [("delete", "甲乙的丙丁"), ("insert", "戊己的庚辛")]),
        ("", "新增", [("insert", "新增")]),
    ],
    ids=["numbers stay whole", "a day is no digit", "an insertion", "an island of one character", "all new"],
)
def test_a_redline_reads_as_words(old: str, new: str, expected: list[tuple[str, str]]):
    """Numbers are never cut, and changes with next to nothing between them are one."""
    assert [tuple(span) for span in spans(old, new)] == expected


@given(st.text(max_size=60), st.text(max_size=60))
def test_a_redline_holds_both_texts(old: str, new: str):
    """Without what was added it is the old text, without what was struck the new one."""
    found = spans(old, new)
    assert "".join(span.text for span in found if span.op != "insert") == old
    assert "".join(span.text for span in found if span.op != "delete") == new


LINES = st.lists(
    st.sampled_from(["第一条　甲。", "第二条　乙。", "（一）丙；", "一、丁", "戊", "1. 己"]), max_size=6
).map("\n\n".join)


@given(LINES, LINES)
def test_equal_texts_have_no_redline_and_others_do_not_break_it(old: str, new: str):
    """Any two texts can be compared; a text against itself gives nothing."""
    assert redline(old, old) == []
    assert all(each.old or each.new for each in redline(old, new))
