"""Fifth step of ingest: what stands above the text: letterhead, document number, title, issuers."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from gongkai.ingest.chinese import only_date
from gongkai.ingest.elements import Dropped, Element, Line, Reason, Remark, Unreadable
from gongkai.ingest.noise import opens_body
from gongkai.ingest.organs import is_organ, organs_of_title, split_organs
from gongkai.ingest.titles import (
    contains_words,
    first_complete,
    is_complete_title,
    number_and_title,
    only_number,
    order_organ,
    tidy_title,
)  # fmt: skip

_VERB = re.compile(r"关于|印发|转发|批转")
_SECRET = re.compile(r"(秘密|机密|绝密)\s*(★.*)?|内部(资料|文件|事项)[,，]?(注意保存|不得外传)?")
_URGENT = re.compile(r"(特急|加急|急件|平急|特提)|\d{6}|签发人\s*[:：].{0,12}|★+")
_NOTE = re.compile(r"[（(].*(通过|公布|施行|修正|修订|发布|印发|根据).*[）)]?$")
_LETTERHEAD = re.compile(r"(.{2,80}?)\s*文\s*件")


@dataclass(frozen=True)
class Head:
    """What the head of a document says; `body` are the elements after it."""

    title: str = ""
    title_line: int = 0
    number: str = ""
    number_line: int = 0
    organs: tuple[str, ...] = ()
    order: bool = False
    """It is a decree (命令)."""
    dated: dt.date | None = None
    """A date that stands alone above the text."""
    body: tuple[Element, ...] = ()
    dropped: tuple[Dropped, ...] = ()
    remarks: tuple[Remark, ...] = ()


@dataclass
class _Pieces:
    """Lines of the head that may be parts of the title, and what was read from the others."""

    lines: list[Line] = field(default_factory=list)
    head: Head = field(default_factory=Head)
    dropped: list[Dropped] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)

    def take(self, line: Line, reason: Reason) -> None:
        """Note that a line went into a field."""
        self.dropped.append(Dropped(line.number, line.text, reason))


def read_head(elements: Sequence[Element]) -> Head:
    """Read title, number and issuers; lines that are none of them are dropped and remarked upon."""
    start = next((place for place, element in enumerate(elements) if _opens(element)), len(elements))
    pieces = _Pieces()
    for element in elements[:start]:
        if isinstance(element, Line) and element.text:
            _read_line(element, pieces)
    head = _with_title(pieces)
    return replace(head, body=tuple(elements[start:]), dropped=tuple(pieces.dropped), remarks=tuple(pieces.remarks))


def _opens(element: Element) -> bool:
    if not isinstance(element, Line):
        return True
    text = element.text
    if not text or only_number(text) or number_and_title(text) or order_organ(text):
        return False
    return opens_body(text) or bool(_NOTE.fullmatch(text)) or text.startswith("附件")


def _read_line(line: Line, pieces: _Pieces) -> None:
    bare = re.sub(r"\s", "", line.text)
    if _SECRET.fullmatch(bare):
        raise Unreadable(f"第 {line.number} 行有密级或内部标志「{line.text}」，不能公开，没有写入")
    letterhead = _LETTERHEAD.fullmatch(line.text)
    both = number_and_title(line.text)
    if number := only_number(line.text):
        _take_number(line, number, pieces)
    elif both:
        _take_number(line, both[0], pieces)
        pieces.lines.append(replace(line, raw=both[1]))
    elif organ := order_organ(line.text):
        pieces.head = replace(pieces.head, order=True, organs=pieces.head.organs or (organ,))
        pieces.take(line, Reason.LETTERHEAD)
    elif pieces.head.order and re.fullmatch(r"[（(]?第\S{1,8}号[）)]?", bare):
        _take_number(line, only_number("令" + bare.strip("（）()")) or "", pieces)
    elif letterhead and split_organs(letterhead[1]) and not _VERB.search(line.text):
        pieces.head = replace(pieces.head, organs=(*pieces.head.organs, *split_organs(letterhead[1])))
        pieces.take(line, Reason.LETTERHEAD)
    elif bare == "文件" or _URGENT.fullmatch(bare):
        pieces.take(line, Reason.LETTERHEAD)
    elif date := only_date(re.sub(r"\d{1,2}:\d{2}(:\d{2})?$", "", line.text)):
        pieces.head = replace(pieces.head, dated=pieces.head.dated or date)
        pieces.take(line, Reason.PAGE_FACT)
    else:
        pieces.lines.append(line)


def _take_number(line: Line, number: str, pieces: _Pieces) -> None:
    if pieces.head.number:
        same = pieces.head.number == number
        pieces.take(line, Reason.REPEATED_TITLE if same else Reason.UNKNOWN)
        return
    if re.match(r"字|.*号字", line.text):
        pieces.remarks.append(Remark(line.number, f"文号前后多出的「字」已去掉：{number}"))
    order = pieces.head.order or number.partition("〔")[0].endswith("令") or number.startswith("令")
    pieces.head = replace(pieces.head, number=number, number_line=line.number, order=order)
    pieces.take(line, Reason.NUMBER)


def _with_title(pieces: _Pieces) -> Head:
    lines = _below_letterhead(pieces)
    first, last = _title_span([line.text for line in lines])
    for place, line in enumerate(lines):
        if not first <= place < last:
            _take_other(line, tidy_title(" ".join(line.text for line in lines[first:last])), pieces)
    if first == last:
        return pieces.head
    for line in lines[first:last]:
        pieces.take(line, Reason.TITLE)
    title = tidy_title(" ".join(line.text for line in lines[first:last]))
    organs = organs_of_title(title) or pieces.head.organs
    return replace(pieces.head, title=title, title_line=lines[first].number, organs=organs)


def _below_letterhead(pieces: _Pieces) -> list[Line]:
    """Take the organs that stand above the document number, as a letterhead has them; give the other lines."""
    number = pieces.head.number_line
    lines = []
    for line in pieces.lines:
        names = split_organs(line.text) if line.number < number else ()
        if names and any(_VERB.search(other.text) for other in pieces.lines if other.number > number):
            pieces.head = replace(pieces.head, organs=tuple(dict.fromkeys((*pieces.head.organs, *names))))
            pieces.take(line, Reason.LETTERHEAD)
        else:
            lines.append(line)
    return lines


def _title_span(texts: Sequence[str]) -> tuple[int, int]:
    """Find the title among the lines of the head: the first that speaks of something, or is the name of a document."""
    verb = next((place for place, text in enumerate(texts) if _VERB.search(text)), None)
    if verb is not None:
        first = verb
        while first and is_organ(texts[first - 1]) and not organs_of_title(texts[verb]):
            first -= 1
        count = first_complete(texts[first:])
        return first, first + max(count, verb - first + 1)
    for first, text in enumerate(texts):
        count = first_complete(texts[first : first + 3])
        if count and len(text) >= 4 and not is_organ(text):
            return first, first + count
    return 0, 0


def _take_other(line: Line, title: str, pieces: _Pieces) -> None:
    if title and (contains_words(title, line.text) or contains_words(line.text, title)):
        pieces.take(line, Reason.REPEATED_TITLE)
    elif names := split_organs(line.text):
        organs = pieces.head.organs
        pieces.head = replace(pieces.head, organs=organs or names)
        pieces.take(line, Reason.LETTERHEAD)
    else:
        pieces.take(line, Reason.UNKNOWN)
        pieces.remarks.append(Remark(line.number, f"没有认出「{line.text[:40]}」是什么，没有写入"))


def title_in_text(text: str) -> bool:
    """Tell a line in the text that can serve as its title."""
    return len(text) <= 80 and is_complete_title(text) and not re.search(r"[，。；：]", text)
