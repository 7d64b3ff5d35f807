"""Which documents must be in the gazette, and which issue each is in (L2)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from functools import lru_cache

from gongkai.kinds.gazette import Gazette
from gongkai.kinds.organization import Organization
from gongkai.kinds.policy import Policy
from gongkai.portal import Portal
from gongkai.vocabularies import OrganLevel

PRINTED = {OrganLevel.GOVERNMENT, OrganLevel.OFFICE}
"""Whose documents the gazette must carry."""


def print_url(issue: Gazette) -> str:
    """Give the address of the whole issue on one page."""
    return f"{issue.url}print/"


def style_url(issue: Gazette) -> str:
    """Give the address of the style sheet of that page."""
    return f"{print_url(issue)}running.css"


def in_order(portal: Portal) -> list[Gazette]:
    """List the issues, oldest first."""
    return sorted(portal.all(Gazette), key=lambda issue: (issue.year, issue.number, issue.id))


def of_government(policy: Policy, portal: Portal) -> bool:
    """Tell whether a document was issued by the government itself or by its office."""
    organs = (portal.find("organizations", each) for each in policy.issued_by)
    return any(isinstance(organ, Organization) and organ.level in PRINTED for organ in organs)


@lru_cache(maxsize=4)
def issues(portal: Portal) -> Mapping[str, tuple[Gazette, ...]]:
    """Map the id of each document to the issues that carry it, as often as they do."""
    found: dict[str, list[Gazette]] = {}
    for issue in in_order(portal):
        for _, policy in issue.contents():
            found.setdefault(policy, []).append(issue)
    return {policy: tuple(some) for policy, some in found.items()}


def due_in_print(policy: Policy, portal: Portal) -> bool:
    """Tell whether a document should be in an issue by now."""
    first = portal.identity.gazette_from
    if first is None or policy.published_on.year < first or policy.key in portal.withheld:
        return False
    latest = policy.published_on + dt.timedelta(days=portal.identity.gazette_within_days)
    return latest < portal.today and of_government(policy, portal)
