"""Whether an answer can be relied on (data's way: derive -> states)."""

from __future__ import annotations

from gongkai.derive import REVIEW, lapsed
from gongkai.kinds.question import Question
from gongkai.portal import Portal, State
from gongkai.wording import in_title_marks


def state(question: Question, portal: Portal) -> State:
    """Say 待复核 when the answer's term is over or a policy behind it is no longer in force."""
    over = question.valid_until is not None and question.valid_until < portal.today
    bad = [policy for policy in (lapsed(each, portal) for each in question.basis) if policy]
    if not over and not bad:
        return State("有效", "good", True)
    reason = f"答案所依据的{in_title_marks(bad[0].heading)}已不是现行有效文件" if bad else "答案的有效期已过"
    return State(REVIEW, "review", False, f"{reason}，答复单位正在复核，办事前请先电话咨询。")
