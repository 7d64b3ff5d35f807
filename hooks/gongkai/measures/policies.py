"""Policies in figures (L2): explained, in several forms, on the same day, and published in time."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from functools import cache, lru_cache

from gongkai.explaining import explanations, must_be_explained
from gongkai.gazettes import of_government
from gongkai.kinds.policy import Policy
from gongkai.measures.registry import Counted, counted, measure
from gongkai.portal import Portal
from gongkai.rules.dates import IN_FORCE_SINCE, LIMIT
from gongkai.workdays import add_workdays, workdays_after


@measure("interpretation", "解读率", order=10, target="interpretation_rate", met="已解读", unmet="未解读", counts="件")
def interpretation(portal: Portal) -> Iterator[Counted]:
    """应当解读的文件（现行有效的重大政策和行政规范性文件，写明不解读理由的除外）中，已有解读的比例。"""
    for policy in _to_be_explained(portal):
        found = explanations(policy, portal)
        why = f"有 {len(found)} 篇解读" if found else "还没有解读"
        yield counted(policy, portal, met=bool(found), why=why)


@measure(
    "many-forms",
    "多形式解读率",
    order=11,
    target="multiform_rate",
    met="两种以上形式",
    unmet="不足两种形式",
    counts="件",
)
def many_forms(portal: Portal) -> Iterator[Counted]:
    """政府、政府办公室文件中应当解读的，用两种以上形式解读的比例。"""
    for policy in _to_be_explained(portal):
        if of_government(policy, portal):
            forms = dict.fromkeys(each.form for each in explanations(policy, portal))
            why = f"形式：{'、'.join(forms)}" if forms else "还没有解读"
            yield counted(policy, portal, met=len(forms) >= 2, why=why)


@measure("same-day", "同步解读率", order=12, target=100, met="与文件同日", unmet="晚于文件", counts="件")
def same_day(portal: Portal) -> Iterator[Counted]:
    """应当解读并且已有解读的文件中，第一篇解读与文件同日或更早公开的比例。"""
    for policy in _to_be_explained(portal):
        days = [each.published_on for each in explanations(policy, portal)]
        if days:
            late = (min(days) - policy.published_on).days
            yield counted(policy, portal, met=late <= 0, why=f"晚 {late} 天" if late > 0 else "同步公开")


@measure("on-time", "按时公开率", order=13, target=100, met="按时公开", unmet="超过时限", counts="件")
def on_time(portal: Portal) -> Iterator[Counted]:
    """主动公开的文件（2019年5月15日以后成文的）中，自成文之日起二十个工作日内公开的比例。依据：《政府信息公开条例》第二十六条。"""
    for policy in portal.newest(Policy):
        if policy.formed_on >= IN_FORCE_SINCE:
            met = policy.published_on <= _due(policy.formed_on)
            days = _worked(policy.formed_on, policy.published_on)
            yield counted(policy, portal, met=met, why=f"成文后第 {days} 个工作日公开" if days else "成文当日公开")


@cache
def _due(formed_on: dt.date) -> dt.date:
    return add_workdays(formed_on, LIMIT).day


@cache
def _worked(formed_on: dt.date, published_on: dt.date) -> int:
    return workdays_after(formed_on, published_on).days


@lru_cache(maxsize=2)
def _to_be_explained(portal: Portal) -> tuple[Policy, ...]:
    return tuple(policy for policy in portal.newest(Policy) if must_be_explained(policy, portal))
