"""Sheets for the notice boards of towns, streets and their villages (L3): A4, with a QR code beside each entry."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from markupsafe import Markup

from gongkai import markdown
from gongkai.excerpts import excerpt
from gongkai.facets import facet_of
from gongkai.kinds.disclosure_item import Channel, DisclosureItem, DisclosureLevel
from gongkai.kinds.organization import Organization
from gongkai.kinds.pack import Pack
from gongkai.kinds.policy import Policy
from gongkai.kinds.question import Question
from gongkai.lists.question import by_asked
from gongkai.output import Page, PageOutput
from gongkai.pages.plain import Plain, output
from gongkai.pages.press import Press, crumbs
from gongkai.pages.qr import qr
from gongkai.portal import Portal
from gongkai.record import Record, Role, roles
from gongkai.templates import render
from gongkai.views import Link, Tile
from gongkai.vocabularies import OrganLevel, Section
from gongkai.wording import chinese_date

_POLICIES, _PACKS, _QUESTIONS, _ITEMS = 5, 6, 5, 6
"""Entries that fit on one sheet of each sort."""
_ITEM_SHEETS = 2
_WORDS, _ANSWER = 90, 100
"""Characters of a summary and of an answer."""
_INDEX = Plain(
    "print/", "公开栏打印", "给村（社区）公示栏用的 A4 张贴页，按街道和镇准备：新政策、政策包、常见问题、本地公开的事项，都带二维码。",
    "pages/boards.html",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Posted:
    """One entry of a sheet. `facts` are short: number, organ, date."""

    title: str
    text: str
    facts: tuple[str, ...]
    picture: Markup | None


@dataclass(frozen=True, slots=True)
class Sheet:
    """One A4 page. `until` says how fresh it is; `number` of `total`."""

    id: str
    title: str
    lead: str
    entries: Sequence[Posted]


def outputs(press: Press) -> Iterator[PageOutput]:
    """Give the index and the sheets of every unit with a board; nothing where there is none."""
    units = boards(press.portal)
    if not units:
        return
    tiles = [Tile(each.name, url(each), "print", f"{len(_records(each, press))} 张 A4 纸") for each in units]
    yield output(_INDEX, lambda: {"units": tiles}, map(str, tiles), press)
    for unit in units:
        found = [record for _, _, records in _records(unit, press) for record in records]
        known = press.fingerprint([press.row_face(unit), *map(press.row_face, found)])
        yield PageOutput(url(unit), known, partial(_page, unit, press))


def links(portal: Portal) -> Iterator[tuple[Section, Link]]:
    """Lead to the sheets from the column of open information."""
    if boards(portal):
        yield Section.OPEN, Link(_INDEX.title, _INDEX.url, "各街道和镇的 A4 张贴页")


def boards(portal: Portal) -> list[Organization]:
    """List the units that have notice boards: towns and streets."""
    return [each for each in portal.all(Organization) if each.level is OrganLevel.TOWNSHIP]


def url(unit: Organization) -> str:
    """Give the address of a unit's sheets."""
    return f"print/board/{unit.id}/"


def _records(unit: Organization, press: Press) -> list[tuple[str, str, list[Record]]]:
    """Choose what is posted: title, lead and records of each sheet that is not empty."""
    found: list[tuple[str, str, list[Record]]] = [
        ("新政策", "最近公开、现在有效或即将施行的文件", press.remembered(_policies, lambda: _policies(press))),
        ("政策包", "遇到这些事，条件、材料、流程都在一处", list(press.portal.newest(Pack)[:_PACKS])),
        ("常见问题", "大家问得最多的问题", _questions(press)),
    ]
    items = _items(unit, press)
    parts = [items[start : start + _ITEMS] for start in range(0, len(items), _ITEMS)]
    for number, part in enumerate(parts, start=1):
        more = f"（{number}）" if len(parts) > 1 else ""
        found.append((f"{unit.short_name}公开的事项{more}", "按基层政务公开标准目录，这些信息要在公示栏公开", part))
    return [each for each in found if each[2]]


def _policies(press: Press) -> list[Record]:
    """List the newest documents that are not over."""
    shown = (each for each in press.portal.newest(Policy) if press.portal.states[each.key].tone != "ended")
    return list[Record](shown)[:_POLICIES]


def _questions(press: Press) -> list[Record]:
    holding = [each for each in press.portal.newest(Question) if press.portal.states[each.key].in_force]
    return by_asked(holding)[:_QUESTIONS]


def _items(unit: Organization, press: Press) -> list[Record]:
    """List the items that the unit answers for and that belong on a board, those of the towns' level first."""
    own = [each for each in press.portal.all(DisclosureItem) if unit.id in each.responsible]
    posted = [each for each in own if Channel.BOARD in each.channels] or own
    ordered = sorted(posted, key=_of_towns_first)
    return list[Record](ordered[: _ITEMS * _ITEM_SHEETS])


def _of_towns_first(item: DisclosureItem) -> tuple[bool, str]:
    return DisclosureLevel.TOWNSHIP not in item.levels, item.id


def _page(unit: Organization, press: Press) -> Page:
    chosen = _records(unit, press)
    every = [record for _, _, records in chosen for record in records]
    newest = max((record.dated_on for record in every if record.dated_on), default=None)
    identity = press.portal.identity
    body = render(
        "pages/board.html",
        unit=unit,
        portal=identity.name,
        title=f"{unit.name}政务公开栏",
        sheets=[_sheet(number, *each, press) for number, each in enumerate(chosen, start=1)],
        until=f"内容截至{chinese_date(newest)}" if newest else "",
        phone=unit.phone or "",
        office=identity.contact,
        site=identity.url,
    )
    return Page(
        url=url(unit),
        title=f"{unit.short_name}公开栏打印",
        body=body,
        crumbs=crumbs((_INDEX.title, _INDEX.url), (unit.short_name, None)),
        description=f"{unit.name}公示栏用的 A4 张贴页。",
        body_class="board",
    )


def _sheet(number: int, title: str, lead: str, records: list[Record], press: Press) -> Sheet:
    return Sheet(f"sheet-{number}", title, lead, [_posted(each, press) for each in records])


def _posted(record: Record, press: Press) -> Posted:
    row = press.row(record)
    if isinstance(record, DisclosureItem):
        facet = facet_of(DisclosureItem, "field")
        value = press.facet_value(record, facet)[0] if facet else None
        address = press.address(value.url if value else record.url)
        facts = (f"时限：{record.time_limit}", f"公开主体：{row.organ}")
        return Posted(record.heading, excerpt("；".join(record.content), _WORDS), facts, _picture(address, press))
    return Posted(
        title=record.heading,
        text=_words(record, press),
        facts=tuple(each for each in (row.number, row.organ, row.date, row.state) if each),
        picture=_picture(press.address(record.url), press),
    )


def _words(record: Record, press: Press) -> str:
    """Give the summary of a record, or the first sentences of its text."""
    if Role.SUMMARY in roles(type(record)):
        return excerpt(str(record.by_role(Role.SUMMARY) or ""), _WORDS)
    return excerpt(markdown.plain(markdown.render(press.portal.text(record)).html), _ANSWER)


def _picture(address: str, press: Press) -> Markup | None:
    return qr(address, label="扫码看全文", anchor="") if press.portal.identity.features.qr else None
