"""The door of ingest: a file's format → its lines and tables."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import PurePath

from gongkai.ingest.decode import decode
from gongkai.ingest.elements import Line, Sifted, Unreadable
from gongkai.ingest.lines import read_lines

_Reader = Callable[[bytes], Sifted]


def take_in(name: str, data: bytes) -> Sifted:
    """Read the lines and tables of a file by the extension of its name."""
    suffix = PurePath(name).suffix.lower()
    reader = _READERS.get(suffix)
    if reader is None:
        raise Unreadable(f"不认识扩展名「{suffix or '（无）'}」；能读的有 {'、'.join(_READERS)}")
    return reader(data)


def _text(data: bytes) -> Sifted:
    return Sifted(read_lines(decode(data)))


def _markdown(data: bytes) -> Sifted:
    """Read Markdown as text: the marks of headings, emphasis, quotes and escapes go, tables in bars stay for later."""
    lines = read_lines(decode(data))
    return Sifted(tuple(Line(line.number, _unmarked(line.raw), line.whole) for line in lines))


def _unmarked(text: str) -> str:
    bare = re.sub(r"^\s{0,3}(#{1,6}\s+|>\s?)", "", text)
    bare = re.sub(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1", r"\2", bare)
    return re.sub(r"\\([\\`*_{}\[\]()#+\-.!|<>~])", r"\1", bare).removesuffix("\\")


def _word(data: bytes) -> Sifted:
    from gongkai.ingest.word import read_word

    return read_word(data)


def _workbook(data: bytes) -> Sifted:
    from gongkai.ingest.workbook import read_workbook

    return read_workbook(data)


def _page(data: bytes) -> Sifted:
    from gongkai.ingest.webpage import read_page

    return read_page(data)


_READERS: dict[str, _Reader] = {
    ".txt": _text,
    ".md": _markdown,
    ".docx": _word,
    ".xlsx": _workbook,
    ".html": _page,
    ".htm": _page,
}
