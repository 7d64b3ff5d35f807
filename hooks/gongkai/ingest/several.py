"""A file that holds more than one document (ingest): nothing is divided, but it is said."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gongkai.ingest.blocks import Block, BlockKind, Piece
from gongkai.ingest.elements import Remark
from gongkai.ingest.titles import only_number


def further_documents(pieces: Sequence[Piece]) -> Iterator[Remark]:
    """Give a remark for each number of a document that stands by itself below the signature of the one before it."""
    signed = False
    for piece in pieces:
        if not isinstance(piece, Block):
            continue
        signed = signed or piece.kind is BlockKind.SIGNATURE
        number = only_number(piece.text) if signed and piece.kind is BlockKind.PLAIN else None
        if number:
            yield Remark(
                piece.number,
                f"落款以后又有发文字号 {number}，像是另一份公文，现在和前一份存在一起；请拆成两个文件再导入",
            )
