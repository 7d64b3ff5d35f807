"""Consultations (L2): open long enough, a draft that can be read, ways to answer, feedback in time with reasons."""

from __future__ import annotations

from collections.abc import Iterator

from gongkai import markdown
from gongkai.feedback import FINAL_WORKDAYS, FIRST_DAYS, SHORTEST, Sort, clocks, document, needs_thirty_days
from gongkai.findings import Finding, Level, quoted
from gongkai.kinds.consultation import Consultation, ConsultationSubject, Feedback
from gongkai.portal import Portal
from gongkai.rules.registry import rule
from gongkai.vocabularies import Adoption

_FIELDS = {Sort.FIRST: "published_on", Sort.FINAL: "concluded_on"}
_LIMITS = {
    Sort.FIRST: f"征集结束后 {FIRST_DAYS} 日内",
    Sort.FINAL: f"决策文件印发后 {FINAL_WORKDAYS} 个工作日内",
}


@rule("M010", level=Level.WARNING, kind=Consultation)
def open_long_enough(consultation: Consultation) -> Iterator[Finding]:
    """重大行政决策、行政规范性文件和规划的草案征求意见一般不少于三十日，少于三十日的写明理由（short_reason）；截止不早于开始。"""
    if consultation.closes_on < consultation.opens_on:
        message = f"截止日期 {consultation.closes_on} 早于开始日期 {consultation.opens_on}，请核对"
        yield consultation.finding("closes_on", message)
    elif needs_thirty_days(consultation) and consultation.days < SHORTEST and not consultation.short_reason:
        message = f"从 {consultation.opens_on} 到 {consultation.closes_on} 只有 {consultation.days} 天，少于 {SHORTEST} 天；请延长，或用 short_reason 写明理由"
        yield consultation.finding("closes_on", message)


@rule("M011", level=Level.WARNING, kind=Consultation)
def the_draft_can_be_read(consultation: Consultation, portal: Portal) -> Iterator[Finding]:
    """征求意见要公布草案全文：写在正文里，或作为附件。"""
    if not consultation.attachments and not portal.text(consultation).strip():
        yield consultation.finding("title", "没有草案全文：请写在第二行 --- 之后，或在 attachments 里列出文件")


@rule("M012", level=Level.WARNING, kind=Consultation)
def can_be_answered(consultation: Consultation, portal: Portal) -> Iterator[Finding]:
    """征求意见要有寄信地址、电话和电子邮箱：自己写的，或征集单位的。"""
    organs = [portal.find("organizations", each) for each in consultation.organized_by]
    names = (("address", "寄信地址"), ("phone", "电话"), ("email", "电子邮箱"))
    missing = [
        title
        for field, title in names
        if not getattr(consultation, field) and not any(getattr(organ, field, None) for organ in organs)
    ]
    unread = any(portal.is_unread("organizations", each) for each in consultation.organized_by)
    if missing and not unread:
        message = f"没有{'、'.join(missing)}，群众不知道怎么提意见；请在这里写上，或补到征集单位的资料里"
        yield consultation.finding("organized_by", message)


@rule("M013", level=Level.WARNING, kind=Consultation)
def feedback_in_time(consultation: Consultation, portal: Portal) -> Iterator[Finding]:
    """征求意见结束后 7 日内公布收集和采纳情况，不论什么类型；重大行政决策在决策文件印发后 10 个工作日内公布最终采纳情况和未采纳理由。"""
    for clock in clocks(consultation, portal):
        late = clock.late(portal.today)
        if not late:
            continue
        unsure = "" if clock.exact else "；该年节假日安排尚未收录，暂按周一至周五计算"
        limit = f"{clock.sort}应在{_LIMITS[clock.sort]}公布，到 {clock.due} 为止"
        if clock.done is None:
            message = f"{limit}，已逾期 {late} 天{unsure}；请尽快公布并填写 feedback 的 {_FIELDS[clock.sort]}"
            yield consultation.finding("closes_on", message)
        else:
            message = f"{limit}，实际 {clock.done} 公布，晚了 {late} 天{unsure}；请核对日期，确属迟公布的写明豁免理由"
            yield consultation.finding(("feedback", _FIELDS[clock.sort]), message)


