"""Titles and document numbers as documents print them (ingest)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from gongkai.ingest.chinese import chinese_number, half_width
from gongkai.ingest.organs import is_organ
from gongkai.vocabularies import Genre

_KINDS = (
    "办法 规定 细则 规则 方案 要点 计划 规划 预案 章程 制度 条例 措施 清单 目录 指南 标准 规程 守则 准则 纲要 说明 总结 答复 复函 名单 安排 解读 "
    "分解表 一览表 明细表 汇总表 登记表 申请表 统计表 任务表 台账 流程 程序 机制 导则 规范 指引 要求 分工 体系 协议 表 图 令 书"
)
_ENDING = r"(?:\s*[（(【〔\[][^（）()]{1,24}[）)】〕\]])*"
_COMPLETE = re.compile(rf"(?:{'|'.join([*Genre, *_KINDS.split()])})[》〉”\"]?{_ENDING}$")
_CARRIED = re.compile(r"印发|转发|批转")
_CARRIER = re.compile(rf"(?:通知|函|公告|通告|决定|令|意见|批复|通报){_ENDING}$")
_BRACKET = r"[〔\[\(（【［﹝〖]"
_CLOSING = r"[〕\]\)）】］﹞〗]"
_NUMBER = re.compile(
    rf"(?P<code>[\u4e00-\u9fff·]{{1,24}}?)\s*{_BRACKET}\s*(?P<year>\d{{4}})\s*(?:年)?\s*{_CLOSING}\s*第?\s*0*(?P<serial>\d{{1,5}})\s*号"
)
_ORDER = re.compile(
    r"(?P<organ>\S{0,40}?)令\s*[（(]?\s*(?:第)?\s*0*(?P<serial>\d{1,4}|[一二三四五六七八九十百零〇]+)\s*号[）)]?"
)
_CJK = r"[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]"


def tidy_spaces(text: str) -> str:
    """Take out the spaces that setting and wrapping put between Chinese characters."""
    return re.sub(rf"(?<={_CJK})\s+|\s+(?={_CJK})", "", text.strip())


def tidy_title(text: str) -> str:
    """Write a title on one line; only the space between joint issuers stays."""
    parts = text.split()
    title = parts[0] if parts else ""
    for before, part in pairwise(parts):
        verb = re.search(r"关于|印发|转发|批转", part)
        issuer = part[: verb.start()] if verb else part
        joint = is_organ(before) and is_organ(issuer)
        latin = title[-1:].isascii() and part[:1].isascii() and (title[-1:] + part[:1]).isalpha()
        title += (" " if joint or latin else "") + part
    return title


def is_complete_title(text: str) -> bool:
    """Tell a title that has reached its end; one that carries another document ends with its own genre."""
    bare = tidy_spaces(text)
    if _CARRIED.search(bare) and not re.search(r"印发.{0,60}》$", bare):
        return bool(_CARRIER.search(bare))
    return bool(_COMPLETE.search(bare))


def genre_of(title: str) -> Genre | None:
    """Read the genre at the end of a title."""
    bare = re.sub(rf"{_ENDING}$", "", tidy_spaces(title)).rstrip('》〉”"')
    if bare.endswith("令"):
        return Genre.ORDER
    return next((genre for genre in sorted(Genre, key=len, reverse=True) if bare.endswith(genre)), None)


def find_number(text: str) -> str | None:
    """Write the first document number in a text the standard way, 〔〕 and no leading zeros; orders as 令第N号."""
    match = _NUMBER.search(half_width(text))
    if match:
        return f"{_code(match['code'])}〔{match['year']}〕{int(match['serial'])}号"
    order = _ORDER.search(half_width(text))
    return f"令第{chinese_number(order['serial'])}号" if order and chinese_number(order["serial"]) else None


def only_number(text: str) -> str | None:
    """Give the number when a line is nothing else; a stray 字 of the letterhead, and who signed, are let pass."""
    bare = re.sub(r"\s", "", half_width(text))
    bare = re.sub(r"签发人[:：].{0,12}$", "", bare).strip("（）()")
    if _NUMBER.fullmatch(bare.removesuffix("字")) or _ORDER.fullmatch(bare) or _NUMBER.fullmatch(bare + "）"):
        return find_number(bare)
    return None


def order_organ(text: str) -> str:
    """Give the organ of 「云溪区人民政府令」, empty when the line is no such head."""
    match = re.fullmatch(r"(\S{2,30}?)令(?:\s*[（(]?第\S{1,8}号[）)]?)?", re.sub(r"\s", "", text))
    return match[1] if match and is_organ(match[1]) else ""


def number_and_title(text: str) -> tuple[str, str] | None:
    """Take apart 「云政办发〔2023〕5号《…通知》」 and 「…通知（云政办发〔2023〕5号）」."""
    bare = tidy_spaces(half_width(text))
    match = _NUMBER.match(bare)
    if match and bare[match.end() :].startswith("《") and bare.endswith("》"):
        return find_number(match[0]) or "", _unquoted(bare[match.end() :])
    tail = re.search(rf"[（(]({_NUMBER.pattern})[）)]$", bare)
    if tail and is_complete_title(bare[: tail.start()]):
        return find_number(tail[1]) or "", bare[: tail.start()]
    return None


def _unquoted(title: str) -> str:
    """Take a title out of its 《》; the 〈〉 within become 《》 again."""
    return title[1:-1].translate(str.maketrans("〈〉", "《》"))


def carried_titles(title: str) -> tuple[str, ...]:
    """Give the titles of the documents that a title issues or forwards."""
    match = re.search(r"(?:印发|转发|批转)(.+?)的?(?:通知|函|公告|决定)", tidy_spaces(title))
    if not match:
        return ()
    quoted = re.findall(r"[《〈](.+?)[》〉]", match[1])
    return tuple(quoted) or (match[1],)


def _code(code: str) -> str:
    """Strip the stray 字 that the line of the letterhead leaves before a code; no code begins with it."""
    return code.removeprefix("字")


def same_words(left: str, right: str) -> bool:
    """Tell whether two titles agree but for spaces, quotes and widths of punctuation."""
    return _bare(left) == _bare(right)


def contains_words(whole: str, part: str) -> bool:
    """Tell whether a title contains another but for spaces, quotes and widths of punctuation."""
    return _bare(part) in _bare(whole)


def _bare(text: str) -> str:
    return re.sub(r"[^\w\u4e00-\u9fff]", "", text)


def first_complete(pieces: Sequence[str]) -> int:
    """Count how many pieces from the first make a complete title; 0 when none do."""
    for count in range(1, min(len(pieces), 6) + 1):
        going_on = count < len(pieces) and pieces[count].startswith(("的", "暂行", "试行"))
        if not going_on and is_complete_title(" ".join(pieces[:count])):
            return count
    return 0
