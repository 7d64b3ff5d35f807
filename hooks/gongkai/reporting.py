"""Reporting a mistake on a page (L2): the message that is ready to be sent, and where to read how."""

from __future__ import annotations

from functools import cache
from urllib.parse import quote

REPORT = "report/"
"""Address of the page that says how to report and what came of it."""
_SUBJECT = "网站找错"
_REST = ("", "", "哪里不对：", "", "应该是什么（知道的话）：", "", "想知道结果的，请留电话：", "")


def message_to(email: str, address: str) -> str:
    """Give the `mailto:` address of a message about the page at `address`, its full address; "" leaves it to be filled in.

    Source: RFC 6068; lines of a body end in CRLF.
    """
    before, after = _around(email)
    return f"{before}{quote(address, safe='')}{after}"


@cache
def _around(email: str) -> tuple[str, str]:
    """Give what stands before and after the page's address, made once, for it is on every page."""
    rest = quote("\r\n".join(_REST))
    return f"mailto:{email}?subject={quote(_SUBJECT)}&body={quote('有问题的网页：')}", rest
