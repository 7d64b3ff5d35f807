"""The quarters of requests (L3): their table and charts stand on the page of statistics, which the list leads to."""

from __future__ import annotations

from collections.abc import Sequence

from gongkai.lists.kind import Own
from gongkai.pages.press import Press
from gongkai.request_tools import GUIDE, STATISTICS, offered
from gongkai.views import Chip


def above(press: Press) -> Sequence[Chip]:
    """Lead to the charts, where there are any, and to the guide."""
    charts = [Chip("各季度、各年度的图表", STATISTICS.url)] if STATISTICS in offered(press.portal) else []
    return [*charts, Chip("怎样申请公开", GUIDE)]


OWN = Own(above=above)
