"""Eighth step of ingest: what was read → the fields of a policy, each with how sure it is."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from gongkai.ingest.attribute import reason_to_publish, stated_attribute
from gongkai.ingest.blocks import Block, BlockKind, Piece
from gongkai.ingest.chinese import find_date
from gongkai.ingest.disagreements import disagreements
from gongkai.ingest.elements import Remark
from gongkai.ingest.head import Head, title_in_text
from gongkai.ingest.labels import Fact
from gongkai.ingest.organs import is_organ, region_of, split_organs
from gongkai.ingest.summary import summarize
from gongkai.ingest.terms import read_terms
from gongkai.ingest.themes import OTHER, guess_theme, stated_theme
from gongkai.ingest.titles import find_number, genre_of, tidy_title
from gongkai.vocabularies import Category, Disclosure, Genre, Validity

Facts = Mapping[str, tuple[int, str]]
Note = tuple[tuple[str, ...], dt.date | None]
"""Who issued a document and when, as a note below its title says."""


@dataclass(frozen=True)
class Reading:
    """A field's value; `doubt` says in Chinese why an editor must look at it, empty when it was plainly there."""

    value: Any
    doubt: str = ""


@dataclass(frozen=True)
class Fields:
    """The fields that could be read, in the order of the front matter, and remarks. Organs and themes are still names."""

    values: Mapping[str, Reading]
    remarks: tuple[Remark, ...] = ()

    def get(self, name: str) -> Any:
        """Give a field's value, None when it was not read."""
        reading = self.values.get(name)
        return reading.value if reading else None


NEEDED = ("title", "genre", "issued_by", "formed_on")
"""Fields without which a document cannot be in the library at all; the others have a stand-in or may be missing."""

_ISSUED = re.compile(
    r"[（(](?P<organ>[^（）()\d]{0,40})\d{4}年\d{1,2}月\d{1,2}日[^（）()]{0,20}(印发|公布|发布|通过)[^（）()]{0,40}[）)]"
)


def read_fields(head: Head, facts: Facts, pieces: Sequence[Piece], stem: str, *, on_page: bool) -> Fields:
    """Read every field of a policy that the document states or lets infer; `on_page`: it was taken from a web page."""
    blocks = [piece for piece in pieces if isinstance(piece, Block)]
    signature = _signature(blocks)
    title = _title(head, facts, blocks, stem)
    genre, note = _genre(title, head, facts), _note(blocks)
    organs = _organs(head, facts, signature, note) or _organ_in_title(title)
    formed, published = _dates(head, facts, signature, note)
    text = [block.text for block in blocks]
    terms = read_terms(text)
    candidates = {
        "title": title,
        "index_number": _plain(facts, Fact.INDEX_NUMBER),
        "document_number": _number(head, facts),
        "genre": genre,
        "category": _category(facts),
        "issued_by": organs,
        "topics": _theme(title, facts, text),
        "keywords": _keywords(facts),
        "summary": _summary(facts, pieces),
        "formed_on": formed,
        "published_on": published,
        "effective_on": Reading(terms.effective_on) if terms.effective_on else _dated(facts, Fact.EFFECTIVE_ON),
        "expires_on": Reading(terms.expires_on, terms.doubt) if terms.expires_on else _dated(facts, Fact.EXPIRES_ON),
        "validity": _validity(facts),
        "disclosure": _disclosure(blocks, facts, genre, on_page=on_page or Fact.INDEX_NUMBER in facts),
        "registration_number": _plain(facts, Fact.REGISTRATION_NUMBER),
    }
    values = {name: reading for name, reading in candidates.items() if reading is not None}
    return Fields(values, (*terms.remarks, *disagreements(head, facts, signature)))


def _signature(blocks: Sequence[Block]) -> Block | None:
    """Give the signature of the document itself, which stands before any attachment."""
    for block in blocks:
        if block.kind is BlockKind.SIGNATURE:
            return block
        if block.kind is BlockKind.TITLE and block.items:
            break
    return None


def _title(head: Head, facts: Facts, blocks: Sequence[Block], stem: str) -> Reading | None:
    if head.title:
        return Reading(head.title)
    if Fact.TITLE in facts:
        return Reading(tidy_title(facts[Fact.TITLE][1]))
    titles = [block.text for block in blocks if block.kind is BlockKind.TITLE and not block.items]
    titles += [block.text for block in blocks if block.kind is BlockKind.PLAIN and title_in_text(block.text)]
    if titles:
        return Reading(titles[0], "" if head.order else "没有读到公文的标题，暂用正文中所印发文件的标题")
    named = re.sub(r"^[\d_\-. ]+|[\d_\-. ]+$", "", stem)
    return Reading(named, "没有读到标题，暂用文件名") if len(re.findall(r"[\u4e00-\u9fff]", named)) >= 4 else None


def _number(head: Head, facts: Facts) -> Reading | None:
    if head.number:
        return Reading(head.number)
    number = find_number(facts[Fact.DOCUMENT_NUMBER][1]) if Fact.DOCUMENT_NUMBER in facts else None
    return Reading(number) if number else None


