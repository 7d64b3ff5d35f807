"""What a pack's own chapter in its offline file says (L3): entry by entry, each value under the name of its field."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from enum import Enum

from gongkai.derive import REVIEW, entry_lapsed
from gongkai.kinds.pack import Entry, Pack
from gongkai.portal import Portal
from gongkai.search.offline import Printed
from gongkai.wording import chinese_date

_ORGANS, _ELSEWHERE = "responsible", ("title", "policy")
"""The field of organs, and those that stand elsewhere: as the heading, and as a chapter of its own."""


def printed(pack: Pack, portal: Portal) -> Iterator[Printed]:
    """Give the groups of a pack and their entries, each a heading with its lines."""
    for section in pack.sections:
        yield Printed(section.title, [section.summary] if section.summary else [])
        for entry in section.entries:
            title = entry.title + (f"（{REVIEW}）" if entry_lapsed(entry, portal) else "")
            yield Printed(title, list(_lines(entry, portal)), below=True)


def _lines(entry: Entry, portal: Portal) -> Iterator[str]:
    """Write each field that is filled in as `支持标准：…`."""
    for name, declared in Entry.model_fields.items():
        value = getattr(entry, name)
        if name in _ELSEWHERE or not value:
            continue
        yield f"{declared.title}：{_organs(value, portal) if name == _ORGANS else _said(value)}"


def _organs(ids: tuple[str, ...], portal: Portal) -> str:
    return "、".join(organ.heading for each in ids if (organ := portal.find("organizations", each)))


def _said(value: object) -> str:
    if isinstance(value, tuple):
        return "；".join(map(str, value))
    if isinstance(value, dt.date):
        return chinese_date(value)
    return str(value.value if isinstance(value, Enum) else value).strip()
