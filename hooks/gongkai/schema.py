"""The models → JSON Schema (L2, draft-07) for editors' completion and for whoever reads the data."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema

from gongkai.record import MARK, Record, Storage

DRAFT = "http://json-schema.org/draft-07/schema#"


class _Draft07(GenerateJsonSchema):
    schema_dialect = DRAFT


def schema(kind: type[Record]) -> dict[str, Any]:
    """Give the schema of one record."""
    return of_model(kind, kind.info.label, kind.info.summary)


def of_model(model: type[BaseModel], title: str, description: str) -> dict[str, Any]:
    """Give the schema of any model under a title of its own."""
    made = model.model_json_schema(schema_generator=_Draft07, ref_template="#/definitions/{model}")
    made["definitions"] = made.pop("$defs", {})
    cleaned: dict[str, Any] = _cleaned(made)
    return {"$schema": DRAFT, **cleaned, "title": title, "description": description}


def file_schema(kind: type[Record]) -> dict[str, Any]:
    """Give the schema of the files in which editors keep the kind: one record, or a list with shared values beside it.

    A record's id may be left out where it is the name of its file.
    """
    one = schema(kind)
    one["required"] = [name for name in one.get("required", []) if name != "id" or kind.info.storage is Storage.LIST]
    if kind.info.storage is not Storage.LIST:
        return one
    shared = {name: value for name, value in one["properties"].items() if name != "id"}
    member = {**one, "required": ["id"]}
    definitions = member.pop("definitions")
    member.pop("$schema")
    return {
        "$schema": DRAFT,
        "title": one["title"],
        "description": one["description"],
        "type": "object",
        "required": [kind.info.list_key],
        "properties": {kind.info.list_key: {"type": "array", "items": member}, **shared},
        "additionalProperties": False,
        "definitions": definitions,
    }


def _cleaned(value: Any) -> Any:
    """Drop what is ours from a schema, and the English descriptions of vocabularies."""
    if isinstance(value, list):
        return [_cleaned(each) for each in value]
    if not isinstance(value, dict):
        return value
    kept = {name: _cleaned(each) for name, each in value.items() if name != MARK}
    if "enum" in kept:
        kept.pop("description", None)
        kept.pop("title", None)
    if isinstance(kept.get("description"), str) and kept["description"].isascii():
        kept.pop("description")
    return kept
