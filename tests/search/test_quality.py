"""The shipped portal's search, judged: the right records come first."""

from __future__ import annotations

from pathlib import Path
from statistics import mean

import pytest
import yaml

from gongkai.search.reader import Reader
from tests.search.quality import Judgment, judgments, ndcg, reciprocal_rank

ROOT = Path(__file__).resolve().parents[2]
_TUNED, _HELD_OUT, _FRESH, _UNSEEN, _BLIND = (
    judgments(f"{name}.yml") for name in ("judgments", "held_out", "fresh", "unseen", "blind")
)
_ALL = (*_TUNED, *_HELD_OUT, *_FRESH, *_UNSEEN, *_BLIND)


def answers(reader: Reader, query: str) -> list[str]:
    """Return what a visitor sees for a query, from the top: results, what folds under each, and what may also be of use."""
    results = reader.search(query)
    shown = [ordinal for hit in results.hits for ordinal in (hit.ordinal, *hit.folded)]
    contents = [reader.index.stored(ordinal).content for ordinal in (*shown, *(hit.ordinal for hit in results.related))]
    return [f"{content['kind']}/{content['id']}" for content in contents]


def test_judged_records_exist(site: Path) -> None:
    """At least 100 queries of six kinds, and no judgment of a record that is not there."""
    reader = Reader(site)
    contents = [reader.index.stored(ordinal).content for ordinal in range(reader.index.size)]
    known = {f"{content['kind']}/{content['id']}" for content in contents}
    assert not {wanted for judgment in _ALL for wanted in judgment.wanted} - known
    assert len(_TUNED) >= 100
    assert len({judgment.kind for judgment in _TUNED}) == 6
    queries = [judgment.query for judgment in _ALL]
    assert len(set(queries)) == len(queries)


@pytest.mark.parametrize(
    ("judged", "least"),
    [
        (_TUNED, 0.9),
        (_HELD_OUT, 0.89),
        (_FRESH, 0.84),
        (_UNSEEN[::2], 0.65),
        (_UNSEEN[1::2], 0.65),
        (_BLIND[::2], 0.52),
        (_BLIND[1::2], 0.6),
    ],
    ids=[
        "those it was tuned on",
        "held out once",
        "held out until their misses were read",
        "half A of the unseen",
        "half B, only ever measured",
        "half A of the blind",
        "half B of the blind, only ever measured",
    ],
)
def test_judged_queries(site: Path, judged: list[Judgment], least: float) -> None:
    """The mean nDCG@10 and MRR; queries that no weight was set by do less well, but not much."""
    reader = Reader(site)
    found = {judgment.query: answers(reader, judgment.query) for judgment in judged}
    assert mean(ndcg(found[judgment.query], judgment.wanted) for judgment in judged) >= least
    assert mean(reciprocal_rank(found[judgment.query], judgment.wanted) for judgment in judged) >= least


def test_organs_are_found_by_their_telephones(site: Path) -> None:
    """By the number itself, and by the organ's name with the word before it."""
    reader = Reader(site)
    content = yaml.safe_load((ROOT / "catalog/organizations.yml").read_text("utf-8"))
    organs = [organ for organ in content["organizations"] if organ.get("phone")]
    assert len(organs) > 20
    for organ in organs:
        for query in (organ["phone"], f"{organ['name']} 电话"):
            found = [reader.index.stored(ordinal).content["id"] for ordinal in reader.documents(query)]
            assert organ["id"] in found, query
