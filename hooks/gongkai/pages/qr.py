"""QR codes of permanent addresses as small inline pictures (L3)."""

from __future__ import annotations

from functools import cache
from typing import Any

import zxingcpp
from markupsafe import Markup

from gongkai.templates import safe

_MASK = 3
"""Any of the eight masks can be read; trying all of them takes four times as long as everything else here."""
_OPENING = Markup('<svg{0} role="img" aria-label="{1}" viewBox="0 -.5 {2} {2}" shape-rendering="crispEdges">')


def qr(address: str, *, label: str = "本页网址的二维码", anchor: str = "qr") -> Markup:
    """Draw the QR code of an address, row by row in strokes of dark modules; `anchor` "" where a page has several."""
    code = zxingcpp.create_barcode(address, zxingcpp.BarcodeFormat.QRCode, ec_level="L", data_mask=_MASK)
    picture: Any = code.to_image()
    width = picture.shape[1]
    path = _path(memoryview(picture).tobytes(), width)
    return safe(f'{_opening(label, anchor, width)}<path stroke="#000" d="M{_QUIET} {_QUIET}{path}"/></svg>')


@cache
def _opening(label: str, anchor: str, width: int) -> Markup:
    named = Markup(' id="{}"').format(anchor) if anchor else ""
    return _OPENING.format(named, label, width)


def _path(modules: bytes, width: int) -> str:
    """Write the strokes of all rows of light and dark modules, eight at a time, each row from the end of the one above."""
    inner = width - 2 * _QUIET
    padded = -(-inner // 8) * 8
    written = modules.translate(_DIGITS).decode()
    starts = range(_QUIET * width + _QUIET, (width - _QUIET) * width, width)
    rows = (written[start : start + inner].ljust(padded, "0") for start in starts)
    eights = int("".join(rows), 2).to_bytes(padded * inner // 8, "big")
    strokes = eights.decode("latin-1").translate(_STROKES).split("\n")
    across = padded // 8
    return f"m-{padded} 1".join("".join(strokes[start : start + across]) for start in range(0, across * inner, across))


def _stroke(eight: int) -> str:
    """Write the strokes of eight modules, the first the highest bit, ending behind the last."""
    runs = f"{eight:08b}".replace("01", "0 1").replace("10", "1 0").split()
    return "".join(f"h{len(run)}" if run[0] == "1" else f"m{len(run)} 0" for run in runs) + "\n"


_QUIET = 4
"""Light modules around the code, which nothing draws."""
_DIGITS = bytes(ord("0") if grey else ord("1") for grey in range(256))
_STROKES = {eight: _stroke(eight) for eight in range(256)}
