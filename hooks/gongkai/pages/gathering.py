"""Everything for one group or one theme (L3): packs, policies in force, questions, explanations. 「政策找人」"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import NamedTuple

from gongkai.kinds.interpretation import Interpretation
from gongkai.kinds.pack import Pack
from gongkai.kinds.policy import Policy
from gongkai.kinds.question import Question
from gongkai.pages import relations
from gongkai.pages.press import Press
from gongkai.portal import newest_first
from gongkai.record import Record
from gongkai.views import Belongs, Link
from gongkai.vocabularies import Validity

SHOWN = 20


class Gathered(NamedTuple):
    """What belongs to a group or theme; questions asked most first, the rest newest first."""

    packs: list[Pack]
    shown: list[Policy]
    past: list[Policy]
    questions: list[Question]
    interpretations: list[Interpretation]


def gather(record: Record, press: Press) -> Gathered:
    """Collect what names the group or theme, and the explanations of its policies in force."""
    return press.remembered(("gathered", record.key), lambda: _gather(record, press))


def _gather(record: Record, press: Press) -> Gathered:
    portal = press.portal
    shown: list[Policy] = []
    past: list[Policy] = []
    for policy in portal.citing(record, Policy):
        state = portal.states[policy.key]
        (shown if state.in_force or state.text == Validity.NOT_YET else past).append(policy)
    questions = sorted(portal.citing(record, Question), key=lambda each: -each.asked)
    explained = {each.id: each for policy in shown for each in portal.citing(policy, Interpretation, "policies")}
    return Gathered(portal.citing(record, Pack), shown, past, questions, newest_first(list(explained.values())))


def blocks(record: Record, press: Press) -> Iterator[Belongs]:
    """Give the blocks of a group's or theme's page in the order in which one would ask."""
    found = gather(record, press)
    more = _more(record)
    if found.packs:
        yield relations.block("packs", "政策包", found.packs, press, more=more(Pack))
    if found.shown:
        yield _policies(found, press, more(Policy))
    if found.questions:
        yield relations.block("questions", "大家常问", found.questions, press, more=more(Question))
    if found.interpretations:
        yield relations.block("interpretations", "政策解读", found.interpretations[:SHOWN], press)
    if found.past:
        past = [Link(f"另有 {len(found.past)} 份已经失效或废止的文件，可在列表里查到", more(Policy))]
        yield Belongs("past", "不再施行的文件", links=past)


def _policies(found: Gathered, press: Press, more: str) -> Belongs:
    whole = relations.block("policies", "现行政策", found.shown, press, more=more, shown=SHOWN)
    return replace(whole, more=Link(f"查看全部 {len(found.shown) + len(found.past)} 份文件", more))


def _more(record: Record) -> Callable[[type[Record]], str]:
    return lambda kind: relations.whole_list(record, kind)


def depends(record: Record, press: Press) -> Iterator[str]:
    """Give what the page prints of records that do not name the group or theme themselves."""
    yield from relations.faces(gather(record, press).interpretations, press)


def empty(record: Record, press: Press) -> bool:
    """Tell whether nothing belongs to the group or theme yet."""
    return not any(gather(record, press))
