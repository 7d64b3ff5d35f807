"""Organs to find one in: by what they are, with the number to call first and the usual hours said once."""

from __future__ import annotations

import re

from gongkai.kinds.organization import Organization
from gongkai.pages import roster
from gongkai.views import Cell
from gongkai.vocabularies import OrganLevel

USUAL = "工作日 8:30—12:00"


def organ(key: str, level: OrganLevel | None, hours: str | None = USUAL) -> Organization:
    """Make an organ."""
    fields = {
        "id": key,
        "name": f"{key}局",
        "short_name": key,
        "level": level,
        "hours": hours,
        "address": f"{key}路1号",
    }
    return Organization.model_validate(fields)


ORGANS = [
    organ("shuiwu", OrganLevel.UNIT),
    organ("jiaoyu", OrganLevel.DEPARTMENT),
    organ("zhen", OrganLevel.TOWNSHIP, "工作日 8:30—17:00"),
    organ("minzheng", OrganLevel.DEPARTMENT),
    organ("wulei", None),
    organ("bangong", OrganLevel.OFFICE),
    organ("zhengfu", OrganLevel.GOVERNMENT),
]


def test_organs_stand_under_what_they_are_in_the_order_of_the_vocabulary():
    """Within a level the catalog's order stays; an organ without a level is among the others."""
    found = roster.sorted_by_level(ORGANS)
    assert [each.id for each in found] == ["zhengfu", "bangong", "jiaoyu", "minzheng", "zhen", "shuiwu", "wulei"]
    rows = roster.rows(found, lambda each: [Cell(each.name)])
    titles = {row.id: row.begins.title for row in rows if row.begins}
    assert titles == {
        "zhengfu": "本级政府、政府办公室（2 个）",
        "jiaoyu": "工作部门（2 个）",
        "zhen": "乡镇街道（1 个）",
        "shuiwu": "其他单位（2 个）",
    }


def test_the_ways_lead_to_the_headings_in_the_table():
    """Each chip names a heading by its anchor; where all organs are of one sort there is nothing to choose."""
    found = roster.sorted_by_level(ORGANS)
    anchors = [row.begins.id for row in roster.rows(found, lambda each: [Cell(each.name)]) if row.begins]
    assert [chip.url for chip in roster.ways(found, "organizations/")] == [f"organizations/#{each}" for each in anchors]
    assert roster.ways(found[2:4], "organizations/") == []


def test_hours_that_most_keep_are_said_once_and_others_at_their_organ():
    """An organ with its own hours has them under its address; without usual hours each has its own."""
    usual = roster.usual_hours(ORGANS)
    assert usual == USUAL
    assert USUAL in roster.hours_note(usual)
    assert roster.place(ORGANS[0].address, ORGANS[0].hours, usual) == Cell("shuiwu路1号")
    assert "工作日 8:30—17:00" in str(roster.place(ORGANS[2].address, ORGANS[2].hours, usual).html)
    assert roster.usual_hours([ORGANS[0], ORGANS[2]]) == roster.hours_note("") == ""


def test_both_lists_of_organs_begin_with_the_number_and_name_the_hours_once(made: dict[str, tuple[str, str]]):
    """The directory and the offices that take requests are one table in parts, the number right after the name."""
    for url in ("organizations/", "open/on-request/offices/"):
        html = made[url][1]
        heads = re.findall(r'<th scope="col"[^>]*>([^<]+)</th>', html)
        assert heads[1] == "电话", url
        assert html.count("工作日 8:30—12:00，13:30—17:30（法定节假日除外）<") == 0, url
        assert 'scope="rowgroup"' in html, url
        assert f'{url}#sort-2"' in html, url
