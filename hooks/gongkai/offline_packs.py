"""Every policy pack → one file that is searched without a network (L3): the pack, its policies and its questions."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from gongkai.derive import gathered
from gongkai.documents import document
from gongkai.facets import FacetReader
from gongkai.kinds.pack import Pack
from gongkai.kinds.question import Question
from gongkai.output import Output, fingerprint
from gongkai.portal import Portal
from gongkai.record import Record
from gongkai.search.offline import OfflinePack, pack_file
from gongkai.wording import chinese_date


def offline_url(pack: Pack) -> str:
    """Give the address of a pack's file, relative to the site's root."""
    return f"{pack.url}{pack.id}.html"


def outputs(portal: Portal) -> Iterator[Output]:
    """Give the file of every pack."""
    for pack in portal.all(Pack):
        records = contents(pack, portal)
        known = fingerprint([portal.identity.name, *(portal.faces[record.key] for record in records)])
        yield Output(offline_url(pack), known, partial(_file, pack, records, portal))


def contents(pack: Pack, portal: Portal) -> list[Record]:
    """List what goes into a pack's file: itself, the policies that it names or gathers, and what is asked of them."""
    cited = [portal.find(citation.kind, citation.id) for citation in pack.citations()]
    named = [record for record in cited if record and record.info.plural in {"policies", "questions"}]
    policies = [*(record for record in named if record.info.plural == "policies"), *gathered(pack, portal)]
    asked = [question for policy in policies for question in portal.citing(policy, Question, "basis")]
    every: list[Record] = [pack, *policies, *(record for record in named if isinstance(record, Question)), *asked]
    return list({record.key: record for record in every}.values())


def _file(pack: Pack, records: list[Record], portal: Portal) -> bytes:
    reader = FacetReader(portal)
    newest = max((record.dated_on for record in records if record.dated_on), default=portal.today)
    return pack_file(
        OfflinePack(
            title=pack.title,
            summary=pack.summary,
            portal=portal.identity.name,
            address=portal.identity.url + pack.url,
            made_on=f"内容截至{chinese_date(newest)}",
            documents=[document(record, portal, reader) for record in records],
        )
    )
