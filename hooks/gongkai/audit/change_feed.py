"""The feed of builds, so that anyone can follow what changes: `feeds/changes.xml`, Atom."""

from __future__ import annotations

import datetime as dt
import xml.etree.ElementTree as ET
from collections.abc import Sequence

from gongkai.audit import compare
from gongkai.audit.change_pages import FEED
from gongkai.audit.changes import Build
from gongkai.portal import Portal
from gongkai.wording import chinese_date

_ATOM = "http://www.w3.org/2005/Atom"
LENGTH = 50


def atom(builds: Sequence[Build], portal: Portal) -> bytes:
    """Write the newest builds. Source: RFC 4287."""
    ET.register_namespace("", _ATOM)
    feed = ET.Element(f"{{{_ATOM}}}feed", {"{http://www.w3.org/XML/1998/namespace}lang": "zh-CN"})
    site = portal.identity.url
    _add(feed, "title", f"{portal.identity.name}：更新记录")
    _add(feed, "id", site + FEED)
    _add(feed, "updated", builds[0].commit.moment)
    _add(feed, "link", href=site + FEED, rel="self", type="application/atom+xml")
    _add(feed, "link", href=f"{site}changes/", rel="alternate", type="text/html")
    _add(_add(feed, "author"), "name", portal.identity.organ)
    for build in builds[:LENGTH]:
        counts = "，".join(f"{compare.WORDS[name]} {count} 条" for name, count in build.counts().items())
        entry = _add(feed, "entry")
        _add(entry, "title", f"{chinese_date(_day(build))}：{counts}")
        _add(entry, "id", site + build.url)
        _add(entry, "link", href=site + build.url, rel="alternate", type="text/html")
        _add(entry, "updated", build.commit.moment)
        _add(_add(entry, "author"), "name", _clean(build.commit.author))
        _add(entry, "summary", _clean(build.commit.subject))
    return bytes(ET.tostring(feed, encoding="utf-8", xml_declaration=True))


def _day(build: Build) -> dt.date:
    return dt.date.fromisoformat(build.day)


def _clean(text: str) -> str:
    """Drop characters that XML may not hold."""
    return "".join(
        each
        for each in text
        if each in "\t\n\r" or " " <= each <= "\ud7ff" or "\ue000" <= each <= "\ufffd" or each > "\uffff"
    )


def _add(parent: ET.Element, name: str, text: str = "", **attributes: str) -> ET.Element:
    child = ET.SubElement(parent, f"{{{_ATOM}}}{name}", attributes)
    child.text = text or None
    return child
