"""The theme as files: styles in their order, icons that exist, weights, and no inline code."""

from __future__ import annotations

import gzip
import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
import yaml

ROOT = Path(__file__).resolve().parent.parent
THEME = ROOT / "overrides"
STYLES = THEME / "assets" / "css"
SCRIPTS = THEME / "assets" / "js"
ICONS = THEME / "assets" / "icons"
APART = {"offline.css"}
"""Style of the offline packs, which carry their own copy."""
TEMPLATES = sorted(path for path in THEME.rglob("*.html") if path.parent.name != "offline")


def weight(text: bytes) -> int:
    """Give what a browser fetches, compressed as servers do."""
    return len(gzip.compress(text, 9))


def test_order_names_every_style_sheet_once():
    """A component whose file is not in order.txt would silently be missing from the site."""
    named = (STYLES / "order.txt").read_text(encoding="utf-8").split()
    assert sorted(named) == sorted({path.name for path in STYLES.glob("*.css")} - APART)


DARK = re.compile(r"(?:prefers-color-scheme: dark\)|data-theme=\"?dark\"?\])[^{}]*\{(?:[^{}]*\{)?([^{}]*)\}")


def test_the_dark_scheme_changes_colours_and_nothing_else():
    """It sets custom properties of colours and shadows, so that what is laid out and named is the same in both schemes."""
    styles = "\n".join(
        path.read_text(encoding="utf-8") for path in sorted(STYLES.glob("*.css")) if path.name not in APART
    )
    assert styles.count("prefers-color-scheme: dark") == 1  # in one place, all of it looked at here
    blocks = DARK.findall(styles)
    assert len(blocks) >= 2
    names = {line.partition(":")[0].strip() for block in blocks for line in block.split(";") if line.strip()}
    assert {name for name in names if not name.startswith(("--color-", "--shadow"))} == {"color-scheme"}


def test_the_style_sheet_weighs_little():
    """All styles together: at most 25 kB compressed."""
    named = (STYLES / "order.txt").read_text(encoding="utf-8").split()
    assert weight(b"\n".join((STYLES / name).read_bytes() for name in named)) <= 25_000


def test_the_scripts_of_the_pages_weigh_little():
    """All modules but search's: at most 20 kB compressed, each by itself."""
    assert sum(weight(path.read_bytes()) for path in SCRIPTS.glob("*.js")) <= 20_000


def test_every_icon_that_is_named_is_there():
    """Templates and catalogs name icons by file; a missing one would be an empty square."""
    named = {name for path in TEMPLATES for name in re.findall(r'icon\("([^"]+)"\)', path.read_text(encoding="utf-8"))}
    for catalog in ("topics", "audiences"):
        records = yaml.safe_load((ROOT / "catalog" / f"{catalog}.yml").read_text(encoding="utf-8"))[catalog]
        named |= {record["icon"] for record in records if record.get("icon")}
    assert len(named) > 20
    assert named <= {path.stem for path in ICONS.glob("*.svg")}


@pytest.mark.parametrize("path", sorted(ICONS.glob("*.svg")), ids=lambda path: path.stem)
def test_an_icon_takes_size_and_colour_from_the_page(path: Path):
    """An icon is 24 units square and has no colour of its own."""
    icon = ET.parse(path).getroot()  # noqa: S314 - our own files
    assert icon.get("viewBox") == "0 0 24 24"
    assert {icon.get("fill"), icon.get("stroke")} == {"none", "currentColor"}
    assert not any("style" in each.attrib or "#" in (each.get("fill") or "") for each in icon.iter())


def test_every_module_that_the_entry_names_is_there():
    """The one entry fetches modules by name when a page needs them."""
    entry = (SCRIPTS / "site.js").read_text(encoding="utf-8")
    modules = re.findall(r'"(\./[^"]+\.js)"', entry)
    assert len(modules) >= 8
    assert all((SCRIPTS / module).is_file() for module in modules)


def _luminance(colour: str) -> float:
    channels = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    linear = [each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Give the contrast ratio of two colours. Source: WCAG 2.2."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def test_the_shipped_colours_reach_the_promised_contrast():
    """The main colour at least 7:1 on white, the signal colour 4.5:1."""
    colours = yaml.safe_load((ROOT / "catalog" / "portal.yml").read_text(encoding="utf-8"))["colours"]
    assert contrast(colours["main"], "#ffffff") >= 7
    assert contrast(colours["signal"], "#ffffff") >= 4.5
