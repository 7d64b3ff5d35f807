"""Quarters of requests in charts and a table (L3), for their own pages and the statistics of requests."""

from __future__ import annotations

from collections.abc import Sequence

from gongkai.kinds.request_quarter import RequestQuarter
from gongkai.pages.charts import Chart, Datum, bars, lines
from gongkai.request_quarters import results
from gongkai.views import Cell, Column, Table, TableRow

SHOWN = 8
"""How many quarters stand side by side in a chart: two years."""
_ROWS = 4
"""How many quarters the table shows; each is a card of eight lines on a phone."""
_COLUMNS = ("新收", "办结", "公开占比", "平均工作日", "按期办结", "延长期限", "结转下季")


def asked(series: Sequence[RequestQuarter]) -> Chart:
    """Draw how many requests came in and were answered; earliest first."""
    data = [
        Datum(each.covers.label, (float(each.received), float(each.total)), each.url, brief=each.covers.brief)
        for each in series[-SHOWN:]
    ]
    return lines("chart-quarters", "一季一季的新收和办结", data, ("新收", "办结"), unit="件", head="季度")


def speed(series: Sequence[RequestQuarter]) -> Chart:
    """Draw how many working days an answer took on average; earliest first."""
    data = [Datum(each.covers.label, (_rounded(each),), each.url, brief=each.covers.brief) for each in series[-SHOWN:]]
    note = "从收到申请到作出答复的工作日，法定期限一般是 20 个。"
    return lines("chart-speed", "答复平均用几个工作日", data, ("平均用时",), unit="个", head="季度", note=note)


def answers(quarter: RequestQuarter) -> Chart:
    """Draw what became of the requests of one quarter."""
    data = [Datum(name, (float(count),)) for name, count in results(quarter).items()]
    return bars("chart-answers", f"{quarter.covers.label}办结的申请是怎样答复的", data, unit="件", head="答复")


def table(series: Sequence[RequestQuarter]) -> Table:
    """Give the quarters as rows, the newest first."""
    columns = [Column("季度", short=True), *(Column(each, numeric=True) for each in _COLUMNS)]
    rows = [_row(each) for each in reversed(series[-_ROWS:])]
    return Table("by-quarter", "最近四个季度的办理情况（件）", columns, rows, cards=True)


def _row(quarter: RequestQuarter) -> TableRow:
    average = "" if quarter.average is None else f"{quarter.average:.1f}"
    figures = (
        f"{quarter.received}", f"{quarter.total}", opened(quarter), average,
        f"{quarter.in_time}", f"{quarter.extended}", f"{quarter.carried_over}",
    )  # fmt: skip
    return TableRow([Cell(quarter.covers.label, quarter.url), *map(Cell, figures)])


def opened(quarter: RequestQuarter) -> str:
    """Write the share of the answers that disclosed all or part; nothing where there was none."""
    return f"{quarter.opened / quarter.total:.0%}" if quarter.total else ""


def _rounded(quarter: RequestQuarter) -> float | None:
    return None if quarter.average is None else round(quarter.average, 1)
