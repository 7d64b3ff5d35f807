"""Time limits as catalogs and work plans write them (L0): 「信息形成或变更之日起20个工作日内」, 「每年3月31日前」, 「实时」, 「长期」."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from pydantic import GetCoreSchemaHandler
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from gongkai.clauses import number


class LimitKind(StrEnum):
    """What a time limit counts."""

    WORKDAYS = "工作日"
    DAYS = "日"
    HOURS = "小时"
    YEARLY = "每年"
    BY_DATE = "截止日期"
    AT_ONCE = "实时"
    STANDING = "长期"
    PERIODIC = "定期"


_AT_ONCE = re.compile(r"实时|即时|及时|立行立改|马上|当[日天]|立即|随时|第一时间")
_STANDING = re.compile(r"长期|持续|常年|全年|常态化|贯穿")
_PERIODIC = re.compile(r"每(?:个)?(月|季度|季|半年|周)|按(月|季度|季|年)|定期")
_WORKDAYS = re.compile(r"(\d+|[一二三四五六七八九十]+)\s*个?工作日")
_DAYS = re.compile(r"(\d+|[一二三四五六七八九十]+)\s*(?:个?自然日|天|日)(?!前)")
_HOURS = re.compile(r"(\d+|[一二三四五六七八九十]+)\s*个?小时")
_MONTHS = re.compile(r"(\d+|[一二三四五六七八九十]+)\s*个月内")
_YEARLY = re.compile(r"每年(?:的)?(?:(\d+)月(?:(\d+)日|底)?前?|年底前?)?")
_BY_DATE = re.compile(r"(\d{4})年(?:(\d+)月(?:(\d+)日|底|[上中下]旬)?|年?底|年?内)前?")
_QUARTER = re.compile(r"(?:(\d{4})年)?(?:第?([一二三四1-4])季度|([上下])半年)(?!.{0,3}[1一]次)")
_WITHIN_YEAR = re.compile(
    r"(?<![\d每])(?:(\d{1,2})月(?:(\d{1,2})日|底|[上中下]旬|份)?(?=前|内|完成|$)|年底前?|年内|年底|本年度内)"
)
_DIGITS = "〇一二三四五六七八九"
_HALF_WIDTH = str.maketrans("０１２３４５６７８９", "0123456789")
_CHINESE_YEAR = re.compile(rf"[{_DIGITS}]{{4}}(?=年)")
_CHINESE_DAY = re.compile(r"[一二三四五六七八九十]{1,3}(?=[月日])")
_NUMBERED_DAY = re.compile(r"(?<!\d)(\d{4})[-./](\d{1,2})(?:[-./](\d{1,2}))?(?!\d)")
_RANGE = re.compile(r"\d{1,2}月(?:\d{1,2}日)?\s*[至到—~－-]\s*(?=\d{1,2}月)")
_TENTHS = {"上旬": 10, "中旬": 20}
_HALVES = {"上": 6, "下": 12}


@dataclass(frozen=True, slots=True)
class TimeLimit:
    """A parsed time limit. `count` is days, working days or hours by `kind`; `month` and `day` close a year.

    `year` is 0 where the words name none (「9月底前」), `day` where the month's last is meant.
    """

    text: str
    kind: LimitKind
    count: int = 0
    year: int = 0
    month: int = 0
    day: int = 0

    def __str__(self) -> str:
        return self.text

    def ends_on(self, year: int) -> dt.date | None:
        """Give the day on which the time is up, or None where the words name no day; `year` fills in for one not named."""
        if self.kind not in {LimitKind.BY_DATE, LimitKind.YEARLY}:
            return None
        year = self.year or year
        last = calendar.monthrange(year, self.month)[1]
        return dt.date(year, self.month, min(self.day or last, last))

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_before_validator_function(
            _validated,
            core_schema.is_instance_schema(cls),
            serialization=core_schema.plain_serializer_function_ser_schema(str, return_schema=core_schema.str_schema()),
            json_schema_input_schema=core_schema.str_schema(),
        )


def parse(text: str) -> TimeLimit | None:
    """Read a time limit, or None when none of the known forms is in `text`."""
    text = text.strip()
    found = next((limit for read in _READERS if (limit := read(_in_digits(text)))), None)
    return replace(found, text=text) if found and _is_possible(found) else None


def _in_digits(text: str) -> str:
    """Write years, months and days in plain digits: 二〇二六年九月, ２０日, 2026-09-30; of 1月至6月 the end."""
    words = _CHINESE_YEAR.sub(lambda found: "".join(str(_DIGITS.index(each)) for each in found[0]), text)
    words = _CHINESE_DAY.sub(lambda found: str(number(found[0])), words.translate(_HALF_WIDTH))
    words = _NUMBERED_DAY.sub(lambda found: f"{found[1]}年{found[2]}月{f'{found[3]}日' if found[3] else ''}", words)
    return _RANGE.sub("", words)


def _is_possible(limit: TimeLimit) -> bool:
    """Tell a month that years have: 13月 is a slip of the pen; of 6月31日 the month's last day is meant."""
    return limit.kind not in {LimitKind.BY_DATE, LimitKind.YEARLY} or 1 <= limit.month <= 12


