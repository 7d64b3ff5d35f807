"""Where requests for an organ's information go (L2): to its office for them, or to the organ that takes them for it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from gongkai.identity import Contact
from gongkai.kinds.organization import Office, Organization
from gongkai.portal import Portal
from gongkai.vocabularies import OrganLevel


@dataclass(frozen=True, slots=True)
class Desk:
    """Who takes requests and how to reach them; `name` is empty where an organ takes its own and names no office."""

    name: str = ""
    phone: str = ""
    address: str = ""
    hours: str = ""
    fax: str = ""
    email: str = ""
    postcode: str = ""


def desk(organ: Organization, portal: Portal) -> Desk:
    """Give where to send requests to `organ`; what the office does not say of itself is as for its whole organ."""
    taker = _taker(organ, portal)
    office = taking(taker)
    reached: dict[str, str | None] = {
        name: getattr(office, name, None) or getattr(taker, name)
        for name in ("phone", "address", "hours", "fax", "email")
    }
    named = ("" if taker is organ else taker.name) + (office.name if office else "")
    return Desk(named, **{name: value or "" for name, value in reached.items()})


def home_desk(portal: Portal) -> Desk:
    """Give where to send requests to the government of the place: what its record names, else who keeps the portal."""
    home = next((each for each in portal.all(Organization) if each.level is OrganLevel.GOVERNMENT), None)
    found = desk(home, portal) if home else Desk()
    contact = portal.identity.contact
    if contact is None:
        return found if found.name else Desk()
    if not found.name:
        return _kept_by(contact)
    return replace(found, postcode=contact.postcode or "") if found.address == contact.address else found


def taking(organ: Organization) -> Office | None:
    """Give the office of an organ that takes requests, None where none says so."""
    return next((each for each in organ.offices if each.takes_requests), None)


def _taker(organ: Organization, portal: Portal) -> Organization:
    other = portal.find(Organization.info.plural, organ.requests_to) if organ.requests_to else None
    return other if isinstance(other, Organization) else organ


def _kept_by(contact: Contact) -> Desk:
    return Desk(
        contact.office, contact.phone, contact.address, contact.hours,
        contact.fax or "", contact.email or "", contact.postcode or "",
    )  # fmt: skip
