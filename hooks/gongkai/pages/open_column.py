"""The statutory column 政府信息公开 (L3): its four sections, 依申请公开, and the content that must be public.

Source: 国办公开办函〔2019〕61号; 条例 art. 20.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from urllib.parse import quote

from gongkai.editorial import ColumnSection, EditorialEntry
from gongkai.facets import facet_of, slug
from gongkai.kinds import all_kinds
from gongkai.kinds.disclosure_item import DisclosureItem
from gongkai.kinds.policy import Policy
from gongkai.output import PageOutput
from gongkai.pages.plain import Plain, output
from gongkai.pages.press import Press
from gongkai.record import Record
from gongkai.request_tools import GUIDE
from gongkai.views import Cell, Column, Empty, Link, Table, TableRow, Tile, Words
from gongkai.vocabularies import Category, ColumnType, DisclosureField, Section

CONTENT_URL = "open/content/"
_TYPES = {ColumnSection.ANNUAL_REPORTS: ColumnType.ANNUAL_REPORT, ColumnSection.ON_REQUEST: ColumnType.ON_REQUEST}
"""The kinds that make up a section, by the type of their column."""
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
_COLUMN = Plain(
    "open/", "政府信息公开", "政府信息公开指南、制度、法定主动公开内容、年度报告，以及依申请公开的入口。", "pages/open.html",
    column="open/", column_type=ColumnType.CATALOG.value,
)  # fmt: skip
_CONTENT = Plain(
    CONTENT_URL, ColumnSection.CONTENT.value, "按《中华人民共和国政府信息公开条例》第二十条列出的十五类信息，逐类指明在哪里看。",
    "pages/open_content.html", column="open/", column_type=ColumnType.CATALOG.value, above=(("政府信息公开", "open/"),),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Point:
    """One of the fifteen points of art. 20: what it names, and where it is found here."""

    text: str
    kinds: tuple[str, ...] = ()
    categories: tuple[Category, ...] = ()
    fields: tuple[DisclosureField, ...] = ()
    query: str = ""


_F = DisclosureField
POINTS = (
    Point("行政法规、规章和规范性文件", categories=(Category.RULE, Category.NORMATIVE)),
    Point("机关职能、机构设置、办公地址、办公时间、联系方式、负责人姓名", kinds=("organizations",)),
    Point("国民经济和社会发展规划、专项规划、区域规划及相关政策", fields=(_F.PLANNING,), query="规划"),
    Point("国民经济和社会发展统计信息", query="统计公报"),
    Point("办理行政许可和其他对外管理服务事项的依据、条件、程序以及办理结果", kinds=("packs",), query="行政许可"),
    Point(
        "实施行政处罚、行政强制的依据、条件、程序以及本机关认为具有一定社会影响的行政处罚决定", fields=(_F.ENFORCEMENT,)
    ),
    Point("财政预算、决算信息", fields=(_F.BUDGET,)),
    Point("行政事业性收费项目及其依据、标准", query="收费标准"),
    Point("政府集中采购项目的目录、标准及实施情况", fields=(_F.TRADING,)),
    Point("重大建设项目的批准和实施情况", fields=(_F.PROJECTS,)),
    Point(
        "扶贫、教育、医疗、社会保障、促进就业等方面的政策、措施及其实施情况",
        fields=(_F.RURAL_REVIVAL, _F.SCHOOLING, _F.HEALTH, _F.INSURANCE, _F.EMPLOYMENT, _F.ASSISTANCE),
    ),
    Point("突发公共事件的应急预案、预警信息及应对情况", fields=(_F.DISASTER_RELIEF,), query="应急预案"),
    Point(
        "环境保护、公共卫生、安全生产、食品药品、产品质量的监督检查情况",
        fields=(_F.ENVIRONMENT, _F.SAFETY, _F.FOOD_DRUG),
    ),
    Point("公务员招考的职位、名额、报考条件等事项以及录用结果", query="公务员招考"),
    Point(
        "法律、法规、规章和国家有关规定规定应当主动公开的其他政府信息",
        kinds=("disclosure", "policies", "interpretations", "questions"),
    ),
)


def outputs(press: Press) -> Iterator[PageOutput]:
    """Give the column's page and that of the content to be public."""
    editorial = [f"{each.url}{each.page.model_dump_json()}" for each in press.portal.editorial]
    written = {each.url for each in press.portal.editorial}
    if _COLUMN.url not in written:
        yield output(
            _COLUMN,
            lambda: _column(press),
            [*editorial, *map(str, (*_libraries(press), *press.standing.get(Section.OPEN, ())))],
            press,
        )
    if CONTENT_URL not in written:
        yield output(_CONTENT, lambda: _content(press), _found(press), press)


def sections(press: Press) -> list[Tile]:
    """Give the column's sections as tiles."""
    return [Tile(section.value, address(section, press), _ICONS[section], _WHAT[section]) for section in ColumnSection]


