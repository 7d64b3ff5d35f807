"""Records that lie in another kind's folder (L1): what is written there → where it belongs.

Whoever saves a policy among the interpretations is told of the folder, not of twenty fields that are unknown there.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any

from gongkai.files import error
from gongkai.findings import Finding
from gongkai.kinds import all_kinds
from gongkai.messages import UNKNOWN_FIELD
from gongkai.record import Record

_TELLING = 2
"""So many fields that only another kind has are no slip of the pen."""
_ENOUGH = 3
"""Of fewer fields one cannot tell whose they are."""


def moved(findings: list[Finding], value: Any, path: str, label: str) -> list[Finding]:
    """Give one finding for all, where `value` is a record of another kind than `label`; else the findings as they are."""
    if sum(finding.code == UNKNOWN_FIELD for finding in findings) < _TELLING or not isinstance(value, dict):
        return findings
    kind = _known(value)
    if kind is None or kind.info.label == label:
        return findings
    pointer = min(finding.pointer[:-1] for finding in findings if finding.code == UNKNOWN_FIELD)
    message = f"看字段这是「{kind.info.label}」，不是「{label}」，放错了文件夹；请移到 {kind.info.folder}"
    return [error(path, UNKNOWN_FIELD, message, 0 if pointer else 1, pointer)]


def other_list(value: Any) -> str:
    """Say what a file without its folder's list holds; empty where it is no kind's file."""
    if not isinstance(value, dict):
        return ""
    lists = (kind for kind in all_kinds().values() if _is_list(value.get(kind.info.list_key)))
    kind = next(lists, None) or _known(value)
    return f"；看内容这是「{kind.info.label}」，应当放在 {kind.info.folder}" if kind else ""


def _is_list(value: Any) -> bool:
    return isinstance(value, list) and any(isinstance(each, dict) for each in value)


def _known(written: Collection[str]) -> type[Record] | None:
    """Find the kind that has all these fields; of several, the one whose required fields are written."""
    if len(written) < _ENOUGH:
        return None
    having: Iterable[type[Record]] = (kind for kind in all_kinds().values() if kind.model_fields.keys() >= set(written))
    return min(having, key=lambda kind: len(_missing(kind, written)), default=None)


def _missing(kind: type[Record], written: Collection[str]) -> list[str]:
    fields = kind.model_fields.items()
    return [name for name, info in fields if info.is_required() and name not in written and name != "id"]
