"""Front matter of editorial pages: guide, rules, annual reports, help (L0). MkDocs renders these pages itself."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from gongkai.record import Day, Line, OrganizationId, Part, Waiver, declare
from gongkai.screening import Hit
from gongkai.vocabularies import ColumnType


class ColumnSection(StrEnum):
    """The four sections of the statutory column and the entry beside them. Source: 国办公开办函〔2019〕61号."""

    GUIDE = "政府信息公开指南"
    RULES = "政府信息公开制度"
    CONTENT = "法定主动公开内容"
    ANNUAL_REPORTS = "政府信息公开工作年度报告"
    ON_REQUEST = "依申请公开"


class EditorialPage(Part):
    """What an editorial page says of itself."""

    title: Line = declare("标题", "页面标题")
    summary: Line = declare("摘要", "一句话说明这页讲什么")
    section: ColumnSection | None = declare("所属栏目", "属于政府信息公开专栏的哪一部分；都不属于不填", default=None)
    column_type: ColumnType | None = declare("栏目类型", "网站栏目类型，用于页面元数据", default=None)
    issued_by: tuple[OrganizationId, ...] = declare("发布机构", "机构标识", default=())
    published_on: Day | None = declare("发布日期", "首次发布的日期", default=None)
    updated_on: Day | None = declare("更新日期", "最近一次修改的日期", default=None)
    keywords: tuple[Line, ...] = declare("关键词", "用于搜索", default=())
    waivers: tuple[Waiver, ...] = declare("豁免", "对某条检查规则的例外及理由，会列入清单", default=())


@dataclass(frozen=True, slots=True)
class EditorialEntry:
    """An editorial page with its file (from the root) and its address (from the site's root)."""

    path: str
    url: str
    page: EditorialPage
    hits: tuple[Hit, ...] = ()
    """What must not be published in its text."""
    links: tuple[str, ...] = ()
    """Where its text leads."""
    text: str = ""
    """Its Markdown, without the front matter."""
