"""Every policy pack → one file that is searched without a network (L3): the pack, its policies and its questions.

Of the policies that a pack gathers by a query the newest are in its file, and of the questions on them those asked most;
the file names the others, so that it stays one that can be handed on however much is gathered.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial

from gongkai.derive import gathered
from gongkai.documents import document
from gongkai.facets import FacetReader
from gongkai.kinds.pack import Pack
from gongkai.kinds.policy import Policy
from gongkai.kinds.question import Question
from gongkai.offline_entries import printed
from gongkai.output import Output, Part, fingerprint
from gongkai.portal import Portal
from gongkai.record import Record
from gongkai.search.offline import Bindery, Chapter, Named, OfflinePack, pack_file
from gongkai.wording import chinese_date

_GATHERED, _QUESTIONS = 20, 40
"""Policies by the pack's query, and questions besides its own, that are in the file."""
_KEPT = 256
"""Chapters that wait for the next pack that has them: those of a few packs, some 50 kB each."""
_AT_ONCE = 4
"""Packs in one share."""


@dataclass(frozen=True, slots=True)
class Contents:
    """The records whose texts are in a pack's file, and the policies that it only names."""

    records: list[Record]
    left_out: list[Policy]


def offline_url(pack: Pack) -> str:
    """Give the address of a pack's file, relative to the site's root."""
    return f"{pack.url}{pack.id}.html"


def parts(portal: Portal) -> Iterator[Part]:
    """Give the files of all packs in shares, packs that follow each other together."""
    chapter = _chapters(portal)
    packs = portal.all(Pack)
    return (
        partial(_files, packs[start : start + _AT_ONCE], portal, chapter) for start in range(0, len(packs), _AT_ONCE)
    )


def _files(packs: Sequence[Pack], portal: Portal, chapter: Callable[[str, str], Chapter]) -> Iterator[Output]:
    for pack in packs:
        found = contents(pack, portal)
        faces = (portal.faces[record.key] for record in [*found.records, *found.left_out])
        known = fingerprint([portal.identity.name, *faces, *map(str, printed(pack, portal))])
        yield Output(offline_url(pack), known, partial(_file, pack, found, portal, chapter))


def contents(pack: Pack, portal: Portal) -> Contents:
    """List what goes into a pack's file: itself, the policies that it names or gathers, and what is asked of them."""
    cited = [portal.find(citation.kind, citation.id) for citation in pack.citations()]
    by_query = gathered(pack, portal)
    policies = [*(record for record in cited if isinstance(record, Policy)), *by_query[:_GATHERED]]
    asked = {each.id: each for policy in policies for each in portal.citing(policy, Question, "basis")}
    questions = [record for record in cited if isinstance(record, Question)]
    questions += sorted(asked.values(), key=lambda each: (-each.asked, each.id))[:_QUESTIONS]
    every: list[Record] = [pack, *policies, *questions]
    return Contents(list({record.key: record for record in every}.values()), by_query[_GATHERED:])


def _chapters(portal: Portal) -> Callable[[str, str], Chapter]:
    """Give what makes the chapter of a record, by its kind's plural and its id: once for the packs that follow each other."""
    reader, bindery = FacetReader(portal), Bindery()

    @lru_cache(_KEPT)
    def chapter(plural: str, record_id: str) -> Chapter:
        record = portal.records[plural][record_id]
        sections = list(printed(record, portal)) if isinstance(record, Pack) else ()
        return bindery.chapter(document(record, portal, reader), sections)

    return chapter


def _file(pack: Pack, found: Contents, portal: Portal, chapter: Callable[[str, str], Chapter]) -> bytes:
    newest = max((record.dated_on for record in found.records if record.dated_on), default=portal.today)
    return pack_file(
        OfflinePack(
            title=pack.title,
            summary=pack.summary,
            portal=portal.identity.name,
            address=portal.identity.url + pack.url,
            made_on=f"内容截至{chinese_date(newest)}",
            chapters=[chapter(record.info.plural, record.id) for record in found.records],
            left_out=[Named(each.title, each.document_number or "") for each in found.left_out],
        )
    )
