"""Two versions of a text → a redline clause by clause: what was added, struck, changed, renumbered or moved."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from gongkai import markdown
from gongkai.clauses import mark

ADDED, STRUCK, CHANGED, RENUMBERED, MOVED = "added", "struck", "changed", "renumbered", "moved"
WORDS = {ADDED: "增加", STRUCK: "删去", CHANGED: "修改", RENUMBERED: "改编号", MOVED: "移动"}
_TOKEN = re.compile(r"\d+(?:[.,]\d+)*%?|[A-Za-z]+|\s+|.", re.DOTALL)
_ALIKE = 50.0
"""Share in percent of a clause that must have stayed for it to be a changed one, not another."""
_SHORT = 2
"""Runs of so few equal characters between two changes are read as part of the change."""


class Piece(NamedTuple):
    """A stretch of a text: anchor, how it is cited, its whole text, and the text without its number."""

    anchor: str
    label: str
    text: str
    number: str
    body: str


class Span(NamedTuple):
    """A run of characters: `equal`, `insert` or `delete`."""

    op: str
    text: str


@dataclass(frozen=True, slots=True)
class ClauseChange:
    """One clause that changed. `old` and `new` are its whole text, "" where it is not there; labels say how it is cited."""

    change: str
    old_key: str
    new_key: str
    old_label: str
    new_label: str
    old: str
    new: str

    def spans(self) -> list[Span]:
        """Give the redline of the clause."""
        return spans(self.old, self.new)


def pieces(text: str) -> list[Piece]:
    """Cut a Markdown text at its clauses and headings."""
    found = []
    for stretch in markdown.render(text).stretches():
        number = mark(stretch.text)
        written = number.written if number else ""
        found.append(
            Piece(
                stretch.anchor, stretch.heading, stretch.text, written, stretch.text[len(written) :].strip(" 　、.．")
            )
        )
    return found


def redline(old: str, new: str) -> list[ClauseChange]:
    """Compare two texts; the changes come in the order of the new text, struck clauses where they stood."""
    before, after = pieces(old), pieces(new)
    matcher = difflib.SequenceMatcher(
        None, [each.body for each in before], [each.body for each in after], autojunk=False
    )
    found: list[ClauseChange] = []
    for op, start, end, low, high in matcher.get_opcodes():
        if op == "equal":
            pairs = zip(before[start:end], after[low:high], strict=True)
            found += [_change(RENUMBERED, one, other) for one, other in pairs if one.number != other.number]
        else:
            found += _replaced(before[start:end], after[low:high])
    return _with_moves(found)


def _replaced(before: Sequence[Piece], after: Sequence[Piece]) -> Iterator[ClauseChange]:
    """Pair what was put in the place of something: equal anchors first, then the most alike."""
    partners = _partners(before, after)
    taken = set(partners.values())
    done = 0
    for number, other in enumerate(after):
        if number not in partners:
            yield _change(ADDED, None, other)
            continue
        place = partners[number]
        yield from (_change(STRUCK, each, None) for at, each in enumerate(before[done:place], done) if at not in taken)
        done = max(done, place + 1)
        yield _change(CHANGED, before[place], other)
    yield from (_change(STRUCK, each, None) for at, each in enumerate(before) if at not in taken and at >= done)


def _partners(before: Sequence[Piece], after: Sequence[Piece]) -> dict[int, int]:
    """Map places in `after` to the places in `before` that they stand for, both rising."""
    from rapidfuzz import fuzz  # with numpy behind it, for texts that have changed only

    found: dict[int, int] = {}
    free = set(range(len(before)))
    least = 0
    for number, other in enumerate(after):
        scored = [
            (fuzz.ratio(before[at].body, other.body) + 10 * (before[at].anchor == other.anchor), -at)
            for at in free
            if at >= least
        ]
        score, place = max(scored, default=(0.0, 0))
        if score >= _ALIKE or (len(before) == len(after) == 1 and before[0].anchor == other.anchor):
            found[number] = -place
            free.discard(-place)
            least = -place + 1
    return found


def _change(change: str, old: Piece | None, new: Piece | None) -> ClauseChange:
    return ClauseChange(
        change,
        old.anchor.removeprefix("c") if old else "",
        new.anchor.removeprefix("c") if new else "",
        old.label if old else "",
        new.label if new else "",
        old.text if old else "",
        new.text if new else "",
    )


def _with_moves(found: Sequence[ClauseChange]) -> list[ClauseChange]:
    """Join a clause struck here and added there, word for word, into one that moved."""
    added = {_bare(each.new): each for each in found if each.change == ADDED and len(_bare(each.new)) > _SHORT}
    moves = {id(added[_bare(each.old)]): each for each in found if each.change == STRUCK and _bare(each.old) in added}
    gone = {id(each) for each in moves.values()}
    made = []
    for each in found:
        if id(each) in moves:
            old = moves[id(each)]
            made.append(
                ClauseChange(MOVED, old.old_key, each.new_key, old.old_label, each.new_label, old.old, each.new)
            )
        elif id(each) not in gone:
            made.append(each)
    return made


def _bare(text: str) -> str:
    number = mark(text)
    return text[len(number.written) :].strip(" 　、.．") if number else text


def spans(old: str, new: str) -> list[Span]:
    """Compare two texts character by character; numbers and Latin words stay whole, short islands join the change."""
    if not old or not new:
        return [Span("delete", old)] * bool(old) + [Span("insert", new)] * bool(new)
    before, after = _TOKEN.findall(old), _TOKEN.findall(new)
    from rapidfuzz.distance import Indel  # as above

    runs: list[tuple[str, str, str]] = []
    for op in Indel.opcodes(before, after):
        one, other = "".join(before[op.src_start : op.src_end]), "".join(after[op.dest_start : op.dest_end])
        runs.append(("equal" if op.tag == "equal" else "change", one, other))
    return list(_joined(_merged(runs)))


def _merged(runs: Sequence[tuple[str, str, str]]) -> list[tuple[str, str, str]]:
    made: list[tuple[str, str, str]] = []
    for number, (op, one, other) in enumerate(runs):
        island = op == "equal" and len(one) <= _SHORT and 0 < number < len(runs) - 1
        kind = "change" if island else op
        if made and made[-1][0] == kind:
            made[-1] = (kind, made[-1][1] + one, made[-1][2] + other)
        else:
            made.append((kind, one, other))
    return made


def _joined(runs: Sequence[tuple[str, str, str]]) -> Iterator[Span]:
    for op, one, other in runs:
        if op == "equal":
            yield Span("equal", one)
            continue
        if one:
            yield Span("delete", one)
        if other:
            yield Span("insert", other)
