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
    tables: dict[str, dict[Pointer, int]] = {}
    placed = []
    for finding in findings:
        if finding.line or (not finding.pointer and not finding.subject):
            placed.append(finding)
            continue
        if finding.path not in tables:
            tables[finding.path] = _lines(root, finding.path)
        placed.append(replace(finding, line=_line(tables[finding.path], finding.pointer)))
    return placed


def _lines(root: Path, path: str) -> dict[Pointer, int]:
    text = read_text(root, path)
    if isinstance(text, Finding):
        return {}
    if not path.endswith(".md"):
        return yamltext.lines(text)
    parts = split_front_matter(text.replace("\r\n", "\n"))
    table = {pointer: line + 1 for pointer, line in yamltext.lines(parts[0]).items()} if parts else {}
    return {**table, ("",): parts[2]} if parts else table


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
