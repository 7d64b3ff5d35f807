"""Where a web page's fact sheet and the document itself say different things (ingest)."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping

from gongkai.ingest.blocks import Block
from gongkai.ingest.chinese import find_date
from gongkai.ingest.elements import Remark
from gongkai.ingest.head import Head
from gongkai.ingest.labels import Fact
from gongkai.ingest.organs import is_organ
from gongkai.ingest.titles import find_number, same_words


def disagreements(head: Head, facts: Mapping[str, tuple[int, str]], signature: Block | None) -> Iterator[Remark]:
    """Give each point in which the page's fact sheet differs from the text; the text has been believed."""
    stated = find_number(facts[Fact.DOCUMENT_NUMBER][1]) if Fact.DOCUMENT_NUMBER in facts else None
    if head.number and stated and stated != head.number:
        yield Remark(
            facts[Fact.DOCUMENT_NUMBER][0], f"网页信息栏的文号 {stated} 与正文的 {head.number} 不同，已用正文的，请核对"
        )
    formed = find_date(facts[Fact.FORMED_ON][1]) if Fact.FORMED_ON in facts else None
    if formed and signature and signature.dated and formed != signature.dated:
        yield Remark(
            facts[Fact.FORMED_ON][0], f"网页信息栏的成文日期 {formed} 与落款 {signature.dated} 不同，已用落款的，请核对"
        )
    year = re.search(r"〔(\d{4})〕", head.number)
    if year and signature and signature.dated and not _near(int(year[1]), signature.dated):
        yield Remark(head.number_line, f"文号年份 {year[1]} 与落款日期 {signature.dated} 不符，请核对")
    title = facts.get(Fact.TITLE)
    if head.title and title and not same_words(head.title, title[1]):
        yield Remark(title[0], f"网页信息栏的标题「{title[1]}」与正文的标题不同，已用正文的，请核对")
    line, issuer = facts.get(Fact.ISSUER, (0, ""))
    if signature and signature.organs and is_organ(issuer) and issuer not in signature.organs:
        yield Remark(line, f"网页信息栏的发文机关「{issuer}」与落款不同，已用落款的，请核对")


def _near(year: int, date: dt.date) -> bool:
    return year in (date.year, date.year - 1 if date.month <= 3 else date.year)
