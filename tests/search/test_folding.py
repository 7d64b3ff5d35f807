"""What people write in many ways folds to one spelling."""

from __future__ import annotations

import pytest

from gongkai.search.folding import MARK, fold

_ALIKE = [
    ("云政发〔2023〕4号", "云政发[2023]4号", "云政发（2023）4号", "云政发【2023】４号", "云政发2023 4号"),
    ("臺灣", "台湾"),
    ("ＡＢＣ", "abc", "Abc"),
    ("关于印发《云溪区低保办法》的通知", "关于印发云溪区低保办法的通知"),
    ("“放管服”改革", "放管服改革", "「放管服」改革"),
    ("第一条　为了", "第一条为了"),
    ("（一）建立", "(一)建立"),
    ("2023—2025年", "2023-2025年"),
]
_DIFFERENT = [
    ("办法，自", "办法自"),
    ("12", "2012"),
    ("著名", "着名"),
    ("（一）建立", "一建立"),
    ("甲\n乙", "甲乙"),
    ("a b", "ab"),
]


@pytest.mark.parametrize("spellings", _ALIKE, ids=lambda row: row[0])
def test_spellings_fold_alike(spellings: tuple[str, ...]) -> None:
    """Spellings that mean the same have the same folded text."""
    assert len({fold(spelling).text for spelling in spellings}) == 1


@pytest.mark.parametrize(("left", "right"), _DIFFERENT)
def test_different_words_stay_apart(left: str, right: str) -> None:
    """Folding loses no difference that a reader would mind."""
    assert fold(left).text not in fold(right).text
    assert fold(right).text not in fold(left).text


def test_words_are_marked_at_their_beginning() -> None:
    """A word is marked where it begins, so its middle is never found."""
    assert fold("在2023年PM2.5达标").text == f"在{MARK}2023年{MARK}pm2.{MARK}5达标"
