"""What search knows of every document at once: prior and length, facets, keywords (data's way: spool -> site).

`documents.bin` has a byte a document: prior << 4 | class of length. `facets.json` lists the facets; of each, `values` are printed and
`sets` are sets of values; `facets.bin` has, facet after facet, the number of each document's set in one byte, or two (low first) when
there are more than 256 sets. What facets a kind has of its own is read when all results are of that kind: the facet `kind` names in `own`,
by printed value, `facets/NAME.json` and `facets/NAME.bin`, which are like the others but for the documents of that kind alone, in order.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from gongkai.search import ranking
from gongkai.search.document import FACETS
from gongkai.search.spool import Card

_MOST_WORDS = 1500


def columns(cards: Sequence[Card], lengths: Sequence[int]) -> Iterator[tuple[str, bytes]]:
    """Yield the files; `cards` and `lengths` are in ordinal order."""
    newest = max((card.dated_on for card in cards if card.dated_on), default=None)
    average = max(1, sum(lengths) // max(1, len(lengths)))
    yield (
        "documents.bin",
        bytes(
            ranking.prior(weight=card.weight, in_force=card.in_force, dated_on=card.dated_on, newest=newest) << 4
            | ranking.length_class(length, average)
            for card, length in zip(cards, lengths, strict=True)
        ),
    )
    owners = _owners(cards)
    described, data = _described(
        {name: ("", [card.facets.get(name, ()) for card in cards]) for name in _present(cards)}
    )
    for facet in described:
        if facet["name"] == "kind":
            facet["own"] = {label: plural for label, (plural, _) in owners.items()}
    yield "facets.json", json_bytes(described)
    yield "facets.bin", data
    for plural, members in owners.values():
        described, data = _described(_own(members))
        yield f"facets/{plural}.json", json_bytes(described)
        yield f"facets/{plural}.bin", data
    yield "words.json", json_bytes(_words(cards))


def _present(cards: Sequence[Card]) -> list[str]:
    present = {name for card in cards for name in card.facets}
    return [*(name for name in FACETS if name in present), *sorted(present - set(FACETS))]


def _owners(cards: Sequence[Card]) -> dict[str, tuple[str, list[Card]]]:
    """Return the kinds with facets of their own by printed name: plural and documents in order."""
    having = {card.facets["kind"][0]: card.kind for card in cards if card.own and card.facets.get("kind")}
    return {
        label: (plural, [card for card in cards if card.facets.get("kind") == (label,)])
        for label, plural in sorted(having.items())
    }


def _own(cards: Sequence[Card]) -> dict[str, tuple[str, list[tuple[str, ...]]]]:
    titles = {facet.name: facet.title for card in cards for facet in card.own}
    values = [{facet.name: facet.values for facet in card.own} for card in cards]
    return {name: (title, [each.get(name, ()) for each in values]) for name, title in sorted(titles.items())}


def _described(
    facets: Mapping[str, tuple[str, Sequence[tuple[str, ...]]]],
) -> tuple[list[dict[str, object]], bytes]:
    """Describe facets, by name: title and each document's values."""
    described, data = [], b""
    for name, (title, held) in facets.items():
        description, column = _facet(name, held)
        described.append({**description, "title": title} if title else description)
        data += column
    return described, data


def _facet(name: str, held: Sequence[tuple[str, ...]]) -> tuple[dict[str, object], bytes]:
    values = sorted({value for each in held for value in each})
    number = {value: index for index, value in enumerate(values)}
    sets = [tuple(sorted(number[value] for value in each)) for each in held]
    common = [which for which, _ in sorted(Counter(sets).items(), key=lambda item: (-item[1], item[0]))]
    codes = {which: index for index, which in enumerate(common)}
    width = 1 if len(common) <= 256 else 2
    column = np.array([codes[which] for which in sets], dtype="<u2" if width == 2 else "u1").tobytes()
    return {"name": name, "values": values, "sets": common, "width": width}, column


def _words(cards: Sequence[Card]) -> list[tuple[str, int]]:
    counts = Counter(word for card in cards for word in (*card.keywords, *card.called))
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:_MOST_WORDS]


def json_bytes(content: object) -> bytes:
    """Write JSON as small as it goes."""
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")
