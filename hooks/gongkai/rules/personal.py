"""What must not leave the repository (L2): personal numbers, homes, children and classification marks in whatever is to be published."""

from __future__ import annotations

from collections.abc import Iterator

from gongkai.editorial import EditorialEntry
from gongkai.findings import Finding, Level
from gongkai.locate import line_of
from gongkai.page_files import PageFile, page_files
from gongkai.portal import Portal
from gongkai.record import Record
from gongkai.rules.attaching import named_files
from gongkai.rules.registry import rule, special
from gongkai.screening import Concern, Hit
from gongkai.vocabularies import Disclosure

_ADVICE = {
    Concern.IDENTITY: "请删去，或只留前六位和后两位、中间用 * 代替",
    Concern.MOBILE: "请改用办公电话；确需公布的工作手机写明豁免理由",
    Concern.CARD: "请删去",
    Concern.HOME: "请只写到村、小区，删去楼栋、单元和门牌；确是办公地址的写明豁免理由",
    Concern.CHILD: "请隐去姓名，写成「张某某」或者「一名儿童」",
    Concern.MARK: "请先由保密审查机构确认可以公开，并去掉标志；不能公开的把公开属性改为不予公开",
}


@rule("T001")
def no_identity_numbers(portal: Portal) -> Iterator[Finding]:
    """要公开的内容和附件里不得有身份证号码。"""
    yield from _found(portal, Concern.IDENTITY)


@rule("T002")
def no_mobile_numbers(portal: Portal) -> Iterator[Finding]:
    """要公开的内容和附件里不得有手机号码。"""
    yield from _found(portal, Concern.MOBILE)


@rule("T003")
def no_card_numbers(portal: Portal) -> Iterator[Finding]:
    """要公开的内容和附件里不得有银行卡号。"""
    yield from _found(portal, Concern.CARD)


@rule("T004")
def no_classification_marks(portal: Portal) -> Iterator[Finding]:
    """要公开的内容和附件里不得有密级（秘密★、机密★、绝密★）和内部文件的标志。"""
    yield from _found(portal, Concern.MARK)


@rule("T005", level=Level.WARNING)
def no_homes(portal: Portal) -> Iterator[Finding]:
    """要公开的内容和附件里不得有住宅的单元和门牌号，如「3单元502室」；住址只写到村、小区。"""
    yield from _found(portal, Concern.HOME)


@rule("T006", level=Level.WARNING)
def no_names_of_children(portal: Portal) -> Iterator[Finding]:
    """要公开的内容和附件里不得有未成年人的姓名：姓名后面紧跟着十八岁以下的年龄，如「张小明（8岁）」。"""
    yield from _found(portal, Concern.CHILD)


def _found(portal: Portal, concern: Concern) -> Iterator[Finding]:
    for record in special(portal):
        if _is_meant_to_be_published(record):
            yield from (_in_record(record, hit) for hit in record.origin.hits if hit.concern is concern)
    for entry in portal.editorial:
        yield from (_in_page(entry, hit) for hit in entry.hits if hit.concern is concern)
    for file in page_files(portal):
        found_here = {hit.shown for hit in portal.files[file.source].hits if hit.concern is concern}
        yield from (_in_file(file, Hit(concern, shown), portal) for shown in sorted(found_here))
    for named in named_files(portal):
        found = portal.files.get(named.source)
        if found and found.hits and _is_meant_to_be_published(named.record):
            for shown in sorted({hit.shown for hit in found.hits if hit.concern is concern}):
                yield named.record.finding(named.pointer, f"附件「{named.title}」里{_said(Hit(concern, shown))}")


def _in_file(file: PageFile, hit: Hit, portal: Portal) -> Finding:
    line = line_of(portal.root, file.entry.path, file.address)
    return Finding(file.entry.path, line, message=f"文件「{file.address}」里{_said(hit)}", subject=file.entry.path)


def _is_meant_to_be_published(record: Record) -> bool:
    """Tell whether the record is, or will be on its day: a draft is warned of in time, what is withheld for good is not."""
    return getattr(record, "disclosure", Disclosure.PROACTIVE) is Disclosure.PROACTIVE


def _in_record(record: Record, hit: Hit) -> Finding:
    path = record.origin.path
    pointer = record.origin.pointer + hit.pointer
    return Finding(path, hit.line, message=f"这里{_said(hit)}", pointer=pointer, subject=record.key)


def _in_page(entry: EditorialEntry, hit: Hit) -> Finding:
    return Finding(entry.path, hit.line, message=f"这里{_said(hit)}", subject=entry.path)


def _said(hit: Hit) -> str:
    return f"有{hit.concern}「{hit.shown}」，{_ADVICE[hit.concern]}"
