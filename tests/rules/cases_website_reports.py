"""The tables of the rules on the website's yearly form."""

from __future__ import annotations

from gongkai.kinds.website_report import SECTIONS
from tests.portals import Files, dumped
from tests.rules.cases import Bad, Case
from tests.rules.cases_registers import account

FORMS = "catalog/website-reports.yml"
_FORM: dict[str, object] = {
    "id": "wz-2025",
    "year": 2025,
    "issued_by": ["qzf"],
    "published_on": "2026-01-20",
    **{name: 0 for _, names in SECTIONS for name in names},
}


def forms(*entries: dict[str, object]) -> Files:
    """Write the register of forms: the faultless one with the changes that each entry makes."""
    return {FORMS: dumped({"reports": [{**_FORM, **each} for each in entries]})}


def _bad(at: str, *says: str, **changes: object) -> Bad:
    return Bad(forms(changes), (FORMS, at), says)


CASES: dict[str, Case] = {
    "N016": Case(
        (
            _bad("published_on:", "2025 年的报表 2026-02-01 才公布", "期限是 2026-01-31", published_on="2026-02-01"),
            _bad("published_on:", "还没有结束", published_on="2025-12-31"),
        ),
        (forms({}), forms({"published_on": "2026-01-31"})),
    ),
    "N017": Case(
        (_bad("year:", "还没有 2025 年的网站工作年度报表", "2026-01-31", year=2024, published_on="2025-01-20"),),
        (forms({}), forms({}, {"id": "wz-2024", "year": 2024, "published_on": "2025-01-20"})),
    ),
    "N018": Case(
        (
            _bad("published:", "「信息发布总数」写的是 5", "相加是 4", published=5, overview=1, news=1, catalogue=2),
            _bad("mended:", "「问题整改数量」2 多于「发现问题数量」1", problems=1, mended=2),
        ),
        (forms({"published": 4, "overview": 1, "news": 1, "catalogue": 2, "problems": 2, "mended": 2}),),
    ),
    "N019": Case(
        (
            Bad(
                {**forms({}), **account()},
                (FORMS, "accounts:"),
                ("「移动新媒体数量」写的是 0", "2025 年底在用的是 1 个"),
            ),
        ),
        ({**forms({"accounts": 1}), **account()}, forms({})),
    ),
}
