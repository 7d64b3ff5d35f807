"""Records → one linked `Portal` (L2): unique ids, resolved references, links both ways."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from gongkai import attribute_counts, markdown
from gongkai.findings import Finding, Level, quoted
from gongkai.identity import PortalIdentity
from gongkai.kinds import all_kinds
from gongkai.kinds.policy import Policy
from gongkai.origin import Origin
from gongkai.output import fingerprint
from gongkai.portal import Backlink, Portal
from gongkai.record import Record
from gongkai.references import Citation


def link(
    records: Iterable[Record],
    identity: PortalIdentity,
    *,
    root: Path,
    today: dt.date,
    unread: Collection[str] = (),
) -> tuple[Portal, list[Finding]]:
    """Build the portal; findings name repeated ids, references to nothing and citations of clauses that do not exist.

    References to what is `unread` are let be: what is wrong with it is said where it stands.
    """
    tables, repeated = _by_id(records)
    portal = Portal(root, identity, today, tables, unread=frozenset(unread))
    backlinks, dangling = _backlinks(portal)
    return replace(portal, backlinks=backlinks), repeated + dangling


def published(portal: Portal) -> Portal:
    """Cut the portal down to what may leave the repository today; renderers see nothing else.

    Of documents that are not disclosed only numbers go on: see `attribute_counts`.
    """
    every = portal.identity.attribute_review_years
    numbers = attribute_counts.counts(portal.all(Policy), portal.today, every=every)
    if not portal.withheld:
        return replace(portal, attributes=numbers)
    cut = _cut(portal)
    tables = {
        plural: {key: cut.get(record.key, record) for key, record in table.items() if record.key not in portal.withheld}
        for plural, table in portal.records.items()
    }
    backlinks = {
        key: tuple(_shown(links, cut, portal)) for key, links in portal.backlinks.items() if key not in portal.withheld
    }
    states = {key: state for key, state in portal.states.items() if key not in portal.withheld}
    return replace(portal, records=tables, backlinks=backlinks, states=states, attributes=numbers)


def _shown(links: Iterable[Backlink], cut: Mapping[str, Record], portal: Portal) -> Iterator[Backlink]:
    """Give the links from what is published, cut copies in the place of their originals."""
    shown = (link for link in links if link.record.key not in portal.withheld)
    return (link._replace(record=cut[link.record.key]) if link.record.key in cut else link for link in shown)


def _cut(portal: Portal) -> dict[str, Record]:
    """Copy the records that cite what is withheld, without those references: not even an id leaves."""
    citing = (link.record for key in portal.withheld for link in portal.backlinks.get(key, ()))
    found = {record.key: record for record in citing if record.key not in portal.withheld}
    return {key: _without(record, portal.withheld) for key, record in found.items()}


def _without(record: Record, withheld: Mapping[str, str]) -> Record:
    """Take references out of a record's optional fields; those it cannot do without are errors before it comes to this."""
    changes: dict[str, Any] = {}
    for citation in record.citations():
        if f"{citation.kind}/{citation.id}" not in withheld or record.requires(citation):
            continue
        field = str(citation.pointer[0])
        written = changes.get(field, getattr(record, field))
        gone = getattr(record, field)[citation.pointer[1]] if isinstance(written, tuple) else None
        changes[field] = tuple(each for each in written if each != gone) if isinstance(written, tuple) else None
    fields = {name: changes.get(name, getattr(record, name)) for name in type(record).model_fields}
    return type(record).model_construct(**fields).read_from(_cut_origin(record, changes))


def _cut_origin(record: Record, changes: Mapping[str, Any]) -> Origin:
    """Give the origin a digest of its own, for a record that lacks something is not the one that was written."""
    return record.origin._replace(digest=fingerprint([record.origin.digest, repr(sorted(changes.items()))]))


def _by_id(records: Iterable[Record]) -> tuple[Mapping[str, Mapping[str, Record]], list[Finding]]:
    tables: dict[str, dict[str, Record]] = {plural: {} for plural in all_kinds()}
    findings = []
    for record in records:
        table = tables[record.info.plural]
        other = table.setdefault(record.id, record)
        if other is not record:
            place = other.origin.path
            message = f"标识{quoted(record.id)}已被 {place} 中的「{other.heading}」使用，两条记录会得到同一个网址，请改用新的标识"
            findings.append(record.finding("id", message).coded("L001", Level.ERROR))
    return {plural: dict(sorted(table.items())) for plural, table in tables.items()}, findings


def _backlinks(portal: Portal) -> tuple[dict[str, tuple[Backlink, ...]], list[Finding]]:
    links: dict[str, list[Backlink]] = {}
    findings: list[Finding] = []
    nothing: Mapping[str, Record] = {}
    for record in portal.every():
        for citation in record.citations():
            pointer, plural, record_id, clause = citation
            target = portal.records.get(plural, nothing).get(record_id)
            if target is None:
                if not portal.is_unread(plural, record_id):
                    findings.append(_unknown(record, citation))
                continue
            if clause and not markdown.has_clause(portal.text(target), clause):
                findings.append(_no_clause(record, citation, target))
            backlink = Backlink(record, str(pointer[0]), clause)
            if target.key in links:
                links[target.key].append(backlink)
            else:
                links[target.key] = [backlink]
    return {key: tuple(found) for key, found in links.items()}, findings


def _unknown(record: Record, citation: Citation) -> Finding:
    kind = all_kinds().get(citation.kind)
    if kind is None:
        written = f"{citation.kind}/{citation.id}" if citation.id else citation.kind
        message = f"{quoted(written)}要写成 类型/标识，如 policies/yx-2026-1；类型是网址里的第一段，如 policies、interpretations、series"
    else:
        several = "；要写几项的，用半角逗号隔开，如 [甲, 乙]" if re.search(r"[，、；;\s]", citation.id) else ""
        message = f"没有标识为{quoted(citation.id)}的{kind.info.label}，请检查拼写，或先建立这条记录{several}"
    return record.finding(citation.pointer, message).coded("L002", Level.ERROR)


def _no_clause(record: Record, citation: Citation, target: Record) -> Finding:
    message = f"「{target.heading}」里没有条款{quoted(citation.clause)}，请对照原文改正（第五条写 #5，第五条第二项写 #5-2，一、（三）写 #1-3）"
    return record.finding(citation.pointer, message).coded("L003", Level.ERROR)
