"""What a record's page depends on (L2): the record, those it names and those that name it, and their states today."""

from __future__ import annotations

from gongkai.kinds import all_kinds
from gongkai.output import fingerprint
from gongkai.portal import Portal
from gongkai.record import Record


def face(record: Record, portal: Portal) -> str:
    """Give the digest of all that other pages may print of a record: itself and its state."""
    return portal.faces[record.key]


def neighbourhood(record: Record, portal: Portal) -> str:
    """Fingerprint a record with everything linked to it, either way."""
    parts = [face(record, portal)]
    for citation in record.citations():
        target = portal.find(citation.kind, citation.id)
        parts.append(face(target, portal) if target else "")
    parts += [face(link.record, portal) for link in portal.backlinks.get(record.key, ())]
    return fingerprint(parts)


def kind_fingerprint(plural: str, portal: Portal) -> str:
    """Fingerprint all records of a kind, for pages that list it whole."""
    return fingerprint(face(record, portal) for record in portal.records.get(plural, {}).values())


def portal_fingerprint(portal: Portal) -> str:
    """Fingerprint every published record, for pages such as the home page."""
    return fingerprint(kind_fingerprint(plural, portal) for plural in all_kinds())
