"""The schemas, settings and snippets under `.vscode/` are what the models say. With GONGKAI_WRITE=1 they are written."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path
from typing import Any

import pytest

from gongkai import completion
from gongkai.kinds import all_kinds

ROOT = Path(__file__).resolve().parent.parent
FILES = completion.files()


@pytest.mark.parametrize("path", FILES)
def test_what_lies_in_the_repository_is_what_the_models_say(path: str):
    """A changed field shows in every editor's completion; GONGKAI_WRITE=1 writes the files anew."""
    if os.environ.get("GONGKAI_WRITE"):
        (ROOT / path).parent.mkdir(parents=True, exist_ok=True)
        (ROOT / path).write_bytes(FILES[path])
    assert (ROOT / path).read_bytes().replace(b"\r\n", b"\n") == FILES[path]


def test_nothing_else_lies_there():
    """A schema of a kind that is gone does not stay behind."""
    found = {path.relative_to(ROOT).as_posix() for path in (ROOT / ".vscode").rglob("*") if path.is_file()}
    assert found == set(FILES)


def test_every_yaml_file_of_the_portal_has_its_schema():
    """Whatever YAML file of records an editor opens, the language server knows its fields."""
    patterns = json.loads(FILES[".vscode/settings.json"])["yaml.schemas"].values()
    files = [path for path in (ROOT / "catalog").rglob("*.yml") if path.name not in {"synonyms.yml", "tombstones.yml"}]
    assert len(files) > 40
    unknown = [
        path for path in files if not any(path.relative_to(ROOT).match(each.replace("**/", "")) for each in patterns)
    ]
    assert unknown == []


def described(schema: dict[str, Any]) -> list[str]:
    """List the fields of a schema without a Chinese title and description."""
    missing = []
    for name, field in schema.get("properties", {}).items():
        inner = field.get("items", {})
        missing += described(inner) if "properties" in inner else []
        whole = {**field, **(field.get("allOf") or [{}])[0]}
        if "properties" not in inner and not re.search(
            r"[\u4e00-\u9fff]", whole.get("title", "") + whole.get("description", "")
        ):
            missing.append(name)
    return missing


@pytest.mark.parametrize("path", [path for path in FILES if "/schemas/" in path])
def test_fields_are_explained_in_chinese(path: str):
    """Hovering over a field says what it wants, in words of the office."""
    schema = json.loads(FILES[path])
    assert schema["$schema"] == "http://json-schema.org/draft-07/schema#"
    assert described(schema) == []
    for part in schema["definitions"].values():
        assert described(part) == []


def test_every_kind_has_a_snippet_with_its_required_fields():
    """Typing the kind's name offers a whole record."""
    snippets = json.loads(FILES[".vscode/gongkai.code-snippets"])
    for kind in all_kinds().values():
        body = "\n".join(snippets[kind.info.label]["body"])
        required = {name for name, info in kind.model_fields.items() if info.is_required() and name != "id"}
        assert {name for name in required if f"{name}: " not in body} == set()
        assert "draft: true" in body
