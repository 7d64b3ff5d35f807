"""Reading an editor's files without trusting them (L1): walking a tree, decoding, splitting front matter."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

from gongkai.findings import Finding, Level, Pointer

_FENCE = re.compile(r"^---[ \t]*(?:\n|\Z)", re.MULTILINE)
MAX_BYTES = 16 * 1024 * 1024


def error(path: str, code: str, message: str, line: int = 0, pointer: Pointer = ()) -> Finding:
    """Make an error about a file."""
    return Finding(path, line, code, message, Level.ERROR, pointer)


def walk(root: Path, place: str, findings: list[Finding]) -> Iterator[tuple[str, os.DirEntry[str]]]:
    """Give every file at or below `place` with its path from the root; links that lead out of the root are findings."""
    start = root / place
    if start.is_file():
        with os.scandir(start.parent) as entries:
            yield from ((place, entry) for entry in entries if entry.name == start.name)
        return
    if not start.is_dir():
        return
    with os.scandir(start) as entries:
        found = sorted(entries, key=lambda entry: entry.name)
    for entry in found:
        path = f"{place}/{entry.name}"
        if entry.name.startswith("."):
            continue
        if entry.is_symlink() and not _inside(root, entry.path):
            findings.append(error(path, "F003", "这是指向资料目录之外的链接，不会读取；请放入文件本身"))
        elif entry.is_dir(follow_symlinks=False):
            yield from walk(root, path, findings)
        elif entry.is_file():
            yield path, entry


def _inside(root: Path, path: str) -> bool:
    return Path(os.path.realpath(path)).is_relative_to(os.path.realpath(root))


def read_text(root: Path, path: str) -> str | Finding:
    """Read a text file, or say why it cannot be read."""
    place = root / path
    try:
        if place.stat().st_size > MAX_BYTES:
            return error(path, "F001", f"文件有 {place.stat().st_size // 1048576} MB，超过 {MAX_BYTES // 1048576} MB 的上限，请拆成几个文件")
        content = place.read_bytes()
    except OSError as failure:
        return error(path, "F002", f"文件读不出来（{failure.strerror}），请检查文件和权限")
    return decode(content, path)


def decode(content: bytes, path: str) -> str | Finding:
    """Decode UTF-8, with or without a byte order mark; say what to do about anything else."""
    if b"\0" in content:
        return error(path, "F004", "文件里有空字节，不是文本文件，请用文本编辑器另存为 UTF-8")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as failure:
        line = content.count(b"\n", 0, failure.start) + 1
        guess = "，看起来是 GBK 编码" if _is_gbk(content) else ""
        return error(path, "F005", f"文件不是 UTF-8 编码{guess}，请用编辑器「另存为」UTF-8", line)


def _is_gbk(content: bytes) -> bool:
    try:
        content.decode("gb18030")
    except UnicodeDecodeError:
        return False
    return True


def split_front_matter(text: str) -> tuple[str, str, int] | None:
    """Split a document into front matter, text and the line on which the text begins; None without front matter."""
    opening = _FENCE.match(text)
    closing = _FENCE.search(text, opening.end()) if opening else None
    if opening is None or closing is None:
        return None
    front = text[opening.end() : closing.start()]
    return front, text[closing.end() :], front.count("\n") + 3
