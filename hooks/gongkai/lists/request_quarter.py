"""The quarters of requests (L3): their table and charts stand on the page of statistics, which the list leads to."""

from __future__ import annotations

from collections.abc import Sequence

from gongkai.lists.kind import Own
from gongkai.pages.press import Press
from gongkai.request_tools import GUIDE, STATISTICS
from gongkai.views import Chip


def above(press: Press) -> Sequence[Chip]:  # noqa: ARG001 - one signature for all kinds
    """Lead to the charts and to the guide."""
    return [Chip("各季度、各年度的图表", STATISTICS.url), Chip("怎样申请公开", GUIDE)]


OWN = Own(above=above)
