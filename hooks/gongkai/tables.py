"""Tables of rendered Markdown made fit for every reader (L1): headers with a scope, a region that can be scrolled."""

from __future__ import annotations

from itertools import count

_ALIGNED = {'align="right"': 'class="numeric"', 'align="center"': 'class="centred"', ' align="left"': ""}
_OPENING = '<div class="table-region" role="region" aria-label="表{}" tabindex="0"><table>'


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
    joined = "".join(_OPENING.format(next(numbers)) + part for part in rest)
    return first + joined.replace("</table>", "</table></div>")
