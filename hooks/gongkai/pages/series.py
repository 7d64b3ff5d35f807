"""What the page of a standard, charge or subsidy has beyond any record's (L3): what it is now, then how it changed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from gongkai.contact_links import dialled
from gongkai.kinds.series import Edition, Series, SeriesRow, SeriesSort, number
from gongkai.output import Heading
from gongkai.pages import amounts, basis
from gongkai.pages.charts import Chart, Datum, bars, lines
from gongkai.pages.facts import time
from gongkai.pages.press import Press
from gongkai.pages.record import Extras
from gongkai.states.series import FEW, coming, current, totals
from gongkai.views import Cell, Column, Row, Table, TableRow, Words
from gongkai.wording import chinese_date, grouped


def context(series: Series, press: Press) -> dict[str, Any]:
    """Give the amounts of today, what they rest on, the chart of their change and the table of every edition."""
    now = current(series, press.portal)
    ahead = coming(series, press.portal)
    return {
        "amounts": amounts.big(series, now) if now else [],
        "since": f"{chinese_date(now.from_on)}{_verb(series)}" if now else "",
        "note": now.note if now and now.note else "",
        "source": source(now, press) if now else None,
        "document": now.document if now and not now.basis else "",
        "table": _table_of_rows(series, now) if now and _needs_table(series) else None,
        "by_place": series.sort is SeriesSort.SUBSIDY,
        "chart": chart(series, press),
        "history": _history(series, press),
        "earlier": _earlier(series, now, ahead),
        "organs": press.organs_in_full(series),
        "phone": dialled(press.phone(series.phone, series.maintained_by)),
    }


def _verb(series: Series) -> str:
    return "发放" if series.sort is SeriesSort.SUBSIDY else "起执行"


def _needs_table(series: Series) -> bool:
    return series.sort is not SeriesSort.STANDARD


def source(edition: Edition, press: Press) -> Row | None:
    """Give the clause that an edition rests on, quoted; None for a document that is not in the library."""
    return basis.basis(edition.basis, press) if edition.basis else None


def _table_of_rows(series: Series, edition: Edition) -> Table:
    """Print an edition as a table, with the sums below it."""
    columns = [Column(series.row_title), *(Column(_head(each.title, each.unit), numeric=each.numeric) for each in series.columns)]  # fmt: skip
    rows = [TableRow([Cell(row.name), *_cells(series, row)]) for row in edition.rows]
    sums = totals(series, edition)
    if sums:
        cells = [Cell(grouped(sums[place]) if place in sums else "") for place in range(len(series.columns))]
        rows.append(TableRow([Cell("合计"), *cells]))
    return Table(f"edition-{edition.from_on}", f"{series.title}（{edition.name}）", columns, rows, cards=len(columns) > 3)  # fmt: skip


def _head(title: str, unit: str | None) -> str:
    return f"{title}（{unit}）" if unit else title


def _cells(series: Series, row: SeriesRow) -> Iterator[Cell]:
    for cell, column in zip(row.cells, series.columns, strict=True):
        found = number(cell) if column.numeric else None
        yield Cell(grouped(found) if found is not None else cell)


def chart(series: Series, press: Press) -> Chart | None:
    """Draw how the amounts changed: a line over time for a few, two bars each for many, the sums of a subsidy."""
    editions = [each for each in reversed(series.ordered()) if each.from_on <= press.portal.today]
    if len(editions) < 2:
        return None
    if series.sort is SeriesSort.SUBSIDY:
        return _sums(series, editions)
    names = [row.name for row in editions[-1].rows]
    place = next((place for place, column in enumerate(series.columns) if column.numeric), None)
    if place is None:
        return None
    return _over_time(series, editions, names, place) if len(names) <= FEW else _two(series, editions, names, place)


def _value(edition: Edition, name: str, place: int) -> float | None:
    row = next((each for each in edition.rows if each.name == name), None)
    found = number(row.cells[place]) if row else None
    return None if found is None else float(found)


def _over_time(series: Series, editions: Sequence[Edition], names: Sequence[str], place: int) -> Chart:
    data = [
        Datum(each.name, tuple(_value(each, name, place) for name in names), at=float(each.from_on.toordinal()))
        for each in editions
    ]
    words = names if len(names) > 1 else ("",)
    unit = series.columns[place].unit or ""
    return lines("change", "历年变化", data, words, unit=unit, head="执行时间", step=True)


def _two(series: Series, editions: Sequence[Edition], names: Sequence[str], place: int) -> Chart:
    before, now = editions[-2:]
    data = [Datum(name, (_value(before, name, place), _value(now, name, place))) for name in names]
    known = [each for each in data if None not in each.values]
    unit = series.columns[place].unit or ""
    return bars("change", "与上一次相比", known, (before.name, now.name), unit=unit, head=series.row_title)


def _sums(series: Series, editions: Sequence[Edition]) -> Chart | None:
    place = max(totals(series, editions[-1]), default=None)
    if place is None:
        return None
    data = [Datum(each.name, (float(totals(series, each)[place]),)) for each in editions]
    column = series.columns[place]
    return bars("change", f"各期{column.title}合计", data, unit=column.unit or "", head="期")


def _history(series: Series, press: Press) -> Table:
    """List every edition with its day, its amounts where they are few, and its document."""
    few = series.sort is not SeriesSort.SUBSIDY and max(len(each.rows) for each in series.editions) <= FEW
    names = list(dict.fromkeys(row.name for each in series.ordered() for row in each.rows)) if few else []
    heads = ["执行日期" if series.sort is not SeriesSort.SUBSIDY else "发放日期", *_heads(series, names), "依据"]
    rows = [TableRow([Cell(html=time(each.from_on)), *_amounts(series, each, names), _document(each, press)]) for each in series.ordered()]  # fmt: skip
    columns = [Column(head, numeric=head not in {heads[0], "依据", "期"}, long=head == "依据") for head in heads]
    return Table("editions", "历次调整和依据" if series.sort is not SeriesSort.SUBSIDY else "各期和依据", columns, rows, cards=True)  # fmt: skip


def _heads(series: Series, names: Sequence[str]) -> list[str]:
    if not names:
        return ["期"]
    unit = next((column.unit for column in series.columns if column.numeric and column.unit), None)
    return [_head(name, unit) for name in names]


def _amounts(series: Series, edition: Edition, names: Sequence[str]) -> Iterator[Cell]:
    if not names:
        yield Cell(edition.name)
    place = next((place for place, column in enumerate(series.columns) if column.numeric), 0)
    for name in names:
        row = next((each for each in edition.rows if each.name == name), None)
        yield list(_cells(series, row))[place] if row else Cell("—")


def _document(edition: Edition, press: Press) -> Cell:
    found = source(edition, press)
    if found is None:
        return Cell(edition.document or "")
    return Cell(lines=[Words(found.title, found.url)])


def _earlier(series: Series, now: Edition | None, ahead: Edition | None) -> list[dict[str, Any]]:
    """Give the tables of the other editions, to be unfolded, where the history does not hold their amounts."""
    if not _needs_table(series):
        return []
    others = [each for each in series.ordered() if each not in {now, ahead}]
    return [{"title": f"{each.name}的全表", "table": _table_of_rows(series, each)} for each in others]


def headings(series: Series, context: Mapping[str, Any]) -> Iterator[Heading]:  # noqa: ARG001 - the signature of every kind's `headings`
    """List the template's own sections."""
    titles = (
        ("now", "现在是多少", True),
        ("changes", "怎样变化", True),
        ("earlier", "以前各期", bool(context["earlier"])),
    )
    yield from (Heading(2, anchor, title) for anchor, title, shown in titles if shown)


def depends(series: Series, press: Press) -> Iterator[str]:
    """Give what the page prints beyond the records linked to it."""
    now = current(series, press.portal)
    yield str(now.from_on) if now else ""
    yield press.phone(series.phone, series.maintained_by)
    yield from basis.depends([each.basis for each in series.editions if each.basis], press)


EXTRAS = Extras(
    elsewhere=frozenset({"row_title", "phone", "standard", "editions"}),
    context=context,
    headings=headings,
    depends=depends,
)
