"""Seventh step of ingest: paragraphs → what each is: heading, clause, salutation, signature, attachments, note."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from gongkai.ingest.chinese import DATE, half_width, only_date
from gongkai.ingest.elements import Dropped, Reason, Table
from gongkai.ingest.mending import NOTE
from gongkai.ingest.numbering import DIVISIONS, Mark, Numbering, read_numbering
from gongkai.ingest.organs import is_organ, split_organs
from gongkai.ingest.paragraphs import Paragraph, Part, is_heading_like
from gongkai.ingest.titles import carried_titles, is_complete_title, same_words, tidy_title


class BlockKind(StrEnum):
    """What a paragraph is."""

    SALUTATION = "salutation"
    PLAIN = "plain"
    TITLE = "title"
    """Title of a document that the text carries or appends."""
    HEADING = "heading"
    CLAUSE = "clause"
    SIGNATURE = "signature"
    NOTE = "note"
    """In brackets: 此件公开发布."""
    ATTACHMENTS = "attachments"
    """The list of attachments below a text."""


@dataclass(frozen=True)
class Block:
    """A paragraph and what it is. `items` are the lines of a signature or a list; `level` is that of a heading."""

    kind: BlockKind
    text: str
    number: int
    level: int = 0
    numbering: Numbering | None = None
    items: tuple[str, ...] = ()
    dated: dt.date | None = None
    organs: tuple[str, ...] = ()


Piece = Block | Table

_PERSON = re.compile(r"(省长|州长|市长|区长|县长|镇长|乡长|主任|局长|厅长|主席)\s*[:：]?\s*[\u4e00-\u9fff·\s]{0,6}")
_COPIES = re.compile(r"(抄送|抄报|分送|主送|主题词|报送)\s*[:：].+")
_PRINTED = re.compile(
    r".{2,40}?[\s　]*.{4,12}\d{1,2}\s*日\s*印\s*发|.{2,40}[〇○一二三四五六七八九十]+日\s*印\s*发|[（(]?共印\s*\d+\s*份[）)]?"
)
_LIST = re.compile(r"附\s*件\s*[:：]\s*\S.*|附\s*[:：]\s*\S.*")
_BARE_LIST = re.compile(r"附\s*件\s*[:：]")
_APPENDIX = re.compile(r"(附\s*[件表录]\s*[\d一二三四五六七八九十]*)\s*[:：]?")
_ENDS = re.compile(r"[。；;！？]")
_SHORT_TITLE = re.compile(r"[^，、；：。\d]{2,14}。")


def read_blocks(parts: Sequence[Part], title: str) -> tuple[tuple[Piece, ...], tuple[Dropped, ...]]:
    """Tell what each paragraph is; `title` is that of the document. The imprint (抄送, 印发) is taken out."""
    kept, dropped = _without_imprint(parts)
    pieces: list[Piece] = []
    place = 0
    while place < len(kept):
        part = kept[place]
        if isinstance(part, Table):
            pieces.append(part)
            place += 1
            continue
        block, used = _read(part, kept, place, pieces, title)
        pieces.append(block)
        place += used
    return tuple(_with_levels(pieces)), tuple(dropped)


def _without_imprint(parts: Sequence[Part]) -> tuple[list[Part], list[Dropped]]:
    kept: list[Part] = []
    dropped: list[Dropped] = []
    for part in parts:
        if isinstance(part, Paragraph) and (_COPIES.fullmatch(part.text) or _PRINTED.fullmatch(half_width(part.text))):
            dropped.append(Dropped(part.number, part.text, Reason.IMPRINT, part.lines[1:]))
        else:
            kept.append(part)
    return kept, dropped


def _read(part: Paragraph, parts: Sequence[Part], place: int, before: Sequence[Piece], title: str) -> tuple[Block, int]:
    """Give the block that begins with a paragraph, and how many paragraphs it takes."""
    signature = _signature(parts, place)
    if signature:
        return signature
    if _LIST.fullmatch(part.text) or (_BARE_LIST.fullmatch(part.text) and _is_first(parts[place + 1 : place + 2])):
        return _attachment_list(part, parts[place + 1 :])
    appendix = _APPENDIX.fullmatch(part.text)
    if appendix:
        return _appendix(re.sub(r"\s", "", appendix[1]), part, parts, place)
    if not before and part.text.endswith(("：", ":")):
        return Block(BlockKind.SALUTATION, part.text, part.number), 1
    if NOTE.fullmatch(part.text):
        return Block(BlockKind.NOTE, part.text, part.number), 1
    numbering = read_numbering(part.text)
    if numbering:
        after = parts[place + 1] if place + 1 < len(parts) else None
        return _numbered(part, numbering, after, before[-1] if before else None), 1
    return _inner_title(part, parts, place, before, title) or (Block(BlockKind.PLAIN, part.text, part.number), 1)


def _signature(parts: Sequence[Part], place: int) -> tuple[Block, int] | None:
    """Read organs (and who signed an order) down to a date; both may stand on one line."""
    organs: list[str] = []
    items: list[str] = []
    for used, part in enumerate(parts[place : place + 12], 1):
        if not isinstance(part, Paragraph):
            return None
        date = only_date(part.text)
        split = _organ_and_date(part.text)
        if date or split:
            names, date = split or ((), date)
            block = Block(
                BlockKind.SIGNATURE,
                part.text,
                parts[place].number,
                dated=date,
                organs=(*organs, *names),
                items=(*items, part.text),
            )
            return block, used
        names = split_organs(part.text)
        if not names and not _PERSON.fullmatch(re.sub(r"\s", "", part.text)):
            return None
        organs += names
        items.append(part.text)
    return None


def _organ_and_date(text: str) -> tuple[tuple[str, ...], dt.date | None] | None:
    match = DATE.search(half_width(text))
    if not match or match.end() != len(text) or not match.start():
        return None
    names = split_organs(text[: match.start()].strip(" 　，,"))
    return (names, only_date(text[match.start() :])) if names else None


def _attachment_list(first: Paragraph, rest: Sequence[Part]) -> tuple[Block, int]:
    """Read 「附件：1.…」 and the numbered lines below it."""
    items = [first.text]
    before = 0 if _BARE_LIST.fullmatch(first.text) else 1
    for part in rest:
        numbering = read_numbering(part.text) if isinstance(part, Paragraph) else None
        if not isinstance(part, Paragraph) or not numbering or numbering.mark is not Mark.ARABIC:
            break
        if _ENDS.search(part.text) or numbering.ordinal != len(items) + before:
            break
        items.append(part.text)
    return Block(BlockKind.ATTACHMENTS, first.text, first.number, items=tuple(items)), len(items)


def _is_first(following: Sequence[Part]) -> bool:
    """Tell the first of a numbered list: `1.申请表`."""
    numbering = read_numbering(following[0].text) if following and isinstance(following[0], Paragraph) else None
    return bool(numbering and numbering.mark is Mark.ARABIC and numbering.ordinal == 1)


def _appendix(label: str, part: Paragraph, parts: Sequence[Part], place: int) -> tuple[Block, int]:
    """Read 「附件1」 and the title below it as one heading."""
    lines: list[str] = []
    for following in parts[place + 1 : place + 5]:
        if not isinstance(following, Paragraph) or not _is_title_line(following.text):
            break
        if lines and is_complete_title(" ".join(lines)):
            break
        lines.append(following.text)
    if lines and not is_complete_title(" ".join(lines)) and len(lines) > 1:
        lines = lines[:1]
    heading = f"{label}　{tidy_title(' '.join(lines))}" if lines else label
    return Block(BlockKind.TITLE, heading, part.number, level=2, items=(label,)), 1 + len(lines)


def _is_title_line(text: str) -> bool:
    return len(text) <= 60 and not re.search(r"[。；，：:]", text) and not read_numbering(text) and not only_date(text)


def _inner_title(
    part: Paragraph, parts: Sequence[Part], place: int, before: Sequence[Piece], title: str
) -> tuple[Block, int] | None:
    """Read the title of the document that a notice issues, over several lines perhaps."""
    carried = carried_titles(title)
    lines: list[str] = []
    for following in parts[place : place + 5]:
        if not isinstance(following, Paragraph) or not (
            _is_title_line(following.text) or (lines and NOTE.fullmatch(following.text))
        ):
            break
        lines.append(following.text)
        text = tidy_title(" ".join(lines))
        after = parts[place + len(lines)] if place + len(lines) < len(parts) else None
        expected = any(same_words(text, other) for other in (*carried, title))
        closed = _follows_closing(before) and is_complete_title(text) and not is_organ(text)
        if (expected or closed) and not (
            isinstance(after, Paragraph) and re.fullmatch(r"[（(]\s*(试\s*行|暂\s*行|修\s*订)\s*[）)]", after.text)
        ):
            return Block(BlockKind.TITLE, text, part.number, level=2), len(lines)
    return None


def _follows_closing(before: Sequence[Piece]) -> bool:
    """Tell whether the notice is over: its signature, a note or the list of attachments is the last that was read."""
    closing = {BlockKind.SIGNATURE, BlockKind.NOTE, BlockKind.ATTACHMENTS}
    return bool(before) and isinstance(before[-1], Block) and before[-1].kind in closing


def _numbered(part: Paragraph, numbering: Numbering, following: Part | None, previous: Piece | None) -> Block:
    heads = _heads(part.text, numbering, following) and not _ends_a_list(numbering, previous)
    return Block(BlockKind.HEADING if heads else BlockKind.CLAUSE, part.text, part.number, numbering=numbering)


def _ends_a_list(numbering: Numbering, previous: Piece | None) -> bool:
    """Tell an item right below its neighbour, a short line with no text of its own: what follows is not the item's."""
    if not isinstance(previous, Block) or previous.kind is not BlockKind.CLAUSE or previous.numbering is None:
        return False
    is_next = (previous.numbering.mark, previous.numbering.ordinal + 1) == (numbering.mark, numbering.ordinal)
    return is_next and numbering.mark not in DIVISIONS and is_heading_like(previous.text)


