"""公众代表库: groups of representatives who may be asked to sit in on meetings; numbers, never persons."""

from __future__ import annotations

from typing import Annotated, ClassVar

from gongkai.record import Day, KindInfo, Line, OrganizationId, Record, Role, Storage, declare
from gongkai.references import Reference
from gongkai.vocabularies import ColumnType, Section

RepresentativeId = Annotated[str, Reference("representatives")]


class Representative(Record):
    """One group of the pool for one term."""

    info: ClassVar[KindInfo] = KindInfo(
        name="representative",
        plural="representatives",
        label="公众代表库",
        summary="可以受邀列席政府会议的公众代表：有哪些界别、各多少人、任期到什么时候、怎么报名",
        storage=Storage.LIST,
        folder="catalog/representatives.yml",
        list_key="representatives",
        weight=0.5,
        column_type=ColumnType.CATALOG,
        order=58,
        section=Section.PARTICIPATION,
        feed=False,
    )

    name: Line = declare("代表界别", "如：群众代表、企业代表；不写个人姓名", role=Role.TITLE)
    summary: Line = declare("说明", "这一界别代表哪些人、怎样产生", role=Role.SUMMARY)
    members: int = declare("人数", "库里现有多少人", column=True, ge=1)
    term: Line = declare("届别", "如：第二届", column=True)
    from_on: Day = declare("任期开始", "任期的第一天", column=True)
    until_on: Day = declare("任期届满", "任期的最后一天", column=True)
    recruited_by: tuple[OrganizationId, ...] = declare(
        "招募单位", "机构标识", role=Role.ORGAN, column=True, min_length=1
    )
    joining: Line | None = declare("怎么报名", "报名条件和联系电话", default=None)
