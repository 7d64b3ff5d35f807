"""First step of ingest: bytes → text, or one sentence on why not."""

from __future__ import annotations

import codecs
import re

from gongkai.ingest.elements import Unreadable

MAX_BYTES = 20 * 2**20
_MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"PK\x03\x04", "内容是 Word、Excel 或压缩文件，扩展名却不是；请把扩展名改成 .docx 或 .xlsx 再试"),
    (b"\xd0\xcf\x11\xe0", "是加了密码的文件或旧版 .doc、.xls；请去掉密码，另存为 .docx 或 .xlsx 再试"),
    (b"%PDF", "是 PDF；请先另存为 Word 或文本文件再试"),
    (b"\x89PNG", "是图片；请先识别成文字再试"),
    (b"\xff\xd8\xff", "是图片；请先识别成文字再试"),
    (b"GIF8", "是图片；请先识别成文字再试"),
    (b"{\\rtf", "是 RTF；请先另存为 .docx 或文本文件再试"),
)
_CHINESE = re.compile(r"[\u4e00-\u9fff]")
_EXPECTED = re.compile(r"[\u4e00-\u9fff\u3000-\u303f\uff00-\uffef\u2010-\u2027\u2460-\u24ff\x20-\x7e\s〇○·×℃㎡]")


def check_bytes(data: bytes) -> None:
    """Refuse what is too big, empty, or a known kind of file that is not text."""
    if len(data) > MAX_BYTES:
        raise Unreadable(f"文件有 {len(data) / 2**20:.0f} MB，超过上限 {MAX_BYTES // 2**20} MB；请拆开或去掉图片再试")
    if not data.strip():
        raise Unreadable("文件是空的")
    for magic, sentence in _MAGIC:
        if data.startswith(magic):
            raise Unreadable(sentence)


def decode(data: bytes) -> str:
    """Give the text of a UTF-8, UTF-16 (with a mark) or GB18030 file; raise `Unreadable` with a sentence otherwise."""
    check_bytes(data)
    text = _by_mark(data)
    if text is None:
        if b"\0" in data:
            raise Unreadable("含有空字节，不是文本文件；请另存为 UTF-8 文本再试")
        text = _by_trial(data)
    if not _CHINESE.search(text):
        raise Unreadable("没有读到中文；请核对文件内容和编码，另存为 UTF-8 再试")
    return text


def _by_mark(data: bytes) -> str | None:
    marks = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
    for mark, encoding in marks:
        if data.startswith(mark):
            try:
                return data.decode(encoding)
            except UnicodeDecodeError as error:
                raise Unreadable(f"第 {error.start + 1} 个字节不是 {encoding} 编码；请另存为 UTF-8 文本再试") from error
    return None


def _by_trial(data: bytes) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        place = error.start
    try:
        text = data.decode("gb18030")
    except UnicodeDecodeError:
        text = ""
    if not _plausible(text):
        line = data.count(b"\n", 0, place) + 1
        raise Unreadable(f"第 {line} 行起既不是 UTF-8 也不是 GB18030 编码的中文；请另存为 UTF-8 文本再试")
    return text


def _plausible(text: str) -> bool:
    """Tell whether decoded text looks Chinese; GB18030 decodes nearly any bytes into something, but not into common words."""
    sample = text[:20_000]
    chinese = _CHINESE.findall(sample)
    common = sum(1 for character in chinese if _is_common(character))
    return len(_EXPECTED.findall(sample)) >= 0.9 * len(sample) and common > 0.7 * len(chinese) > 0


def _is_common(character: str) -> bool:
    """Tell one of the 3755 characters of the first level of GB 2312."""
    try:
        return character.encode("gb2312")[0] <= 0xD7
    except UnicodeEncodeError:
        return False
