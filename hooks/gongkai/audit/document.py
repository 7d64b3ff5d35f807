"""A comparison as one JSON document with old and new values: its schema, and how to apply it to the old side."""

from __future__ import annotations

import copy
from collections.abc import Mapping
from typing import Any

from gongkai.audit.compare import WORDS, Change, Comparison
from gongkai.audit.fields import Difference, holds_text, label, matter, patched
from gongkai.audit.redline import WORDS as CLAUSE_WORDS
from gongkai.audit.redline import redline
from gongkai.audit.snapshot import Item, Snapshot
from gongkai.kinds import all_kinds

VERSION = 1


def document(comparison: Comparison) -> dict[str, Any]:
    """Give the document."""
    return {
        "version": VERSION,
        "old": _side(comparison.old),
        "new": _side(comparison.new),
        "same": comparison.same,
        "counts": comparison.counts(),
        "changes": [_change(each) for each in comparison.changes],
        "tombstones": {key: {"old": old, "new": new} for key, (old, new) in comparison.tombstones.items()},
    }


def _side(side: Snapshot) -> dict[str, Any]:
    return {"name": side.name, "records": len(side.items), **side.about}


def _change(each: Change) -> dict[str, Any]:
    plural = each.item.plural
    made: dict[str, Any] = {
        "key": each.item.key,
        "kind": plural,
        "kind_label": all_kinds()[plural].info.label if plural in all_kinds() else plural,
        "change": each.change,
        "word": WORDS[each.change],
        "title": each.item.title,
        "url": each.item.url,
    }
    if each.old and each.new and each.old.key != each.new.key:
        made["old_key"] = each.old.key
    made |= {
        name: {"old": pair[0], "new": pair[1]} for name, pair in (("state", each.state), ("path", each.moved)) if pair
    }
    if each.fields:
        made["fields"] = [_field(plural, difference) for difference in each.fields]
        made["clauses"] = [clause for difference in each.fields for clause in _clauses(plural, difference)]
    for name, item, value in (("old", each.old, each.old_value), ("new", each.new, each.new_value)):
        if value is not None and item is not None:
            made[name] = _record(item, value)
    return {**made, **({"tombstone": dict(each.tombstone)} if each.tombstone else {})}


def _record(item: Item, value: Any) -> dict[str, Any]:
    return {"path": item.path, "state": item.state, "value": value}


def _field(plural: str, each: Difference) -> dict[str, Any]:
    return {
        "pointer": list(each.pointer),
        "field": label(plural, each.pointer),
        "matter": matter(plural, each.pointer).label,
        "old": each.old,
        "new": each.new,
    }


def _clauses(plural: str, each: Difference) -> list[dict[str, Any]]:
    if not holds_text(plural, each.pointer):
        return []
    return [
        {
            "change": clause.change,
            "word": CLAUSE_WORDS[clause.change],
            "old_key": clause.old_key,
            "new_key": clause.new_key,
            "old_label": clause.old_label,
            "new_label": clause.new_label,
            "old": clause.old,
            "new": clause.new,
        }
        for clause in redline(each.old or "", each.new or "")
    ]


def applied(found: Mapping[str, Any], old: Mapping[str, Any]) -> dict[str, Any]:
    """Apply a document to the old side (`Snapshot.plain`) and give the new one.

    Raises ValueError where the old side is not the one that the document was made from.
    """
    made = copy.deepcopy(dict(old))
    records = made["records"]
    for each in found["changes"]:
        former = each.get("old_key", each["key"])
        if (former in records) != ("new" not in each):
            raise ValueError(f"{former} is not as the document has it")
        before = records.pop(former, None)
        if "new" in each:
            records[each["key"]] = copy.deepcopy(each["new"])
        elif "old" not in each:
            records[each["key"]] = _moved(before, each)
    for key, pair in found["tombstones"].items():
        made["tombstones"].pop(key, None)
        if pair["new"] is not None:
            made["tombstones"][key] = copy.deepcopy(pair["new"])
    return made


def _moved(before: dict[str, Any], each: Mapping[str, Any]) -> dict[str, Any]:
    differences = [Difference(tuple(field["pointer"]), field["old"], field["new"]) for field in each.get("fields", ())]
    return {
        "path": each["path"]["new"] if "path" in each else before["path"],
        "state": each["state"]["new"] if "state" in each else before["state"],
        "value": patched(before["value"], differences),
    }


_ANY: dict[str, Any] = {}
_PAIR = {
    "type": "object",
    "required": ["old", "new"],
    "properties": {"old": _ANY, "new": _ANY},
    "additionalProperties": False,
}
_TEXT = {"type": "string"}
_RECORD = {
    "type": "object",
    "required": ["path", "state", "value"],
    "properties": {"path": _TEXT, "state": _TEXT, "value": {"type": "object"}},
    "additionalProperties": False,
}


def _object(required: tuple[str, ...], properties: dict[str, Any]) -> dict[str, Any]:
    return {"type": "object", "required": list(required), "properties": properties, "additionalProperties": False}


def schema() -> dict[str, Any]:
    """Give the JSON Schema (draft-07) of the document."""
    pointer = {"type": "array", "items": {"type": ["string", "integer"]}}
    field = {"pointer": pointer, "field": _TEXT, "matter": _TEXT, "old": _ANY, "new": _ANY}
    clause = dict.fromkeys(("word", "old_key", "new_key", "old_label", "new_label", "old", "new"), _TEXT)
    clause_change = {"enum": list(CLAUSE_WORDS)}
    named = ("key", "kind", "kind_label", "change", "word", "title", "url")
    change = {
        **dict.fromkeys(named, _TEXT),
        "change": {"enum": list(WORDS)},
        "old_key": _TEXT, "state": _PAIR, "path": _PAIR, "old": _RECORD, "new": _RECORD, "tombstone": {"type": "object"},
        "fields": {"type": "array", "items": _object(tuple(field), field)},
        "clauses": {"type": "array", "items": _object(("change", *clause), {"change": clause_change, **clause})},
    }  # fmt: skip
    whole = {
        "version": {"const": VERSION}, "old": {"type": "object"}, "new": {"type": "object"}, "same": {"type": "boolean"},
        "counts": {"type": "object", "additionalProperties": {"type": "integer"}},
        "changes": {"type": "array", "items": _object(named, change)},
        "tombstones": {"type": "object", "additionalProperties": _PAIR},
    }  # fmt: skip
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "gongkai diff",
        **_object(tuple(whole), whole),
    }
