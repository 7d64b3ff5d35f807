"""Whether an account is still kept (data's way: derive -> states)."""

from __future__ import annotations

from gongkai.kinds.account import Account
from gongkai.portal import Portal, State
from gongkai.wording import chinese_date

OPEN, CLOSING, CLOSED = "正常运行", "将要注销", "已注销"


def state(account: Account, portal: Portal) -> State:
    """Say whether the account runs, is about to close, or is closed."""
    if account.closed_on is None:
        return State(OPEN, "good", True)
    reason = f"{account.closing}" if account.closing else ""
    day = chinese_date(account.closed_on)
    if account.closed_on > portal.today:
        return State(CLOSING, "waiting", True, f"这个账号将于{day}注销。{reason}")
    return State(CLOSED, "ended", False, f"这个账号已于{day}注销，以后用同名账号发布的都不是官方信息。{reason}")
