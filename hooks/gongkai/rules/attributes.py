"""What a document says of itself (L2): disclosure, kind, validity and the review before publication."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from gongkai.derive import starts_on
from gongkai.findings import Finding, Level, quoted
from gongkai.kinds import all_kinds
from gongkai.kinds.policy import Policy
from gongkai.kinds.topic import Topic, TopicKind
from gongkai.portal import Portal
from gongkai.record import derived_field
from gongkai.rules.registry import rule
from gongkai.vocabularies import Category, Disclosure, Validity

REGISTERED_SINCE = dt.date(2018, 5, 31)
"""From this day normative documents carry a registration number. Source: 国办发〔2018〕37号."""
REVIEWED_SINCE = 2021
"""From this year on records say who reviewed them."""
LONGEST = 5
LONGEST_TRIAL = 2
"""Years for which a normative document, and a trial one, is normally in force."""
_TRIAL = re.compile(r"[（(](?:试行|暂行)[）)]|暂行(?:办法|规定|细则)|试行(?:办法|规定|细则)")
_ENDED = {Validity.EXPIRED, Validity.REPEALED}


@rule("P009", kind=Policy)
def ground_for_not_disclosing(policy: Policy) -> Iterator[Finding]:
    """不予公开的文件要写明理由，其他文件不写（条例第十四至十六条）。"""
    withheld = policy.disclosure is Disclosure.NONE
    if withheld and not policy.nondisclosure_ground:
        yield policy.finding(
            "disclosure", "公开属性是「不予公开」，却没有写不予公开的理由（nondisclosure_ground），请补上"
        )
    if policy.nondisclosure_ground and not withheld:
        message = (
            f"公开属性是「{policy.disclosure}」，却写了不予公开的理由「{policy.nondisclosure_ground}」，请改正其中一个"
        )
        yield policy.finding("nondisclosure_ground", message)


@rule("P010", level=Level.WARNING, kind=Policy)
def normative_documents_are_registered(policy: Policy, portal: Portal) -> Iterator[Finding]:
    """现行的行政规范性文件要有统一登记号（国办发〔2018〕37号施行以后的文件）。"""
    missing = policy.category is Category.NORMATIVE and not policy.registration_number
    if missing and policy.formed_on >= REGISTERED_SINCE and not _ended(policy, portal):
        yield policy.finding("category", "这是行政规范性文件，没有统一登记号（registration_number），请补上")


@rule("P011", level=Level.WARNING, kind=Policy)
def normative_documents_expire(policy: Policy, portal: Portal) -> Iterator[Finding]:
    """现行的行政规范性文件要写有效期：一般不超过五年，标题带「试行」「暂行」的不超过两年。"""
    if policy.category is not Category.NORMATIVE or _ended(policy, portal):
        return
    trial = _TRIAL.search(policy.title) is not None
    years = LONGEST_TRIAL if trial else LONGEST
    latest = _years_later(starts_on(policy), years)
    if not policy.expires_on:
        yield policy.finding("category", f"这是行政规范性文件，没有写有效期（expires_on），最晚可写到 {latest}")
    elif policy.expires_on > latest:
        kind = "试行、暂行文件" if trial else "行政规范性文件"
        message = (
            f"有效期至 {policy.expires_on}，{kind}一般不超过 {years} 年，最晚到 {latest}；原文另有规定的写明豁免理由"
        )
        yield policy.finding("expires_on", message)


def _ended(policy: Policy, portal: Portal) -> bool:
    state = portal.states.get(policy.key)
    return state is not None and state.text in _ENDED


def _years_later(day: dt.date, years: int) -> dt.date:
    """Give the last day of a term; a term from 1 January ends on 31 December or on the same day later."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return dt.date(day.year + years, 3, 1)


@rule("P012")
def state_as_derived(portal: Portal) -> Iterator[Finding]:
    """手写的有效性和状态不得与由日期和记录之间的关系推算的相矛盾。"""
    for plural, kind in all_kinds().items():
        name = derived_field(kind)
        if not name:
            continue
        for record in portal.records[plural].values():
            written, state = getattr(record, name), portal.states.get(record.key)
            if written and state and state.text != written:
                title = kind.model_fields[name].title
                message = f"{title}写的是「{written}」，按日期和记录之间的关系推算是「{state.text}」；请删去这一行，或改正日期和关系"
                yield record.finding(name, message)


@rule("P014", level=Level.WARNING, kind=Policy)
def reviewed_before_publication(policy: Policy) -> Iterator[Finding]:
    """2021 年起公开的文件要有三审和保密审查的记录（review），并在公开之前完成。"""
    if policy.published_on.year < REVIEWED_SINCE or policy.draft or policy.disclosure is not Disclosure.PROACTIVE:
        return
    if policy.review is None:
        message = "没有审核记录（review）：请补上初审、复审、终审和保密审查的岗位，以及终审日期"
        yield policy.finding("published_on", message)
    elif policy.review.on > policy.published_on:
        message = f"终审日期 {policy.review.on} 晚于公开日期 {policy.published_on}，应当先审后发，请核对"
        yield policy.finding(("review", "on"), message)


@rule("P015", level=Level.WARNING, kind=Policy)
def filed_under_an_official_theme(policy: Policy, portal: Portal) -> Iterator[Finding]:
    """每份文件至少归入一个国家统一的主题分类，不能只有特色主题。"""
    topics = [portal.find("topics", each) for each in policy.topics]
    kinds = {topic.kind for topic in topics if isinstance(topic, Topic)}
    if kinds == {TopicKind.LIFE}:
        message = f"主题{quoted('、'.join(policy.topics))}都是特色主题，请再加一个主题分类"
        yield policy.finding("topics", message)
