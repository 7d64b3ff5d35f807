"""Requests: fees, time limits and the form, as the law has them."""

from __future__ import annotations

import datetime as dt
import io
import random
import re
from itertools import pairwise
from pathlib import Path

import pytest

from gongkai.request_deadlines import Consultation, deadlines
from gongkai.request_desk import Desk
from gongkai.request_fees import by_items, by_pages, shares_by_items, shares_by_pages
from gongkai.request_form import forms
from gongkai.request_form_files import document
from gongkai.workdays import covered_years, exceptions, is_workday

ROOT = Path(__file__).resolve().parent.parent
DESK = Desk(
    "政务公开科", "0999-8202038", "云溪大道66号312室", "工作日 8:30—17:30", "0999-8202036", "qzfb@yunxi.example"
)


@pytest.mark.parametrize(
    ("count", "yuan"),
    [(0, 0), (1, 0), (10, 0), (11, 100), (30, 2000), (31, 2200), (35, 3000), (40, 4000), (41, 4300), (50, 7000), (51, 7400), (100, 37000)],
)  # fmt: skip
def test_the_fee_by_items(count: int, yuan: int):
    """Ten a month are free, 11 to 30 cost 100 yuan each, and from 31 on each ten cost 100 more (国办函〔2020〕109号)."""
    assert by_items(count) == yuan


@pytest.mark.parametrize(
    ("count", "yuan"), [(0, 0), (30, 0), (31, 10), (100, 700), (101, 720), (200, 2700), (201, 2740), (300, 6700)]
)
def test_the_fee_by_pages(count: int, yuan: int):
    """Thirty pages are free; then 10, 20 and 40 yuan a page."""
    assert by_pages(count) == yuan


@pytest.mark.parametrize("shares", [shares_by_items, shares_by_pages])
def test_the_parts_of_a_fee_follow_one_another(shares):
    """The parts cover every unit once, each dearer than the one before."""
    for count in range(1, 400, 7):
        found = list(shares(count))
        assert (found[0].first, found[-1].last) == (1, count)
        assert all(one.last + 1 == other.first and one.each < other.each for one, other in pairwise(found))


def test_a_count_below_nothing_is_refused():
    """There is no fee for less than no request."""
    with pytest.raises(ValueError, match="negative"):
        by_items(-1)


def _by_hand(start: dt.date, count: int) -> dt.date:
    """Count with chinesecalendar alone."""
    from chinese_calendar import is_workday as known

    day = start
    while count:
        day += dt.timedelta(days=1)
        count -= known(day)
    return day


def test_time_limits_agree_with_the_calendar_on_random_days():
    """A thousand days of receipt, most of them near holidays and moved weekends."""
    chance = random.Random(20)  # noqa: S311 - days, not secrets
    years = covered_years()
    first, last = dt.date(years[-1] - 12, 1, 1), dt.date(years[-1], 9, 1)
    odd = exceptions(first, last)
    near = [*odd.off, *odd.on]
    for _ in range(1000):
        day = chance.choice(near) + dt.timedelta(days=chance.randint(-30, 10))
        found = deadlines(day)
        assert [found.correction_notice.day, found.reply.day, found.extended.day] == [
            _by_hand(day, count) for count in (7, 20, 40)
        ]
        assert found.reply.exact


@pytest.mark.parametrize(
    ("received", "given", "reply"),
    [
        (dt.date(2026, 3, 2), {}, dt.date(2026, 3, 30)),
        (dt.date(2026, 3, 2), {"corrected": dt.date(2026, 3, 13)}, dt.date(2026, 4, 13)),
        (dt.date(2026, 3, 2), {"consultation": Consultation(dt.date(2026, 3, 4), dt.date(2026, 3, 11))}, dt.date(2026, 4, 7)),
        (dt.date(2026, 3, 2), {"consultation": Consultation(dt.date(2026, 4, 20), dt.date(2026, 4, 30))}, dt.date(2026, 3, 30)),
        (dt.date(2026, 9, 24), {}, dt.date(2026, 10, 29)),
    ],
)  # fmt: skip
def test_by_when_a_request_is_answered(received: dt.date, given: dict[str, object], reply: dt.date):
    """Twenty working days; anew from a correction; without the days on which somebody else was asked."""
    assert deadlines(received, **given).reply.day == reply  # type: ignore[arg-type]


