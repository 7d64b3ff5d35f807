"""A new member at the end of a list file (L1): text → text, every comment and every other line kept as it is."""

from __future__ import annotations

import re
from typing import Any

from gongkai import yamltext

_ITEM = re.compile(r"([ ]*)- ")
_TOP = re.compile(r"[^\s#-]")


class CannotAppend(Exception):
    """The list is not in a form to which an entry can safely be added; the message says what to do."""


def indentation(text: str, key: str) -> str:
    """Give the spaces before the dashes of the list under `key`."""
    lines = text.splitlines()
    start = _start(lines, key)
    return next((match[1] for line in lines[start + 1 :] if (match := _ITEM.match(line))), "  ")


def appended(text: str, key: str, entry: str) -> str:
    """Add `entry`, indented as the others, behind the last member of the list under `key`.

    Raises CannotAppend when the members before it would not stay what they are.
    """
    members = _members(text, key)
    if members is None:
        raise CannotAppend(f"这个文件里没有能读懂的「{key}:」列表，请先按检查结果改正")
    lines = text.splitlines()
    end = _end(lines, _start(lines, key))
    made = "\n".join([*lines[:end], "", *entry.splitlines(), *lines[end:]]) + "\n"
    kept = _members(made, key)
    if kept is None or kept[:-1] != members or len(kept) != len(members) + 1:
        raise CannotAppend(f"「{key}:」列表写成了一行，或后面的缩进不同，不能自动添加；请手工把新的一条抄进去")
    return made


def _members(text: str, key: str) -> list[Any] | None:
    """Read the list under `key`; None where there is none."""
    whole = yamltext.parse(text).value
    found = whole.get(key, ()) if isinstance(whole, dict) else ()
    return [] if found is None else found if isinstance(found, list) else None


def _start(lines: list[str], key: str) -> int:
    for number, line in enumerate(lines):
        if re.match(rf"{re.escape(key)}:\s*(?:#.*)?$", line):
            return number
    raise CannotAppend(f"这个文件里没有单独一行的「{key}:」，不能自动添加；请手工把新的一条抄进去")


def _end(lines: list[str], start: int) -> int:
    """Find the line behind the list's last member, blank lines and comments of what follows left out."""
    end = next((number for number in range(start + 1, len(lines)) if _TOP.match(lines[number])), len(lines))
    while end > start + 1 and (not lines[end - 1].strip() or (end < len(lines) and lines[end - 1].startswith("#"))):
        end -= 1
    return end
