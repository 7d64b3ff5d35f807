"""What all pages of one portal share (L3): rows, names, addresses and clauses, each made once."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from types import MappingProxyType
from typing import Any, NamedTuple, TypeVar

from markupsafe import Markup

from gongkai import markdown
from gongkai.clauses import Clause, mark
from gongkai.facets import Facet, FacetReader
from gongkai.kinds import all_kinds
from gongkai.output import Crumb, fingerprint
from gongkai.portal import Portal
from gongkai.record import KindInfo, Record, Role, roles
from gongkai.references import Citation
from gongkai.stencil import Stencil
from gongkai.templates import environment, macros, safe
from gongkai.views import Belongs, Link, Row, Words
from gongkai.vocabularies import Section
from gongkai.wording import chinese_date

T = TypeVar("T")
_TABLE = re.compile(r"<table\b.*?</table>", re.DOTALL)
Standing = Mapping[Section, Sequence[Link]]
"""The pages that are no records, by the section in which they are found."""
HOME = Crumb("首页", "")


class Quoted(NamedTuple):
    """A clause of a text, to be quoted."""

    clause: Clause
    text: _Text

    @property
    def words(self) -> str:
        """The words of the clause and of those below it, without its number."""
        below = "".join(_below(self.clause.anchor, self.text.words))
        return below.removeprefix(written(self.clause)).strip()


class _Text:
    """A text whose clauses are cited. Tables are left out of their words, for cells in a row say nothing."""

    def __init__(self, text: str) -> None:
        self._rendered = markdown.render(text)
        self.clauses = {clause.key: Quoted(clause, self) for clause in self._rendered.clauses}

    @cached_property
    def words(self) -> dict[str, str]:
        """The words of each clause by its anchor, without those of the clauses below it."""
        without = replace(self._rendered, html=_TABLE.sub(" ", self._rendered.html))
        return {piece.anchor: piece.text for piece in without.stretches()}


class Press:
    """The portal with everything that its pages print again and again."""

    def __init__(
        self, portal: Portal, standing: Callable[[], Standing] = lambda: MappingProxyType({}), *, preview: bool = False
    ) -> None:
        self.portal = portal
        self._find_standing = standing
        self.preview = preview
        self.environment = environment()
        self.facets = FacetReader(portal)
        self._rows: dict[str, Row] = {}
        self._listed: dict[str, str] = {}
        self._memory: dict[object, Any] = {}
        self._texts: dict[str, _Text] = {}
        self._kept: dict[type[Record], dict[object, str]] = {}
        self.parts = macros()
        self._row, self._belongs = Stencil(self.parts.row), Stencil(self.parts.belongs)
        self.tools, self.fact_field = Stencil(self.parts.tools), Stencil(self.parts.fact_field)
        self.timeline = Stencil(self.parts.timeline)
        self._printers: dict[str, Stencil] = {}

    @cached_property
    def standing(self) -> Standing:
        """The links to pages that are no records."""
        return self._find_standing()

    @cached_property
    def identity_face(self) -> str:
        """Fingerprint of what pages print of the portal itself."""
        return fingerprint([self.portal.identity.model_dump_json()])

    @cached_property
    def by_path(self) -> dict[str, Record]:
        """Records by the path of their file, for links between texts."""
        return {record.origin.path: record for record in self.portal.every()}

    def fingerprint(self, parts: Iterable[str]) -> str:
        """Fingerprint a page of this portal."""
        return fingerprint([self.identity_face, *parts])

    def print(self, template: str, *values: Any) -> str:
        """Print values with a template of the theme that thousands of pages share; it takes a view and a dict of more."""
        printer = self._printers.get(template)
        if printer is None:
            whole = self.environment.get_template(template)
            printer = self._printers[template] = Stencil(lambda view, context: whole.render(view=view, **context))
        return printer(*values)

    def kept(self, kind: type[Record]) -> dict[object, str]:
        """Give the place where HTML that many records of a kind share is kept."""
        return self._kept.setdefault(kind, {})

    def remembered(self, key: object, make: Callable[[], T]) -> T:
        """Give what was made for `key` before, or make it."""
        if key not in self._memory:
            self._memory[key] = make()
        found: T = self._memory[key]
        return found

    # --- names ---------------------------------------------------------------------------------------------------

    def value(self, record: Record) -> Words:
        """Give a record as a linked value of a fact."""
        return Words(record.heading, record.url)

    def link(self, record: Record, note: str = "") -> Link:
        """Give a record as a link."""
        return Link(record.heading, record.url, note)

    def organs(self, record: Record) -> str:
        """Print the organs of a record by their short names."""
        names = (str(getattr(organ, "short_name", organ.heading)) for organ in self._organs(record))
        return "、".join(names)

    def organs_in_full(self, record: Record) -> str:
        """Print the organs of a record by their full names."""
        return "、".join(organ.heading for organ in self._organs(record))

    def phone(self, written: str | None, ids: Sequence[str]) -> str:
        """Give a written telephone number, else that of the first organ that has one."""
        if written:
            return written
        found = (self.portal.find("organizations", each) for each in ids)
        return next((organ.phone for organ in found if organ and getattr(organ, "phone", None)), "")  # type: ignore[attr-defined]

    def _organs(self, record: Record) -> list[Record]:
        return self.portal.names(record, Role.ORGAN) if Role.ORGAN in roles(type(record)) else []

    # --- rows ----------------------------------------------------------------------------------------------------

    def row(self, record: Record) -> Row:
        """Give a record as a row of a list of its own kind."""
        found = self._rows.get(record.key)
        if found is None:
            found = self._rows[record.key] = self._make_row(record)
        return found

    def row_html(self, record: Record, heading: int = 2) -> str:
        """Give the HTML of a record's row; rows are joined into every list that has them."""
        key = f"{heading}{record.key}"
        found = self._listed.get(key)
        if found is None:
            found = self._listed[key] = self._row(self.row(record), str(heading))
        return found

    def belongs(self, block: Belongs) -> Markup:
        """Give the HTML of a block of what belongs to a record."""
        rows = "".join([self._row(row, "3") for row in block.rows])
        return safe(self._belongs(replace(block, rows=()), safe(rows)))

    def row_face(self, record: Record) -> str:
        """Give the digest of what a row prints: the record, its state and the names of its organs."""
        return self.faces[record.key]

    @cached_property
    def faces(self) -> dict[str, str]:
        """The digests of what rows print, by the records' keys."""
        organs = self.portal.records.get("organizations", {})
        names = {key: organ.origin.digest for key, organ in organs.items()}
        known = dict(self.portal.faces)
        for kind in all_kinds().values():
            field = roles(kind).get(Role.ORGAN)
            for record in self.portal.records.get(kind.info.plural, {}).values() if field else ():
                known[record.key] += "".join([names.get(each, "") for each in getattr(record, str(field)) or ()])
        return known

    def _make_row(self, record: Record) -> Row:
        state = self.portal.states.get(record.key)
        day = record.dated_on
        has = roles(type(record))
        return Row(
            title=record.heading,
            url=record.url,
            number=(record.by_role(Role.NUMBER) or "") if Role.NUMBER in has else "",
            organ=self.organs(record),
            date=chinese_date(day) if day else "",
            date_iso=day.isoformat() if day else "",
            state=state.text if state and state.text != "有效" else "",
            tone=state.tone if state else "plain",
            summary=self.portal.summary(record) if Role.SUMMARY in has else "",
        )

    # --- addresses -----------------------------------------------------------------------------------------------

    def address(self, url: str) -> str:
        """Give the full address of a page."""
        return self.portal.identity.url + url

    def facet_value(self, record: Record, facet: Facet) -> list[Words]:
        """Give the values of a facet with the addresses of their lists."""
        return [Words(each.label, facet.url(each.slug)) for each in self.facets.values(record, facet)]

    # --- clauses -------------------------------------------------------------------------------------------------

    def clause(self, citation: Citation) -> Quoted | None:
        """Give the clause that a citation means, or None for a whole record."""
        if not citation.clause:
            return None
        if citation.id not in self._texts:
            policy = self.portal.find(citation.kind, citation.id)
            self._texts[citation.id] = _Text(self.portal.text(policy) if policy else "")
        return self._texts[citation.id].clauses.get(citation.clause)


def _below(anchor: str, words: Mapping[str, str]) -> Iterator[str]:
    return (text for place, text in words.items() if place == anchor or place.startswith(f"{anchor}-"))


def written(clause: Clause) -> str:
    """Give a clause's number as it stands before its text."""
    found = mark(clause.lead)
    return found.written if found else ""


def crumbs_of(info: KindInfo, *steps: tuple[str, str | None]) -> tuple[Crumb, ...]:
    """Make the breadcrumb of a page of a kind: the kind's section, where it has a page, the kind, then each step."""
    section = ((info.section.value, info.section.url),) if info.section.url else ()
    return crumbs(*section, (info.label, f"{info.plural}/" if steps else None), *steps)


def crumbs(*steps: tuple[str, str | None]) -> tuple[Crumb, ...]:
    """Make the breadcrumb of a page: the home page, then label and address of each step."""
    return (HOME, *(Crumb(label, url) for label, url in steps))
