"""Markdown of a field that stands within a page beside the record's text (L3): no anchors that could clash, headings below."""

from __future__ import annotations

import re

from markupsafe import Markup

from gongkai import markdown
from gongkai.pages.press import Press
from gongkai.pages.text import finished
from gongkai.record import Record
from gongkai.templates import safe

_ANCHOR = re.compile(r'(<(?:h[1-6]|p)) id="[^"]*"')
_LEVEL = re.compile(r"(</?h)([2-6])")
_DEEPEST = 6


def embedded(text: str | None, record: Record, press: Press, *, level: int = 3, name: str = "") -> Markup:
    """Render a field's Markdown; its headings begin at `level`, its tables are called by `name`. "" for None."""
    if not text:
        return Markup("")
    html = finished(_ANCHOR.sub(r"\1", markdown.render(text).html), record, press)
    if level > 2:
        html = _LEVEL.sub(lambda found: found[1] + str(min(int(found[2]) + level - 2, _DEEPEST)), html)
    return safe(html.replace('aria-label="表', f'aria-label="{name}表') if name else html)
