"""How rules are declared and run (L2)."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

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

    @property
    def text(self) -> str:
        """The rule in words."""
        return (self.check.__doc__ or "").strip()


_RULES: dict[str, Rule] = {}


def rule(code: str, *, level: Level = Level.ERROR, kind: type[Record] | None = None) -> Callable[[Check], Check]:
    """Declare a rule: `check(record, portal)` for each record of `kind`, or `check(portal)` once."""

    def declare(check: Check) -> Check:
        if code in _RULES:
            raise ValueError(f"rule {code} is declared twice")
        _RULES[code] = Rule(code, level, kind, check)
        return check

    return declare


@cache
def all_rules() -> tuple[Rule, ...]:
    """List the rules by code, from every module of this package."""
    package = importlib.import_module("gongkai.rules")
    for found in pkgutil.iter_modules(package.__path__):
        importlib.import_module(f"gongkai.rules.{found.name}")
    return tuple(rule for _, rule in sorted(_RULES.items()))


def check(portal: Portal) -> list[Finding]:
    """Run every rule over the portal; findings that their record waives with a reason become notices."""
    findings: list[Finding] = []
    for each in all_rules():
        for finding in _run(each, portal):
            findings.append(_waived(finding.coded(each.code, each.level), portal))
    return findings


def _run(each: Rule, portal: Portal) -> Iterator[Finding]:
    if each.kind is None:
        yield from each.check(portal)
        return
    for record in portal.all(each.kind) if each.kind is not Record else portal.every():
        yield from each.check(record, portal)


def _waived(finding: Finding, portal: Portal) -> Finding:
    plural, _, record_id = finding.subject.partition("/")
    record: Any = portal.find(plural, record_id)
    reason = next((waiver.reason for waiver in record.waivers if waiver.code == finding.code), "") if record else ""
    if not reason:
        return finding
    return replace(finding, level=Level.NOTICE, message=f"{finding.message}（已豁免：{reason}）")