def address(section: ColumnSection, press: Press) -> str:
    """Give where a section is found: its own page, the first of its pages, or its place in the column's page."""
    if section is ColumnSection.CONTENT:
        return CONTENT_URL
    if section is ColumnSection.ANNUAL_REPORTS and (lists := _lists(section, press)):
        return lists[0].url
    pages = _pages(section, press)
    return min((each.url for each in pages), key=len) if pages else f"open/#{slug(section)}"


def _pages(section: ColumnSection, press: Press) -> list[EditorialEntry]:
    found = [each for each in press.portal.editorial if each.page.section is section]
    return sorted(
        found, key=lambda each: (each.page.published_on is not None, each.page.published_on, each.url), reverse=True
    )


def _column(press: Press) -> dict[str, object]:
    shown = []
    for section in ColumnSection:
        links = [Link(each.page.title, each.url, each.page.summary) for each in _pages(section, press)]
        links = [*_libraries(press), *links] if section is ColumnSection.CONTENT else [*_lists(section, press), *links]
        links += _standing(section, press)
        shown.append({
            "id": slug(section), "title": section.value, "what": _WHAT[section], "links": links,
            "empty": None if links else Empty("这一部分正在整理", "需要的话，可以先联系政府信息公开工作机构。", (Link("看各机构联系方式", "organizations/"),)),
        })  # fmt: skip
    return {"sections": shown, "search": press.portal.identity.features.search}


def _lists(section: ColumnSection, press: Press) -> list[Link]:
    """Give the lists of the kinds that make up a section."""
    found = [
        kind.info
        for kind in all_kinds().values()
        if kind.info.column_type is _TYPES.get(section) and press.portal.records[kind.info.plural]
    ]
    return [Link(info.label, f"{info.plural}/", f"{len(press.portal.records[info.plural])} 条") for info in found]


def _standing(section: ColumnSection, press: Press) -> list[Link]:
    """Give the standing pages of the column: those beside the guide 依申请公开 with it, the others with the content."""
    wanted = {ColumnSection.ON_REQUEST: True, ColumnSection.CONTENT: False}.get(section)
    return [link for link in press.standing.get(Section.OPEN, ()) if link.url.startswith(GUIDE) is wanted]


def _libraries(press: Press) -> list[Link]:
    fixed = [Link("十五类法定主动公开内容", CONTENT_URL, "逐类指明在哪里看")]
    kinds = [kind.info for kind in all_kinds().values() if press.portal.records[kind.info.plural]]
    return [
        *fixed,
        *(Link(info.label, f"{info.plural}/", f"{len(press.portal.records[info.plural])} 条") for info in kinds),
    ]


def _content(press: Press) -> dict[str, object]:
    columns = [Column("序号"), Column("应当主动公开的内容", long=True), Column("在哪里看", long=True)]
    rows = [
        TableRow([Cell(str(number)), Cell(point.text), Cell(lines=list(_places(point, press)))])
        for number, point in enumerate(POINTS, start=1)
    ]
    return {
        "table": Table("points", "法定主动公开内容", columns, rows, cards=True),
        "others": Link("政府信息公开", "open/"),
    }


def _places(point: Point, press: Press) -> Iterator[Words]:
    """Give where a point is found here; where no list has it, a search for it."""
    places = [
        *(_of_value(Policy, "category", category) for category in point.categories),
        *(_of_kind(plural, press) for plural in point.kinds),
        *(_of_value(DisclosureItem, "field", field) for field in point.fields),
    ]
    known = _known(press)
    shown = [place for place in places if place.url in known]
    yield from shown
    if point.query and press.portal.identity.features.search:
        yield Words(f"搜索“{point.query}”", f"search/?q={quote(point.query)}")
    elif not shown:
        yield Words("暂无，可依申请公开", "open/#on-request")


def _of_value(kind: type[Record], name: str, member: Enum) -> Words:
    facet = facet_of(kind, name)
    return Words(f"{member.value}{'' if kind is Policy else '领域公开目录'}", facet.url(slug(member)) if facet else "")


def _of_kind(plural: str, press: Press) -> Words:  # noqa: ARG001 - as its sibling
    return Words(all_kinds()[plural].info.label, f"{plural}/")


def _known(press: Press) -> set[str]:
    """Give the addresses of lists that have any record."""
    return press.remembered("known lists", lambda: set(_found(press)))


def _found(press: Press) -> Iterator[str]:
    seen: dict[str, None] = {}
    for plural, table in press.portal.records.items():
        if table:
            seen[f"{plural}/"] = None
    for kind, name in ((Policy, "category"), (DisclosureItem, "field")):
        facet = facet_of(kind, name)
        for record in press.portal.all(kind):
            if facet:
                seen.update((facet.url(value.slug), None) for value in press.facets.values(record, facet))
    return iter(sorted(seen))
