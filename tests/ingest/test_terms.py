"""From when and until when a document is in force by its own words."""

from __future__ import annotations

import datetime as dt

import pytest

from gongkai.ingest.terms import read_terms


@pytest.mark.parametrize(
    ("text", "effective", "expires"),
    [
        ("本办法自2025年5月1日起施行，有效期至2030年4月30日。", dt.date(2025, 5, 1), dt.date(2030, 4, 30)),
        ("本通知自二〇二五年五月一日起执行。", dt.date(2025, 5, 1), None),
        ("本办法自2025年5月1日起施行，有效期5年。", dt.date(2025, 5, 1), dt.date(2030, 4, 30)),
        ("本细则自2024年2月29日起试行，试行期两年。", dt.date(2024, 2, 29), dt.date(2026, 2, 28)),
        ("本细则自2024年2月29日起施行，有效期为两年。", dt.date(2024, 2, 29), dt.date(2026, 2, 28)),
        ("现予公布，自2025年5月1日起施行。", dt.date(2025, 5, 1), None),
        ("《中华人民共和国某法》自2020年1月1日起施行。", None, None),
        ("自2025年6月1日起开通12路公交线路。", None, None),
        ("本办法自发布之日起施行，有效期5年。", None, None),
        ("卫生许可证有效期至2026年12月31日的，可以申请延续。", None, None),
    ],
)
def test_terms(text: str, effective: dt.date | None, expires: dt.date | None):
    """Only what the text says of itself counts; a term in years runs from the stated day."""
    terms = read_terms([text])
    assert (terms.effective_on, terms.expires_on) == (effective, expires)


def test_a_computed_end_is_marked_for_checking():
    """An end that was computed says so; one that was printed does not."""
    assert read_terms(["本办法自2025年5月1日起施行，有效期5年。"]).doubt
    assert not read_terms(["本办法自2025年5月1日起施行，有效期至2030年4月30日。"]).doubt


def test_what_cannot_be_dated_is_said():
    """「自发布之日起」 and a replaced document are told to the editor instead of being guessed."""
    remarks = [
        remark.message for remark in read_terms(["本办法自印发之日起施行。原《停车管理规定》同时废止。"]).remarks
    ]
    assert any("自发布（印发）之日起施行" in remark for remark in remarks)
    assert any("《停车管理规定》" in remark for remark in remarks)
