"""What editors' programs need to complete fields and values in Chinese (L2): schemas, settings and snippets for VS Code.

They lie under `.vscode/` in the repository; a test keeps them what this module makes of the models.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from pydantic.json_schema import GenerateJsonSchema

from gongkai import blank
from gongkai.editorial import EditorialPage
from gongkai.identity import PortalIdentity
from gongkai.kinds import all_kinds
from gongkai.record import Part, Record, Storage
from gongkai.schema import DRAFT, file_schema

FOLDER = ".vscode"
_EXTENSIONS = ["redhat.vscode-yaml"]


def files() -> Mapping[str, bytes]:
    """Give every file by its path in the repository."""
    schemas: dict[str, Any] = {kind.info.name: file_schema(kind) for kind in all_kinds().values()}
    schemas |= {
        "portal": _part_schema(PortalIdentity, "网站基本信息"),
        "editorial": _part_schema(EditorialPage, "栏目页"),
    }
    made = {f"{FOLDER}/schemas/{name}.json": content for name, content in schemas.items()}
    made[f"{FOLDER}/settings.json"] = _settings()
    made[f"{FOLDER}/extensions.json"] = {"recommendations": _EXTENSIONS}
    made[f"{FOLDER}/gongkai.code-snippets"] = {kind.info.label: _snippet(kind) for kind in all_kinds().values()}
    return {path: (json.dumps(content, ensure_ascii=False, indent=2) + "\n").encode() for path, content in made.items()}


def _settings() -> dict[str, Any]:
    schemas = {f"{FOLDER}/schemas/portal.json": "catalog/portal.yml"}
    for kind in all_kinds().values():
        folder = kind.info.folder
        if kind.info.storage is not Storage.MARKDOWN:
            place = folder if folder.endswith(".yml") else f"{folder}/**/*.yml"
            schemas[f"{FOLDER}/schemas/{kind.info.name}.json"] = place
    return {
        "yaml.schemas": schemas,
        "yaml.schemaStore.enable": False,
        "yaml.completion": True,
        "yaml.hover": True,
        "editor.snippetSuggestions": "top",
        "files.encoding": "utf8",
        "files.autoGuessEncoding": False,
        "files.eol": "\n",
        "files.insertFinalNewline": True,
        "[yaml]": {"editor.tabSize": 2, "editor.insertSpaces": True, "editor.quickSuggestions": {"strings": True}},
        "[markdown]": {"editor.wordWrap": "on", "editor.quickSuggestions": {"other": True}},
    }


def _part_schema(model: type[Part], title: str) -> dict[str, Any]:
    made = model.model_json_schema(schema_generator=GenerateJsonSchema, ref_template="#/definitions/{model}")
    made["definitions"] = made.pop("$defs", {})
    return {"$schema": DRAFT, **_without_english(made), "title": title}


def _without_english(value: Any) -> Any:
    """Drop descriptions that are for programmers."""
    if isinstance(value, list):
        return [_without_english(each) for each in value]
    if not isinstance(value, dict):
        return value
    kept = {name: _without_english(each) for name, each in value.items() if name != "x-gongkai"}
    if isinstance(kept.get("description"), str) and kept["description"].isascii():
        kept.pop("description")
    return kept


def _snippet(kind: type[Record]) -> dict[str, Any]:
    """Make a snippet of the required fields; what can be chosen is offered, the rest is named."""
    lines = _fields(kind)
    if kind.info.storage is Storage.MARKDOWN:
        lines = ["---", *lines, "draft: true", "---", "", *blank.beginning(kind).split("\n"), "$0"]
    elif kind.info.storage is Storage.LIST:
        lines = [f"- {lines[0]}", *(f"  {line}" for line in lines[1:]), "  draft: true", "$0"]
    else:
        lines = [*lines, "draft: true", "$0"]
    scope = "markdown" if kind.info.storage is Storage.MARKDOWN else "yaml"
    return {
        "scope": scope,
        "prefix": [kind.info.name, kind.info.label],
        "body": lines,
        "description": f"新建{kind.info.label}",
    }


def _fields(kind: type[Record]) -> list[str]:
    required, _ = blank.fields(kind)
    names = [name for name in required if name != "id" or kind.info.storage is Storage.LIST]
    return [f"{name}: {_place(number, kind, name)}" for number, name in enumerate(names, start=1)]


def _place(number: int, kind: type[Record], name: str) -> str:
    info = kind.model_fields[name]
    what = blank.shape(info)
    if what.vocabulary:
        choice = f"${{{number}|{','.join(each.replace(',', chr(92) + ',') for each in what.vocabulary)}|}}"
        return f"[{choice}]" if what.many else choice
    if info.title == "标识":
        return f"${{{number}:{kind.info.name.replace('_', '-')}-1}}"
    if what.plain and what.plain.__name__ == "date":
        return f"${{{number}:$CURRENT_YEAR-$CURRENT_MONTH-$CURRENT_DATE}}"
    return f"[${{{number}:{info.title}}}]" if what.many else f"${{{number}:{info.title}}}"
