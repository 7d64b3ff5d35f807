"""Whether a public enterprise keeps its catalog up to date (data's way: derive -> states)."""

from __future__ import annotations

import datetime as dt

from gongkai.kinds.body import Body
from gongkai.portal import Portal, State
from gongkai.wording import chinese_date

STALE = "目录超期未更新"


def stale_on(body: Body, portal: Portal) -> dt.date:
    """Give the first day on which the catalog counts as neglected."""
    return body.updated_on + dt.timedelta(days=portal.identity.periods.body_catalog_days + 1)


def state(body: Body, portal: Portal) -> State:
    """Flag a catalog that nobody looked at for longer than the portal allows."""
    if portal.today < stale_on(body, portal):
        return State("按期更新", "good", True)
    note = f"公开目录上次更新是{chinese_date(body.updated_on)}，已超过 {portal.identity.periods.body_catalog_days} 天，内容可能有变化，办事前请先打电话问清。"
    return State(STALE, "review", False, note)
