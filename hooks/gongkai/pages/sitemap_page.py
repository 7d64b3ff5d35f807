"""The map of the site for readers (L3): every column, every list, every page that stands by itself."""

from __future__ import annotations

from collections.abc import Iterator

from gongkai.kinds import all_kinds
from gongkai.lists.kind import counted, in_order
from gongkai.output import Heading, PageOutput
from gongkai.pages.plain import Plain, output
from gongkai.pages.press import Press
from gongkai.record import Record
from gongkai.views import Chip, Group
from gongkai.vocabularies import Section
from gongkai.wording import clipped

_PAGE = Plain("sitemap/", "网站地图", "本站所有栏目和分类，一页看全。", "pages/sitemap.html")
_FEW = 200
"""A kind that is no news and has no more records than this is listed record by record."""


def outputs(press: Press) -> Iterator[PageOutput]:
    """Give the page."""
    parts = list(sections(press))
    written = [Chip(each.page.title, each.url) for each in press.portal.editorial]
    standing = [Chip(link.label, link.url) for links in press.standing.values() for link in links]
    told = [*map(str, parts), *map(str, written), *map(str, standing)]
    yield output(_PAGE, lambda: _context(parts, [*standing, *written], press), told, press)


def sections(press: Press) -> Iterator[tuple[str, str, list[Group]]]:
    """Give each kind with the address of its list and its parts as groups of chips."""
    places = list(Section)
    for plural, kind in sorted(all_kinds().items(), key=lambda item: places.index(item[1].info.section)):
        if press.portal.records[plural]:
            yield plural, kind.info.label, list(_groups(kind, press))


def _groups(kind: type[Record], press: Press) -> Iterator[Group]:
    few = len(press.portal.records[kind.info.plural]) <= _FEW
    if not kind.info.feed and few and kind.info.plural != "disclosure":
        records = in_order(kind, press)
        yield Group(f"全部{kind.info.label}", [Chip(clipped(each.heading, 20), each.url) for each in records])
    for facet, chips in counted(kind, press):
        yield Group(f"按{facet.title}", chips)


def _context(parts: list[tuple[str, str, list[Group]]], written: list[Chip], press: Press) -> dict[str, object]:
    features = press.portal.identity.features
    extra = [
        Chip("首页", ""), Chip("政府信息公开", "open/"), Chip("法定主动公开内容", "open/content/"), Chip("最近更新", "new/"),
        *([Chip("搜索", "search/")] if features.search else []),
        *([Chip("开放数据", "data/")] if features.data else []),
        *([Chip("订阅", "feeds/")] if features.feeds else []),
    ]  # fmt: skip
    return {
        "parts": [
            {
                "id": plural,
                "title": label,
                "groups": groups,
                "ways": "、".join(each.title for each in groups),
            }
            for plural, label, groups in parts
        ],
        "pages": [*extra, *written],
        "headings": [Heading(2, "pages", "栏目和页面"), *(Heading(2, plural, label) for plural, label, _ in parts)],
    }
