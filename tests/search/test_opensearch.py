"""The other engine's contract: mapping, documents and the query, as recorded; no engine was run."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from gongkai.search import opensearch
from tests.search.portal import document, written

CONTRACT = json.loads(Path(__file__).with_name("contract.json").read_text("utf-8"))


def test_the_query_is_the_recorded_one() -> None:
    """Python writes the request of the contract."""
    body = opensearch.query(["低保", "申请"], page=2, by_date=True, chosen={"topic": "养老", "year": "2024年"})
    assert json.loads(json.dumps(body)) == CONTRACT["request"]


def test_every_exported_field_is_mapped(tmp_path: Path) -> None:
    """The mapping is strict: a field that it does not know would be refused."""
    site = written(
        tmp_path, [document(1, "办法", "第一条|第二条", numbers=("云政发〔2024〕1号",), facets={"topic": ("养老",)})]
    )
    lines = [json.loads(line) for line in opensearch.bulk_lines(site, "gongkai")]
    known = opensearch.settings(())["mappings"]["properties"]
    assert lines[0] == {"index": {"_index": "gongkai", "_id": "policies/p1/"}}
    assert set(lines[1]) <= set(known)
    assert lines[1]["facet_topic"] == ["养老"]


@pytest.mark.parametrize("name", ["title", "body", "numbers"])
def test_text_is_searched_unit_by_unit(name: str) -> None:
    """Every text field has the analyzer under which a phrase is a substring."""
    assert opensearch.settings(())["mappings"]["properties"][name]["analyzer"] == "portal"
