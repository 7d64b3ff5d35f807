"""What the page of a policy has beyond any record's (L3): its life, the citizen's order of related records, print parts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from markupsafe import escape

from gongkai.derive import standing
from gongkai.kinds import all_kinds
from gongkai.kinds.disclosure_item import DisclosureItem
from gongkai.kinds.interpretation import Interpretation
from gongkai.kinds.pack import Pack
from gongkai.kinds.policy import Policy
from gongkai.kinds.question import Question
from gongkai.pages import policy_life
from gongkai.pages.press import Press
from gongkai.pages.record import Extras
from gongkai.pages.relations import block, named, naming
from gongkai.portal import newest_first
from gongkai.record import Record, Role
from gongkai.views import Belongs, Link, Row
from gongkai.vocabularies import Validity
from gongkai.wording import chinese_date

_ORGAN = Role.ORGAN
_FEW = 2
"""Rows of the items that a policy fulfils; the rest are links."""
_ADDRESSEE = re.compile(r"^<p>([^<\n]{2,200}：</p>)")
_PARAGRAPH, _SIGNATURE = "<p>{}</p>", '<p class="signature">{}</p>'
_ASKED_FOR = ((Interpretation, "政策解读"), (Question, "政策问答"), (Pack, "相关政策包"))
"""What a citizen asks for first, in that order."""
_PLACED = {Interpretation, Question, Pack, Policy, DisclosureItem}
"""Kinds with a place of their own on the page; those of all others follow, in the kinds' order."""
_FORWARD = {
    "repealed_by": "废止了本文件", "supersedes": "被本文件替代", "amends": "被本文件修改", "repeals_clauses": "部分条款被本文件废止",
}  # fmt: skip
_BACKWARD = {
    "supersedes": "替代了本文件", "amends": "修改了本文件", "repeals_clauses": "废止了本文件部分条款", "repealed_by": "被本文件废止",
}  # fmt: skip
_FORCE = {
    Validity.IN_FORCE: "InForce", Validity.AMENDED: "InForce", Validity.NOT_YET: "NotInForce",
    Validity.PARTLY: "PartiallyInForce", Validity.EXPIRED: "NotInForce", Validity.REPEALED: "NotInForce",
}  # fmt: skip
Linked = Mapping[tuple[type[Record], str], Sequence[Record]]
"""The records that name a policy, by their kind and the field in which they do."""


def blocks(policy: Policy, press: Press) -> Iterator[Belongs]:
    """Give what belongs to a policy: explanation, questions, packs, its life, related documents, items it fulfils."""
    linked = _linked(policy, press)
    for kind, title in _ASKED_FOR:
        found = _of_kind(linked, kind)
        if found:
            yield naming(f"from-{kind.info.plural}", title, policy, found, press)
    yield from policy_life.blocks(policy, press)
    lines = tuple(lineage(policy, press, linked))
    if lines:
        yield Belongs("lineage", "文件沿革", rows=lines, count=len(lines))
    related = newest_first(list({each.id: each for each in _related(policy, press, linked)}.values()))
    if related:
        yield block("related", "关联文件", related, press)
    items = _of_kind(linked, DisclosureItem)
    if items:
        yield naming("from-disclosure", "对应的公开事项", policy, items, press, shown=_FEW)
    for other in all_kinds().values():
        rest = [] if other in _PLACED else _of_kind(linked, other)
        if rest:
            links = [press.link(each, press.row(each).date) for each in rest]
            yield Belongs(f"from-{other.info.plural}", other.info.label, links=links, count=len(links))


def lineage(policy: Policy, press: Press, linked: Linked) -> Iterator[Row]:
    """Give each document that changed this one or was changed by it, with what happened in words."""
    told: set[str] = set()
    for words, other in _changes(policy, press, linked):
        if other.id not in told:
            told.add(other.id)
            yield replace(press.row(other), kind_label=words, summary="")


