"""MkDocs' events and commands: the only file that knows MkDocs.

Records are not MkDocs pages. They join the table of files, so that links from editorial pages to them are resolved and
checked; what they look like is made by `gongkai.site` and written by `gongkai.publish`. MkDocs renders the editorial
pages in the same shell. `build` is what scripts/build.py runs, `serve` what scripts/serve.py runs; a plain
`mkdocs build` works too and writes everything into `site_dir`.
"""

from __future__ import annotations

import logging
import posixpath
import re
import tempfile
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from mkdocs.commands.build import build as build_pages
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, MkDocsException
from mkdocs.livereload import LiveReloadServer
from mkdocs.structure.files import File, Files

import gongkai.editorial_pages as editorial_pages
import gongkai.executor as executor
import gongkai.markdown as markdown
import gongkai.publish as publish
import gongkai.site as site
import gongkai.store as store
from gongkai.audit import signature, trail
from gongkai.audit.sealing import Seal
from gongkai.engine_messages import translated
from gongkai.findings import Finding, blocking, in_order
from gongkai.output import BASE
from gongkai.record import Record, Storage
from gongkai.shell import Shell

REPOSITORY = Path(__file__).resolve().parent.parent
log = logging.getLogger("mkdocs.hooks.gongkai")


@dataclass
class Session:
    """One build: the portal that was read, and the editorial pages as MkDocs renders them."""

    loaded: site.Loaded
    shell: Shell
    pages: list[editorial_pages.RenderedPage] = field(default_factory=list)


@dataclass(frozen=True)
class Job:
    """What is asked for. `out` is the site's folder, `scratch` a folder of ours for what lasts from build to build."""

    root: Path
    out: Path
    scratch: Path
    strict: bool = False
    preview: bool = False
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


class RecordFile(File):
    """A record in MkDocs' table of files: links to its source lead to its page, which is written elsewhere."""

    def __init__(self, record: Record, source: str, text: Callable[[Record], str], config: MkDocsConfig) -> None:
        super().__init__(
            source, src_dir=None, dest_dir=config.site_dir, use_directory_urls=True, dest_uri=f"{record.url}index.html"
        )
        self.page = _Anchors(record, text)  # type: ignore[assignment]

    def is_documentation_page(self) -> bool:
        """Keep MkDocs from rendering the record."""
        return False

    def copy_file(self, dirty: bool = False) -> None:
        """Do nothing: the record's page is written with all other outputs."""


@dataclass
class _Anchors:
    """What MkDocs asks of a link's target: the anchors in it."""

    record: Record
    text: Callable[[Record], str]

    @cached_property
    def present_anchor_ids(self) -> set[str]:
        """The anchors of the record's page; its text is rendered only when a link asks."""
        rendered = markdown.render(self.text(self.record))
        return {heading.anchor for heading in rendered.headings()} | {clause.anchor for clause in rendered.clauses}


# --- events ------------------------------------------------------------------------------------------------------


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Take name and address from the portal; read it, if no command of ours has done so."""
    config.theme.static_templates = set()
    if "gongkai" not in config.extra:
        root = Path(config.docs_dir).parent
        loaded = site.load_portal(root, site.build_day().date(), executor=executor.default())
        _log(loaded.findings)
        if loaded.published is None or blocking(loaded.findings, strict=bool(config.strict)):
            raise Abort("资料有误，没有生成网站；请按以上提示改正")
        config.extra["gongkai"] = Session(loaded, site.shell_of(loaded.published))
    portal = _session(config).shell.portal
    config.site_name, config.site_url = portal.identity.name, portal.identity.url
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Leave the editorial pages and their pictures to MkDocs; put records in the place of their sources."""
    portal = _session(config).shell.portal
    ours = tuple(f"{kind}/" for kind in site.markdown_folders())
    docs = Path(config.docs_dir)
    kept = [file for file in files if file.src_dir and Path(file.src_dir) == docs and not file.src_uri.startswith(ours)]
    records = [RecordFile(record, _source(record), portal.text, config) for record in portal.every()]
    return Files([*kept, *records])


