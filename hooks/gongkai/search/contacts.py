"""Questions for an organ, or for its telephone, address or hours (data's way: query -> candidates); the browser's `contacts.js` is its twin.

Who types 财政局电话, 财政局在什么地方, just 财政局 or a telephone number wants the organ, not the many notices that hold these words. Which words ask is what kinds
with such fields call them, their synonyms, and the ways of asking in `catalog/synonyms.yml`; what organs are called stands in `contacts.json`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

import numpy as np

from gongkai.search.candidates import Flags, Found, all_of
from gongkai.search.folding import MARK, fold
from gongkai.search.index import Index, Organ
from gongkai.search.query import Term, parse
from gongkai.search.spool import Card

_FAVOUR = 4
"""What the score of a document that can be reached is multiplied by: its kind weighs little elsewhere."""
_FAVOUR_NAMED = 5
"""What that of the organ itself is multiplied by besides; ten terms with all of it stay below what the browser's numbers hold."""
_LEAST_NAME = 2
_LEAST_ALONE = 3
_MOST_BEFORE = 3
"""Characters from which a query that is nothing but a name asks for the organ, and how many may stand before it in the organ's title."""
_MOST_NAMED = 2000
_TELEPHONE = re.compile(f"({MARK}[0-9]{{3,4}}-)?{MARK}[0-9]{{7,8}}")
_AFTER = re.compile("[ ，。？！；,?!;~～啊呀呢吗么哦]+$")


def table(
    cards: Iterable[Card], groups: Sequence[Sequence[str]], asked: Mapping[str, Sequence[str]]
) -> dict[str, list[str] | list[tuple[str, str]]]:
    """Return what asks, each with the word it asks for, and the printed names of the kinds that answer, for both readers."""
    reached = [card for card in cards if card.reached_by and card.facets.get("kind")]
    titles = {title for card in reached for title in card.reached_by}
    words = {word: word for word in titles.union(*(group for group in groups if titles.intersection(group)))}
    ways = {way: word for word, each in asked.items() if word in words for way in each}
    return {
        "words": sorted((words | ways).items(), key=lambda pair: (-len(pair[0]), pair[0])),
        "kinds": sorted({card.facets["kind"][0] for card in reached}),
    }


def organs(cards: Iterable[Card]) -> list[Organ]:
    """Return what can be reached, in ordinal order."""
    reached = ((ordinal, card) for ordinal, card in enumerate(cards) if card.reached_by)
    return [Organ(ordinal, card.title, card.keywords, card.called) for ordinal, card in reached][:_MOST_NAMED]


def named_with(index: Index, text: str) -> Found | None:
    """Find NAME and what is asked of it in a query that is written in one, if an organ is called NAME."""
    whole = _bare(index, text)
    way, word = next((pair for pair in index.settings["contacts"]["words"] if whole.endswith(pair[0])), ("", ""))
    name = whole.removesuffix(way).removesuffix("的")
    if not way or len(name) < _LEAST_NAME or len(whole.split()) > 1:
        return None
    found = favoured(index, all_of(index, parse(f"{name} {word}", index.groups)))
    named = _named(index, found.terms[0], asked=True)
    return found if np.isin(found.documents, named).any() else None


def favoured(index: Index, found: Found) -> Found:
    """Put what can be reached first, when one of several terms asks for it, or the only one is an organ's name."""
    if len(found.terms) == 1 and _TELEPHONE.fullmatch(found.terms[0].variants[0].text):
        return _multiplied(found, _FAVOUR, _answering(index, found))
    if len(found.terms) == 1 and not found.terms[0].quoted:
        return _multiplied(
            found, _FAVOUR * _FAVOUR_NAMED, np.isin(found.documents, _named(index, found.terms[0], asked=False))
        )
    words = {fold(word).text for _, word in index.settings["contacts"]["words"]}
    if len(found.terms) < 2 or not any(term.variants[0].text in words for term in found.terms):
        return found
    others = [term for term in found.terms if term.variants[0].text not in words]
    found = _multiplied(found, _FAVOUR, _answering(index, found))
    if len(others) != 1:
        return found
    return _multiplied(found, _FAVOUR_NAMED, np.isin(found.documents, _named(index, others[0], asked=True)))


def _bare(index: Index, text: str) -> str:
    """Return a query without what polite people write before and after it."""
    whole = _AFTER.sub("", text.strip())
    before = next((word for word in index.settings["ignored"] if whole.startswith(word)), "")
    return _bare(index, whole.removeprefix(before)) if before else whole


def _named(index: Index, term: Term, *, asked: bool) -> list[int]:
    """Return the ordinals of the organs that a term names: when it asks for them, by any of their words or the end of their titles."""
    texts = tuple(
        variant.text for variant in term.variants if len(variant.text) >= (_LEAST_NAME if asked else _LEAST_ALONE)
    )
    return [organ.ordinal for organ in index.organs if texts and _is_named(organ, texts, asked=asked)]


def _is_named(organ: Organ, texts: tuple[str, ...], *, asked: bool) -> bool:
    short = [word for word in organ.keywords if asked or word[-1:] == organ.title[-1:]]
    words = {name for word in (*organ.called, *short) for name in (word, word[1:])}
    whole = {text for text in texts if asked or len(organ.title) - len(text) <= _MOST_BEFORE}
    return organ.title.endswith(tuple(whole)) or not words.isdisjoint(texts)


def _multiplied(found: Found, factor: int, which: Flags) -> Found:
    return found._replace(scores=np.where(which, factor * found.scores, found.scores))


def _answering(index: Index, found: Found) -> Flags:
    kind = index.facets["kind"]
    kinds = {kind.values.index(each) for each in index.settings["contacts"]["kinds"]}
    answering = np.array([not kinds.isdisjoint(values) for values in kind.sets], dtype=np.bool_)
    return answering[kind.column[found.documents]]
