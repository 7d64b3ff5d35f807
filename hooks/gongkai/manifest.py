"""The audit manifest (L3): what was published, file by file and record by record, under one Merkle root.

`audit/records/` holds every published record in canonical form, one a line, in buckets by the hash of its id, so that
one changed record rewrites one small file. `audit/manifest.json` names each with the hash of that line and of its
page, every other file, tombstones, redirects and the manifest before it. Above 5,000 records its entries lie in files
beside it. Leaves of the tree are the entries in canonical form, in the order in which they lie there.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache, partial
from typing import Any

from gongkai import canonical, merkle
from gongkai.enclosures import enclosures
from gongkai.output import Output, Part, fingerprint
from gongkai.portal import Portal
from gongkai.record import Record

HEAD = "audit/manifest.json"
ROOT = "audit/root.txt"
SIGNATURE = "audit/manifest.sig"
UNCOVERED = {HEAD, ROOT, SIGNATURE}
"""Files that the manifest cannot name, for they follow from it; `verify` holds each against the manifest itself."""
FOLDER = "audit/manifest/"
FILES = "audit/manifest/files-"
VERSION = 1
INLINE = 5000
"""Records up to which all entries stand in the manifest itself."""
BUCKET = 256
"""Records of one kind above which they are split into more files."""
_AT_ONCE = 16
"""Buckets in one share."""
Entry = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Facts:
    """What the manifest says of the build. `previous` tells of the manifest before this one, or is None."""

    portal: Mapping[str, str]
    revision: str
    clean: bool
    built_at: str
    generator: str
    previous: Mapping[str, str] | None = None
    tombstones: Sequence[Entry] = ()
    redirects: Sequence[Entry] = ()
    public_key: str | None = None


@dataclass(frozen=True, slots=True)
class Manifest:
    """A manifest with all its entries, wherever they lie. `head` is manifest.json as it was read."""

    head: Mapping[str, Any]
    records: Sequence[Entry]
    files: Sequence[Entry]
    chunks: Mapping[str, str] = field(default_factory=dict)
    """Path and SHA-256 of the files that hold entries."""

    def leaves(self) -> list[bytes]:
        """Give the leaves of the tree in order."""
        return leaves(self.records, self.files, self.head["tombstones"], self.head["redirects"])


# --- records as data ---------------------------------------------------------------------------------------------


def bits(count: int) -> int:
    """Say how many bits of the hash tell the buckets of so many records apart, at most 8."""
    return min(8, max(0, (max(count, 1) - 1) // BUCKET).bit_length())


def data_path(plural: str, record_id: str, width: int) -> str:
    """Name the file under `audit/` in which a record lies, without folder, as `policies-1f.jsonl`."""
    if not width:
        return f"{plural}.jsonl"
    first = hashlib.sha256(record_id.encode()).digest()[0]
    return f"{plural}-{first >> (8 - width):02x}.jsonl"


@lru_cache(maxsize=1)
def buckets(portal: Portal) -> Mapping[str, Sequence[Record]]:
    """Put the published records into their files, by name."""
    found: dict[str, list[Record]] = {}
    for plural, table in portal.records.items():
        width = bits(len(table))
        for record_id, record in table.items():
            found.setdefault(data_path(plural, record_id, width), []).append(record)
    return found


def parts(portal: Portal) -> Iterator[Part]:
    """Give the files under `audit/records/` in shares."""
    found = list(buckets(portal).items())
    return (partial(_data, found[start : start + _AT_ONCE], portal) for start in range(0, len(found), _AT_ONCE))


def _data(found: Iterable[tuple[str, Sequence[Record]]], portal: Portal) -> Iterator[Output]:
    for name, records in found:
        known = fingerprint(part for record in records for part in _known(record, portal))
        yield Output(f"audit/records/{name}", known, partial(_lines, records, portal))


def _known(record: Record, portal: Portal) -> Iterator[str]:
    yield record.origin.digest
    for each in enclosures(record):
        place = portal.root / each.source
        if place.is_file():
            status = place.stat()
            yield f"{each.url} {status.st_size} {status.st_mtime_ns}"


def _written(value: canonical.Value) -> bytes:
    """Write a record; names of files, which may be in any script, need the general form."""
    return canonical.written(value) if "files" in value else canonical.line(value)


def _lines(records: Sequence[Record], portal: Portal) -> bytes:
    return b"".join(_written(canonical.of_portal(record, portal)) + b"\n" for record in records)


# --- the manifest ------------------------------------------------------------------------------------------------


def entry(record: Record, portal: Portal, sha256: str, page: str) -> Entry:
    """Make the entry of a record from the hashes of its canonical form and of its page."""
    state = portal.states.get(record.key)
    return {
        "kind": record.info.plural,
        "id": record.id,
        "url": record.url,
        "title": record.heading,
        "dates": canonical.dates(record),
        "validity": state.text if state else "",
        "source": record.origin.path,
        "sha256": sha256,
        "page": page,
    }


def entries(records: Sequence[Record], portal: Portal, lines: bytes, pages: Sequence[str]) -> bytes:
    """Write the entries of one bucket from its canonical lines and the hashes of its records' pages, one a line."""
    hashed = (canonical.sha256(line) for line in lines.splitlines())
    made = (entry(record, portal, *both) for record, *both in zip(records, hashed, pages, strict=True))
    return b"".join(canonical.line(each) + b"\n" for each in made)


