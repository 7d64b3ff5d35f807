"""The page of any record: what its kind declares is what it shows, with or without a template of its own."""

from __future__ import annotations

import datetime as dt
import re
import shutil
from dataclasses import replace
from enum import StrEnum
from itertools import pairwise
from pathlib import Path
from typing import ClassVar

import pytest

from gongkai.contact_links import with_numbers
from gongkai.kinds import all_kinds
from gongkai.kinds.policy import Policy
from gongkai.lists import kind as lists
from gongkai.pages import record as records
from gongkai.pages.press import Press
from gongkai.portal import Portal
from gongkai.record import KindInfo, Line, OrganizationId, PolicyId, Record, Role, Storage, Text, declare
from tests.pages.portals import load


class Mood(StrEnum):
    """A vocabulary of the kind below."""

    GOOD = "好"
    SO_SO = "一般"


class Meeting(Record):
    """A kind that exists in this test alone: one class and data, no template, no module."""

    info: ClassVar[KindInfo] = KindInfo(
        "assembly", "assemblies", "会议", "开过的会", Storage.LIST, "catalog/assemblies.yml", "assemblies"
    )

    name: Line = declare("会议名称", "叫什么", role=Role.TITLE)
    held_on: dt.date = declare("召开日期", "哪天开的", role=Role.DATE, facet="year")
    hosts: tuple[OrganizationId, ...] = declare("主办单位", "机构标识", role=Role.ORGAN, facet="organ")
    mood: Mood | None = declare("气氛", "好或一般", default=None, facet="mood")
    agenda: tuple[Line, ...] = declare("议程", "逐条写", default=())
    public: bool = declare("公众列席", "是否邀请公众", default=False)
    about: tuple[PolicyId, ...] = declare("审议的文件", "政策标识", default=())
    minutes: Text | None = declare("纪要", "可用 Markdown", default=None, role=Role.TEXT)


MEETING = Meeting(
    id="m-1", name="<第一次>会议", held_on=dt.date(2026, 3, 1), hosts=("jtj", "no-such"), mood=Mood.SO_SO,
    agenda=("审议甲", "审议乙"), public=True, about=("yxjt-2025-9",), minutes="一、先说结论\n\n**同意**。",
)  # fmt: skip


@pytest.fixture
def with_meetings(portal: Portal, monkeypatch: pytest.MonkeyPatch) -> Press:
    """A portal in which the new kind has one record."""
    monkeypatch.setattr("gongkai.portal.all_kinds", lambda: {**all_kinds(), "assemblies": Meeting})
    return Press(replace(portal, records={**portal.records, "assemblies": {MEETING.id: MEETING}}))


def test_a_kind_without_a_template_shows_every_field_that_it_declares(with_meetings: Press):
    """Titles and values of all fields, references by name, enums linked to their list, text with anchors."""
    page = records.page(MEETING, with_meetings)
    words = re.sub(r"<[^>]*>", " ", page.body)
    for printed in (
        "主办单位",
        "云溪区教育和体育局",
        "气氛",
        "一般",
        "议程",
        "审议甲",
        "审议乙",
        "公众列席",
        "是",
        "2026年3月1日",
        "审议的文件",
    ):
        assert printed in words, printed
    assert "\x02assemblies/by/mood/so-so/" in page.body
    assert "\x02policies/yxjt-2025-9/" in page.body
    assert '<p id="c1">' in page.body
    assert "no-such" not in page.body
    assert "&lt;第一次&gt;会议" in page.body
    assert page.title == "<第一次>会议"
    assert page.published_at == "2026-03-01 09:00"


def test_a_kind_without_a_module_gets_its_lists(with_meetings: Press):
    """One list of all, and one for every value of every facet, at addresses made of the facet's name."""
    made = {output.url: output.make() for output in lists.pages(Meeting, with_meetings)}
    expected = {"assemblies/", "assemblies/by/year/2026/", "assemblies/by/organ/jtj/", "assemblies/by/mood/so-so/"}
    assert set(made) == expected
    assert all("&lt;第一次&gt;会议" in page.body for page in made.values())


def test_an_empty_field_is_left_out(with_meetings: Press):
    """No title without a value."""
    bare = Meeting(id="m-2", name="第二次会议", held_on=dt.date(2026, 4, 1), hosts=("jtj",))
    body = records.page(bare, with_meetings).body
    assert not [title for title in ("气氛", "议程", "公众列席", "审议的文件") if title in body]


def test_every_page_has_one_h1_and_no_gap_between_headings(press: Press):
    """A screen reader's outline of each record is whole."""
    for record in press.portal.every():
        levels = [int(level) for level in re.findall(r"<h([1-6])", records.page(record, press).body)]
        assert levels[0] == 1, record.key
        assert levels.count(1) == 1, record.key
        assert all(after - before < 2 for before, after in pairwise(levels)), (record.key, levels)


def test_every_contents_entry_leads_to_a_heading(press: Press):
    """Each anchor of a contents list is in the page, once."""
    for record in press.portal.every():
        page = records.page(record, press)
        ids = re.findall(r' id="([^"]+)"', page.body)
        assert len(ids) == len(set(ids)), (record.key, [each for each in ids if ids.count(each) > 1])
        assert {heading.anchor for heading in page.contents} <= set(ids), record.key


def test_a_link_between_texts_leads_to_the_page(root: Path, tmp_path: Path):
    """A relative link to another record's file becomes the address of its page, whatever folder the file lies in."""
    changed = tmp_path / "changed"
    shutil.copytree(root, changed)
    path = next(changed.rglob("yxjt-2025-9.md"))
    link = "\n\n见[文件](../2019/yx-2019-6.md#c3)、[表](files/a.xlsx)、[外面](https://example.org/a?b=1&c=2)。\n"
    path.write_text(path.read_text(encoding="utf-8") + link, encoding="utf-8")
    press = Press(load(changed))
    policy = press.portal.find("policies", "yxjt-2025-9")
    assert isinstance(policy, Policy)
    body = records.page(policy, press).body
    assert 'href="\x02policies/yx-2019-6/#c3"' in body
    assert 'href="\x02policies/yxjt-2025-9/a.xlsx"' in body
    assert 'href="https://example.org/a?b=1&amp;c=2"' in body


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("办公室，0999-8203055", '办公室，<a class="number" href="tel:0999-8203055">0999-8203055</a>'),
        ("甲<乙> 010-12345678、0999-8203055", '甲&lt;乙&gt; <a class="number" href="tel:010-12345678">010-12345678</a>、<a class="number" href="tel:0999-8203055">0999-8203055</a>'),
        ("办公室，编号 00999-820305512", "办公室，编号 00999-820305512"),
    ],
)  # fmt: skip
def test_a_number_within_a_text_can_be_called(text: str, html: str):
    """The number stays in one piece and is a link; the rest is text, and what is no number stays as it is."""
    assert str(with_numbers(text)) == html
