"""The clauses that questions and packs rest on (L3): named, linked, quoted, and marked when they no longer hold."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from gongkai.derive import REVIEW, lapsed
from gongkai.pages.press import Press, Quoted
from gongkai.record import Record, Role
from gongkai.references import Reference, cited
from gongkai.views import Link, Row
from gongkai.wording import clipped

CLAUSE = Reference("policies", clause=True)
LENGTH = 90
"""Characters quoted of a clause at most."""


def basis(citation: str, press: Press) -> Row | None:
    """Give the policy and clause that a citation names as a row that quotes the clause; None when it is not published."""
    target = cited(citation, CLAUSE)
    policy = press.portal.find(target.kind, target.id)
    if policy is None:
        return None
    quoted = press.clause(target)
    named = _named(policy, quoted)
    gone = lapsed(citation, press.portal) is not None
    return Row(
        title=named.label,
        url=named.url,
        number=policy.by_role(Role.NUMBER) or "",
        state=REVIEW if gone else "",
        tone="review",
        summary=f"“{clipped(quoted.words, LENGTH)}”" if quoted else "",
    )


def _named(policy: Record, quoted: Quoted | None) -> Link:
    if quoted is None:
        return Link(policy.heading, policy.url)
    return Link(f"{policy.heading}　{quoted.clause.label.rstrip('、')}", f"{policy.url}#{quoted.clause.anchor}")


def links(citations: Iterable[str], press: Press) -> Iterator[Link]:
    """Give links to what citations name, as far as it is published."""
    for citation in citations:
        target = cited(citation, CLAUSE)
        policy = press.portal.find(target.kind, target.id)
        if policy:
            yield _named(policy, press.clause(target))


def all_basis(citations: Iterable[str], press: Press) -> list[Row]:
    """Give the rows of several citations, those that are published."""
    return [row for row in (basis(each, press) for each in citations) if row]


def depends(citations: Iterable[str], press: Press) -> Iterator[str]:
    """Give what rows of citations depend on beyond the policies themselves: whether each still holds."""
    for each in citations:
        yield "gone" if lapsed(each, press.portal) else "holds"


def policies(citations: Iterable[str], press: Press) -> list[Record]:
    """List the published policies that citations name, each once."""
    ids = dict.fromkeys(cited(each, CLAUSE).id for each in citations)
    found = (press.portal.find("policies", each) for each in ids)
    return [policy for policy in found if policy]
