"""Clause numbers of official texts become keys that stay, whatever is added around them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.clauses import Clause, chinese, mark, number, number_blocks


def keys(*blocks: str) -> list[str]:
    """Give the keys of the blocks that are clauses."""
    has_articles = any(block.startswith("第") and "条" in block[:6] for block in blocks)
    return [clause.key for _, clause in number_blocks(enumerate(blocks), has_articles=has_articles)]


@pytest.mark.parametrize(
    ("blocks", "expected"),
    [
        (("第一条　甲", "第二条　乙", "（一）丙；", "（二）丁。", "第三条　戊"), ["1", "2", "2-1", "2-2", "3"]),
        (("一、甲", "（一）乙", "1.丙", "（1）丁", "（二）戊", "二、己"), ["1", "1-1", "1-1-1", "1-1-1-1", "1-2", "2"]),
        (("一、通知如下", "第一条　甲", "（一）乙"), ["s1", "1", "1-1"]),
        (("第一条　甲", "第二条　乙", "第一条　丙", "第二条　丁"), ["1", "2", "p2-1", "p2-2"]),
        (("第十条之一　甲", "第二十一条　乙", "第一百零三条　丙"), ["10.1", "21", "103"]),
        (("第一章　总则", "第一条　甲", "第一节　乙", "第二条　丙"), ["1", "2"]),
        (("第一条规定的情形", "第一条　甲"), ["1"]),
        (("2.5万元以上的", "1.甲", "2.乙"), ["1", "2"]),
        (("普通的一段", "（甲）不是数字"), []),
    ],
)
def test_keys_follow_the_numbers_of_the_text(blocks: tuple[str, ...], expected: list[str]):
    """Articles, sections and items nest; chapters and sentences that begin like a clause do not count."""
    assert keys(*blocks) == expected


def test_a_clause_is_cited_as_people_cite_it():
    """The label of an item names its article."""
    clauses = dict(number_blocks(enumerate(["第五条　甲", "（二）乙"]), has_articles=True))
    assert [clause.label for clause in clauses.values()] == ["第五条", "第五条第（二）项"]
    assert [clause.anchor for clause in clauses.values()] == ["c5", "c5-2"]


@pytest.mark.parametrize("text", ["第五条", "第五条　甲", "（二）甲", "三、甲", "4．甲", "(5)甲"])
def test_a_mark_is_read_with_its_number(text: str):
    """Full-width and half-width marks are the same."""
    found = mark(text)
    assert found is not None
    assert int(found.value) == {"第": 5, "（": 2, "三": 3, "4": 4, "(": 5}[text[0]]


@given(st.integers(1, 9999))
def test_numerals_are_read_as_they_are_written(value: int):
    """Writing and reading a Chinese numeral gives the number back."""
    assert number(chinese(value)) == value
    assert number(str(value)) == value


MARKS = st.one_of(
    st.integers(1, 30).map(lambda value: f"第{chinese(value)}条　文"),
    st.integers(1, 12).map(lambda value: f"{chinese(value)}、文"),
    st.integers(1, 12).map(lambda value: f"（{chinese(value)}）文"),
    st.integers(1, 12).map(lambda value: f"{value}.文"),
    st.just("没有编号的一段"),
)


@given(st.lists(MARKS, max_size=60), st.booleans())
def test_no_two_clauses_have_one_key(blocks: list[str], has_articles: bool):
    """However muddled the numbering, an anchor leads to one place."""
    found: list[Clause] = [clause for _, clause in number_blocks(enumerate(blocks), has_articles=has_articles)]
    assert len({clause.key for clause in found}) == len(found)


@given(st.text())
def test_no_text_raises(text: str):
    """Any block is a clause or none."""
    list(number_blocks([(0, text)], has_articles=False))


@given(st.integers(1, 20), st.integers(1, 8))
def test_adding_at_the_end_moves_no_anchor(articles: int, items: int):
    """A text that grows keeps the addresses that were cited."""
    blocks = [f"第{chinese(each)}条　文" for each in range(1, articles + 1)]
    longer = [*blocks, *(f"（{chinese(each)}）文" for each in range(1, items + 1)), f"第{chinese(articles + 1)}条　文"]
    assert keys(*longer)[:articles] == keys(*blocks)
