"""The data page and the feeds page (L3): what machines and readers' programs can take from here, and how."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from gongkai import data_tables, export, feeds, measures_file
from gongkai.kinds import all_kinds
from gongkai.output import Heading, PageOutput
from gongkai.pages.plain import Plain, output
from gongkai.pages.press import Press
from gongkai.views import Cell, Column, Link, Table, TableRow, Words
from gongkai.vocabularies import ColumnType

_DATA = Plain(
    "data/", "开放数据", "本站全部公开内容都可以整体下载，供研究、统计和再利用，不需要申请，也不需要注册。", "pages/data.html",
    column_type=ColumnType.OPEN_DATA.value,
)  # fmt: skip
_FEEDS = Plain("feeds/", "订阅", "用阅读器订阅后，有新文件、新解读就会收到提醒，不用天天来看。", "pages/feeds.html")
_ENDINGS = (("xlsx", "Excel"), ("csv", "CSV"), ("json", "JSON"))


def outputs(press: Press) -> Iterator[PageOutput]:
    """Give the pages of the features that are on."""
    features = press.portal.identity.features
    if features.data:
        chunks = [f"{chunk.name} {len(chunk.records)}" for chunk in export.chunks(press.portal)]
        tables = map(str, data_tables.tables(press.portal))
        yield output(_DATA, lambda: _data(press), [*chunks, *tables], press)
    if features.feeds:
        names = [f"{feed.name} {feed.title}" for feed in feeds.feeds(press.portal)]
        yield output(_FEEDS, lambda: _feeds(press), names, press)


def _data(press: Press) -> dict[str, object]:
    library = press.portal.identity.features.library
    columns = [Column("内容"), Column("条数", numeric=True), Column("下载"), Column("字段说明")]
    rows = [TableRow(_chunk_cells(chunk)) for chunk in export.chunks(press.portal)]
    rows += [TableRow(_table_cells(each)) for each in data_tables.tables(press.portal)]
    table = Table("files", "数据文件", columns, rows, cards=True)
    return {
        "table": table,
        "index": Link("data/index.json", "data/index.json"),
        "measures": Link(measures_file.PATH, measures_file.PATH) if measures_file.counting(press.portal) else None,
        "library": Link("data/library/index.json", "data/library/index.json") if library else None,
        "calendar": Link("calendar/deadlines.ics", "calendar/deadlines.ics"),
        "headings": [
            Heading(2, "files", table.caption),
            Heading(2, "formats", "三种格式怎么选"),
            Heading(2, "use", "怎样使用"),
        ],
    }


def _chunk_cells(chunk: export.Chunk) -> list[Cell]:
    info = chunk.kind.info
    label = f"{info.label}（{chunk.year}年）" if chunk.year else info.label
    files = [Words(_named(label, name), f"data/{chunk.name}.{ending}") for ending, name in _ENDINGS]
    described = Words(f"{info.label}的字段", f"data/schemas/{info.name}.json")
    return [Cell(label, f"{info.plural}/"), Cell(str(len(chunk.records))), Cell(lines=files), Cell(lines=[described])]


def _named(label: str, form: str) -> Markup:
    """Name a file by its form; whoever goes from link to link hears what is in it too."""
    return Markup('<span class="visually-hidden">{}：</span>{}').format(label, form)


def _table_cells(each: data_tables.DataTable) -> list[Cell]:
    """Give a table of figures: it has no fields of its own, its page explains it."""
    files = [
        Words(_named(each.label, name), f"{each.name}.{ending}") for ending, name in _ENDINGS if ending in each.endings
    ]
    return [Cell(each.label, each.page), Cell(""), Cell(lines=files), Cell(lines=[Words("看网页上的说明", each.page)])]


def _feeds(press: Press) -> dict[str, object]:
    found = list(feeds.feeds(press.portal))
    kinds = all_kinds()
    groups: dict[str, list[feeds.Feed]] = {}
    for feed in found:
        plural, _, record_id = feed.name.partition("/")
        groups.setdefault(f"按{kinds[plural].info.label}" if record_id else "全部与分类", []).append(feed)
    return {
        "groups": [
            {"id": f"g{number}", "title": title, "table": _feed_table(number, title, some, press)}
            for number, (title, some) in enumerate(groups.items(), start=1)
        ],
        "headings": [Heading(2, f"g{number}", title) for number, title in enumerate(groups, start=1)],
    }


def _feed_table(number: int, title: str, some: list[feeds.Feed], press: Press) -> Table:
    prefix = f"{press.portal.identity.name}："
    rows = []
    for feed in some:
        name = feed.title.removeprefix(prefix)
        forms = (("xml", "Atom"), ("json", "JSON"))
        lines = [Words(_named(name, form), f"feeds/{feed.name}.{ending}") for ending, form in forms]
        rows.append(TableRow([Cell(name, feed.page), Cell(lines=lines)]))
    return Table(f"feeds-{number}", f"{title}：订阅地址", [Column("内容"), Column("订阅地址")], rows)
