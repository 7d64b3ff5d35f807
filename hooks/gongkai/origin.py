"""Where a record was read, and what its source had besides its fields (L0)."""

from __future__ import annotations

from typing import NamedTuple

from gongkai.findings import Pointer
from gongkai.screening import Hit


class Origin(NamedTuple):
    """Where a record was read: path relative to the root (POSIX), pointer in the YAML, offset in bytes of the text."""

    path: str
    pointer: Pointer = ()
    text_offset: int = 0
    digest: str = ""
    """Hash of the record's source, 32 hexadecimal digits; equal digests mean equal records."""
    links: tuple[str, ...] = ()
    """Where the links of the record's text lead, as written; pages of such records depend on where those are."""
    hits: tuple[Hit, ...] = ()
    """What in the source must not be published."""

    @property
    def linked(self) -> bool:
        """Whether the record's text leads anywhere."""
        return bool(self.links)
