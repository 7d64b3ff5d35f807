"""How rules are declared and run (L2)."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from inspect import signature

from gongkai.findings import Finding, Level
from gongkai.portal import Portal
from gongkai.record import Record

Check = Callable[..., Iterator[Finding]]


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule. `kind` is the record kind that it looks at one by one, or None when it looks at the whole portal."""

    code: str
    level: Level
    kind: type[Record] | None
    check: Check
    alone: bool = False
    """Whether the rule looks at nothing but the record."""

    @property
    def text(self) -> str:
        """The rule in words."""
        return (self.check.__doc__ or "").strip()


_RULES: dict[str, Rule] = {}


def rule(code: str, *, level: Level = Level.ERROR, kind: type[Record] | None = None) -> Callable[[Check], Check]:
    """Declare a rule: `check(record)` or `check(record, portal)` for each record of `kind`, or `check(portal)` once."""

    def declare(check: Check) -> Check:
        if code in _RULES:
            raise ValueError(f"rule {code} is declared twice")
        alone = kind is not None and len(signature(check).parameters) == 1
        _RULES[code] = Rule(code, level, kind, check, alone)
        return check

    return declare


@cache
def all_rules() -> tuple[Rule, ...]:
    """List the rules by code, from every module of this package."""
    package = importlib.import_module("gongkai.rules")
    for found in pkgutil.iter_modules(package.__path__):
        importlib.import_module(f"gongkai.rules.{found.name}")
    return tuple(rule for _, rule in sorted(_RULES.items()))


def check(portal: Portal, alone: Iterable[Finding] | None = None) -> list[Finding]:
    """Run every rule over the portal; findings that their record waives with a reason become notices.

    A waiver that nothing needs any more is a notice of its own. `alone` are the findings of `check_alone` on every
    record, where those rules have been run already.
    """
    waivers = Waivers(portal)
    rest = [each for each in all_rules() if alone is None or not each.alone]
    found = [finding.coded(each.code, each.level) for each in rest for finding in _run(each, portal)]
    return [*map(waivers.applied, [*found, *(alone or ())]), *waivers.unused()]


def check_alone(records: Iterable[Record]) -> list[Finding]:
    """Run the rules that look at nothing but one record; they can be run as records are read, and their findings kept."""
    return [
        finding.coded(each.code, each.level)
        for record in records
        for each in _alone(type(record))
        for finding in each.check(record)
    ]


@cache
def _alone(kind: type[Record]) -> tuple[Rule, ...]:
    return tuple(each for each in all_rules() if each.alone and each.kind is kind)


def _run(each: Rule, portal: Portal) -> Iterator[Finding]:
    if each.kind is None:
        yield from each.check(portal)
        return
    arguments = () if each.alone else (portal,)
    for record in portal.all(each.kind):
        yield from each.check(record, *arguments)


@lru_cache(maxsize=1)
def special(portal: Portal) -> tuple[Record, ...]:
    """List the records with links, aliases, waivers or something that must not be published: few, so rules ask here."""
    return tuple(
        record
        for record in portal.every()
        if record.origin.links or record.origin.hits or record.waivers or record.aliases
    )


class Waivers:
    """The exceptions that records and editorial pages ask for, by subject and code."""

    UNUSED = "W006"

    def __init__(self, portal: Portal) -> None:
        self._found: dict[tuple[str, str], tuple[Finding, str]] = {}
        for record in special(portal):
            for number, waiver in enumerate(record.waivers):
                self._found[record.key, waiver.code] = record.finding(("waivers", number), ""), waiver.reason
        for entry in portal.editorial:
            for number, waiver in enumerate(entry.page.waivers):
                place = Finding(entry.path, pointer=("waivers", number), subject=entry.path)
                self._found[entry.path, waiver.code] = place, waiver.reason
        self._used: set[tuple[str, str]] = set()

    def applied(self, finding: Finding) -> Finding:
        """Turn a finding that is waived into a notice with the reason."""
        key = finding.subject, finding.code
        if key not in self._found:
            return finding
        self._used.add(key)
        return replace(finding, level=Level.NOTICE, message=f"{finding.message}（已豁免：{self._found[key][1]}）")

    def unused(self) -> Iterator[Finding]:
        """Name the waivers of known rules that nothing needed."""
        known = {each.code for each in all_rules()}
        for key, (place, _) in self._found.items():
            if key not in self._used and key[1] in known:
                message = f"豁免的规则 {key[1]} 在这里已没有问题，可以删去这项豁免"
                yield replace(place, message=message).coded(self.UNUSED, Level.NOTICE)
