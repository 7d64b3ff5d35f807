"""Last step of ingest: documents → files of a portal, with the ids that its catalogs give (the only writer)."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from pathlib import Path

from gongkai import files, yamltext
from gongkai.findings import Finding
from gongkai.ingest import catalog_entries
from gongkai.ingest.attribute import FROM_EDITOR
from gongkai.ingest.document import Document
from gongkai.ingest.front_matter import dump, write_policy
from gongkai.ingest.organs import region_of, region_parts
from gongkai.ingest.readings import NEEDED, Reading
from gongkai.ingest.slugs import policy_slug
from gongkai.ingest.writing import Outcome, write
from gongkai.kinds.policy import Policy
from gongkai.sources import IDENTITY
from gongkai.vocabularies import Disclosure

INCOMPLETE = "incomplete"
"""Folder beside `content/` for documents that lack what the library cannot do without."""

UNSTATED = Reading(
    Disclosure.PROACTIVE,
    "原文没有写公开属性，先存为草稿，网站上没有；定了公开属性，改好这一行并删去 draft，或加 --public --force 再读一次",
)


@dataclass(frozen=True)
class Stored:
    """Where a document went. `missing` are the needed fields that it lacks."""

    path: str
    outcome: Outcome
    missing: tuple[str, ...] = ()
    draft: bool = False


def store(root: Path, source: str, document: Document, *, force: bool, public: bool = False) -> Stored:
    """Write a document with the catalog entries it needs; entries first, so that no reference ever dangles.

    One that does not say whether it is public is a draft, which no build publishes, unless `public` says it is.
    """
    values = dict(document.fields.values)
    draft = "disclosure" not in values and not public
    if draft:
        values |= {"disclosure": UNSTATED, "draft": Reading(True)}
    values.setdefault("disclosure", Reading(Disclosure.PROACTIVE, FROM_EDITOR))
    missing = tuple(name for name in NEEDED if name not in values)
    organs, themes = catalog_entries.organizations(root), catalog_entries.topics(root)
    if "issued_by" in values:
        values["issued_by"] = _named(
            values["issued_by"],
            tuple(catalog_entries.organization_id(organs, name) for name in values["issued_by"].value),
        )
    values["topics"] = _named(
        values["topics"], tuple(catalog_entries.topic_id(themes, name) for name in values["topics"].value)
    )
    path = _path(root, document, missing)
    values["id"] = Reading(Path(path).stem)
    text = write_policy(source, values, document.markdown)
    if _kept(root, path, text, force=force):
        return Stored(path, Outcome.KEPT, missing, draft)
    for entries in (organs, themes):
        rendered = entries.render()
        if rendered:
            write(root, entries.path, rendered, replace=True)
    return Stored(path, write(root, path, text, replace=force), missing, draft)


def _kept(root: Path, path: str, text: str, *, force: bool) -> bool:
    place = root / path
    return place.exists() and not force and place.read_bytes() != text.encode("utf-8")


def _named(reading: Reading, ids: tuple[str, ...]) -> Reading:
    return replace(reading, value=ids)


def _path(root: Path, document: Document, missing: tuple[str, ...]) -> str:
    """Give the path of a document; one that is there already keeps its own, another of the same id gets a number."""
    get = document.fields.get
    dated = get("formed_on") or get("published_on")
    organ = (get("issued_by") or ("",))[0]
    slug = (
        policy_slug(get("document_number") or "", get("title") or "", organ, dated.year if dated else None) or "wenjian"
    )
    folder = INCOMPLETE if missing else f"{Policy.info.folder}/{dated.year}"
    attempt = 1
    while True:
        name = slug if attempt == 1 else f"{slug}-{attempt}"
        there = next(iter(sorted((root / Policy.info.folder).rglob(f"{name}.md"))), None)
        if there is None:
            return f"{folder}/{name}.md"
        if _same_document(root, there, document):
            return there.relative_to(root).as_posix()
        attempt += 1


def _same_document(root: Path, place: Path, document: Document) -> bool:
    """Tell whether a file holds this document: its number, and where there is none its title, is the same."""
    text = files.read_text(root, place.relative_to(root).as_posix())
    parts = None if isinstance(text, Finding) else files.split_front_matter(text.replace("\r\n", "\n"))
    value = yamltext.parse(parts[0]).value if parts else None
    if not isinstance(value, dict):
        return True
    same_number = value.get("document_number") == document.fields.get("document_number")
    return (
        same_number
        and (bool(value.get("document_number")) or value.get("title") == document.fields.get("title"))
        and (_organ_free(value.get("title")) == _organ_free(document.fields.get("title")))
    )


def _organ_free(title: object) -> str:
    return "".join(str(title).split())


def store_identity(root: Path, organs: list[str]) -> Outcome | None:
    """Write `catalog/portal.yml` for a new portal, from the organs of its documents; None when it is there."""
    if (root / IDENTITY).exists() or not organs:
        return None
    regions = Counter(region_of(organ) for organ in organs if region_of(organ))
    region = regions.most_common(1)[0][0] if regions else organs[0]
    organ = next((organ for organ in organs if region_of(organ) == region), organs[0])
    place = region_parts(organ)[-1] if region_parts(organ) else region
    identity = {"name": f"{place}政务公开", "url": "https://portal.example/", "region": region, "organ": organ}
    head = (
        "# 网站的基本信息。由 scripts/ingest.py 按第一批文件的发文机关填写，请核对。\n"
        "# 待补充：url 换成正式网址；site_id_code（网站标识码）、contact（承办单位、地址、电话、办公时间）还没有填。\n"
    )
    return write(root, IDENTITY, head + dump(identity), replace=False)
