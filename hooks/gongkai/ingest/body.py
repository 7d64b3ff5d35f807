"""Ninth step of ingest: blocks and tables → the Markdown below the front matter. Nothing is worded anew."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from gongkai.ingest.blocks import Block, BlockKind, Piece
from gongkai.ingest.elements import Table
from gongkai.ingest.numbering import DIVISIONS, Mark, Numbering

_SPECIAL = re.compile(r"[\\`*_\[\]~|]|<(?=[A-Za-z/!?])|&(?=#?\w+;)|!(?=\[)|:(?=//)")
_OPENERS = re.compile(r"(#{1,6}(?=\s|$)|[-+](?=\s|$)|>|=+\s*$|-{3,}\s*$)")
_LIST_NUMBER = re.compile(r"(\d{1,9})([.)])(?=\s|$)")
_LEAD = re.compile(r"(?P<lead>[^。；：]{2,48}。)(?P<rest>.+)", re.DOTALL)
_LEADING = frozenset({Mark.CHINESE, Mark.CHINESE_BRACKET, Mark.ARABIC})


def to_markdown(pieces: Iterable[Piece]) -> str:
    """Write the text as Markdown that renders to the very same words."""
    pieces = tuple(pieces)
    has_articles = any(isinstance(p, Block) and p.numbering and p.numbering.mark is Mark.ARTICLE for p in pieces)
    written = (_table(piece) if isinstance(piece, Table) else _block(piece, has_articles) for piece in pieces)
    return "\n\n".join(text for text in written if text) + "\n"


def escape(text: str) -> str:
    """Write plain text so that Markdown shows it as it is."""
    text = _SPECIAL.sub(lambda match: "\\" + match[0], " ".join(text.split("\n")))
    text = _LIST_NUMBER.sub(r"\1\\\2", text, count=1) if _LIST_NUMBER.match(text) else text
    return "\\" + text if _OPENERS.match(text) else text


def _block(block: Block, has_articles: bool) -> str:
    if block.kind in {BlockKind.HEADING, BlockKind.TITLE}:
        return "#" * block.level + " " + escape(_heading(block)).replace("#", "\\#")
    if block.kind in {BlockKind.SIGNATURE, BlockKind.ATTACHMENTS}:
        return "\\\n".join(escape(item) for item in block.items)
    if block.kind is BlockKind.CLAUSE and block.numbering:
        return _clause(block.text, block.numbering, has_articles)
    return escape(block.text)


def _heading(block: Block) -> str:
    numbering = block.numbering
    if numbering and numbering.mark in DIVISIONS:
        return f"{numbering.label}　{re.sub(r'(?<=[^ -~])[ 　]+(?=[^ -~])', '', numbering.rest)}".rstrip()
    return block.text


def _clause(text: str, numbering: Numbering, has_articles: bool) -> str:
    """Write a numbered paragraph; where one sentence heads it, as 「（一）加强领导。」 does, that is set in bold."""
    if numbering.mark is Mark.ARTICLE:
        return f"{numbering.label}　{escape(numbering.rest)}"
    lead = _LEAD.fullmatch(numbering.rest)
    if has_articles or numbering.mark not in _LEADING or lead is None:
        return escape(text)
    opening = escape(text[: len(text) - len(numbering.rest)].rstrip() + "\0").replace("\0", "")
    return f"{opening}**{escape(lead['lead'])}**{escape(lead['rest'])}"


def _table(table: Table) -> str:
    """Write a table; a bar in a cell is escaped, a line break becomes a space."""
    rule = tuple("---" for _ in table.columns)
    return "\n".join(_row(row) for row in (table.columns, rule, *table.rows))


def _row(cells: Iterable[str]) -> str:
    return "| " + " | ".join(_cells(cells)) + " |"


def _cells(cells: Iterable[str]) -> Iterator[str]:
    for cell in cells:
        yield cell if cell == "---" else _SPECIAL.sub(lambda match: "\\" + match[0], " ".join(cell.split()))
