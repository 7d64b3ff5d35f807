"""What is published of a record, in the one form that is hashed, compared and proved (L2): RFC 8785 JSON.

A record's canonical value holds its kind, id, published fields and text. Its state is not in it: that follows from the
day and from other records, and stands beside the hash in the manifest.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import posixpath
from collections.abc import Mapping
from functools import cache
from typing import Any

import rfc8785
from pydantic import BaseModel

from gongkai import sources
from gongkai.enclosures import enclosures
from gongkai.portal import Portal
from gongkai.record import Record

INTERNAL = {"draft", "waivers", "review", "disclosure", "nondisclosure_ground"}
"""Fields that are for the office, not for the public."""
Value = dict[str, Any]


def value(record: Record, text: str, files: Mapping[str, str] | None = None, *, office: bool = False) -> Value:
    """Give the canonical value of a record with its Markdown text and the SHA-256 of each file that comes with it.

    `office` adds the fields that are not published.
    """
    fields = record.model_dump(mode="json", exclude=None if office else INTERNAL, exclude_none=True)
    kept = {name: each for name, each in fields.items() if name != "id" and each not in ([], "", False)}
    made: Value = {"kind": record.info.plural, "id": record.id, "fields": kept}
    plain = text.replace("\r\n", "\n").strip()
    return {**made, **({"text": plain} if plain else {}), **({"files": dict(files)} if files else {})}


def of_portal(record: Record, portal: Portal) -> Value:
    """Give the canonical value of a record of the portal."""
    return value(record, sources.body(portal.root, record), files(record, portal))


def files(record: Record, portal: Portal) -> dict[str, str]:
    """Hash the files that come with a record, by name; those that are not there are left out."""
    found = {posixpath.basename(each.url): portal.root / each.source for each in enclosures(record)}
    return {name: sha256(place.read_bytes()) for name, place in sorted(found.items()) if place.is_file()}


def written(anything: Any) -> bytes:
    """Write JSON values in canonical form. Source: RFC 8785."""
    return rfc8785.dumps(anything)


_ENCODER = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"), check_circular=False)


def line(plain: dict[str, Any]) -> bytes:
    """Write a value of texts, flags, small whole numbers and lists, its keys ASCII, in canonical form: five times faster.

    For such values the standard encoder's form is that of RFC 8785; a test holds the two against each other.
    """
    return _ENCODER.encode(plain).encode()


def sha256(content: bytes) -> str:
    """Hash bytes to 64 hexadecimal digits."""
    return hashlib.sha256(content).hexdigest()


@cache
def date_fields(kind: type[Record]) -> tuple[str, ...]:
    """List the fields of a kind that hold a date."""
    return tuple(name for name, info in kind.model_fields.items() if dt.date in _members(info.annotation))


def dates(record: Record) -> dict[str, str]:
    """Give the dates of a record by field."""
    found = ((name, getattr(record, name)) for name in date_fields(type(record)))
    return {name: day.isoformat() for name, day in found if day is not None}


def _members(annotation: Any) -> tuple[Any, ...]:
    return (annotation, *getattr(annotation, "__args__", ()))


def nested(annotation: Any) -> type[BaseModel] | None:
    """Give the model inside a field's type, or None."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    arguments = getattr(annotation, "__args__", ())
    return next((found for argument in arguments if (found := nested(argument))), None)
