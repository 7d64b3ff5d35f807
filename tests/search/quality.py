"""How good an order of results is: nDCG@10 and MRR against graded judgments (no input but the files of judgments beside it)."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import yaml


class Judgment(NamedTuple):
    """A query and the grade of each record that answers it; records are `kind/id`."""

    query: str
    kind: str
    wanted: Mapping[str, int]


def judgments(name: str = "judgments.yml") -> list[Judgment]:
    """Read the judgments that tuned the ranking, or `held_out.yml`, whose results were seen since, `fresh.yml`, `unseen.yml` or `blind.yml`."""
    content = yaml.safe_load(Path(__file__).with_name(name).read_text("utf-8"))
    return [Judgment(item["query"], item["kind"], item["wanted"]) for item in content["queries"]]


def ndcg(results: Sequence[str], wanted: Mapping[str, int], *, depth: int = 10) -> float:
    """Return the discounted gain of the first results, as a share of the best possible."""
    gains = [(2 ** wanted.get(result, 0) - 1) / math.log2(place + 2) for place, result in enumerate(results[:depth])]
    best = [
        (2**grade - 1) / math.log2(place + 2)
        for place, grade in enumerate(sorted(wanted.values(), reverse=True)[:depth])
    ]
    return float(sum(gains) / sum(best))


def reciprocal_rank(results: Sequence[str], wanted: Mapping[str, int]) -> float:
    """Return one over the place of the first result of the highest grade."""
    top = max(wanted.values())
    return next((1.0 / (place + 1) for place, result in enumerate(results) if wanted.get(result) == top), 0.0)
