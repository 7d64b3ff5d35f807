"""The page of a theme (L3): what is under it, and the themes of life that belong to it."""

from __future__ import annotations

from typing import Any

from gongkai.kinds.topic import Topic
from gongkai.pages import gathering
from gongkai.pages.press import Press
from gongkai.pages.record import Extras
from gongkai.views import Chip, Empty, Link


def context(topic: Topic, press: Press) -> dict[str, Any]:
    """Give the related themes, and what to say when there is nothing yet."""
    below = press.portal.citing(topic, Topic, "parent")
    above = press.portal.find("topics", topic.parent) if topic.parent else None
    related = [above, *below] if above else below
    return {
        "related_title": "相关主题",
        "related": [Chip(each.heading, each.url) for each in related],
        "empty": nothing("这个主题下还没有公开的文件和问答。", "topics/", "看看其他主题")
        if gathering.empty(topic, press)
        else None,
    }


def nothing(text: str, url: str, label: str) -> Empty:
    """Say that nothing is here yet, and where to go next."""
    return Empty("暂时没有内容", text, (Link(label, url), Link("查看全部政策文件", "policies/"), Link("回到首页", "")))


EXTRAS = Extras(
    elsewhere=frozenset({"kind", "parent", "icon"}),
    blocks=gathering.blocks,
    context=context,
    depends=gathering.depends,
)
