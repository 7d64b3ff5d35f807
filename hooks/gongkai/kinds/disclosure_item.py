"""公开事项: one row of the standard catalog of grass-roots disclosure."""

from __future__ import annotations

from enum import StrEnum
from typing import ClassVar

from gongkai.record import AnyId, Day, KindInfo, Line, OrganizationId, Record, Role, Storage, declare
from gongkai.timelimits import TimeLimit
from gongkai.vocabularies import ColumnType


class DisclosureField(StrEnum):
    """The 26 fields of the standard catalog of grass-roots disclosure."""

    PROJECTS = "重大建设项目"
    TRADING = "公共资源交易"
    SCHOOLING = "义务教育"
    RESIDENCE = "户籍管理"
    ASSISTANCE = "社会救助"
    ELDERLY_CARE = "养老服务"
    LEGAL_SERVICE = "公共法律服务"
    BUDGET = "财政预决算"
    EMPLOYMENT = "就业"
    INSURANCE = "社会保险"
    FARM_SUBSIDY = "涉农补贴"
    CULTURE = "公共文化服务"
    HEALTH = "卫生健康"
    SAFETY = "安全生产"
    DISASTER_RELIEF = "救灾"
    FOOD_DRUG = "食品药品监管"
    TAX = "税收管理"
    RURAL_REVIVAL = "扶贫（乡村振兴）"
    HOUSING = "保障性住房"
    RURAL_HOUSING = "农村危房改造"
    PLANNING = "城乡规划"
    RURAL_LAND = "农村集体土地征收"
    ENVIRONMENT = "生态环境"
    URBAN_HOUSES = "国有土地上房屋征收与补偿"
    MUNICIPAL = "市政服务"
    ENFORCEMENT = "城市综合执法"


class Channel(StrEnum):
    """公开渠道和载体."""

    WEBSITE = "政府网站"
    GAZETTE = "政府公报"
    NEW_MEDIA = "两微一端"
    MEETING = "发布会/听证会"
    BROADCAST = "广播电视"
    PRESS = "纸质媒体"
    READING_POINT = "公开查阅点"
    SERVICE_CENTRE = "政务服务中心"
    SERVICE_STATION = "便民服务站"
    VISIT = "入户/现场"
    BOARD = "社区/企事业单位/村公示栏（电子屏）"
    PUSH = "精准推送"
    OTHER = "其他"


class DisclosureMethod(StrEnum):
    """公开方式."""

    PROACTIVE = "主动"
    ON_REQUEST = "依申请"


class DisclosureLevel(StrEnum):
    """公开层级."""

    COUNTY = "县级"
    TOWNSHIP = "乡级"


class DisclosureItem(Record):
    """One item of the catalog; its columns are those of the national standard catalog."""

    info: ClassVar[KindInfo] = KindInfo(
        name="disclosure_item",
        plural="disclosure",
        label="公开事项",
        summary="二十六个领域的基层政务公开标准目录：公开什么、依据什么、谁公开、多久公开、在哪里看",
        storage=Storage.LIST,
        folder="catalog/disclosure",
        list_key="items",
        weight=0.6,
        column_type=ColumnType.CATALOG,
        order=40,
        feed=False,
    )

    field: DisclosureField = declare("领域", "二十六个试点领域之一", facet="field", column=True)
    level1: Line = declare("一级事项", "公开事项的大类", column=True, search="keywords")
    level2: Line = declare("二级事项", "公开事项", role=Role.TITLE)
    content: tuple[Line, ...] = declare(
        "公开内容（要素）", "逐条列出要公开的内容", column=True, search="text", min_length=1
    )
    basis: tuple[Line, ...] = declare(
        "公开依据", "法律、法规、文件的名称和条款", column=True, search="text", min_length=1
    )
    time_limit: TimeLimit = declare(
        "公开时限", "如：信息形成或变更之日起20个工作日内、每年3月31日前、实时公开、长期公开", column=True,
        example="信息形成或变更之日起20个工作日内",
    )  # fmt: skip
    responsible: tuple[OrganizationId, ...] = declare(
        "公开主体", "机构标识", role=Role.ORGAN, facet="organ", column=True, min_length=1
    )
    channels: tuple[Channel, ...] = declare("公开渠道和载体", "可多选", column=True, min_length=1)
    audience: tuple[Line, ...] = declare("公开对象", "全社会，或特定群体的名称", default=("全社会",), column=True)
    method: DisclosureMethod = declare("公开方式", "主动或依申请", facet="method", column=True)
    levels: tuple[DisclosureLevel, ...] = declare("公开层级", "县级、乡级，可多选", column=True, min_length=1)
    fulfilled_by: tuple[AnyId, ...] = declare(
        "公开结果", "履行这一事项的记录：类型/标识，如 policies/yx-2026-1", default=(), example="policies/yx-2026-1"
    )
    updated_on: Day = declare("更新日期", "这一行最后核对的日期", role=Role.DATE, column=True)
