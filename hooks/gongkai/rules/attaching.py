"""Files that records name (L2): there, inside the tree, of a type that may be published, openable, and not too big."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from gongkai.enclosures import file_fields, source_of
from gongkai.findings import Finding, Level, Pointer, quoted
from gongkai.kinds import all_kinds
from gongkai.portal import Portal
from gongkai.record import Record
from gongkai.rules.registry import rule
from gongkai.wording import FILE_TYPES, file_suffix

LARGEST = 50 * 1024 * 1024
"""Bytes above which a file is too much for a phone."""
_FOLDER = "content/"


class Named(NamedTuple):
    """A file named in a record's field; `source` is its path from the root."""

    record: Record
    pointer: Pointer
    title: str
    file: str
    source: str


@lru_cache(maxsize=1)
def named_files(portal: Portal) -> tuple[Named, ...]:
    """List every file that a record's fields name."""
    return tuple(
        Named(record, (field, number, "file"), part.title, part.file, source_of(record, part.file))
        for kind in all_kinds().values()
        for field in file_fields(kind)
        for record in portal.all(kind)
        for number, part in enumerate(getattr(record, field))
    )


def _is_inside(named: Named) -> bool:
    return named.source.startswith(_FOLDER) and "\\" not in named.file and "://" not in named.file


@rule("E001")
def files_are_there(portal: Portal) -> Iterator[Finding]:
    """附件、图片和音视频文件要在所写的位置。"""
    for named in named_files(portal):
        if _is_inside(named) and named.source not in portal.files:
            message = f"没有文件{quoted(named.file)}（应在 {named.source}），请放入文件，或改正路径和大小写"
            yield named.record.finding(named.pointer, message)


@rule("E002")
def files_lie_inside(portal: Portal) -> Iterator[Finding]:
    """附件要放在 content/ 里面，用相对于本文件的路径写，分隔用 /。"""
    for named in named_files(portal):
        if not _is_inside(named):
            message = (
                f"附件路径{quoted(named.file)}不在 content/ 里面；请把文件放到本文件旁的 files/ 里，写成 files/文件名"
            )
            yield named.record.finding(named.pointer, message)


@rule("E009")
def file_names_fit_addresses(portal: Portal) -> Iterator[Finding]:
    """附件的文件名里不得有 #、?、% 这些在网址里另有用处的字符。"""
    for named in named_files(portal):
        if wrong := [each for each in "#?%" if each in posixpath.basename(named.file)]:
            message = f"附件{quoted(named.file)}的文件名里有「{wrong[0]}」，网址会断开，请改文件名"
            yield named.record.finding(named.pointer, message)


@rule("E003")
def files_of_allowed_types(portal: Portal) -> Iterator[Finding]:
    """附件只能是文档、表格、图片、音视频、文本和 zip 压缩包。"""
    for named in named_files(portal):
        if file_suffix(named.file) not in FILE_TYPES:
            message = f"附件{quoted(named.file)}的类型不能发布，可用的类型：{'、'.join(sorted(FILE_TYPES))}"
            yield named.record.finding(named.pointer, message)


@rule("E004", level=Level.WARNING)
def files_not_too_big(portal: Portal) -> Iterator[Finding]:
    """一个附件不超过 50 MB。"""
    for named in named_files(portal):
        found = portal.files.get(named.source)
        if found and found.size > LARGEST:
            message = (
                f"附件{quoted(named.file)}有 {found.size // 1048576} MB，手机上很难下载；请压缩或拆分到 50 MB 以内"
            )
            yield named.record.finding(named.pointer, message)


@rule("E005")
def file_names_once(portal: Portal) -> Iterator[Finding]:
    """同一条记录的附件文件名不得相同（不分大小写），否则网址会冲突。"""
    taken: dict[tuple[str, str], str] = {}
    for named in named_files(portal):
        name = posixpath.basename(named.source).casefold()
        other = taken.setdefault((named.record.key, name), named.source)
        if other != named.source or name == "index.html":
            message = f"附件{quoted(named.file)}与本记录的另一个文件重名，网址会冲突，请改文件名"
            yield named.record.finding(named.pointer, message)


@rule("E006")
def files_can_be_opened(portal: Portal) -> Iterator[Finding]:
    """附件不得是空文件，不得损坏或加密，图里不得有脚本。"""
    for named in named_files(portal):
        found = portal.files.get(named.source)
        if found and found.fault:
            yield named.record.finding(named.pointer, f"附件{quoted(named.file)}{found.fault}，请换成能正常打开的文件")
