"""Interpretations (L2): there for every policy that needs one, together with it, whole, and not a copy."""

from __future__ import annotations

from collections.abc import Iterator

from gongkai.explaining import explanations, must_be_explained
from gongkai.findings import Finding, Level
from gongkai.kinds.interpretation import Interpretation, InterpretationElement, InterpretationForm
from gongkai.kinds.policy import Policy
from gongkai.overlap import copied_share
from gongkai.portal import Portal
from gongkai.record import Record
from gongkai.rules.registry import rule

REQUIRED = (InterpretationElement.BACKGROUND, InterpretationElement.CONTENT)
"""What no interpretation may leave out."""
_SEEN = {InterpretationForm.CHART, InterpretationForm.ANIMATION, InterpretationForm.VIDEO, InterpretationForm.AUDIO}
_SHORTEST = 30
"""Characters below which a description of a picture or recording cannot be its whole content."""


@rule("P013", level=Level.WARNING, kind=Policy)
def interpreted(policy: Policy, portal: Portal) -> Iterator[Finding]:
    """现行的行政规范性文件和重大政策要有解读；不解读的写明理由（no_interpretation）。"""
    if must_be_explained(policy, portal) and not explanations(policy, portal):
        what = "重大政策" if policy.important else "行政规范性文件"
        message = f"《{policy.title}》是{what}，还没有解读；请在 content/interpretations/ 里添加，或用 no_interpretation 写明不解读的理由"
        yield policy.finding("title", message)


@rule("J001", level=Level.WARNING, kind=Interpretation)
def not_a_copy(interpretation: Interpretation, portal: Portal) -> Iterator[Finding]:
    """解读不得照抄文件原文：与原文连续相同的文字不超过设定的比例（portal.yml 的 copy_share）。"""
    if interpretation.key in portal.withheld:
        return
    for number, each in enumerate(interpretation.policies):
        policy = portal.find("policies", each)
        if policy is None:
            continue
        share = _share(interpretation, policy, portal)
        if share > portal.identity.copy_share:
            limit = f"{portal.identity.copy_share:.0%}"
            message = f"正文有 {share:.0%} 与《{policy.heading}》的原文相同，超过 {limit}，请改用自己的话讲清楚"
            yield interpretation.finding(("policies", number), message)


def _share(interpretation: Interpretation, policy: Record, portal: Portal) -> float:
    """Give how much of the text is copied; worked out again only when one of the two changes."""
    key = f"copied {interpretation.origin.digest} {policy.origin.digest}"
    return portal.memo.of(key, lambda: copied_share(portal.text(interpretation), portal.text(policy)))


@rule("J002", level=Level.WARNING, kind=Interpretation)
def required_elements(interpretation: Interpretation) -> Iterator[Finding]:
    """解读要素至少包括背景依据和主要内容。"""
    missing = [each for each in REQUIRED if each not in interpretation.elements]
    if missing:
        yield interpretation.finding(
            "elements", f"解读要素里没有「{'」「'.join(missing)}」，请在正文里讲到并在这里列出"
        )


@rule("J003", level=Level.WARNING, kind=Interpretation)
def published_with_the_policy(interpretation: Interpretation, portal: Portal) -> Iterator[Finding]:
    """解读要与文件同日公开（三同步）；解读几份文件的，与最后公开的那份同日。"""
    found = [portal.find("policies", each) for each in interpretation.policies]
    policies = [policy for policy in found if isinstance(policy, Policy)]
    last = max(policies, key=lambda policy: policy.published_on, default=None)
    if last is None or last.published_on == interpretation.published_on:
        return
    days = (interpretation.published_on - last.published_on).days
    when = f"晚了 {days} 天" if days > 0 else f"早了 {-days} 天"
    message = f"解读 {interpretation.published_on} 发布，比《{last.title}》（{last.published_on} 公开）{when}；应当同日发布，请核对日期，确属补充解读的写明豁免理由"
    yield interpretation.finding("published_on", message)


@rule("J004", kind=Interpretation)
def media_are_there(interpretation: Interpretation) -> Iterator[Finding]:
    """图表图解、动漫动画、视频、音频形式的解读要有图片或音视频文件（media）。"""
    if interpretation.form in _SEEN and not interpretation.media:
        yield interpretation.finding(
            "form", f"解读形式是「{interpretation.form}」，却没有图片或音视频文件，请在 media 里列出"
        )


@rule("J005", level=Level.WARNING, kind=Interpretation)
def media_are_told_in_words(interpretation: Interpretation) -> Iterator[Finding]:
    """图片、音频、视频的文字说明要写出全部内容，不能只是名称。"""
    for number, each in enumerate(interpretation.media):
        if len(each.alternative) < _SHORTEST:
            message = (
                f"「{each.title}」的文字说明只有 {len(each.alternative)} 个字，看不见、听不见的人读不到内容，请写全"
            )
            yield interpretation.finding(("media", number, "alternative"), message)
