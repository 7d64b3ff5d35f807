"""政府公报: issues of the official gazette, put together from documents of the library by their ids."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from gongkai.record import Day, KindInfo, Line, OrganizationId, Part, PolicyId, Record, Role, Storage, Text, declare
from gongkai.vocabularies import ColumnType, LifeStage, Section


class Rubric(Part):
    """One part of an issue with its documents in the order of print."""

    title: Line = declare("栏目", "如：政府文件、政府办公室文件、部门文件、人事任免", example="政府文件")
    policies: tuple[PolicyId, ...] = declare("文件", "政策标识，按刊登的先后", min_length=1, example=["yx-2026-1"])


class Gazette(Record):
    """One issue."""

    info: ClassVar[KindInfo] = KindInfo(
        name="gazette",
        plural="gazette",
        label="政府公报",
        summary="政府和政府办公室的文件按季度汇编成期，公报刊登的文本为标准文本；可以整期打印或存成 PDF",
        storage=Storage.FILE,
        folder="catalog/gazette",
        weight=0.6,
        column_type=ColumnType.POLICIES,
        section=Section.OPEN,
        order=70,
        stage=LifeStage.ISSUED,
    )

    title: Line = declare("刊名和期号", "写明年份和期号", role=Role.TITLE, example="云溪区人民政府公报2026年第1期")
    year: int = declare("年份", "期号所属的年份", facet="year", column=True, ge=1949, le=2200)
    number: int = declare("期号", "当年的第几期", column=True, ge=1, le=400)
    serial: int | None = declare("总期号", "创刊以来的第几期", default=None, column=True, ge=1)
    published_on: Day = declare("出版日期", "这一期印出的日期", role=Role.DATE, column=True)
    period: Line | None = declare(
        "收录时间", "收录哪段时间公开的文件", default=None, column=True, example="2026年1月至3月"
    )
    issued_by: tuple[OrganizationId, ...] = declare(
        "主办单位", "机构标识", role=Role.ORGAN, facet="organ", column=True, min_length=1
    )
    summary: Line = declare("本期要目", "一两句话说这一期有什么", role=Role.SUMMARY)
    foreword: Text | None = declare(
        "本期导读", "写给群众看的导读，可用 Markdown", default=None, role=Role.TEXT, search="text"
    )
    sections: tuple[Rubric, ...] = declare("栏目", "栏目名称由编辑定，每个栏目列出文件", default=())
    pickup: tuple[Line, ...] = declare("取阅地点", "哪里可以免费看到或领取纸质公报", default=())

    def contents(self) -> Iterator[tuple[Rubric, str]]:
        """Give the id of every document of the issue in the order of print, with its rubric."""
        for rubric in self.sections:
            yield from ((rubric, each) for each in rubric.policies)
