"""Every file of the site in shares (L4): each lists its own when it is asked to, and nothing is rendered by that."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial

from gongkai import (
    assets,
    attribute_data,
    deadlines,
    enclosures,
    event_calendar,
    export,
    feeds,
    library,
    manifest,
    measures_file,
    offline_packs,
    registrations,
    report_data,
    request_form_files,
    running_heads,
    share_files,
    sitemap,
    store,
)  # fmt: skip
from gongkai.audit import trail
from gongkai.audit.trail import Trail
from gongkai.editorial_pages import RenderedPage
from gongkai.output import Output, PageOutput, PagePart, Part, fingerprint
from gongkai.pages import every
from gongkai.portal import Portal
from gongkai.search import page as search_page
from gongkai.shell import Shell

_SHARED = (offline_packs, report_data, export, manifest)
"""Modules whose files are so dear to make that they part them themselves."""
_WHOLE = (
    assets,
    feeds,
    measures_file,
    deadlines,
    event_calendar,
    attribute_data,
    request_form_files,
    running_heads,
    share_files,
    library,
)


def page_parts(portal: Portal, shell: Shell) -> list[Part]:
    """Give the shares of the pages that readers find, but for the editorial ones, those of most pages first."""
    found: list[PagePart] = [*every.parts(portal, preview=shell.preview), partial(search_page.pages, portal)]
    base = _base(portal, shell)
    return [partial(_framed, part, shell, base) for part in found]


def file_parts(portal: Portal, shell: Shell, past: Trail) -> list[Part]:
    """Give the shares of all other files that can be listed before the pages are, those of most work first."""
    base = _base(portal, shell)
    found: list[Part] = [part for module in _SHARED for part in module.parts(portal)]
    found += [partial(module.outputs, portal) for module in _WHOLE]
    found += [partial(_enclosed, portal), partial(trail.outputs, portal, past)]
    return [
        *(partial(_based, part, base) for part in found),
        partial(_framed, partial(trail.pages, portal, past), shell, base),
    ]


def sitemap_of(portal: Portal, shell: Shell, uris: Iterable[str], editorial: Sequence[RenderedPage]) -> list[Output]:
    """Give the site map of the pages among `uris`, and of the editorial ones."""
    listed = (uri.removesuffix("index.html") for uri in uris if uri.endswith("index.html"))
    urls = [*listed, *(page.url for page in editorial)]
    return list(_based(partial(sitemap.outputs, portal, urls), _base(portal, shell)))


def build_outputs(portal: Portal, shell: Shell, editorial: Sequence[RenderedPage], past: Trail) -> list[Output]:
    """List every file of the site that is not an editorial page; nothing is rendered yet."""
    pages = [output for part in page_parts(portal, shell) for output in part()]
    files = [output for part in file_parts(portal, shell, past) for output in part()]
    return [*pages, *sitemap_of(portal, shell, [page.uri for page in pages], editorial), *files]


def _base(portal: Portal, shell: Shell) -> str:
    """Fingerprint what every file depends on."""
    return fingerprint(
        (
            store.code_version(),
            portal.identity.model_dump_json(),
            str(shell.preview),
            str(shell.links),
            str(registrations.registrations(portal)),
        )
    )


def _framed(part: PagePart, shell: Shell, base: str) -> Iterator[Output]:
    for page in part():
        uri = page.url if page.url.endswith(".html") else f"{page.url}index.html"
        yield Output(uri, base + page.fingerprint, partial(_joined, page, shell))


def _joined(page: PageOutput, shell: Shell) -> bytes:
    return shell.join(page.make())


def _based(part: Part, base: str) -> Iterator[Output]:
    return (Output(each.uri, base + each.fingerprint, each.render) for each in part())


def _enclosed(portal: Portal) -> Iterator[Output]:
    """Give the files that belong to published records and to the foot of every page, once each."""
    found = {each.url: each for each in (*enclosures.every_enclosure(portal), *registrations.mark_files(portal))}
    for url, enclosure in sorted(found.items()):
        place = portal.root / enclosure.source
        if place.is_file() and place.resolve().is_relative_to(portal.root.resolve()):
            status = place.stat()
            yield Output(url, f"{status.st_size} {status.st_mtime_ns}", place.read_bytes)
