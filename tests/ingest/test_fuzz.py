"""Whatever lines come in whatever order, reading ends, in a document that accounts for them or in one sentence."""

from __future__ import annotations

import contextlib

from hypothesis import given
from hypothesis import strategies as st

from gongkai.ingest.document import read_document
from gongkai.ingest.elements import Unreadable
from tests.ingest.accounting import unaccounted

PIECES = st.sampled_from([
    "", "\t", "  ", "序号", "\t序号", "工作任务", "\t工作任务", "责任单位", "\t责任单位", "时限要求", "\t时限要求", "1", "\t1", "2", "\t2", "3", "甲局", "\t甲局",
    "一、总体要求", "（一）加强领导。各单位要落实。", "1.按月报送；", "第一章　总则", "第一条 为加强管理，制定本办法。", "（一）项所列情形", "云溪区人民政府", "2025年3月6日",
    "二〇二五年三月六日", "（此件公开发布）", "附件", "附件：1.申请表", "2.花名册", "云政办发〔2025〕4号", "云溪区人民政府令", "第12号", "索引号：", "索引号：113799/2025-00001",
    "云溪区人民政府关于加强管理的通知", "关于印发《管理办法》的", "通知", "各镇人民政府：", "—8—", "- 3 -", "首页 > 正文", "分享到：", "抄送：区委办公室。", "目　录", "第一章…………1",
    "a|b|c", "|甲|乙|", "|---|---|", "甲\t乙\t丙", "甲    乙    丙", "这是一段没有写完的文字，后面还有很多内容需要在下一行接着写下去才能", "写完。", "为加强管理，现通知如下：",
])  # fmt: skip


@given(st.lists(PIECES, max_size=60))
def test_any_mixture_of_lines_is_read_or_refused(pieces: list[str]):
    """No combination of what documents are made of trips a step, and no line gets lost."""
    with contextlib.suppress(Unreadable):
        assert unaccounted("\n".join(pieces)) == []


@given(st.text(max_size=400))
def test_any_text_is_read_or_refused(text: str):
    """Nor does any text at all."""
    with contextlib.suppress(Unreadable):
        read_document("公文.txt", text.encode("utf-8", "ignore"))


@given(st.binary(max_size=2000), st.sampled_from(["公文.txt", "公文.md", "公文.html", "公文.docx", "公文.xlsx"]))
def test_any_bytes_are_read_or_refused(data: bytes, name: str):
    """Nor do any bytes, whatever the extension says."""
    with contextlib.suppress(Unreadable):
        read_document(name, data)
