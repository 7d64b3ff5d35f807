"""A policy pack as one HTML file for a service hall without network: its texts, questions and a lunr index made here (L3).

The index is built with `lunr`; a Chinese text goes into it as pairs of characters, and so does a query in `offline.js`, so
that the small search of the file needs no word list. Style and script stand inside the file as
data addresses, the index as compressed JSON; it asks nothing of anyone.
"""

from __future__ import annotations

import base64
import gzip
import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from gongkai.search.document import SearchDocument
from gongkai.search.folding import MARKED_WORD, folded_text
from gongkai.templates import THEME, render

_SCRIPT = THEME / "assets" / "js" / "search" / "offline.js"
_LUNR = THEME / "offline" / "lunr.min.js"
_STYLE = THEME / "assets" / "css" / "offline.css"


class Named(NamedTuple):
    """A document that the file only names: title and number."""

    title: str
    number: str


@dataclass(frozen=True, slots=True)
class OfflinePack:
    """What goes into one file: a pack, what it gathers, and where and when it was made."""

    title: str
    summary: str
    portal: str
    address: str
    made_on: str
    documents: Sequence[SearchDocument]
    left_out: Sequence[Named] = ()
    """Documents that belong to the pack and are too many for the file."""


MOST_BYTES = 1_000_000
_LETTERS = re.compile(r"[^\W_]+")
_INDEXED = (100_000, 300, 80)
"""Characters of each section that are searched: all, or fewer where the file would grow too large."""


def pack_file(pack: OfflinePack) -> bytes:
    """Make the file; a very large pack is searched by titles and the beginnings of its sections."""
    made = b""
    for limit in _INDEXED:
        made = _file(pack, limit)
        if len(made) <= MOST_BYTES:
            break
    return made


def _file(pack: OfflinePack, limit: int) -> bytes:
    return render(
        "offline/pack.html",
        pack=pack,
        sections=[_Chapter(f"d{number}", document) for number, document in enumerate(pack.documents)],
        index=_packed(_index(pack.documents, limit)),
        style=_encoded(_STYLE.read_bytes()),
        script=_encoded(_LUNR.read_bytes() + _SCRIPT.read_bytes()),
    ).encode()


@dataclass(frozen=True, slots=True)
class _Chapter:
    anchor: str
    document: SearchDocument


def _packed(content: object) -> str:
    """Write JSON so that it takes little room in an attribute."""
    data = json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()
    return _encoded(gzip.compress(data, 6, mtime=0))


def _encoded(data: bytes) -> str:
    return base64.b64encode(data).decode("ascii")


def _index(documents: Iterable[SearchDocument], limit: int) -> dict[str, object]:
    from gongkai.search.lunr_builder import builder  # needed where a pack has changed, and slow to load

    made = builder("anchor", {"title": 8, "numbers": 8, "body": 1})
    for number, document in enumerate(documents):
        body = "\n".join(
            [document.summary, *(f"{section.heading}\n{section.text[:limit]}" for section in document.sections)]
        )
        fields = {"title": document.title, "numbers": "\n".join(document.numbers), "body": body}
        made.add({"anchor": f"d{number}", **{name: tokens(text) for name, text in fields.items()}})
    serialized: dict[str, object] = made.build().serialize()
    return serialized


def tokens(text: str) -> list[str]:
    """Take a text apart: words, and characters two by two; a character with no neighbour stands alone."""
    folded = folded_text(text.lower())
    found = [word[1:] for word in MARKED_WORD.findall(folded)]
    for run in _runs(MARKED_WORD.sub(" ", folded)):
        found += [run] if len(run) == 1 else map("".join, pairwise(run))
    return found


def _runs(text: str) -> Iterator[str]:
    """Give the runs of letters."""
    for run in _LETTERS.findall(text):
        yield from [run] if run.isalpha() else "".join(c if c.isalpha() else " " for c in run).split()
