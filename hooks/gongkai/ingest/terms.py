"""From when and until when a document says it is in force, and what it says it replaces (ingest)."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass

from gongkai.ingest.chinese import DATE, chinese_number, find_date, half_width
from gongkai.ingest.elements import Remark

_SELF = r"(?:本(?:办法|规定|细则|规则|方案|意见|通知|决定|通告|公告|预案|制度|条例|措施|规划|计划|要点|标准|规程|文件|实施\S{2})|现予(?:公布|发布|印发)|(?:^|[。；，])\s*自)"
_FROM = re.compile(
    rf"{_SELF}[^。；]{{0,40}}?自?(?P<date>{DATE.pattern.replace('?P<', '?P<a_')})\s*起(?:施行|实施|执行|生效|试行)"
)
_SOON = re.compile(
    rf"{_SELF}[^。；]{{0,30}}?自?(?:发布|公布|印发|下发|颁布)之日起\S{{0,8}}?(?:施行|实施|执行|生效|试行)"
)
_UNTIL = re.compile(
    rf"有效期\S{{0,3}}?至\s*(?P<date>{DATE.pattern.replace('?P<', '?P<b_')})|至\s*{DATE.pattern.replace('?P<', '?P<c_')}\s*(?:止|失效|废止)"
)
_YEARS = re.compile(r"(?:试行期|有效期|暂行期)\S{0,4}?(\d{1,2}|[一二两三四五六七八九十]{1,2})\s*年")
_OWN_TERM = re.compile(r"(?:^|[，。；])\s*(?:本[^，。；]{2,8})?(?:有效期|试行期)")
_REPLACED = re.compile(r"《([^《》]{4,80})》\s*(?:[（(][^（）()]{4,40}号[）)])?[^。]{0,30}?(?:同时|即行|予以)?废止")


@dataclass(frozen=True)
class Terms:
    """Dates of force; `doubt` is about the end."""

    effective_on: dt.date | None = None
    expires_on: dt.date | None = None
    doubt: str = ""
    remarks: tuple[Remark, ...] = ()


def read_terms(texts: Sequence[str]) -> Terms:
    """Read what the text says of itself; what it says of others is let be."""
    effective = expires = None
    years, soon = 0, False
    for text in map(half_width, texts):
        match = _FROM.search(text)
        if match and effective is None:
            effective = find_date(match["date"])
        soon = soon or bool(_SOON.search(text))
        about_itself = bool(match) or bool(_OWN_TERM.search(text))
        until = _UNTIL.search(text)
        if until and about_itself and expires is None:
            expires = find_date(until[0])
        length = _YEARS.search(text)
        if length and about_itself and not years:
            years = chinese_number(length[1])
    remarks = [*_replaced(texts)]
    if soon and effective is None:
        remarks.append(Remark(0, "原文写「自发布（印发）之日起施行」，没有写日期；施行日期没有填，即自公开之日起"))
    if expires is None and years and effective:
        return Terms(
            effective, _plus_years(effective, years), f"有效期按原文「{years}年」从施行日期推算", tuple(remarks)
        )
    if expires is None and years:
        remarks.append(Remark(0, f"原文写有效期 {years} 年，但没有写明起算日期；有效期没有填，请补"))
    return Terms(effective, expires, "", tuple(remarks))


def _replaced(texts: Sequence[str]) -> list[Remark]:
    names = dict.fromkeys(name for text in texts for name in _REPLACED.findall(text))
    return [Remark(0, f"原文提到废止《{name}》；如果它也在文件库里，请把它的标识写进 supersedes") for name in names]


def _plus_years(start: dt.date, years: int) -> dt.date:
    """Give the last day of a term of years that begins on `start`."""
    try:
        end = start.replace(year=start.year + years)
    except ValueError:
        end = dt.date(start.year + years, 3, 1)
    return end - dt.timedelta(days=1)
