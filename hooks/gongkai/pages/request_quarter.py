"""What the page of a quarter of requests has beyond any record's (L3): its figures against the last quarter's, the sum they make."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from gongkai.kinds.request_quarter import RESULTS, RequestQuarter
from gongkai.output import Heading
from gongkai.pages import quarter_charts
from gongkai.pages.press import Press
from gongkai.pages.record import Extras
from gongkai.pages.relations import block
from gongkai.request_quarters import before, by_organ
from gongkai.request_tools import STATISTICS
from gongkai.views import Belongs, Fact, Link, Words

_COUNTED = frozenset({*RESULTS, "quarter", "received", "persons", "carried_in", "total", "carried_over", "in_time", "extended", "workdays", "note"})  # fmt: skip


def context(quarter: RequestQuarter, press: Press) -> dict[str, Any]:
    """Give the figures, each against the quarter before, and how they add up."""
    last = before(quarter, press.portal)
    return {
        "figures": list(_figures(quarter, last)),
        "sums": list(_sums(quarter)),
        "chart": quarter_charts.answers(quarter) if quarter.total else None,
        "note": quarter.note or "",
        "statistics": Link("看各季度、各年度的图表", STATISTICS.url),
    }


def _figures(now: RequestQuarter, last: RequestQuarter | None) -> Iterator[Fact]:
    yield Fact(
        "新收申请", (Words(f"{now.received} 件"),), note=_compared(now.received, last.received if last else None)
    )
    yield Fact("办结申请", (Words(f"{now.total} 件"),), note=_compared(now.total, last.total if last else None))
    if now.average is not None:
        yield Fact("平均用时", (Words(f"{now.average:.1f} 天"),), note="按工作日算，法定期限一般是 20 个")
        yield Fact(
            "全部或者部分公开", (Words(quarter_charts.opened(now)),), note=f"办结的 {now.total} 件里有 {now.opened} 件"
        )
    late = now.total - now.in_time
    yield Fact("按期办结", (Words(f"{now.in_time} 件"),), note=f"超期 {late} 件" if late else "没有超期的")


def _compared(now: int, then: int | None) -> str:
    if then is None:
        return ""
    return "与上季度相同" if now == then else f"比上季度{'多' if now > then else '少'} {abs(now - then)} 件"


def _sums(quarter: RequestQuarter) -> Iterator[str]:
    """Show the sums that the figures make, for whoever wants to check them."""
    came = quarter.received + quarter.carried_in
    yield f"新收 {quarter.received} ＋ 上季结转 {quarter.carried_in} ＝ 办结 {quarter.total} ＋ 结转下季 {quarter.carried_over} ＝ {came} 件。"
    yield f"新收的 {quarter.received} 件里，个人申请 {quarter.persons} 件，单位申请 {quarter.received - quarter.persons} 件。"
    yield f"办结的 {quarter.total} 件一共用了 {quarter.workdays} 个工作日；依法延长期限的 {quarter.extended} 件，都告知了申请人。"


def headings(quarter: RequestQuarter, found: Mapping[str, Any]) -> Iterator[Heading]:  # noqa: ARG001 - one signature for all kinds
    """List the template's own sections."""
    yield Heading(2, "figures", "主要数字")
    yield Heading(2, "sums", "数字怎样对上")


def blocks(quarter: RequestQuarter, press: Press) -> Iterator[Belongs]:
    """Give the same organ's other quarters, the newest first."""
    others = [each for each in by_organ(press.portal)[quarter.organ].values() if each is not quarter]
    if others:
        found = block("other-quarters", "其他季度", others[::-1], press, more="request-quarters/", shown=4)
        yield replace(found, more=Link("查看全部季度", "request-quarters/"))


def depends(quarter: RequestQuarter, press: Press) -> Iterator[str]:
    """Give the quarters that the page lists or compares with."""
    return (press.row_face(each) for each in by_organ(press.portal)[quarter.organ].values())


EXTRAS = Extras(elsewhere=_COUNTED, context=context, headings=headings, blocks=blocks, depends=depends)
