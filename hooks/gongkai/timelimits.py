"""Time limits as catalogs write them (L0): 「信息形成或变更之日起20个工作日内」, 「每年3月31日前」, 「实时」, 「长期」."""

from __future__ import annotations

import re
from dataclasses import dataclass
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


_AT_ONCE = re.compile(r"实时|即时|及时|当[日天]|立即|随时")
_STANDING = re.compile(r"长期|持续|常年|全年")
_PERIODIC = re.compile(r"每(?:个)?(月|季度|季|半年|周)|按(月|季度|季|年)|定期")
_WORKDAYS = re.compile(r"(\d+|[一二三四五六七八九十]+)\s*个?工作日")
_DAYS = re.compile(r"(\d+|[一二三四五六七八九十]+)\s*(?:个?自然日|天|日)(?!前)")
_HOURS = re.compile(r"(\d+|[一二三四五六七八九十]+)\s*个?小时")
_MONTHS = re.compile(r"(\d+|[一二三四五六七八九十]+)\s*个月内")
_YEARLY = re.compile(r"每年(?:的)?(?:(\d+)月(?:(\d+)日|底)?前?|年底前?)?")
_BY_DATE = re.compile(r"(\d{4})年(?:(\d+)月(?:(\d+)日|底)?|年?底)前?")


@dataclass(frozen=True, slots=True)
class TimeLimit:
    """A parsed time limit. `count` is days, working days or hours by `kind`; `month` and `day` close a year."""

    text: str
    kind: LimitKind
    count: int = 0
    year: int = 0
    month: int = 0
    day: int = 0

    def __str__(self) -> str:
        return self.text

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
    if found := _WORKDAYS.search(text):
        return TimeLimit(text, LimitKind.WORKDAYS, count=number(found[1]))
    if found := _BY_DATE.search(text):
        month = int(found[2] or 12)
        return TimeLimit(text, LimitKind.BY_DATE, year=int(found[1]), month=month, day=int(found[3] or 0))
    if (found := _YEARLY.search(text)) and "每年" in text:
        return TimeLimit(text, LimitKind.YEARLY, month=int(found[1] or 12), day=int(found[2] or 0))
    if found := _PERIODIC.search(text):
        return TimeLimit(text, LimitKind.PERIODIC)
    if found := _MONTHS.search(text):
        return TimeLimit(text, LimitKind.DAYS, count=number(found[1]) * 30)
    if found := _DAYS.search(text):
        return TimeLimit(text, LimitKind.DAYS, count=number(found[1]))
    if found := _HOURS.search(text):
        return TimeLimit(text, LimitKind.HOURS, count=number(found[1]))
    if _AT_ONCE.search(text):
        return TimeLimit(text, LimitKind.AT_ONCE)
    return TimeLimit(text, LimitKind.STANDING) if _STANDING.search(text) else None


def _validated(value: object) -> TimeLimit:
    if isinstance(value, TimeLimit):
        return value
    limit = parse(value) if isinstance(value, str) else None
    if limit is None:
        raise PydanticCustomError(
            "time_limit", "读不懂的时限，可写成「20个工作日内」「每年3月31日前」「实时公开」「长期公开」等"
        )
    return limit
