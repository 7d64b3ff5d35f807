"""The JSON document of a comparison: applied to the old side it gives the new one, whatever the sides are."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai import canonical
from gongkai.audit import compare, document
from gongkai.audit.snapshot import Item, Snapshot
from gongkai.kinds import all_kinds

SCALARS = st.text(max_size=6) | st.integers(0, 9)
PARTS = st.dictionaries(
    st.sampled_from(["title", "entries", "phone"]),
    SCALARS | st.lists(st.text(max_size=3), max_size=3),
    min_size=1,
    max_size=3,
)
FIELDS = st.dictionaries(
    st.sampled_from(["title", "name", "valid_until", "sections", "responsible", "time_limit", "unheard_of"]),
    SCALARS | st.lists(st.text(max_size=4), max_size=4) | st.lists(PARTS, min_size=1, max_size=3) | PARTS,
    max_size=4,
)
TEXTS = st.lists(
    st.sampled_from(["第一条　甲。", "第二条　乙。", "第三条　丙。", "（一）丁；", "附则", "第二条　乙改。"]),
    max_size=5,
).map("\n\n".join)


@st.composite
def values(draw: st.DrawFn) -> dict[str, dict[str, Any]]:
    """Make the records of one side, few enough ids that the sides meet."""
    sides = {}
    for plural in draw(st.sets(st.sampled_from(sorted(all_kinds())), max_size=3)):
        for number in draw(st.sets(st.integers(0, 4), max_size=4)):
            made: dict[str, Any] = {"kind": plural, "id": f"r{number}", "fields": draw(FIELDS)}
            if draw(st.booleans()):
                made["fields"] = {**made["fields"], "aliases": [f"{plural}/r{draw(st.integers(0, 4))}/"]}
            text = draw(TEXTS)
            made |= {"text": text} if text else {}
            files = draw(st.dictionaries(st.sampled_from(["a.pdf", "b.doc"]), st.sampled_from(["0", "1"]), max_size=2))
            sides[f"{plural}/r{number}"] = {**made, **({"files": files} if files else {})}
    return sides


def snapshot(records: dict[str, dict[str, Any]], states: dict[str, str], stones: dict[str, Any]) -> Snapshot:
    """Make a side of values."""
    items = {
        key: Item(
            key,
            f"{key}/",
            str(value["fields"].get("title", key)),
            f"{states.get(key, 'a')}.yml",
            states.get(key, ""),
            canonical.sha256(canonical.written(value)),
        )
        for key, value in records.items()
    }
    return Snapshot("一边", items, lambda item: records[item.key], stones)


STATES = st.dictionaries(
    st.sampled_from([f"{plural}/r{number}" for plural in all_kinds() for number in range(5)]),
    st.sampled_from(["有效", "待复核"]),
)
STONES = st.dictionaries(
    st.sampled_from(["policies/r0", "policies/r9"]), st.fixed_dictionaries({"reason": st.text(max_size=3)})
)


@given(values(), values(), STATES, STATES, STONES, STONES)
def test_applying_a_difference_gives_the_other_side(
    one: dict[str, Any],
    other: dict[str, Any],
    before: dict[str, str],
    after: dict[str, str],
    gone: dict[str, Any],
    stones: dict[str, Any],
):
    """`apply(diff(a, b), a) = b`, the document written to JSON and read again; and nothing is left between equals."""
    old, new = snapshot(one, before, gone), snapshot(other, after, stones)
    found = json.loads(json.dumps(document.document(compare.compare(old, new)), ensure_ascii=False))
    assert document.applied(found, old.plain()) == new.plain()
    keys = [key for change in found["changes"] for key in {change["key"], change.get("old_key", change["key"])}]
    assert len(keys) == len(set(keys))
    assert compare.compare(old, old).same
    assert compare.compare(new, new).same


@given(values(), values())
def test_a_document_does_not_apply_to_another_side(one: dict[str, Any], other: dict[str, Any]):
    """Applied to a side that it was not made from, it says so or the side does not matter to it."""
    old, new = snapshot(one, {}, {}), snapshot(other, {}, {})
    found = document.document(compare.compare(old, new))
    if any(change["change"] == compare.REMOVED for change in found["changes"]):
        with pytest.raises(ValueError, match="not as the document has it"):
            document.applied(found, {"records": {}, "tombstones": {}})


@given(values(), values(), STATES)
def test_a_document_is_as_its_schema_says(one: dict[str, Any], other: dict[str, Any], states: dict[str, str]):
    """Every object has the keys that the schema asks for and no other; every word is of its list."""
    found = document.document(compare.compare(snapshot(one, {}, {}), snapshot(other, states, {})))
    _holds(found, document.schema())


def _holds(value: Any, schema: dict[str, Any]) -> None:
    """Check the part of draft-07 that the schema uses."""
    kinds = {"object": dict, "array": list, "string": str, "integer": int, "boolean": bool}
    wanted = schema.get("type", [])
    names = [wanted] if isinstance(wanted, str) else wanted
    assert not names or isinstance(value, tuple(kinds[name] for name in names)), (value, schema)
    assert "enum" not in schema or value in schema["enum"]
    assert "const" not in schema or value == schema["const"]
    if isinstance(value, dict):
        assert set(schema.get("required", ())) <= value.keys()
        rest = schema.get("additionalProperties", {})
        for name, each in value.items():
            inner = schema.get("properties", {}).get(name, rest)
            assert inner is not False, name
            _holds(each, inner)
    if isinstance(value, list) and "items" in schema:
        for each in value:
            _holds(each, schema["items"])
