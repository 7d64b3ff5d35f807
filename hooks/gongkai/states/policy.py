"""Validity of a policy in words (data's way: derive -> states)."""

from __future__ import annotations

from gongkai.derive import IN_FORCE, Standing, standing
from gongkai.kinds.policy import Policy
from gongkai.portal import Portal, State
from gongkai.vocabularies import Validity
from gongkai.wording import chinese_date, in_title_marks

_TONES = {
    Validity.IN_FORCE: "good",
    Validity.AMENDED: "good",
    Validity.PARTLY: "waiting",
    Validity.NOT_YET: "waiting",
    Validity.EXPIRED: "ended",
    Validity.REPEALED: "ended",
}
_SIMPLE = State(Validity.IN_FORCE, _TONES[Validity.IN_FORCE], True)


def state(policy: Policy, portal: Portal) -> State:
    """Say what holds of a policy today, since when and by what."""
    found = standing(policy, portal)
    if found.validity is Validity.IN_FORCE:
        return _SIMPLE
    return State(found.validity, _TONES[found.validity], found.validity in IN_FORCE, _note(found))


def _note(found: Standing) -> str:
    since = chinese_date(found.since) if found.since else ""
    by = in_title_marks(found.by.title) if found.by else ""
    replaced = f"，由{by}取代或废止。" if by else "。"
    return {
        Validity.REPEALED: f"本文件已于{since}废止{replaced}以下保留原文，供查考。",
        Validity.EXPIRED: f"本文件的有效期已于{since}届满。以下保留原文，供查考。",
        Validity.NOT_YET: f"本文件自{since}起施行，目前尚未生效。",
        Validity.AMENDED: f"本文件已由{by}修改，请一并阅读。",
        Validity.PARTLY: f"本文件的部分条款已由{by}废止，其余条款仍然有效。",
    }[found.validity]
