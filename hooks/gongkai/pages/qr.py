"""QR codes of permanent addresses as small inline pictures (L3)."""

from __future__ import annotations

from functools import cache
from typing import Any

import numpy as np
import zxingcpp
from markupsafe import Markup

_MASK = 3
"""Any of the eight masks can be read; trying all of them takes four times as long as everything else here."""
_PICTURE = (
    '<svg id="qr" role="img" aria-label="本页网址的二维码" viewBox="0 0 %d %d" shape-rendering="crispEdges">'
    '<path stroke="#000" d="%s"/></svg>'
)


def qr(address: str) -> Markup:
    """Draw the QR code of an address, one stroke for each run of dark modules."""
    code = zxingcpp.create_barcode(address, zxingcpp.BarcodeFormat.QRCode, ec_level="M", data_mask=_MASK)
    picture: Any = code.to_image()
    width = picture.shape[1]
    starts = _starts(width)
    modules = np.frombuffer(memoryview(picture).tobytes(), dtype=np.uint8)
    edges = np.flatnonzero(modules[1:] != modules[:-1]) + 1
    runs = zip(edges[::2].tolist(), (edges[1::2] - edges[::2]).tolist(), strict=True)
    path = "".join([starts[start] + _RUNS[length] for start, length in runs])
    return Markup(_PICTURE % (width, width, path))  # noqa: S704 - nothing but numbers is put in


_RUNS = [f"h{length}" for length in range(200)]


@cache
def _starts(width: int) -> list[str]:
    """List for each place in the picture the move to it; half a module down, where the stroke's middle is."""
    return [f"M{place % width} {place // width}.5" for place in range(width * width)]
