"""Office files are zip archives: what must hold before one is opened (ingest)."""

from __future__ import annotations

import io
import re
import zipfile

from gongkai.ingest.decode import MAX_BYTES
from gongkai.ingest.elements import Unreadable

_MAX_UNPACKED = 120 * 2**20
_MAX_MEMBERS = 5_000
_MAX_PART = 60 * 2**20
_ENTITY = re.compile(rb"<!(DOCTYPE|ENTITY)", re.IGNORECASE)


def open_office(data: bytes, main_part: str, what: str) -> io.BytesIO:
    """Check an Office file before a library opens it; `main_part` is the member that makes it `what` (Word, Excel)."""
    if len(data) > MAX_BYTES:
        raise Unreadable(
            f"文件有 {len(data) / 2**20:.0f} MB 以上，超过上限 {MAX_BYTES // 2**20} MB；请拆开或去掉图片再试"
        )
    if not data:
        raise Unreadable("文件是空的")
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise Unreadable(f"是加了密码的文件或旧版格式；请去掉密码，用 {what} 另存为新格式再试")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _check(archive, main_part, what)
    except (
        zipfile.BadZipFile,
        zipfile.LargeZipFile,
        EOFError,
        OSError,
        ValueError,
        NotImplementedError,
        RuntimeError,
    ) as error:
        raise Unreadable(f"不是完整的 {what} 文件（可能没有下载完，或扩展名不对）；请重新取得或另存后再试") from error
    return io.BytesIO(data)


def _check(archive: zipfile.ZipFile, main_part: str, what: str) -> None:
    members = archive.infolist()
    unpacked = sum(member.file_size for member in members)
    if len(members) > _MAX_MEMBERS or unpacked > _MAX_UNPACKED:
        raise Unreadable(f"解开后有 {unpacked // 2**20} MB、{len(members)} 个部分，超过上限；请去掉图片等再试")
    if any(member.flag_bits & 1 for member in members):
        raise Unreadable("文件加了密码；请去掉密码再试")
    if main_part not in archive.namelist():
        raise Unreadable(f"不是 {what} 文件；请核对扩展名")
    for member in members:
        if member.filename.endswith((".xml", ".rels")):
            _check_part(archive, member)


def _check_part(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> None:
    with archive.open(member) as stream:
        start = stream.read(4096)
        if _ENTITY.search(start):
            raise Unreadable("文件里有不该有的 XML 声明，可能是有意构造的，没有打开")
        size = len(start)
        while chunk := stream.read(2**20):
            size += len(chunk)
            if size > _MAX_PART:
                raise Unreadable(f"其中一个部分解开后超过 {_MAX_PART // 2**20} MB；请拆开再试")
