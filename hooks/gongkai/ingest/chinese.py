"""Chinese numerals and dates as official documents write them (ingest)."""

from __future__ import annotations

import datetime as dt
import re

from gongkai.clauses import number

NUMERAL = "[一二三四五六七八九十百零〇两]+"
_ZEROS = str.maketrans("○OＯo０零", "〇〇〇〇〇〇")
_YEAR_DIGITS = "〇一二三四五六七八九"
_YEAR = r"(?P<year>\d{4}|[〇○零OＯo一二三四五六七八九]{4})"
_MONTH = r"(?P<month>\d{1,2}|[一二三四五六七八九十元正]{1,2})"
_DAY = r"(?P<day>\d{1,2}|[一二三四五六七八九十]{1,3})"
_WRITTEN = rf"{_YEAR}\s*年\s*{_MONTH}\s*月\s*{_DAY}\s*日"
_PLAIN = r"(?P<y>\d{4})\s*[-/.]\s*(?P<m>\d{1,2})\s*[-/.]\s*(?P<d>\d{1,2})(?!\d)"
DATE = re.compile(rf"{_WRITTEN}|{_PLAIN}")
_FULL_WIDTH = str.maketrans("０１２３４５６７８９－／．：", "0123456789-/.:")


def half_width(text: str) -> str:
    """Turn full-width digits and date separators to half width, character for character."""
    return text.translate(_FULL_WIDTH)


def chinese_number(text: str) -> int:
    """Read 十二, 二十三, 一百零五 or 12; 0 when it is none of them."""
    return number(text) if text.isdecimal() or re.fullmatch(NUMERAL, text) else 0


def find_date(text: str) -> dt.date | None:
    """Give the first date in a text that the calendar has."""
    for match in DATE.finditer(half_width(text)):
        found = _date(match)
        if found:
            return found
    return None


def find_dates(text: str) -> list[dt.date]:
    """Give every date in a text, in order."""
    return [found for match in DATE.finditer(half_width(text)) if (found := _date(match))]


def only_date(text: str) -> dt.date | None:
    """Give the date when a line is nothing but a date (in brackets or spaced out perhaps)."""
    bare = re.sub(r"\s+", "", half_width(text)).strip("（）()[]【】")
    match = DATE.fullmatch(bare)
    return _date(match) if match else None


def _date(match: re.Match[str]) -> dt.date | None:
    try:
        if match["y"]:
            return dt.date(int(match["y"]), int(match["m"]), int(match["d"]))
        year = _year(match["year"])
        month = 1 if match["month"] in "元正" else chinese_number(match["month"])
        return dt.date(year, month, chinese_number(match["day"]))
    except ValueError:
        return None


def _year(text: str) -> int:
    """Read 2023 or 二〇二三, however its zeros are written."""
    if text.isdecimal():
        return int(text)
    return int("".join(str(_YEAR_DIGITS.index(character)) for character in text.translate(_ZEROS)))
