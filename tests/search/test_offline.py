"""The index of an offline pack: the tokens of texts, and lunr's own index made of them."""

from __future__ import annotations

import json
from itertools import islice
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from lunr.builder import Builder
from lunr.pipeline import Pipeline
from pydantic_core import to_json

from gongkai.search.folding import MARK, fold, folded_text, is_word
from gongkai.search.lunr_index import Lexicon, index
from gongkai.search.offline import tokens

_CHARACTERS = st.sampled_from("甲乙第一条（2023）〔4〕号 ABcd１２\n《》“”\x01\x00\ud800·①龍ÀéΣя²½_-,，。")
TEXTS = st.text(st.one_of(_CHARACTERS, st.characters()), max_size=60)


def _slowly(text: str) -> list[str]:
    """Take a text apart character by character."""
    units: list[str] = []
    for character in fold(text.lower()).text:
        if character == MARK:
            units.append(MARK)
        elif is_word(character) and units and units[-1].startswith(MARK):
            units[-1] += character
        else:
            units.append(character if character.isalpha() else " ")
    found = [unit.removeprefix(MARK) for unit in units if unit.startswith(MARK)]
    run = ""
    for unit in [*units, " "]:
        if len(unit) == 1 and unit.strip(f" {MARK}"):
            run += unit
            continue
        found += [run] if len(run) == 1 else [run[place : place + 2] for place in range(len(run) - 1)]
        run = ""
    return found


@given(TEXTS)
def test_a_text_is_folded_fast_as_it_is_folded_slowly(text: str) -> None:
    """Without the places of the characters the folded text is the same."""
    assert folded_text(text) == fold(text).text


@given(TEXTS)
def test_tokens_are_words_and_pairs(text: str) -> None:
    """Words whole, other letters two by two, one alone by itself."""
    assert tokens(text) == _slowly(text)


def _turned(written: Any) -> dict[str, object]:
    """Name the texts of every term, as `offline.js` does."""
    terms: list[Any] = [[term, {"_index": number}] for number, term in enumerate(written["terms"])]
    for _, entry in terms:
        entry.update({field: {} for field in written["fields"]})
    keys = [(field, f"d{number}") for number in range(len(written["sizes"]) // 2) for field in written["fields"]]
    pairs = iter(zip(written["steps"], written["weights"], strict=True))
    vectors = []
    for (field, reference), size in zip(keys, written["sizes"], strict=True):
        vector: list[float] = []
        number = 0
        for step, weight in islice(pairs, size):
            number += step
            vector += [number, weight / 1000]
            terms[number][1][field][reference] = {}
        vectors.append([f"{field}/{reference}", vector])
    assert next(pairs, None) is None
    made = {"version": written["version"], "fields": written["fields"]}
    return {**made, "fieldVectors": vectors, "invertedIndex": sorted(terms), "pipeline": []}


@given(st.lists(st.tuples(TEXTS, TEXTS), min_size=1, max_size=5), st.lists(st.sampled_from("甲乙第一"), max_size=3))
def test_the_index_is_the_one_that_lunr_makes(texts: list[tuple[str, str]], before: list[str]) -> None:
    """What is written of each text, and by the browser turned about, is what lunr writes of the same tokens.

    Whatever terms other packs had `before`.
    """
    plain = Builder()
    plain.ref("anchor")
    plain.field("title", boost=8)
    plain.field("body", boost=1)
    plain.pipeline = plain.search_pipeline = Pipeline()
    for number, (title, body) in enumerate(texts):
        plain.add({"anchor": f"d{number}", "title": tokens(title), "body": tokens(body)})
    lexicon = Lexicon()
    lexicon.counted(before)
    terms = [{"title": lexicon.counted(tokens(title)), "body": lexicon.counted(tokens(body))} for title, body in texts]
    ours = _turned(json.loads(to_json(index(terms, {"title": 8, "body": 1}, lexicon))))
    assert ours == plain.build().serialize()
