"""How tasks, projects and measures stand, for their pages (L3)."""

from __future__ import annotations

from gongkai.pages.press import Press
from gongkai.wording import chinese_date


def today(press: Press) -> str:
    """Write the day as of which everything stands."""
    return chinese_date(press.portal.today)
