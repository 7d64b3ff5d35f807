"""Themes (L3): those of life first, then the 22 official ones, as tiles with what is under each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Any

from gongkai.facets import facets
from gongkai.kinds.policy import Policy
from gongkai.kinds.question import Question
from gongkai.kinds.topic import Topic, TopicKind
from gongkai.lists.kind import Own, Sorted
from gongkai.lists.landing import landing
from gongkai.output import PageOutput
from gongkai.pages.press import Press
from gongkai.record import Record
from gongkai.views import Tile

_SECTIONS = ((TopicKind.LIFE, "按要办的事找"), (TopicKind.OFFICIAL, "按国家统一的主题分类找"))


def first_page(records: Sequence[Record], by_facet: Sequence[Sorted], press: Press) -> Iterator[PageOutput]:  # noqa: ARG001 - one signature for all kinds
    """Give the page of all themes."""
    depends = (f"{press.row_face(each)}{note(each, press)}" for each in records)
    yield landing(Topic, "lists/tiles.html", partial(_context, records, press), depends, press)


def _context(records: Sequence[Record], press: Press) -> dict[str, Any]:
    sections = []
    for kind, title in _SECTIONS:
        tiles = [tile(each, press) for each in records if isinstance(each, Topic) and each.kind is kind]
        if tiles:
            sections.append({"id": kind.name.lower(), "title": title, "tiles": tiles})
    return {"sections": sections, "cards": False}


def tile(topic: Topic, press: Press) -> Tile:
    """Give a theme as a tile."""
    return Tile(topic.name, topic.url, topic.icon or "", topic.summary, note(topic, press))


def note(record: Record, press: Press) -> str:
    """Count what is under a theme or for a group."""
    counts = ((_under(record, Policy, press), "份文件"), (_under(record, Question, press), "个问答"))
    return "、".join(f"{count} {unit}" for count, unit in counts if count) or "暂无内容"


def _under(record: Record, kind: type[Record], press: Press) -> int:
    plural = record.info.plural
    return press.remembered((_under, plural, kind), lambda: _counted(plural, kind, press)).get(record.id, 0)


def _counted(plural: str, kind: type[Record], press: Press) -> dict[str, int]:
    """Count a kind's records under each theme or group."""
    facet = next(each for each in facets(kind) if each.refers == plural)
    return {value.slug: count for value, count in press.facets.count(press.portal.all(kind), facet).items()}


OWN = Own(landing=first_page)
