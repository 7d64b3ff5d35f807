"""What is told of documents that are not disclosed: numbers, and none that tells of a single one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from gongkai.attribute_counts import LEAST, AttributeCounts, counts, last_quarter
from gongkai.kinds.policy import AttributeReview, Policy
from gongkai.vocabularies import Disclosure, Genre, NondisclosureGround
from tests.portals import POLICY, TODAY, load, other_policy, policy

ORGANS = ("qzf", "qzfb", "jtj", "mzj")
GENRES = (Genre.NOTICE, Genre.REPORT, Genre.LETTER)


def _policy(
    number: int, year: int, organ: str, genre: Genre, attribute: Disclosure, ground: NondisclosureGround | None
) -> Policy:
    day = dt.date(year, 3, 1)
    return Policy(
        id=f"p-{number}", title=f"文件{number}", genre=genre, category="其他文件", issued_by=(organ,), topics=("a",), summary="摘要",
        formed_on=day, published_on=day, disclosure=attribute, nondisclosure_ground=ground if attribute is Disclosure.NONE else None,
    )  # fmt: skip


documents = st.lists(
    st.tuples(
        st.integers(2019, 2026), st.sampled_from(ORGANS), st.sampled_from(GENRES), st.sampled_from(list(Disclosure)),
        st.sampled_from(list(NondisclosureGround)),
    ),
    max_size=60,
).map(lambda rows: [_policy(number, *row) for number, row in enumerate(rows)])  # fmt: skip


def cells(found: AttributeCounts) -> Iterator[int | None]:
    """Every number on what is withheld."""
    for row in (found.total, *found.by_year, *found.by_genre):
        yield from (row.on_request, row.none)
    yield from (row.withheld for row in found.by_organ)
    yield from (count for _, count in found.by_ground)


@settings(max_examples=150, deadline=None)
@given(documents)
def test_no_number_tells_of_fewer_documents_than_the_least(policies: list[Policy]):
    """A cell on what is withheld is none, at least three, or not told; no organ is shown for what it hides alone."""
    found = counts(policies, TODAY, every=1)
    assert [each for each in cells(found) if each is not None and 0 < each < LEAST] == []
    open_organs = {each.issued_by[0] for each in policies if each.disclosure is Disclosure.PROACTIVE}
    assert {row.organ for row in found.by_organ if row.withheld is None} <= open_organs


@settings(max_examples=150, deadline=None)
@given(documents)
def test_what_is_not_told_cannot_be_worked_out(policies: list[Policy]):
    """The sum less what is told is none or at least three, and that of more than one organ."""
    found = counts(policies, TODAY, every=1)
    hidden = [each for each in policies if each.disclosure is not Disclosure.PROACTIVE]
    told = sum(row.withheld for row in found.by_organ if row.withheld is not None)
    left = len(hidden) - told
    assert left == 0 or left >= LEAST or told == 0
    silent = {each.issued_by[0] for each in hidden} - {row.organ for row in found.by_organ if row.withheld}
    assert len(silent) != 1 or told == 0


@settings(max_examples=150, deadline=None)
@given(documents)
def test_every_document_is_counted_once(policies: list[Policy]):
    """Where all is told, years, genres and grounds add up to the documents there are."""
    found = counts(policies, TODAY, every=1)
    real = {each: sum(policy.disclosure is each for policy in policies) for each in Disclosure}
    for rows in (found.by_year, found.by_genre):
        assert sum(row.proactive for row in rows) == real[Disclosure.PROACTIVE]
        for name, attribute in (("on_request", Disclosure.ON_REQUEST), ("none", Disclosure.NONE)):
            told = [getattr(row, name) for row in rows]
            assert None in told or sum(told) == real[attribute]
    assert sum(count for _, count in found.by_ground) in {real[Disclosure.NONE], 0}
    years = [(int(row.key), int(row.last_year)) for row in found.by_year]
    assert years == sorted(years, reverse=True)
    assert all(first <= last for first, last in years)


def test_a_count_is_of_whole_quarters():
    """What is formed this quarter is not counted before the quarter is over."""
    assert last_quarter(dt.date(2026, 11, 25)) == dt.date(2026, 9, 30)
    assert last_quarter(dt.date(2027, 1, 1)) == dt.date(2026, 12, 31)
    assert last_quarter(dt.date(2026, 2, 28)) == dt.date(2025, 12, 31)
    late = Policy(
        **{
            **_policy(1, 2026, "qzf", Genre.NOTICE, Disclosure.PROACTIVE, None).model_dump(),
            "formed_on": dt.date(2026, 10, 8),
        }
    )
    assert counts([late], dt.date(2026, 11, 25), every=1).total.proactive == 0
    assert counts([late], dt.date(2027, 1, 2), every=1).total.proactive == 1


def test_the_review_of_a_year_is_counted_when_the_year_is_over():
    """Due are the documents of the year before and earlier; what was not looked at is due again."""
    old = [_policy(n, 2023, "qzf", Genre.NOTICE, Disclosure.NONE, NondisclosureGround.PROCESS) for n in range(8)]
    look = AttributeReview(on=dt.date(2025, 11, 10), by="办公室", outcome="维持原属性")
    reviewed = [each.model_copy(update={"attribute_reviews": (look,)}) for each in old[:5]]
    review = counts([*reviewed, *old[5:]], dt.date(2026, 11, 25), every=1).review
    assert (review.year, review.due, review.reviewed, review.next_due) == (2025, 8, 5, 8)


def test_one_that_was_not_reviewed_cannot_be_worked_out():
    """Where only one was left out, it is not told how many were reviewed."""
    old = [_policy(n, 2023, "qzf", Genre.NOTICE, Disclosure.NONE, NondisclosureGround.PROCESS) for n in range(6)]
    look = AttributeReview(on=dt.date(2025, 11, 10), by="办公室", outcome="维持原属性")
    reviewed = [each.model_copy(update={"attribute_reviews": (look,)}) for each in old[:5]]
    assert counts([*reviewed, old[5]], dt.date(2026, 11, 25), every=1).review.reviewed is None


def _leaves(value: object) -> Iterator[object]:
    if is_dataclass(value) and not isinstance(value, type):
        for each in fields(value):
            yield from _leaves(getattr(value, each.name))
    elif isinstance(value, tuple):
        for each in value:
            yield from _leaves(each)
    else:
        yield value


def test_only_numbers_pass_the_boundary(tmp_path: Path):
    """The published portal knows how many are withheld, but no id, title, number or date of any."""
    secret = {
        f"content/policies/2026/yx-2026-{number}.md": other_policy(
            number, title=f"绝不外传之件{number}", disclosure="不予公开", nondisclosure_ground="过程性信息", formed_on="2026-04-02",
            published_on="2026-04-02", keywords=[f"密语{number}"],
        )
        for number in range(2, 7)
    }  # fmt: skip
    loaded = load(tmp_path, {POLICY: policy(), **secret})
    assert loaded.published is not None
    numbers = loaded.published.attributes
    assert numbers is not None
    assert numbers.total.none == 5
    assert [record.id for record in loaded.published.all(Policy)] == ["yx-2026-1"]
    known = {"", "通知", "2026", "qzf", "过程性信息"}
    leaves = [each for each in _leaves(numbers) if not isinstance(each, int) and each is not None]
    assert {each for each in leaves if not isinstance(each, dt.date)} <= known
    assert {each for each in leaves if isinstance(each, dt.date)} == {numbers.through}
