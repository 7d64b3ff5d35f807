"""Validity and what must be reviewed follow from dates and links, on the very day."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from gongkai import derive
from gongkai.kinds.pack import Pack
from gongkai.kinds.policy import Policy
from tests.portals import PACK, POLICY, QUESTIONS, TODAY, Files, load, other_policy, pack, policy, question

SECOND = "content/policies/2026/yx-2026-2.md"
TABLE: list[tuple[dict[str, object], dict[str, object], str]] = [
    ({}, {}, "现行有效"),
    ({"effective_on": "2026-11-22"}, {}, "现行有效"),
    ({"effective_on": "2026-11-23"}, {}, "尚未施行"),
    ({"expires_on": "2026-11-22"}, {}, "现行有效"),
    ({"expires_on": "2026-11-21"}, {}, "失效"),
    ({"repealed_on": "2026-11-22"}, {}, "废止"),
    ({"repealed_on": "2026-11-23"}, {}, "现行有效"),
    ({"repealed_by": "yx-2026-2"}, {}, "废止"),
    ({"repealed_by": "yx-2026-2"}, {"effective_on": "2026-12-01"}, "现行有效"),
    ({"repealed_by": "yx-2026-2", "repealed_on": "2026-12-01"}, {}, "现行有效"),
    ({}, {"supersedes": ["yx-2026-1"]}, "废止"),
    ({}, {"supersedes": ["yx-2026-1"], "effective_on": "2026-12-01"}, "现行有效"),
    ({}, {"supersedes": ["yx-2026-1"], "draft": True}, "现行有效"),
    ({}, {"supersedes": ["yx-2026-1"], "published_on": "2026-12-01"}, "现行有效"),
    ({}, {"amends": ["yx-2026-1"]}, "已修改"),
    ({}, {"amends": ["yx-2026-1"], "draft": True}, "现行有效"),
    ({}, {"repeals_clauses": ["yx-2026-1#2"]}, "部分失效"),
    ({}, {"repeals_clauses": ["yx-2026-1#2"], "amends": ["yx-2026-1"]}, "部分失效"),
    ({"expires_on": "2026-05-01"}, {"supersedes": ["yx-2026-1"], "effective_on": "2026-04-01"}, "废止"),
]


@pytest.mark.parametrize(("own", "others", "expected"), TABLE)
def test_validity_follows_from_dates_and_links(
    own: dict[str, object], others: dict[str, object], expected: str, tmp_path: Path
):
    """The state is that of the day, and its note says since when and by what."""
    portal = load(tmp_path, {POLICY: policy(**own), SECOND: other_policy(**others)}).portal
    assert portal is not None
    state = portal.states["policies/yx-2026-1"]
    assert state.text == expected
    assert state.in_force is (expected in {"现行有效", "已修改", "部分失效"})
    assert bool(state.note) is (expected != "现行有效")
    assert ("云溪区第2号文件" in state.note) is (
        (bool(others) and expected in {"废止", "已修改", "部分失效"}) or ("repealed_by" in own and expected == "废止")
    )


@pytest.mark.parametrize(
    ("files", "question_state", "pack_state"),
    [
        ({}, "有效", "有效"),
        ({POLICY: policy(repealed_on="2026-11-22")}, "待复核", "部分待复核"),
        ({POLICY: policy(expires_on="2026-11-21")}, "待复核", "部分待复核"),
        ({SECOND: other_policy(repeals_clauses=["yx-2026-1#2"])}, "待复核", "部分待复核"),
        ({SECOND: other_policy(repeals_clauses=["yx-2026-1#1"])}, "有效", "有效"),
        ({SECOND: other_policy(amends=["yx-2026-1"])}, "有效", "有效"),
        ({QUESTIONS: question(valid_until="2026-11-21"), PACK: pack(valid_until="2026-11-21")}, "待复核", "待复核"),
        ({QUESTIONS: question(valid_until="2026-11-22"), PACK: pack(valid_until="2026-11-22")}, "有效", "有效"),
        ({PACK: pack({"valid_until": "2026-11-21"})}, "有效", "部分待复核"),
    ],
)
def test_what_rests_on_a_policy_turns_with_it(files: Files, question_state: str, pack_state: str, tmp_path: Path):
    """A question or entry whose ground is gone says so to the reader from that day."""
    portal = load(tmp_path, files).portal
    assert portal is not None
    assert portal.states["questions/tingche-shoufei"].text == question_state
    assert portal.states["packs/tingche"].text == pack_state


def test_a_question_needs_review_when_its_policy_is_repealed(tmp_path: Path):
    """The day before it is valid, the same day it is 待复核."""
    files = {POLICY: policy(repealed_on=str(TODAY))}
    states = []
    for day in (TODAY - dt.timedelta(days=1), TODAY):
        portal = load(tmp_path, files, day).portal
        assert portal is not None
        states.append(portal.states["questions/tingche-shoufei"].text)
    assert states == ["有效", "待复核"]


@pytest.mark.parametrize(
    ("gather", "expected"),
    [
        ({"topics": ["chengxiang"]}, ["yx-2026-2", "yx-2026-1"]),
        ({"topics": ["nothing-else"]}, []),
    ],
)
def test_a_pack_gathers_what_is_in_force(gather: dict[str, list[str]], expected: list[str], tmp_path: Path):
    """New policies join by themselves, newest first; what ended does not."""
    files = {
        PACK: pack(sections=[], gather=gather),
        SECOND: other_policy(published_on="2026-04-01"),
        "content/policies/2026/yx-2026-3.md": other_policy(3, repealed_on="2026-05-01"),
    }
    portal = load(tmp_path, files).portal
    assert portal is not None
    found = portal.find("packs", "tingche")
    assert isinstance(found, Pack)
    assert [each.id for each in derive.gathered(found, portal)] == expected


def test_an_entry_already_in_a_pack_is_not_gathered_again(tmp_path: Path):
    """A policy stands in a pack once."""
    portal = load(tmp_path, {PACK: pack(gather={"topics": ["chengxiang"]}), SECOND: other_policy()}).portal
    assert portal is not None
    found = portal.find("packs", "tingche")
    assert isinstance(found, Pack)
    assert [each.id for each in derive.gathered(found, portal)] == ["yx-2026-2"]


def test_a_policy_applies_from_its_publication_where_no_day_is_named(tmp_path: Path):
    """施行日期 is optional."""
    portal = load(tmp_path).portal
    assert portal is not None
    found = portal.find("policies", "yx-2026-1")
    assert isinstance(found, Policy)
    assert derive.starts_on(found) == dt.date(2026, 3, 4)
