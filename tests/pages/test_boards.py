"""The sheets for notice boards: whom they are for, what is on them, and what is not."""

from __future__ import annotations

import re
from pathlib import Path

from gongkai.pages import boards
from gongkai.pages.press import Press
from tests.portals import ITEMS, ORGANIZATIONS, POLICY, Files, items, load, organizations, other_policy, policy
from tests.rules.cases import SECOND

TOWN = {
    "id": "sqz",
    "name": "云溪区石桥镇人民政府",
    "short_name": "石桥镇",
    "code": None,
    "level": "乡镇街道",
    "phone": "0999-8229492",
}
BOARD = "社区/企事业单位/村公示栏（电子屏）"


def made(root: Path, files: Files = {}) -> dict[str, str]:  # noqa: B006 - never changed
    """Give the pages by address."""
    published = load(root, {ORGANIZATIONS: organizations(TOWN), **files}).published
    assert published is not None
    return {page.url: page.make().body for page in boards.outputs(Press(published))}


def test_each_town_and_street_has_sheets_and_others_have_none(tmp_path: Path):
    """Who has a board is said by the organ's level, not by a list of ids."""
    assert set(made(tmp_path / "a")) == {"print/", "print/board/sqz/"}
    assert made(tmp_path / "b", {ORGANIZATIONS: organizations(level="本级政府")}) == {}


def test_a_sheet_has_title_number_date_phone_and_a_code_for_every_entry(tmp_path: Path):
    """What hangs on the wall says what it is, how fresh, whom to call, and leads to the page."""
    body = made(tmp_path)["print/board/sqz/"]
    sheets = body.split('<section class="sheet"')[1:]
    assert "新政策" in sheets[0]
    for words in (
        "云溪区停车管理办法",
        "云政发〔2026〕1号",
        "0999-8229492",
        "内容截至2026年3月4日",
        "第 1 张，共 3 张",
    ):
        assert words in sheets[0]
    assert [len(re.findall("<li>", sheet)) == sheet.count("<svg role") for sheet in sheets] == [True] * 3
    assert 'id="qr"' not in body


def test_what_is_over_or_withheld_hangs_on_no_board(tmp_path: Path):
    """A repealed document, a draft and a question under review are not news for a village."""
    body = made(tmp_path, {POLICY: policy(repealed_on="2026-04-01"), SECOND: other_policy(2, draft=True)})[
        "print/board/sqz/"
    ]
    assert "云溪区停车管理办法" not in body
    assert "云溪区第2号文件" not in body
    assert "路边停车怎么收费" not in body


def test_the_items_of_a_unit_are_those_it_answers_for_and_that_belong_on_a_board(tmp_path: Path):
    """Items for other channels stay away, those of the towns' own level come first, and a long list takes a second sheet."""
    every = [
        {"id": f"a-{number}", "level2": f"事项{number}", "responsible": ["sqz"], "channels": [BOARD], "levels": ["乡级" if number == 7 else "县级"]}
        for number in range(1, 9)
    ]  # fmt: skip
    other = [
        {"id": "b-1", "level2": "别处公开", "responsible": ["sqz"]},
        {"id": "b-2", "level2": "别家公开", "channels": [BOARD]},
    ]
    body = made(tmp_path, {ITEMS: items(*every, *other)})["print/board/sqz/"]
    assert "石桥镇公开的事项（2）" in body
    assert body.index("事项7") < body.index("事项1")
    assert "别处公开" not in body
    assert "别家公开" not in body
