"""The page of a group of people or businesses (L3): everything for this group, and the groups beside it."""

from __future__ import annotations

from typing import Any

from gongkai.kinds.audience import Audience
from gongkai.pages import gathering
from gongkai.pages.press import Press
from gongkai.pages.record import Extras
from gongkai.pages.topic import nothing
from gongkai.views import Chip


def context(audience: Audience, press: Press) -> dict[str, Any]:
    """Give the groups beside this one, and what to say when there is nothing yet."""
    beside = [each for each in press.portal.all(Audience) if each.group is audience.group and each.id != audience.id]
    return {
        "related_title": "您也可能属于",
        "related": [Chip(each.heading, each.url) for each in beside],
        "empty": nothing("还没有专门针对这一人群的政策。", "audiences/", "看看其他人群")
        if gathering.empty(audience, press)
        else None,
    }


def depends(audience: Audience, press: Press) -> list[str]:
    """Give what the page prints of records that do not name the group themselves."""
    beside = [each.origin.digest for each in press.portal.all(Audience)]
    return [*beside, *gathering.depends(audience, press)]


EXTRAS = Extras(
    elsewhere=frozenset({"group", "icon"}),
    blocks=gathering.blocks,
    context=context,
    depends=depends,
)
