"""The table of contents of the whole (L4): read it first. Sources → findings and portal → outputs."""

from __future__ import annotations

import datetime as dt
import os
import subprocess
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, partial
from pathlib import Path
from typing import NamedTuple

from gongkai import (
    assets,
    library,
    link,
    locate,
    rules,
    sources,
    states,
    store,
)  # fmt: skip
from gongkai.audit import touched
from gongkai.audit.sealing import Seal, seal
from gongkai.audit.trail import Trail
from gongkai.command_line import MOMENT
from gongkai.documents import documents
from gongkai.editorial_pages import RenderedPage, footer_links
from gongkai.executor import Executor, InProcess
from gongkai.files import error
from gongkai.findings import Finding, in_order
from gongkai.neighbours import portal_fingerprint
from gongkai.output import Bundle, fingerprint
from gongkai.portal import Portal
from gongkai.publish import Stage
from gongkai.search.synonyms import Synonyms
from gongkai.shell import Shell

SYNONYMS = "catalog/synonyms.yml"
BEIJING = dt.timezone(dt.timedelta(hours=8))


class ReadFile(NamedTuple):
    """A file's stamp, what was read from it then, and what is wrong with its records, each by itself."""

    stamp: tuple[int, int]
    read: sources.FileRecords
    findings: list[Finding]


@dataclass(frozen=True)
class Loaded:
    """A portal read: everything in the repository, the part that may be published, and all findings, with lines.

    `portal` and `published` are None when there is not even a usable `catalog/portal.yml`.
    """

    portal: Portal | None
    published: Portal | None
    check: Callable[[], list[Finding]]
    """Gives all findings, in order; rules may still be running when the portal is here."""
    synonyms: Synonyms = field(default_factory=Synonyms)

    @cached_property
    def findings(self) -> list[Finding]:
        """All findings, waited for."""
        return self.check()


def load_portal(root: Path, today: dt.date, *, cache: Path | None = None, executor: Executor | None = None) -> Loaded:
    """Read, link, derive and check the portal under `root` as of `today`."""
    identity, findings = sources.read_identity(root)
    files, more = read_all(root, cache, executor or InProcess())
    reads = {path: each.read for path, each in files.items()}
    records = [record for read in reads.values() for record in read.records]
    unread = [key for read in reads.values() for key in read.unread]
    editorial, of_pages = sources.read_editorial(root)
    synonyms, of_synonyms = _synonyms(root)
    findings = [*findings, *more, *of_pages, *of_synonyms]
    if identity is None:
        return Loaded(None, None, partial(_told, root, findings))
    portal, of_links = link.link(records, identity, root=root, today=today, unread=unread)
    enclosed = {path: read.enclosed for path, read in reads.items() if read.enclosed}
    whole = replace(portal, editorial=tuple(editorial), files=enclosed, revision=revision(root), memo=_memo(cache))
    portal = states.with_states(whole)
    alone = [finding for each in files.values() for finding in each.findings]
    checked = (executor or InProcess()).beside(lambda: (rules.check(portal, alone), portal.memo.used))

    def check() -> list[Finding]:
        of_rules, used = checked()
        if cache:
            store.save(cache / "rules", store.code_version(), used)
        return _told(root, [*findings, *of_links, *of_rules])

    return Loaded(portal, link.published(portal), check, synonyms)


def _told(root: Path, findings: list[Finding]) -> list[Finding]:
    """Say where findings stand, and put them in order."""
    return in_order(locate.located(root, findings))


def _synonyms(root: Path) -> tuple[Synonyms, list[Finding]]:
    """Read the words that search takes for the same; a portal may have none."""
    if not (root / SYNONYMS).is_file():
        return Synonyms(), []
    read, findings = sources.read_model(root, SYNONYMS, Synonyms)
    return read or Synonyms(), findings


def _memo(cache: Path | None) -> store.Memo:
    return store.Memo(store.load(cache / "rules", store.code_version()) if cache else None)


