"""Time limits as catalogs write them: read where they are of a known form, refused where not."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.timelimits import LimitKind, TimeLimit, parse


@pytest.mark.parametrize(
    ("text", "kind", "numbers"),
    [
        ("信息形成或变更之日起20个工作日内", LimitKind.WORKDAYS, (20, 0, 0, 0)),
        ("自收到之日起二十个工作日内", LimitKind.WORKDAYS, (20, 0, 0, 0)),
        ("十个工作日内", LimitKind.WORKDAYS, (10, 0, 0, 0)),
        ("十五个工作日", LimitKind.WORKDAYS, (15, 0, 0, 0)),
        ("7日内", LimitKind.DAYS, (7, 0, 0, 0)),
        ("公示期不少于30天", LimitKind.DAYS, (30, 0, 0, 0)),
        ("三个月内", LimitKind.DAYS, (90, 0, 0, 0)),
        ("每年3月31日前", LimitKind.YEARLY, (0, 0, 3, 31)),
        ("每年1月底前", LimitKind.YEARLY, (0, 0, 1, 0)),
        ("每年年底前", LimitKind.YEARLY, (0, 0, 12, 0)),
        ("2026年6月30日前", LimitKind.BY_DATE, (0, 2026, 6, 30)),
        ("2026年底前", LimitKind.BY_DATE, (0, 2026, 12, 0)),
        ("2023年年底前完成", LimitKind.BY_DATE, (0, 2023, 12, 0)),
        ("2023年10月底前对今年以来所发布政府信息全面规范", LimitKind.BY_DATE, (0, 2023, 10, 0)),
        ("2026年3月中旬", LimitKind.BY_DATE, (0, 2026, 3, 20)),
        ("9月底前", LimitKind.BY_DATE, (0, 0, 9, 0)),
        ("6月30日前", LimitKind.BY_DATE, (0, 0, 6, 30)),
        ("12月底前完成，并长期坚持", LimitKind.BY_DATE, (0, 0, 12, 0)),
        ("年底前", LimitKind.BY_DATE, (0, 0, 12, 0)),
        ("2026年上半年", LimitKind.BY_DATE, (0, 2026, 6, 0)),
        ("第三季度末", LimitKind.BY_DATE, (0, 0, 9, 0)),
        ("每季度至少1次", LimitKind.PERIODIC, (0, 0, 0, 0)),
        ("决策文件出台后的10个工作日内", LimitKind.WORKDAYS, (10, 0, 0, 0)),
        ("长期坚持", LimitKind.STANDING, (0, 0, 0, 0)),
        ("第一时间回应", LimitKind.AT_ONCE, (0, 0, 0, 0)),
        ("实时公开", LimitKind.AT_ONCE, (0, 0, 0, 0)),
        ("及时公开", LimitKind.AT_ONCE, (0, 0, 0, 0)),
        ("长期公开", LimitKind.STANDING, (0, 0, 0, 0)),
        ("常年公示", LimitKind.STANDING, (0, 0, 0, 0)),
        ("按季度公开", LimitKind.PERIODIC, (0, 0, 0, 0)),
        ("每月公开一次", LimitKind.PERIODIC, (0, 0, 0, 0)),
        ("２０个工作日内", LimitKind.WORKDAYS, (20, 0, 0, 0)),
        ("２０２６年９月底前", LimitKind.BY_DATE, (0, 2026, 9, 0)),
        ("二〇二六年九月三十日前", LimitKind.BY_DATE, (0, 2026, 9, 30)),
        ("2026-09-30前", LimitKind.BY_DATE, (0, 2026, 9, 30)),
        ("2026.9.30", LimitKind.BY_DATE, (0, 2026, 9, 30)),
        ("2027年1月至6月", LimitKind.BY_DATE, (0, 2027, 6, 0)),
        ("立行立改", LimitKind.AT_ONCE, (0, 0, 0, 0)),
    ],
)
def test_known_forms_are_read(text: str, kind: LimitKind, numbers: tuple[int, int, int, int]):
    """Kind and numbers are those of the words, and the words are kept."""
    found = parse(text)
    assert found is not None
    assert (found.kind, (found.count, found.year, found.month, found.day)) == (kind, numbers)
    assert str(found) == text


@pytest.mark.parametrize("text", ["", "看情况", "尽快", "另行规定", "2026年13月底前", "2026年0月底前"])
def test_other_words_are_not_guessed_at(text: str):
    """What is not understood is left to the editor."""
    assert parse(text) is None


@given(st.text())
def test_no_text_raises(text: str):
    """Anything typed is a limit or none."""
    assert parse(text) is None or isinstance(parse(text), TimeLimit)


@given(st.integers(1, 99))
def test_figures_and_numerals_say_the_same(count: int):
    """二十 is 20, whoever writes it."""
    from gongkai.clauses import chinese

    assert parse(f"{chinese(count)}个工作日内") == TimeLimit(
        f"{chinese(count)}个工作日内", LimitKind.WORKDAYS, count=count
    )


@pytest.mark.parametrize(
    ("text", "year", "ends"),
    [
        ("2023年年底前完成", 2026, dt.date(2023, 12, 31)),
        ("2024年2月底前", 2026, dt.date(2024, 2, 29)),
        ("9月底前", 2026, dt.date(2026, 9, 30)),
        ("每年3月31日前", 2026, dt.date(2026, 3, 31)),
        ("6月31日前", 2026, dt.date(2026, 6, 30)),
        ("长期坚持", 2026, None),
        ("20个工作日内", 2026, None),
    ],
)
def test_a_limit_of_a_day_says_which(text: str, year: int, ends: dt.date | None):
    """The year that the words do not name is given; a day that a month has not is its last."""
    found = parse(text)
    assert found is not None
    assert found.ends_on(year) == ends
