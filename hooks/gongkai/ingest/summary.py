"""A summary made of the document's own words: its parts' headings, else its first sentence (ingest)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from gongkai.ingest.blocks import Block, BlockKind, Piece

_LONGEST = 160
_EMPTY_WORDS = re.compile(r"^(总则|附则|总体要求|工作要求|指导思想|组织保障|保障措施|措施保障|工作任务|有关要求)$")

_SENTENCE = re.compile(r"[^。]*?(?:。|(?<=[\u4e00-\u9fff）])\.(?!\d))")
_FORMULA = re.compile(r"收悉|印发给你们|现予印发|如下|遵照执行")


def summarize(pieces: Sequence[Piece]) -> str:
    """Give the headings of the main parts, or the first sentence of the text; empty when there is neither."""
    blocks = [piece for piece in pieces if isinstance(piece, Block)]
    headings = [_words(block) for block in blocks if block.kind is BlockKind.HEADING and block.level == 2]
    telling = [heading for heading in headings if not _EMPTY_WORDS.match(heading)]
    if len(telling) >= 3:
        return _cut("主要内容：" + "；".join(telling), "；") + "。"
    return _cut(_opening(blocks), "，")


def _opening(blocks: Sequence[Block]) -> str:
    """Give the sentence that says what the document is for, else its first sentences."""
    own = next((place for place, block in enumerate(blocks) if block.kind is BlockKind.TITLE and not block.items), -1)
    body = [_words(block, end="") for block in blocks[own + 1 :] if block.kind in {BlockKind.PLAIN, BlockKind.CLAUSE}]
    found = [first[0] for text in body if (first := _SENTENCE.match(text))]
    aimed = next((sentence for sentence in found[:4] if re.match(r"为|根据|按照", sentence)), "")
    sentences = [sentence for sentence in found if not _FORMULA.search(sentence)] or found
    if aimed or not sentences:
        return aimed
    made = sentences[0]
    for sentence in sentences[1:3]:
        made += sentence if len(made) < 30 else ""
    return made


def _words(block: Block, end: str = "。：:") -> str:
    return re.sub(r"\s", "", block.numbering.rest if block.numbering else block.text).rstrip(end)


def _cut(text: str, mark: str) -> str:
    """Shorten a text at the last `mark` that leaves it short enough."""
    if len(text) <= _LONGEST:
        return text
    place = text.rfind(mark, 0, _LONGEST)
    return text[: place if place > 20 else _LONGEST].rstrip("，；、") + ("等" if mark == "；" else "……")
