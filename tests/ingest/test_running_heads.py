"""Headers and footers that every page repeats are known by the page numbers beside them."""

from __future__ import annotations

from pathlib import Path

import pytest

from gongkai.ingest.document import read_document
from gongkai.ingest.elements import Reason
from gongkai.ingest.lines import read_lines
from gongkai.ingest.running_heads import running_heads

PLAN = (Path(__file__).parent / "texts" / "plan.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("mark", ["云溪区人民政府公报\n\n—{}—\n\n", "\n- {} -\n\n云溪区人民政府公报　2025年第4号\n\n"])
def test_what_stands_beside_every_page_number_is_dropped(mark: str):
    """The text is that without them, and they are on the list of the dropped."""
    lines = PLAN.split("\n")
    printed = "\n".join(
        line + ("\n\n" + mark.format(place // 8) if place % 8 == 7 else "") for place, line in enumerate(lines)
    )
    document = read_document("公报.txt", printed.encode())
    assert document.markdown == read_document("公报.txt", PLAN.encode()).markdown
    assert sum(1 for entry in document.dropped if entry.reason is Reason.RUNNING_HEAD) >= 5


@pytest.mark.parametrize(
    "text",
    [
        "甲局\n- 1 -\n甲局\n- 2 -\n",
        "甲局\n- 1 -\n正文一\n甲局\n- 2 -\n正文二\n甲局\n- 3 -\n正文三\n正文四\n甲局\n正文五\n正文六\n",
        "\t长期坚持\n- 1 -\n\t长期坚持\n- 2 -\n\t长期坚持\n- 3 -\n",
        "（一）各负其责\n- 1 -\n（一）各负其责\n- 2 -\n（一）各负其责\n- 3 -\n",
        "甲局\n乙局\n甲局\n乙局\n甲局\n",
    ],
)
def test_what_is_not_on_every_page_stays(text: str):
    """Twice is chance; a line that also stands elsewhere, a cell and an item are text."""
    assert running_heads(read_lines(text)) == frozenset()
