"""What a source has besides its fields (L1): text or value → its hash, where it leads, what must not be published."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from typing import Any

from gongkai import markdown
from gongkai.findings import Pointer
from gongkai.origin import Origin
from gongkai.record import Record, Role, roles
from gongkai.screening import Hit, hits


def of_document(text: str, path: str, offset: int) -> Origin:
    """Say where a record with a file of its own was read; its words begin at `offset`."""
    return Origin(path, (), offset, _hash(text), links_of(text[offset:]), tuple(hits(text)))


def any_hit(text: str) -> bool:
    """Tell whether a text has anything that must not be published."""
    return next(hits(text), None) is not None


def of_value(value: Any, path: str, pointer: Pointer, kind: type[Record], *, screened: bool) -> Origin:
    """Say where a record of a catalog was read; its values are screened one by one only when the file has a hit."""
    field = roles(kind).get(Role.TEXT, "")
    text = value.get(field) if field and isinstance(value, dict) else None
    found = tuple(_hits_in(value, ())) if screened else ()
    return Origin(
        path,
        pointer,
        0,
        _hash(json.dumps([path, value], ensure_ascii=False, separators=(",", ":"))),
        links_of(text) if isinstance(text, str) else (),
        found,
    )


def _hits_in(value: Any, pointer: Pointer) -> Iterator[Hit]:
    if isinstance(value, str):
        yield from (hit._replace(line=0, pointer=pointer) for hit in hits(value))
    elif isinstance(value, dict | list):
        for step, inner in value.items() if isinstance(value, dict) else enumerate(value):
            yield from _hits_in(inner, (*pointer, step))


def links_of(text: str) -> tuple[str, ...]:
    """List where a Markdown text leads; it is rendered only when it can lead anywhere."""
    return tuple(markdown.links(markdown.render(text).html)) if "](" in text or "]:" in text else ()


def _hash(content: str) -> str:
    return hashlib.blake2b(content.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
