"""Facts that need other records or the date (L2): validity of policies, what rests on them, what packs gather."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from gongkai.kinds.pack import Entry, Pack
from gongkai.kinds.policy import Policy
from gongkai.portal import Portal, newest_first
from gongkai.record import Record
from gongkai.references import Reference, cited
from gongkai.vocabularies import Validity

IN_FORCE = {Validity.IN_FORCE, Validity.AMENDED, Validity.PARTLY}
REVIEW = "待复核"
_CLAUSE = Reference("policies", clause=True)


@dataclass(frozen=True, slots=True)
class Standing:
    """A policy's validity, since when where a date says so, and the policy that brought it about."""

    validity: Validity
    since: dt.date | None = None
    by: Policy | None = None


def starts_on(policy: Policy) -> dt.date:
    """Give the day from which the policy applies."""
    return policy.effective_on or policy.published_on


def standing(policy: Policy, portal: Portal) -> Standing:
    """Derive a policy's validity from its dates and from the documents that repeal, replace or amend it."""
    if policy.key not in portal.backlinks and policy.repealed_on is None and policy.repealed_by is None:
        return _by_dates(policy, portal.today)
    ended = min(_ends(policy, portal), key=lambda end: end[0], default=None)
    if ended and ended[0] <= portal.today:
        return Standing(Validity.REPEALED, ended[0], ended[1])
    found = _by_dates(policy, portal.today)
    if found.validity is not Validity.IN_FORCE:
        return found
    for field, validity in (("repeals_clauses", Validity.PARTLY), ("amends", Validity.AMENDED)):
        changes = [
            change
            for change in _shown(portal.citing(policy, Policy, field), portal)
            if starts_on(change) <= portal.today
        ]
        if changes:
            return Standing(validity, starts_on(changes[0]), changes[0])
    return found


def _by_dates(policy: Policy, today: dt.date) -> Standing:
    """Derive what holds of a policy that no other document changed."""
    if policy.expires_on and policy.expires_on < today:
        return Standing(Validity.EXPIRED, policy.expires_on)
    start = starts_on(policy)
    return Standing(Validity.NOT_YET if start > today else Validity.IN_FORCE, start)


def _ends(policy: Policy, portal: Portal) -> Iterator[tuple[dt.date, Policy | None]]:
    """Give each repeal of the policy: the day it takes effect and the document behind it."""
    by = portal.find("policies", policy.repealed_by) if policy.repealed_by else None
    by = None if by and by.key in portal.withheld else by
    if policy.repealed_on:
        yield policy.repealed_on, by if isinstance(by, Policy) else None
    elif isinstance(by, Policy):
        yield starts_on(by), by
    for successor in _shown(portal.citing(policy, Policy, "supersedes"), portal):
        yield starts_on(successor), successor


def _shown(policies: list[Policy], portal: Portal) -> list[Policy]:
    """Leave out what is withheld: a draft changes nothing, and nobody is to learn of it from another's page."""
    return [policy for policy in policies if policy.key not in portal.withheld]


def lapsed(citation: str, portal: Portal) -> Record | None:
    """Give the policy behind a citation (`id` or `id#clause`) when it is not in force, or the clause is repealed."""
    target = cited(citation, _CLAUSE)
    policy = portal.find("policies", target.id)
    state = portal.states.get(f"policies/{target.id}")
    if policy is None or state is None:
        return policy
    gone = (target.id, target.clause) in _repealed_clauses(portal)
    return policy if gone or not state.in_force else None


@lru_cache(maxsize=2)
def _repealed_clauses(portal: Portal) -> frozenset[tuple[str, str]]:
    """List the clauses that no longer hold, each with the id of its policy."""
    changes = (each for each in portal.all(Policy) if each.repeals_clauses and starts_on(each) <= portal.today)
    targets = [
        cited(written, _CLAUSE) for change in _shown(list(changes), portal) for written in change.repeals_clauses
    ]
    return frozenset((target.id, target.clause) for target in targets if target.clause)


def entry_lapsed(entry: Entry, portal: Portal) -> bool:
    """Tell whether an entry of a pack must be reviewed: its policy lapsed or its own term is over."""
    over = entry.valid_until is not None and entry.valid_until < portal.today
    return over or lapsed(entry.policy, portal) is not None


def gathered(pack: Pack, portal: Portal) -> list[Policy]:
    """List the policies in force that a pack gathers by its query, newest first, without those in its entries."""
    if pack.gather is None:
        return []
    named = {cited(entry.policy, _CLAUSE).id for section in pack.sections for entry in section.entries}
    topics, audiences = set(pack.gather.topics), set(pack.gather.audiences)
    asked = ("topics", topics) if topics else ("audiences", audiences)
    records = (portal.find(asked[0], each) for each in sorted(asked[1]))
    candidates = {policy.id: policy for record in records if record for policy in portal.citing(record, Policy)}
    return [
        policy
        for policy in newest_first(list(candidates.values()))
        if policy.id not in named
        and (not audiences or audiences & set(policy.audiences))
        and portal.states[policy.key].in_force
    ]


@lru_cache(maxsize=2)
def gathering(portal: Portal) -> dict[str, list[Pack]]:
    """Map the keys of policies to the packs that gather them by their queries."""
    found: dict[str, list[Pack]] = {}
    for pack in portal.all(Pack):
        for policy in gathered(pack, portal):
            found.setdefault(policy.key, []).append(pack)
    return found
