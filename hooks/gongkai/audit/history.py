"""The past of every record from one pass over git's log: which commits changed what was published, and when.

Only versions are found here: commit, file, blob. What changed between two of them is worked out when a page that says
so is made. The pass is kept under `.cache/` and continued from where it ended.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain
from pathlib import Path

from gongkai import store
from gongkai.audit import versions
from gongkai.audit.lineage import Lineages, Version
from gongkai.audit.repository import Commit, GitProblem, Repository
from gongkai.executor import Executor
from gongkai.portal import Portal
from gongkai.record import Record, Storage

_PLACES = ("catalog", "content")


@dataclass(frozen=True)
class History:
    """All commits of the main line, oldest first, and the versions of each published record, oldest first."""

    commits: Sequence[Commit] = ()
    records: Mapping[str, tuple[Version, ...]] = field(default_factory=dict)
    departed: Mapping[str, tuple[Version, ...]] = field(default_factory=dict)
    """The versions of records that are published no more."""
    shallow: bool = False
    repository: Repository | None = field(default=None, compare=False)
    files: Mapping[str, int] = field(default_factory=dict)
    """The commit that last touched each file that holds no records, such as an attachment."""
    secret: frozenset[str] = frozenset()
    """Keys of records that are withheld: no reference to them may leave, not even from the past."""

    @property
    def known(self) -> bool:
        """Whether there is any history at all."""
        return bool(self.commits)

    def by_commit(self) -> dict[int, list[tuple[str, Version | None, Version]]]:
        """Group by commit what it changed: key today, the version before (None for a new record), the version after."""
        found: dict[int, list[tuple[str, Version | None, Version]]] = {}
        for key, line in chain(self.records.items(), self.departed.items()):
            for before, after in zip([None, *line], line, strict=False):
                found.setdefault(after.commit, []).append((key, before if before and before.blob else None, after))
        return found


@dataclass
class Pass:
    """What one pass has found, and where it ended."""

    head: str
    cut: frozenset[str]
    commits: list[Commit]
    lines: Lineages
    files: dict[str, int] = field(default_factory=dict)


def read(portal: Portal, secret: frozenset[str], cache: Path | None, executor: Executor) -> History:
    """Read the history of the published portal; empty where there is no git."""
    repository = Repository.around(portal.root)
    if repository is None:
        return History()
    try:
        found = _passed(repository, cache, executor)
    except GitProblem:
        return History()
    finally:
        repository.close()
    return replace(finished(found, portal, replace(repository)), secret=secret)


def _passed(repository: Repository, cache: Path | None, executor: Executor) -> Pass:
    """Go over the log, or over what came since the last pass."""
    head, cut = repository.commit("HEAD"), frozenset(repository.shallow())
    key = store.code_version() + repository.prefix
    kept: Pass | None = store.load(cache / "history", key) if cache else None
    if kept and kept.head == head and kept.cut == cut:
        return kept
    if kept and (kept.cut != cut or not repository.is_ancestor(kept.head, head)):
        kept = None
    made = kept or Pass(head, cut, [], Lineages())
    newest_first = list(repository.log(head, *_PLACES, since=kept.head if kept else ""))
    _follow(made, newest_first[::-1], repository, executor)
    made.head = head
    if cache:
        store.save(cache / "history", key, made)
    return made


def _follow(made: Pass, commits: Sequence[Commit], repository: Repository, executor: Executor) -> None:
    """Add commits, oldest first: files are parsed only where a record has more than one version."""
    for commit in commits:
        made.lines.add(len(made.commits), commit.touched)
        made.files.update((each.path, len(made.commits)) for each in commit.touched if not versions.kind_of(each.path))
        made.commits.append(commit._replace(touched=()))
    wanted = sorted(made.lines.unparsed())
    chunks = executor.map(lambda some: _parse(some, repository), wanted, chunk=200)
    made.lines.parsed(dict(chain.from_iterable(chunks)))


def _parse(
    some: Iterable[tuple[str, str]], repository: Repository
) -> list[tuple[tuple[str, str], dict[str, versions.Parsed]]]:
    """Parse files; those of one path stand together, so that a front matter that stays is read once."""
    asked = list(some)
    contents = repository.blobs(blob for _, blob in asked)
    return [(each, versions.parsed(content, each[0])) for each, content in zip(asked, contents, strict=True)]


def finished(found: Pass, portal: Portal, repository: Repository) -> History:
    """Give each published record its versions, those under a former id included; the rest has departed."""
    days = [commit.moment[:10] for commit in found.commits]
    raw: dict[str, list[Version]] = {}
    for key, line in found.lines.everything():
        raw[key] = sorted([*raw.get(key, ()), *line], key=lambda each: each.commit)
    lines = {key: _seen(line, days) for key, line in raw.items()}
    by_path = {line[-1].path: key for key, line in lines.items() if line}
    records: dict[str, tuple[Version, ...]] = {}
    used: set[str] = set()
    for record in portal.every():
        own = record.key if record.info.storage is Storage.LIST else by_path.get(record.origin.path, record.key)
        former = [f"{record.info.plural}/{alias.rstrip('/').rpartition('/')[2]}" for alias in record.aliases]
        keys = [key for key in [*former, own] if key in lines]
        used.update(keys)
        records[record.key] = _dated(tuple(_joined([lines[key] for key in keys])), record)
    today = portal.today.isoformat()
    gone = {key: _ended(line, today, days) for key, line in lines.items() if key not in used and len(line) > 1}
    departed = {key: line for key, line in gone.items() if not line[-1].blob}
    return History(found.commits, records, departed, bool(found.cut), repository, found.files)


def _ended(line: tuple[Version, ...], today: str, days: Sequence[str]) -> tuple[Version, ...]:
    """Let a record whose last version waits for a later day be gone since that version came in."""
    *before, last = line
    if not last.blob or last.day <= today:
        return line
    return (*before, last._replace(day=days[last.commit], blob="")) if before[-1].blob else tuple(before)


def _joined(lines: Sequence[tuple[Version, ...]]) -> Iterable[Version]:
    """Put the versions under a former id before those under the present one, without the gap between them."""
    for number, line in enumerate(lines):
        last = number == len(lines) - 1
        yield from (each for each in line if last or each.blob)


def _dated(line: tuple[Version, ...], record: Record) -> tuple[Version, ...]:
    """Let a record that has one version only, which nobody parsed, begin on the day of its publication."""
    if not line or line[0].digest or not record.dated_on:
        return line
    return (line[0]._replace(day=max(line[0].day, record.dated_on.isoformat())), *line[1:])


def _seen(line: Sequence[Version], days: Sequence[str]) -> tuple[Version, ...]:
    """Reduce raw versions, whose `day` is the first on which they may be shown, to what the public saw."""
    seen: list[Version] = []
    for raw in line:
        came = days[raw.commit]
        while seen and seen[-1].day > came:
            seen.pop()
        hidden = not raw.blob or (raw.digest and raw.day == versions.NEVER)
        if hidden:
            if seen and seen[-1].blob:
                seen.append(raw._replace(day=came, blob=""))
        elif not (seen and seen[-1].blob and seen[-1].digest == raw.digest):
            seen.append(raw._replace(day=max(came, raw.day)))
    return tuple(seen)
