"""Links in the texts of records (L2): they lead to something that is there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from pathlib import PurePosixPath
from urllib.parse import unquote

from gongkai import markdown
from gongkai.enclosures import enclosures, source_of
from gongkai.findings import Finding, quoted
from gongkai.locate import line_of
from gongkai.portal import Portal
from gongkai.record import Record, Role, Storage, roles
from gongkai.rules.registry import rule, special

_SCHEME = re.compile(r"([a-zA-Z][a-zA-Z0-9+.-]*):")
_ALLOWED = {"http", "https", "mailto", "tel"}


@rule("W003")
def links_lead_somewhere(portal: Portal) -> Iterator[Finding]:
    """正文和答案里的链接要指向存在的文件或记录，写成相对于本文件的路径；外部链接要写完整网址。"""
    table: dict[str, Record] = {}
    for record in special(portal):
        for address in record.origin.links:
            table = table or by_source(portal)
            reason = _fault(address, record, portal, table)
            if reason:
                yield _at_text(record, address, portal, f"正文里的链接{quoted(address)}{reason}")


@rule("W004")
def anchors_are_there(portal: Portal) -> Iterator[Finding]:
    """链接里 # 后面的位置要在目标的正文里。"""
    table: dict[str, Record] = {}
    for record in special(portal):
        for address in record.origin.links:
            path, _, anchor = address.partition("#")
            if not anchor or _SCHEME.match(address):
                continue
            table = table or by_source(portal)
            target = table.get(source_of(record, unquote(path))) if path else record
            if target and portal.text(target) and anchor not in _anchors(portal.text(target)):
                message = f"链接{quoted(address)}的位置「#{anchor}」不在《{target.heading}》的正文里；第五条写 #c5，第五条第二项写 #c5-2"
                yield _at_text(record, address, portal, message)


def by_source(portal: Portal) -> dict[str, Record]:
    """Map the paths that links name to records: a file of its own, or `content/<plural>/<id>.md` for one of a catalog."""
    return {
        record.origin.path if record.info.storage is Storage.MARKDOWN else f"content/{record.key}.md": record
        for record in portal.every()
    }


def _fault(address: str, record: Record, portal: Portal, table: dict[str, Record]) -> str:
    """Say what is wrong with an address; empty when nothing is."""
    if _SCHEME.match(address) or not address or address.startswith("/"):
        return _form_fault(address)
    source = source_of(record, unquote(address.partition("#")[0].partition("?")[0]))
    target = table.get(source)
    if target and target.key in portal.withheld and record.key not in portal.withheld:
        return f"指向的记录不公开（{portal.withheld[target.key]}），请删去这个链接，或等它公开"
    if address.startswith("#") or _leads(source, record, portal, table):
        return ""
    if source in portal.files:
        return f"指向 {source}，但它没有列在本记录的附件里，不会发布；请列入 attachments"
    plural, _, name = source.removeprefix("content/").partition("/")
    if portal.is_unread(plural, PurePosixPath(name).stem):
        return ""  # what is wrong with that record is said where it stands
    return f"指向的文件不存在（{source}），请检查路径和文件名"


def _form_fault(address: str) -> str:
    """Say what is wrong with an address that names no file."""
    scheme = _SCHEME.match(address)
    if scheme:
        return "" if scheme[1].lower() in _ALLOWED else "不是能公开的网址，只能用 http、https、mailto 和 tel"
    return "以 / 开头，请写成相对于本文件的路径，或写完整网址" if address else "是空的，请写上地址或去掉链接"


def _leads(source: str, record: Record, portal: Portal, table: dict[str, Record]) -> bool:
    if source in table or any(entry.path == source for entry in portal.editorial):
        return True
    return source in portal.files and any(each.source == source for each in enclosures(record))


@lru_cache(maxsize=256)
def _anchors(text: str) -> frozenset[str]:
    rendered = markdown.render(text)
    return frozenset([*(each.anchor for each in rendered.headings()), *(each.anchor for each in rendered.clauses)])


def _at_text(record: Record, address: str, portal: Portal, message: str) -> Finding:
    """Put a finding on the line of the link, or on the field that holds the text."""
    finding = record.finding(roles(type(record)).get(Role.TEXT, ""), message)
    if record.info.storage is not Storage.MARKDOWN:
        return finding
    return replace(finding, line=line_of(portal.root, record.origin.path, unquote(address)))
