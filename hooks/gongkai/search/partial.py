"""What answers a query of which no document holds every term (data's way: query -> parts -> candidates); `partial.js` is its twin.

The portal's own words, its keywords and those that have synonyms, tell where the words of a sentence begin and end; only what lies between
them is taken apart into pairs of characters, which count less, for half of them are no words at all. A word written with one wrong
character, which stands nowhere, is read as the portal's word that it is nearest to, and shown to the reader as such.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import NamedTuple

import numpy as np

from gongkai.search.candidates import Found, all_of
from gongkai.search.folding import BREAK, MARK
from gongkai.search.grams import DEPTH
from gongkai.search.index import Index
from gongkai.search.matching import pieces
from gongkai.search.query import Term, Variant, clauses, spellings
from gongkai.search.ranking import PIECE_PERCENT, PIECE_RARITY, TORN_PERCENT, rarity
from gongkai.search.units import units_of

_MOST_PARTS = 10
_ENOUGH_PARTS = 2
"""With so many parts found, pieces whose lists are large are not looked up."""
_FAR_COMMONER = 4
"""A piece that is torn out of two words overlaps one that so many times as many documents hold."""
_LONG = 4
"""Characters from which a term is taken apart though it stands somewhere."""
_WORD = range(2, 5)
_MISTAKEN = range(3, 9)
"""How long the words are by which a sentence is parted, and those that are known again with a wrong character."""
_MOST_TRIED = 4
_SELDOM = 4
"""A mistaken character stands beside its neighbours in so many times fewer documents than hold the word that is meant."""


class Part(NamedTuple):
    """Something a document may hold, and what it is worth, per cent."""

    term: Term
    percent: int


def some_of(index: Index, terms: tuple[Term, ...]) -> Found:
    """Find the documents that hold a good part of the terms and of what they are made of, the rare counting more.

    Those that hold less than a quarter of what the best one holds are left out.
    """
    parts = _weighed(index, _parts(index, terms), [term.variants[0].text for term in terms])
    scores = np.zeros(index.size, dtype=np.int64)
    held = np.zeros(index.size, dtype=np.int64)
    weights = []
    for term, percent in parts:
        documents, more, _, _, _, _ = all_of(index, (term,))
        rare = rarity(documents.size, index.size)
        weights.append((rare if percent == 100 else min(rare, PIECE_RARITY)) * percent // 100)
        scores[documents] += more * percent // 100
        held[documents] += weights[-1]
    best = int(held.max(initial=0))
    documents = np.flatnonzero((held > 0) & (held * 4 > best))
    gained = scores[documents] * held[documents] // max(1, best)
    sure = np.ones(documents.size, dtype=np.bool_)
    return Found(documents, gained, sure, tuple(part.term for part in parts), partial=True, weights=tuple(weights))


def _parts(index: Index, terms: tuple[Term, ...]) -> tuple[Part, ...]:
    """Take terms apart: each as a whole, the portal's words in it, and the pieces between them.

    No more are looked up than are used, and of the pieces those first whose lists are small: they tell most, and cost least to read.
    """
    words: dict[str, Term] = {}
    between: dict[str, Term] = {}
    for term in terms:
        text = term.variants[0].text
        if len(text) == 1 and len(terms) > 1:
            between.setdefault(text, term)
            continue
        known = all_of(index, (term,)).documents.size > 0
        words.setdefault(text, term)
        if term.quoted or (known and len(text) < _LONG):
            continue
        taken = _Taken(index, text)
        for word in taken.words:
            words[word.variants[0].text] = word
        for piece in taken.pieces:
            between.setdefault(piece, Term((Variant(piece),)))
    between = {text: piece for text, piece in between.items() if text not in words}
    common = [text for text in between if index.alone(units_of(text)[:DEPTH])]
    found = [Part(term, 100) for term in _present(index, words.values(), _MOST_PARTS)]
    rare = _present(index, (t for text, t in between.items() if text not in common), _MOST_PARTS - len(found))
    found += [Part(term, PIECE_PERCENT) for term in rare]
    more = _present(index, (between[text] for text in common), _ENOUGH_PARTS - len(found))
    return (*found, *(Part(term, PIECE_PERCENT) for term in more))


def _present(index: Index, terms: Iterable[Term], most: int) -> list[Term]:
    """Return the first so many that stand in any document."""
    return list(islice((term for term in terms if all_of(index, (term,)).documents.size), max(0, most)))


def _weighed(index: Index, parts: tuple[Part, ...], texts: list[str]) -> tuple[Part, ...]:
    """Let pieces count for little that most likely belong to two words: what overlaps them in the query is a word, or far commoner."""
    held = {part.term.variants[0].text: all_of(index, (part.term,)).documents.size for part in parts}
    words = {part.term.variants[0].text for part in parts if part.percent == 100}

    def torn(piece: str) -> bool:
        return any(
            (other in words or held[other] >= _FAR_COMMONER * held[piece])
            and any(_overlap(text, piece, other) for text in texts)
            for other in held
            if other != piece
        )

    return tuple(
        part._replace(percent=TORN_PERCENT) if part.percent < 100 and torn(part.term.variants[0].text) else part
        for part in parts
    )


def _overlap(text: str, piece: str, other: str) -> bool:
    """Tell whether two parts share the character at which one ends and the other begins."""
    return (other[-1] == piece[0] and other + piece[1:] in text) or (
        piece[-1] == other[0] and piece + other[1:] in text
    )


class _Taken:
    """A term taken apart: the portal's words, and the pieces of what lies between them."""

    def __init__(self, index: Index, text: str) -> None:
        covered = [False] * len(text)
        left = text
        chosen: dict[int, Term] = {}
        for start, term in (*_mistaken(index, text), *_words(index, text)):
            size = len(term.written or term.variants[0].text)
            if any(covered[start : start + size]):
                continue
            covered[start : start + size] = [True] * size
            chosen[start] = term
            if term.written:
                left = left[:start] + BREAK * size + left[start + size :]
        self.words = [chosen[start] for start in sorted(chosen)]
        stretches = (*_stretches(text, covered), left)
        self.pieces = list(dict.fromkeys(piece for stretch in stretches for piece in pieces(stretch)))


