"""Organs and themes that documents name → ids of the portal's catalogs, new entries written behind the old (ingest)."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from gongkai import yamltext
from gongkai.ingest.elements import Unreadable
from gongkai.ingest.front_matter import dump
from gongkai.ingest.organs import short_name
from gongkai.ingest.slugs import initials, organization_slug, unused
from gongkai.kinds.organization import Organization
from gongkai.kinds.topic import Topic, TopicKind

_SHIPPED = Path(__file__).resolve().parents[3]
"""The repository: its own catalog has the official themes with their settled ids."""


@dataclass
class Entries:
    """One catalog file: what it has, and what this run adds to it."""

    root: Path
    path: str
    key: str
    head: str
    known: dict[str, str] = field(default_factory=dict)
    """Name, full or short → id."""
    text: str = ""
    added: list[dict[str, Any]] = field(default_factory=list)

    def id_of(self, name: str, entry: Mapping[str, Any], wanted: str) -> str:
        """Give the id of a name, adding an entry when there is none."""
        if name not in self.known:
            self.known[name] = unused(wanted, self.known.values())
            self.added.append({"id": self.known[name], "name": name, **entry})
        return self.known[name]

    def render(self) -> str | None:
        """Write the file with its new entries behind the old; None when nothing is new."""
        if not self.added:
            return None
        if not self.text:
            return f"{self.head}{self.key}:\n{_items(self.added, '  ')}"
        combined = self.text.rstrip("\n") + "\n" + _items(self.added, _indent(self.text, self.key))
        before = yamltext.parse(self.text).value[self.key]
        after = yamltext.parse(combined).value
        if not isinstance(after, dict) or after.get(self.key) != [*before, *_as_read(self.added)]:
            names = "、".join(str(entry["name"]) for entry in self.added)
            raise Unreadable(f"{self.path} 的写法不能在末尾添加条目；请手工加入：{names}")
        return combined


def organizations(root: Path) -> Entries:
    """Read the organs of a portal."""
    info = Organization.info
    head = "# 机构名录。以下条目由 scripts/ingest.py 从文件的落款和标题读出；id 定下后不改，其余内容请补充。\n"
    return _opened(root, info.folder, info.list_key, head)


def topics(root: Path) -> Entries:
    """Read the themes of a portal."""
    info = Topic.info
    head = "# 主题分类。以下条目由 scripts/ingest.py 按文件内容建立；名称和标识取自国家统一的主题分类。\n"
    return _opened(root, info.folder, info.list_key, head)


def organization_id(entries: Entries, name: str) -> str:
    """Give the id of an organ by its full name."""
    return entries.id_of(name, {"short_name": short_name(name)}, organization_slug(name))


def topic_id(entries: Entries, name: str) -> str:
    """Give the id of a theme; an official one keeps the id and summary of the shipped catalog."""
    shipped = next(
        (entry for entry in _listed(_SHIPPED / Topic.info.folder, Topic.info.list_key) if entry.get("name") == name),
        None,
    )
    if shipped:
        rest = {key: value for key, value in shipped.items() if key not in {"id", "name", "parent", "icon"}}
        return entries.id_of(name, rest, str(shipped["id"]))
    return entries.id_of(
        name, {"kind": TopicKind.OFFICIAL.value, "summary": f"{name}方面的文件"}, initials(name)[:40] or "qita"
    )


def _opened(root: Path, path: str, key: str, head: str) -> Entries:
    place = root / path
    text = place.read_text(encoding="utf-8-sig") if place.is_file() else ""
    if text and not isinstance(_value(text), dict):
        raise Unreadable(f"{path} 读不出来，请先运行 scripts/check.py 改好它")
    if text and not isinstance(_value(text).get(key), list):
        raise Unreadable(f"{path} 里没有「{key}:」列表，请先改好它")
    entries = [entry for entry in _listed(place, key) if "id" in entry]
    known = {
        str(entry[name]): str(entry["id"]) for name in ("short_name", "name") for entry in entries if name in entry
    }
    return Entries(root, path, key, head, known, text)


def _value(text: str) -> Any:
    return yamltext.parse(text).value


def _listed(place: Path, key: str) -> list[dict[str, Any]]:
    value = _value(place.read_text(encoding="utf-8-sig")) if place.is_file() else None
    entries = value.get(key) if isinstance(value, dict) else None
    return [entry for entry in entries or () if isinstance(entry, dict)]


def _indent(text: str, key: str) -> str:
    """Give the indentation of the list's items as the file has them."""
    match = re.search(rf"^{key}:.*\n(?:\s*(?:#.*)?\n)*(?P<indent> *)- ", text, re.MULTILINE)
    return match["indent"] if match else "  "


def _items(entries: Sequence[Mapping[str, Any]], indent: str) -> str:
    lines = dump([dict(entry) for entry in entries]).splitlines()
    return "".join(f"{indent}{line}\n" for line in lines)


def _as_read(entries: Sequence[Mapping[str, Any]]) -> list[dict[str, str]]:
    return [{key: str(value) for key, value in entry.items()} for entry in entries]
