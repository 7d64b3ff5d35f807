"""The statutory column 政府信息公开 (L3): its four sections and 依申请公开, with all that the portal keeps below them.

Source: 国办公开办函〔2019〕61号.
"""

from __future__ import annotations

from collections.abc import Iterator

from gongkai.editorial import ColumnSection, EditorialEntry
from gongkai.facets import slug
from gongkai.kinds import all_kinds
from gongkai.output import PageOutput
from gongkai.pages.open_content import CONTENT_URL
from gongkai.pages.plain import Plain, output
from gongkai.pages.press import Press
from gongkai.record import KindInfo
from gongkai.views import Chip, Empty, Group, Link, Tile
from gongkai.vocabularies import ColumnType, Section

_ICONS = {
    ColumnSection.GUIDE: "guide", ColumnSection.RULES: "rules", ColumnSection.CONTENT: "catalog",
    ColumnSection.ANNUAL_REPORTS: "chart", ColumnSection.ON_REQUEST: "request",
}  # fmt: skip
_WHAT = {
    ColumnSection.GUIDE: "公开什么、怎么找、找谁",
    ColumnSection.RULES: "公开工作依据的法规和制度",
    ColumnSection.CONTENT: "按条例必须主动公开的各类信息",
    ColumnSection.ANNUAL_REPORTS: "每年公开了多少、办理了多少申请",
    ColumnSection.ON_REQUEST: "网上找不到的，可以申请",
}
_ORDER = (
    ColumnSection.GUIDE, ColumnSection.ON_REQUEST, ColumnSection.CONTENT, ColumnSection.RULES, ColumnSection.ANNUAL_REPORTS,
)  # fmt: skip
"""The order on the column's page: what people come for before what the office is bound by."""
_FOLDED = 5
"""Links of a section that stand open; more than one more are folded away."""
_OF_TYPE = {
    ColumnType.GUIDE: ColumnSection.GUIDE,
    ColumnType.ANNUAL_REPORT: ColumnSection.ANNUAL_REPORTS,
    ColumnType.ON_REQUEST: ColumnSection.ON_REQUEST,
}
"""The sections in which kinds of these types are found; all others are content."""
_COLUMN = Plain(
    "open/", "政府信息公开", "政府信息公开指南、制度、法定主动公开内容、年度报告，以及依申请公开的入口。", "pages/open.html",
    column="open/", column_type=ColumnType.CATALOG.value,
)  # fmt: skip


def outputs(press: Press) -> Iterator[PageOutput]:
    """Give the column's page, where the portal has not written one of its own."""
    if _COLUMN.url not in {each.url for each in press.portal.editorial}:
        shown = [(section, _links(section, press)) for section in _ORDER]
        groups = _groups(press)
        yield output(_COLUMN, lambda: _column(shown, groups, press), [repr(shown), repr(groups)], press)


def sections(press: Press) -> list[Tile]:
    """Give the column's sections as tiles."""
    return [Tile(section.value, address(section, press), _ICONS[section], _WHAT[section]) for section in ColumnSection]


def address(section: ColumnSection, press: Press) -> str:
    """Give where a section is found: the reports' list, the first of its pages, or its place in the column's page."""
    if section is ColumnSection.CONTENT:
        return CONTENT_URL
    if section is ColumnSection.ANNUAL_REPORTS and (kinds := _kinds(section, press)):
        return kinds[0].url
    pages = _pages(section, press)
    return min((each.url for each in pages), key=len) if pages else f"open/#{slug(section)}"


def _pages(section: ColumnSection, press: Press) -> list[EditorialEntry]:
    found = [each for each in press.portal.editorial if each.page.section is section]
    return sorted(
        found, key=lambda each: (each.page.published_on is not None, each.page.published_on, each.url), reverse=True
    )


def _links(section: ColumnSection, press: Press) -> list[Link]:
    """List what a section holds: pages that editors wrote, kinds of records, and standing pages."""
    fixed = (
        [Link("十五类法定主动公开内容", CONTENT_URL, "逐类指明在哪里看")] if section is ColumnSection.CONTENT else []
    )
    kinds = _kinds(section, press)
    written = [Link(each.page.title, each.url, each.page.summary) for each in _pages(section, press)]
    standing = [each for each in press.standing.get(Section.OPEN, ()) if _home(each, press) is section]
    if section is ColumnSection.ON_REQUEST:
        return [*written, *standing, *kinds]
    return [*fixed, *kinds, *written, *standing]


def _kinds(section: ColumnSection, press: Press) -> list[Link]:
    return [
        Link(info.label, f"{info.plural}/", f"{info.summary}（{len(press.portal.records[info.plural])} 条）")
        for info in _infos(press)
        if info.section is Section.OPEN and _OF_TYPE.get(info.column_type, ColumnSection.CONTENT) is section
    ]


def _home(link: Link, press: Press) -> ColumnSection:
    """Give the section below whose own page a standing page lies."""
    return next(
        (section for section in ColumnSection if link.url.startswith(address(section, press))), ColumnSection.CONTENT
    )


def _infos(press: Press) -> list[KindInfo]:
    return [kind.info for plural, kind in all_kinds().items() if press.portal.records[plural]]


def _groups(press: Press) -> list[Group]:
    """Lead to the kinds of the other sections: they are public information too."""
    found = (
        (section, [info for info in _infos(press) if info.section is section])
        for section in Section
        if section is not Section.OPEN
    )
    return [
        Group(section.value, [Chip(i.label, f"{i.plural}/", len(press.portal.records[i.plural])) for i in infos])
        for section, infos in found
        if infos
    ]


def _column(shown: list[tuple[ColumnSection, list[Link]]], groups: list[Group], press: Press) -> dict[str, object]:
    nothing = Empty(
        "这一部分正在整理", "需要的话，可以先联系政府信息公开工作机构。", (Link("看各机构联系方式", "organizations/"),)
    )
    return {
        "ways": [Chip(each.value, f"open/#{slug(each)}") for each, _ in shown],
        "sections": [
            {
                "id": slug(section), "title": section.value, "what": _WHAT[section],
                **_folded(links),
                "groups": groups if section is ColumnSection.CONTENT else (), "empty": None if links else nothing,
            }
            for section, links in shown
        ],
        "search": press.portal.identity.features.search,
    }  # fmt: skip


def _folded(links: list[Link]) -> dict[str, object]:
    """Keep the first links in sight and fold the rest away, unless that is one alone."""
    kept = links if len(links) <= _FOLDED + 1 else links[:_FOLDED]
    rest = links[len(kept) :]
    return {"links": kept, "rest": rest, "folded": f"其余 {len(rest)} 项" if rest else ""}
