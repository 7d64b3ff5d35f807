"""QR codes of permanent addresses as small inline pictures (L3)."""

from __future__ import annotations

from functools import cache
from typing import Any, NamedTuple

import zxingcpp
from markupsafe import Markup

from gongkai.templates import safe

_MASK = 3
"""Any of the eight masks can be read; trying all of them takes four times as long as everything else here."""
_LETTER = "a"
"""A character of no shorter mode than bytes."""
_OPENING = Markup('<svg{0} role="img" aria-label="{1}" viewBox="0 -.5 {2} {2}" shape-rendering="crispEdges">')


def qr(address: str, *, label: str = "本页网址的二维码", anchor: str = "qr") -> Markup:
    """Draw the QR code of an address, row by row in strokes of dark modules; `anchor` "" where a page has several."""
    code = _family(len(address)).code(address) if address.isascii() else _encoded(address)
    path = _path(code)
    return safe(f'{_opening(label, anchor, code.width)}<path stroke="#000" d="M{_QUIET} {_QUIET}{path}"/></svg>')


class Code(NamedTuple):
    """A QR code of `width` modules with the quiet zone; `dark` has a bit for each module within it, rows in whole bytes."""

    width: int
    dark: int


class _Family:
    """The codes of all addresses of one length, which are as large and masked alike.

    In byte mode, with one mask, each character has its own modules to turn about, whatever the others are and however
    many follow in a code of the same size: the error correction of a QR code is a linear code (ISO/IEC 18004,
    Reed-Solomon). So a code is put together from those of single characters, a tenth of the work of encoding it.
    """

    def __init__(self, length: int) -> None:
        self._plain = _encoded(_LETTER * length)
        self._turned = _turned(self._plain.width)

    def code(self, address: str) -> Code:
        """Put the code of an address together."""
        width, dark = self._plain
        turned = self._turned
        for place in enumerate(address):
            try:
                dark ^= turned[place]
            except KeyError:
                turned[place] = found = self._turns(*place, len(address))
                dark ^= found
        return Code(width, dark)

    def _turns(self, place: int, character: str, length: int) -> int:
        """Find the modules that one character turns about."""
        written = _LETTER * place + character + _LETTER * (length - place - 1)
        return _encoded(written).dark ^ self._plain.dark


@cache
def _turned(width: int) -> dict[tuple[int, str], int]:  # noqa: ARG001 - what is kept is kept by it
    """Keep the modules that each character at each place turns about, in all codes of one size."""
    return {}


@cache
def _family(length: int) -> _Family:
    return _Family(length)


def _encoded(address: str) -> Code:
    code = zxingcpp.create_barcode(address, zxingcpp.BarcodeFormat.QRCode, ec_level="L", data_mask=_MASK)
    picture: Any = code.to_image()
    width = picture.shape[1]
    written = memoryview(picture).tobytes().translate(_DIGITS).decode()
    inner = width - 2 * _QUIET
    starts = range(_QUIET * width + _QUIET, (width - _QUIET) * width, width)
    rows = (written[start : start + inner].ljust(_padded(width), "0") for start in starts)
    return Code(width, int("".join(rows), 2))


@cache
def _opening(label: str, anchor: str, width: int) -> Markup:
    named = Markup(' id="{}"').format(anchor) if anchor else ""
    return _OPENING.format(named, label, width)


def _padded(width: int) -> int:
    """Give the bits of a row: the modules within the quiet zone, filled up to whole bytes."""
    return -(-(width - 2 * _QUIET) // 8) * 8


def _path(code: Code) -> str:
    """Write the strokes of all rows of light and dark modules, eight at a time, each row from the end of the one above."""
    padded = _padded(code.width)
    across, rows = padded // 8, code.width - 2 * _QUIET
    eights = code.dark.to_bytes(across * rows, "big")
    strokes = eights.decode("latin-1").translate(_STROKES).split("\n")
    return f"m-{padded} 1".join(["".join(strokes[start : start + across]) for start in range(0, across * rows, across)])


def _stroke(eight: int) -> str:
    """Write the strokes of eight modules, the first the highest bit, ending behind the last."""
    runs = f"{eight:08b}".replace("01", "0 1").replace("10", "1 0").split()
    return "".join(f"h{len(run)}" if run[0] == "1" else f"m{len(run)} 0" for run in runs) + "\n"


_QUIET = 4
"""Light modules around the code, which nothing draws."""
_DIGITS = bytes(ord("0") if grey else ord("1") for grey in range(256))
_STROKES = {eight: _stroke(eight) for eight in range(256)}
