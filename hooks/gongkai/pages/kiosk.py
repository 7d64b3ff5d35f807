"""The start page of a touch screen in a service hall (L3): a few large choices, words to search by without a keyboard."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import quote

from gongkai.kinds import all_kinds
from gongkai.output import Page, PageOutput
from gongkai.pages.plain import Plain, output
from gongkai.pages.press import Press
from gongkai.portal import Portal
from gongkai.record import Role, roles
from gongkai.request_tools import GUIDE
from gongkai.views import Link, Tile
from gongkai.vocabularies import Section

KEYS = 24
"""Words on the touch keyboard."""
_LONGEST = 6
"""Characters of a word that fits on a key."""
_PAGE = Plain(
    "kiosk/",
    "政策体验区",
    "轻触屏幕上的大按钮，查政策、看解读、找办事指南。用完不用关，一会儿会自动回到这里。",
    "pages/kiosk.html",
)
_CHOICES = (
    Tile("我要办事", "packs/", "pack", "上学、就业、养老、开店：条件、材料、流程放在一起"),
    Tile("我有问题", "questions/", "question", "大家常问的问题，答案注明依据"),
    Tile("按主题找", "topics/", "catalog", "住房、看病、社保、三农等"),
    Tile("按人群找", "audiences/", "people", "老年人、学生家长、农户、企业等"),
    Tile("看文件原文", "policies/", "document", "政府和各部门的文件"),
    Tile("申请政府信息", GUIDE, "request", "网上找不到的，可以申请"),
    Tile("看工作进度", "tasks/", "chart", "今年承诺的事办到哪一步"),
    Tile("找部门电话", "organizations/", "building", "地址、电话、上班时间"),
)
"""What may be chosen; a choice whose column the portal does not have is left out."""


def outputs(press: Press) -> Iterator[PageOutput]:
    """Give the page."""
    shown, words = choices(press), keys(press)
    made = output(_PAGE, lambda: _context(shown, words, press), [*map(str, shown), *words], press)
    yield replace(made, make=lambda: _bare(made))


def links(portal: Portal) -> Iterator[tuple[Section, Link]]:  # noqa: ARG001 - the signature of every module's `links`
    """Lead to the page from the column of open information."""
    yield Section.OPEN, Link(_PAGE.title, _PAGE.url, "服务大厅触摸屏用的大按钮页面")


def _bare(made: PageOutput) -> Page:
    """Leave out the breadcrumb: the page is a beginning, and lies in no column."""
    return replace(made.make(), crumbs=(), body_class="kiosk")


def choices(press: Press) -> list[Tile]:
    """List the choices that lead somewhere."""
    filled = {f"{plural}/" for plural, records in press.portal.records.items() if records}
    return [tile for tile in _CHOICES if tile.url in filled | {GUIDE}]


def keys(press: Press) -> list[str]:
    """List the words on the keys: those that most published records have among their keywords, none that are too long."""
    counted: Counter[str] = Counter()
    for plural, kind in all_kinds().items():
        if Role.KEYWORDS in roles(kind):
            for record in press.portal.records.get(plural, {}).values():
                counted.update(set(record.by_role(Role.KEYWORDS) or ()))
    ordered = sorted(counted, key=lambda word: (-counted[word], word))
    return [word for word in ordered if len(word) <= _LONGEST and word not in press.portal.identity.hot_queries][:KEYS]


def _context(shown: list[Tile], words: list[str], press: Press) -> dict[str, object]:
    identity = press.portal.identity
    return {
        "portal": identity.name,
        "choices": shown,
        "searchable": identity.features.search,
        "hot": [Link(word, f"search/?q={quote(word)}") for word in identity.hot_queries],
        "keys": words,
        "phone": identity.contact.phone if identity.contact else "",
    }
