"""The yearly look back at 公文公开属性 (L2): what is not disclosed is looked at again, and the outcome carried out."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from gongkai.attribute_counts import review_due
from gongkai.findings import Finding, Level
from gongkai.kinds.policy import Policy
from gongkai.portal import Portal
from gongkai.rules.registry import rule
from gongkai.vocabularies import AttributeOutcome, Disclosure, NondisclosureGround

_CARRIED_OUT = {
    AttributeOutcome.OPENED: Disclosure.PROACTIVE,
    AttributeOutcome.ON_REQUEST: Disclosure.ON_REQUEST,
}


@rule("R001", level=Level.WARNING, kind=Policy)
def undisclosed_is_reviewed(policy: Policy, portal: Portal) -> Iterator[Finding]:
    """定为不予公开的文件要按期复核公开属性（portal.yml 的 attribute_review_years，一般每年一次，年底前完成）。"""
    due = review_due(policy, portal.identity.attribute_review_years)
    if due is not None and due < portal.today:
        last = policy.attribute_reviews[-1].on if policy.attribute_reviews else None
        since = f"上一次复核是 {last}" if last else f"{policy.formed_on} 成文以来没有复核过"
        message = (
            f"公开属性是「不予公开」，{since}，应当在 {due} 前复核；请看理由是否还在，把结论写进 attribute_reviews"
        )
        yield policy.finding("disclosure", message)


@rule("R002", kind=Policy)
def reviews_in_order(policy: Policy, portal: Portal) -> Iterator[Finding]:
    """公开属性的复核日期要晚于成文日期、由先到后、不晚于今天。"""
    reviews = policy.attribute_reviews
    for number, review in enumerate(reviews):
        if not policy.formed_on <= review.on <= portal.today:
            message = f"复核日期 {review.on} 要在成文日期 {policy.formed_on} 和今天之间，请核对"
            yield policy.finding(("attribute_reviews", number, "on"), message)
    for number, (one, other) in enumerate(pairwise(reviews), start=1):
        if other.on <= one.on:
            message = f"复核日期 {other.on} 不晚于前一次的 {one.on}，请由先到后排列，同一天的合为一次"
            yield policy.finding(("attribute_reviews", number, "on"), message)


@rule("R003", kind=Policy)
def review_is_carried_out(policy: Policy) -> Iterator[Finding]:
    """最近一次复核的结论要落实：转为主动公开、依申请公开的，公开属性要跟着改；只有从未主动公开的文件才复核。"""
    if not policy.attribute_reviews:
        return
    outcome = policy.attribute_reviews[-1].outcome
    wanted = _CARRIED_OUT.get(outcome)
    place = ("attribute_reviews", len(policy.attribute_reviews) - 1, "outcome")
    if wanted and policy.disclosure is not wanted:
        message = (
            f"最近一次复核的结论是「{outcome}」，公开属性还是「{policy.disclosure}」；请改成「{wanted}」，或改正结论"
        )
        yield policy.finding(place, message)
    elif wanted is None and policy.disclosure is Disclosure.PROACTIVE:
        message = f"公开属性是「{policy.disclosure}」，最近一次复核的结论却是「{outcome}」；请核对公开属性和结论"
        yield policy.finding(place, message)


@rule("R004", kind=Policy)
def secrets_are_not_kept_here(policy: Policy) -> Iterator[Finding]:
    """国家秘密不得存放在本资料库：以国家秘密为理由不予公开的文件，连标题也不登记。"""
    if policy.nondisclosure_ground is NondisclosureGround.STATE_SECRET:
        message = f"不予公开的理由是「{policy.nondisclosure_ground}」，这样的文件不得存放在这里；请马上移走，按保密规定处理，并报告保密工作机构"
        yield policy.finding("nondisclosure_ground", message)
