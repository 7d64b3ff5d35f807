"""Questions (L3): the most asked first, then field by field; in a field each question opens to its answer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from gongkai import markdown
from gongkai.contact_links import dialled
from gongkai.facets import facet_of, slug
from gongkai.kinds.question import Question, QuestionField
from gongkai.lists.kind import Own, Sorted
from gongkai.lists.landing import landing
from gongkai.lists.listing import Listing, listing_page, page_depends
from gongkai.output import Page, PageOutput
from gongkai.pages import basis
from gongkai.pages.press import Press
from gongkai.pages.text import finished
from gongkai.record import Record
from gongkai.templates import safe
from gongkai.views import Chip, Link, QuestionView, Row
from gongkai.wording import chinese_date

MOST = 10
_OF_FIELD = 5


def by_asked(records: Sequence[Record]) -> list[Record]:
    """Put the questions asked most first; equal ones stay newest first."""
    return sorted(records, key=lambda record: -record.asked if isinstance(record, Question) else 0)


def first_page(records: Sequence[Record], by_facet: Sequence[Sorted], press: Press) -> Iterator[PageOutput]:  # noqa: ARG001 - one signature for all kinds
    """Give the page that leads to all questions."""
    yield landing(
        Question, "lists/questions.html", partial(_context, records, press), map(press.row_face, records), press
    )


def _context(records: Sequence[Record], press: Press) -> dict[str, Any]:
    questions = [each for each in records if isinstance(each, Question)]
    fields = [(field, [each for each in questions if each.field is field]) for field in QuestionField]
    shown = [(field, found) for field, found in fields if found]
    return {
        "count": len(questions),
        "chips": [Chip(field.value, field_url(field), len(found)) for field, found in shown],
        "most": [asked_row(each, press) for each in questions[:MOST] if each.asked],
        "fields": [
            {
                "id": slug(field),
                "title": field.value,
                "more": Link(f"全部 {len(found)} 个问答", field_url(field)),
                "rows": [asked_row(each, press) for each in found[:_OF_FIELD]],
            }
            for field, found in shown
        ],
    }


def field_url(field: QuestionField) -> str:
    """Give the address of the list of one field."""
    facet = facet_of(Question, "field")
    return facet.url(slug(field)) if facet else Question.info.plural + "/"


def asked_row(question: Question, press: Press) -> Row:
    """Give a question as a row that says how often it was asked."""
    return replace(press.row(question), note=f"问过 {question.asked} 次" if question.asked else "")


def of_field(listing: Listing, press: Press) -> Iterator[PageOutput]:
    """Give the pages of one field: questions that open to their answers."""
    for number in range(1, listing.total + 1):
        questions = [each for each in listing.on_page(number) if isinstance(each, Question)]
        policies = [policy for each in questions for policy in basis.policies(each.basis, press)]
        lapses = [mark for each in questions for mark in basis.depends(each.basis, press)]
        phones = [press.phone(each.phone, each.answered_by) for each in questions]
        depends = page_depends(listing, number, press, [*map(press.row_face, policies), *lapses, *phones])
        yield PageOutput(listing.address(number), depends, partial(_field_page, listing, number, questions, press))


def _field_page(listing: Listing, number: int, questions: Sequence[Question], press: Press) -> Page:
    opened = [view(question, press) for question in questions]
    found = listing_page(listing, number, template="lists/question_field.html", questions=opened)
    return replace(found, json_ld=(_faq(questions, press),))


def view(question: Question, press: Press) -> QuestionView:
    """Give a question that opens to its answer."""
    row = press.row(question)
    return QuestionView(
        id=question.id,
        question=question.question,
        url=question.url,
        answer=safe(
            finished(markdown.render(question.answer).html, question, press)
            .replace("<h2", "<h3")
            .replace("</h2", "</h3")
        ),
        basis=list(basis.links(question.basis, press)),
        organ=row.organ,
        updated=chinese_date(question.updated_on),
        phone=dialled(press.phone(question.phone, question.answered_by)),
        state=row.state,
        tone=row.tone,
    )


def _faq(questions: Sequence[Question], press: Press) -> dict[str, object]:
    asked = [
        {
            "@type": "Question",
            "name": each.question,
            "url": press.address(each.url),
            "acceptedAnswer": {"@type": "Answer", "text": markdown.plain(markdown.render(each.answer).html)},
        }
        for each in questions
    ]
    return {"@context": "https://schema.org", "@type": "FAQPage", "mainEntity": asked}


OWN = Own(landing=first_page, facet="field", of_value=of_field, order=by_asked, order_words="按提问次数从多到少")
