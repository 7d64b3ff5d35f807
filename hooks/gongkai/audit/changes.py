"""The pages and data on what changed with each build of the main line: `changes/`, `audit/changes/`, and a feed."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from gongkai.audit import compare
from gongkai.audit.fields import differences, label
from gongkai.audit.history import History
from gongkai.audit.lineage import Version
from gongkai.audit.repository import Commit
from gongkai.audit.shown import Shown, shown
from gongkai.audit.story import SHORT, content
from gongkai.audit.tombstones import Withdrawn
from gongkai.kinds import all_kinds
from gongkai.output import Output, fingerprint
from gongkai.portal import Portal

LISTED = 300
"""Records that the page of one commit lists at most; its data file has all."""


@dataclass(frozen=True, slots=True)
class Effect:
    """What one commit did to one published record. `key` is what the record is called today."""

    key: str
    change: str
    before: Version | None
    after: Version

    @property
    def plural(self) -> str:
        """The record's kind."""
        return self.key.partition("/")[0]


@dataclass(frozen=True, slots=True)
class Build:
    """One commit of the main line with everything that it changed for the public."""

    commit: Commit
    effects: Sequence[Effect]

    @property
    def short(self) -> str:
        """The commit as addresses and print have it."""
        return self.commit.id[:SHORT]

    @property
    def url(self) -> str:
        """The address of its page."""
        return f"changes/{self.short}/"

    @property
    def day(self) -> str:
        """The day on which it came in."""
        return self.commit.moment[:10]

    def counts(self) -> dict[str, int]:
        """Count its effects by what they are."""
        found: dict[str, int] = {}
        for each in self.effects:
            found[each.change] = found.get(each.change, 0) + 1
        return found

    def kinds(self) -> list[str]:
        """Name the kinds that it touched, in the kinds' order."""
        touched = {each.plural for each in self.effects}
        return [kind.info.label for plural, kind in all_kinds().items() if plural in touched]

    @property
    def digest(self) -> str:
        """Fingerprint of what it did."""
        return fingerprint([self.commit.id, *(f"{e.key}{e.change}{e.after.blob}{e.after.day}" for e in self.effects)])


def builds(history: History) -> list[Build]:
    """List the commits that changed anything published, newest first."""
    grouped = history.by_commit()
    made = []
    for number in sorted(grouped, reverse=True):
        effects = sorted(
            (_effect(*each) for each in grouped[number]),
            key=lambda each: (list(compare.WORDS).index(each.change), each.key),
        )
        made.append(Build(history.commits[number], effects))
    return made


def _effect(key: str, before: Version | None, after: Version) -> Effect:
    if not after.blob:
        change = compare.WITHDRAWN
    elif before is None:
        change = compare.ADDED
    else:
        change = compare.RENAMED if before.key != after.key else compare.CHANGED
    return Effect(key, change, before, after)


def title(effect: Effect, portal: Portal, withdrawn: Withdrawn, history: History) -> str:
    """Give the title of the record: as it is published, as its tombstone has it, or as it was last."""
    plural, _, record_id = effect.key.partition("/")
    record = portal.find(plural, record_id)
    if record:
        return record.heading
    stone = next((each for each in withdrawn.tombstones if each.id == effect.key), None)
    if stone:
        return stone.title
    value = content(history, effect.before) if effect.before else None
    fields = value["fields"] if value else {}
    return str(fields.get("title") or fields.get("name") or fields.get("question") or effect.key)


def told(effect: Effect, history: History, withdrawn: Withdrawn, titles: Mapping[str, str]) -> tuple[Shown, str]:
    """Give what changed in words, and the record's own note on it."""
    found, note = _differences(effect, history, withdrawn)
    return shown(effect.plural, found, titles), note


def _differences(effect: Effect, history: History, withdrawn: Withdrawn) -> tuple[list[Any], str]:
    hidden = withdrawn.hidden_before(effect.key)
    before = effect.before
    if before is None or not effect.after.blob or (hidden and before.day < hidden.before.isoformat()):
        return [], ""
    old, new = content(history, before), content(history, effect.after)
    if old is None or new is None:
        return [], ""
    note = new["fields"].get("change_note", "")
    found = [each for each in differences(old, new) if each.pointer != ("fields", "change_note")]
    return found, str(note) if note != old["fields"].get("change_note", "") else ""


def outputs(portal: Portal, history: History, withdrawn: Withdrawn) -> Iterator[Output]:
    """Give the data on every build, and the index of them."""
    made = builds(history)
    if not made:
        return
    names = fingerprint(f"{stone.id}{stone.title}" for stone in withdrawn.tombstones)
    hidden = fingerprint(each.model_dump_json() for each in withdrawn.hidden)
    for build in made:
        titles = _titles(build, portal)
        known = fingerprint([build.digest, names, hidden, *titles.values()])
        yield Output(f"audit/changes/{build.short}.json", known, partial(_data, build, portal, history, withdrawn))
    whole = fingerprint(
        [build.digest for build in made] + [names] + [t for build in made for t in _titles(build, portal).values()]
    )
    yield Output("audit/changes/index.json", whole, partial(_index, made, portal, history, withdrawn))


def _titles(build: Build, portal: Portal) -> dict[str, str]:
    found = ((each.key, portal.find(*each.key.split("/", 1))) for each in build.effects)
    return {key: record.heading if record else "" for key, record in found}


def facts(build: Build) -> dict[str, Any]:
    """Give what data files say of a build."""
    commit = build.commit
    return {
        "id": build.short,
        "commit": commit.id,
        "moment": commit.moment,
        "author": commit.author,
        "subject": commit.subject,
        "first": commit.first,
        "counts": build.counts(),
    }


def _data(build: Build, portal: Portal, history: History, withdrawn: Withdrawn) -> bytes:
    changes = [_change(each, portal, history, withdrawn) for each in build.effects]
    return _written({"version": 1, **facts(build), "changes": changes})


def _change(effect: Effect, portal: Portal, history: History, withdrawn: Withdrawn) -> dict[str, Any]:
    found, note = _differences(effect, history, withdrawn)
    made: dict[str, Any] = {
        "key": effect.key,
        "change": effect.change,
        "title": title(effect, portal, withdrawn, history),
        "url": f"{effect.key}/",
        "day": effect.after.day,
    }
    fields = [
        {"pointer": list(e.pointer), "field": label(effect.plural, e.pointer), "old": e.old, "new": e.new}
        for e in found
    ]
    return {**made, **({"note": note} if note else {}), **({"fields": fields} if fields else {})}


def _index(made: Sequence[Build], portal: Portal, history: History, withdrawn: Withdrawn) -> bytes:
    names = {each.key: title(each, portal, withdrawn, history) for build in made for each in build.effects}
    listed = [
        {
            **facts(build),
            "changes": [[each.key, each.change] for each in build.effects] if not build.commit.first else [],
        }
        for build in made
    ]
    used = {key for build in listed for key, _ in build["changes"]}
    return _written(
        {
            "version": 1,
            "shallow": history.shallow,
            "titles": {key: names[key] for key in sorted(used)},
            "builds": listed,
        }
    )


def _written(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, indent=1).encode("utf-8", "replace") + b"\n"
