"""The shipped portal's search, judged: the right records come first."""

from __future__ import annotations

from pathlib import Path
from statistics import mean

from gongkai.search.reader import Reader
from tests.search.quality import judgments, ndcg, reciprocal_rank


def _answers(reader: Reader, query: str) -> list[str]:
    results = reader.search(query)
    shown = [ordinal for hit in results.hits for ordinal in (hit.ordinal, *hit.folded)]
    contents = [reader.index.stored(ordinal).content for ordinal in (*shown, *(hit.ordinal for hit in results.related))]
    return [f"{content['kind']}/{content['id']}" for content in contents]


def test_judged_queries(site: Path) -> None:
    """At least 100 queries of six kinds; nDCG@10 of 0.9 or more over all."""
    reader, judged = Reader(site), judgments()
    known = {
        f"{content['kind']}/{content['id']}"
        for content in (reader.index.stored(o).content for o in range(reader.index.size))
    }
    assert not {wanted for judgment in judged for wanted in judgment.wanted} - known
    assert len(judged) >= 100
    answers = {judgment.query: _answers(reader, judgment.query) for judgment in judged}
    assert len({judgment.kind for judgment in judged}) == 6
    assert mean(ndcg(answers[judgment.query], judgment.wanted) for judgment in judged) >= 0.9
    assert mean(reciprocal_rank(answers[judgment.query], judgment.wanted) for judgment in judged) >= 0.9
