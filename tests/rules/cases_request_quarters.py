"""The tables of the rules on the quarters of requests."""

from __future__ import annotations

from tests.portals import Files, dumped
from tests.rules.cases import Bad, Case
from tests.rules.cases_requests import REPORT, report

QUARTERS = "catalog/request-quarters.yml"
_QUARTER = {
    "id": "2026-q3",
    "quarter": "2026-Q3",
    "issued_by": ["qzf"],
    "published_on": "2026-10-16",
    "received": 4,
    "persons": 3,
    "carried_in": 1,
    "granted": 2,
    "partly": 1,
    "refused": 1,
    "unavailable": 0,
    "rejected": 0,
    "other": 0,
    "total": 4,
    "carried_over": 1,
    "in_time": 4,
    "extended": 1,
    "workdays": 42,
}
_MADE = {"2025-Q4": "2026-01-15", "2025-Q3": "2025-10-16", "2025-Q2": "2025-07-16", "2025-Q1": "2025-04-16"}
_EMPTY = {
    name: 0 for name, value in _QUARTER.items() if isinstance(value, int) and name not in {"carried_in", "carried_over"}
}


def quarter(**changes: object) -> dict[str, object]:
    """Give a quarter whose sums are right unless `changes` make them wrong."""
    return {**_QUARTER, **changes}


def quarters(*entries: dict[str, object]) -> Files:
    """Write the register of quarters."""
    return {QUARTERS: dumped({"quarters": list(entries)})}


def _year(**first: object) -> list[dict[str, object]]:
    """Give the four quarters of 2025, all requests of the year in the first, the newest on top."""
    empty = {**_EMPTY, "carried_in": 0, "carried_over": 0}
    made = [quarter(id=each.lower(), quarter=each, published_on=day, **empty) for each, day in _MADE.items()]
    return [
        *made[:-1],
        {**made[-1], "received": 2, "persons": 2, "granted": 2, "total": 2, "in_time": 2, "workdays": 9, **first},
    ]


def _bad(at: str, *says: str, **changes: object) -> Bad:
    return Bad(quarters(quarter(**changes)), (QUARTERS, at), says)


_FINE = quarters(quarter())
_LAST = quarter(id="2026-q2", quarter="2026-Q2", published_on="2026-07-14")

CASES: dict[str, Case] = {
    "R010": Case(
        (_bad("carried_over: 3", "2026年第三季度不平", "本季新收 4 ＋上季结转 1 ＝ 5", "本季办结 4 ＋结转下季 3 ＝ 7", "相差 2", carried_over=3),),
        (_FINE, quarters(quarter(received=6, carried_over=3))),
    ),
    "R011": Case(
        (
            _bad("total: 4", "本季办结写的是 4，六种办理结果相加是 6", granted=4),
            _bad("persons: 5", "其中自然人申请 5 多于本季新收 4", persons=5),
            _bad("in_time: 5", "按期办结 5 多于本季办结 4", in_time=5),
            _bad("extended: 5", "其中依法延长 5 多于按期办结 4", extended=5),
        ),
        (_FINE, quarters(quarter(granted=1, rejected=1))),
    ),
    "R012": Case(
        (Bad(quarters(quarter(carried_in=2, received=3), _LAST), (QUARTERS, "carried_in: 2"), ("上季结转写的是 2", "2026年第二季度的结转下季是 1")),),
        (_FINE, quarters(quarter(), _LAST), quarters(quarter(carried_in=2, received=3))),
    ),
    "R013": Case(
        (
            Bad({REPORT: report(), **quarters(*_year(received=3, persons=2, carried_over=1))}, (QUARTERS, "quarter: 2025-Q4"), ("2025年四个季度的「本季新收」相加是 3", REPORT, "表三是 2")),
            Bad({REPORT: report(), **quarters(*_year(granted=1, partly=1))}, (QUARTERS, "quarter: 2025-Q4"), ("「予以公开」相加是 1", "「部分公开」相加是 1", "表三是 0")),
        ),
        ({REPORT: report(), **quarters(*_year())}, quarters(*_year(received=3, carried_over=1)), {REPORT: report(), **quarters(*_year(received=3)[1:])}),
    ),
    "R014": Case(
        (
            Bad(quarters(quarter(), quarter(id="2026-a")), (QUARTERS, "quarter: 2026-Q3"), ("2026年第三季度的统计已有一条（2026-a）", "并成一条")),
            _bad("published_on: '2026-09-30'", "2026年第三季度还没有结束（2026-09-30）", published_on="2026-09-30"),
        ),
        (_FINE, quarters(quarter(), _LAST)),
    ),
    "R015": Case(
        (
            Bad(quarters(_LAST), (QUARTERS, "quarter: 2026-Q2"), ("2026年第三季度已经结束", "quarter「2026-Q3」")),
            Bad(quarters(quarter(), quarter(id="2026-q1", quarter="2026-Q1", published_on="2026-04-15")), (QUARTERS, "quarter: 2026-Q1"), ("2026年第二季度",)),
        ),
        (_FINE, quarters(quarter(), _LAST), {}),
    ),
    "R016": Case(
        (_bad("in_time: 3", "按期办结 3 件，有 1 件超期", "note", in_time=3),),
        (_FINE, quarters(quarter(in_time=3, note="第三方意见迟到，已改由公开办登记。"))),
    ),
}  # fmt: skip