@rule("M014", kind=Consultation)
def views_not_taken_have_reasons(consultation: Consultation) -> Iterator[Finding]:
    """未采纳和部分采纳的意见要写明理由。"""
    for number, each in enumerate(consultation.feedback.comments if consultation.feedback else ()):
        if each.adoption is not Adoption.TAKEN and not each.reply:
            message = f"意见{quoted(each.content, limit=20)}{each.adoption}，却没有说明理由，请在 reply 里写明"
            yield consultation.finding(("feedback", "comments", number, "adoption"), message)


@rule("M015", kind=Consultation)
def comments_add_up(consultation: Consultation) -> Iterator[Finding]:
    """各渠道收到的条数之和，要等于逐条列出的意见条数加无关意见条数；一个渠道只写一行。"""
    given = consultation.feedback
    if given is None:
        return
    received, handled = _received(given), sum(each.count for each in given.comments) + given.unrelated
    if received != handled:
        message = f"各渠道合计 {received} 条，逐条列出的意见和无关意见合计 {handled} 条，差 {abs(received - handled)} 条，请核对"
        yield consultation.finding(("feedback", "channels"), message)
    names = [each.channel for each in given.channels]
    for number, each in enumerate(names):
        if each in names[:number]:
            message = f"渠道{quoted(each)}写了两行，请合并"
            yield consultation.finding(("feedback", "channels", number, "channel"), message)


def _received(given: Feedback) -> int:
    return sum(each.count for each in given.channels)


@rule("M016", kind=Consultation)
def feedback_after_the_end(consultation: Consultation, portal: Portal) -> Iterator[Finding]:
    """反馈要在征求意见结束以后；结果反馈要有出台的文件，且不早于文件印发。"""
    given = consultation.feedback
    if given is None:
        return
    if given.published_on <= consultation.closes_on:
        message = f"反馈日期 {given.published_on} 不晚于截止日期 {consultation.closes_on}，请核对"
        yield consultation.finding(("feedback", "published_on"), message)
    issued = document(consultation, portal)
    if given.concluded_on and issued is None and not portal.unread:
        message = f"结果反馈日期是 {given.concluded_on}，却没有写出台的文件，请在 document 里写文件标识"
        yield consultation.finding(("feedback", "concluded_on"), message)
    if given.concluded_on and issued and given.concluded_on < issued.formed_on:
        message = f"结果反馈日期 {given.concluded_on} 早于文件印发的 {issued.formed_on}，请核对"
        yield consultation.finding(("feedback", "concluded_on"), message)


@rule("M017", kind=Consultation)
def comments_cite_the_draft(consultation: Consultation, portal: Portal) -> Iterator[Finding]:
    """意见所针对的条款要在草案正文里。"""
    cited = consultation.feedback.comments if consultation.feedback else ()
    text = portal.text(consultation) if any(each.clause for each in cited) else ""
    for number, each in enumerate(cited):
        if each.clause and not markdown.has_clause(text, each.clause):
            message = f"草案正文里没有条款{quoted(each.clause)}，请对照改正（第五条写 5，第五条第二项写 5-2）"
            yield consultation.finding(("feedback", "comments", number, "clause"), message)


@rule("M018", level=Level.WARNING, kind=Consultation)
def decisions_are_linked(consultation: Consultation) -> Iterator[Finding]:
    """征集类型有「重大行政决策」的要写决策事项（decision），写了决策事项的类型也要有「重大行政决策」。"""
    said = ConsultationSubject.DECISION in consultation.subjects
    if said and not consultation.decision:
        yield consultation.finding("subjects", "征集类型有「重大行政决策」，却没有写 decision，请写决策事项的标识")
    if consultation.decision and not said:
        message = f"写了决策事项{quoted(consultation.decision)}，征集类型却没有「重大行政决策」，请补上，否则不计结果反馈的时限"
        yield consultation.finding("decision", message)
