"""What must not leave the repository is found in any text, and what only looks like it is not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai import screening
from gongkai.screening import Concern


@pytest.mark.parametrize(
    ("text", "concern", "shown"),
    [
        ("身份证11010519491231002X。", Concern.IDENTITY, "110****2X"),
        ("身份证11010519491231002x。", Concern.IDENTITY, "110****2x"),
        ("13812345678", Concern.MOBILE, "138****78"),
        ("（138 1234 5678）", Concern.MOBILE, "138****78"),
        ("１３８１２３４５６７８", Concern.MOBILE, "138****78"),
        ("卡号6222 0212 3456 7890 128", Concern.CARD, "622****28"),
        ("卡号4111111111111111", Concern.CARD, "411****11"),
        ("秘密★", Concern.MARK, "秘密★"),
        ("标题\n\n**内部文件**\n", Concern.MARK, "**内部文件**"),
        ("内部资料，注意保存", Concern.MARK, "内部资料，注意保存"),
    ],
)
def test_what_must_not_be_published_is_found(text: str, concern: Concern, shown: str):
    """The finding names the kind and shows the number masked."""
    assert [(hit.concern, hit.shown) for hit in screening.hits(text)] == [(concern, shown)]


@pytest.mark.parametrize(
    "text",
    [
        "索引号113799990044100107/2026-0000001",
        "统一社会信用代码11379999MB2800001X",
        "110105194912310021",
        "110105194913310029",
        "电话0999-8202001",
        "投资138123456789元",
        "流水号2026138123456789",
        "照片a13812345678.jpg",
        "138****5678",
        "卡号6222021234567890127",
        "保守国家秘密，内部资料按规定保管",
        "五★级酒店",
        "",
    ],
)
def test_what_only_looks_like_it_is_let_be(text: str):
    """Check digits, dates and neighbours tell a personal number from any other."""
    assert list(screening.hits(text)) == []


def test_a_hit_has_its_line():
    """The line is the one on which the number stands."""
    assert [hit.line for hit in screening.hits("甲\n\n13812345678\n乙\n机密★\n")] == [3, 5]


@given(
    st.text(st.characters(exclude_categories=("Nd", "Cs"), exclude_characters="★"), max_size=40), st.integers(0, 9999)
)
def test_a_mobile_number_is_found_in_any_surroundings(text: str, number: int):
    """No text without digits around it hides a number, unless it makes it part of a word or address."""
    hits = list(screening.hits(f"{text} 1381234{number:04d} {text}"))
    assert Concern.MOBILE in {hit.concern for hit in hits}


@pytest.mark.parametrize("character", ["\x02", "\x03", "\x1b", "\x7f", "\u202e", "\u2066", "\x0b"])
def test_a_hidden_character_is_named_with_its_line(character: str):
    """What is not seen but changes what is seen is refused."""
    text = f"甲\n乙{character}丙\n"
    assert screening.hidden_character(text.encode(), text) == (2, f"U+{ord(character):04X}")
    assert screening.hidden_in(text) == f"U+{ord(character):04X}"


@pytest.mark.parametrize("text", ["甲乙\r\n丙\t丁\n", "“引”—…〔2026〕", "👨‍👩‍👧 家庭", "　全角"])
def test_what_is_typed_every_day_is_let_be(text: str):
    """Line breaks, tabs, Chinese punctuation and joined emoji are no tricks."""
    assert screening.hidden_character(text.encode(), text) is None
    assert screening.hidden_in(text) == ""
