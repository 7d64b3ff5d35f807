"""A whole build, start to end (L4): findings first, then every file beside the old site, then the swap.

Files are listed, compared with those of the last build and written in shares, each by whichever worker is free, and the
page engine renders the editorial pages at the same time, while rules are still being checked; where these forbid the site,
the writing stops. What is wrong with editorial pages, and what can be said of the whole only, that two files would have one
address or that an old address would be lost, is said after that and still before the swap. In all these cases what was
written is thrown away.

The page engine that renders the editorial pages is handed in, so this is all that must be kept when the engine changes.
"""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from gongkai import executor, publish, site, site_files, store
from gongkai.audit import signature, trail
from gongkai.audit.sealing import Seal
from gongkai.editorial_pages import RenderedPage
from gongkai.executor import Executor
from gongkai.findings import Finding, blocking, in_order
from gongkai.shell import Shell


@dataclass
class Session:
    """One build: the portal that was read, and the editorial pages as the engine renders them."""

    loaded: site.Loaded
    shell: Shell
    pages: list[RenderedPage] = field(default_factory=list)


@dataclass(frozen=True)
class Job:
    """What is asked for. `out` is the site's folder, `scratch` a folder of ours for what lasts from build to build."""

    root: Path
    out: Path
    scratch: Path
    strict: bool = False
    previous: Path | None = None
    """The site, or manifest, before this one; without it the last good site at `out`."""
    key: Path | None = None
    """The private key to sign the manifest with."""
    progress: Callable[[int, int], None] | None = None


@dataclass(frozen=True)
class Report:
    """How a build went. `seconds` by step; `files` and `written` count files of the site."""

    findings: list[Finding]
    done: bool
    records: int = 0
    pages: int = 0
    files: int = 0
    written: int = 0
    seconds: dict[str, float] = field(default_factory=dict)


Engine = Callable[[Session, Path, Path], list[Finding]]
"""Renders the editorial pages under a root into a folder, tells the session of each, and gives what is wrong with them."""


class Clock:
    """Seconds by step."""

    def __init__(self) -> None:
        self.laps: dict[str, float] = {}
        self._last = time.perf_counter()

    def lap(self, name: str) -> None:
        """Count the time since the last lap under `name`."""
        now = time.perf_counter()
        self.laps[name] = self.laps.get(name, 0.0) + now - self._last
        self._last = now


def build(job: Job, engine: Engine) -> Report:
    """Build the site of `job.root` into `job.out`; on blocking findings nothing is changed.

    Raises PublishError when `job.out` cannot be replaced, NoSite when `job.previous` is none, KeyProblem.
    """
    with store.paused_collection():
        return _build(job, engine)


def _build(job: Job, engine: Engine) -> Report:
    clock = Clock()
    before, of_before = trail.before(job.previous, job.out)
    key = signature.private_key(job.key) if job.key else None
    workers = executor.default()
    stage = publish.Stage.prepare(job.out, job.scratch)
    loaded = site.load_portal(job.root, site.build_day().date(), cache=stage.cache, executor=workers)
    clock.lap("读取与检查")
    if loaded.portal is None or loaded.published is None:
        stage.keep()
        return Report(loaded.findings, done=False, seconds=clock.laps)
    past, of_past = trail.read(loaded.portal, loaded.published, stage.cache, workers)
    published = past.told(loaded.published)
    clock.lap("读取历史")
    shell = site.shell_of(published)
    rendered = workers.beside(partial(_rendered, engine, Session(loaded, shell), job.root, stage.cache / "pages"))

    def is_stopped() -> bool:
        return bool(blocking([*loaded.findings, *of_before, *of_past], strict=job.strict))

    written = _write(stage, shell, past, workers, job.progress, is_stopped)
    clock.lap("写页面")
    pages, of_pages = rendered()
    findings = in_order([*loaded.findings, *of_before, *of_past, *of_pages])
    if written is None:
        return Report(findings, done=False, seconds=clock.laps)
    uris = _write_rest(stage, shell, workers, written, pages, tree(stage.cache / "pages"))
    findings = in_order([*findings, *site.collisions(uris), *trail.lost(before, {*uris}, published, past)])
    if blocking(findings, strict=job.strict):
        return Report(findings, done=False, seconds=clock.laps)
    clock.lap("栏目页")
    for bundle in site.search_index(published, pages, loaded.synonyms, cache=stage.cache, executor=workers):
        stage.write_bundle(bundle)
    clock.lap("搜索索引")
    stage.write(publish.fixed(site.library_index(stage, loaded.portal, published, past)), workers)
    clock.lap("文件库清单")
    site.finish(stage, shell, Seal(site.build_day(), before, past.withdrawn, key), workers)
    clock.lap("清单与换上新站")
    records, count = sum(1 for _ in published.every()), sum(1 for uri in uris if uri.endswith(".html"))
    return Report(findings, True, records, count, len(stage.wanted), stage.written, clock.laps)


