"""What a query means (data's way: text of a query -> terms); the browser's `query.js` is its twin.

Space parts terms, all of which are wanted. A term in quotation marks is kept as it stands; any other also finds its variants: the clause
number written the other way (第12条, 第十二条), and synonyms, which are shown to the reader as such.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from gongkai.search.folding import MARK, fold

MOST_CHARACTERS, MOST_TERMS, MOST_VARIANTS = 120, 10, 5
_SPACE = "\\t\\n\\v\\f\\r \\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000"
_PIECES = re.compile(rf"(?:^|(?<=[{_SPACE}]))[\"“”]([^\"“”]+)[\"“”](?=[{_SPACE}]|$)|([^{_SPACE}]+)")
_CLAUSE = re.compile(rf"第(?:{MARK}([0-9]{{1,4}})|([零〇一二两三四五六七八九十百千]{{1,8}}))(?=[条章节款项编])")
_PUNCTUATION = re.compile(r"(?:^|(?<=\s))-+|[，。？！、；：…,?!;:~/|+&\u2600-\u27bf\ufe0f\U0001f000-\U0001faff]")
_NUMBER = re.compile("((?:19|20)[0-9]{2})[-—–年]第?([0-9]{1,4})号?(?![-—–月0-9])")
"""The year and the number of a document as people type them: 云政办2025-14, 云政办发2025年14号."""
_DIGITS = "零一二三四五六七八九"


@dataclass(frozen=True, slots=True)
class Variant:
    """One folded spelling of a term; `shown` is the synonym as it is printed, or "" for the reader's own word."""

    text: str
    shown: str = ""


@dataclass(frozen=True, slots=True)
class Term:
    """Something every result must hold, in one of its spellings, the reader's own first; `written` is what stood there by mistake."""

    variants: tuple[Variant, ...]
    quoted: bool = False
    written: str = ""


def parse(text: str, groups: tuple[tuple[str, ...], ...] = ()) -> tuple[Term, ...]:
    """Read a query; what cannot be searched for is passed over."""
    terms: list[Term] = []
    for match in _PIECES.finditer(text[:MOST_CHARACTERS]):
        quoted = match[1] is not None
        folded = trimmed(fold(match[1] if quoted else match[2]).text)
        if folded and all(term.variants[0].text != folded for term in terms):
            terms.append(Term((Variant(folded),) if quoted else spellings(folded, groups), quoted))
    return tuple(terms[:MOST_TERMS])


def clauses(folded: str) -> list[tuple[int, str]]:
    """Return the numbers of clauses in a term, such as 第十二条, and where they begin."""
    return [(match.start(), folded[match.start() : match.end() + 1]) for match in _CLAUSE.finditer(folded)]


def mended(terms: tuple[Term, ...], mistakes: Sequence[Term], groups: tuple[tuple[str, ...], ...]) -> tuple[Term, ...]:
    """Put what was meant for what was written by mistake."""
    found = []
    for term in terms:
        text = term.variants[0].text
        right = text
        for mistake in mistakes:
            right = right.replace(mistake.written, mistake.variants[0].text)
        found.append(term if term.quoted or right == text else Term(spellings(right, groups), written=text))
    return tuple(found)


def spaced(text: str) -> str:
    """Write a query again with spaces for its punctuation, and a document's number part by part, for a second try.

    Quotation marks keep what they hold.
    """
    return text if re.search('["“”]', text) else _PUNCTUATION.sub(" ", _NUMBER.sub(r" \1 \2号 ", text))


def trimmed(folded: str) -> str:
    """Take off what cannot be looked up: brackets cut off from what they hold, breaks, and a mark with nothing after it."""
    return folded.replace("\n", "").rstrip("(" + MARK).lstrip(")")


def spellings(folded: str, groups: tuple[tuple[str, ...], ...]) -> tuple[Variant, ...]:
    """Return the spellings of a term: its own, its clause's number the other way, and synonyms."""
    found = {folded: Variant(folded)}
    other = _CLAUSE.sub(_other_numeral, folded)
    found.setdefault(other, Variant(other))
    for word, others in _synonyms_in(folded, groups):
        for synonym in others:
            replaced = folded.replace(fold(word).text, fold(synonym).text, 1)
            if folded not in replaced:
                found.setdefault(replaced, Variant(replaced, synonym))
    return tuple(found.values())[:MOST_VARIANTS]


def _synonyms_in(folded: str, groups: tuple[tuple[str, ...], ...]) -> list[tuple[str, list[str]]]:
    """Find the words of `groups` in a term, longest first, none within another."""
    words = sorted(
        ((word, group) for group in groups for word in group if fold(word).text in folded),
        key=lambda pair: -len(pair[0]),
    )
    chosen: list[tuple[str, list[str]]] = []
    for word, group in words:
        if all(fold(word).text not in fold(longer).text for longer, _ in chosen):
            chosen.append((word, [other for other in group if other != word]))
    return chosen


def _other_numeral(match: re.Match[str]) -> str:
    return "第" + (chinese_numeral(int(match[1])) if match[1] else MARK + str(arabic_numeral(match[2])))


def chinese_numeral(value: int) -> str:
    """Write 0 to 9999 as clauses are numbered: 12 is 十二, 110 is 一百一十."""
    if value < 10:
        return _DIGITS[value]
    result, gap = "", False
    for power, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, value = divmod(value, power)
        if digit:
            result += ("零" if gap and result else "") + _DIGITS[digit] + name
        gap = not digit
    return result.removeprefix("一") if result.startswith("一十") else result


def arabic_numeral(text: str) -> int:
    """Read a Chinese numeral below ten thousand; 二〇二三 is read digit by digit."""
    text = text.replace("〇", "零").replace("两", "二")
    if not re.search("[十百千]", text):
        return int("".join(str(_DIGITS.index(c)) for c in text))
    total, digit = 0, 0
    for character in text:
        if character in _DIGITS:
            digit = _DIGITS.index(character)
        else:
            total += (digit or 1) * {"十": 10, "百": 100, "千": 1000}[character]
            digit = 0
    return total + digit


def without_ignored(terms: tuple[Term, ...], ignored: tuple[str, ...]) -> str:
    """Write the query again with spaces for the words of a question (怎么, 如何 …), for a second try."""
    words = sorted((fold(word).text for word in ignored), key=lambda word: (-len(word), word))
    pattern = re.compile("|".join(map(re.escape, words)) or "(?!)")
    pieces: list[str] = []
    for term in terms:
        text = term.variants[0].text
        left = [f'"{text}"'] if term.quoted else _PUNCTUATION.sub(" ", pattern.sub(" ", text)).split()
        pieces += left
    return " ".join(pieces).replace(MARK, "").strip()
