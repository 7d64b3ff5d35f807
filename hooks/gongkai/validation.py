"""From the text of a file to a model, or to what is wrong with it (L1): YAML parsed, then validated.

An empty value counts as not written, wherever it lies.
"""

from __future__ import annotations

from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from gongkai import yamltext
from gongkai.codes import WARNINGS
from gongkai.files import error
from gongkai.findings import Finding, Level, Pointer, quoted
from gongkai.messages import explain, of_draft

Model = TypeVar("Model", bound=BaseModel)
_LEVELS = {False: Level.ERROR, True: Level.WARNING}


def parsed(text: str, path: str, *, first_line: int = 0) -> tuple[Any, tuple[Finding, ...]]:
    """Parse YAML that begins after line `first_line` of its file; the value is None where nothing is written or can be read."""
    found = yamltext.parse(text)
    findings = tuple(
        Finding(path, each.line + first_line, each.code, each.message, _LEVELS[each.code in WARNINGS])
        for each in found.problems
    )
    return found.value, findings


def validated(
    value: Any, path: str, model: type[Model], pointer: Pointer = (), stem: str = ""
) -> tuple[Model | None, list[Finding]]:
    """Validate a read value; empty values count as not written, and `stem` is the id when none is."""
    if not isinstance(value, dict):
        line = 0 if pointer else 1
        return None, [error(path, "S003", f"应当是「键: 值」的分组，这里是{quoted(value)}", line, pointer)]
    written = {name: item for name, item in value.items() if item is not None}
    if stem:
        written.setdefault("id", stem)
    try:
        return model.model_validate(written), []
    except ValidationError:
        return _without_blanks(written, path, model, pointer)


def _without_blanks(
    value: dict[str, Any], path: str, model: type[Model], pointer: Pointer
) -> tuple[Model | None, list[Finding]]:
    """Validate once more, empty values inside the parts left out too; say what is wrong then."""
    try:
        return model.model_validate(_filled(value)), []
    except ValidationError as failure:
        details = failure.errors(include_url=False)
    deeper = {detail["loc"][:length] for detail in details for length in range(len(detail["loc"]))}
    told = [detail for detail in details if detail["type"] != "too_short" or detail["loc"] not in deeper]
    found = [_explained(detail, path, model, pointer) for detail in told]
    return None, [of_draft(each) for each in found] if value.get("draft") == "true" else found


def _filled(value: Any) -> Any:
    """Leave out what is empty, as deep as it lies."""
    if isinstance(value, dict):
        return {name: _filled(item) for name, item in value.items() if item is not None}
    return [_filled(item) for item in value] if isinstance(value, list) else value


def _explained(detail: Any, path: str, model: type[BaseModel], pointer: Pointer) -> Finding:
    code, inner, message = explain(detail, model)
    return error(path, code, message, pointer=pointer + inner)