def _genre(title: Reading | None, head: Head, facts: Facts) -> Reading | None:
    if head.order:
        return Reading(Genre.ORDER)
    named = genre_of(title.value) if title else None
    if named is None and Fact.GENRE in facts:
        named = genre_of(facts[Fact.GENRE][1])
    if named:
        return Reading(named)
    return Reading(Genre.NOTICE, "标题里没有文种，暂按「通知」") if title else None


def _category(facts: Facts) -> Reading:
    stated = facts.get(Fact.CATEGORY, (0, ""))[1]
    for category in Category:
        if category in stated:
            return Reading(category)
    if Fact.REGISTRATION_NUMBER in facts or "规范性文件" in stated:
        return Reading(Category.NORMATIVE)
    return Reading(Category.OTHER, "原文没有写文件类别，暂按「其他文件」")


def _note(blocks: Sequence[Block]) -> Note:
    """Read who issued the document and when from a note below its title: （云溪区人民政府2026年1月8日印发）."""
    for block in blocks[:4]:
        match = _ISSUED.fullmatch(block.text) if block.kind is BlockKind.NOTE else None
        if match:
            return split_organs(match["organ"]), find_date(block.text)
    return (), None


def _organs(head: Head, facts: Facts, signature: Block | None, note: Note) -> Reading | None:
    if signature and signature.organs:
        signed = tuple(dict.fromkeys(signature.organs))
        return Reading(head.organs if len(head.organs) > len(signed) else signed)
    if head.organs:
        return Reading(head.organs)
    if note[0]:
        return Reading(note[0], "没有读到落款，按标题下的题注")
    for fact in (Fact.ISSUER, Fact.SOURCE):
        names = split_organs(facts[fact][1]) if fact in facts else ()
        if names:
            return Reading(names, f"没有读到落款，按网页上的「{'发文机关' if fact is Fact.ISSUER else '来源'}」")
    return None


def _organ_in_title(title: Reading | None) -> Reading | None:
    """Give the organ that a title begins with when nothing else names one: 「云溪区人民政府工作规则」."""
    text = title.value if title else ""
    ends = (end for end in range(min(len(text) - 2, 40), 3, -1) if is_organ(text[:end]) and region_of(text[:end]))
    end = next(ends, 0)
    return Reading((text[:end],), "没有读到落款，按标题开头的机关名") if end else None


def _dates(head: Head, facts: Facts, signature: Block | None, note: Note) -> tuple[Reading | None, Reading | None]:
    """Give the dates of signing and of publication; where one is missing the other stands in."""
    formed = Reading(signature.dated) if signature and signature.dated else _dated(facts, Fact.FORMED_ON)
    published = _dated(facts, Fact.PUBLISHED_ON)
    if formed is None and note[1]:
        formed = Reading(note[1], "没有读到落款日期，按标题下的题注")
    if formed is None and head.dated and published is None:
        formed = Reading(head.dated, "没有读到落款日期，按标题下面的日期")
    if formed is None and published is not None:
        formed = Reading(published.value, "没有读到成文日期，暂用公开日期")
    if published is None and formed is not None:
        published = Reading(formed.value, "原文没有公开日期，暂用成文日期")
    return formed, published


def _dated(facts: Facts, fact: Fact) -> Reading | None:
    date = find_date(facts[fact][1]) if fact in facts else None
    return Reading(date) if date else None


def _plain(facts: Facts, fact: Fact) -> Reading | None:
    return Reading(re.sub(r"\s", "", facts[fact][1])) if fact in facts else None


def _theme(title: Reading | None, facts: Facts, text: Sequence[str]) -> Reading:
    stated = stated_theme(facts.get(Fact.TOPIC, (0, ""))[1])
    if stated:
        return Reading((stated,))
    guess = guess_theme(title.value if title else "", text)
    return Reading((guess,), "主题分类由标题和正文推定" if guess != OTHER else "没有把握归入哪个主题分类，暂放「其他」")


def _keywords(facts: Facts) -> Reading | None:
    words = re.split(r"[\s,，;；、|]+", facts.get(Fact.KEYWORDS, (0, ""))[1].strip())
    return Reading(tuple(dict.fromkeys(word for word in words if word))) if any(words) else None


def _summary(facts: Facts, pieces: Sequence[Piece]) -> Reading | None:
    stated = facts.get(Fact.SUMMARY, (0, ""))[1]
    if stated:
        return Reading(stated)
    made = summarize(pieces)
    return Reading(made, "内容概述取自原文，请改写成一两句话") if made else None


def _validity(facts: Facts) -> Reading | None:
    """Read a stated end of validity; 有效 is what dates say by themselves."""
    stated = facts.get(Fact.VALIDITY, (0, ""))[1]
    ended = (Validity.PARTLY, Validity.REPEALED, Validity.EXPIRED, Validity.AMENDED)
    found = next((validity for validity in ended if validity in stated), None)
    return Reading(found) if found else None


def _disclosure(blocks: Sequence[Block], facts: Facts, genre: Reading | None, *, on_page: bool) -> Reading | None:
    notes = [block.text for block in blocks if block.kind is BlockKind.NOTE]
    stated = stated_attribute([*notes, facts.get(Fact.DISCLOSURE, (0, ""))[1]])
    if stated:
        return Reading(stated)
    reason = reason_to_publish(genre.value if genre and not genre.doubt else None, on_page=on_page)
    return Reading(Disclosure.PROACTIVE, reason) if reason else None
