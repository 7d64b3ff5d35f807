"""Files that lie beside records (L1): attachments and pictures → size, and what in their words must not be published.

Words are read where that is cheap: text, CSV, Word and Excel files. Nothing here trusts a file: a damaged or swollen
archive is a fault, never an exception.
"""

from __future__ import annotations

import re
import zipfile
import zlib
from dataclasses import dataclass
from html import unescape
from pathlib import Path

from gongkai import screening
from gongkai.screening import Hit
from gongkai.wording import file_suffix

_TEXTS = {"csv", "txt", "vtt"}
_PARTS = {
    "docx": re.compile(r"word/(?:document|header\d*|footer\d*|footnotes)\.xml"),
    "xlsx": re.compile(r"xl/(?:sharedStrings|worksheets/[^/]+)\.xml"),
}
_ACTIVE = re.compile(rb"<script|<foreignObject|\son[a-z]+\s*=|javascript:", re.IGNORECASE)
_BREAK = re.compile(r"</w:(?:p|tc)>|</(?:si|c|is)>")
_TAG = re.compile(r"<[^>]*>")
_MOST = 8 * 1024 * 1024
"""Bytes of an archive's member, or of a text, that are looked at."""


@dataclass(frozen=True, slots=True)
class EnclosedFile:
    """One file: size in bytes, why it cannot be opened ("" when it can), and what should not be in it."""

    size: int
    fault: str = ""
    hits: tuple[Hit, ...] = ()


def inspected(place: Path, size: int) -> EnclosedFile:
    """Look into a file as far as its type allows."""
    suffix = file_suffix(place.name)
    if size == 0:
        return EnclosedFile(size, "是空文件")
    if suffix == "svg" and _ACTIVE.search(place.read_bytes()[:_MOST]):
        return EnclosedFile(size, "这张图里有脚本")
    if suffix not in _TEXTS and suffix not in _PARTS:
        return EnclosedFile(size)
    try:
        text = _archived(place, _PARTS[suffix]) if suffix in _PARTS else _plain(place)
    except (OSError, zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, NotImplementedError, ValueError):
        return EnclosedFile(size, "打不开，可能已损坏、加了密码或不是这种类型")
    return EnclosedFile(size, hits=tuple(screening.hits(text)))


def _plain(place: Path) -> str:
    with place.open("rb") as file:
        content = file.read(_MOST)
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("gb18030", "replace")


def _archived(place: Path, parts: re.Pattern[str]) -> str:
    with zipfile.ZipFile(place) as archive:
        names = [name for name in archive.namelist() if parts.fullmatch(name)]
        if not names:
            raise ValueError(place)
        pages = [_read(archive, name) for name in names[:50]]
    return unescape(_TAG.sub("", _BREAK.sub("\n", "\n".join(pages))))


def _read(archive: zipfile.ZipFile, name: str) -> str:
    with archive.open(name) as member:
        return member.read(_MOST).decode("utf-8", "replace")
