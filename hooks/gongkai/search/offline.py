"""A policy pack as one HTML file for a service hall without network: its texts, questions and a lunr index made here (L3).

A Chinese text goes into the index as pairs of characters, and so does a query in `offline.js`, so that the small search
of the file needs no word list. Style and script stand inside the file as
data addresses, the index as compressed JSON; it asks nothing of anyone.
"""

from __future__ import annotations

import base64
import gzip
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from operator import add
from typing import NamedTuple

from markupsafe import Markup
from pydantic_core import to_json

from gongkai.search.document import SearchDocument
from gongkai.search.folding import MARKED_WORD, folded_text
from gongkai.search.lunr_index import Lexicon, Terms, index
from gongkai.templates import THEME, render, safe
from gongkai.wording import chinese_date

_SCRIPT = THEME / "assets" / "js" / "search" / "offline.js"
_LUNR = THEME / "offline" / "lunr.min.js"
_STYLE = THEME / "assets" / "css" / "offline.css"


class Named(NamedTuple):
    """A document that the file only names: title and number."""

    title: str
    number: str


class Printed(NamedTuple):
    """A heading and the lines under it, as a chapter shows them. `below`: the heading is one of a lower level."""

    heading: str
    lines: list[str]
    below: bool = False


@dataclass(frozen=True, slots=True)
class Chapter:
    """A document ready for any pack: its text as HTML, and its terms, counted once for each number of characters."""

    document: SearchDocument
    html: Markup
    lexicon: Lexicon
    _terms: dict[int, dict[str, Terms]] = field(default_factory=dict)

    def terms(self, limit: int) -> dict[str, Terms]:
        """Count the terms of every field, of each section's text those in its first `limit` characters."""
        if limit not in self._terms:
            self._terms[limit] = {
                name: self.lexicon.counted(tokens(text)) for name, text in _fields(self.document, limit)
            }
        return self._terms[limit]


class Bindery:
    """Makes the chapters of packs, whose terms it numbers alike: those of one pack come from one bindery."""

    def __init__(self) -> None:
        self._lexicon = Lexicon()

    def chapter(self, document: SearchDocument, sections: Sequence[Printed] = ()) -> Chapter:
        """Print a document.

        `sections` are printed in place of the document's own, whose words are searched all the same.
        """
        sections = sections or [_printed(each.heading, each.text) for each in document.sections]
        html = safe(
            render(
                "offline/chapter.html",
                document=document,
                date=chinese_date(document.dated_on) if document.dated_on else "",
                sections=sections,
            )
        )
        return Chapter(document, html, self._lexicon)


@dataclass(frozen=True, slots=True)
class OfflinePack:
    """What goes into one file: a pack, what it gathers, and where and when it was made."""

    title: str
    summary: str
    portal: str
    address: str
    made_on: str
    chapters: Sequence[Chapter]
    """One at least: the pack's own text."""
    left_out: Sequence[Named] = ()
    """Documents that belong to the pack and are too many for the file."""


MOST_BYTES = 1_000_000
_LAST_NUMBER = re.compile(r"（[一二三四五六七八九十]+）$")
"""The end of 四、（一）, with which the text of that clause begins."""
_LETTERS = re.compile(r"[^\W_]+")
_INDEXED = (100_000, 300, 80)
"""Characters of each section that are searched: all, or fewer where the file would grow too large."""
_BOOSTS = {"title": 8, "numbers": 8, "body": 1}


def _printed(heading: str, text: str) -> Printed:
    """Print a section whose text begins with its heading, as a search result quotes it, without saying that twice."""
    lines = [line for line in text.split("\n") if line]
    if not heading or not lines:
        return Printed(heading, lines)
    if lines[0].startswith(heading):
        rest = lines[0][len(heading) :].strip()
        return Printed(heading, [*([rest] if rest else []), *lines[1:]])
    number = _LAST_NUMBER.search(heading)
    return Printed("" if number and lines[0].startswith(number[0]) else heading, lines)


def pack_file(pack: OfflinePack) -> bytes:
    """Make the file; a very large pack is searched by titles and the beginnings of its sections."""
    made = b""
    for limit in _INDEXED:
        made = _file(pack, limit)
        if len(made) <= MOST_BYTES:
            break
    return made


def _file(pack: OfflinePack, limit: int) -> bytes:
    chapters = {f"d{number}": chapter for number, chapter in enumerate(pack.chapters)}
    return render(
        "offline/pack.html",
        pack=pack,
        chapters=chapters,
        index=_packed(index([chapter.terms(limit) for chapter in pack.chapters], _BOOSTS, pack.chapters[0].lexicon)),
        style=_encoded(_STYLE.read_bytes()),
        script=_encoded(_LUNR.read_bytes() + _SCRIPT.read_bytes()),
    ).encode()


def _packed(content: object) -> str:
    """Write JSON so that it takes little room in an attribute."""
    return _encoded(gzip.compress(to_json(content), 4, mtime=0))


def _encoded(data: bytes) -> str:
    return base64.b64encode(data).decode("ascii")


def _fields(document: SearchDocument, limit: int) -> Iterator[tuple[str, str]]:
    """Give the texts that are searched, by the names of their fields."""
    yield "title", document.title
    yield "numbers", "\n".join(document.numbers)
    parts = (f"{section.heading}\n{section.text[:limit]}" for section in document.sections)
    yield "body", "\n".join([document.summary, *parts])


def tokens(text: str) -> list[str]:
    """Take a text apart: words, and characters two by two; a character with no neighbour stands alone."""
    folded = folded_text(text.lower())
    found = [word[1:] for word in MARKED_WORD.findall(folded)]
    for run in _runs(MARKED_WORD.sub(" ", folded)):
        found += [run] if len(run) == 1 else map(add, run, run[1:])
    return found


def _runs(text: str) -> Iterator[str]:
    """Give the runs of letters."""
    for run in _LETTERS.findall(text):
        yield from [run] if run.isalpha() else "".join(c if c.isalpha() else " " for c in run).split()
