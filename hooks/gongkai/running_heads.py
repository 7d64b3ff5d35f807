"""What stands at the head of each printed page of an issue of the gazette (L3): a style sheet for every issue.

Page margins take their words from style sheets only, and each document has words of its own; so the words are put
into a sheet beside the issue's page.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import partial

from markupsafe import Markup

from gongkai.gazettes import in_order, style_url
from gongkai.kinds.gazette import Gazette
from gongkai.output import Output, fingerprint
from gongkai.portal import Portal
from gongkai.templates import render, safe
from gongkai.wording import clipped

_LONGEST = 34
"""Characters that fit beside the issue's own name at the head of an A4 page."""


def outputs(portal: Portal) -> Iterator[Output]:
    """Give the sheet of every issue."""
    for issue in in_order(portal):
        heads = list(_heads(issue, portal))
        yield Output(style_url(issue), fingerprint([issue.title, *heads]), partial(_sheet, issue, heads))


def _heads(issue: Gazette, portal: Portal) -> Iterator[str]:
    """Give what stands above each document: its number, or its clipped title where it has none."""
    for _, each in issue.contents():
        policy = portal.find("policies", each)
        if policy is not None:
            yield clipped(str(getattr(policy, "document_number", None) or policy.heading), _LONGEST)


def _sheet(issue: Gazette, heads: list[str]) -> bytes:
    pages = [(f"d{number}", _string(head)) for number, head in enumerate(heads, start=1)]
    return render("assets/running.css", issue=_string(issue.title), pages=pages).encode()


def _string(words: str) -> Markup:
    """Write a text as a string of CSS, which for one line of text has JSON's form."""
    return safe(json.dumps(words, ensure_ascii=False))
