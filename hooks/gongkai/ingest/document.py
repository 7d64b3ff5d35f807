"""The whole way of one file: bytes → a document with its fields, its Markdown, and an account of every line (ingest)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePath

from gongkai.ingest.blocks import Block, BlockKind, Piece, read_blocks
from gongkai.ingest.body import to_markdown
from gongkai.ingest.cell_tables import find_cell_tables
from gongkai.ingest.elements import OF_A_PAGE, Dropped, Reason, Remark, Sifted, Table, Unreadable
from gongkai.ingest.head import read_head
from gongkai.ingest.intake import take_in
from gongkai.ingest.noise import drop_bare_numbers, sift
from gongkai.ingest.paragraphs import Paragraph, mend
from gongkai.ingest.readings import Fields, read_fields
from gongkai.ingest.row_tables import find_row_tables
from gongkai.ingest.several import further_documents


@dataclass(frozen=True)
class Document:
    """One input file, read. `joined` are the lines that continued the paragraph before them."""

    fields: Fields
    pieces: tuple[Piece, ...]
    markdown: str
    dropped: tuple[Dropped, ...]
    remarks: tuple[Remark, ...]
    joined: tuple[int, ...] = ()

    @property
    def tables(self) -> tuple[Table, ...]:
        """The tables in the text."""
        return tuple(piece for piece in self.pieces if isinstance(piece, Table))


def read_document(name: str, data: bytes) -> Document:
    """Read an input file; `name` gives its format. Raise `Unreadable` with one sentence when it cannot be read."""
    taken = take_in(name, data)
    return read_elements(taken, PurePath(name).stem)


def read_elements(taken: Sifted, stem: str) -> Document:
    """Read the lines and tables of a file."""
    found = [taken]
    facts = dict(taken.facts)
    for step in (sift, find_cell_tables, find_row_tables, drop_bare_numbers):
        found.append(step(found[-1].elements))
        facts = {**found[-1].facts, **facts}
    head = read_head(found[-1].elements)
    dropped = [entry for sifted in found for entry in sifted.dropped]
    parts = mend(head.body, [entry.number for entry in dropped if entry.reason is Reason.PAGE_NUMBER])
    pieces, imprint = read_blocks(parts, head.title)
    if not any(_has_words(piece) for piece in pieces):
        raise Unreadable("没有读到正文；请核对文件内容")
    on_page = any(entry.reason in OF_A_PAGE for entry in dropped)
    fields = read_fields(head, facts, pieces, stem, on_page=on_page)
    remarks = [remark for sifted in found for remark in sifted.remarks]
    return Document(
        fields,
        pieces,
        to_markdown(pieces),
        tuple(sorted([*dropped, *head.dropped, *imprint])),
        tuple(sorted([*remarks, *head.remarks, *fields.remarks, *further_documents(pieces)])),
        tuple(line for part in parts if isinstance(part, Paragraph) for line in part.lines[1:]),
    )


def _has_words(piece: Piece) -> bool:
    if isinstance(piece, Table):
        return bool(piece.rows)
    return piece.kind in {BlockKind.PLAIN, BlockKind.CLAUSE, BlockKind.HEADING} and len(piece.text) > 4


def count_pieces(pieces: Sequence[Piece]) -> str:
    """Say in Chinese how much was read."""
    headings = sum(1 for piece in pieces if isinstance(piece, Block) and piece.level)
    paragraphs = sum(1 for piece in pieces if isinstance(piece, Block)) - headings
    tables = [piece for piece in pieces if isinstance(piece, Table)]
    rows = "、".join(f"{len(table.rows)} 行" for table in tables)
    return f"{headings} 个标题、{paragraphs} 段" + (f"、{len(tables)} 张表（{rows}）" if tables else "")
