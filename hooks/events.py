"""MkDocs' events and commands: the only file that knows MkDocs.

Records are not MkDocs pages. They join the table of files, so that links from editorial pages to them are resolved and
checked; what they look like is made by `gongkai.site` and written by `gongkai.publish`. MkDocs renders the editorial
pages in the same shell. `editorial` is the engine that scripts/build.py and scripts/check.py hand to
`gongkai.building`, `serve` what scripts/serve.py runs; a plain `mkdocs build` works too and writes everything into `site_dir`.
"""

from __future__ import annotations

import logging
import posixpath
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property
from http import HTTPStatus
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from mkdocs.commands.build import build as build_pages
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, MkDocsException
from mkdocs.livereload import LiveReloadServer
from mkdocs.structure.files import File, Files

import gongkai.editorial_pages as editorial_pages
import gongkai.executor as executor
import gongkai.markdown as markdown
import gongkai.page_files as page_files
import gongkai.site as site
import gongkai.site_files as site_files
from gongkai.audit import trail
from gongkai.building import Report, Session
from gongkai.engine_messages import translated
from gongkai.findings import Finding, blocking
from gongkai.output import BASE
from gongkai.preview import Preview
from gongkai.record import Record, Storage

if TYPE_CHECKING:
    from wsgiref.types import StartResponse

REPOSITORY = Path(__file__).resolve().parent.parent
_MARKDOWN_FILE = re.compile(r"[\w.-]+\.md\b")
log = logging.getLogger("mkdocs.hooks.gongkai")


class RecordFile(File):
    """A record in MkDocs' table of files: links to its source lead to its page, which is written elsewhere."""

    def __init__(self, record: Record, source: str, text: Callable[[Record], str], config: MkDocsConfig) -> None:
        super().__init__(
            source, src_dir=None, dest_dir=config.site_dir, use_directory_urls=True, dest_uri=f"{record.url}index.html"
        )
        self.page = _Anchors(record, text)  # type: ignore[assignment]  # all that MkDocs asks of a link's target

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
    """Leave the editorial pages that can be read and their pictures to MkDocs; put records in the place of their sources."""
    portal = _session(config).shell.portal
    docs = Path(config.docs_dir)
    shown = page_files.shown(portal)
    kept = [
        each for each in files if each.src_dir and Path(each.src_dir) == docs and f"content/{each.src_uri}" in shown
    ]
    named = _named(file for file in kept if file.is_documentation_page())
    sources = ((record, _source(record)) for record in portal.every())
    records = [
        RecordFile(record, source, portal.text, config)
        for record, source in sources
        if posixpath.basename(source) in named
    ]
    return Files([*kept, *records])


def _named(pages: Iterable[File]) -> set[str]:
    """List the names of Markdown files that editorial pages speak of; other records need not be known to MkDocs."""
    return {name for page in pages for name in _MARKDOWN_FILE.findall(page.content_string)}


def on_env(env: Any, config: MkDocsConfig, files: Files) -> Any:
    """Escape everything that templates print."""
    env.autoescape = True
    return env


def on_page_context(context: Any, page: Any, config: MkDocsConfig, nav: Any) -> Any:
    """Give the template the page as the shell wants it."""
    session = _session(config)
    rendered = editorial_pages.RenderedPage(
        page.url if page.url != "./" else "", page.file.src_uri, page.content, _headings(page.toc)
    )
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
    for output in site_files.build_outputs(session.shell.portal, session.shell, session.pages, trail.Trail()):
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


def editorial(session: Session, root: Path, place: Path) -> list[Finding]:
    """Have MkDocs render the editorial pages into `place`; give what it says of them."""
    docs = page_files.linked(session.shell.portal, root, place.with_name(f"{place.name}-sources"))
    logger = logging.getLogger("mkdocs")
    logger.propagate = False
    collector = _Collector(root)
    logger.addHandler(collector)
    try:
        config = load_config(str(REPOSITORY / "mkdocs.yml"), docs_dir=str(docs), site_dir=str(place))
        config.extra["gongkai"] = session
        config.extra["gongkai_staged"] = True
        build_pages(config)
    except MkDocsException as problem:
        collector.findings.append(translated(str(problem), root))
    finally:
        logger.removeHandler(collector)
    return collector.findings


class _Server(LiveReloadServer):
    """MkDocs' server, which reloads browsers after each build, with files that are made when they are asked for."""

    def __init__(self, preview: Preview, opened: Callable[[int], None], **options: Any) -> None:
        super().__init__(root=str(preview.scratch), polling_interval=0.3, **options)
        self.preview, self.opened = preview, opened
        self.error_handler = lambda code: preview.content("404.html") if code == HTTPStatus.NOT_FOUND else None

    def server_activate(self) -> None:
        """Begin to listen, and say at which port."""
        super().server_activate()
        self.opened(self.server_port)

    def _serve_request(self, environ: dict[str, str], start_response: StartResponse) -> Iterable[bytes] | None:
        """Answer with a file of the preview once the reading under way is done; what browsers poll is MkDocs' own."""
        path = environ["PATH_INFO"].encode("latin-1").decode("utf-8", "replace")
        if path.startswith("/livereload/"):
            polled: Iterable[bytes] | None = super()._serve_request(environ, start_response)
            return polled
        with self._epoch_cond:
            self._epoch_cond.wait_for(lambda: self._visible_epoch == self._wanted_epoch)
            epoch = self._visible_epoch
        uri = posixpath.normpath(f"{path}index.html" if path.endswith("/") else path).lstrip("/")
        content = self.preview.content(uri)
        if content is None:
            if f"{uri}/index.html" not in self.preview.files:
                return None
            start_response("302 Found", [("Location", f"{quote(path)}/")])
            return []
        if uri.endswith(".html"):
            content = self._inject_js_into_html(content, epoch)  # type: ignore[no-untyped-call]  # MkDocs annotates its constructor only
        kind = self._guess_type(uri)  # type: ignore[no-untyped-call]  # the same
        start_response("200 OK", [("Content-Type", kind), ("Content-Length", str(len(content)))])
        return [content]


def serve(
    preview: Preview, host: str, port: int, *, tell: Callable[[Report], None], opened: Callable[[int], None]
) -> None:
    """Preview a portal at `host:port` and read it again on every saved change, until interrupted.

    `tell` hears of every reading, `opened` of the port once it can be visited.
    """

    def read() -> None:
        tell(preview.update(editorial))

    read()
    server = _Server(preview, opened, builder=read, host=host, port=port)
    for place in (preview.root / "catalog", preview.root / "content", REPOSITORY / "overrides"):
        if place.is_dir():
            server.watch(str(place))
    try:
        server.serve()  # type: ignore[no-untyped-call]  # MkDocs annotates its constructor only
    except KeyboardInterrupt:
        pass
    finally:
        server.shutdown()
