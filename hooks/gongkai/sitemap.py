"""For search engines (L3): `sitemap.xml`, split at 50,000 addresses, and `robots.txt`."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from functools import partial
from xml.etree import ElementTree as ET

from gongkai.output import Output, fingerprint
from gongkai.portal import Portal

NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
LIMIT = 50_000
"""Addresses in one file. Source: the Sitemaps protocol 0.9."""


def outputs(portal: Portal, urls: Sequence[str]) -> Iterator[Output]:
    """Give the site map of the pages at `urls` (relative to the site's root), and robots.txt."""
    dates = {record.url: record.dated_on for record in portal.every()}
    pages = [(portal.identity.url + url, dates.get(url)) for url in sorted(urls)]
    parts = [pages[start : start + LIMIT] for start in range(0, len(pages), LIMIT)] or [[]]
    if len(parts) == 1:
        yield Output("sitemap.xml", _known(parts[0]), partial(_pages, parts[0]))
    else:
        names = [f"sitemap-{number}.xml" for number in range(1, len(parts) + 1)]
        for name, part in zip(names, parts, strict=True):
            yield Output(name, _known(part), partial(_pages, part))
        addresses = [portal.identity.url + name for name in names]
        yield Output("sitemap.xml", fingerprint(addresses), partial(_index, addresses))
    robots = f"User-agent: *\nAllow: /\nSitemap: {portal.identity.url}sitemap.xml\n".encode()
    yield Output("robots.txt", fingerprint([portal.identity.url]), lambda: robots)


Address = tuple[str, dt.date | None]


def _known(part: Sequence[Address]) -> str:
    return fingerprint(f"{address} {day}" for address, day in part)


def _pages(part: Sequence[Address]) -> bytes:
    root = ET.Element(f"{{{NAMESPACE}}}urlset")
    for address, day in part:
        page = ET.SubElement(root, f"{{{NAMESPACE}}}url")
        ET.SubElement(page, f"{{{NAMESPACE}}}loc").text = address
        if day:
            ET.SubElement(page, f"{{{NAMESPACE}}}lastmod").text = day.isoformat()
    return _written(root)


def _index(addresses: Sequence[str]) -> bytes:
    root = ET.Element(f"{{{NAMESPACE}}}sitemapindex")
    for address in addresses:
        part = ET.SubElement(root, f"{{{NAMESPACE}}}sitemap")
        ET.SubElement(part, f"{{{NAMESPACE}}}loc").text = address
    return _written(root)


def _written(root: ET.Element) -> bytes:
    written: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True, default_namespace=NAMESPACE)
    return written
