"""Which lines of an input are neither in what was written nor on the list of what was dropped."""

from __future__ import annotations

import html
import re

from gongkai.ingest.document import Document, read_document
from gongkai.markdown import render


def _bare(text: str) -> str:
    return re.sub(r"\s", "", text)


def _words(document: Document) -> str:
    """Give the words of the rendered body without spaces."""
    return _bare(html.unescape(re.sub(r"<[^>]*>", "", render(document.markdown).html)))


def unaccounted(text: str) -> list[str]:
    """Give the lines that got lost."""
    document = read_document("公文.txt", text.encode("utf-8"))
    words = _words(document)
    dropped = {number for entry in document.dropped for number in (entry.number, *entry.more)}
    lines = enumerate(re.split(r"\r\n|\n", text.removeprefix("\ufeff")), 1)
    return [line for number, line in lines if number not in dropped and not _is_in(line, words)]


def _is_in(line: str, words: str) -> bool:
    """Tell whether a line, or each cell of a row, is in the words."""
    if _bare(line) in words:
        return True
    cells = [cell for cell in re.split(r"\t|\||  +|　　+", line) if not re.fullmatch(r"[\s:|-]*", cell)]
    return all(_bare(cell) in words for cell in cells)
