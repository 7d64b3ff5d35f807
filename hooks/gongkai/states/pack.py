"""Whether a pack can be relied on (data's way: derive -> states)."""

from __future__ import annotations

from gongkai.derive import REVIEW, entry_lapsed
from gongkai.kinds.pack import Pack
from gongkai.portal import Portal, State


def state(pack: Pack, portal: Portal) -> State:
    """Say 待复核 when the pack's term is over, 部分待复核 when that holds of an entry."""
    if pack.valid_until and pack.valid_until < portal.today:
        return State(REVIEW, "review", False, "本政策包的有效期已过，正在复核，办事前请先电话咨询。")
    if any(entry_lapsed(entry, portal) for section in pack.sections for entry in section.entries):
        return State(
            "部分待复核", "waiting", True, "其中标有「待复核」的事项，所依据的文件已变动，办事前请先电话咨询。"
        )
    return State("有效", "good", True)
