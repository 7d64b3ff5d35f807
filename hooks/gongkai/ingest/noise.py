"""Third step of ingest: take out page numbers and what belongs to the web page, keeping what it states as facts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from gongkai.ingest.chinese import find_date
from gongkai.ingest.chrome import (
    is_bare_number,
    is_breadcrumb,
    is_contents_entry,
    is_link_line,
    is_page_number,
    is_site_footer,
    is_site_name,
    is_tools,
)  # fmt: skip
from gongkai.ingest.elements import Dropped, Element, Line, Reason, Sifted, Table
from gongkai.ingest.labels import DATES, Fact, bare_label, iter_values, read_labels, read_tail_labels
from gongkai.ingest.numbering import Mark, read_numbering
from gongkai.ingest.running_heads import running_heads

_TAIL_LINES = 12
_HEAD_LINES = 60
_OPENING = frozenset({Mark.PART, Mark.CHAPTER, Mark.ARTICLE, Mark.CHINESE, Mark.CHINESE_BRACKET})
_TO_WHOM = re.compile(r"各[^关于]{0,20}(政府|街道|乡|镇|部门|单位|委|局|办|开发区|县|区)[^关于]*[,，、]")
_VALUE = {
    Fact.INDEX_NUMBER: re.compile(r"[\w/\-—.]{5,50}"),
    Fact.DOCUMENT_NUMBER: re.compile(r"\S{0,16}[〔\[（(【［]\d{4}.{1,8}号|.{0,20}令第?\S{1,6}号"),
    Fact.ISSUER: re.compile(r"\S{2,40}(府|室|厅|局|委|会|部|院|处|办|署|中心|小组)"),
    Fact.VALIDITY: re.compile(r"(现行)?有效|失效|已?废止|部分失效|已?修改"),
}


def opens_body(text: str) -> bool:
    """Tell the first line of the text proper: to whom it goes, a first item, or a sentence."""
    numbering = read_numbering(text)
    if numbering and numbering.mark in _OPENING:
        return True
    return text.endswith(("：", ":")) or "。" in text or len(text) > 120 or bool(_TO_WHOM.match(text))


def sift(elements: Sequence[Element]) -> Sifted:
    """Take out page numbers and page chrome; read labelled facts above and below the text."""
    head, tail = _edges(elements)
    kept: list[Element] = []
    dropped: list[Dropped] = []
    facts: dict[str, tuple[int, str]] = {}
    waiting: Fact | None = None
    repeated = running_heads(elements)
    for index, line in enumerate(elements):
        if isinstance(line, Table) or not line.text:
            kept.append(line)
            continue
        if line.text in repeated:
            dropped.append(Dropped(line.number, line.text, Reason.RUNNING_HEAD))
            continue
        place = "head" if index < head else "tail" if index >= tail else ""
        if waiting and place == "head" and _is_value(waiting, line.text):
            facts.setdefault(waiting, (line.number, line.text))
            dropped.append(Dropped(line.number, line.text, Reason.PAGE_FACT))
            waiting = None
            continue
        pairs = _pairs(line.text, place)
        waiting = _awaited(line.text, pairs) if place == "head" else None
        for fact, value in iter_values(pairs):
            facts.setdefault(fact, (line.number, value))
        reason = _reason(line.text, place, pairs, waiting)
        if (
            reason is None
            and place == "head"
            and is_site_name(line.text)
            and not any(_is_filled(other) for other in kept)
        ):
            reason = Reason.CHROME
        if reason:
            dropped.append(Dropped(line.number, line.text, reason))
        else:
            kept.append(line)
    return Sifted(tuple(kept), tuple(dropped), (), facts)


def drop_bare_numbers(elements: Iterable[Element]) -> Sifted:
    """Take out lines that are a bare number: page numbers, once tables have taken theirs."""
    kept: list[Element] = []
    dropped: list[Dropped] = []
    for element in elements:
        if isinstance(element, Line) and is_bare_number(element.text):
            dropped.append(Dropped(element.number, element.text, Reason.PAGE_NUMBER))
        else:
            kept.append(element)
    return Sifted(tuple(kept), tuple(dropped))


def _is_filled(element: Element) -> bool:
    return isinstance(element, Table) or bool(element.text)


def _edges(elements: Sequence[Element]) -> tuple[int, int]:
    """Give the index at which the text proper begins and the one at which its tail may begin."""
    filled = [index for index, element in enumerate(elements) if _is_filled(element)]
    head = next((index for index in filled[:_HEAD_LINES] if _starts_text(elements[index])), filled[0] if filled else 0)
    tail = filled[-_TAIL_LINES] if len(filled) > _TAIL_LINES else 0
    return head, max(head + 1, tail)


def _starts_text(element: Element) -> bool:
    if isinstance(element, Table):
        return True
    text = element.text
    if read_labels(text) or bare_label(text) or is_tools(text) or is_breadcrumb(text) or is_link_line(text):
        return False
    return opens_body(text)


def _pairs(text: str, place: str) -> list[tuple[Fact, str]]:
    if place == "head":
        return read_labels(text)
    return read_tail_labels(text) if place == "tail" else []


def _awaited(text: str, pairs: list[tuple[Fact, str]]) -> Fact | None:
    """Give the fact whose value stands on the next line."""
    if pairs:
        return pairs[-1][0] if not pairs[-1][1] else None
    return bare_label(text)


def _is_value(fact: Fact, text: str) -> bool:
    if fact in DATES:
        return find_date(text) is not None and len(text) < 30
    pattern = _VALUE.get(fact)
    return bool(pattern and pattern.fullmatch(text))


def _reason(text: str, place: str, pairs: list[tuple[Fact, str]], waiting: Fact | None) -> Reason | None:
    return next(_reasons(text, place, pairs, waiting), None)


def _reasons(text: str, place: str, pairs: list[tuple[Fact, str]], waiting: Fact | None) -> Iterator[Reason]:
    if is_page_number(text):
        yield Reason.PAGE_NUMBER
    if pairs:
        people = any(fact is Fact.PERSON for fact, _ in pairs)
        tools = all(fact is Fact.OTHER for fact, _ in pairs)
        yield Reason.PERSON if people else Reason.CHROME if tools else Reason.PAGE_FACT
    if waiting:
        yield Reason.PAGE_FACT
    if is_tools(text) or (place and (is_breadcrumb(text) or is_link_line(text))):
        yield Reason.CHROME
    if place == "tail" and is_site_footer(text):
        yield Reason.FOOTER
    if is_contents_entry(text):
        yield Reason.CONTENTS
