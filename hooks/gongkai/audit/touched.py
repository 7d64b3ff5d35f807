"""When each document of the library last changed in the form in which other libraries hold it, and what is gone.

A document's file changes with the document, with what names it or is named in it, with its attachments, and on the
days on which it begins or ceases to be in force. Too many days are harmless, for a file that is fetched again is the
same; one too few is not. Days are those on which commits came in, never earlier than those of commits before them.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from itertools import accumulate, pairwise

from gongkai.audit import versions
from gongkai.audit.history import History
from gongkai.audit.lineage import Version
from gongkai.audit.repository import GitProblem
from gongkai.audit.tombstones import Withdrawn
from gongkai.derive import standing, starts_on
from gongkai.enclosures import enclosures
from gongkai.kinds.policy import Policy
from gongkai.library import Past, Removed
from gongkai.library_document import KINDS, touches
from gongkai.portal import Portal
from gongkai.record import Record
from gongkai.vocabularies import Validity

_POLICIES = Policy.info.plural
_NAMES = ("organizations", "topics", "audiences")
"""Kinds of which a document prints nothing but the name and the code."""
_DAY = dt.timedelta(days=1)


def past(history: History, withdrawn: Withdrawn, whole: Portal, portal: Portal) -> Past:
    """Work out the library's past. `whole` is the portal with what is withheld, `portal` what is published of it."""
    found = _Days(history, whole, portal)
    found.follow()
    came = found.came
    return Past(
        changed_on=found.days,
        removed=list(_removed(found, withdrawn)),
        as_of=came[-1] if came else "",
        complete_since=came[0] if came else "",
    )


class _Days:
    """The last day of change of each published document; `touch` only ever makes it later."""

    def __init__(self, history: History, whole: Portal, portal: Portal) -> None:
        self.history, self.whole, self.portal = history, whole, portal
        self.came = list(accumulate((commit.moment[:10] for commit in history.commits), max))
        self.days = {each.id: max(_of_itself(each, portal)).isoformat() for each in portal.all(Policy)}

    def touch(self, policy_id: str, day: str) -> None:
        if policy_id in self.days and self.days[policy_id] < day <= self.portal.today.isoformat():
            self.days[policy_id] = day

    def day(self, version: Version) -> str:
        """Give the day on which a version came, "" for what was there when the history begins."""
        if version.commit == 0 and version.day <= self.came[0]:
            return ""
        return max(self.came[version.commit], version.day)

    def follow(self) -> None:
        plurals = {kind.info.plural for kind in KINDS}
        for key, line in self.history.records.items():
            record = self._record(key)
            if record is None or not line:
                continue
            if record.info.plural in plurals:
                self._linked(record, self.day(line[-1]))
                self._formerly_linked(line)
            elif record.info.plural in _NAMES and len(line) > 1:
                self._renamed(record, line)
        for key, line in self.history.departed.items():
            if key.partition("/")[0] in plurals:
                self._formerly_linked(line)
                self._naming(key, self.day(line[-1]))
        self._attachments()

    def _record(self, key: str) -> Record | None:
        plural, _, record_id = key.partition("/")
        return self.portal.find(plural, record_id)

    def _linked(self, record: Record, day: str) -> None:
        """A version of a record touches its own file, and those of the documents that it names or that name it."""
        self.touch(record.id if isinstance(record, Policy) else "", day)
        for citation in record.citations():
            self.touch(citation.id if touches(citation) else "", day)
        self._naming(record.key, day)

    def _naming(self, key: str, day: str) -> None:
        for link in self.whole.backlinks.get(key, ()):
            self.touch(link.record.id if isinstance(link.record, Policy) else "", day)

    def _formerly_linked(self, line: tuple[Version, ...]) -> None:
        """What a former version named is touched on the day on which that version ended."""
        for before, after in pairwise(line):
            for record in self._read(before):
                for citation in record.citations():
                    self.touch(citation.id if touches(citation) else "", self.day(after))

    def _renamed(self, record: Record, line: tuple[Version, ...]) -> None:
        """A new name of an organ or theme touches every document that prints it."""
        for before, after in pairwise(line):
            names = [
                {(each.heading, getattr(each, "code", None)) for each in self._read(one)} for one in (before, after)
            ]
            if names[0] != names[1]:
                self._naming(record.key, self.day(after))

    def _read(self, version: Version) -> Iterable[Record]:
        """Read a version, none where git no longer has it."""
        if not version.blob or self.history.repository is None:
            return []
        try:
            content = self.history.repository.blob(version.blob)
        except (GitProblem, OSError):
            return []
        return [record for record, _ in versions.records(content, version.path) if record.key == version.key]

    def _attachments(self) -> None:
        for policy in self.portal.all(Policy):
            for file in enclosures(policy):
                commit = self.history.files.get(file.source)
                if commit is not None:
                    self.touch(policy.id, self.came[commit])


def _of_itself(policy: Policy, portal: Portal) -> Iterator[dt.date]:
    """Give the days, up to today, on which a document's file changes without anyone's doing."""
    yield policy.published_on
    found = standing(policy, portal)
    begun = [found.since, starts_on(policy)]
    if found.since and found.validity is Validity.EXPIRED:
        begun.append(found.since + _DAY)
    yield from (day for day in begun if day and day <= portal.today)


def _removed(found: _Days, withdrawn: Withdrawn) -> Iterator[Removed]:
    """Give the documents that were published once and are no more, with the reason where one is registered."""
    stones = {each.id: each for each in withdrawn.tombstones}
    gone = {key: found.day(line[-1]) for key, line in found.history.departed.items() if key.startswith(f"{_POLICIES}/")}
    gone |= {
        key: max(gone.get(key, ""), stone.withdrawn_on.isoformat())
        for key, stone in stones.items()
        if _is_document(key)
    }
    for key, day in sorted(gone.items()):
        record_id = key.partition("/")[2]
        if record_id not in found.days:
            stone = stones.get(key)
            yield Removed(record_id, day, stone.reason if stone else "", (stone.successor or "") if stone else "")


def _is_document(key: str) -> bool:
    return key.startswith(f"{_POLICIES}/") and key.count("/") == 1
