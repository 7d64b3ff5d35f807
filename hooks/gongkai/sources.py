"""The only reader of an editor's files (L1): files → records, each knowing its path and line.

What is wrong with a file becomes findings, never an exception. Lines are looked up only for findings.
"""

from __future__ import annotations

import os
from codecs import BOM_UTF8
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, NamedTuple

from gongkai.editorial import EditorialEntry, EditorialPage
from gongkai.enclosed import EnclosedFile, inspected
from gongkai.files import error, inside, read_bytes, read_text, split_front_matter, walk
from gongkai.findings import Finding, Level
from gongkai.identity import PortalIdentity
from gongkai.kinds import all_kinds
from gongkai.messages import MISSING_FIELD
from gongkai.misplaced import moved, other_list
from gongkai.origin import Origin
from gongkai.origins import any_hit, links_of, of_document, of_value
from gongkai.record import Record, Storage
from gongkai.screening import hits
from gongkai.validation import Model, parsed, validated

IDENTITY = "catalog/portal.yml"
OTHER_CATALOGS = {IDENTITY, "catalog/synonyms.yml", "catalog/tombstones.yml"}
"""Files under `catalog/` that hold no records."""
_YAML = (".yml", ".yaml")
_TEXTS = (".md", ".markdown", *_YAML)
"""Endings of texts in small letters: a file under `content/` with one of these is meant to be read, not enclosed."""
_NO_FRONT_MATTER = "开头没有完整的元数据：第一行写 ---，写完各字段后再写一行 ---"


class FileRecords(NamedTuple):
    """What one file gave: its records and what is wrong with it, or what is in it when it lies beside records."""

    records: tuple[Record, ...] = ()
    findings: tuple[Finding, ...] = ()
    enclosed: EnclosedFile | None = None
    unread: tuple[str, ...] = ()
    """Keys of records that are there but could not be read, `<plural>/*` where it is not known which."""


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file that holds records of one kind, or lies beside records when `kind` is empty.

    `stamp` is size in bytes and modification time in nanoseconds.
    """

    path: str
    kind: str
    stamp: tuple[int, int]


def scan(root: Path) -> tuple[list[SourceFile], list[Finding]]:
    """List the files of records and those beside them under `root`, sorted by path; findings on files that are neither."""
    files: list[SourceFile] = []
    findings: list[Finding] = []
    kinds = {kind.info.folder: kind for kind in all_kinds().values()}
    for path, entry in (*walk(root, "catalog", findings), *walk(root, "content", findings)):
        info = kinds[folder].info if (folder := _folder(path)) in kinds else None
        if info and path.endswith((".md",) if info.storage is Storage.MARKDOWN else _YAML):
            files.append(SourceFile(path, info.plural, _stamp(entry)))
        elif path.startswith("content/") and not path.lower().endswith(_TEXTS):
            files.append(SourceFile(path, "", _stamp(entry)))
        elif path not in OTHER_CATALOGS and not (path.startswith("content/") and path.endswith(".md")):
            findings.append(_unknown_file(path))
    return sorted(files, key=lambda file: file.path), findings


def _folder(path: str) -> str:
    """Give the first two steps of a path: kinds lie no deeper."""
    return "/".join(path.split("/", 2)[:2])


def _stamp(entry: os.DirEntry[str]) -> tuple[int, int]:
    status = entry.stat()
    return status.st_size, status.st_mtime_ns


def _unknown_file(path: str) -> Finding:
    message = "这个文件不属于任何一类目录，不会被读取；请检查文件名、扩展名（.md、.yml）和所在文件夹"
    return Finding(path, 0, "F006", message, Level.WARNING)


def read_records(root: Path, file: SourceFile) -> FileRecords:
    """Read and validate the records of one file, or look into one that lies beside records."""
    if not file.kind:
        return FileRecords(enclosed=inspected(root / file.path, file.stamp[0]))
    kind = all_kinds()[file.kind]
    text = read_text(root, file.path)
    read = FileRecords(findings=(text,)) if isinstance(text, Finding) else parse_records(text, file.path, kind)
    failed = any(finding.level is Level.ERROR or finding.code == MISSING_FIELD for finding in read.findings)
    return read._replace(unread=_unread(read, file.path, kind)) if failed else read


def _unread(read: FileRecords, path: str, kind: type[Record]) -> tuple[str, ...]:
    """Say which records a file with findings did not give, so that nobody is told that they do not exist."""
    if kind.info.storage is Storage.LIST:
        return (f"{kind.info.plural}/*",)
    return () if read.records else (f"{kind.info.plural}/{_stem(path)}",)


def parse_records(text: str, path: str, kind: type[Record]) -> FileRecords:
    """Read the records of `kind` from the text of a file."""
    if kind.info.storage is not Storage.MARKDOWN:
        return _from_yaml(text, path, kind, _stem(path))
    text = text.replace("\r\n", "\n")
    parts = split_front_matter(text)
    if parts is None:
        return FileRecords(findings=(error(path, "F007", _NO_FRONT_MATTER, 1),))
    front, body, _ = parts
    value, findings = parsed(front, path, first_line=1)
    if not findings or value is not None:
        origin = of_document(text, path, len(text) - len(body))
        record, more = _record(value, path, kind, origin, _stem(path))
        return FileRecords((record,) if record else (), (*findings, *more))
    return FileRecords(findings=findings)


def _stem(path: str) -> str:
    return path.rsplit("/", 1)[-1].rsplit(".", 1)[0]


def _from_yaml(text: str, path: str, kind: type[Record], stem: str) -> FileRecords:
    value, findings = parsed(text, path)
    if value is None:
        empty = () if findings else (error(path, "F008", "文件是空的，请写上内容或删去文件"),)
        return FileRecords(findings=(*findings, *empty))
    if kind.info.storage is Storage.FILE:
        record, more = _record(value, path, kind, of_value(value, path, (), kind, screened=any_hit(text)), stem)
        return FileRecords((record,) if record else (), (*findings, *more))
    return _from_list(value, path, kind, findings, screened=any_hit(text))


def _from_list(
    value: Any, path: str, kind: type[Record], findings: tuple[Finding, ...], *, screened: bool
) -> FileRecords:
    key = kind.info.list_key
    members = value.get(key) if isinstance(value, dict) else None
    if not isinstance(members, list):
        message = f"应当有一个「{key}:」列表，每条记录以「- 」开头{other_list(value)}"
        return FileRecords(findings=(*findings, error(path, "F008", message, 1)))
    shared = {name: item for name, item in value.items() if name != key}
    records: list[Record] = []
    collected = list(findings)
    for index, member in enumerate(members):
        whole = {**shared, **member} if isinstance(member, dict) else member
        record, more = _record(whole, path, kind, of_value(whole, path, (key, index), kind, screened=screened), "")
        records += [record] if record else []
        collected += [_shared_pointer(finding, shared) for finding in more]
    return FileRecords(tuple(records), tuple(collected))


def _shared_pointer(finding: Finding, shared: Mapping[str, Any]) -> Finding:
    """Point a finding on a value shared by a file's records to where it is written."""
    rest = finding.pointer[2:]
    return replace(finding, pointer=rest) if rest and rest[0] in shared else finding


