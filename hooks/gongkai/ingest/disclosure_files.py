"""Items of the standard catalog → `catalog/disclosure/<field>.yml` of a portal (ingest, `--kind disclosure`)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple

from gongkai.findings import Finding
from gongkai.ingest import catalog_entries
from gongkai.ingest.blocks import Block
from gongkai.ingest.disclosure_rows import find_field, read_items
from gongkai.ingest.document import Document
from gongkai.ingest.elements import Remark, Unreadable
from gongkai.ingest.front_matter import dump
from gongkai.ingest.portal_files import INCOMPLETE, Stored
from gongkai.ingest.slugs import initials
from gongkai.ingest.writing import write
from gongkai.kinds.disclosure_item import DisclosureField, DisclosureItem
from gongkai.validation import validated


class Catalogued(NamedTuple):
    """What became of a catalog's table: where it went, how many items, what to tell of single ones."""

    stored: Stored
    written: int
    remarks: tuple[Remark, ...]


def store_items(root: Path, source: str, document: Document, *, changed_on: dt.date, force: bool) -> Catalogued:
    """Write the items that are whole to the catalog, the others beside it; `changed_on` is the file's own date."""
    rows = list(read_items(document.tables))
    if not rows:
        raise Unreadable("没有读到公开目录；目录表要有「公开事项」「公开内容」这样的表头")
    said = [piece.text for piece in document.pieces if isinstance(piece, Block)]
    field = find_field((str(document.fields.get("title") or ""), Path(source).stem, *said))
    if field is None:
        raise Unreadable("没有读到是哪个领域的目录；请在表的标题或文件名里写上领域，如「就业领域基层政务公开标准目录」")
    organs = catalog_entries.organizations(root)
    items = [(line, _entry(values, number, field, organs, changed_on)) for number, (line, values) in enumerate(rows, 1)]
    remarks = [remark for line, item in items for remark in _wrong(line, item, field)]
    bad = {remark.number for remark in remarks}
    path = f"{DisclosureItem.info.folder}/{initials(field)}.yml"
    rendered = organs.render()
    if rendered:
        write(root, organs.path, rendered, replace=True)
    if bad:
        left = [item for line, item in items if line in bad]
        write(root, f"{INCOMPLETE}/{initials(field)}.yml", _text(source, field, left), replace=True)
    whole = [item for line, item in items if line not in bad]
    outcome = write(root, path, _text(source, field, whole), replace=force)
    return Catalogued(Stored(path, outcome), len(whole), tuple(remarks))


def _entry(
    values: dict[str, Any], number: int, field: DisclosureField, organs: catalog_entries.Entries, changed_on: dt.date
) -> dict[str, Any]:
    ids = [catalog_entries.organization_id(organs, name) for name in values.get("responsible", ())]
    named = {"responsible": ids} if ids else {}
    return {"id": f"{initials(field)}-{number}", **values, **named, "updated_on": changed_on}


def _wrong(line: int, item: dict[str, Any], field: DisclosureField) -> Iterable[Remark]:
    """Check an item as the sources' reader will, and say what it lacks."""
    _, findings = validated({"field": field.value, **item}, "", DisclosureItem)
    return [_remark(line, item, finding) for finding in findings]


def _remark(line: int, item: dict[str, Any], finding: Finding) -> Remark:
    name = item.get("level2") or item.get("level1") or "（未名）"
    return Remark(line, f"「{name}」没有写入目录，写到 {INCOMPLETE} 下：{finding.message}")


def _text(source: str, field: DisclosureField, items: list[dict[str, Any]]) -> str:
    head = (
        f"# 由 scripts/ingest.py 从 {source} 读出。\n# 待核对：updated_on 取自文件的修改日期，请改成最后核对的日期。\n"
    )
    return head + dump({"field": field.value, DisclosureItem.info.list_key: items})
