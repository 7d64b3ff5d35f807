"""Every rule objects to what it should, in words that help, and lets the rest pass."""

from __future__ import annotations

import datetime as dt
import importlib
import pkgutil
from pathlib import Path

import pytest

from gongkai.findings import Finding, Level
from gongkai.rules import all_rules
from tests import rules as tables
from tests.portals import BASE, POLICY, TODAY, Files, findings, line_of, load, other_policy, policy
from tests.rules.cases import Bad, Case


def _tables() -> dict[str, Case]:
    """Join the tables of every area: `cases.py` and each `cases_<area>.py` beside it."""
    names = [found.name for found in pkgutil.iter_modules(tables.__path__) if found.name.startswith("cases")]
    found = [importlib.import_module(f"tests.rules.{name}").CASES for name in sorted(names)]
    assert sum(map(len, found)) == len({code for table in found for code in table}), "a rule stands in two tables"
    return {code: case for table in found for code, case in table.items()}


CASES = _tables()
BAD = [
    pytest.param(code, bad, id=f"{code}-{number}")
    for code, case in CASES.items()
    for number, bad in enumerate(case.bad)
]
GOOD = [
    pytest.param(code, good, id=f"{code}-{number}")
    for code, case in CASES.items()
    for number, good in enumerate(case.good)
]


def test_every_rule_has_a_case_of_both_kinds():
    """No rule is untested, and no case is for a rule that is gone."""
    assert set(CASES) == {each.code for each in all_rules()}
    assert [code for code, case in CASES.items() if not case.bad or not case.good] == []


def test_the_base_is_faultless(tmp_path: Path):
    """What the cases change is without any finding, so that a finding comes from the change."""
    assert findings(tmp_path) == []


@pytest.mark.parametrize(("code", "bad"), BAD)
def test_a_rule_objects(code: str, bad: Bad, tmp_path: Path):
    """The finding stands on the right line, has the rule's level, quotes the value and says what to do."""
    found = findings(tmp_path, bad.files, code)
    path, words = bad.at
    written = {**BASE, **bad.files}.get(path)
    lines = {line_of(written, words)} if written else {0, 1}
    assert [finding for finding in found if finding.path == path and finding.line in lines], [
        str(each) for each in found
    ]
    text = "\n".join(finding.message for finding in found)
    assert [each for each in bad.says if each not in text] == [], text
    assert {finding.level for finding in found} == {next(each.level for each in all_rules() if each.code == code)}


@pytest.mark.parametrize(("code", "good"), GOOD)
def test_a_rule_lets_pass(code: str, good: Files, tmp_path: Path):
    """What is right, or right enough, gets no finding of the rule."""
    assert [str(each) for each in findings(tmp_path, good, code)] == []


def test_a_waiver_turns_a_finding_into_a_notice_with_its_reason(tmp_path: Path):
    """A waived finding stays in the list, as a notice with the reason; others of the record stay as they are."""
    waived = {POLICY: policy(review=None, index_number="1", waivers=[{"code": "P014", "reason": "移交时已无审核记录"}])}
    found = {finding.code: finding for finding in findings(tmp_path, waived)}
    assert found["P014"].level is Level.NOTICE
    assert "（已豁免：移交时已无审核记录）" in found["P014"].message
    assert found["P003"].level is Level.WARNING


def test_a_waiver_of_an_error_lets_the_build_go_on(tmp_path: Path):
    """An error that an editor answers for with a reason no longer stops a build."""
    text = (
        "---\ntitle: 热线\nsummary: 值班\nwaivers:\n- code: T002\n  reason: 值班手机，经批准公布\n---\n\n13812345678\n"
    )
    [found] = findings(tmp_path, {"content/help.md": text}, "T002")
    assert (found.level, found.path, found.line) == (Level.NOTICE, "content/help.md", 9)


def test_a_waiver_that_nothing_needs_is_named(tmp_path: Path):
    """An exception does not outlive its reason unseen."""
    [found] = findings(tmp_path, {POLICY: policy(waivers=[{"code": "P014", "reason": "移交时已无审核记录"}])})
    assert (found.code, found.level) == ("W006", Level.NOTICE)


def test_a_question_needs_review_on_the_day_its_policy_ends(tmp_path: Path):
    """The finding appears on the very day, not before."""
    files = {POLICY: policy(repealed_on=str(TODAY))}
    assert findings(tmp_path, files, "Q001", TODAY - dt.timedelta(days=1)) == []
    assert len(findings(tmp_path, files, "Q001")) == 1


def test_a_mended_interpretation_is_measured_again(tmp_path: Path):
    """What was found out about a text is forgotten when the text changes."""
    from tests.portals import INTERPRETATION, interpretation
    from tests.rules.cases import LONG, TEXT

    copied = {POLICY: policy(f"{TEXT}\n第三条　{LONG}\n"), INTERPRETATION: interpretation(LONG)}
    cache = tmp_path / "cache"
    assert len(_with_cache(tmp_path / "root", copied, cache)) == 1
    assert len(_with_cache(tmp_path / "root", copied, cache)) == 1
    assert _with_cache(tmp_path / "root", {**copied, INTERPRETATION: interpretation()}, cache) == []


def _with_cache(root: Path, files: Files, cache: Path) -> list[Finding]:
    from gongkai import site
    from tests.portals import write

    loaded = site.load_portal(write(root, files), TODAY, cache=cache)
    return [finding for finding in loaded.findings if finding.code == "J001"]


def test_a_long_chain_of_changes_is_followed_without_recursion(tmp_path: Path):
    """Three hundred documents, each replacing the one before, are no circle; the last bent back is one circle."""
    chain = {
        f"content/policies/2026/yx-2026-{number}.md": other_policy(number, supersedes=[f"yx-2026-{number - 1}"])
        for number in range(2, 300)
    }
    assert findings(tmp_path, chain, "P016") == []
    [found] = findings(tmp_path, {**chain, POLICY: policy(supersedes=["yx-2026-299"])}, "P016")
    assert found.message.count("→") == 299


def test_what_is_withheld_for_good_is_not_screened(tmp_path: Path):
    """A document that never leaves may hold personal numbers; a draft is warned of in time."""
    text = "第一条　联系13812345678。\n\n第二条　无。\n"
    assert (
        findings(tmp_path, {POLICY: policy(text, disclosure="不予公开", nondisclosure_ground="个人隐私")}, "T002") == []
    )
    assert len(findings(tmp_path, {POLICY: policy(text, draft=True)}, "T002")) == 1


def test_loading_gives_findings_in_the_order_of_places(tmp_path: Path):
    """An editor goes through the files from top to bottom."""
    found = load(tmp_path, {POLICY: policy(index_number="1", document_number="2", review=None)}).findings
    assert [(each.path, each.line) for each in found] == sorted((each.path, each.line) for each in found)
    assert len(found) == 3
