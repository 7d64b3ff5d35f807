"""Files onto the disk: whole or not at all, never over what is there unless told to (ingest)."""

from __future__ import annotations

import os
import tempfile
from enum import StrEnum
from pathlib import Path

from gongkai.failures import reason
from gongkai.ingest.elements import Unreadable


class Outcome(StrEnum):
    """What became of a file that was to be written."""

    WRITTEN = "新写"
    REPLACED = "已覆盖"
    SAME = "已有相同的文件，未改动"
    KEPT = "已有内容不同的文件，没有覆盖；要覆盖请加 --force"


def write(root: Path, path: str, text: str, *, replace: bool) -> Outcome:
    """Write a file below `root` in one step; an existing one that differs is kept unless `replace`."""
    place = _inside(root, path)
    data = text.encode("utf-8")
    try:
        there = place.read_bytes() if place.exists() else None
        if there == data:
            return Outcome.SAME
        if there is not None and not replace:
            return Outcome.KEPT
        _write_atomically(place, data)
    except OSError as error:
        raise Unreadable(f"{path} 写不进去（{reason(error)}）；请检查磁盘空间和文件夹权限") from error
    return Outcome.WRITTEN if there is None else Outcome.REPLACED


def _inside(root: Path, path: str) -> Path:
    """Give the place of a file; links that lead out of the portal are refused."""
    place = root / path
    parent = Path(os.path.realpath(place.parent))
    if not parent.is_relative_to(os.path.realpath(root)) or place.is_symlink():
        raise Unreadable(f"{path} 指向资料目录之外，没有写")
    return place


def _write_atomically(place: Path, data: bytes) -> None:
    place.parent.mkdir(parents=True, exist_ok=True)
    descriptor, name = tempfile.mkstemp(dir=place.parent, prefix=f".{place.name}.")
    try:
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        Path(name).chmod(0o644)
        Path(name).replace(place)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
