"""The page 法定主动公开内容 (L3): the points of what must be public, each with where it is found here.

Source: 条例 art. 20 and 21.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum

from gongkai.editorial import ColumnSection
from gongkai.facets import facet_of, slug
from gongkai.kinds import all_kinds
from gongkai.kinds.disclosure_item import DisclosureItem, DisclosureMethod
from gongkai.kinds.policy import Policy
from gongkai.kinds.series import Series
from gongkai.output import PageOutput
from gongkai.pages.open_points import DUTIES, Duty, Point
from gongkai.pages.plain import Plain, output
from gongkai.pages.press import Press
from gongkai.portal import newest_first
from gongkai.record import Record
from gongkai.views import Cell, Column, Link, Table, TableRow, Words
from gongkai.vocabularies import ColumnType

CONTENT_URL = "open/content/"
_CONTENT = Plain(
    CONTENT_URL, ColumnSection.CONTENT.value, "按《中华人民共和国政府信息公开条例》第二十条、第二十一条应当主动公开的信息，逐类指明在哪里看。",
    "pages/open_content.html", column="open/", column_type=ColumnType.CATALOG.value, above=(("政府信息公开", "open/"),),
)  # fmt: skip
_DOCUMENTS = 3
"""How many documents a point names: the newest ones; the lists have the rest."""
_LISTED = ((Policy, "category"), (Policy, "topic"), (Series, "form"), (DisclosureItem, "field"))
"""The lists by a value that a point may lead to."""


def outputs(press: Press) -> Iterator[PageOutput]:
    """Give the page, where the portal has not written one of its own."""
    if CONTENT_URL not in {each.url for each in press.portal.editorial}:
        yield output(_CONTENT, lambda: _content(press), _shown(press), press)


def _content(press: Press) -> dict[str, object]:
    return {"tables": [_table(duty, press) for duty in DUTIES], "others": Link("政府信息公开", "open/")}


def _table(duty: Duty, press: Press) -> Table:
    columns = [Column("序号"), Column(duty.column, long=True), Column("在哪里看", long=True)]
    rows = [
        TableRow([Cell(str(number)), Cell(point.text), Cell(lines=_places(point, press))])
        for number, point in enumerate(duty.points, start=1)
    ]
    return Table(duty.anchor, duty.caption, columns, rows, cards=True)


def _places(point: Point, press: Press) -> list[Words]:
    """Give the records and lists that answer a point; where none does, say so."""
    lists = [
        *(_of_value(Policy, "category", each) for each in point.categories),
        *(Words(all_kinds()[plural].info.label, f"{plural}/") for plural in point.kinds),
        *(_of_value(Series, "form", each) for each in point.sorts),
        *_of_topics(point, press),
        *(_of_value(DisclosureItem, "field", each, "领域公开目录") for each in point.fields),
    ]
    known = _known(press)
    found = [*_documents(point, press), *(each for each in lists if each.url in known), *_items(point, press)]
    return found or [Words("暂无，可依申请公开", "open/#on-request")]


def _of_value(kind: type[Record], name: str, member: Enum, after: str = "") -> Words:
    facet = facet_of(kind, name)
    return Words(f"{member.value}{after}", facet.url(slug(member)) if facet else "")


def _of_topics(point: Point, press: Press) -> Iterator[Words]:
    facet = facet_of(Policy, "topic")
    for topic in filter(None, (press.portal.find("topics", each) for each in point.topics)):
        yield Words(f"“{topic.heading}”的政策文件", facet.url(topic.id) if facet else "")


def _documents(point: Point, press: Press) -> list[Words]:
    """Name the newest documents whose titles have a word of the point."""
    if not point.titles:
        return []
    named = [each for each in press.portal.all(Policy) if any(word in each.title for word in point.titles)]
    return [press.value(each) for each in newest_first(named)[:_DOCUMENTS]]


def _items(point: Point, press: Press) -> Iterator[Words]:
    """Name the answered items of the catalog that are in other fields than the point's and have a word of it."""
    for item in press.portal.all(DisclosureItem):
        answered = item.fulfilled_by and item.method is DisclosureMethod.PROACTIVE and item.field not in point.fields
        if answered and any(word in f"{item.level1}{item.level2}" for word in point.items):
            yield Words(f"{item.field}：{item.level2}", item.url)


def _known(press: Press) -> set[str]:
    """Give the addresses of lists that have any record."""
    return press.remembered("known lists", lambda: set(_found(press)))


def _shown(press: Press) -> Iterator[str]:
    """Give all that the page may print, for its fingerprint."""
    yield from sorted(_known(press))
    yield from (
        f"{place.text}{place.url}" for duty in DUTIES for point in duty.points for place in _places(point, press)
    )


def _found(press: Press) -> Iterator[str]:
    yield from (f"{plural}/" for plural, table in press.portal.records.items() if table)
    for kind, name in _LISTED:
        facet = facet_of(kind, name)
        for record in press.portal.all(kind):
            if facet:
                yield from (facet.url(value.slug) for value in press.facets.values(record, facet))
