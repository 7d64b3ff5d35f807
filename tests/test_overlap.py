"""How much of an interpretation is copied: measured in long common runs, whatever the layout."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.overlap import RUN, copied_share

LETTERS = [chr(code) for code in range(0x4E00, 0x5E00)]


def letters(count: int, seed: int) -> str:
    """Make a text in which no run repeats."""
    return "".join(random.Random(seed).choices(LETTERS, k=count))  # noqa: S311 - no secret


@pytest.mark.parametrize("share", [0.0, 0.2, 0.5, 1.0])
def test_the_share_is_that_of_the_copied_part(share: float):
    """A text of which a part is taken over has just that share."""
    original = letters(2000, 1)
    own = letters(round(1000 * (1 - share)), 2)
    assert copied_share(own + original[500 : 500 + round(1000 * share)], original) == pytest.approx(share, abs=0.01)


def test_layout_and_punctuation_hide_nothing():
    """Lines broken anew, other marks and emphasis change nothing."""
    original = letters(400, 3)
    disguised = "\n\n".join(f"> **{original[place : place + 20]}**，" for place in range(0, 400, 20))
    assert copied_share(disguised, original) == 1.0


def test_short_common_phrases_do_not_count():
    """Names of offices and laws in passing are no copy."""
    original = letters(1000, 4)
    phrases = "".join(original[place : place + RUN - 1] + letters(5, place) for place in range(0, 900, 50))
    assert copied_share(phrases, original) == 0.0


def test_a_passage_repeated_counts_each_time_it_stands():
    """Copying the same clause twice is copying twice."""
    original = letters(300, 5)
    assert copied_share(original[:100] + letters(200, 6) + original[:100], original) == pytest.approx(0.5, abs=0.01)


@given(st.text(max_size=80), st.text(max_size=80))
def test_the_share_is_a_share(text: str, original: str):
    """Whatever the texts, the result lies between 0 and 1, and a text is a copy of itself."""
    assert 0.0 <= copied_share(text, original) <= 1.0


@given(st.text(st.sampled_from("甲乙丙"), min_size=RUN, max_size=200))
def test_a_text_is_a_copy_of_itself(text: str):
    """Even one of few letters, whose runs lie over one another."""
    assert copied_share(text, text) == 1.0
