"""A record's text as it stands in its page (L3): links resolved, headings in order, tables that can be scrolled."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from itertools import pairwise
from operator import itemgetter

from gongkai import markdown, tables
from gongkai.clauses import Clause
from gongkai.enclosures import source_of
from gongkai.markdown import Rendered
from gongkai.output import BASE, Heading
from gongkai.pages.press import Press
from gongkai.record import Record, Role
from gongkai.wording import clipped

_LEVEL = re.compile(r"<(/?)h([1-6])(?=[ >])")
_HEADING = re.compile(r'<h([23]) id="([^"]+)">(.*?)</h', re.DOTALL)
_ELSEWHERE = re.compile(r"^(?:[a-zA-Z][a-zA-Z0-9+.-]*:|#|/)")
_FIRST_WORDS = re.compile(r"[^，。：；]+")


def finished(html: str, record: Record, press: Press) -> str:
    """Make rendered Markdown fit for a page: addresses from the root, one `h1`, accessible tables."""
    if "href=" in html or "src=" in html:
        html = markdown.relinked(html, lambda address: resolved(address, record, press))
    return in_order(tables.accessible(html))


def resolved(address: str, record: Record, press: Press) -> str:
    """Turn an address relative to the record's file into one from the site's root; leave others as they are."""
    if _ELSEWHERE.match(address) or not address:
        return address
    path, mark, fragment = address.partition("#")
    source = source_of(record, path)
    target = press.by_path.get(source)
    if target is not None:
        return BASE + target.url + mark + fragment
    if source.endswith(".md") and source.startswith("content/"):
        return BASE + editorial_url(source) + mark + fragment
    return BASE + record.url + posixpath.basename(path)


def editorial_url(source: str) -> str:
    """Give the address of the page that MkDocs makes of a Markdown file under `content/`."""
    return source.removeprefix("content/").removesuffix(".md").removesuffix("index").rstrip("/") + "/"


def in_order(html: str, top: int = 2) -> str:
    """Shift headings so that the first level is `top`, `h2` for a text of its own, and no level is skipped."""
    levels = [int(level) for slash, level in _LEVEL.findall(html) if not slash]
    if not levels or (min(levels) == top and levels[0] == top and all(b - a < 2 for a, b in pairwise(levels))):
        return html
    steps = iter(list(_levels(levels, top)))
    current = str(top)

    def replaced(found: re.Match[str]) -> str:
        nonlocal current
        if not found[1]:
            current = str(next(steps))
        return f"<{found[1]}h{current}"

    return _LEVEL.sub(replaced, html)


def _levels(levels: list[int], top: int) -> Iterator[int]:
    shift = top - min(levels)
    last = top - 1
    for level in levels:
        last = min(level + shift, last + 1, 6)
        yield last


def contents(rendered: Rendered, html: str) -> tuple[Heading, ...]:
    """List headings and articles of a finished text for the contents list, in reading order."""
    entries = [(each.start(), _heading(*each.groups())) for each in _HEADING.finditer(html)]
    headed = {heading.anchor for _, heading in entries}
    under = 3 if headed else 2
    place = 0
    for clause in rendered.clauses:
        if clause.depth < 2 and clause.anchor not in headed:
            place = html.find(f'id="{clause.anchor}"', place)
            entries.append((place, Heading(under, clause.anchor, lead(clause))))
    if headed:
        entries.sort(key=itemgetter(0))
    return tuple(heading for _, heading in entries)


def _heading(level: str, anchor: str, inner: str) -> Heading:
    return Heading(int(level), anchor, clipped(markdown.plain(inner), 30))


def lead(clause: Clause) -> str:
    """Give a clause's number and its first words."""
    words = _FIRST_WORDS.match(clause.lead)
    return clipped(words[0] if words else clause.lead, 20)


def targets(record: Record, press: Press) -> Iterator[str]:
    """Give where the links of a record's text lead; its page depends on it besides the text itself."""
    text = press.portal.text(record) if record.origin.linked else record.by_role(Role.TEXT) or ""
    if "](" in text or "]:" in text:
        for address in markdown.links(markdown.render(text).html):
            yield resolved(address, record, press)
