"""Wherever a reader is told to call, the number can be tapped."""

from __future__ import annotations

from pathlib import Path

from gongkai.contact_links import dialled
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


def test_the_number_to_ask_can_be_called_from_every_page(tmp_path: Path):
    """The foot of all pages, the search page and the page of lost addresses call the portal's office."""
    portal = load(small(tmp_path))
    assert Shell(portal, (), ()).variables("")["footer"]["phone"] == CALL
    assert CALL in next(pages(portal)).make().body
    assert CALL in next(outputs(Press(portal))).make().body
