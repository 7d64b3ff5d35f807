"""What ingest says of each file: findings in the words and form of every other check."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from gongkai.findings import Finding, Level
from gongkai.ingest.document import Document
from gongkai.ingest.elements import TAKEN, Reason, Remark
from gongkai.ingest.portal_files import UNSTATED, Stored
from gongkai.ingest.writing import Outcome
from gongkai.kinds.policy import Policy

UNREAD, INCOMPLETE, EXISTS, DOUBT, ABSENT, REMARK, LEFT_OUT = "I001", "I002", "I003", "I004", "I005", "I006", "I007"
"""Codes: a file that cannot be read; one that lacks what is needed; one already there; a field to check; fields not
found; a remark on a line; lines left out."""

_WISHED = ("index_number", "document_number", "keywords", "effective_on")


def unreadable(path: str, sentence: str) -> Finding:
    """Say why a file gave nothing."""
    return Finding(path, 0, UNREAD, sentence, Level.ERROR)


def existing(path: str, stored: Stored) -> Finding:
    """Say that a file was there already and differs."""
    return Finding(path, 0, EXISTS, f"{stored.path} {Outcome.KEPT}", Level.WARNING)


def remarked(path: str, remark: Remark) -> Finding:
    """Say what was noticed while reading."""
    return Finding(path, remark.number, REMARK, remark.message, Level.NOTICE)


def lacking(path: str, remark: Remark) -> Finding:
    """Say why a row could not be taken whole."""
    return Finding(path, remark.number, INCOMPLETE, remark.message, Level.ERROR)


def findings_of(path: str, document: Document, stored: Stored) -> Iterator[Finding]:
    """Say what is to be checked, what was not found and what was left out."""
    if stored.missing:
        names = "、".join(_title(name) for name in stored.missing)
        yield Finding(
            path,
            0,
            INCOMPLETE,
            f"没有读到{names}，先写到 {stored.path}；补上后移到 content/policies/年份/ 下",
            Level.ERROR,
        )
    if stored.outcome is Outcome.KEPT:
        yield existing(path, stored)
    for name, reading in document.fields.values.items():
        if reading.doubt:
            yield Finding(path, 0, DOUBT, f"{_title(name)}待核对：{reading.doubt}", Level.NOTICE)
    if stored.draft:
        yield Finding(path, 0, DOUBT, f"{_title('disclosure')}待核对：{UNSTATED.doubt}", Level.WARNING)
    absent = "、".join(_title(name) for name in _WISHED if name not in document.fields.values)
    if absent:
        yield Finding(path, 0, ABSENT, f"没有读到{absent}，没有填", Level.NOTICE)
    yield from (remarked(path, remark) for remark in document.remarks)
    yield from _left_out(path, document)


def _left_out(path: str, document: Document) -> Iterator[Finding]:
    lines: dict[Reason, list[int]] = defaultdict(list)
    for entry in document.dropped:
        if entry.reason not in TAKEN:
            lines[entry.reason].append(entry.number)
    for reason, numbers in lines.items():
        unique = sorted(set(numbers))
        yield Finding(path, unique[0], LEFT_OUT, f"略去{reason} {len(unique)} 行：{_listed(unique)}", Level.NOTICE)
    if document.joined:
        yield Finding(
            path,
            document.joined[0],
            REMARK,
            f"接上被分页或换行打断的段落 {len(document.joined)} 处：{_listed(document.joined)}",
            Level.NOTICE,
        )


def _listed(numbers: list[int] | tuple[int, ...]) -> str:
    shown = "、".join(str(number) for number in numbers[:12])
    return f"第 {shown}{' 等' if len(numbers) > 12 else ''} 行"


def _title(name: str) -> str:
    return Policy.model_fields[name].title or name
