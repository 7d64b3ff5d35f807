"""Shortening texts: whole sentences first, then whole phrases, never half a word or number."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.excerpts import ELLIPSIS, excerpt, sentences

SUMMARY = "80岁起主动发放高龄津贴。失能老人每月领服务券，适老化改造最高补助3000元；可在镇街窗口办理。"


@pytest.mark.parametrize(
    ("length", "kept"),
    [
        (100, SUMMARY),
        (len(SUMMARY), SUMMARY),
        (len(SUMMARY) - 1, "80岁起主动发放高龄津贴。失能老人每月领服务券，适老化改造最高补助3000元。"),
        (20, "80岁起主动发放高龄津贴。"),
        (11, ""),
        (0, ""),
    ],
)
def test_a_text_is_cut_at_the_end_of_a_sentence(length: int, kept: str):
    """As many sentences as fit; a semicolon at the end becomes a full stop."""
    assert excerpt(SUMMARY, length) == kept


def test_a_sentence_that_is_too_long_is_cut_between_phrases_and_says_so():
    """The cut stands at a comma outside titles, and an ellipsis shows that there is more."""
    text = "规定收费、减免、拖移办法，按《道路停放、收费规则》执行的范围"
    assert excerpt(text, 20) == f"规定收费、减免、拖移办法{ELLIPSIS}"
    assert excerpt(text, 8) == "规定收费、减免"[:7] + ELLIPSIS
    assert excerpt("没有任何标点的一句长话", 5) == ""


@given(st.text(alphabet="甲乙丙12元，。；：、《》！\n ", max_size=80), st.integers(0, 60))
def test_an_excerpt_fits_and_is_the_beginning_of_the_text(text: str, length: int):
    """Whatever the text: no longer than asked, and nothing but its beginning."""
    made = excerpt(text, length)
    flat = "".join(text.split("\n")).strip()
    assert len(made) <= length or not made
    assert flat.startswith((made.removesuffix(ELLIPSIS), made[:-1]))
    if made and made != flat:
        assert made[-1] in f"。！？{ELLIPSIS}" or made[-2:-1] in "。！？；"


@given(st.text(alphabet="甲乙，。；！\n", max_size=60))
def test_sentences_lose_nothing(text: str):
    """Split and joined, a text is what it was but for its line breaks."""
    assert "".join(sentences(text)) == text.replace("\n", "")
