"""What the stored text of a document says about a query (data's way: candidates -> results); the browser's `matching.js` is its twin."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Any

from gongkai.search.folding import MARK, fold, is_word
from gongkai.search.query import Term
from gongkai.search.ranking import BONUSES

_ISSUED = re.compile("(?:印发|公布|发布|转发)《([^《》]+)》")
"""What a notice is about that only puts another text into force: readers know it by that text's name."""
_NEAR = 30
_MOST_OCCURRENCES = 50


@dataclass(frozen=True)
class Stored:
    """A document as the index stores it, and its folded fields."""

    content: dict[str, Any]

    @classmethod
    def read(cls, data: bytes) -> Stored:
        """Read a file below `search/texts/`."""
        return cls(json.loads(data))

    @property
    def parents(self) -> list[int]:
        """Return the ordinals of the policies it folds under."""
        return list(self.content["parents"])

    @property
    def children(self) -> list[int]:
        """Return the ordinals of what folds under it."""
        return list(self.content["children"])

    @cached_property
    def title(self) -> str:
        """Return the folded title."""
        return fold(self.content["title"]).text

    @cached_property
    def names(self) -> list[str]:
        """Return the folded title and the name of the text that it issues."""
        return [self.title, *(fold(name).text for name in _ISSUED.findall(self.content["title"]))]

    @cached_property
    def numbers(self) -> list[str]:
        """Return the folded numbers, each also squeezed."""
        numbers = self.content["numbers"]
        return [fold(text).text for number in numbers for text in (number, squeezed(number))]

    @cached_property
    def keywords(self) -> list[str]:
        """Return the folded keywords."""
        return [fold(word).text for word in self.content["keywords"]]

    @cached_property
    def sections(self) -> list[str]:
        """Return the folded sections, each with its heading on a line of its own."""
        return [fold(f"{heading}\n{text}").text for _, heading, text in self.content["sections"]]

    @cached_property
    def fields(self) -> list[str]:
        """Return every folded field."""
        return [self.title, *self.numbers, *self.keywords, fold(self.content["summary"]).text, *self.sections]


def squeezed(number: str) -> str:
    """Return a number with nothing but its letters and digits, as people type it."""
    return "".join(filter(str.isalnum, number))


def holds(stored: Stored, terms: Sequence[Term]) -> bool:
    """Tell whether every term stands in the document in one of its spellings."""
    return all(_within(term, stored.fields) for term in terms)


def _within(term: Term, fields: Sequence[str]) -> bool:
    return any(variant.text in text for variant in term.variants for text in fields)


def bonus(stored: Stored, terms: Sequence[Term]) -> int:
    """Return the per cent that a document gains by where it holds the terms."""
    whole = "".join(term.variants[0].text for term in terms)
    gained = max(
        [
            _number_bonus(stored, text)
            for text in (whole, *(term.variants[0].text for term in terms))
            if _has_digit(text)
        ],
        default=0,
    )
    gained += _title_bonus(stored, terms, whole)
    gained += BONUSES["keyword"] * any(variant.text in stored.keywords for term in terms for variant in term.variants)
    return gained + (_nearness_bonus(stored, terms) if len(terms) > 1 else 0)


def share_bonus(stored: Stored, terms: Sequence[Term], weights: Sequence[int]) -> int:
    """Return the per cent gained by a document that need not hold all terms: the more of their weight stands in its title and keywords."""
    fields = [stored.title, *stored.keywords]
    held = sum(weight for term, weight in zip(terms, weights, strict=True) if _within(term, fields))
    return BONUSES["share_titled"] * held // max(1, sum(weights))


def _has_digit(text: str) -> bool:
    return any("0" <= character <= "9" for character in text)


def _number_bonus(stored: Stored, text: str) -> int:
    if text in stored.numbers:
        return BONUSES["number_whole"]
    if any(number.startswith(text) for number in stored.numbers):
        return BONUSES["number_begins"]
    return BONUSES["number_within"] if any(text in number for number in stored.numbers) else 0


def _title_bonus(stored: Stored, terms: Sequence[Term], whole: str) -> int:
    if whole in stored.names:
        return BONUSES["title_whole"]
    texts = tuple(variant.text for variant in terms[0].variants)
    if any(name.startswith(texts) or name.endswith(texts) for name in stored.names):
        return BONUSES["title_edge"]
    return BONUSES["title_within"] if all(_within(term, [stored.title]) for term in terms) else 0


def _nearness_bonus(stored: Stored, terms: Sequence[Term]) -> int:
    together = [section for section in stored.sections if all(_within(term, [section]) for term in terms)]
    if not together:
        return 0
    near = any(_span(section, terms) <= _NEAR for section in together)
    return BONUSES["same_section"] + (BONUSES["near"] if near else 0)


def _span(section: str, terms: Sequence[Term]) -> int:
    """Return how far the farthest other term is from the best place of the first."""
    places = [occurrences(section, term) for term in terms]
    return min(max(min(abs(place - other) for other in others) for others in places[1:]) for place in places[0])


def occurrences(text: str, term: Term) -> list[int]:
    """Return where a term stands in a folded text, at most so many places for each spelling."""
    found: list[int] = []
    for variant in term.variants:
        place = text.find(variant.text)
        for _ in range(_MOST_OCCURRENCES):
            if place < 0:
                break
            found.append(place)
            place = text.find(variant.text, place + 1)
    return found


def pieces(text: str) -> list[str]:
    """Take a folded term apart: its words of two letters or more, and its characters two by two."""
    tokens: list[str] = [""]
    for character in text:
        if character == MARK or (is_word(character) and tokens[-1].startswith(MARK)):
            tokens = [*tokens, MARK] if character == MARK else [*tokens[:-1], tokens[-1] + character]
        else:
            tokens.append(character if character.isalpha() else "")
    pairs = [a + b for a, b in pairwise(tokens) if a and b]
    words = [token for token in tokens if len(token) > 2]
    return list(dict.fromkeys([*words, *pairs]))
