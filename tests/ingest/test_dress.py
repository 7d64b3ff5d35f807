"""The same text in every dress (page numbers, blank lines, wrapping, a web page around it) is the same document."""

from __future__ import annotations

from pathlib import Path

import pytest

from gongkai.ingest.document import Document, read_document
from tests.ingest.mutations import (
    SETTINGS,
    Mutation,
    doubled,
    loosened,
    on_a_page,
    packed,
    scattered,
    stripped,
    wrapped,
)

TEXTS = sorted((Path(__file__).parent / "texts").glob("*.txt"))
WRAPPINGS = [
    lambda text: wrapped(text, 30),
    lambda text: wrapped(text, 30, indent="　　"),
    lambda text: doubled(wrapped(text, 30, indent="　　")),
    lambda text: packed(wrapped(text, 28, indent="  ")),
    lambda text: doubled(on_a_page(text)),
    lambda text: loosened(wrapped(text, 36, indent="　　")),
]


def _read(text: str) -> Document:
    return read_document("公文.txt", text.encode("utf-8"))


def _values(document: Document) -> dict[str, object]:
    return {name: reading.value for name, reading in document.fields.values.items()}


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
@pytest.mark.parametrize("dress", SETTINGS, ids=lambda dress: dress.__name__)
def test_every_dress_gives_the_same_document(path: Path, dress: Mutation):
    """Fields and body are those of the plain file."""
    text = path.read_text(encoding="utf-8")
    plain, dressed = _read(text), _read(dress(text))
    assert dressed.markdown == plain.markdown
    assert _values(dressed) == _values(plain)


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
@pytest.mark.parametrize("wrapping", range(len(WRAPPINGS)))
def test_text_wrapped_by_hand_becomes_whole_paragraphs(path: Path, wrapping: int):
    """Lines of 28 to 36 characters, with and without indents and blank lines between, are put together again."""
    text = path.read_text(encoding="utf-8")
    plain, dressed = _read(text), _read(WRAPPINGS[wrapping](text))
    assert dressed.markdown == plain.markdown
    assert _values(dressed)["title"] == _values(plain)["title"]


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
@pytest.mark.parametrize("every", [9, 17])
@pytest.mark.parametrize("style", ["—{}—", "- {} -", "－ {} －", "{}"])
@pytest.mark.parametrize("before", [str, doubled, stripped], ids=["plain", "doubled", "stripped"])
def test_page_numbers_anywhere_are_no_text(path: Path, before: Mutation, style: str, every: int):
    """Between cells of a table, within its header, with the tabs before its cells and without them."""
    text = path.read_text(encoding="utf-8")
    plain, dressed = _read(text), _read(scattered(style, every)(before(text)))
    assert dressed.markdown == plain.markdown


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_gb18030_is_read_as_utf8_is(path: Path):
    """The encoding that older office programs save in changes nothing."""
    text = path.read_text(encoding="utf-8")
    assert read_document("公文.txt", text.encode("gb18030")).markdown == _read(text).markdown


def test_a_page_around_the_text_leaves_no_name_of_an_editor():
    """Who edited the page is dropped, and is not in the body."""
    document = _read(on_a_page(TEXTS[0].read_text(encoding="utf-8")))
    assert "云溪甲" not in document.markdown
    assert any("云溪甲" in dropped.text for dropped in document.dropped)
