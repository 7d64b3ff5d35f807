"""Questions and packs (L2): what they rest on holds, and they are not out of date."""

from __future__ import annotations

from collections.abc import Iterator

from gongkai.derive import gathered, lapsed
from gongkai.findings import Finding, Level, Pointer
from gongkai.kinds.organization import Organization
from gongkai.kinds.pack import Entry, Pack
from gongkai.kinds.question import Question
from gongkai.portal import Portal
from gongkai.rules.registry import rule


@rule("Q001", level=Level.WARNING, kind=Question)
def answered_from_what_is_in_force(question: Question, portal: Portal) -> Iterator[Finding]:
    """问答所依据的文件和条款要现行有效；不是的，页面标「待复核」。"""
    for number, each in enumerate(question.basis):
        yield from _lapsed(question, ("basis", number), each, portal, "答案")


@rule("K001", level=Level.WARNING, kind=Pack)
def entries_rest_on_what_is_in_force(pack: Pack, portal: Portal) -> Iterator[Finding]:
    """政策包里每个事项所依据的文件和条款要现行有效；不是的，页面标「待复核」。"""
    for pointer, entry in _entries(pack):
        yield from _lapsed(pack, (*pointer, "policy"), entry.policy, portal, f"事项「{entry.title}」")


def _lapsed(record: Question | Pack, pointer: Pointer, citation: str, portal: Portal, what: str) -> Iterator[Finding]:
    policy = lapsed(citation, portal)
    if policy is not None:
        state = portal.states.get(policy.key)
        why = f"现为「{state.text}」" if state and not state.in_force else "这一条款已被废止"
        yield record.finding(
            pointer, f"{what}所依据的《{policy.heading}》{why}，页面已标「待复核」；请按现行文件改写并更新日期"
        )


def _entries(pack: Pack) -> Iterator[tuple[Pointer, Entry]]:
    for outer, section in enumerate(pack.sections):
        for inner, entry in enumerate(section.entries):
            yield ("sections", outer, "entries", inner), entry


@rule("Q002", level=Level.WARNING, kind=Question)
def question_within_its_term(question: Question, portal: Portal) -> Iterator[Finding]:
    """问答过了有效期要复核。"""
    if question.valid_until and question.valid_until < portal.today:
        yield question.finding(
            "valid_until", f"答案的有效期到 {question.valid_until} 为止，已过；请复核后改写日期，或删去这条问答"
        )


@rule("K002", level=Level.WARNING, kind=Pack)
def pack_within_its_term(pack: Pack, portal: Portal) -> Iterator[Finding]:
    """政策包和其中的事项过了有效期要复核。"""
    if pack.valid_until and pack.valid_until < portal.today:
        yield pack.finding("valid_until", f"政策包的有效期到 {pack.valid_until} 为止，已过；请复核后改写日期")
    for pointer, entry in _entries(pack):
        if entry.valid_until and entry.valid_until < portal.today:
            message = f"事项「{entry.title}」的有效期到 {entry.valid_until} 为止，已过；请复核，不再办理的删去"
            yield pack.finding((*pointer, "valid_until"), message)


@rule("Q003", level=Level.WARNING, kind=Question)
def answered_from_a_clause(question: Question) -> Iterator[Finding]:
    """问答的依据要写到条款，如 yx-2026-1#5。"""
    for number, each in enumerate(question.basis):
        if "#" not in each:
            yield question.finding(
                ("basis", number), f"依据「{each}」没有写条款，请写成「{each}#5」的形式，让人能查到原文"
            )


@rule("Q004", level=Level.WARNING, kind=Question)
def somebody_to_call(question: Question, portal: Portal) -> Iterator[Finding]:
    """问答要有能打的电话：自己的，或答复单位的。"""
    if not question.phone and not _phones(question.answered_by, portal):
        message = f"没有咨询电话，答复单位「{'、'.join(question.answered_by)}」也没有；请填写其中一处"
        yield question.finding("answered_by", message)


@rule("K003", level=Level.WARNING, kind=Pack)
def somebody_to_call_for_each_entry(pack: Pack, portal: Portal) -> Iterator[Finding]:
    """政策包的每个事项要有能打的电话：自己的，或责任单位的。"""
    for pointer, entry in _entries(pack):
        if not entry.phone and not _phones(entry.responsible, portal):
            message = (
                f"事项「{entry.title}」没有咨询电话，责任单位「{'、'.join(entry.responsible)}」也没有；请填写其中一处"
            )
            yield pack.finding((*pointer, "responsible"), message)


def _phones(organs: tuple[str, ...], portal: Portal) -> bool:
    """Tell whether one can be called; of an organ that could not be read nobody knows."""
    if any(portal.is_unread("organizations", each) for each in organs):
        return True
    found = (portal.find("organizations", each) for each in organs)
    return any(isinstance(organ, Organization) and organ.phone for organ in found)


@rule("K004", level=Level.WARNING, kind=Pack)
def pack_with_something_in_it(pack: Pack, portal: Portal) -> Iterator[Finding]:
    """政策包不得是空的：要有事项，或能自动归集到现行有效的政策。"""
    if not pack.sections and not gathered(pack, portal):
        message = "政策包里没有事项，自动归集也没有归到现行有效的政策；请写上事项（sections）或放宽归集条件（gather）"
        yield pack.finding("gather" if pack.gather else "title", message)
