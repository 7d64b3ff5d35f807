"""Markdown of records → HTML with clause anchors (L1; pure, no file is read).

comrak with `cjk_friendly_emphasis`, raw HTML off. Rules and search ask for the clauses of the same rendering, so an
anchor that a citation was checked against is the anchor in the page.
"""

from __future__ import annotations

import html as entities
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

import comrak

from gongkai.clauses import Clause, number_blocks

_BLOCK = re.compile(r"<(h[1-6]|p)>(?=(?:<strong>)?[第一二三四五六七八九十百（(0-9])([^<&\n]{0,90})")
_HEADING = re.compile(r"<h([1-6])(?: id=\"([^\"]*)\")?>(.*?)</h\1>", re.DOTALL)
_ARTICLE = re.compile(r"<(?:h[1-6]|p)>(?:<strong>)?第[零〇一二三四五六七八九十百千\d]+条")
_LEAD = 90
"""How many characters of a block `_BLOCK` reads."""
_BARE_HEADING = re.compile(r"<h([1-6])>")
_TAG = re.compile(r"<[^>]*>")
_LINK = re.compile(r'(<a href|<img src)="([^"]*)"')
_ANCHOR = re.compile(r'<(?:h[1-6]|p) id="([^"]+)"')


_EXTENSION = comrak.ExtensionOptions(table=True, footnotes=True, strikethrough=True, cjk_friendly_emphasis=True)


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of a text; `level` 1 to 6 as in HTML."""

    level: int
    anchor: str
    text: str


@dataclass(frozen=True, slots=True)
class Stretch:
    """The text from one anchor to the next, without markup; `anchor` is "" before the first."""

    anchor: str
    heading: str
    text: str


@dataclass(frozen=True, slots=True)
class Rendered:
    """A text as HTML, with its clauses in reading order."""

    html: str
    clauses: tuple[Clause, ...]

    def headings(self) -> tuple[Heading, ...]:
        """List the headings for a table of contents."""
        return tuple(Heading(int(level), anchor, plain(inner)) for level, anchor, inner in _HEADING.findall(self.html))

    def stretches(self) -> tuple[Stretch, ...]:
        """Split the text at its anchors; the pieces hold every word of it, in order."""
        starts = [(0, ""), *((found.start(), found[1]) for found in _ANCHOR.finditer(self.html))]
        bounds = [*starts, (len(self.html), "")]
        labels = {clause.anchor: clause.label for clause in self.clauses}
        labels |= {heading.anchor: heading.text for heading in self.headings()}
        pieces = [
            Stretch(anchor, labels.get(anchor, ""), plain(self.html[start:end]))
            for (start, anchor), (end, _) in pairwise(bounds)
        ]
        return tuple(piece for piece in pieces if piece.text)


def plain(html: str) -> str:
    """Give the words of an HTML fragment, white space folded."""
    if "<" not in html and "&" not in html:
        return " ".join(html.split())
    return " ".join(entities.unescape(_TAG.sub(" " if "<td" in html or "<li" in html else "", html)).split())


def render(text: str) -> Rendered:
    """Render Markdown and give its clauses stable anchors. Headings that are no clause get `h1`, `h2` … as anchors."""
    html = comrak.markdown_to_html(text, _EXTENSION)
    has_articles = _ARTICLE.search(html) is not None
    openings = {found.start(2): found for found in _BLOCK.finditer(html)}
    blocks = ((start, _lead(html, found)) for start, found in openings.items())
    clauses: list[Clause] = []
    pieces: list[str] = []
    last = 0
    for start, clause in number_blocks(blocks, has_articles=has_articles):
        opening = openings[start]
        pieces += (html[last : opening.start()], f'<{opening[1]} id="{clause.anchor}">')
        last = start
        clauses.append(clause)
    pieces.append(html[last:])
    return Rendered(_with_heading_anchors("".join(pieces)), tuple(clauses))


def _lead(html: str, opening: re.Match[str]) -> str:
    """Read the first words of a block; nearly always they are plain text, which the match already holds."""
    text, end = opening[2], opening.end()
    if len(text) < _LEAD and not html.startswith(("</", "\n"), end):
        text = plain(html[opening.start(2) : min(html.find("\n", end), end + 400)])
    return " ".join(text.split())


def _with_heading_anchors(html: str) -> str:
    numbers = iter(range(1, 10_000))
    return _BARE_HEADING.sub(lambda found: f'<h{found[1]} id="h{next(numbers)}">', html)


@lru_cache(maxsize=512)
def _clause_keys(text: str) -> frozenset[str]:
    return frozenset(clause.key for clause in render(text).clauses)


def has_clause(text: str, key: str) -> bool:
    """Tell whether a Markdown text has the clause."""
    return key in _clause_keys(text)


def links(html: str) -> list[str]:
    """List the addresses of links and pictures in rendered HTML, entities resolved."""
    return [entities.unescape(address) for _, address in _LINK.findall(html)]


def relinked(html: str, resolve: Callable[[str], str]) -> str:
    """Replace each address of a link or picture by what `resolve` makes of it."""
    return _LINK.sub(lambda found: f'{found[1]}="{entities.escape(resolve(entities.unescape(found[2])))}"', html)
