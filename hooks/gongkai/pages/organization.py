"""What the page of an organ has beyond any record's (L3): duties, offices, people in charge, and its newest documents."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from markupsafe import Markup

from gongkai.contact_links import called, mailed
from gongkai.facets import catalog_place
from gongkai.kinds import all_kinds
from gongkai.kinds.organization import Office, Organization
from gongkai.output import Heading
from gongkai.pages import relations
from gongkai.pages.press import Press
from gongkai.pages.record import Extras
from gongkai.portal import newest_first
from gongkai.record import Record
from gongkai.request_tools import GUIDE
from gongkai.views import Belongs, Chip, Link

_FIRST = ("phone", "address", "hours")
"""What stands above all else that an organ tells."""
_SHOWN = 2
"""Rows of each kind where there are two more; an organ has something of nearly every kind."""
_REQUESTS = Link("受理公开申请，看怎样提交", GUIDE)


def context(organ: Organization, press: Press) -> dict[str, Any]:
    """Give duties, offices, people in charge and the organs below."""
    below = sorted(press.portal.citing(organ, Organization, "parent"), key=lambda each: (catalog_place(each), each.id))
    return {
        "ways": list(_ways(organ)),
        "duties": organ.duties,
        "offices": [_office(each) for each in organ.offices],
        "leaders": organ.leaders,
        "below": [Chip(each.short_name, each.url) for each in below],
    }


def _ways(organ: Organization) -> Iterator[Markup]:
    """Say whom to call, where to go and when: what most who look an organ up have come for."""
    for name, value in zip(_FIRST, (called(organ.phone or ""), organ.address, organ.hours), strict=True):
        if value:
            yield Markup("{}：{}").format(Organization.model_fields[name].title, value)


def _office(office: Office) -> dict[str, Any]:
    """Give an office as its row prints it: what it does, whom to call, where and when."""
    mail = mailed(office.email) if office.email else ""
    places = (("地点", office.address), ("时间", office.hours), ("传真", office.fax), ("电子邮箱", mail))
    return {
        "name": office.name,
        "duties": office.duties,
        "phone": called(office.phone) if office.phone else None,
        "requests": _REQUESTS if office.takes_requests else None,
        "places": [Markup("{}：{}").format(label, value) for label, value in places if value],
    }


def blocks(organ: Organization, press: Press) -> Iterator[Belongs]:
    """Give what the organ issued, explains, keeps and answers, newest first, each leading on to the whole list."""
    found: dict[str, dict[str, Record]] = {}
    for link in press.portal.backlinks.get(organ.key, ()):
        found.setdefault(link.record.info.plural, {})[link.record.id] = link.record
    for plural, kind in all_kinds().items():
        records = newest_first(list(found.get(plural, {}).values()))
        if records and kind is not Organization:
            title = f"最新{kind.info.label}" if kind.info.feed else kind.info.label
            shown = len(records) if len(records) <= _SHOWN + 1 else _SHOWN
            yield _shortened(relations.naming(f"from-{plural}", title, organ, records, press, shown=shown))


def _shortened(block: Belongs) -> Belongs:
    """Leave out what each record is about, and fold away the records that name the organ in passing: it has many blocks."""
    rows = [replace(row, summary="") for row in block.rows]
    passing = f"另有 {len(block.links)} 条提到本单位" if len(block.links) > 1 else ""
    return replace(block, rows=rows, folded=passing)


def headings(organ: Organization, context: Mapping[str, Any]) -> Iterator[Heading]:
    """List the template's own sections."""
    titles = (
        ("duties", "主要职责", organ.duties),
        ("offices", "机构设置", organ.offices),
        ("leaders", "负责人", organ.leaders),
        ("below", "下属机构", context["below"]),
    )
    yield from (Heading(2, anchor, title) for anchor, title, shown in titles if shown)


def json_ld(organ: Organization, press: Press) -> tuple[dict[str, object], ...]:
    """Describe the organ as a schema.org GovernmentOrganization."""
    known = {"telephone": organ.phone, "faxNumber": organ.fax, "email": organ.email, "description": organ.summary}
    found: dict[str, object] = {
        "@context": "https://schema.org",
        "@type": "GovernmentOrganization",
        "@id": press.address(organ.url),
        "name": organ.name,
        "alternateName": organ.short_name,
        "url": press.address(organ.url),
        **{name: value for name, value in known.items() if value},
    }
    if organ.address:
        place = {
            "@type": "PostalAddress",
            "streetAddress": organ.address,
            "addressRegion": press.portal.identity.region,
        }
        found["address"] = place
    return (found,)


EXTRAS = Extras(
    elsewhere=frozenset({"duties", "offices", "leaders", *_FIRST}),
    blocks=blocks,
    context=context,
    headings=headings,
    json_ld=json_ld,
)
