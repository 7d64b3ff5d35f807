"""QR codes of permanent addresses as small inline pictures (L3)."""

from __future__ import annotations

from functools import cache
from typing import Any

import numpy as np
import zxingcpp
from markupsafe import Markup, escape

_MASK = 3
"""Any of the eight masks can be read; trying all of them takes four times as long as everything else here."""
_PICTURE = (
    '<svg%s role="img" aria-label="%s" viewBox="0 -.5 %d %d" shape-rendering="crispEdges">'
    '<path stroke="#000" d="%s"/></svg>'
)
_AFTER = [f"m{gap} 0h" for gap in range(200)]
"""The move to the next stroke of a row, by the light modules between."""


def qr(address: str, *, label: str = "本页网址的二维码", anchor: str = "qr") -> Markup:
    """Draw the QR code of an address, one stroke for each run of dark modules; `anchor` "" where a page has several."""
    code = zxingcpp.create_barcode(address, zxingcpp.BarcodeFormat.QRCode, ec_level="M", data_mask=_MASK)
    picture: Any = code.to_image()
    width = picture.shape[1]
    modules = np.frombuffer(memoryview(picture).tobytes(), dtype=np.uint8)
    edges = (np.flatnonzero(modules[1:] != modules[:-1]) + 1).tolist()
    path = _path(edges, width)
    named = Markup(' id="{}"').format(anchor) if anchor else ""
    return Markup(_PICTURE % (named, escape(label), width, width, path))  # noqa: S704 - numbers, and words escaped


def _path(edges: list[int], width: int) -> str:
    """Write the strokes between edges, each after the first of its row from where the last one ended."""
    starts = _starts(width)
    pieces = []
    last = row_end = 0
    for start, end in zip(edges[::2], edges[1::2], strict=True):
        if start < row_end:
            pieces.append(f"{_AFTER[start - last]}{end - start}")
        else:
            pieces.append(f"{starts[start]}{end - start}")
            row_end = start - start % width + width
        last = end
    return "".join(pieces)


@cache
def _starts(width: int) -> list[str]:
    """List for each place in the picture the move to it."""
    return [f"M{place % width} {place // width}h" for place in range(width * width)]
