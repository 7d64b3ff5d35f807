"""What's new: a row for each record, and one for many of a kind that came on one day."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from gongkai.pages import whats_new
from gongkai.pages.press import Press
from tests.portals import load
from tests.rules.cases_progress import tasks


@pytest.mark.parametrize(("count", "rows"), [(1, 1), (5, 5), (6, 1), (20, 1)])
def test_a_ledger_brought_up_to_date_is_one_piece_of_news(tmp_path: Path, count: int, rows: int):
    """More than five tasks updated on a day make one row, which counts them, names the first and leads to the ledger."""
    portal = load(
        tmp_path, tasks(*({"title": f"任务{each}", "updated_on": "2026-11-20"} for each in range(count)))
    ).published
    assert portal is not None
    page = next(whats_new.outputs(Press(portal))).make()
    shown = re.findall(r'row-title"><a href="\x02(tasks/[^"]*)">([^<]*)', page.body)
    assert len(shown) == rows
    if count > 5:
        assert shown == [("tasks/", f"工作台账：{count} 条更新")]
        assert re.search(r'row-summary">任务\d+；任务\d+；任务\d+等。', page.body)
