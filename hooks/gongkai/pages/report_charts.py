"""Annual reports compared in charts (L3): the government's years side by side, for the reports and for the requests."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from gongkai.kinds.annual_report import APPLICANTS
from gongkai.pages.charts import Chart, Datum, bars, lines
from gongkai.report_years import Tabled, opened_share, results

Figures = Callable[[Tabled], tuple[float | None, ...]]


def _over_years(
    name: str, title: str, series: Sequence[Tabled], words: Sequence[str], figures: Figures, unit: str = "件"
) -> Chart:
    """Draw one or more figures of each year; earliest first."""
    data = [Datum(f"{each.year}年", figures(each), each.url) for each in series]
    return lines(name, title, data, words, unit=unit, head="年度")


def requests(series: Sequence[Tabled]) -> Chart:
    """Draw how many requests came in and were answered."""
    return _over_years(
        "chart-requests", "新收和办结的公开申请", series, ("新收", "办结"),
        lambda each: (float(each.requests.received[-1]), float(each.requests.total[-1])),
    )  # fmt: skip


def opened(series: Sequence[Tabled]) -> Chart:
    """Draw the share of answers that disclosed all or part."""
    return _over_years("chart-opened", "办结的申请里公开的占多少", series, ("全部或者部分公开",), _opened, "%")


def _opened(report: Tabled) -> tuple[float | None, ...]:
    share = opened_share(report)
    return (None if share is None else round(100 * share, 1),)


def documents(series: Sequence[Tabled]) -> Chart:
    """Draw how many normative documents were made, and in force at the end of the year."""
    return _over_years(
        "chart-documents", "行政规范性文件", series, ("年底现行有效", "本年制发"),
        lambda each: (float(each.proactive.normative.in_force), float(each.proactive.normative.issued)),
    )  # fmt: skip


def reviews(series: Sequence[Tabled]) -> Chart:
    """Draw how many reviews and suits there were, and how many were corrected."""
    return _over_years(
        "chart-reviews", "因信息公开引起的复议和诉讼", series, ("行政复议", "行政诉讼", "结果纠正"), _remedies
    )


def _remedies(report: Tabled) -> tuple[float | None, ...]:
    table = report.remedies
    suits = table.direct_suit.total + table.suit_after_review.total
    corrected = sum(group.corrected for group in (table.review, table.direct_suit, table.suit_after_review))
    return float(table.review.total), float(suits), float(corrected)


def answers(report: Tabled) -> Chart:
    """Draw what became of the requests of a year."""
    data = [Datum(name, (float(count),)) for name, count in results(report).items()]
    return bars("chart-answers", f"{report.year}年办结的申请是怎样答复的", data, unit="件", head="答复")


def applicants(report: Tabled) -> Chart:
    """Draw who asked in a year."""
    received = report.requests.received
    data = [Datum(name, (float(count),)) for name, count in zip(APPLICANTS[:-1], received, strict=False)]
    return bars("chart-applicants", f"{report.year}年谁在申请", data, unit="件", head="申请人")
