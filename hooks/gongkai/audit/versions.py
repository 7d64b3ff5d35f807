"""One file at one commit → what it published: the canonical values of its records, and from which day on."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Any, NamedTuple

from gongkai import canonical, sources
from gongkai.canonical import Value
from gongkai.files import decode, split_front_matter
from gongkai.findings import Finding
from gongkai.kinds import all_kinds
from gongkai.record import Record, Storage

NEVER = ""
"""The first day of a record that may not be published as it stands."""


class Parsed(NamedTuple):
    """One record of a file. `digest` is of its published content, `shown_from` the first day it may be shown or `NEVER`."""

    digest: str
    shown_from: str


@cache
def _folders() -> tuple[tuple[str, str, type[Record]], ...]:
    kinds = all_kinds().values()
    return tuple((kind.info.folder, ".md" if kind.info.storage is Storage.MARKDOWN else ".yml", kind) for kind in kinds)


@cache
def kind_of(path: str) -> type[Record] | None:
    """Give the kind whose records a file holds, by where it lies, or None."""
    for folder, ending, kind in _folders():
        if path == folder or (
            path.startswith(f"{folder}/") and path.endswith((ending, ending.replace(".yml", ".yaml")))
        ):
            return kind
    return None


def is_list(path: str) -> bool:
    """Tell whether a file holds a list of records."""
    kind = kind_of(path)
    return kind is not None and kind.info.storage is Storage.LIST


def records(content: bytes, path: str) -> Iterator[tuple[Record, str]]:
    """Read the records of a file as it was, each with the Markdown text of its own file; what is wrong is left out."""
    kind, text = kind_of(path), decode(content, path)
    if kind is None or isinstance(text, Finding):
        return
    for record in sources.parse_records(text, path, kind).records:
        own = text.replace("\r\n", "\n")[record.origin.text_offset :] if kind.info.storage is Storage.MARKDOWN else ""
        yield record, own


def parsed(content: bytes, path: str) -> dict[str, Parsed]:
    """Give what a file published by key. Of a document only the front matter is read, and each once."""
    kind = kind_of(path)
    if kind is None or kind.info.storage is not Storage.MARKDOWN:
        return {
            record.key: Parsed(_digest(canonical.value(record, text)), shown_from(record))
            for record, text in records(content, path)
        }
    text = decode(content, path)
    parts = None if isinstance(text, Finding) else split_front_matter(text.replace("\r\n", "\n"))
    if parts is None:
        return {}
    front = _of_front(path, parts[0])
    return {key: Parsed(_digest([each.digest, parts[1].strip()]), each.shown_from) for key, each in front}


@lru_cache(maxsize=4096)
def _of_front(path: str, front: str) -> tuple[tuple[str, Parsed], ...]:
    found = records(f"---\n{front}---\n".encode("utf-8", "surrogatepass"), path)
    return tuple((record.key, Parsed(_digest(canonical.value(record, "")), shown_from(record))) for record, _ in found)


def values(content: bytes, path: str) -> dict[str, Value]:
    """Give the canonical values of a file's records by key."""
    return {record.key: canonical.value(record, text) for record, text in records(content, path)}


def shown_from(record: Record) -> str:
    """Give the first day on which a record may be shown, `NEVER` for one that may not."""
    if record.withheld(dt.date.max):
        return NEVER
    return (record.dated_on or dt.date.min).isoformat()


def _digest(value: Any) -> str:
    written = json.dumps(value, ensure_ascii=False, sort_keys=True)
    return hashlib.blake2b(written.encode("utf-8", "surrogatepass"), digest_size=12).hexdigest()
