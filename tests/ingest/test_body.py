"""Text → Markdown → page: the very same words, and no markup that the source did not mean."""

from __future__ import annotations

import html
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.ingest.blocks import Block, BlockKind
from gongkai.ingest.body import escape, to_markdown
from gongkai.ingest.elements import Table
from gongkai.ingest.numbering import read_numbering
from gongkai.markdown import render

SPECIAL = "#*_`~[]()<>!|\\&-+=.1234567890:/ \"'{}^$@"
WORDS = st.text(alphabet=st.sampled_from("政务公开。，、；：“”《》（）第一条" + SPECIAL), min_size=1, max_size=60)


def _shown(markdown: str) -> str:
    """Give what a page shows of Markdown, spaces folded."""
    return " ".join(html.unescape(re.sub(r"<[^>]*>", " ", render(markdown).html)).split())


def _page(markdown: str) -> str:
    return render(markdown).html


@given(WORDS)
def test_any_paragraph_is_shown_as_it_was(text: str):
    """No character of the source is taken for markup."""
    shown = " ".join(text.split())
    if shown:
        assert "".join(_shown(escape(shown)).split()) == "".join(shown.split())


@given(st.lists(st.lists(WORDS, min_size=3, max_size=3), min_size=1, max_size=3))
def test_any_cell_is_shown_as_it_was(rows: list[list[str]]):
    """A bar, a backslash or an asterisk in a cell neither splits it nor vanishes."""
    table = Table(1, ("甲", "乙", "丙"), tuple(tuple(row) for row in rows))
    page = _page(to_markdown([table]))
    cells = re.findall(r"<td>(.*?)</td>", page, re.DOTALL)
    shown = ["".join(html.unescape(re.sub(r"<[^>]*>", "", cell)).split()) for cell in cells]
    assert shown == ["".join(cell.split()) for row in rows for cell in row]


@pytest.mark.parametrize(
    "text",
    [
        "1. 线路走向", "12) 其他", "# 说明", "- 附注", "+ 加", "> 引", "===", "---", "印发<办法>的通知", "<b>粗</b>", "&copy; 2025",
        "a*b*c", "__重点__", "![图](x.png)", "[链接](http://example.com)", "~~删~~", "价格|数量", "`代码`", "2025\\3", "https://www.yunxi.example/",
    ],
)  # fmt: skip
def test_lines_that_look_like_markup(text: str):
    """They become a plain paragraph with the same words."""
    page = _page(escape(text))
    assert page.startswith("<p")
    assert "".join(_shown(escape(text)).split()) == "".join(text.split())
    assert not re.search(r"<(?!/?p\b|br)", page)


def _clause(text: str) -> Block:
    return Block(BlockKind.CLAUSE, text, 1, numbering=read_numbering(text))


@pytest.mark.parametrize(
    ("text", "markdown"),
    [
        ("（一）加强领导。各单位要高度重视。", "（一）**加强领导。**各单位要高度重视。"),
        ("1.加强领导。各单位要高度重视。", "1.**加强领导。**各单位要高度重视。"),
        ("1. 加强领导。各单位要高度重视。", "1.**加强领导。**各单位要高度重视。"),
        ("（四）“谁管业务谁管公开”。各单位要落实。", "（四）**“谁管业务谁管公开”。**各单位要落实。"),
        ("（一）加强领导。", "（一）加强领导。"),
        ("（一）区政府办公室负责：统筹。其他部门配合。", "（一）区政府办公室负责：统筹。其他部门配合。"),
        ("第五条 本办法自发布之日起施行。原办法废止。", "第五条　本办法自发布之日起施行。原办法废止。"),
        ("第五条本办法自发布之日起施行。", "第五条　本办法自发布之日起施行。"),
    ],
)
def test_the_sentence_that_heads_a_clause_is_bold(text: str, markdown: str):
    """Only a leading sentence with text behind it is set in bold; articles never are."""
    assert to_markdown([_clause(text)]) == f"{markdown}\n"


def test_items_of_an_article_are_not_bold():
    """In a regulation （一） numbers an item, it heads nothing."""
    pieces = [_clause("第一条 有下列情形之一的："), _clause("（一）无照经营。情节轻微的除外。")]
    assert "**" not in to_markdown(pieces)


def test_bold_leads_are_rendered_as_such_and_keep_their_anchor():
    """The page shows bold, not asterisks, and the clause can be cited."""
    page = render(to_markdown([_clause("一、甲事项。办理甲。"), _clause("（一）“乙事项”。办理乙。")]))
    assert "*" not in _shown(to_markdown([_clause("（一）“乙事项”。办理乙。")]))
    assert [clause.key for clause in page.clauses] == ["1", "1-1"]
