"""A portal as it was at a commit, read from git's objects without a checkout."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from itertools import chain
from pathlib import Path

from gongkai import canonical, link, sources, states, yamltext
from gongkai.audit import tombstones, versions
from gongkai.audit.repository import GitProblem, Repository
from gongkai.enclosures import enclosures
from gongkai.executor import Executor
from gongkai.files import decode
from gongkai.findings import Finding
from gongkai.identity import PortalIdentity
from gongkai.portal import Portal
from gongkai.record import Record
from gongkai.validation import validated

NOWHERE = Path("/nonexistent-gongkai-revision")
"""Root of a portal that lies in no folder: whoever looks for a file there finds none."""
_PLACES = ("catalog", "content")
_READ: dict[tuple[str, str], list[tuple[Record, str]]] = {}
"""Records by path and blob: two revisions share most of their files."""
At = tuple[Portal, dict[str, str], dict[str, dict[str, str]], tombstones.Withdrawn]


def read_revision(repository: Repository, commit: str, day: dt.date | None, executor: Executor) -> At:
    """Give the portal published at a commit, the texts of its records, the hashes of their files, what was withdrawn.

    `day` is the day as of which it is read, the commit's own where none is given. Raises GitProblem.
    """
    tree = repository.files(commit, *_PLACES)
    identity = _identity(repository, tree)
    wanted = [(path, blob) for path, blob in sorted(tree.items()) if versions.kind_of(path)]
    fresh = [each for each in wanted if each not in _READ]
    for place, found in chain.from_iterable(executor.map(lambda some: _read(some, repository), fresh, chunk=200)):
        _READ[place] = [(_placed(record, origin), text) for record, origin, text in found]
    both = [pair for each in wanted for pair in _READ[each]]
    today = day or dt.date.fromisoformat(repository.ask("show", "-s", "--format=%cs", commit).decode().strip())
    portal, _ = link.link([record for record, _ in both], identity, root=NOWHERE, today=today)
    published = link.published(states.with_states(portal))
    texts = {record.key: text for record, text in both}
    hashes = {record.key: _hashes(record, repository, tree) for record in published.every()}
    return published, texts, hashes, _withdrawn(repository, tree)


def _read(
    some: Sequence[tuple[str, str]], repository: Repository
) -> list[tuple[tuple[str, str], list[tuple[Record, object, str]]]]:
    """Read files; a record's origin is sent along, for pickling drops it."""
    return [
        (
            (path, blob),
            [(record, record.origin, text) for record, text in versions.records(repository.blob(blob), path)],
        )
        for path, blob in some
    ]


def _placed(record: Record, origin: object) -> Record:
    object.__setattr__(record, "__pydantic_private__", {"_origin": origin})
    return record


def _identity(repository: Repository, tree: dict[str, str]) -> PortalIdentity:
    text = _text(repository, tree, sources.IDENTITY)
    identity, _ = validated(yamltext.parse(text).value, sources.IDENTITY, PortalIdentity)
    if identity is None:
        raise GitProblem("这一版里没有可用的 catalog/portal.yml")
    return identity


def _text(repository: Repository, tree: dict[str, str], path: str) -> str:
    if path not in tree:
        return ""
    text = decode(repository.blob(tree[path]), path)
    return "" if isinstance(text, Finding) else text


def _hashes(record: Record, repository: Repository, tree: dict[str, str]) -> dict[str, str]:
    found = ((each.url.rpartition("/")[2], tree.get(each.source)) for each in enclosures(record))
    return {name: canonical.sha256(repository.blob(blob)) for name, blob in sorted(_there(found))}


def _there(found: Iterable[tuple[str, str | None]]) -> list[tuple[str, str]]:
    return [(name, blob) for name, blob in found if blob]


def _withdrawn(repository: Repository, tree: dict[str, str]) -> tombstones.Withdrawn:
    withdrawn, _ = tombstones.parsed(_text(repository, tree, tombstones.PATH))
    return withdrawn
