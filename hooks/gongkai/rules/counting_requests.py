"""The quarters of requests (L2): they add up, follow one another, and make the year that the annual report tells of."""

from __future__ import annotations

from collections.abc import Iterator

from gongkai.findings import Finding, Level
from gongkai.kinds.request_quarter import RESULTS, RequestQuarter
from gongkai.portal import Portal
from gongkai.report_years import by_organ as reports_by_organ
from gongkai.report_years import results as yearly
from gongkai.report_years import tabled
from gongkai.request_quarters import before, missing, results, years
from gongkai.rules.registry import rule


@rule("R010", kind=RequestQuarter)
def quarter_is_accounted_for(quarter: RequestQuarter) -> Iterator[Finding]:
    """依申请公开季度统计：本季新收加上季结转，等于本季办结加结转下季。"""
    came, went = quarter.received + quarter.carried_in, quarter.total + quarter.carried_over
    if came != went:
        message = (
            f"{quarter.covers.label}不平：本季新收 {quarter.received} ＋上季结转 {quarter.carried_in} ＝ {came}，"
            f"本季办结 {quarter.total} ＋结转下季 {quarter.carried_over} ＝ {went}，相差 {abs(came - went)}；请核对这四个数"
        )
        yield quarter.finding("carried_over", message)


@rule("R011", kind=RequestQuarter)
def answers_add_up(quarter: RequestQuarter) -> Iterator[Finding]:
    """依申请公开季度统计：六种办理结果相加，等于本季办结；自然人申请不多于新收，按期办结不多于办结，依法延长不多于按期办结。"""
    right = sum(getattr(quarter, name) for name in RESULTS)
    if right != quarter.total:
        message = f"本季办结写的是 {quarter.total}，六种办理结果相加是 {right}；请改正其中写错的一个数"
        yield quarter.finding("total", message)
    for part, all_of_it in (("persons", "received"), ("in_time", "total"), ("extended", "in_time")):
        less, more = getattr(quarter, part), getattr(quarter, all_of_it)
        if less > more:
            names = [RequestQuarter.model_fields[name].title for name in (part, all_of_it)]
            yield quarter.finding(part, f"{names[0]} {less} 多于{names[1]} {more}，请核对这两个数")


@rule("R012", level=Level.WARNING, kind=RequestQuarter)
def one_quarter_hands_to_the_next(quarter: RequestQuarter, portal: Portal) -> Iterator[Finding]:
    """依申请公开季度统计：上季结转，等于同一单位上一季度的结转下季。"""
    last = before(quarter, portal)
    if last and last.carried_over != quarter.carried_in:
        message = f"上季结转写的是 {quarter.carried_in}，{last.covers.label}的结转下季是 {last.carried_over}；两处应当相同，请核对"
        yield quarter.finding("carried_in", message)


@rule("R013", level=Level.WARNING)
def quarters_make_the_year(portal: Portal) -> Iterator[Finding]:
    """依申请公开季度统计：一年四个季度相加，等于同一单位年度报告表三的总计。"""
    for four in years(portal):
        report = reports_by_organ(portal).get(four[-1].organ, {}).get(four[-1].covers.year)
        found = tabled(report) if report else None
        if report is None or found is None:
            continue
        table = found.requests
        right = {
            "本季新收": table.received[-1],
            "其中自然人申请": table.received[0],
            **yearly(found),
            "本季办结": table.total[-1],
        }
        for name, written in _summed(four).items():
            if written != right[name]:
                message = f"{report.year}年四个季度的「{name}」相加是 {written}，年度报告（{report.origin.path}）表三是 {right[name]}；两处应当相同，请核对"
                yield four[-1].finding("quarter", message)


def _summed(four: list[RequestQuarter]) -> dict[str, int]:
    found = {
        "本季新收": sum(each.received for each in four),
        "其中自然人申请": sum(each.persons for each in four),
        "本季办结": sum(each.total for each in four),
    }
    for each in four:
        for name, count in results(each).items():
            found[name] = found.get(name, 0) + count
    return found


@rule("R014")
def one_entry_a_quarter(portal: Portal) -> Iterator[Finding]:
    """依申请公开季度统计：同一单位同一季度只有一条；季度没有结束不得公布。"""
    first: dict[tuple[str, str], RequestQuarter] = {}
    for each in portal.all(RequestQuarter):
        other = first.setdefault((each.organ, each.quarter), each)
        if other is not each:
            yield each.finding(
                "quarter", f"{each.covers.label}的统计已有一条（{other.id}），请并成一条，或改正季度、统计单位"
            )
        if each.published_on <= each.covers.last_day:
            message = f"公布日期 {each.published_on} 时{each.covers.label}还没有结束（{each.covers.last_day}），请核对季度和公布日期"
            yield each.finding("published_on", message)


@rule("R015", level=Level.NOTICE)
def no_quarter_is_missing(portal: Portal) -> Iterator[Finding]:
    """依申请公开季度统计：公布过的单位，每个季度结束后 20 个工作日内要公布，不得缺期。"""
    if any(key.startswith(f"{RequestQuarter.info.plural}/") for key in portal.unread):
        return
    for last, period in missing(portal):
        message = f"{period.label}已经结束，还没有这一季度的依申请公开统计，请补一条 quarter「{period}」"
        yield last.finding("quarter", message)


@rule("R016", level=Level.WARNING, kind=RequestQuarter)
def late_answers_are_explained(quarter: RequestQuarter) -> Iterator[Finding]:
    """依申请公开季度统计：有超期办结的，要写明原因和改正的办法。"""
    late = quarter.total - quarter.in_time
    if late > 0 and not quarter.note:
        yield quarter.finding(
            "in_time",
            f"本季办结 {quarter.total} 件，按期办结 {quarter.in_time} 件，有 {late} 件超期；请在 note 写明原因和改正的办法",
        )
