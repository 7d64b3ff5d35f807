"""What the page of a question has beyond any record's (L3): the answer first, then the very clauses that it rests on."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from gongkai import markdown
from gongkai.contact_links import dialled
from gongkai.kinds.pack import Pack
from gongkai.kinds.question import Question
from gongkai.output import Heading
from gongkai.pages import basis, relations
from gongkai.pages.press import Press
from gongkai.pages.record import Extras
from gongkai.portal import newest_first
from gongkai.record import Record
from gongkai.views import Belongs

_ALIKE = 6


def context(question: Question, press: Press) -> dict[str, Any]:
    """Give the clauses behind the answer and whom to call."""
    return {
        "basis": basis.all_basis(question.basis, press),
        "phone": dialled(press.phone(question.phone, question.answered_by)),
        "organs": press.organs_in_full(question),
    }


def blocks(question: Question, press: Press) -> Iterator[Belongs]:
    """Give the packs that hold the question, and the questions that rest on the same policies."""
    packs = press.portal.citing(question, Pack)
    if packs:
        yield relations.block("from-packs", "相关政策包", packs, press)
    others = alike(question, press)
    if others:
        yield relations.block("alike", "大家还问", others, press)


def alike(question: Question, press: Press) -> list[Record]:
    """List other questions on the same policies, those asked most first."""
    found: dict[str, Question] = {}
    for policy in basis.policies(question.basis, press):
        for link in press.portal.backlinks.get(policy.key, ()):
            if isinstance(link.record, Question) and link.record.id != question.id:
                found[link.record.id] = link.record
    ordered = sorted(newest_first(list(found.values())), key=lambda each: -each.asked)
    return list[Record](ordered[:_ALIKE])


def depends(question: Question, press: Press) -> Iterator[str]:
    """Give what the page prints of records that are not linked to it."""
    yield from basis.depends(question.basis, press)
    yield from relations.faces(alike(question, press), press)
    yield press.phone(question.phone, question.answered_by)


def headings(question: Question, context: Any) -> Iterator[Heading]:  # noqa: ARG001 - the signature of every kind's `headings`
    """List the template's own sections."""
    yield Heading(2, "basis", "依据")


def json_ld(question: Question, press: Press) -> tuple[dict[str, object], ...]:
    """Describe the question and its answer as a schema.org QAPage."""
    text = markdown.plain(markdown.render(question.answer).html)
    answer = {
        "@type": "Answer",
        "text": text,
        "url": press.address(question.url),
        "dateCreated": question.updated_on.isoformat(),
        "upvoteCount": 0,
        "author": {"@type": "GovernmentOrganization", "name": press.organs_in_full(question)},
    }
    asked = {"@type": "Question", "name": question.question, "answerCount": 1, "acceptedAnswer": answer}
    return ({"@context": "https://schema.org", "@type": "QAPage", "mainEntity": asked},)


EXTRAS = Extras(
    elsewhere=frozenset({"basis", "asked", "phone"}),
    blocks=blocks,
    context=context,
    depends=depends,
    headings=headings,
    json_ld=json_ld,
)
