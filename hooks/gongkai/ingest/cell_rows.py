"""The cells of a region → its rows, told by the numbers that run through them (ingest).

Among all bare numbers the rows' own are the chain that counts on, each at least a few cells after the last; the others
are cells or page numbers.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from gongkai.ingest.cell_regions import ROW_NUMBER, Region, Token
from gongkai.ingest.chrome import is_bare_number
from gongkai.ingest.elements import Dropped, Reason, Remark

_LARGEST_GAP = 3
_LEAST_CELLS = 2
_STEP, _MISSED, _TOO_LONG, _ODD = 1.0, 0.8, 0.7, 0.3
"""What a row adds to a chain, what a number left out takes from it, and what a row with too many or few cells does."""
_REACH = 40


@dataclass(frozen=True)
class _Candidate:
    """A bare number: which token it is, how many filled cells stand before it, its value."""

    token: int
    filled: int
    value: int


def read_rows(region: Region) -> tuple[list[list[Token]], list[Remark]]:
    """Give the rows, each beginning with its number, and remarks on numbers that are missing."""
    filled = sum(1 for token in region.tokens if token.text)
    chain = _best_chain(_candidates(region.tokens), len(region.names), filled)
    if not chain:
        return [], []
    starts = [candidate.token for candidate in chain]
    rows = [region.tokens[start:end] for start, end in zip(starts, [*starts[1:], len(region.tokens)], strict=True)]
    steps = pairwise(chain)
    remarks = [
        Remark(region.tokens[after.token].number, f"表格的序号从 {before.value} 跳到 {after.value}，请核对是否缺行")
        for before, after in steps
        if after.value != before.value + 1
    ]
    return rows, remarks


def without_page_numbers(rows: list[list[Token]], region: Region) -> list[list[Token]]:
    """Take bare numbers out of the rows where no column holds numbers: those that there are, are pages'."""
    places = Counter(
        len(row) - place for row in rows for place, token in enumerate(row) if place and is_bare_number(token.text)
    )
    if region.tabbed or any(2 * count > len(rows) for count in places.values()):
        return rows
    pages = [token for row in rows for token in row[1:] if is_bare_number(token.text)]
    region.dropped += [Dropped(page.number, page.text, Reason.PAGE_NUMBER) for page in pages]
    return [[row[0], *(token for token in row[1:] if not is_bare_number(token.text))] for row in rows]


def _candidates(tokens: Sequence[Token]) -> list[_Candidate]:
    found: list[_Candidate] = []
    filled = 0
    for index, token in enumerate(tokens):
        match = ROW_NUMBER.fullmatch(token.text)
        if match:
            found.append(_Candidate(index, filled, int(match[1])))
        filled += bool(token.text)
    return found


def _best_chain(candidates: Sequence[_Candidate], columns: int, filled: int) -> list[_Candidate]:
    """Find the chain of numbers that counts on best; the first candidate begins it, unless it is the second's page."""
    scores: list[float] = []
    before: list[int] = []
    for place, candidate in enumerate(candidates):
        best, best_from = (0.0 if place < 2 else -1.0), -1
        for earlier in range(max(0, place - _REACH), place):
            score = scores[earlier] + _gain(candidates[earlier], candidate, columns)
            if scores[earlier] >= 0 and score >= best and score > scores[earlier]:
                best, best_from = score, earlier
        scores.append(best)
        before.append(best_from)
    if not scores:
        return []
    rests = [filled - candidate.filled for candidate in candidates]
    ends = [score - (_STEP if rest < columns - 1 else 0.0) for score, rest in zip(scores, rests, strict=True)]
    place = max(range(len(ends)), key=lambda index: (ends[index], -index))
    chain = []
    while place >= 0:
        chain.append(candidates[place])
        place = before[place]
    return chain[::-1]


def _gain(earlier: _Candidate, later: _Candidate, columns: int) -> float:
    """Weigh taking `later` as the row after `earlier`; 0 or less when it cannot be."""
    missed = later.value - earlier.value - 1
    cells = later.filled - earlier.filled
    if not 0 <= missed <= _LARGEST_GAP or cells <= _LEAST_CELLS:
        return -1.0
    return _STEP - _MISSED * min(missed, 1) - 0.05 * missed - _oddness(cells, columns)


def _oddness(cells: int, columns: int) -> float:
    """Weigh how unlike a row a number of cells is: merged levels leave one out, broken cells add some."""
    if cells > 2 * columns + 2:
        return _TOO_LONG
    return 0.0 if columns - 1 <= cells <= columns + 2 else _ODD
