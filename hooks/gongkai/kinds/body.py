"""公共企事业单位: the schools, hospitals, and water, power, gas, heat and bus companies that must publish what they do.

Source: 条例 art. 55; 国办发〔2020〕50号.
"""

from __future__ import annotations

from enum import StrEnum
from typing import ClassVar

from gongkai.record import AnyId, Day, KindInfo, Line, OrganizationId, Part, Record, Role, Storage, declare
from gongkai.vocabularies import ColumnType, Section


class BodyField(StrEnum):
    """The eight fields. Source: 条例 art. 55."""

    EDUCATION = "教育"
    HEALTH = "卫生健康"
    WATER = "供水"
    POWER = "供电"
    GAS = "供气"
    HEAT = "供热"
    ENVIRONMENT = "环境保护"
    TRANSPORT = "公共交通"


class CatalogSort(StrEnum):
    """What an item of a body's catalog is about. Source: 国办发〔2020〕50号."""

    PROFILE = "单位概况"
    SERVICE = "办事服务"
    PRICE = "收费价格"
    QUALITY = "质量安全"
    COMPLAINT = "监督投诉"


class BodyItem(Part):
    """One thing that a body publishes: what, where it is found, and when it was last brought up to date."""

    title: Line = declare("公开事项", "如：停水通知")
    sort: CatalogSort = declare("类别", "单位概况、办事服务、收费价格、质量安全或监督投诉")
    content: Line = declare("公开内容", "一句话说清公开些什么")
    where: Line = declare("在哪里看", "网站栏目、公示栏、公众号或者柜台")
    address: Line | None = declare("网址", "有网页的写完整网址", default=None, pattern=r"^https?://")
    cycle: Line = declare("公开时限", "如：停水前24小时、每学期开学前、长期公开")
    updated_on: Day = declare("更新日期", "这一项最后一次更新的日期")


class Complaint(Part):
    """Where to complain of a body, and how soon it answers."""

    phone: Line = declare("投诉电话", "有人接听的办公电话")
    place: Line = declare("当面反映", "到哪里、找谁")
    hours: Line = declare("受理时间", "什么时候有人")
    reply_in: Line = declare("答复时限", "如：5个工作日")
    escalate: Line = declare("不满意时", "对答复不满意，再找谁")


class Body(Record):
    """One public enterprise or institution with its catalog."""

    info: ClassVar[KindInfo] = KindInfo(
        name="body",
        plural="bodies",
        label="公共企事业单位",
        summary="学校、医院和水、电、气、热、公交等单位公开什么、在哪里看、找谁问、向谁投诉",
        storage=Storage.LIST,
        folder="catalog/bodies",
        list_key="bodies",
        weight=0.7,
        column_type=ColumnType.CATALOG,
        section=Section.OPEN,
        order=72,
        feed=False,
    )

    name: Line = declare("单位名称", "与公章一致", role=Role.TITLE, example="云溪区实验小学")
    field: BodyField = declare("领域", "八个领域之一", facet="field", column=True)
    nature: Line = declare("单位类型", "如：公办小学、二级综合医院、城市供水企业", column=True)
    supervised_by: tuple[OrganizationId, ...] = declare(
        "主管部门", "负责监督这个单位公开的机构", role=Role.ORGAN, facet="organ", column=True, min_length=1
    )
    summary: Line = declare("服务范围", "为谁提供什么服务，一句话", role=Role.SUMMARY)
    keywords: tuple[Line, ...] = declare(
        "关键词", "群众会用来搜索的词", default=(), role=Role.KEYWORDS, search="keywords"
    )
    address: Line = declare("地址", "到门牌号", search="named")
    hours: Line = declare("服务时间", "柜台、门诊或者热线的时间", search="named")
    phone: Line = declare("服务电话", "咨询、报修用", column=True, search="named")
    website: Line | None = declare("网站", "完整网址，没有可不填", default=None)
    liaison: Line = declare("信息公开联系人", "科室和办公电话，不写个人手机号", column=True, search="named")
    complaint: Complaint = declare("投诉渠道", "电话、地点、时间和答复时限")
    items: tuple[BodyItem, ...] = declare("公开目录", "逐项写明公开什么、在哪里看、何时更新", min_length=1)
    related: tuple[AnyId, ...] = declare(
        "有关政策和问答", "类型/标识，如 policies/yx-2026-1", default=(), example="policies/yx-2026-1"
    )
    updated_on: Day = declare("目录更新日期", "公开目录最后一次更新或者核对的日期", role=Role.DATE, column=True)
