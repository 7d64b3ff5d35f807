"""Tables of rendered Markdown made fit for every reader (L1): headers with a scope, a region that can be scrolled, cards on a phone."""

from __future__ import annotations

import html as entities
import re
from itertools import count

from gongkai.markdown import plain

_ALIGNED = {'align="right"': 'class="numeric"', 'align="center"': 'class="centred"', ' align="left"': ""}
_OPENING = '<div class="table-region{}" role="region" aria-label="表{}" tabindex="0"><table>'
_HEAD = re.compile(r"<th [^>]*>(.*?)</th>", re.DOTALL)
_ROW = re.compile(r"<tr>\n?<td.*?</tr>", re.DOTALL)
_CELL = re.compile(r"<td(?: [^>]*)?>(.*?)</td>", re.DOTALL)
_OPEN = re.compile(r"<td( [^>]*)?>")
_CARD_COLUMNS = 4
"""From this many columns on, a row is a card on a phone: it would not be seen whole."""
_LONG_CELL = 30
"""Characters in a cell on average that make a column one of running text."""


def accessible(html: str) -> str:
    """Give each table of an HTML fragment a named region that takes the focus, and its alignment as classes."""
    if "<table>" not in html:
        return html
    numbers = count(1)
    html = html.replace("<th ", '<th scope="col" ').replace("<th>", '<th scope="col">')
    if "align=" in html:
        for written, wanted in _ALIGNED.items():
            html = html.replace(written, wanted)
    first, *rest = html.split("<table>")
    joined = "".join(_region(next(numbers), part) for part in rest)
    return first + joined.replace("</table>", "</table></div>")


def _region(number: int, part: str) -> str:
    """Open the region of a table; `part` is what follows its opening tag, up to the next table."""
    end = part.find("</table>")
    labels = [plain(head) for head in _HEAD.findall(part[:end])]
    if len(labels) < _CARD_COLUMNS:
        return _OPENING.format("", number) + part
    rows = [[plain(text) for text in _CELL.findall(row)] for row in _ROW.findall(part[:end])]
    labelled = _ROW.sub(lambda row: _labelled(row[0], labels, _kinds(rows, len(labels))), part[:end])
    return _OPENING.format(" table-cards", number) + labelled + part[end:]


def _kinds(rows: list[list[str]], columns: int) -> list[str]:
    """Give the class of each column: `serial` for numbers of rows, `long` for running text."""
    kinds = []
    for column in range(columns):
        cells = [row[column] for row in rows if column < len(row)]
        serial = column == 0 and all(cell.isdecimal() and len(cell) < 5 for cell in cells)
        long = bool(cells) and sum(map(len, cells)) > _LONG_CELL * len(cells)
        kinds.append("serial" if serial else "long" if long else "")
    return kinds


def _labelled(row: str, labels: list[str], kinds: list[str]) -> str:
    """Write each cell of a row with its column's name, which a card shows before it."""
    places = count()

    def cell(found: re.Match[str]) -> str:
        place = next(places)
        label = entities.escape(labels[place]) if place < len(labels) else ""
        return _opened(found[1] or "", label, kinds[place] if place < len(kinds) else "")

    return _OPEN.sub(cell, row)


def _opened(attributes: str, label: str, kind: str) -> str:
    """Open a cell; `label` is escaped already."""
    if kind and "class=" not in attributes:
        attributes += f' class="{kind}"'
    return f'<td{attributes} data-label="{label}">'
