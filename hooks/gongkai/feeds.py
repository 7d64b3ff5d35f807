"""What is new, to subscribe to (L3): Atom and JSON Feed for everything, and for each topic, organization and audience."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, partial
from typing import Any
from xml.etree import ElementTree as ET

from gongkai.kinds import all_kinds
from gongkai.neighbours import face
from gongkai.output import Output, fingerprint
from gongkai.portal import Portal, newest_first
from gongkai.record import Record, Role, roles

ATOM = "http://www.w3.org/2005/Atom"
LENGTH = 50
"""Entries of a feed at most."""
BEIJING = dt.timezone(dt.timedelta(hours=8))
_OF = {"topics": Role.TOPICS, "organizations": Role.ORGAN, "audiences": Role.AUDIENCES}


@dataclass(frozen=True)
class Feed:
    """One feed. `name` is its address under `feeds/` without ending; `page` is the page that it follows."""

    name: str
    title: str
    page: str
    find: Callable[[], Sequence[Record]]

    @cached_property
    def records(self) -> Sequence[Record]:
        """The entries, newest first; found when they are asked for."""
        return self.find()[:LENGTH]


def feeds(portal: Portal) -> Iterator[Feed]:
    """List the feeds: everything, then one for each topic, organization and audience, and one for each kind of news."""
    kinds = [kind for kind in all_kinds().values() if kind.info.feed]
    name = portal.identity.name
    yield Feed("all", f"{name}：全部更新", "new/", partial(_newest, kinds, portal))
    for kind in kinds:
        plural = kind.info.plural
        yield Feed(plural, f"{name}：{kind.info.label}", f"{plural}/", partial(portal.newest, kind))
    for plural, role in _OF.items():
        groups = cache(partial(_newest_by, role, kinds, portal))
        for record_id, target in portal.records.get(plural, {}).items():
            find = partial(_newest_of, groups, record_id)
            yield Feed(f"{plural}/{record_id}", f"{name}：{target.heading}", target.url, find)


def _newest(kinds: Sequence[type[Record]], portal: Portal) -> list[Record]:
    return newest_first(record for kind in kinds for record in portal.newest(kind)[:LENGTH])


def _newest_of(groups: Callable[[], Mapping[str, list[Record]]], record_id: str) -> list[Record]:
    return newest_first(groups().get(record_id, ()))


def _newest_by(role: Role, kinds: Sequence[type[Record]], portal: Portal) -> dict[str, list[Record]]:
    """Put the news under what its field of `role` names, of each kind no more than a feed can have."""
    groups: dict[str, list[Record]] = {}
    for kind in kinds:
        field = roles(kind).get(role)
        of_kind: dict[str, list[Record]] = {}
        for record in portal.newest(kind) if field else ():
            for each in getattr(record, str(field)) or ():
                members = of_kind.setdefault(each, [])
                if len(members) < LENGTH:
                    members.append(record)
        for each, members in of_kind.items():
            groups.setdefault(each, []).extend(members)
    return groups


def outputs(portal: Portal) -> Iterator[Output]:
    """Give the files under `feeds/`."""
    if not portal.identity.features.feeds:
        return
    for feed in feeds(portal):
        known = fingerprint([feed.title, *(face(record, portal) for record in feed.records), *_organs(feed, portal)])
        yield Output(f"feeds/{feed.name}.xml", known, partial(atom, feed, portal))
        yield Output(f"feeds/{feed.name}.json", known, partial(json_feed, feed, portal))


def _organs(feed: Feed, portal: Portal) -> list[str]:
    return [organ.heading for record in feed.records for organ in portal.names(record, Role.ORGAN)]


def atom(feed: Feed, portal: Portal) -> bytes:
    """Write a feed as Atom. Source: RFC 4287."""
    ET.register_namespace("", ATOM)
    root = ET.Element(f"{{{ATOM}}}feed", {"{http://www.w3.org/XML/1998/namespace}lang": "zh-CN"})
    _add(root, "title", feed.title)
    _add(root, "id", f"{portal.identity.url}feeds/{feed.name}.xml")
    _add(root, "updated", _moment(feed.records[0].dated_on if feed.records else None))
    _add(root, "link", href=f"{portal.identity.url}feeds/{feed.name}.xml", rel="self", type="application/atom+xml")
    _add(root, "link", href=portal.identity.url + feed.page, rel="alternate", type="text/html")
    _add(_add(root, "author"), "name", portal.identity.organ)
    for record in feed.records:
        root.append(_entry(record, portal))
    written: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return written


def _entry(record: Record, portal: Portal) -> ET.Element:
    entry = ET.Element(f"{{{ATOM}}}entry")
    address = portal.identity.url + record.url
    _add(entry, "title", record.heading)
    _add(entry, "id", address)
    _add(entry, "link", href=address, rel="alternate", type="text/html")
    _add(entry, "updated", _moment(record.dated_on))
    _add(entry, "published", _moment(record.dated_on))
    _add(entry, "category", term=record.info.plural, label=record.info.label)
    for organ in portal.names(record, Role.ORGAN) if Role.ORGAN in _roles(record) else ():
        _add(_add(entry, "author"), "name", organ.heading)
    _add(entry, "summary", summary_of(record, portal))
    return entry


def summary_of(record: Record, portal: Portal) -> str:
    """Say in a line what a record is: its state where it has one, then its summary or the start of its text."""
    state = portal.states.get(record.key)
    text = portal.summary(record) or str(record.by_role(Role.TEXT) or record.heading)
    return f"〔{state.text}〕{text}" if state and not state.in_force else text


def json_feed(feed: Feed, portal: Portal) -> bytes:
    """Write a feed as JSON Feed 1.1."""
    written: dict[str, Any] = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "language": "zh-CN",
        "home_page_url": portal.identity.url + feed.page,
        "feed_url": f"{portal.identity.url}feeds/{feed.name}.json",
        "items": [_item(record, portal) for record in feed.records],
    }
    return json.dumps(written, ensure_ascii=False, indent=1).encode() + b"\n"


def _item(record: Record, portal: Portal) -> dict[str, Any]:
    address = portal.identity.url + record.url
    organs = portal.names(record, Role.ORGAN) if Role.ORGAN in _roles(record) else []
    return {
        "id": address,
        "url": address,
        "title": record.heading,
        "content_text": summary_of(record, portal),
        "date_published": _moment(record.dated_on),
        "authors": [{"name": organ.heading} for organ in organs],
        "tags": [record.info.label, *(topic.heading for topic in _topics(record, portal))],
    }


def _topics(record: Record, portal: Portal) -> list[Record]:
    return portal.names(record, Role.TOPICS) if Role.TOPICS in _roles(record) else []


def _roles(record: Record) -> set[Role]:
    return {role for role in Role if record.by_role(role) is not None}


def _moment(day: dt.date | None) -> str:
    """Write nine in the morning, Beijing time, of a day."""
    return dt.datetime.combine(day or dt.date(2000, 1, 1), dt.time(9), BEIJING).isoformat()


def _add(parent: ET.Element, name: str, text: str = "", **attributes: str) -> ET.Element:
    child = ET.SubElement(parent, f"{{{ATOM}}}{name}", attributes)
    child.text = text or None
    return child