def _rendered(engine: Engine, session: Session, root: Path, place: Path) -> tuple[list[RenderedPage], list[Finding]]:
    """Have the editorial pages rendered; give them and what is wrong with them, for this may be a process of its own."""
    findings = engine(session, root, place)
    return session.pages, findings


class Written(NamedTuple):
    """Addresses of what was written besides editorial pages, one written twice twice: of pages, and of other files."""

    pages: list[str]
    files: list[str]


def _write(
    stage: publish.Stage,
    shell: Shell,
    past: trail.Trail,
    workers: Executor,
    progress: Callable[[int, int], None] | None,
    is_stopped: Callable[[], bool],
) -> Written | None:
    """Write all files into the stage but those that need the others, and the editorial pages.

    None where `is_stopped`, asked when the work has begun, says that the site is not to be had.
    """
    portal = shell.portal
    of_pages, of_files = site_files.page_parts(portal, shell), site_files.file_parts(portal, shell, past)
    parts = [*of_files, *of_pages]  # the dearest first, none at the end
    found = stage.write_parts(parts, workers, progress=progress, is_stopped=is_stopped)
    if found is None:
        return None
    return Written([*chain.from_iterable(found[len(of_files) :])], [*chain.from_iterable(found[: len(of_files)])])


def _write_rest(
    stage: publish.Stage,
    shell: Shell,
    workers: Executor,
    written: Written,
    editorial: Sequence[RenderedPage],
    engine_files: Mapping[str, bytes],
) -> list[str]:
    """Write what the engine made, and the map of all pages; give the addresses of all that is written by then."""
    rest = [*site_files.sitemap_of(shell.portal, shell, written.pages, editorial), *publish.fixed(engine_files)]
    stage.write(rest, workers)
    return [*written.pages, *written.files, *(output.uri for output in rest)]


def check(root: Path, engine: Engine) -> list[Finding]:
    """List all findings of a build of `root`, those on addresses and on editorial pages included; nothing is written."""
    loaded = site.load_portal(root, site.build_day().date(), executor=executor.default())
    if loaded.published is None or not (root / "content").is_dir():
        return loaded.findings
    session = Session(loaded, site.shell_of(loaded.published))
    with tempfile.TemporaryDirectory() as place:
        pages = Path(place, "pages")
        of_pages = engine(session, root, pages)
        uris = [*(each.relative_to(pages).as_posix() for each in pages.rglob("*") if each.is_file())]
    past, of_past = trail.withdrawals(loaded.published)
    uris += [output.uri for output in site_files.build_outputs(loaded.published, session.shell, session.pages, past)]
    return in_order([*loaded.findings, *of_pages, *of_past, *site.collisions(uris)])


def tree(place: Path) -> dict[str, bytes]:
    """Read what the engine wrote; its own sitemap is not wanted."""
    files = (path for path in sorted(place.rglob("*")) if path.is_file() and not path.name.startswith("sitemap.xml"))
    return {path.relative_to(place).as_posix(): path.read_bytes() for path in files}