def _heads(text: str, numbering: Numbering, following: Part | None) -> bool:
    """Tell whether a numbered line stands above a text of its own, rather than being an item or a paragraph."""
    if numbering.mark in DIVISIONS:
        return True
    if numbering.mark in {Mark.ARTICLE, Mark.CIRCLED, Mark.ARABIC_BRACKET} or not numbering.rest:
        return False
    titled = numbering.mark is Mark.CHINESE and bool(_SHORT_TITLE.fullmatch(numbering.rest))
    if not (titled or (is_heading_like(text) and not text.endswith(("：", ":")))) or following is None:
        return False
    if isinstance(following, Table):
        return True
    below = read_numbering(following.text)
    if _APPENDIX.fullmatch(following.text):
        return False
    return (below is None and not _LIST.fullmatch(following.text) and only_date(following.text) is None) or (
        below is not None and below.mark > numbering.mark
    )


def _with_levels(pieces: Iterable[Piece]) -> Iterable[Piece]:
    """Give each heading the level of its place: 2 below the page's title, one more for each wider heading it is under."""
    base, open_marks = 1, list[Mark]()
    for piece in pieces:
        if isinstance(piece, Block) and piece.kind is BlockKind.TITLE:
            base, open_marks = (2 if piece.items else 1), []
        elif isinstance(piece, Block) and piece.kind is BlockKind.HEADING and piece.numbering:
            mark = piece.numbering.mark
            open_marks = [*(wider for wider in open_marks if wider < mark), mark]
            yield replace(piece, level=min(base + len(open_marks), 6))
            continue
        yield piece