def file_entries(files: Mapping[str, tuple[str, int]]) -> bytes:
    """Write the entries of files, SHA-256 and size by path, one a line."""
    made = ({"path": path, "sha256": sha256, "size": size} for path, (sha256, size) in sorted(files.items()))
    return b"".join(canonical.line(each) + b"\n" for each in made)


def leaves(*sections: Iterable[Entry]) -> list[bytes]:
    """Give the leaves of the tree: each entry of each section in canonical form."""
    return [
        canonical.line(each) if "kind" in each else canonical.written(each) for section in sections for each in section
    ]


def root_of(lines: Iterable[bytes]) -> str:
    """Give the Merkle root over leaves."""
    return merkle.root(merkle.leaf_hashes(lines)).hex()


def head(records: Mapping[str, bytes], files: Mapping[str, bytes], facts: Facts) -> bytes:
    """Write manifest.json over the entries of records and of other files, each by the path of the file for them.

    Up to `INLINE` records the entries are put into the manifest; above, the files of entries must be written too.
    """
    of_records = [line for _, content in sorted(records.items()) for line in content.splitlines()]
    of_files = [line for _, content in sorted(files.items()) for line in content.splitlines()]
    tail = leaves(facts.tombstones, facts.redirects)
    made: dict[str, Any] = {
        "version": VERSION,
        "portal": dict(facts.portal),
        "revision": facts.revision,
        "clean": facts.clean,
        "built_at": facts.built_at,
        "generator": facts.generator,
        "counts": {"records": len(of_records), "files": len(of_files)},
        "root": root_of([*of_records, *of_files, *tail]),
        "previous": dict(facts.previous) if facts.previous else None,
        "public_key": facts.public_key,
        "tombstones": list(facts.tombstones),
        "redirects": list(facts.redirects),
    }
    if len(of_records) > INLINE:
        both = [*sorted(records.items()), *sorted(files.items())]
        return serialised({**made, "chunks": [{"path": path, "sha256": canonical.sha256(each)} for path, each in both]})
    parsed = {"records": [json.loads(line) for line in of_records], "files": [json.loads(line) for line in of_files]}
    return serialised({**made, **parsed})


def serialised(head: Mapping[str, Any]) -> bytes:
    """Write a head with the digest of all the rest in it: one entry a line, so that text tools can compare two."""
    plain = {name: value for name, value in head.items() if name != "digest"}
    full = {**plain, "digest": canonical.sha256(canonical.written(plain))}
    parts = [_part(name, value) for name, value in full.items()]
    return b"{\n" + b",\n".join(parts) + b"\n}\n"


def _part(name: str, value: Any) -> bytes:
    written = canonical.written(value)
    if isinstance(value, list) and value:
        written = b"[\n" + b",\n".join(canonical.written(each) for each in value) + b"\n]"
    return canonical.written(name) + b": " + written


# --- reading -----------------------------------------------------------------------------------------------------


class Damaged(Exception):
    """A manifest that cannot be what was written; the message names the file."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(f"{path}：{reason}")
        self.path, self.reason = path, reason


def check(fetch: Callable[[str], bytes]) -> None:
    """Hold a manifest against its own digests, its entries unread. Raises Damaged, and OSError from `fetch`."""
    for _ in _chunks(_head(fetch, strict=True), fetch, strict=True):
        pass


def read(fetch: Callable[[str], bytes], *, strict: bool = True) -> Manifest:
    """Read a manifest; `fetch` gives the bytes of a file of the site. Raises Damaged, and OSError from `fetch`.

    With `strict` every byte must be as written; without, files of entries that fail their hash are read all the same.
    """
    head = _head(fetch, strict=strict)
    if "records" in head:
        return Manifest(head, head["records"], head["files"])
    records: list[Entry] = []
    files: list[Entry] = []
    for path, written in _chunks(head, fetch, strict=strict):
        of_files = path.startswith(FILES)
        (files if of_files else records).extend(parsed_line(line, path) for line in written.splitlines())
    return Manifest(head, records, files, {chunk["path"]: chunk["sha256"] for chunk in head["chunks"]})


def _head(fetch: Callable[[str], bytes], *, strict: bool) -> dict[str, Any]:
    content = fetch(HEAD)
    head = parsed_line(content, HEAD)
    if head.get("version") != VERSION:
        raise Damaged(HEAD, "版本不认识，请用生成它的那一版程序核对")
    if strict and serialised(head) != content:
        raise Damaged(HEAD, "内容与它自己的摘要不符，被改动过")
    return head


def _chunks(head: Mapping[str, Any], fetch: Callable[[str], bytes], *, strict: bool) -> Iterator[tuple[str, bytes]]:
    """Give path and bytes of the files of entries; none where the entries stand in the head itself."""
    for chunk in head.get("chunks", ()):
        path, written = chunk["path"], fetch(chunk["path"])
        if strict and canonical.sha256(written) != chunk["sha256"]:
            raise Damaged(path, "内容与清单登记的不符，被改动过")
        yield path, written


def parsed_line(content: bytes, path: str = "") -> dict[str, Any]:
    """Read one JSON object. Raises Damaged."""
    try:
        value = json.loads(content)
    except ValueError as problem:
        raise Damaged(path, "不是完整的 JSON，被改动过或没有传完") from problem
    if not isinstance(value, dict):
        raise Damaged(path, "格式不对，被改动过")
    return value
