"""What the page of an interpretation has beyond any record's (L3): the policy it explains, its media with their words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from gongkai import markdown
from gongkai.enclosures import enclosure
from gongkai.kinds.interpretation import Interpretation
from gongkai.kinds.question import Question
from gongkai.output import Heading
from gongkai.pages import relations
from gongkai.pages.press import Press
from gongkai.pages.record import Extras
from gongkai.pages.text import in_order
from gongkai.portal import newest_first
from gongkai.record import Record
from gongkai.templates import safe
from gongkai.views import Belongs, Choice
from gongkai.wording import file_type

_SORTS = {"图片": "picture", "视频": "video", "音频": "audio"}


@dataclass(frozen=True, slots=True)
class MediaView:
    """A picture, recording or film as printed. `sort` is picture, video, audio or file."""

    id: str
    title: str
    url: str
    sort: Choice
    type: str
    size: str
    words: Markup


def context(interpretation: Interpretation, press: Press) -> dict[str, Any]:
    """Give the policies explained and the media with their words."""
    policies = relations.named(interpretation, press, "policies")
    return {
        "policies": [press.row(policy) for policy in policies],
        "media": tuple(_media(interpretation, press)),
    }


def _media(interpretation: Interpretation, press: Press) -> Iterator[MediaView]:
    for number, each in enumerate(interpretation.media, start=1):
        file = enclosure(interpretation, each.file, each.title)
        kind = file_type(each.file)
        words = safe(in_order(markdown.render(each.alternative).html))
        size = file.size_in(press.portal.root)
        yield MediaView(f"media-{number}", each.title, file.url, _SORTS.get(kind, "file"), kind, size, words)


def blocks(interpretation: Interpretation, press: Press) -> Iterator[Belongs]:
    """Give the other explanations of the same policies, and the questions that they answer."""
    others, questions = alike(interpretation, press)
    if others:
        yield relations.block("alike", "这份文件的其他解读", others, press)
    if questions:
        yield relations.block("questions", "相关问答", questions, press)


def alike(interpretation: Interpretation, press: Press) -> tuple[list[Record], list[Record]]:
    """List interpretations of and questions on the same policies."""
    found: dict[str, Record] = {}
    for policy in relations.named(interpretation, press, "policies"):
        for link in press.portal.backlinks.get(policy.key, ()):
            if link.record.key != interpretation.key:
                found[link.record.key] = link.record
    every = newest_first(list(found.values()))
    return [each for each in every if isinstance(each, Interpretation)], [
        each for each in every if isinstance(each, Question)
    ]


def headings(interpretation: Interpretation, context: Mapping[str, Any]) -> Iterator[Heading]:  # noqa: ARG001 - one signature for all kinds
    """List the media."""
    yield from (Heading(2, media.id, media.title) for media in context["media"])


def depends(interpretation: Interpretation, press: Press) -> Iterator[str]:
    """Give what the page prints of records that are not linked to it."""
    for found in alike(interpretation, press):
        yield from relations.faces(found, press)


EXTRAS = Extras(
    elsewhere=frozenset({"policies", "media"}),
    blocks=blocks,
    context=context,
    headings=headings,
    depends=depends,
)
