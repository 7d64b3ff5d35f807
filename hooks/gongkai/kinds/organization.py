"""机构: the organs, offices, streets and towns that issue, keep and answer for everything else."""

from __future__ import annotations

from typing import ClassVar

from gongkai.record import KindInfo, Line, OrganizationId, Part, Record, Role, Storage, Text, declare
from gongkai.vocabularies import ColumnType, OrganLevel, Section


class Leader(Part):
    """A person in charge, as 条例 art. 20(2) has it published."""

    name: Line = declare("姓名", "负责人姓名")
    post: Line = declare("职务", "如：党组书记、局长")
    duties: Line | None = declare("分工", "分管的工作", default=None)


class Office(Part):
    """An office within an organ, or a counter that it keeps, as 条例 art. 20(2) has them published (机构设置)."""

    name: Line = declare("名称", "群众怎么叫就写什么：婚姻登记处、户政科", search="called")
    duties: Line | None = declare("职责", "管什么，一句话", default=None)
    address: Line | None = declare("地点", "与机构的办公地址不同时填写", default=None)
    hours: Line | None = declare("办公时间", "与机构的办公时间不同时填写", default=None)
    phone: Line | None = declare("电话", "办公电话，含区号", default=None)
    fax: Line | None = declare("传真", "与机构的传真不同时填写", default=None)
    email: Line | None = declare("电子邮箱", "与机构的电子邮箱不同时填写", default=None)
    takes_requests: bool = declare(
        "受理公开申请", "受理政府信息公开申请的那个科室写 true；「向谁申请」和申请表印它的电话、地址", default=False
    )


class Organization(Record):
    """One organ."""

    info: ClassVar[KindInfo] = KindInfo(
        name="organization",
        plural="organizations",
        label="机构",
        summary="政府部门、街道和镇的职能、办公地址、办公时间与联系方式",
        storage=Storage.LIST,
        folder="catalog/organizations.yml",
        list_key="organizations",
        weight=0.5,
        column_type=ColumnType.ORGANS,
        section=Section.DIRECTORY,
        order=60,
        feed=False,
    )

    name: Line = declare("机构名称", "机构的全称，与公章一致", role=Role.TITLE, example="云溪区教育和体育局")
    short_name: Line = declare("简称", "列表和按钮上用的简称", column=True, search="called", example="区教体局")
    level: OrganLevel | None = declare(
        "机构类别",
        "机构名录按它分开列；本级政府和政府办公室的文件要登公报；乡镇街道有公开栏打印页；本级政府、工作部门、乡镇街道要报年度报告",
        default=None,
        column=True,
        example="工作部门",
    )
    parent: OrganizationId | None = declare("上级机构", "上级机构的标识", default=None)
    code: Line | None = declare(
        "机构代码", "索引号的前缀：9 位机构代码或 18 位统一社会信用代码", default=None, search="numbers",
        pattern=r"^([0-9A-Z]{9}|[0-9A-Z]{18})$",
    )  # fmt: skip
    summary: Line | None = declare("一句话介绍", "这个机构管什么，一句话", default=None, role=Role.SUMMARY)
    duties: tuple[Line, ...] = declare("主要职责", "逐条列出", default=(), search="text")
    offices: tuple[Office, ...] = declare("机构设置", "内设科室、下属单位和对外窗口", default=())
    leaders: tuple[Leader, ...] = declare("负责人", "负责人姓名、职务与分工", default=())
    address: Line | None = declare("办公地址", "到门牌号", default=None, column=True, search="named")
    hours: Line | None = declare("办公时间", "含午休与节假日安排", default=None, search="named")
    phone: Line | None = declare("电话", "办公电话，含区号", default=None, column=True, search="named")
    fax: Line | None = declare("传真", "没有可不填", default=None)
    email: Line | None = declare("电子邮箱", "没有可不填", default=None)
    website: Line | None = declare("网站", "完整网址，没有可不填", default=None)
    liaison: Line | None = declare("政务公开联络员", "科室与电话，不写个人手机号", default=None, search="named")
    requests_to: OrganizationId | None = declare(
        "公开申请由谁受理",
        "向本机构提出的公开申请由别的机构受理的，写那个机构的标识，如本级政府的申请由政府办公室受理",
        default=None,
    )
    introduction: Text | None = declare("机构介绍", "可用 Markdown", default=None, role=Role.TEXT)
