"""The page 法定主动公开内容 (L3): the fifteen points of what must be public, each with where it is found here.

Source: 条例 art. 20.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from urllib.parse import quote

from gongkai.editorial import ColumnSection
from gongkai.facets import facet_of, slug
from gongkai.kinds import all_kinds
from gongkai.kinds.disclosure_item import DisclosureField, DisclosureItem
from gongkai.kinds.policy import Policy
from gongkai.output import PageOutput
from gongkai.pages.plain import Plain, output
from gongkai.pages.press import Press
from gongkai.record import Record
from gongkai.views import Cell, Column, Link, Table, TableRow, Words
from gongkai.vocabularies import Category, ColumnType

CONTENT_URL = "open/content/"
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
    Point("行政事业性收费项目及其依据、标准", kinds=("series",), query="收费标准"),
    Point("政府集中采购项目的目录、标准及实施情况", fields=(_F.TRADING,)),
    Point("重大建设项目的批准和实施情况", kinds=("projects",), fields=(_F.PROJECTS,)),
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
        kinds=("disclosure", "policies", "interpretations", "questions", "gazette", "bodies"),
    ),
)


def outputs(press: Press) -> Iterator[PageOutput]:
    """Give the page, where the portal has not written one of its own."""
    if CONTENT_URL not in {each.url for each in press.portal.editorial}:
        yield output(_CONTENT, lambda: _content(press), _found(press), press)


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
