"""Paragraphs that a page number broke are put together; what only happens to meet one is not."""

from __future__ import annotations

import pytest

from gongkai.ingest.elements import Line
from gongkai.ingest.paragraphs import Paragraph, mend


def paragraphs(*lines: str) -> list[str]:
    """Mend lines; `——` among them is where a page number stood."""
    pages = [number for number, line in enumerate(lines, 1) if line == "——"]
    elements = [Line(number, line) for number, line in enumerate(lines, 1) if line != "——"]
    return [part.text for part in mend(elements, pages) if isinstance(part, Paragraph)]


@pytest.mark.parametrize("mark", ["——", "", "——\n", "\n——\n"], ids=["page", "blank", "page, blank", "blank around"])
def test_an_article_goes_on_over_the_page(mark: str):
    """The half sentence of an article and what follows the page number are one paragraph; a blank line joins nothing."""
    lines = [
        "第一条　为了方便居民，制定本办法。",
        "第二条　本办法适用于本区2005年以",
        *mark.split("\n"),
        "前建成的住宅楼。",
    ]
    whole = ["第一条　为了方便居民，制定本办法。", "第二条　本办法适用于本区2005年以前建成的住宅楼。"]
    apart = [*whole[:1], "第二条　本办法适用于本区2005年以", "前建成的住宅楼。"]
    assert paragraphs(*lines) == (whole if "——" in mark else apart)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("第二条　补助标准为25万元。", "本条所称住宅楼不含别墅。"),
        ("二、重点任务", "各部门要按照分工抓好落实。"),
        ("第二章　补助标准", "补助标准由区政府确定并公布。"),
        ("第二条　下列人员可以申请", "（一）本区户籍居民；"),
        ("云溪区人民政府办公室", "2026年5月10日"),
        ("附件1", "云溪区老旧小区加装电梯补助标准表"),
        ("第三条", "申请人应当向街道提出申请。"),
    ],
)
def test_what_is_whole_before_the_page_stays_apart(before: str, after: str):
    """A sentence that ended, a heading, an item, a signature, an attachment's name: none runs on."""
    assert paragraphs("第一条　为了方便居民，制定本办法。", before, "——", after)[1:] == [before, after]
