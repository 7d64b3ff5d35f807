"""标准与收费: amounts that change from time to time: assistance standards, charges, subsidies paid out.

A series is a small table (rows by columns) in dated editions, each with the document behind it. A standard with one
amount is a table of one cell.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import Annotated, ClassVar

from pydantic import StringConstraints, model_validator

from gongkai.record import (
    AnyId,
    AudienceId,
    ClauseId,
    Day,
    KindInfo,
    Line,
    OrganizationId,
    Part,
    Record,
    Role,
    Storage,
    TopicId,
    declare,
)  # fmt: skip
from gongkai.vocabularies import ColumnType, Section

Cell = Annotated[str, StringConstraints(strip_whitespace=True, max_length=200)]
"""What stands in a cell; a number may have thousands separators."""


class SeriesSort(StrEnum):
    """What a series tells."""

    STANDARD = "救助保障标准"
    CHARGE = "收费标准"
    SUBSIDY = "补贴发放"


class Standard(StrEnum):
    """The nine standards of assistance that a district announces. Source: DOMAIN 10."""

    URBAN_ALLOWANCE = "城市低保"
    RURAL_ALLOWANCE = "农村低保"
    URBAN_DESTITUTE = "城市特困"
    RURAL_DESTITUTE = "农村特困"
    NEEDY_DISABLED = "困难残疾人"
    SEVERELY_DISABLED = "重度残疾人"
    ORPHANS_IN_HOMES = "机构养育孤儿"
    ORPHANS_IN_FAMILIES = "社会散养孤儿"
    CHILDREN_IN_NEED = "重点困境儿童"


class SeriesColumn(Part):
    """A column. `per` stands before an amount in a sentence, `unit` after it: 每人每月 850 元."""

    title: Line = declare("列名", "如：标准")
    numeric: bool = declare("是数字", "这一列是数量的写 true", default=False)
    per: Line | None = declare("计量前缀", "读在数字前面的话，如：每人每月", default=None)
    unit: Line | None = declare("单位", "读在数字后面，如：元", default=None)
    counts: bool = declare("是计费单位", "这一列写按什么收费（小时、立方米、件），写 true", default=False)
    total: bool = declare("合计", "这一列要在表尾算合计的写 true", default=False)


class SeriesRow(Part):
    """A row: its name and its cells, one for each column."""

    name: Line = declare("行名", "档次、项目、村或者社区的名称")
    cells: tuple[Cell, ...] = declare("各列的值", "与 columns 逐一对应")


class Edition(Part):
    """The table as it holds from a day on, or as it came out on that day."""

    from_on: Day = declare("执行日期", "从哪一天起执行；发放结果写发放的日期")
    label: Line | None = declare("期名", "如：2026年；不填时用执行日期的年份", default=None)
    basis: ClauseId | None = declare("依据", "政策标识加条款，如 yx-2026-4#1", default=None, example="yx-2026-4#1")
    document: Line | None = declare("依据文件名称", "不在本站文件库里的文件，写名称和文号", default=None)
    note: Line | None = declare("说明", "这一期与以前不同的地方", default=None)
    rows: tuple[SeriesRow, ...] = declare("各行", "至少一行", min_length=1)

    @property
    def name(self) -> str:
        """What the edition is called."""
        return self.label or f"{self.from_on.year}年"


class Series(Record):
    """One series."""

    info: ClassVar[KindInfo] = KindInfo(
        name="series",
        plural="series",
        label="标准与收费",
        summary="低保、特困、孤儿、残疾人补贴现在是多少，各项收费怎么收，补贴发了多少：现行数额在前，历年变化在后",
        storage=Storage.FILE,
        folder="catalog/series",
        weight=0.98,
        column_type=ColumnType.DATA_RELEASE,
        section=Section.PROGRESS,
        order=66,
    )

    title: Line = declare("名称", "如：城市居民最低生活保障标准", role=Role.TITLE)
    sort: SeriesSort = declare("类别", "救助保障标准、收费标准或补贴发放", facet="form", column=True)
    standard: Standard | None = declare("九项标准", "属于九项救助保障标准的，写是哪一项", default=None)
    summary: Line = declare("说明", "给谁、管什么，一句话；现行数额会自动写在前面", role=Role.SUMMARY)
    maintained_by: tuple[OrganizationId, ...] = declare(
        "公布单位", "机构标识", role=Role.ORGAN, facet="organ", column=True, min_length=1
    )
    topics: tuple[TopicId, ...] = declare("主题", "主题标识", default=(), role=Role.TOPICS, facet="topic")
    audiences: tuple[AudienceId, ...] = declare(
        "适用人群", "人群标识", default=(), role=Role.AUDIENCES, facet="audience"
    )
    keywords: tuple[Line, ...] = declare(
        "关键词", "群众的叫法，如：低保多少钱", default=(), role=Role.KEYWORDS, search="keywords"
    )
    phone: Line | None = declare("咨询电话", "不填时用公布单位的电话", default=None, search="text")
    row_title: Line = declare("行的名称", "表格第一列的标题，如：档次、收费项目、村（社区）")
    columns: tuple[SeriesColumn, ...] = declare("列", "除第一列以外的各列", min_length=1)
    editions: tuple[Edition, ...] = declare("各期", "每次调整或者发放写一期，先后不限", min_length=1)
    related: tuple[AnyId, ...] = declare(
        "怎么申请、相关问答", "类型/标识，如 packs/kunnan-jiuzhu", default=(), example="packs/kunnan-jiuzhu"
    )
    updated_on: Day = declare("核对日期", "最后一次核对的日期", role=Role.DATE, column=True)

    @model_validator(mode="after")
    def _is_a_table(self) -> Series:
        for fault in self._faults():
            raise ValueError(fault)
        return self

    def _faults(self) -> Iterator[str]:
        for edition in self.editions:
            for row in edition.rows:
                where = f"{edition.name}「{row.name}」"
                if len(row.cells) != len(self.columns):
                    yield f"{where}有 {len(row.cells)} 格，而列（columns）有 {len(self.columns)} 个，请逐一对应"
                for cell, column in zip(row.cells, self.columns, strict=False):
                    if column.numeric and number(cell) is None:
                        yield f"{where}的「{column.title}」是「{cell}」，这一列要写数字，单位写在 unit 里"

    def ordered(self) -> list[Edition]:
        """List the editions, newest first."""
        return sorted(self.editions, key=lambda each: each.from_on, reverse=True)


def number(cell: str) -> Decimal | None:
    """Read a cell as a number, None where it is none."""
    try:
        found = Decimal(cell.replace(",", "").replace("，", ""))
    except InvalidOperation:
        return None
    return found if found.is_finite() else None
