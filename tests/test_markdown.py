"""Texts of records as HTML: clauses get their anchors, Chinese emphasis holds, and nothing raw gets through."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai import markdown


@pytest.mark.parametrize(
    ("text", "anchors"),
    [
        ("第一条　甲\n\n第二条　乙\n\n（一）丙\n\n（二）丁\n", ["c1", "c2", "c2-1", "c2-2"]),
        ("## 一、甲\n\n### （一）乙\n\n1.丙\n\n## 二、丁\n", ["c1", "c1-1", "c1-1-1", "c2"]),
        ("# 标题\n\n正文\n\n## 小标题\n", ["h1", "h2"]),
        ("**第一条**　甲\n\n**第二条**　乙\n", ["c1", "c2"]),
        ("只有正文\n", []),
    ],
)
def test_clauses_and_headings_have_anchors(text: str, anchors: list[str]):
    """What can be cited can be linked to."""
    assert re.findall(r' id="([^"]+)"', markdown.render(text).html) == anchors


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("**《办法》**自公布之日起", "<strong>《办法》</strong>自"),
        ("按照**“放管服”**改革", "<strong>“放管服”</strong>改革"),
        ("|甲|乙|\n|-|-|\n|1|2|\n", "<table>"),
        ("第一条[^1]\n\n[^1]: 注\n", "footnote"),
    ],
)
def test_what_editors_write_comes_out(text: str, html: str):
    """Emphasis beside Chinese punctuation, tables and footnotes work."""
    assert html in markdown.render(text).html


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "[甲](javascript:alert(1))",
        "<iframe src=x></iframe>",
    ],
)
def test_raw_html_does_not_get_through(text: str):
    """No text of a record runs in a reader's browser."""
    html = markdown.render(f"第一条　{text}\n\n{text}\n").html
    assert not re.search(r"<(?:script|img|iframe)|javascript:|onerror=(?![^<]*&gt;)", html)


def test_clauses_that_are_cited_are_those_of_the_page():
    """What the check accepts is an anchor of the rendered text."""
    text = "第一条　甲\n\n（一）乙\n"
    rendered = markdown.render(text)
    for clause in rendered.clauses:
        assert markdown.has_clause(text, clause.key)
        assert f'id="{clause.anchor}"' in rendered.html
    assert not markdown.has_clause(text, "1-2")


@pytest.mark.parametrize(
    "text",
    [
        "> " * 20_000 + "深",
        "[" * 50_000,
        "*" * 50_000,
        "".join("  " * n + "- 项\n" for n in range(1_500)),
        "`" * 50_000,
        "第一条　" * 20_000,
    ],
)
def test_hostile_texts_are_rendered_in_time(text: str):
    """No text keeps a build waiting."""
    began = time.process_time()
    markdown.render(text)
    assert time.process_time() - began < 2


@given(st.text())
def test_no_text_raises(text: str):
    """Any text is rendered, and the stretches between its anchors hold all its words."""
    rendered = markdown.render(text)
    words = "".join(stretch.text for stretch in rendered.stretches())
    assert re.sub(r"\s", "", words) == re.sub(r"\s", "", markdown.plain(rendered.html))


def test_links_are_listed_and_replaced():
    """Addresses of links and pictures are seen, and nothing else is touched."""
    html = markdown.render("[甲](a.md#c1) ![乙](b.png) `[丙](c.md)`").html
    assert markdown.links(html) == ["a.md#c1", "b.png"]
    replaced = markdown.relinked(html, lambda address: f"../{address}&x")
    assert markdown.links(replaced) == ["../a.md#c1&x", "../b.png&x"]
    assert "[丙](c.md)" in replaced
