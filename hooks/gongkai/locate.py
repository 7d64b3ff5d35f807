"""Looking up lines (L1): findings with pointers → findings with line numbers, each file read once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from gongkai import yamltext
from gongkai.files import read_text, split_front_matter
from gongkai.findings import Finding, Pointer


def located(root: Path, findings: Iterable[Finding]) -> list[Finding]:
    """Look up the lines of findings that only have pointers, reading each file once."""
    findings = list(findings)
    deep = {finding.path for finding in findings if len(finding.pointer) > 1}
    tables: dict[str, dict[Pointer, int]] = {}
    placed = []
    for finding in findings:
        if finding.line or (not finding.pointer and not finding.subject):
            placed.append(finding)
            continue
        if finding.path not in tables:
            tables[finding.path] = _lines(root, finding.path, deep=finding.path in deep)
        placed.append(replace(finding, line=_line(tables[finding.path], finding.pointer)))
    return placed


def _lines(root: Path, path: str, *, deep: bool) -> dict[Pointer, int]:
    """Map pointers to lines; the fields of front matter alone are found without reading YAML, ten times faster."""
    text = read_text(root, path)
    if isinstance(text, Finding):
        return {}
    if not path.endswith(".md"):
        return yamltext.lines(text)
    parts = split_front_matter(text.replace("\r\n", "\n"))
    if parts is None:
        return {}
    found = yamltext.lines(parts[0]) if deep else _fields(parts[0])
    return {**{pointer: line + 1 for pointer, line in found.items()}, ("",): parts[2]}


def _fields(front: str) -> dict[Pointer, int]:
    """Map the fields of a mapping to their lines: what begins at the margin is one, for all else is indented."""
    table: dict[Pointer, int] = {(): 1}
    for number, line in enumerate(front.split("\n"), start=1):
        name, colon, _ = line.partition(":")
        if colon and name.isidentifier():
            table.setdefault((name,), number)
    return table


def _line(table: dict[Pointer, int], pointer: Pointer) -> int:
    """Find the nearest written value: the one named, else what holds it."""
    while pointer not in table and pointer:
        pointer = pointer[:-1]
    return table.get(pointer, 1)


def line_of(root: Path, path: str, words: str) -> int:
    """Find the first line of a file that has `words` in it; 1 where none has."""
    text = read_text(root, path)
    if isinstance(text, Finding):
        return 1
    return next((number for number, line in enumerate(text.splitlines(), start=1) if words in line), 1)
