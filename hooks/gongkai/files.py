"""Reading an editor's files without trusting them (L1): walking a tree, decoding, splitting front matter."""

from __future__ import annotations

import os
import re
from collections.abc import Collection, Iterator
from pathlib import Path

from gongkai.failures import reason
from gongkai.findings import Finding, Level, Pointer
from gongkai.screening import hidden_character

_FENCE = re.compile(r"^---[ \t]*(?:\n|\Z)", re.MULTILINE)
_OF_WINDOWS = {"desktop.ini", "thumbs.db"}
MAX_BYTES = 16 * 1024 * 1024


def error(path: str, code: str, message: str, line: int = 0, pointer: Pointer = ()) -> Finding:
    """Make an error about a file."""
    return Finding(path, line, code, message, Level.ERROR, pointer)


def walk(
    root: Path, place: str, findings: list[Finding], *, skipped: Collection[str] = ()
) -> Iterator[tuple[str, os.DirEntry[str]]]:
    """Give every file below the folder `place` with its path from the root; what cannot be read safely is a finding.

    Hidden files, those that an office program or Windows leaves, and the folders in `skipped` are passed over.
    """
    start = root / place
    if start.is_symlink() and not inside(root, start):
        findings.append(error(place, "F003", "这个文件夹是指向资料目录之外的链接，不会读取；请放入文件夹本身"))
        return
    try:
        with os.scandir(start) as entries:
            found = sorted(entries, key=lambda entry: entry.name)
    except (FileNotFoundError, NotADirectoryError):
        return
    except OSError as failure:
        findings.append(error(place, "F002", f"文件夹打不开（{reason(failure)}），请检查权限"))
        return
    for entry in found:
        path = f"{place}/{entry.name}"
        if entry.name.startswith((".", "~$")) or entry.name.lower() in _OF_WINDOWS or path in skipped:
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from walk(root, path, findings, skipped=skipped)
        elif fault := _fault(root, entry):
            findings.append(error(path, "F003", fault))
        else:
            yield path, entry


def _fault(root: Path, entry: os.DirEntry[str]) -> str:
    """Say why a directory's entry that is no folder will not be read."""
    if entry.is_symlink() and not inside(root, Path(entry.path)):
        return "这是指向资料目录之外的链接，不会读取；请放入文件本身"
    if entry.is_file():
        return ""
    return (
        "这不是普通文件（是断开的链接、文件夹的链接或设备），不会读取；请放入文件本身"
        if entry.is_symlink()
        else "这不是普通文件，不会读取，请删去"
    )


def inside(root: Path, place: Path) -> bool:
    """Tell whether a path, links followed, lies under the root."""
    return Path(os.path.realpath(place)).is_relative_to(os.path.realpath(root))


def read_text(root: Path, path: str) -> str | Finding:
    """Read a text file, or say why it cannot be read."""
    content = read_bytes(root, path)
    return content if isinstance(content, Finding) else decode(content, path)


def read_bytes(root: Path, path: str) -> bytes | Finding:
    """Read a file that is no larger than `MAX_BYTES`, or say why it cannot be read."""
    try:
        descriptor = os.open(f"{root}/{path}", os.O_RDONLY | getattr(os, "O_BINARY", 0))
        try:
            size = os.fstat(descriptor).st_size
            content = os.read(descriptor, size + 1) if size <= MAX_BYTES else b""
        finally:
            os.close(descriptor)
    except OSError as failure:
        return error(path, "F002", f"文件读不出来（{reason(failure)}），请检查文件和权限")
    if size > MAX_BYTES:
        most = MAX_BYTES // 1048576
        return error(path, "F001", f"文件有 {size // 1048576} MB，超过 {most} MB 的上限，请拆成几个文件")
    return content


def decode(content: bytes, path: str) -> str | Finding:
    """Decode UTF-8, with or without a byte order mark; say what to do about anything else."""
    if b"\0" in content:
        return error(path, "F004", "文件里有空字节，不是文本文件，请用文本编辑器另存为 UTF-8")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as failure:
        guess = "，看起来是 GBK 编码" if _is_gbk(content) else ""
        message = f"文件不是 UTF-8 编码{guess}，请用编辑器「另存为」UTF-8"
        return error(path, "F005", message, content.count(b"\n", 0, failure.start) + 1)
    return _hidden(content, text, path) or text


def _hidden(content: bytes, text: str, path: str) -> Finding | None:
    hidden = hidden_character(content, text)
    if hidden is None:
        return None
    message = f"这一行有看不见的控制字符 {hidden[1]}，会打乱显示，请删去（可重新录入这一段）"
    return error(path, "F009", message, hidden[0])


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
