"""主题: the 22 official themes and the themes of life (上学, 就业, 养老 …)."""

from __future__ import annotations

from enum import StrEnum
from typing import ClassVar

from gongkai.record import KindInfo, Line, Record, Role, Storage, TopicId, declare
from gongkai.vocabularies import Section


class TopicKind(StrEnum):
    """Official theme of the 22, or a theme of life."""

    OFFICIAL = "主题分类"
    LIFE = "特色主题"


class Topic(Record):
    """One theme."""

    info: ClassVar[KindInfo] = KindInfo(
        name="topic",
        plural="topics",
        label="主题",
        summary="按主题分类和生活场景查找政策、问答与服务",
        storage=Storage.LIST,
        folder="catalog/topics.yml",
        list_key="topics",
        weight=0.6,
        section=Section.DIRECTORY,
        order=50,
        feed=False,
    )

    name: Line = declare("主题名称", "如：就业、养老", role=Role.TITLE)
    kind: TopicKind = declare(
        "主题类别", "国家统一的主题分类，或本地的特色主题（生活场景）", facet="topic-kind", column=True
    )
    parent: TopicId | None = declare("上级主题", "特色主题可挂在一个主题分类下", default=None)
    summary: Line = declare("说明", "这个主题下能找到什么", role=Role.SUMMARY)
    icon: Line | None = declare("图标", "overrides/assets/icons 中图标的名字", default=None, pattern=r"^[a-z0-9-]+$")
