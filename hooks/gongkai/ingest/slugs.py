"""Ids from Chinese names, by pinyin: stable, in `[a-z0-9-]` (ingest)."""

from __future__ import annotations

import re
from collections.abc import Container

from pypinyin import Style, lazy_pinyin

from gongkai.ingest.organs import region_parts

_MOST = 60


def spelled(text: str) -> str:
    """Spell a text in full: 芝罘 → zhifu."""
    return _only_plain("".join(lazy_pinyin(text)))


def initials(text: str) -> str:
    """Give the first letter of each character's pinyin; digits and Latin letters stay."""
    return _only_plain("".join(lazy_pinyin(re.sub(r"[^\w]", "", text), style=Style.FIRST_LETTER)))


def organization_slug(name: str) -> str:
    """Make an id for an organ: its own division spelled, the rest as initials (`zhifu-qu-zfbgs`)."""
    parts = region_parts(name)
    if not parts:
        return initials(name.replace("人民政府", "政府"))[:_MOST]
    unit = parts[-1]
    rest = name[name.index(unit) + len(unit) :].replace("人民政府", "政府")
    ending = 2 if unit.endswith(("街道", "地区")) else 3 if unit.endswith(("自治州", "自治县", "自治区")) else 1
    place = spelled(unit[:-ending]) if len(unit) <= 4 + ending else initials(unit[:-ending])
    return "-".join(part for part in (place, spelled(unit[-ending:]), initials(rest)) if part)[:_MOST].strip("-")


def policy_slug(number: str, title: str, organ: str, year: int | None) -> str:
    """Make an id for a document: code, year, serial (`yzzbf-2023-4`); without a number, year and the title's initials."""
    regular = re.fullmatch(r"(.+)〔(\d{4})〕(\d+)号", number)
    if regular:
        return f"{initials(regular[1])[:40]}-{regular[2]}-{regular[3]}"
    order = re.fullmatch(r"令第(\d+)号", number)
    if order:
        return f"{initials(organ.replace('人民政府', '政府'))[:30]}-ling-{order[1]}".strip("-")
    words = initials(re.sub(r"^关于|的通知$", "", title))[:32]
    return "-".join(part for part in (str(year or ""), words) if part)


def unused(slug: str, taken: Container[str]) -> str:
    """Give the id itself, or with the lowest number behind it that makes it one of its own."""
    if slug not in taken:
        return slug
    number = 2
    while f"{slug}-{number}" in taken:
        number += 1
    return f"{slug}-{number}"


def _only_plain(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", "", text.lower())