def _words(index: Index, text: str) -> Iterator[tuple[int, Term]]:
    """Yield numbers of clauses and the portal's words in a text and where they begin, the longest first."""
    for start, clause in clauses(text):
        if clause != text:
            yield start, Term(spellings(clause, index.groups))
    for size in reversed(_WORD):
        for start in range(len(text) - size + 1):
            word = text[start : start + size]
            if word in index.lexicon and word != text:
                yield start, Term(spellings(word, index.groups))


def _mistaken(index: Index, text: str) -> Iterator[tuple[int, Term]]:
    """Yield what stands nowhere and is one of the portal's words but for one character; only so many are looked into."""
    for start, meant, wrong in islice(_near_misses(index, text), _MOST_TRIED):
        if _is_slip(index, text, start, meant, wrong):
            written = text[start : start + len(meant)]
            yield start, Term(spellings(meant, index.groups), written=written)


def _near_misses(index: Index, text: str) -> Iterator[tuple[int, str, int]]:
    """Yield where a text differs from a word in one character: start, word and place of it.

    At the edge of the word the character may belong to what is beside it, so there it must be the edge of the text as well.
    """
    for size in reversed(_MISTAKEN):
        for start in range(len(text) - size + 1):
            meant = index.meant(text[start : start + size])
            if not meant:
                continue
            wrong = next(place for place in range(start, start + size) if text[place] != meant[place - start])
            inside = start < wrong < start + size - 1
            if inside or (size >= _LONG and wrong in {0, len(text) - 1}):
                yield start, meant, wrong


def _is_slip(index: Index, text: str, start: int, meant: str, wrong: int) -> bool:
    """Tell whether a character in which a text differs from a word is a slip of the pen: not one that goes well with those beside it.

    停车免费 is not 停车收费 written wrong, for 免费 is commoner than that.
    """
    beside = [text[place : place + 2] for place in (wrong - 1, wrong) if 0 <= place < len(text) - 1]
    most = max(_holding(index, pair) for pair in beside)
    return most * _SELDOM <= _holding(index, meant) and not _holding(index, text[start : start + len(meant)])


def _holding(index: Index, text: str) -> int:
    return all_of(index, (Term((Variant(text),)),)).documents.size


def _stretches(text: str, covered: list[bool]) -> Iterator[str]:
    """Yield what no word covers; a single character together with its neighbours."""
    start = 0
    while start < len(text):
        if covered[start]:
            start += 1
            continue
        end = start
        while end < len(text) and not covered[end]:
            end += 1
        alone = end - start == 1 and text[start] != MARK
        yield text[max(0, start - 1) : end + 1] if alone else text[start:end]
        start = end
