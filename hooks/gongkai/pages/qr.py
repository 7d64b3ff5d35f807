"""QR codes of permanent addresses as small inline pictures (L3)."""

from __future__ import annotations

import re
from functools import cache

import zxingcpp
from markupsafe import Markup

_BLACK = re.compile(rb"\0+")
_PICTURE = Markup(
    '<svg id="qr" role="img" aria-label="本页网址的二维码" viewBox="0 0 {0} {0}" shape-rendering="crispEdges">'
    '<path stroke="#000" d="{1}"/></svg>'
)


def qr(address: str) -> Markup:
    """Draw the QR code of an address, one stroke for each run of dark modules."""
    picture = zxingcpp.create_barcode(address, zxingcpp.BarcodeFormat.QRCode).to_image()
    width = picture.shape[1]
    starts = _starts(width)
    spans = [found.span() for found in _BLACK.finditer(bytes(picture))]
    return _PICTURE.format(width, "".join([starts[start] + _RUNS[end - start] for start, end in spans]))


_RUNS = [f"h{length}" for length in range(200)]


@cache
def _starts(width: int) -> list[str]:
    """List for each place in the picture the move to it; half a module down, where the stroke's middle is."""
    return [f"M{place % width} {place // width}.5" for place in range(width * width)]
