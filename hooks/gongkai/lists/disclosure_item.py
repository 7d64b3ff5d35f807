"""The standard catalog (L3): its fields in one table, and each field as a real table with its ten columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from gongkai.facets import catalog_place, slug
from gongkai.kinds.disclosure_item import DisclosureField, DisclosureItem
from gongkai.lists.kind import Own, Sorted
from gongkai.lists.landing import landing
from gongkai.lists.listing import Listing
from gongkai.output import Crumb, Page, PageOutput
from gongkai.pages import relations
from gongkai.pages.press import Press
from gongkai.record import Record
from gongkai.templates import render
from gongkai.views import Cell, Chip, Column, FileLink, Table, TableRow, Words

COLUMNS = (
    "level1", "level2", "content", "basis", "time_limit", "responsible", "channels", "audience", "method", "levels", "fulfilled_by",
)  # fmt: skip
_LONG = {"content", "basis"}
_CHOICE = {"level1", "responsible", "method", "levels"}
_DETAIL = {"basis", "channels", "audience", "method", "levels"}
"""What a phone shows on demand: it is much the same from item to item, and stands on the item's own page."""


def in_catalog_order(records: Sequence[Record]) -> list[Record]:
    """Put the items as the catalog's files have them: field by field, row by row."""
    fields = {field: place for place, field in enumerate(DisclosureField)}
    items = [each for each in records if isinstance(each, DisclosureItem)]
    items.sort(key=lambda each: (fields[each.field], each.origin.path, catalog_place(each), each.id))
    return list[Record](items)


def first_page(records: Sequence[Record], by_facet: Sequence[Sorted], press: Press) -> Iterator[PageOutput]:
    """Give the page of the fields."""
    counts = [f"{each.id}{each.field}{len(each.fulfilled_by)}" for each in records if isinstance(each, DisclosureItem)]
    yield landing(DisclosureItem, "lists/disclosure.html", partial(_context, records, by_facet, press), counts, press)


def _context(records: Sequence[Record], by_facet: Sequence[Sorted], press: Press) -> dict[str, Any]:
    groups: dict[DisclosureField, list[DisclosureItem]] = {}
    for each in records:
        if isinstance(each, DisclosureItem):
            groups.setdefault(each.field, []).append(each)
    columns = [Column("领域"), Column("一级事项"), Column("事项数", numeric=True), Column("已有公开结果", numeric=True)]
    rows = [TableRow(_field_cells(field, groups[field])) for field in DisclosureField if field in groups]
    table = Table(
        "fields", f"基层政务公开标准目录：{len(rows)} 个领域、{len(records)} 个事项", columns, rows, cards=True
    )
    organs = next((each.chips(None) for each in by_facet if each.facet.name == "organ"), [])
    return {"table": table if rows else None, "files": downloads(press), "organs": organs}


def _field_cells(field: DisclosureField, items: Sequence[DisclosureItem]) -> list[Cell]:
    topics = "、".join(dict.fromkeys(item.level1 for item in items))
    done = sum(1 for item in items if item.fulfilled_by)
    return [Cell(field.value, field_url(field)), Cell(topics), Cell(str(len(items))), Cell(str(done))]


def field_url(field: DisclosureField) -> str:
    """Give the address of a field's table."""
    return f"{DisclosureItem.info.plural}/by/field/{slug(field)}/"


def downloads(press: Press) -> list[FileLink]:
    """Give the whole catalog as files."""
    if not press.portal.identity.features.data:
        return []
    kinds = (("xlsx", "Excel 表格"), ("csv", "CSV 表格"), ("json", "JSON 数据"))
    return [
        FileLink(f"标准目录（{name}）", f"data/{DisclosureItem.info.plural}.{ending}", name, "全部领域")
        for ending, name in kinds
    ]


def of_field(listing: Listing, press: Press) -> Iterator[PageOutput]:
    """Give the table of one field on a single page."""
    items = [each for each in listing.records if isinstance(each, DisclosureItem)]
    results = [press.row_face(each) for item in items for each in relations.named(item, press, "fulfilled_by")]
    known = press.fingerprint(
        [listing.title, *map(press.row_face, items), *results, str(len(press.portal.records["disclosure"]))]
    )
    yield PageOutput(listing.url, known, partial(_table_page, listing, items, press))


def _table_page(listing: Listing, items: Sequence[DisclosureItem], press: Press) -> Page:
    body = render(
        "lists/disclosure_field.html",
        title=f"{items[0].field}领域基层政务公开标准目录",
        lead=f"共 {len(items)} 个事项。每一行写明公开什么、依据什么、多久公开、谁来公开、在哪里看。",
        table=table(items, press),
        files=downloads(press),
        fields=[Chip(each.value, field_url(each), current=each is items[0].field) for each in _present(press)],
    )
    label = items[0].field.value
    found = Page(
        listing.url,
        f"{label}：标准目录",
        body,
        listing.crumbs,
        description=f"{label}领域基层政务公开标准目录，共 {len(items)} 个事项。",
    )
    crumbs = (*listing.crumbs[:-1], Crumb(label, None))
    return replace(
        found,
        crumbs=crumbs,
        keywords=(label, "标准目录"),
        column=listing.column,
        column_type=listing.column_type,
        body_class="list-page",
    )


def _present(press: Press) -> list[DisclosureField]:
    present = {each.field for each in press.portal.all(DisclosureItem)}
    return [field for field in DisclosureField if field in present]


def table(items: Sequence[DisclosureItem], press: Press) -> Table:
    """Make the table with the ten columns of the standard catalog, and what was published under each item."""
    titles = [str(DisclosureItem.model_fields[name].title) for name in COLUMNS]
    columns = [
        Column(title, long=name in _LONG, choice=name in _CHOICE, detail=name in _DETAIL)
        for name, title in zip(COLUMNS, titles, strict=True)
    ]
    rows = [
        TableRow([Cell(str(number)), *(_cell(item, name, press) for name in COLUMNS)], item.id)
        for number, item in enumerate(items, start=1)
    ]
    caption = f"{items[0].field}领域（{len(items)} 个事项）"
    return Table("items", caption, [Column("序号"), *columns], rows, cards=True, wide=True, tall=True, filter=True)


def _cell(item: DisclosureItem, name: str, press: Press) -> Cell:
    if name == "level2":
        return Cell(item.level2, item.url)
    if name == "responsible":
        return Cell(lines=[press.value(each) for each in relations.named_ids(press, "organizations", item.responsible)])
    if name == "fulfilled_by":
        return Cell(lines=[press.value(each) for each in relations.named(item, press, name)])
    value = getattr(item, name)
    if isinstance(value, tuple):
        return Cell(lines=[Words(str(each)) for each in value])
    return Cell(str(value))


OWN = Own(landing=first_page, facet="field", of_value=of_field, order=in_catalog_order, order_words="按目录顺序")