def on_env(env: Any, config: MkDocsConfig, files: Files) -> Any:
    """Escape everything that templates print."""
    env.autoescape = True
    return env


def on_page_context(context: Any, page: Any, config: MkDocsConfig, nav: Any) -> Any:
    """Give the template the page as the shell wants it."""
    session = _session(config)
    rendered = editorial_pages.RenderedPage(page.url if page.url != "./" else "", page.file.src_uri, page.content, _headings(page.toc))
    session.pages.append(rendered)
    view = editorial_pages.page(rendered, session.shell.portal)
    context.update(session.shell.variables(view.column), **session.shell.slots(view), base=BASE)
    return context


def on_post_page(output: str, page: Any, config: MkDocsConfig) -> str:
    """Make addresses relative to where the page lies."""
    return output.replace(BASE, _session(config).shell.prefix(page.url if page.url != "./" else ""))


def on_post_build(config: MkDocsConfig) -> None:
    """Write all other files, when MkDocs was run by itself."""
    session = _session(config)
    if config.extra.get("gongkai_staged"):
        return
    for output in site.build_outputs(session.shell.portal, session.shell, session.pages, trail.Trail()):
        place = Path(config.site_dir, output.uri)
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(output.render())


def _session(config: MkDocsConfig) -> Session:
    session: Session = config.extra["gongkai"]
    return session


def _source(record: Record) -> str:
    """Give the path under which editorial pages link to a record: its own file, or `<plural>/<id>.md` in a catalog."""
    if record.info.storage is Storage.MARKDOWN:
        return record.origin.path.removeprefix("content/")
    return posixpath.join(record.info.plural, f"{record.id}.md")


def _headings(toc: Iterable[Any]) -> tuple[tuple[int, str, str], ...]:
    found: list[tuple[int, str, str]] = []
    for entry in toc:
        found.append((entry.level, entry.id, entry.title))
        found += _headings(entry.children)
    return tuple(found)


def _log(findings: Iterable[Finding]) -> None:
    for finding in findings:
        log.log({"错误": logging.ERROR, "警告": logging.WARNING}.get(finding.level, logging.INFO), str(finding))


# --- commands ----------------------------------------------------------------------------------------------------