def _closing(text: str) -> TimeLimit | None:
    """Read a limit that a day of a year ends, or of every year."""
    if found := _BY_DATE.search(text):
        return _by_date(text, found[1], found[2], found[3], found[0])
    if (found := _YEARLY.search(text)) and "每年" in text:
        return TimeLimit(text, LimitKind.YEARLY, month=int(found[1] or 12), day=int(found[2] or 0))
    return None


def _within_a_year(text: str) -> TimeLimit | None:
    """Read a limit that a quarter, a month or a day ends, the year not being named."""
    if found := _QUARTER.search(text):
        month = _HALVES[found[3]] if found[3] else number(found[2]) * 3
        return _by_date(text, found[1], str(month), None, "")
    if found := _WITHIN_YEAR.search(text):
        return _by_date(text, None, found[1], found[2], found[0])
    return None


def _counting(pattern: re.Pattern[str], kind: LimitKind, times: int = 1) -> Callable[[str], TimeLimit | None]:
    """Make the reader of a limit that counts something, each worth `times` of `kind`."""

    def read(text: str) -> TimeLimit | None:
        found = pattern.search(text)
        return TimeLimit(text, kind, count=number(found[1]) * times) if found else None

    return read


def _saying(pattern: re.Pattern[str], kind: LimitKind) -> Callable[[str], TimeLimit | None]:
    """Make the reader of a limit that is but a word."""
    return lambda text: TimeLimit(text, kind) if pattern.search(text) else None


_READERS = (
    _counting(_WORKDAYS, LimitKind.WORKDAYS),
    _closing,
    _saying(_PERIODIC, LimitKind.PERIODIC),
    _within_a_year,
    _counting(_MONTHS, LimitKind.DAYS, 30),
    _counting(_DAYS, LimitKind.DAYS),
    _counting(_HOURS, LimitKind.HOURS),
    _saying(_AT_ONCE, LimitKind.AT_ONCE),
    _saying(_STANDING, LimitKind.STANDING),
)
"""How a limit is read, the surest form first."""


def _by_date(text: str, year: str | None, month: str | None, day: str | None, words: str) -> TimeLimit:
    """Make a limit that a day ends; a third of a month ends on the 10th, the 20th or its last day."""
    tenth = next((last for third, last in _TENTHS.items() if third in words), 0)
    return TimeLimit(text, LimitKind.BY_DATE, year=int(year or 0), month=int(month or 12), day=int(day or tenth))


def _validated(value: object) -> TimeLimit:
    if isinstance(value, TimeLimit):
        return value
    limit = parse(value) if isinstance(value, str) else None
    if limit is None:
        raise PydanticCustomError(
            "time_limit",
            "读不懂的时限，可写成「20个工作日内」「2026年9月底前」「每年3月31日前」「实时公开」「长期公开」等",
        )
    return limit
