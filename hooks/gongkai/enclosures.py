"""The files that belong to records: attachments, pictures, recordings; where they lie and where they go (L2)."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, get_args

from gongkai.portal import Portal
from gongkai.record import Part, Record
from gongkai.wording import file_size, file_type


@dataclass(frozen=True, slots=True)
class Enclosure:
    """A file published with a record. `source` and `url` are relative to the portal's and the site's root."""

    title: str
    source: str
    url: str

    @property
    def type(self) -> str:
        """The file's type in words."""
        return file_type(self.source)

    def bytes_in(self, root: Path) -> int:
        """Give the size in bytes, 0 when the file is not there."""
        try:
            return (root / self.source).stat().st_size
        except OSError:
            return 0

    def size_in(self, root: Path) -> str:
        """Write the size in words."""
        return file_size(self.bytes_in(root))


def enclosure(record: Record, file: str, title: str) -> Enclosure:
    """Say where the file that a record names lies and where it is published: beside the record's page."""
    return Enclosure(title, source_of(record, file), record.url + posixpath.basename(file))


def source_of(record: Record, address: str) -> str:
    """Resolve an address relative to the record's own file to a path from the portal's root."""
    return posixpath.normpath(posixpath.join(posixpath.dirname(record.origin.path), address))


def enclosures(record: Record) -> Iterator[Enclosure]:
    """Give the files named in the record's fields."""
    for field in file_fields(type(record)):
        for part in getattr(record, field):
            yield enclosure(record, part.file, part.title)


def every_enclosure(portal: Portal) -> Iterator[Enclosure]:
    """Give the files of all records of the portal."""
    for record in portal.every():
        yield from enclosures(record)


@cache
def file_fields(kind: type[Record]) -> tuple[str, ...]:
    """List the fields whose parts name a file."""
    return tuple(name for name, info in kind.model_fields.items() if _names_files(info.annotation))


def _names_files(annotation: Any) -> bool:
    parts = [each for each in get_args(annotation) if isinstance(each, type) and issubclass(each, Part)]
    return any("file" in part.model_fields for part in parts)
