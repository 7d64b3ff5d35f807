"""How broken lines are told from whole ones, and how they are put together again (ingest)."""

from __future__ import annotations

import re

_CLOSING = re.compile(r"(?:[。！？；：…!?;:]|(?<=[\u4e00-\u9fff）)”])\.)[”’\"'』」）)》〉】]*$")
_CUT = re.compile(r"[，、,（(《〈“‘「『【—]$")
NOTE = re.compile(
    r"[（(][^（）()]{0,70}?(此件|本件|公开|联系|电话|通过|公布|施行|印发|发布|修订|修正|试\s*行|暂\s*行|草案|征求意见|盖章|印章)[^（）()]{0,70}[）)]"
)
"""A line in brackets that is a remark by itself: （此件公开发布）."""
_WORD = re.compile(r"[A-Za-z]$")


def is_closed(text: str) -> bool:
    """Tell a line that ends as a paragraph does: 。 ； ： and the like, quotes and brackets after it perhaps."""
    return bool(_CLOSING.search(text))


def is_cut(text: str) -> bool:
    """Tell a line that cannot be the end of anything: it stops at a comma or an opening bracket."""
    return bool(_CUT.search(text))


def glue(left: str, right: str) -> str:
    """Join two halves of a paragraph; only Latin words get a space between."""
    if not left or not right:
        return left + right
    space = " " if _WORD.search(left) and re.match(r"[A-Za-z]", right) else ""
    return left + space + right
