"""公文公开属性 in numbers (L2): all that renderers learn of documents that are not disclosed.

The counts are made from everything in the repository, before what is withheld is cut away, and nothing but counts and
names of years, organs, genres and legal grounds goes on. So that a count tells of no single document,

- it is of whole quarters: between two builds of one quarter nothing changes;
- no cell on what is withheld holds fewer than `LEAST` documents, none at all excepted: years are joined with their
  neighbours, genres and grounds with each other, until it is so; where even the sum is smaller, it is not told;
- of an organ only all that it withholds is told, and not even whether there is any where that is less than `LEAST`;
  what is not told cannot be worked out from the sum, for it is that of several organs;
- grounds are counted over all years, never by organ or genre.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import NamedTuple, TypeVar

from gongkai.kinds.policy import Policy
from gongkai.vocabularies import Disclosure, Genre, NondisclosureGround

LEAST = 3
"""The fewest documents that a cell on what is withheld may tell of."""
REST = ""
"""The key of the row in which small ones were joined."""
K = TypeVar("K", bound=Hashable)
Cells = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class AttributeRow:
    """Documents by attribute. `key` is a genre or the first year; `last_year` ends a span of years.

    `on_request` and `none` are None where they are too few to be told.
    """

    key: str
    proactive: int
    on_request: int | None
    none: int | None
    last_year: str = ""
    members: int = 1
    """How many genres a joined row stands for."""


@dataclass(frozen=True, slots=True)
class OrganRow:
    """An organ's documents; `withheld` is what it does not disclose by itself, None where that is 0 to `LEAST` - 1."""

    organ: str
    proactive: int
    withheld: int | None


@dataclass(frozen=True, slots=True)
class ReviewCounts:
    """The last finished yearly review of what is not disclosed, and what the next has to look at."""

    year: int
    due: int | None
    reviewed: int | None
    next_due: int | None
    """To be reviewed by the end of the year after."""


@dataclass(frozen=True, slots=True)
class AttributeCounts:
    """The numbers, of documents formed up to `through`."""

    through: dt.date
    total: AttributeRow
    by_year: tuple[AttributeRow, ...]
    by_organ: tuple[OrganRow, ...]
    by_genre: tuple[AttributeRow, ...]
    by_ground: tuple[tuple[str, int], ...]
    review: ReviewCounts


def counts(policies: Iterable[Policy], today: dt.date, *, every: int) -> AttributeCounts:
    """Count the documents formed up to the end of the last quarter; `every` is the years between reviews."""
    through = last_quarter(today)
    counted = [policy for policy in policies if policy.formed_on <= through and not policy.draft]
    alike = {_Alike(*each): count for each, count in Counter(map(_alike, counted)).items()}
    grounds = Counter(str(each.nondisclosure_ground) for each in counted if each.nondisclosure_ground)
    return AttributeCounts(
        through=through,
        total=_row("", _sum(_tally(alike, lambda _: "").values())),
        by_year=_by_year(_tally(alike, lambda each: each.year)),
        by_organ=_by_organ(_tally(alike, lambda each: each.organs[0])),
        by_genre=_joined_rows(_tally(alike, lambda each: str(each.genre))),
        by_ground=_grounds({ground: (count,) for ground, count in sorted(grounds.items())}),
        review=_review([policy for policy in counted if _is_reviewed(policy)], through, every),
    )


