"""The guide to open government information (L2): that it states what the law asks of it. Source: 条例 art. 12; DOMAIN 1."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongkai.editorial import ColumnSection
from gongkai.findings import Finding, Level
from gongkai.portal import Portal
from gongkai.rules.registry import rule

ELEMENTS = {
    "信息分类": "分类|类别",
    "编排体系": "编排",
    "获取方式": "获取",
    "机构名称": "(?:机构|单位|部门)(?:的?名称|全称)|(?:工作|主管|受理)(?:机构|部门|单位)",
    "办公地址": "地址|地点",
    "办公时间": "(?:办公|工作|受理|接待|服务|上班|开放)时间",
    "联系电话": "电话|热线",
    "传真": "传真",
    "互联网联系方式": "互联网联系|邮箱|邮件|邮址|[Ee]-?[Mm]ail|网上(?:提交|联系|申请)",
}
"""What a guide must state, and the words by which it is known to."""


@rule("W013", level=Level.WARNING)
def guide_states_its_elements(portal: Portal) -> Iterator[Finding]:
    """政府信息公开指南要写明信息分类、编排体系、获取方式，和机构名称、办公地址、办公时间、联系电话、传真、互联网联系方式（条例第十二条）。"""
    pages = [entry for entry in portal.editorial if entry.page.section is ColumnSection.GUIDE]
    text = "\n".join(entry.text for entry in pages)
    missing = [element for element, words in ELEMENTS.items() if not re.search(words, text)]
    if pages and missing:
        path = pages[0].path
        message = f"政府信息公开指南里没有写「{'」「'.join(missing)}」；请补上，确实没有的也写明，如「传真：未设」"
        yield Finding(path, message=message, pointer=("section",), subject=path)