def test_a_third_party_has_fifteen_working_days():
    """Counted from the day on which it was asked."""
    found = deadlines(dt.date(2026, 3, 2), consultation=Consultation(dt.date(2026, 3, 4), dt.date(2026, 3, 11)))
    assert found.third_party
    assert found.third_party.day == _by_hand(dt.date(2026, 3, 4), 15)
    assert deadlines(dt.date(2026, 3, 2)).third_party is None


def test_beyond_the_known_calendar_a_time_limit_says_so():
    """The days off of the year after are not published yet."""
    year = covered_years()[-1]
    assert deadlines(dt.date(year, 11, 2)).reply.exact
    assert not deadlines(dt.date(year, 12, 15)).reply.exact


def test_exceptions_are_where_calendar_and_weekday_disagree():
    """What the page's script is given tells every day of a year right."""
    odd = exceptions(dt.date(2025, 1, 1), dt.date(2025, 12, 31))
    day = dt.date(2025, 1, 1)
    while day.year == 2025:
        assert is_workday(day) is ((day.weekday() < 5 and day not in odd.off) or day in odd.on)
        day += dt.timedelta(days=1)


def test_the_form_asks_who_what_and_how_and_never_why():
    """条例 art. 29 has three things asked; the purpose is none of them."""
    for form in forms("云溪区", DESK):
        labels = [blank.label for part in form.parts for blank in part.blanks]
        assert [part.title for part in form.parts[1:]] == ["您要什么信息", "您想怎样拿到", "以下由受理机关填写"]
        assert not [label for label in labels if "用途" in label or "目的" in label]
        assert any(DESK.phone in note and DESK.name in note for note in form.notes)


def test_the_word_form_holds_every_field_on_one_sheet_and_is_the_same_each_time():
    """Both variants: A4, all labels and choices, equal bytes on every build."""
    from docx import Document

    for form in forms("云溪区", DESK):
        made = document(form)
        assert made == document(form)
        read = Document(io.BytesIO(made))
        text = "\n".join(cell.text for table in read.tables for row in table.rows for cell in row.cells)
        assert [blank.label for part in form.parts for blank in part.blanks if blank.label not in text] == []
        assert [
            each for part in form.parts for blank in part.blanks for each in blank.choices if f"□ {each}" not in text
        ] == []
        assert (round(read.sections[0].page_width.mm), round(read.sections[0].page_height.mm)) == (210, 297)


def test_the_decree_and_the_guide_of_the_shipped_portal_follow_the_law():
    """条例 art. 30, 31 and 36(7) and 行政复议法 art. 23 stand in the decree as in the guide that cites it."""
    decree = (ROOT / "content/policies/2024/yxb-2024-2.md").read_text(encoding="utf-8")
    guide = (ROOT / "content/open/on-request.md").read_text(encoding="utf-8")
    clauses = dict(re.findall(r"(?m)^第(.{1,3})条　(.+)$", decree))
    assert "答复期限自收到补正的申请之日起计算" in clauses["六"]
    assert "不计入" not in clauses["六"]
    assert "双方确认之日" in clauses["五"]
    assert all(way in clauses["三"] and way in guide for way in ("传真", "电子邮件"))
    assert "不动产登记" in decree
    assert "先申请行政复议" in clauses["十三"]
    assert "最先得到它的那个机关" in guide


def test_a_fee_alone_is_no_cause_for_review():
    """国办函〔2020〕109号: only that the request is no longer dealt with can be contested, not the fee."""
    for path in ("content/open/on-request.md", "overrides/pages/request_fees.html"):
        text = (ROOT / path).read_text(encoding="utf-8")
        assert "不能单独申请复议或者起诉" in text, path
        assert "向收费的机关提出" not in text, path
