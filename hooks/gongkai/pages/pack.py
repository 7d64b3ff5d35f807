"""What the page of a pack has beyond any record's (L3): entries one can act on, each with the clause it rests on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from gongkai import markdown
from gongkai.contact_links import dialled
from gongkai.derive import REVIEW, entry_lapsed, gathered
from gongkai.kinds.pack import Entry, Pack
from gongkai.offline_packs import offline_url
from gongkai.output import Heading
from gongkai.pages import basis, relations
from gongkai.pages.press import Press
from gongkai.pages.record import Extras
from gongkai.record import Record
from gongkai.templates import safe
from gongkai.views import Belongs, Link, Row, Words
from gongkai.wording import chinese_date


@dataclass(frozen=True, slots=True)
class EntryView:
    """One entry as printed."""

    id: str
    title: str
    fulfilment: str
    review: bool
    support: Markup
    conditions: tuple[str, ...]
    materials: tuple[str, ...]
    procedure: tuple[str, ...]
    time_limit: str
    organs: tuple[Words, ...]
    phone: str | Markup
    valid_until: str
    basis: Row | None


@dataclass(frozen=True, slots=True)
class SectionView:
    """A group of entries as printed."""

    id: str
    title: str
    summary: str
    entries: tuple[EntryView, ...]


def context(pack: Pack, press: Press) -> dict[str, Any]:
    """Give the sections with their entries."""
    return {"sections": tuple(_sections(pack, press)), "review": REVIEW}


def _sections(pack: Pack, press: Press) -> Iterator[SectionView]:
    for number, section in enumerate(pack.sections, start=1):
        entries = tuple(
            _entry(entry, f"s{number}-{place}", press) for place, entry in enumerate(section.entries, start=1)
        )
        yield SectionView(f"s{number}", section.title, section.summary or "", entries)


def _entry(entry: Entry, anchor: str, press: Press) -> EntryView:
    organs = (press.portal.find("organizations", each) for each in entry.responsible)
    return EntryView(
        id=anchor,
        title=entry.title,
        fulfilment=entry.fulfilment.value,
        review=entry_lapsed(entry, press.portal),
        support=safe(markdown.render(entry.support).html),
        conditions=entry.conditions,
        materials=entry.materials,
        procedure=entry.procedure,
        time_limit=entry.time_limit or "",
        organs=tuple(Words(organ.heading, organ.url) for organ in organs if organ),
        phone=dialled(press.phone(entry.phone, entry.responsible)),
        valid_until=chinese_date(entry.valid_until) if entry.valid_until else "",
        basis=basis.basis(entry.policy, press),
    )


def blocks(pack: Pack, press: Press) -> Iterator[Belongs]:
    """Give the policies that joined by themselves, and the questions of the pack."""
    joined = list(gathered(pack, press.portal))
    if joined:
        yield relations.block("gathered", "这一类的其他现行政策", list[Record](joined), press)
    questions = list(relations.named(pack, press, "questions"))
    if questions:
        links = [Link(each.heading, each.url, press.row(each).state) for each in questions]
        yield Belongs("questions", "相关问答", links=links, count=len(links))


def headings(pack: Pack, context: Mapping[str, Any]) -> Iterator[Heading]:  # noqa: ARG001 - the signature of every kind's `headings`
    """List the sections and their entries."""
    for section in context["sections"]:
        yield Heading(2, section.id, section.title)
        yield from (Heading(3, entry.id, entry.title) for entry in section.entries)


def depends(pack: Pack, press: Press) -> Iterator[str]:
    """Give what the page prints beyond the records it names: gathered policies, and whether each entry still holds."""
    yield from relations.faces(gathered(pack, press.portal), press)
    yield from basis.depends([entry.policy for entry in _entries(pack)], press)
    yield from ("review" if entry_lapsed(entry, press.portal) else "" for entry in _entries(pack))


def _entries(pack: Pack) -> Iterable[Entry]:
    return (entry for section in pack.sections for entry in section.entries)


def json_ld(pack: Pack, press: Press) -> tuple[dict[str, object], ...]:
    """Describe each entry that still holds as a schema.org GovernmentService; organs are described on their own pages."""
    services = [
        _service(entry, f"{press.address(pack.url)}#{anchor}", press)
        for anchor, entry in _anchored(pack)
        if not entry_lapsed(entry, press.portal)
    ]
    return ({"@context": "https://schema.org", "@graph": services},) if services else ()


def _anchored(pack: Pack) -> Iterator[tuple[str, Entry]]:
    for number, section in enumerate(pack.sections, start=1):
        for place, entry in enumerate(section.entries, start=1):
            yield f"s{number}-{place}", entry


def _service(entry: Entry, address: str, press: Press) -> dict[str, object]:
    """Describe an entry; its provider is the organ that stands first."""
    organs = relations.named_ids(press, "organizations", entry.responsible)[:1]
    provider = [{"@id": press.address(organ.url)} for organ in organs]
    return {"@type": "GovernmentService", "name": entry.title, "url": address, "provider": provider}


EXTRAS = Extras(
    elsewhere=frozenset({"questions", "gather"}),
    blocks=blocks,
    context=context,
    headings=headings,
    depends=depends,
    json_ld=json_ld,
    downloads=lambda pack: (Link("下载离线版", offline_url(pack)),),
)
