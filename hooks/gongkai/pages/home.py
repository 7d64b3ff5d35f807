"""The home page (L3): the question first, then every way in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from urllib.parse import quote

from gongkai.facets import facet_of, slug
from gongkai.happenings import coming
from gongkai.kinds.audience import Audience, AudienceGroup
from gongkai.kinds.consultation import Consultation
from gongkai.kinds.disclosure_item import DisclosureItem
from gongkai.kinds.event import Event
from gongkai.kinds.interpretation import Interpretation
from gongkai.kinds.pack import Pack
from gongkai.kinds.policy import Policy
from gongkai.kinds.project import Project
from gongkai.kinds.question import Question
from gongkai.kinds.response import Response
from gongkai.kinds.series import Series, SeriesSort
from gongkai.kinds.task import Task
from gongkai.kinds.topic import Topic, TopicKind
from gongkai.lists.consultation import none_open, open_now, open_row
from gongkai.lists.event import row as event_row
from gongkai.lists.kind import in_order
from gongkai.lists.pack import card, note
from gongkai.lists.question import asked_row, by_asked
from gongkai.lists.series import by_sort
from gongkai.lists.topic import note as counted
from gongkai.output import Page, PageOutput
from gongkai.pages import asking
from gongkai.pages.open_column import sections
from gongkai.pages.press import Press
from gongkai.record import Record
from gongkai.states.series import current
from gongkai.templates import render
from gongkai.views import Chip, Empty, Figure, Group, Link, Row, Tile
from gongkai.vocabularies import ColumnType, Validity

_NEWEST, _ASKED, _PACKS, _THEMES, _OPEN, _AMOUNTS, _EVENTS = 4, 5, 6, 12, 3, 4, 2
"""How much of each sort the page shows: a screen or two on a phone each, the rest behind a link."""


@dataclass(frozen=True, slots=True)
class OpenColumn:
    """The column 政府信息公开 on the home page, with its sections."""

    title: str
    url: str
    summary: str
    sections: Sequence[Tile]


@dataclass(frozen=True, slots=True)
class Home:
    """The home page: the question first, then every way in. `comments` are the drafts open for comment, or why none is.

    `asking` leads to where readers ask, `amounts` are standards and charges with what they are today, `events` what is on next.
    """

    question: str
    summary: str
    searchable: bool
    hot: Sequence[Link]
    themes: Sequence[Tile]
    themes_more: Link
    people: Sequence[Group]
    newest: Sequence[Row]
    newest_more: Link
    packs: Sequence[Tile]
    packs_more: Link
    questions: Sequence[Row]
    questions_more: Link
    open: OpenColumn
    figures: Sequence[Figure]
    comments: Sequence[Row] = ()
    comments_none: Empty | None = None
    comments_more: Link | None = None
    amounts: Sequence[Row] = ()
    amounts_more: Link | None = None
    events: Sequence[Row] = ()
    events_more: Link | None = None
    asking: Row | None = None


def outputs(press: Press) -> Iterator[PageOutput]:
    """Give the home page."""
    yield PageOutput("", press.fingerprint(_depends(press)), partial(page, press))


def _depends(press: Press) -> Iterator[str]:
    for kind in (Topic, Audience, Pack):
        for record in in_order(kind, press):
            yield press.row_face(record) + (note(record, press) if kind is Pack else counted(record, press))
    for record in (*_newest(press), *_asked(press), *_events(press)):
        yield press.row_face(record)
    yield from (str(row) for row in amounts(press))
    yield from (str(open_row(each, press)) for each in open_now(press))
    yield str(none_open(press))
    yield from (f"{figure.label}{figure.value}" for figure in figures(press))
    yield from map(str, sections(press))


def _newest(press: Press) -> list[Record]:
    return in_order(Policy, press)[:_NEWEST]


def _asked(press: Press) -> list[Record]:
    return by_asked(in_order(Question, press))[:_ASKED]


def page(press: Press) -> Page:
    """Make the home page."""
    identity = press.portal.identity
    return Page(
        url="",
        title=identity.name,
        body=render("pages/home.html", home=home(press)),
        description=identity.summary,
        keywords=(identity.region, "政府信息公开", "政务公开", "政策文件", "政策解读", "政策问答"),
        column_type=ColumnType.HOME.value,
        json_ld=(_site(press),),
        feeds=((f"{identity.name}：全部更新", "feeds/all.xml"),) if identity.features.feeds else (),
        body_class="home",
    )


def home(press: Press) -> Home:
    """Gather what the home page prints."""
    identity = press.portal.identity
    packs = [each for each in in_order(Pack, press) if isinstance(each, Pack)][:_PACKS]
    comments = [open_row(each, press) for each in open_now(press)[:_OPEN]]
    return Home(
        question="您想了解什么？",
        summary=identity.summary,
        searchable=identity.features.search,
        hot=[Link(words, f"search/?q={quote(words)}") for words in identity.hot_queries]
        if identity.features.search
        else [],
        themes=themes(press),
        themes_more=Link("全部主题", "topics/"),
        people=people(press),
        newest=[replace(press.row(each), summary="") for each in _newest(press)],
        newest_more=Link("全部政策文件", "policies/"),
        packs=[replace(card(each, press), summary="") for each in packs],
        packs_more=Link("全部政策包", "packs/"),
        questions=[
            replace(asked_row(each, press), organ="", date="") for each in _asked(press) if isinstance(each, Question)
        ],
        questions_more=Link("全部问答", "questions/"),
        open=OpenColumn("政府信息公开", "open/", "公开什么、依据什么、谁来公开，找不到的可以申请。", sections(press)),
        figures=figures(press),
        comments=comments,
        comments_none=None if comments else none_open(press),
        comments_more=Link("全部意见征集", "consultations/") if comments else None,
        amounts=amounts(press),
        amounts_more=Link("全部标准与收费", "series/"),
        events=[event_row(each, press) for each in _events(press)],
        events_more=Link("全部活动", "events/"),
        asking=asking.row(press.portal),
    )


def _events(press: Press) -> list[Event]:
    return coming(press.portal)[:_EVENTS]


def amounts(press: Press) -> list[Row]:
    """Give the standards and charges that changed last, each with what it is today."""
    portal = press.portal
    held = [
        (edition.from_on, each)
        for each in by_sort(portal.all(Series))
        if isinstance(each, Series) and each.sort is not SeriesSort.SUBSIDY and (edition := current(each, portal))
    ]
    newest = sorted(held, key=lambda pair: pair[0], reverse=True)[:_AMOUNTS]
    return [Row(each.heading, each.url, summary=portal.states[each.key].answer) for _, each in newest]


def themes(press: Press) -> list[Tile]:
    """Give the themes of life that have anything, as tiles."""
    found = [each for each in in_order(Topic, press) if isinstance(each, Topic) and each.kind is TopicKind.LIFE]
    return [Tile(each.name, each.url, each.icon or "") for each in found if counted(each, press)][:_THEMES]


def people(press: Press) -> list[Group]:
    """Give the groups of people and of businesses as chips."""
    every = [each for each in in_order(Audience, press) if isinstance(each, Audience)]
    groups = [
        Group(group.value, [Chip(each.name, each.url) for each in every if each.group is group])
        for group in AudienceGroup
    ]
    return [group for group in groups if group.chips]


def figures(press: Press) -> list[Figure]:
    """Count what is published; each number leads to what it counts."""
    states = press.portal.states
    current = sum(1 for each in press.portal.all(Policy) if states[each.key].text == Validity.IN_FORCE)
    facet = facet_of(Policy, "validity")
    counted_kinds: Sequence[tuple[type[Record], str]] = (
        (Interpretation, "篇政策解读"), (Question, "个政策问答"), (DisclosureItem, "个公开事项"),
        (Consultation, "次意见征集"), (Response, "件回应关切"), (Project, "个承诺项目"), (Task, "项工作任务"),
    )  # fmt: skip
    first = [Figure(str(current), "份现行有效文件", facet.url(slug(Validity.IN_FORCE)))] if facet and current else []
    rest = [
        Figure(str(len(press.portal.records[kind.info.plural])), words, f"{kind.info.plural}/")
        for kind, words in counted_kinds
    ]
    return [*first, *(figure for figure in rest if figure.value != "0")]


def _site(press: Press) -> dict[str, object]:
    identity = press.portal.identity
    found: dict[str, object] = {"@type": "WebSite", "name": identity.name, "url": identity.url}
    if identity.features.search:
        target = {"@type": "EntryPoint", "urlTemplate": f"{identity.url}search/?q={{words}}"}
        found["potentialAction"] = {"@type": "SearchAction", "target": target, "query-input": "required name=words"}
    return {"@context": "https://schema.org", **found}
