"""How measures are declared and taken (L2): a measure names each thing that it looks at, and whether it is as it should be.

Every figure is a count of these things, so that each can be traced to the records behind it.
"""

from __future__ import annotations

import datetime as dt
import importlib
import pkgutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache

from gongkai.identity import Targets
from gongkai.kinds.organization import Organization
from gongkai.output import fingerprint
from gongkai.periods import Cycle, Period
from gongkai.portal import Portal
from gongkai.record import Record, Role, roles

Take = Callable[[Portal], Iterator["Counted"]]


@dataclass(frozen=True, slots=True)
class Counted:
    """One thing that a measure looks at: what it is called and where, whether it is as it should be, and why (not).

    `units` are the organs that answer for it, `on` the day that puts it into a quarter, `group` its place in the
    measure's own division (a field, a column).
    """

    label: str
    url: str
    met: bool
    why: str = ""
    units: tuple[str, ...] = ()
    on: dt.date | None = None
    group: str = ""

    @property
    def face(self) -> str:
        """All of it in one line, to be hashed."""
        return f"{self.label}\n{self.url}\n{self.met}\n{self.why}\n{self.units}\n{self.on}\n{self.group}"


@dataclass(frozen=True, slots=True)
class Measure:
    """One measure. `target` is a percentage, or the name of one in the portal's targets; `group` names its own division.

    `met` and `unmet` are the words for what is as it should be and for the rest.
    """

    id: str
    title: str
    take: Take
    order: int
    target: int | str | None = None
    group: str = ""
    met: str = "符合"
    unmet: str = "不符合"
    counts: str = "条"
    over_time: bool = True
    """Whether its quarters tell anything: not where the day is but that of the last change."""

    @property
    def definition(self) -> str:
        """What is counted, in words."""
        return (self.take.__doc__ or "").strip()

    def aim(self, targets: Targets) -> int | None:
        """Give the percentage that the portal aims at, or None."""
        return getattr(targets, self.target) if isinstance(self.target, str) else self.target


@dataclass(frozen=True, slots=True)
class Part:
    """A share of a measure: of a unit, a quarter or a group."""

    label: str
    met: int
    total: int

    @property
    def share(self) -> float | None:
        """Give the percentage with one decimal, or None where nothing is counted."""
        return share(self.met, self.total)


@dataclass(frozen=True)
class Result:
    """A measure taken: what it looked at, in order of its own."""

    measure: Measure
    counted: Sequence[Counted]
    aim: int | None

    @cached_property
    def digest(self) -> str:
        """Fingerprint all that is told of the measure."""
        return fingerprint([self.measure.definition, str(self.aim), *(each.face for each in self.counted)])

    @cached_property
    def whole(self) -> Part:
        """Give the measure's figure."""
        return _part(self.measure.title, self.counted)

    @property
    def reached(self) -> bool | None:
        """Tell whether the aim is reached; None without an aim or without anything counted."""
        found = self.whole.share
        return None if self.aim is None or found is None else found >= self.aim

    @cached_property
    def by_unit(self) -> list[Part]:
        """Divide by the organs that answer; what several answer for counts for each."""
        return _divided((unit, each) for each in self.counted for unit in each.units)

    @cached_property
    def by_quarter(self) -> list[Part]:
        """Divide by quarter, oldest first; what bears no day is left out."""
        periods = ((Period.holding(each.on, Cycle.QUARTERLY), each) for each in self.counted if each.on)
        ordered = sorted(periods, key=lambda pair: pair[0].index)
        return _divided((period.label, each) for period, each in ordered)

    @cached_property
    def by_unit_and_quarter(self) -> Mapping[tuple[str, str], Part]:
        """Divide by unit and quarter at once, under the labels of both."""
        groups: dict[tuple[str, str], list[Counted]] = {}
        for each in self.counted:
            label = Period.holding(each.on, Cycle.QUARTERLY).label if each.on else ""
            for unit in each.units if label else ():
                groups.setdefault((unit, label), []).append(each)
        return {key: _part(key[0], members) for key, members in groups.items()}

    @cached_property
    def by_group(self) -> list[Part]:
        """Divide by the measure's own groups, in the order in which they appear."""
        return _divided((each.group, each) for each in self.counted if each.group)


def share(met: int, total: int) -> float | None:
    """Give the percentage with one decimal, rounded down, so that 100 means all; None where there is nothing."""
    return met * 1000 // total / 10 if total else None


def _part(label: str, counted: Sequence[Counted]) -> Part:
    return Part(label, sum(each.met for each in counted), len(counted))


def _divided(pairs: Iterator[tuple[str, Counted]]) -> list[Part]:
    groups: dict[str, list[Counted]] = {}
    for label, each in pairs:
        groups.setdefault(label, []).append(each)
    return [_part(label, members) for label, members in groups.items()]


_MEASURES: dict[str, Measure] = {}


def measure(
    name: str,
    title: str,
    *,
    order: int,
    target: int | str | None = None,
    group: str = "",
    met: str = "符合",
    unmet: str = "不符合",
    counts: str = "条",
    over_time: bool = True,
) -> Callable[[Take], Take]:
    """Declare a measure: a generator over the published portal whose docstring says what is counted."""

    def declared(take: Take) -> Take:
        if name in _MEASURES:
            raise ValueError(f"measure {name} is declared twice")
        _MEASURES[name] = Measure(name, title, take, order, target, group, met, unmet, counts, over_time)
        return take

    return declared


@cache
def all_measures() -> tuple[Measure, ...]:
    """List the measures in their order, from every module of this package."""
    package = importlib.import_module("gongkai.measures")
    for found in pkgutil.iter_modules(package.__path__):
        importlib.import_module(f"gongkai.measures.{found.name}")
    return tuple(sorted(_MEASURES.values(), key=lambda each: (each.order, each.id)))


@lru_cache(maxsize=2)
def measured(portal: Portal) -> tuple[Result, ...]:
    """Take every measure of a published portal."""
    targets = portal.identity.targets
    return tuple(Result(each, tuple(each.take(portal)), each.aim(targets)) for each in all_measures())


def counted(
    record: Record, portal: Portal, *, met: bool, why: str = "", on: dt.date | None = None, group: str = ""
) -> Counted:
    """Count a record, under the organs that its kind names."""
    return Counted(record.heading, record.url, met, why, units_of(record, portal), on or record.dated_on, group)


def units_of(record: Record, portal: Portal) -> tuple[str, ...]:
    """Give the short names of the organs that answer for a record."""
    if Role.ORGAN not in roles(type(record)):
        return ()
    organs = portal.names(record, Role.ORGAN)
    return tuple(_short(organ) for organ in organs)


def _short(organ: Record) -> str:
    return (organ.short_name if isinstance(organ, Organization) else None) or organ.heading
