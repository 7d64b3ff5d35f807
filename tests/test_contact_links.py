"""Wherever a reader is told to call, the number can be tapped."""

from __future__ import annotations

from pathlib import Path

import pytest

from gongkai.contact_links import dialled, with_numbers_in_html
from gongkai.pages.lost import outputs
from gongkai.pages.press import Press
from gongkai.search.page import pages
from gongkai.shell import Shell
from tests.pages.portals import load, small

CALL = '<a class="number" href="tel:0999-8202038">0999-8202038</a>'


def test_one_number_is_a_link_and_words_are_not():
    """What is not a single number stays as the editor wrote it."""
    assert dialled("0999-8202038") == CALL
    assert dialled("12345（人工）") == "12345（人工）"


@pytest.mark.parametrize(
    ("html", "called"),
    [
        ("<p>请打 0999-8202038 问一声。</p>", 1),
        ("<p>发传真以后，两个工作日没有回音的，请打 0999-8202038。</p>", 1),
        ("<li><strong>传真。</strong> 发到 0999-8202038。</li>", 0),
        ("<tr><td>传真</td>\n<td>0999-8202038</td></tr><tr><td>电话</td>\n<td>0999-8202038</td></tr>", 1),
        ('<p><a href="/about/">0999-8202038</a></p>', 0),
        ('<p><img alt="0999-8202038" src="a.png"></p>', 0),
        ("<p>索引号 0999-820203812 不是电话</p>", 0),
    ],
)
def test_a_number_in_an_editors_text_can_be_called(html: str, called: int):
    """Numbers in text become links, those of fax machines and in links or attributes stay; the words are the same."""
    found = with_numbers_in_html(html)
    assert found.count(CALL) == found.count("tel:") == called
    assert found.replace(CALL, "0999-8202038") == html


def test_the_number_to_ask_can_be_called_from_every_page(tmp_path: Path):
    """The foot of all pages, the search page and the page of lost addresses call the portal's office."""
    portal = load(small(tmp_path))
    assert Shell(portal, (), ()).variables("")["footer"]["phone"] == CALL
    assert CALL in next(pages(portal)).make().body
    assert CALL in next(outputs(Press(portal))).make().body