def _changes(policy: Policy, press: Press, linked: Linked) -> Iterator[tuple[str, Record]]:
    for field, words in _BACKWARD.items():
        for other in linked.get((Policy, field), ()):
            yield words, other
    for field, words in _FORWARD.items():
        if getattr(policy, field):
            for other in named(policy, press, field):
                yield words, other


def _related(policy: Policy, press: Press, linked: Linked) -> Iterator[Record]:
    if policy.related:
        yield from named(policy, press, "related")
    yield from linked.get((Policy, "related"), ())


def _linked(policy: Policy, press: Press) -> Linked:
    found: dict[tuple[type[Record], str], dict[str, Record]] = {}
    for link in press.portal.backlinks.get(policy.key, ()):
        found.setdefault((type(link.record), link.field), {})[link.record.id] = link.record
    return {key: newest_first(list(records.values())) for key, records in found.items()}


def _of_kind(linked: Linked, kind: type[Record]) -> list[Record]:
    if not linked:
        return []
    found = {each.id: each for (each_kind, _), records in linked.items() if each_kind is kind for each in records}
    return newest_first(list(found.values()))


def context(policy: Policy, press: Press) -> dict[str, Any]:
    """Give what only print shows: the letterhead, the signature and the imprint."""
    organs = [organ.heading for organ in press.portal.names(policy, _ORGAN)]
    state = press.portal.states.get(policy.key)
    return {
        "letterhead": f"{organs[0] if organs else press.portal.identity.organ}文件",
        "organs": organs,
        "formed": chinese_date(policy.formed_on),
        "imprint": f"{chinese_date(policy.published_on)}公开",
        "printed_state": state.text if state else "",
    }


def polish(html: str, policy: Policy, press: Press) -> str:
    """Set apart whom the document is sent to and who signed it: a first paragraph ending in a colon; organ and date."""
    html = _ADDRESSEE.sub(r'<p class="addressee">\1', html, count=1)
    lines = [organ.heading for organ in press.portal.names(policy, _ORGAN)]
    for line in (*lines, chinese_date(policy.formed_on)):
        words = escape(line)
        html = html.replace(_PARAGRAPH.format(words), _SIGNATURE.format(words))
    return html


def links(policy: Policy, press: Press) -> Iterator[Link]:
    """Lead from the banner to the document that changed this one."""
    by = standing(policy, press.portal).by
    if by is not None:
        yield press.link(by, by.document_number or "")


def json_ld(policy: Policy, press: Press) -> tuple[dict[str, object], ...]:
    """Describe the policy as schema.org Legislation."""
    state = press.portal.states.get(policy.key)
    organs = [
        {"@type": "GovernmentOrganization", "name": organ.heading} for organ in press.portal.names(policy, _ORGAN)
    ]
    found: dict[str, object] = {
        "@context": "https://schema.org",
        "@type": "Legislation",
        "name": policy.title,
        "url": press.address(policy.url),
        "inLanguage": "zh-CN",
        "legislationIdentifier": policy.document_number or policy.index_number or policy.id,
        "legislationType": policy.genre.value,
        "legislationDate": policy.formed_on.isoformat(),
        "datePublished": policy.published_on.isoformat(),
        "legislationDateOfApplicability": (policy.effective_on or policy.published_on).isoformat(),
        "legislationPassedBy": organs,
        "description": policy.summary,
    }
    if state:
        found["legislationLegalForce"] = f"https://schema.org/{_FORCE[Validity(state.text)]}"
    for name, field in (("legislationRepeals", "supersedes"), ("legislationChanges", "amends")):
        if getattr(policy, field):
            found[name] = [press.address(other.url) for other in named(policy, press, field)]
    return (found,)


EXTRAS = Extras(
    elsewhere=frozenset({
        "nondisclosure_ground", "important", "no_interpretation", "review", "amends", "supersedes",
        "repeals_clauses", "repealed_by", "related",
    }),
    lead=False,
    body_class="gongwen",
    blocks=blocks,
    context=context,
    json_ld=json_ld,
    links=links,
    polish=polish,
    depends=policy_life.depends,
)  # fmt: skip
