"""Style, script and pictures of the theme → outputs (L3): one style sheet, one sprite, the portal's colours."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

from gongkai.output import Output
from gongkai.portal import Portal
from gongkai.templates import THEME, environment

ASSETS = THEME / "assets"
_SVG = "http://www.w3.org/2000/svg"


def outputs(portal: Portal) -> Iterator[Output]:
    """Give the asset files of the site."""
    yield _made("assets/site.css", style_sheet())
    yield _made("assets/icons.svg", sprite())
    colours = environment().get_template("assets/portal.css").render(colours=portal.identity.colours)
    yield _made("assets/portal.css", colours.encode())
    for folder in ("js", "img"):
        for path in sorted((ASSETS / folder).rglob("*")):
            if path.is_file():
                yield _made(f"assets/{path.relative_to(ASSETS).as_posix()}", path.read_bytes())


def versions() -> tuple[tuple[str, str], ...]:
    """Name the versions of style and script by their content, 8 hexadecimal digits each."""
    scripts = b"".join(path.read_bytes() for path in sorted((ASSETS / "js").rglob("*")) if path.is_file())
    named = (("style", style_sheet() + (ASSETS / "portal.css").read_bytes()), ("script", scripts))
    return tuple((name, hashlib.blake2b(content, digest_size=4).hexdigest()) for name, content in named)


def style_sheet() -> bytes:
    """Join the components in the order that `order.txt` gives them."""
    names = (ASSETS / "css" / "order.txt").read_text(encoding="utf-8").split()
    places = [ASSETS / "css" / name for name in names]
    return b"\n".join(place.read_bytes() for place in places if place.is_file())


def sprite() -> bytes:
    """Put the icons into one file, each a symbol named after its own file."""
    ET.register_namespace("", _SVG)
    whole = ET.Element(f"{{{_SVG}}}svg")
    for path in sorted((ASSETS / "icons").glob("*.svg")):
        whole.append(_symbol(path))
    written: bytes = ET.tostring(whole, encoding="utf-8", xml_declaration=True)
    return written


def _symbol(path: Path) -> ET.Element:
    icon = ET.parse(path).getroot()  # noqa: S314 - the theme's own drawings
    kept = {name: value for name, value in icon.attrib.items() if name not in {"width", "height", "class"}}
    symbol = ET.Element(f"{{{_SVG}}}symbol", {**kept, "id": path.stem})
    symbol.extend(icon)
    return symbol


def _made(uri: str, content: bytes) -> Output:
    return Output(uri, hashlib.blake2b(content, digest_size=16).hexdigest(), lambda: content)