def last_quarter(today: dt.date) -> dt.date:
    """Give the last day of the last quarter that is over."""
    return dt.date(today.year, 3 * ((today.month - 1) // 3) + 1, 1) - dt.timedelta(days=1)


def review_due(policy: Policy, every: int) -> dt.date | None:
    """Give the day by which a document that is not disclosed is reviewed next: `every` years on, at the year's end."""
    if policy.disclosure is not Disclosure.NONE:
        return None
    last = policy.attribute_reviews[-1].on if policy.attribute_reviews else policy.formed_on
    return dt.date(last.year + every, 12, 31)


# --- counting ----------------------------------------------------------------------------------------------------


class _Alike(NamedTuple):
    """What documents have in common that are counted together."""

    year: int
    organs: tuple[str, ...]
    genre: Genre
    disclosure: Disclosure


_alike = attrgetter("formed_on.year", "issued_by", "genre", "disclosure")
_ORDER = (Disclosure.ON_REQUEST, Disclosure.NONE, Disclosure.PROACTIVE)
_CELLS: dict[Disclosure, Cells] = {each: tuple(int(each is other) for other in _ORDER) for each in Disclosure}
"""The cells of one document: on request, not disclosed, proactive."""


def _sum(rows: Iterable[Cells]) -> Cells:
    return tuple(map(sum, zip(*rows, strict=True))) or (0, 0, 0)


def _tally(alike: Mapping[_Alike, int], key: Callable[[_Alike], K]) -> dict[K, Cells]:
    rows: dict[K, list[Cells]] = {}
    for each, count in alike.items():
        rows.setdefault(key(each), []).append(tuple(count * cell for cell in _CELLS[each.disclosure]))
    return {each: _sum(parts) for each, parts in sorted(rows.items(), key=lambda item: str(item[0]))}


def _row(key: str, cells: Cells, *, last_year: str = "", members: int = 1) -> AttributeRow:
    on_request, none, proactive = cells
    return AttributeRow(key, proactive, _told(on_request), _told(none), last_year, members)


def _told(count: int) -> int | None:
    return None if 0 < count < LEAST else count


def _small(cells: Cells) -> bool:
    """Tell whether a row of cells would tell of too few documents; its last, of disclosed ones, may be small."""
    return any(0 < count < LEAST for count in (cells[:-1] or cells))


# --- joining -----------------------------------------------------------------------------------------------------


def _by_year(rows: Mapping[int, Cells]) -> tuple[AttributeRow, ...]:
    """Join years that would tell too much with the next, and the last with the one before; newest first."""
    spans: list[tuple[int, int, Cells]] = []
    waiting: tuple[int, Cells] | None = None
    last = 0
    for year, cells in rows.items():
        first, joined = (waiting[0], _sum((waiting[1], cells))) if waiting else (year, cells)
        waiting, last = (first, joined), year
        if not _small(joined):
            spans.append((first, year, joined))
            waiting = None
    while waiting and spans and _small(waiting[1]):
        first, _, cells = spans.pop()
        waiting = (first, _sum((cells, waiting[1])))
    spans += [(waiting[0], last, waiting[1])] if waiting else []
    return tuple(_row(str(first), cells, last_year=str(end)) for first, end, cells in reversed(spans))


def _by_organ(rows: Mapping[str, Cells]) -> tuple[OrganRow, ...]:
    """Tell of each organ what may be told; one that has nothing to be told of is left out."""
    withheld = {organ: cells[0] + cells[1] for organ, cells in rows.items()}
    hidden = {organ for organ, count in withheld.items() if count < LEAST}
    told = sorted(withheld.keys() - hidden, key=lambda organ: (withheld[organ], organ))
    while told and _small((sum(withheld[organ] for organ in hidden),)):
        hidden.add(told.pop(0))
    if told and sum(withheld[organ] > 0 for organ in hidden) == 1:
        hidden.add(told.pop(0))
    found = [OrganRow(organ, cells[2], None if organ in hidden else withheld[organ]) for organ, cells in rows.items()]
    shown = [row for row in found if row.proactive or row.withheld]
    return tuple(sorted(shown, key=lambda row: (-row.proactive, row.organ)))


def joined(rows: Mapping[K, Cells]) -> tuple[dict[K, Cells], list[K]]:
    """Part rows into those that may stand alone and those to be joined, taking in the smallest until the sum may stand."""
    rest = [key for key, cells in rows.items() if _small(cells)]
    alone = {key: cells for key, cells in rows.items() if key not in rest}
    while rest and alone and _small(_sum(rows[key] for key in rest)):
        smallest = min(alone, key=lambda key: (_lacking(rows, rest, key), sum(rows[key]), str(key)))
        rest.append(smallest)
        del alone[smallest]
    return alone, rest


def _lacking(rows: Mapping[K, Cells], rest: Sequence[K], key: K) -> bool:
    """Tell whether the joined rows still tell too much with `key` among them."""
    return _small(_sum(rows[each] for each in (*rest, key)))


def _joined_rows(rows: Mapping[str, Cells]) -> tuple[AttributeRow, ...]:
    alone, rest = joined(rows)
    ordered = sorted(alone.items(), key=lambda item: (-sum(item[1]), item[0]))
    more = [_row(REST, _sum(rows[key] for key in rest), members=len(rest))] if rest else []
    return (*(_row(key, cells) for key, cells in ordered), *more)


def _grounds(rows: Mapping[str, Cells]) -> tuple[tuple[str, int], ...]:
    """Give the legal grounds in the order of the law, small ones joined at the end; nothing where all are too few."""
    alone, rest = joined(rows)
    order = [ground.value for ground in NondisclosureGround]
    shown = [(key, cells[0]) for key, cells in sorted(alone.items(), key=lambda item: order.index(item[0]))]
    more = sum(rows[key][0] for key in rest)
    return (*shown, *([(REST, more)] if more >= LEAST else []))


def _is_reviewed(policy: Policy) -> bool:
    """Tell whether a yearly review has looked, or will look, at a document."""
    return policy.disclosure is Disclosure.NONE or bool(policy.attribute_reviews)


def _review(policies: Sequence[Policy], through: dt.date, every: int) -> ReviewCounts:
    """Count the review of the last year that is over: reviewed in it, and what should have been."""
    year = through.year if (through.month, through.day) == (12, 31) else through.year - 1
    done = sum(any(each.on.year == year for each in policy.attribute_reviews) for policy in policies)
    hidden = [policy for policy in policies if policy.disclosure is Disclosure.NONE]
    looked_at = [_last_look(policy, year) for policy in hidden]
    missed = sum(last < year and last + every <= year for last in looked_at)
    left = None if 0 < missed < LEAST else done
    return ReviewCounts(
        year,
        _told(done + missed),
        left if left is None else _told(left),
        _told(sum(last + every <= year + 1 for last in looked_at)),
    )


def _last_look(policy: Policy, year: int) -> int:
    """Give the year in which a document was last reviewed up to the end of `year`, or formed."""
    return max([policy.formed_on.year, *(each.on.year for each in policy.attribute_reviews if each.on.year <= year)])
