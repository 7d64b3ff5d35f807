"""The same search documents for an OpenSearch-compatible engine: settings, mapping, bulk lines and the query (data's way: site -> export).

For portals that outgrow a static index. `query` is what the browser's `endpoint.js` sends; a test holds both against one recorded
contract (`tests/search/contract.json`). Nothing here was run against a live engine.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from gongkai.search import folding
from gongkai.search.document import FACETS
from gongkai.search.index import Index

FIELDS = ("title^8", "numbers^8", "keywords^3", "summary^2", "headings^2", "body")
_FACET_SIZE = 60


def settings(groups: tuple[tuple[str, ...], ...]) -> dict[str, Any]:
    """Return the index's settings and mapping: characters one by one, so that phrases are substrings."""
    pairs = folding.characters()
    text = {"type": "text", "analyzer": "portal", "search_analyzer": "portal_query", "position_increment_gap": 1000}
    names = ("title", "numbers", "keywords", "summary", "headings", "body")
    keywords = {
        name: {"type": "keyword"}
        for name in (
            "kind",
            "id",
            "url",
            "label",
            "organ_printed",
            "state",
            "parents",
            *(f"facet_{name}" for name in FACETS),
        )
    }
    return {
        "settings": {"index": {"number_of_shards": 1, "number_of_replicas": 0}, "analysis": _analysis(pairs, groups)},
        "mappings": {
            "dynamic": "strict",
            "properties": {
                **keywords,
                **dict.fromkeys(names, text),
                "date": {"type": "date", "format": "yyyy-MM-dd"},
                "in_force": {"type": "boolean"},
                "prior": {"type": "integer"},
                "sections": {"type": "object", "enabled": False},
            },
        },
    }


def _analysis(pairs: Mapping[str, str], groups: tuple[tuple[str, ...], ...]) -> dict[str, Any]:
    gone = "".join(f"\\u{ord(c):04x}" for c in sorted(folding.dropped()) if c not in " \n")
    return {
        "char_filter": {
            "fold": {"type": "mapping", "mappings": [f"\\u{ord(a):04x}=>{b}" for a, b in pairs.items()]},
            "drop": {"type": "pattern_replace", "pattern": f"[{gone}]", "replacement": ""},
        },
        "tokenizer": {"units": {"type": "pattern", "pattern": "[a-z0-9]+|[^\\sa-z0-9]", "group": 0}},
        "filter": {
            "synonyms": {"type": "synonym_graph", "synonyms": [", ".join(group) for group in groups], "lenient": True}
        },
        "analyzer": {
            "portal": {"type": "custom", "char_filter": ["fold", "drop"], "tokenizer": "units"},
            "portal_query": {
                "type": "custom",
                "char_filter": ["fold", "drop"],
                "tokenizer": "units",
                "filter": ["synonyms"],
            },
        },
    }


def query(
    terms: list[str], *, page: int = 1, by_date: bool = False, chosen: Mapping[str, str] | None = None, size: int = 10
) -> dict[str, Any]:
    """Return the body of a search request; every term is a phrase that must stand somewhere."""
    must = [{"multi_match": {"query": term, "type": "phrase", "fields": list(FIELDS)}} for term in terms]
    filters = [{"term": {f"facet_{name}": value}} for name, value in sorted((chosen or {}).items())]
    ranked = {
        "function_score": {
            "query": {"bool": {"must": must, "filter": filters}},
            "field_value_factor": {"field": "prior"},
            "boost_mode": "multiply",
        }
    }
    return {
        "from": (page - 1) * size,
        "size": size,
        "track_total_hits": True,
        "query": ranked,
        "sort": [{"date": "desc"}, "_score"] if by_date else ["_score", {"date": "desc"}],
        "_source": {"excludes": ["body", "headings"]},
        "aggs": {name: {"terms": {"field": f"facet_{name}", "size": _FACET_SIZE}} for name in FACETS},
    }


def bulk_lines(site: Path, name: str) -> Iterator[str]:
    """Yield the NDJSON lines that index every document of a built site as `name`."""
    index = Index.of_site(site)
    for ordinal in range(index.size):
        content = index.stored(ordinal).content
        yield _line({"index": {"_index": name, "_id": content["url"]}})
        yield _line(_source(index, ordinal))


def _source(index: Index, ordinal: int) -> dict[str, Any]:
    content = index.stored(ordinal).content
    facets = {
        f"facet_{name}": [facet.values[number] for number in facet.sets[int(facet.column[ordinal])]]
        for name, facet in index.facets.items()
    }
    parents = [index.stored(parent).content["url"] for parent in content["parents"]]
    return {
        **{
            name: content[name]
            for name in ("kind", "id", "url", "label", "title", "numbers", "keywords", "summary", "state", "in_force")
        },
        **({"date": content["date"]} if content["date"] else {}),
        **facets,
        "organ_printed": content["organ"],
        "parents": parents,
        "prior": int(index.priors[ordinal]),
        "headings": [heading for _, heading, _ in content["sections"] if heading],
        "body": [text for _, _, text in content["sections"]],
        "sections": [
            {"anchor": anchor, "heading": heading, "text": text} for anchor, heading, text in content["sections"]
        ],
    }


def _line(content: object) -> str:
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"))
