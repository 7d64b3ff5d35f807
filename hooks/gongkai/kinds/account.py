"""政务新媒体: the register of official accounts on other people's platforms, from opening to closing.

Source: 国办发〔2018〕123号; 国办秘函〔2019〕19号 for checks of how long an account has been silent.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, ClassVar

from gongkai.record import Day, KindInfo, Line, OrganizationId, Part, Record, Role, Storage, declare
from gongkai.references import Reference
from gongkai.vocabularies import ColumnType, Section


class Platform(StrEnum):
    """Where accounts are kept."""

    WECHAT = "微信公众号"
    CHANNEL = "微信视频号"
    WEIBO = "微博"
    DOUYIN = "抖音"
    KUAISHOU = "快手"
    TOUTIAO = "今日头条"
    MINI_PROGRAM = "小程序"
    APP = "移动客户端"


POSTED = frozenset(Platform) - {Platform.MINI_PROGRAM, Platform.APP}
"""Platforms on which accounts post; on the others they offer services."""


class AccountChange(Part):
    """A change of an account after it was opened: a new name, another keeper, a pause."""

    on: Day = declare("日期", "变更的日期")
    what: Line = declare("变更内容", "如：名称由「云溪教育」改为「云溪教体」")
    approval: Line | None = declare("备案号", "主管单位的备案编号", default=None)


class Account(Record):
    """One account."""

    info: ClassVar[KindInfo] = KindInfo(
        name="account",
        plural="accounts",
        label="政务新媒体",
        summary="政府和各部门在微信、微博、抖音等平台开设的官方账号，开设、变更和注销都在这里登记",
        storage=Storage.LIST,
        folder="catalog/accounts.yml",
        list_key="accounts",
        weight=0.5,
        column_type=ColumnType.CATALOG,
        section=Section.OPEN,
        order=74,
        feed=False,
    )

    name: Line = declare("账号名称", "平台上显示的名称", role=Role.TITLE, example="云溪发布")
    platform: Platform = declare("平台", "账号所在的平台", facet="platform", column=True)
    account: Line = declare("账号", "平台上的账号或者编号", role=Role.NUMBER, column=True, search="numbers")
    run_by: tuple[OrganizationId, ...] = declare(
        "主办单位", "机构标识", role=Role.ORGAN, facet="organ", column=True, min_length=1
    )
    summary: Line = declare("发布内容", "这个账号发些什么，一句话", role=Role.SUMMARY)
    record_number: Line = declare("备案号", "政府办公室的备案编号", column=True, search="numbers")
    opened_on: Day = declare("开设日期", "备案后开通的日期", role=Role.DATE, column=True)
    changes: tuple[AccountChange, ...] = declare("变更", "改名、换主办单位、暂停等，逐次登记", default=())
    closed_on: Day | None = declare(
        "注销日期", "停止更新并注销的日期；预告注销的写将来的日期", default=None, column=True
    )
    closing: Line | None = declare("注销说明", "为什么注销、关注的人以后看哪里", default=None)
    successor: Annotated[str, Reference("accounts")] | None = declare(
        "接替的账号", "注销后由哪个账号继续发布", default=None
    )
    phone: Line = declare("管理电话", "管理这个账号的科室的办公电话", search="text")
    reviewed_by: Line = declare("发布审核", "内容由谁审核后发布")
    last_post_on: Day | None = declare(
        "最近更新", "检查那天看到的最近一次发布的日期；小程序和移动客户端没有，不填", default=None, column=True
    )
    checked_on: Day | None = declare(
        "检查日期", "哪一天检查的；每次检查，连同最近更新一起改写", default=None, column=True
    )