def read_all(root: Path, cache: Path | None, executor: Executor) -> tuple[dict[str, ReadFile], list[Finding]]:
    """Read every file of records and look into those beside them, by path; findings are on the files themselves.

    Files whose size and time are those of the last build come from the cache.
    """
    files, findings = sources.scan(root)
    shelves = store.Shelves(cache / "read" if cache else None, store.code_version())
    kept: dict[str, ReadFile] = shelves.load()
    fresh = {file.path for file in files if (old := kept.get(file.path)) is None or old.stamp != file.stamp}
    gone = kept.keys() - {file.path for file in files}
    touched: dict[int, list[sources.SourceFile]] = {shelves.of(path): [] for path in sorted({*fresh, *gone})}
    for file in files:
        touched.get(shelves.of(file.path), []).append(file)

    def read(numbers: Sequence[int]) -> dict[str, ReadFile]:
        """Read what is fresh on some shelves, and keep these."""
        own = {file.path: _read(root, file) for number in numbers for file in touched[number] if file.path in fresh}
        for number in numbers:
            shelves.save(number, {file.path: own.get(file.path) or kept[file.path] for file in touched[number]})
        return own

    made = {path: each for own in executor.map(read, list(touched), chunk=1) for path, each in own.items()}
    found = {file.path: made.get(file.path) or kept[file.path] for file in files}
    return found, findings + [finding for each in found.values() for finding in each.read.findings]


def _read(root: Path, file: sources.SourceFile) -> ReadFile:
    read = sources.read_records(root, file)
    for record in read.records:
        record.citations()  # followed here, where files are read side by side, and kept with the record
    return ReadFile(file.stamp, read, rules.check_alone(read.records))


def shell_of(portal: Portal, *, preview: bool = False) -> Shell:
    """Make the frame of the portal's pages."""
    return Shell(portal, footer_links(portal), assets.versions(), preview)


def search_index(
    portal: Portal, editorial: Sequence[RenderedPage], synonyms: Synonyms, *, cache: Path | None, executor: Executor
) -> Iterator[Bundle]:
    """Give the search index, where the portal has one."""
    if not portal.identity.features.search:
        return
    pages_known = fingerprint(f"{page.url}{page.html}" for page in sorted(editorial, key=lambda each: each.url))
    known = fingerprint([store.code_version(), portal_fingerprint(portal), pages_known, synonyms.model_dump_json()])

    def make() -> Iterator[tuple[str, bytes]]:
        from gongkai.search.build import build_index  # numpy, for an index that has changed only

        return build_index(documents(portal, editorial), synonyms=synonyms, executor=executor, cache=cache)

    yield Bundle("search/", known, make)


def library_index(stage: Stage, whole: Portal, portal: Portal, past: Trail) -> dict[str, bytes]:
    """Give the lists of the document library, whose files the stage holds by now."""
    if not portal.identity.features.library:
        return {}
    files = {uri: (entry.sha256, entry.size) for uri, entry in stage.wanted.items() if uri.startswith(library.FOLDER)}
    return library.index(portal, touched.past(past.history, past.withdrawn, whole, portal), files)


def finish(stage: Stage, shell: Shell, given: Seal, executor: Executor) -> None:
    """Write what tells of the build itself and the manifest, then put the new site in the old one's place."""
    seal(stage, shell, given, executor)
    stage.finish()


def collisions(uris: Sequence[str]) -> list[Finding]:
    """Find addresses that two files of the site would have."""
    repeated = (uri for uri, count in Counter(uri.casefold() for uri in uris).items() if count > 1)
    return [
        error(uri, "L004", "两个来源会生成同一个网址，请改动其中一个的标识、文件名或旧网址") for uri in sorted(repeated)
    ]


def build_day() -> dt.datetime:
    """Give the moment that the build is said to happen: SOURCE_DATE_EPOCH where it is set, else now; Beijing time."""
    epoch = os.environ.get(MOMENT, "")
    moment = dt.datetime.fromtimestamp(int(epoch), dt.UTC) if epoch.isdigit() else dt.datetime.now(dt.UTC)
    return moment.astimezone(BEIJING).replace(microsecond=0)


def revision(root: Path) -> str:
    """Give the commit that `root` stands at, "" where there is no git history."""
    try:
        asked = subprocess.run(
            ["git", "-C", str(root), "rev-parse", "HEAD"], capture_output=True, text=True, check=False, timeout=10
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return asked.stdout.strip() if asked.returncode == 0 else ""