class _Collector(logging.Handler):
    """Keeps MkDocs' own warnings, which are about editorial pages, as findings."""

    def __init__(self, root: Path) -> None:
        super().__init__(logging.WARNING)
        self.root = root
        self.findings: list[Finding] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Translate one warning."""
        self.findings.append(translated(record.getMessage(), self.root))


def build(job: Job) -> Report:
    """Build the site of `job.root` into `job.out`; on blocking findings nothing is changed.

    Raises PublishError when `job.out` cannot be replaced, NoSite when `job.previous` is none, KeyProblem.
    """
    with store.paused_collection():
        return _build(job)


def _build(job: Job) -> Report:
    clock = _Clock()
    before, of_before = trail.before(job.previous, job.out)
    key = signature.private_key(job.key) if job.key else None
    workers = executor.default()
    stage = publish.Stage.prepare(job.out, job.scratch)
    loaded = site.load_portal(job.root, site.build_day().date(), cache=stage.cache, executor=workers)
    clock.lap("读取与检查")
    if loaded.published is None or blocking(loaded.findings, strict=job.strict):
        stage.keep()
        return Report(loaded.findings, done=False, seconds=clock.laps)
    past, of_past = trail.read(loaded.published, stage.cache, workers)
    published = past.told(loaded.published)
    clock.lap("读取历史")
    shell = site.shell_of(published, preview=job.preview)
    session = Session(loaded, shell)
    pages = stage.cache / "pages"
    findings = in_order([*loaded.findings, *of_before, *of_past, *_editorial(job, session, pages)])
    clock.lap("栏目页")
    outputs = site.build_outputs(published, shell, session.pages, past)
    outputs += publish.fixed(_tree(pages))
    findings = in_order([*findings, *site.collisions([output.uri for output in outputs])])
    findings = in_order([*findings, *trail.lost(before, outputs, published, past)])
    if blocking(findings, strict=job.strict):
        stage.keep()
        return Report(findings, done=False, seconds=clock.laps)
    clock.lap("列出文件")
    stage.write(outputs, workers, progress=job.progress)
    clock.lap("写页面")
    for bundle in site.search_index(published, session.pages, loaded.synonyms, cache=stage.cache, executor=workers):
        stage.write_bundle(bundle)
    clock.lap("搜索索引")
    site.finish(stage, shell, Seal(site.build_day(), before, past.withdrawn, key), workers)
    clock.lap("清单与换上新站")
    records = sum(1 for _ in loaded.published.every())
    count = sum(1 for output in outputs if output.uri.endswith(".html"))
    return Report(findings, True, records, count, len(stage.wanted), stage.written, clock.laps)


def check(root: Path) -> list[Finding]:
    """List all findings of a build of `root`, those on addresses and on editorial pages included; nothing is written."""
    loaded = site.load_portal(root, site.build_day().date(), executor=executor.default())
    if loaded.published is None or not (root / "content").is_dir():
        return loaded.findings
    session = Session(loaded, site.shell_of(loaded.published))
    with tempfile.TemporaryDirectory() as place:
        pages = Path(place, "pages")
        of_pages = _editorial(Job(root, Path(place), Path(place)), session, pages)
        uris = [*(each.relative_to(pages).as_posix() for each in pages.rglob("*") if each.is_file())]
    past, of_past = trail.withdrawals(loaded.published)
    uris += [output.uri for output in site.build_outputs(loaded.published, session.shell, session.pages, past)]
    return in_order([*loaded.findings, *of_pages, *of_past, *site.collisions(uris)])


def _editorial(job: Job, session: Session, place: Path) -> list[Finding]:
    """Have MkDocs render the editorial pages into `place`; give what it says of them."""
    docs = job.root / "content"
    docs.mkdir(exist_ok=True)
    logger = logging.getLogger("mkdocs")
    logger.propagate = False
    collector = _Collector(job.root)
    logger.addHandler(collector)
    try:
        config = load_config(str(REPOSITORY / "mkdocs.yml"), docs_dir=str(docs), site_dir=str(place))
        config.extra["gongkai"] = session
        config.extra["gongkai_staged"] = True
        build_pages(config)
    except MkDocsException as problem:
        collector.findings.append(translated(str(problem), job.root))
    finally:
        logger.removeHandler(collector)
    return collector.findings


def _tree(place: Path) -> dict[str, bytes]:
    """Read what MkDocs wrote; its own sitemap is not wanted."""
    files = (path for path in sorted(place.rglob("*")) if path.is_file() and not re.match(r"sitemap\.xml", path.name))
    return {path.relative_to(place).as_posix(): path.read_bytes() for path in files}


class _Clock:
    """Seconds by step."""

    def __init__(self) -> None:
        self.laps: dict[str, float] = {}
        self._last = time.perf_counter()

    def lap(self, name: str) -> None:
        """Count the time since the last lap under `name`."""
        now = time.perf_counter()
        self.laps[name] = self.laps.get(name, 0.0) + now - self._last
        self._last = now


def serve(job: Job, host: str, port: int, tell: Callable[[Report], None]) -> None:
    """Preview `job` at `host:port` and build again on every saved change, until interrupted."""

    def rebuild() -> None:
        tell(build(job))

    rebuild()
    server = LiveReloadServer(builder=rebuild, host=host, port=port, root=str(job.out), polling_interval=0.3)
    for place in (job.root / "catalog", job.root / "content", REPOSITORY / "overrides"):
        if place.is_dir():
            server.watch(str(place))
    try:
        server.serve()
    except KeyboardInterrupt:
        pass
    finally:
        server.shutdown()
