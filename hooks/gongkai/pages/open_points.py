"""The points of what must be public (L3), by whom they are owed, and by what of the portal each is answered.

Source: 条例 art. 20 and 21.
"""

from __future__ import annotations

from dataclasses import dataclass

from gongkai.kinds.disclosure_item import DisclosureField
from gongkai.kinds.series import SeriesSort
from gongkai.vocabularies import Category


@dataclass(frozen=True, slots=True)
class Point:
    """One point: what it names, and what answers it here.

    `titles` are words in the titles of documents, `items` words in those of catalog items, `topics` ids of topics.
    """

    text: str
    kinds: tuple[str, ...] = ()
    categories: tuple[Category, ...] = ()
    sorts: tuple[SeriesSort, ...] = ()
    topics: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    fields: tuple[DisclosureField, ...] = ()
    items: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Duty:
    """The points that one group of organs owes."""

    anchor: str
    caption: str
    column: str
    points: tuple[Point, ...]


_F = DisclosureField
_COMMON = (
    Point("行政法规、规章和规范性文件", categories=(Category.RULE, Category.NORMATIVE)),
    Point("机关职能、机构设置、办公地址、办公时间、联系方式、负责人姓名", kinds=("organizations",)),
    Point("国民经济和社会发展规划、专项规划、区域规划及相关政策", titles=("规划",), fields=(_F.PLANNING,)),
    Point("国民经济和社会发展统计信息", titles=("统计公报", "统计年鉴")),
    Point(
        "办理行政许可和其他对外管理服务事项的依据、条件、程序以及办理结果",
        kinds=("packs",),
        titles=("办理指南", "办事指南"),
        items=("许可", "办事指南", "办理指南"),
    ),
    Point(
        "实施行政处罚、行政强制的依据、条件、程序以及本机关认为具有一定社会影响的行政处罚决定",
        titles=("处罚",),
        fields=(_F.ENFORCEMENT,),
        items=("处罚", "行政强制", "违法"),
    ),
    Point("财政预算、决算信息", titles=("预算公开", "决算公开", "部门预算", "部门决算"), fields=(_F.BUDGET,)),
    Point("行政事业性收费项目及其依据、标准", sorts=(SeriesSort.CHARGE,), items=("收费",)),
    Point("政府集中采购项目的目录、标准及实施情况", titles=("采购",), items=("采购",)),
    Point("重大建设项目的批准和实施情况", kinds=("projects",), fields=(_F.PROJECTS,)),
    Point(
        "扶贫、教育、医疗、社会保障、促进就业等方面的政策、措施及其实施情况",
        fields=(_F.RURAL_REVIVAL, _F.SCHOOLING, _F.HEALTH, _F.INSURANCE, _F.EMPLOYMENT, _F.ASSISTANCE),
    ),
    Point(
        "突发公共事件的应急预案、预警信息及应对情况",
        titles=("应急预案",),
        fields=(_F.DISASTER_RELIEF,),
        items=("突发", "应急预案"),
    ),
    Point(
        "环境保护、公共卫生、安全生产、食品药品、产品质量的监督检查情况",
        fields=(_F.ENVIRONMENT, _F.HEALTH, _F.SAFETY, _F.FOOD_DRUG),
    ),
    Point("公务员招考的职位、名额、报考条件等事项以及录用结果", titles=("招考", "公开招聘", "考试录用")),
    Point(
        "法律、法规、规章和国家有关规定规定应当主动公开的其他政府信息",
        kinds=("disclosure", "policies", "interpretations", "questions", "gazette", "bodies"),
    ),
)
_COUNTY = (
    Point("市政建设", fields=(_F.MUNICIPAL,), kinds=("projects",)),
    Point("公共服务", kinds=("bodies", "packs"), fields=(_F.CULTURE, _F.LEGAL_SERVICE)),
    Point("公益事业", fields=(_F.ELDERLY_CARE,), topics=("yanglao", "zhucan", "wenti")),
    Point("土地征收", titles=("征地", "征收集体土地"), fields=(_F.RURAL_LAND,)),
    Point("房屋征收", titles=("房屋征收",), fields=(_F.URBAN_HOUSES,)),
    Point("治安管理", topics=("gasf",), fields=(_F.RESIDENCE,)),
    Point("社会救助", kinds=("series",), fields=(_F.ASSISTANCE,), topics=("jiuzhu",)),
)
_TOWNSHIP = (
    Point("贯彻落实农业农村工作政策", topics=("sannong",), fields=(_F.RURAL_REVIVAL, _F.FARM_SUBSIDY)),
    Point("农田水利工程建设运营", titles=("农田水利", "灌溉", "水库"), items=("农田水利", "灌溉", "水库")),
    Point("农村土地承包经营权流转", titles=("承包经营权", "土地流转"), items=("承包经营权", "土地流转")),
    Point("宅基地使用情况审核", titles=("宅基地",), items=("宅基地",)),
    Point("土地征收、房屋征收", titles=("征地", "房屋征收"), fields=(_F.RURAL_LAND, _F.URBAN_HOUSES)),
    Point("筹资筹劳", titles=("筹资", "一事一议"), items=("筹资", "一事一议")),
    Point("社会救助", kinds=("series",), fields=(_F.ASSISTANCE, _F.RURAL_HOUSING)),
)
DUTIES = (
    Duty("points", "各机关都要公开的（条例第二十条）", "应当主动公开的内容", _COMMON),
    Duty("county", "区（县）政府和部门还要公开的（条例第二十一条）", "还应当公开的内容", _COUNTY),
    Duty("township", "乡镇政府还要公开的（条例第二十一条）", "还应当公开的内容", _TOWNSHIP),
)
