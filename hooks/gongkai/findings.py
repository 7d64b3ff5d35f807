"""What a check says of a source: where, what value, what to do (L0). Every layer above collects these; nothing raises them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

Pointer = tuple[str | int, ...]
"""Keys from the root of a YAML document to a value; ("questions", 3, "answer")."""


class Level(StrEnum):
    """How grave a finding is; errors stop a build, warnings stop it under --strict."""

    ERROR = "错误"
    WARNING = "警告"
    NOTICE = "提示"


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One sentence for an editor. `line` is 1-based, 0 while it is not looked up; `pointer` names the value meanwhile."""

    path: str
    line: int = 0
    code: str = ""
    message: str = ""
    level: Level = Level.ERROR
    pointer: Pointer = ()
    subject: str = ""
    """`<plural>/<id>` of the record, where there is one; waivers go by it."""

    def coded(self, code: str, level: Level) -> Finding:
        """Give the finding the code and level of the rule that made it."""
        return replace(self, code=code, level=level)

    def __str__(self) -> str:
        place = f"{self.path}:{self.line}" if self.line else self.path
        return f"{place}: {self.level} {self.code} {self.message}"


def quoted(value: object, *, limit: int = 40) -> str:
    """Quote a value for a message, shortened to `limit` characters and without control characters.

    A list or mapping is named, not quoted.
    """
    if isinstance(value, list | dict):
        return "（一个列表）" if isinstance(value, list) else "（一个分组）"
    if value is None:
        return "（空白）"
    text = "".join(character if character.isprintable() else "�" for character in str(value)[: limit + 1])
    return f"「{text[:limit]}…」" if len(text) > limit else f"「{text}」"


def in_order(findings: Iterable[Finding]) -> list[Finding]:
    """Sort findings by place and drop repeats."""
    return sorted(set(findings), key=lambda f: (f.path, f.line, f.code, f.message))


def blocking(findings: Iterable[Finding], *, strict: bool) -> list[Finding]:
    """Select the findings that fail a build."""
    levels = {Level.ERROR, Level.WARNING} if strict else {Level.ERROR}
    return [finding for finding in findings if finding.level in levels]
