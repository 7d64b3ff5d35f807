"""How dates, sizes and file types are written for readers (L0)."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from functools import lru_cache
from pathlib import PurePosixPath

FILE_TYPES = {
    "doc": "Word 文档", "docx": "Word 文档", "wps": "WPS 文档", "odt": "文字文档", "xls": "Excel 表格", "xlsx": "Excel 表格",
    "ods": "电子表格", "csv": "CSV 表格", "pdf": "PDF 文档", "ofd": "OFD 版式文件", "ppt": "演示文稿", "pptx": "演示文稿",
    "jpg": "图片", "jpeg": "图片", "png": "图片", "svg": "图片", "webp": "图片", "gif": "图片", "mp3": "音频", "m4a": "音频",
    "ogg": "音频", "wav": "音频", "mp4": "视频", "webm": "视频", "zip": "压缩包", "txt": "文本文件", "vtt": "字幕",
}  # fmt: skip
"""The types of files that may be published, by their ending, and what readers call them."""


@lru_cache(maxsize=8192)
def chinese_date(day: dt.date) -> str:
    """Write a date as 2026年3月1日."""
    return f"{day.year}年{day.month}月{day.day}日"


def grouped(value: Decimal | int) -> str:
    """Write a number with thousands separators, its decimals as they were written: 8,040, 2.10."""
    return f"{value:,}"


def file_suffix(name: str) -> str:
    """Give a file name's ending in lower case, without the dot."""
    return PurePosixPath(name).suffix[1:].lower()


def file_type(name: str) -> str:
    """Name the type of a file in words."""
    ending = file_suffix(name)
    return FILE_TYPES.get(ending, f"{ending.upper()} 文件" if ending else "文件")


def file_size(size: int) -> str:
    """Write a size in bytes as KB or MB, never as 0."""
    if size >= 1024 * 1024:
        return f"{size / 1024 / 1024:.1f} MB"
    return f"{max(1, round(size / 1024))} KB"


def clipped(text: str, length: int) -> str:
    """Cut a text at `length` characters, with an ellipsis where something is missing."""
    return text if len(text) <= length else text[: length - 1].rstrip("，、；：。 　") + "…"


def in_title_marks(title: str) -> str:
    """Put a title between 《》, the marks within it becoming 〈〉. Source: GB/T 15834."""
    return f"《{title.replace('《', '〈').replace('》', '〉')}》"
