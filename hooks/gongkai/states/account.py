"""Whether an account is still kept (data's way: derive -> states)."""

from __future__ import annotations

from gongkai.kinds.account import POSTED, Account
from gongkai.portal import Portal, State
from gongkai.wording import chinese_date

OPEN, CLOSING, CLOSED = "正常运行", "将要注销", "已注销"
SILENT_DAYS = 14
"""Longest silence of an account that is not neglected. Source: 国办秘函〔2019〕19号."""


def state(account: Account, portal: Portal) -> State:
    """Say whether the account runs, is about to close, or is closed."""
    if account.closed_on is None:
        return State(OPEN, "good", True)
    reason = f"{account.closing}" if account.closing else ""
    day = chinese_date(account.closed_on)
    if account.closed_on > portal.today:
        return State(CLOSING, "waiting", True, f"这个账号将于{day}注销。{reason}")
    return State(CLOSED, "ended", False, f"这个账号已于{day}注销，以后用同名账号发布的都不是官方信息。{reason}")


def runs(account: Account, portal: Portal) -> bool:
    """Tell whether the account is still kept today."""
    return account.closed_on is None or account.closed_on > portal.today


def silent_days(account: Account) -> int | None:
    """Count the days between the last post and the check that saw it; None when there was no check, or nothing to post.

    Held against the check and not against today: a register tells what was seen, and does not grow wrong by itself.
    """
    if account.last_post_on is None or account.checked_on is None or account.platform not in POSTED:
        return None
    return (account.checked_on - account.last_post_on).days
