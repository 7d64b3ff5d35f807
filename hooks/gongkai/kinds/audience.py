"""人群: whom policies are for, people and businesses (政策找人)."""

from __future__ import annotations

from enum import StrEnum
from typing import ClassVar

from gongkai.record import KindInfo, Line, Record, Role, Storage, declare
from gongkai.vocabularies import LifeStage, Section


class AudienceGroup(StrEnum):
    """Whether an audience is people or businesses."""

    PERSON = "个人"
    BUSINESS = "企业"


class Audience(Record):
    """One group of people or businesses."""

    info: ClassVar[KindInfo] = KindInfo(
        name="audience",
        plural="audiences",
        label="人群",
        summary="按您的身份查找与您有关的全部政策",
        storage=Storage.LIST,
        folder="catalog/audiences.yml",
        list_key="audiences",
        weight=0.6,
        section=Section.DIRECTORY,
        order=55,
        stage=LifeStage.PUSHED,
        feed=False,
    )

    name: Line = declare("人群名称", "如：高校毕业生", role=Role.TITLE)
    group: AudienceGroup = declare("类别", "个人或企业", facet="group", column=True)
    summary: Line = declare("说明", "哪些人属于这一人群，能享受什么", role=Role.SUMMARY)
    icon: Line | None = declare("图标", "overrides/assets/icons 中图标的名字", default=None, pattern=r"^[a-z0-9-]+$")
