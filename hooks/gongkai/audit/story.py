"""One record's own history, as its page tells it: newest first, each entry with what changed in words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from gongkai.audit import versions
from gongkai.audit.fields import differences, refers
from gongkai.audit.history import History
from gongkai.audit.lineage import Version
from gongkai.audit.repository import Commit, GitProblem
from gongkai.audit.shown import Shown, shown
from gongkai.audit.tombstones import HiddenHistory
from gongkai.canonical import Value
from gongkai.findings import Pointer
from gongkai.output import fingerprint
from gongkai.wording import chinese_date

SHORT = 12
"""Digits of a commit's id in addresses and in print."""


@dataclass(frozen=True, slots=True)
class Told:
    """One entry of a record's history."""

    date: str
    date_iso: str
    what: str
    who: str = ""
    note: str = ""
    url: str = ""
    shown: Shown = field(default_factory=Shown)
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Story:
    """The history of the record `key`; nothing is read before it is told."""

    key: str
    versions: Sequence[Version]
    history: History
    hidden: HiddenHistory | None = None
    titles: Mapping[str, str] = field(default_factory=dict)
    names: str = ""
    """Fingerprint of `titles`."""
    published_on: str = ""
    """The day that the record says it was published on, ISO 8601, or ""."""

    @property
    def fingerprint(self) -> str:
        """Name everything that the story depends on."""
        commits = self.history.commits
        parts = [f"{commits[each.commit].id}{each.day}{each.blob}{each.key}" for each in self.versions]
        hidden = self.hidden.model_dump_json() if self.hidden else ""
        first = str(commits[self.versions[0].commit].first) + str(self.history.shallow)
        return fingerprint([first, hidden, self.published_on, self.names if len(parts) > 1 else "", *parts])

    def told(self) -> tuple[Told, ...]:
        """Tell the story, newest entry first."""
        pairs = zip([None, *self.versions], self.versions, strict=False)
        entries = (self._entry(before, after) for before, after in pairs)
        return tuple(entry for entry in entries if entry)[::-1]

    def _entry(self, before: Version | None, after: Version) -> Told | None:
        commit = self.history.commits[after.commit]
        day = dt.date.fromisoformat(after.day)
        date, url = chinese_date(day), f"changes/{commit.id[:SHORT]}/"
        if not after.blob:
            return Told(date, after.day, "不再公开", commit.author, url=url)
        if before is None:
            return Told(date, after.day, self._beginning(commit), commit.author, url=url)
        if not before.blob:
            return Told(date, after.day, "重新公开", commit.author, url=url)
        if self.hidden and before.day < self.hidden.before.isoformat():
            remark = f"这次修改前的内容不再展示：{self.hidden.reason}"
            return Told(date, after.day, "修改", commit.author, url=url, remark=remark)
        return self._changed(before, after, Told(date, after.day, "修改", commit.author, url=url))

    def _beginning(self, commit: Commit) -> str:
        """Say how the known history begins, and what cannot be known."""
        if commit.first and self.history.shallow:
            return "取回的最早版本（浅克隆，更早的修改记录不可知）"
        if commit.first:
            return "随资料库建立时录入（此前的修改记录不可知）"
        late = self.published_on and self.published_on < commit.moment[:10]
        return "录入资料库（此前的修改记录不可知）" if late else "首次公开"

    def _changed(self, before: Version, after: Version, entry: Told) -> Told | None:
        old, new = content(self.history, before), content(self.history, after)
        if old is None or new is None:
            return Told(
                entry.date, entry.date_iso, entry.what, entry.who, url=entry.url, remark="这次修改的内容读不出来"
            )
        found = [each for each in differences(old, new) if each.pointer != ("fields", "change_note")]
        note = (
            str(new["fields"].get("change_note", ""))
            if new["fields"].get("change_note") != old["fields"].get("change_note")
            else ""
        )
        if not found and not note and before.key == after.key:
            return None
        what = "更换标识" if before.key != after.key else entry.what
        return Told(
            entry.date,
            entry.date_iso,
            what,
            entry.who,
            note,
            entry.url,
            shown(self.key.partition("/")[0], found, self.titles),
        )


def without(value: Value, secret: frozenset[str]) -> Value:
    """Take references to withheld records out of a value."""
    if not secret:
        return value
    plural = value["kind"]

    def kept(each: Any, pointer: Pointer) -> Any:
        if isinstance(each, dict):
            return {name: found for name, inner in each.items() if (found := kept(inner, (*pointer, name))) is not None}
        if isinstance(each, list):
            return [
                found for number, inner in enumerate(each) if (found := kept(inner, (*pointer, number))) is not None
            ]
        kind = refers(plural, pointer) if isinstance(each, str) else ""
        target = str(each).partition("#")[0]
        return None if kind and (target if kind == "*" else f"{kind}/{target}") in secret else each

    fields = {
        name: found
        for name, each in value["fields"].items()
        if (found := kept(each, ("fields", name))) not in (None, [])
    }
    return {**value, "fields": fields}


def content(history: History, version: Version) -> Value | None:
    """Read the canonical value of a version, or None where git no longer has it or it cannot be read."""
    if history.repository is None or not version.blob:
        return None
    try:
        found = versions.values(history.repository.blob(version.blob), version.path)
    except (GitProblem, OSError):
        return None
    value = found.get(version.key)
    return without(value, history.secret) if value else None
