"""Results are those of brute force: nothing lost, nothing extra, whatever the index looks like inside."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gongkai.search import grams
from gongkai.search.candidates import all_of
from gongkai.search.document import SearchDocument
from gongkai.search.folding import fold
from gongkai.search.matching import holds
from gongkai.search.query import parse
from gongkai.search.reader import Reader
from tests.search.portal import document, generated, written

THRESHOLDS = (2, 20, 1000)
"""Nearly every gram divided, some, none."""


def brute_force(texts: dict[str, list[str]], query: str) -> set[str]:
    """Return the addresses of the documents that hold the folded query in one field."""
    wanted = fold(query).text
    return {url for url, fields in texts.items() if any(wanted in text for text in fields)}


def folded(documents: list[SearchDocument]) -> dict[str, list[str]]:
    """Fold every field of every document, by address."""
    return {each.url: _fields(each) for each in documents}


def _fields(each: SearchDocument) -> list[str]:
    numbers = ["".join(filter(str.isalnum, number)) for number in each.numbers]
    sections = [part for section in each.sections for part in (section.heading, section.text)]
    return [fold(text).text for text in (each.title, *each.numbers, *numbers, *each.keywords, each.summary, *sections)]


@pytest.fixture(scope="module")
def documents() -> list[SearchDocument]:
    """A varied corpus of short documents."""
    return list(generated(150, seed=5, characters=600))


@pytest.mark.parametrize("threshold", THRESHOLDS)
def test_substrings_are_found_exactly(documents: list[SearchDocument], tmp_path: Path, threshold: int) -> None:
    """500 substrings of 1 to 8 characters, across word limits: recall 1, precision 1, and the count is right."""
    reader = Reader(written(tmp_path, documents, threshold=threshold))
    chance, texts = random.Random(threshold), folded(documents)  # noqa: S311 - a sample, no secret
    for _ in range(500):
        text = chance.choice(chance.choice(documents).sections).text
        start = chance.randrange(len(text))
        query = text[start : start + chance.randint(1, 8)]
        if not all("\u4e00" <= character <= "\u9fff" for character in query):
            continue
        wanted = brute_force(texts, query)
        found = [str(reader.index.stored(ordinal).content["url"]) for ordinal in reader.documents(query)]
        assert (set(found), len(found)) == (wanted, len(wanted)), query
        assert abs(reader.search(query).total - len(wanted)) <= len(wanted) * 0.01, query


@pytest.mark.parametrize("threshold", [4, 12])
def test_what_the_grams_call_sure_is_so(tmp_path: Path, threshold: int) -> None:
    """Phrases beyond the grams: those that their followers vouch for hold the phrase, and most need no text to be read."""
    chance = random.Random(threshold)  # noqa: S311 - a sample, no secret
    words = ["".join(chance.choice("甲乙丙丁戊己庚辛") for _ in range(3)) for _ in range(12)]
    texts = ["".join(chance.choice(words) for _ in range(20)) + "\n" + chance.choice(words) for _ in range(120)]
    documents = [document(number, f"题{number}", text) for number, text in enumerate(texts)]
    reader = Reader(written(tmp_path, documents, threshold=threshold))
    sure = doubtful = 0
    for _ in range(150):
        text = chance.choice(texts)
        start = chance.randrange(len(text) - 7)
        terms = parse(text[start : start + 7])
        found = all_of(reader.index, terms)
        known = found.documents[found.sure].tolist()
        assert all(holds(reader.index.stored(ordinal), terms) for ordinal in known), terms
        sure, doubtful = sure + len(known), doubtful + found.documents.size - len(known)
    assert sure > doubtful


@settings(max_examples=25)
@given(
    texts=st.lists(st.text(st.sampled_from("甲乙丙丁a1（）。\n"), max_size=14), min_size=1, max_size=30),
    query=st.text(st.sampled_from("甲乙丙丁"), min_size=1, max_size=11),
    threshold=st.integers(1, 6),
)
def test_any_texts_and_any_query(
    tmp_path_factory: pytest.TempPathFactory, texts: list[str], query: str, threshold: int
) -> None:
    """Tiny alphabets, where formulas repeat and grams chain: still exactly what brute force finds."""
    documents = [document(number, f"题{number}", text) for number, text in enumerate(texts)]
    reader = Reader(written(tmp_path_factory.mktemp("site"), documents, threshold=threshold))
    wanted = brute_force(folded(documents), query)
    results = reader.search(query)
    found = set() if results.partial else {str(reader.index.stored(o).content["url"]) for o in reader.documents(query)}
    assert found == wanted


def test_a_gram_is_as_long_as_its_key_holds() -> None:
    """`DEPTH` units fit the two words that carry a gram's path."""
    assert grams.DEPTH * 16 == 128
