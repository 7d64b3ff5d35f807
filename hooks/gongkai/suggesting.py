"""What a new record may be called (L2): the next free id, document number and index number, from what is there."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

from gongkai.kinds.organization import Organization
from gongkai.kinds.policy import Policy
from gongkai.portal import Portal
from gongkai.record import Record, Storage

_ID = re.compile(r"([a-z]+)-(\d{4})-(\d+)")
_WRITTEN = re.compile(r"^ *-? *id: *[\"']?([a-z0-9-]+)", re.MULTILINE)
_NUMBER = re.compile(r"(.+)〔(\d{4})〕(\d+)号")


def taken_ids(kind: type[Record], portal: Portal) -> set[str]:
    """List the ids of a kind that are in use, those of records not yet fit to be read included."""
    taken = {record.id for record in portal.all(kind)}
    place = portal.root / kind.info.folder
    files = [place] if place.is_file() else sorted(place.rglob("*.*"))
    if kind.info.storage is not Storage.LIST:
        return taken | {file.stem for file in files}
    return taken | {found for file in files if file.is_file() for found in _WRITTEN.findall(_text(file))}


def _text(file: Path) -> str:
    return file.read_text(encoding="utf-8", errors="replace")


def next_id(kind: type[Record], portal: Portal, *, near: str = "", today: dt.date) -> str:
    """Suggest a free id: the series of `near` (an organ's documents, a file's questions) carried on."""
    taken = taken_ids(kind, portal)
    stem = (
        f"{near}-{today.year}"
        if kind.info.storage is Storage.MARKDOWN and near
        else near or kind.info.name.replace("_", "-")
    )
    return f"{stem}-{_next(_serials(taken, stem))}"


def _serials(ids: set[str], stem: str) -> Iterator[int]:
    for each in ids:
        head, _, tail = each.rpartition("-")
        if head == stem and tail.isdigit():
            yield int(tail)


def _next(numbers: Iterator[int]) -> int:
    return max(numbers, default=0) + 1


def for_policy(organ: str, portal: Portal, today: dt.date) -> Mapping[str, str]:
    """Suggest id, document number and index number of an organ's next document; empty where nothing is known."""
    own = [policy for policy in portal.all(Policy) if policy.issued_by[:1] == (organ,)]
    found = portal.find("organizations", organ)
    suggested: dict[str, str] = {}
    series = Counter(match[1] for each in own if (match := _ID.fullmatch(each.id)))
    if series:
        suggested["id"] = next_id(Policy, portal, near=series.most_common(1)[0][0], today=today)
    if number := _document_number(own, today):
        suggested["document_number"] = number
    if isinstance(found, Organization) and found.code:
        suggested["index_number"] = _index_number(found.code, portal, today)
    return suggested


def _document_number(own: list[Policy], today: dt.date) -> str:
    """Carry on the name under which an organ has numbered most of its documents; empty where there is none."""
    used = [match for each in own if (match := _NUMBER.fullmatch(each.document_number or ""))]
    if not used:
        return ""
    name = Counter(match[1] for match in used).most_common(1)[0][0]
    serial = _next(int(match[3]) for match in used if match[1] == name and int(match[2]) == today.year)
    return f"{name}〔{today.year}〕{serial}号"


def _index_number(code: str, portal: Portal, today: dt.date) -> str:
    head = f"{code}/{today.year}-"
    numbers = [policy.index_number or "" for policy in portal.all(Policy)]
    serials = (number.removeprefix(head) for number in numbers if number.startswith(head))
    return f"{head}{_next(int(each) for each in serials if each.isdigit()):07d}"
