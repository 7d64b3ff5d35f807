"""What the page of something opened after requests has beyond any record's (L3): its text under a heading, where to look."""

from __future__ import annotations

from typing import Any

from gongkai.kinds.release import Release
from gongkai.output import Heading
from gongkai.pages.press import Press
from gongkai.pages.record import Extras
from gongkai.request_tools import GUIDE
from gongkai.views import Link


def context(release: Release, press: Press) -> dict[str, Any]:  # noqa: ARG001 - one signature for all kinds
    """Give where else it can be seen and how to ask for more."""
    return {"place": release.place or "", "guide": Link("还想要别的信息？看怎样申请", GUIDE)}


def headings(release: Release, found: Any) -> list[Heading]:  # noqa: ARG001 - one signature for all kinds
    """List the template's own heading."""
    return [Heading(2, "now-open", "现在公开了什么")]


EXTRAS = Extras(elsewhere=frozenset({"place"}), context=context, headings=headings)