def _record(
    value: Any, path: str, kind: type[Record], origin: Origin, stem: str
) -> tuple[Record | None, list[Finding]]:
    record, findings = validated(value, path, kind, origin.pointer, stem)
    return record.read_from(origin) if record else None, moved(findings, value, path, kind.info.label)


def body(root: Path, record: Record) -> str:
    """Read the Markdown text of a record that lies in a file of its own; empty when the file is gone.

    What its characters are was checked when the record was read.
    """
    if record.info.storage is not Storage.MARKDOWN:
        return ""
    content = read_bytes(root, record.origin.path)
    text = "" if isinstance(content, Finding) else content.removeprefix(BOM_UTF8).decode("utf-8", "replace")
    return text.replace("\r\n", "\n")[record.origin.text_offset :]


def read_identity(root: Path) -> tuple[PortalIdentity | None, list[Finding]]:
    """Read `catalog/portal.yml`."""
    if not (root / IDENTITY).is_file():
        return None, [error(IDENTITY, "F002", "缺少 catalog/portal.yml：请写上网站名称、网址、地区和主办单位")]
    return read_model(root, IDENTITY, PortalIdentity)


def read_model(root: Path, path: str, model: type[Model]) -> tuple[Model | None, list[Finding]]:
    """Read a file that holds one thing and no record."""
    if not inside(root, root / path):
        return None, [error(path, "F003", "这是指向资料目录之外的链接，不会读取；请放入文件本身")]
    text = read_text(root, path)
    if isinstance(text, Finding):
        return None, [text]
    value, findings = parsed(text, path)
    if value is None:
        return None, list(findings) or [error(path, "F008", "文件是空的，请写上内容或删去文件")]
    made, more = validated(value, path, model)
    return made, [*findings, *more]


def read_editorial(root: Path) -> tuple[list[EditorialEntry], list[Finding]]:
    """Read the front matter of every editorial page: Markdown under `content/` that is no record."""
    folders = frozenset(kind.info.folder for kind in all_kinds().values())
    entries: list[EditorialEntry] = []
    findings: list[Finding] = []
    for path, _ in walk(root, "content", [], skipped=folders):
        if not path.endswith(".md"):
            continue
        entry, more = _editorial(root, path)
        entries += [entry] if entry else []
        findings += more
    return entries, findings


def _editorial(root: Path, path: str) -> tuple[EditorialEntry | None, list[Finding]]:
    text = read_text(root, path)
    if isinstance(text, Finding):
        return None, [text]
    parts = split_front_matter(text.replace("\r\n", "\n"))
    if parts is None:
        return None, [error(path, "F007", _NO_FRONT_MATTER, 1)]
    value, findings = parsed(parts[0], path, first_line=1)
    if value is None:
        return None, list(findings) or [error(path, "S002", "元数据是空的，至少写上 title 和 summary", 1)]
    page, more = validated(value, path, EditorialPage)
    more = moved(more, value, path, "栏目页")
    if page is None:
        return None, [*findings, *more]
    found = EditorialEntry(path, _editorial_url(path), page, tuple(hits(text)), links_of(parts[1]), parts[1])
    return found, [*findings, *more]


def _editorial_url(path: str) -> str:
    """Give the address that MkDocs gives a page (directory URLs)."""
    place = path.removeprefix("content/").removesuffix(".md")
    return place.removesuffix("index") if place == "index" or place.endswith("/index") else f"{place}/"
