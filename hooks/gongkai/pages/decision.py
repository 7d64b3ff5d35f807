"""What the page of a decision has beyond any record's (L3): how far it has come, and its whole course."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from gongkai.contact_links import dialled
from gongkai.kinds.decision import Decision
from gongkai.output import Heading
from gongkai.pages import relations
from gongkai.pages.course import course
from gongkai.pages.course import depends as course_depends
from gongkai.pages.press import Press
from gongkai.pages.record import Extras
from gongkai.states.decision import before_the_end, current, open_now
from gongkai.views import Belongs, Link
from gongkai.wording import chinese_date

_TOLD = frozenset({"consultations", "meetings", "evaluations"})
"""Kinds that the course shows."""


def context(decision: Decision, press: Press) -> dict[str, Any]:
    """Give the course, the next step in a sentence, and whom to call."""
    return {
        "course": course(decision, press),
        "next": following(decision, press),
        "phone": dialled(press.phone(decision.phone, decision.organized_by)),
        "organs": press.organs_in_full(decision),
    }


def following(decision: Decision, press: Press) -> str:
    """Say what comes next; "" where nothing is to come."""
    going_on = None if decision.terminated else current(decision, press.portal)
    if going_on is None:
        return ""
    when = f"，计划{chinese_date(going_on.planned_on)}前完成" if going_on.planned_on else ""
    return f"{'现在进行的是' if before_the_end(going_on) else '下一步是'}「{going_on.stage}」{when}。"


def links(decision: Decision, press: Press) -> Iterator[Link]:
    """Lead from the banner to the drafts that can be answered today."""
    for each in open_now(decision, press.portal):
        state = press.portal.states.get(each.key)
        yield Link("去提意见", each.url, state.note if state else "")


def blocks(decision: Decision, press: Press) -> Iterator[Belongs]:
    """Give what else names the decision."""
    yield from relations.incoming(decision, press, without=_TOLD)


def headings(decision: Decision, context: Mapping[str, Any]) -> Iterator[Heading]:  # noqa: ARG001 - one signature for all kinds
    """List the course and the background."""
    yield Heading(2, "course", "办理进程")


def depends(decision: Decision, press: Press) -> Iterator[str]:
    """Give what the page prints beyond the records linked to it."""
    yield from course_depends(decision, press)
    yield press.phone(decision.phone, decision.organized_by)


EXTRAS = Extras(
    elsewhere=frozenset({
        "stages", "files", "expert_reviews", "risk", "results", "terminated", "catalog", "status", "phone",
    }),
    blocks=blocks,
    context=context,
    headings=headings,
    depends=depends,
    links=links,
)  # fmt: skip
