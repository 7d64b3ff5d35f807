"""Records become one portal: references resolved, links both ways, and only what may leave is in the published part."""

from __future__ import annotations

from pathlib import Path

import pytest

from gongkai.kinds.interpretation import Interpretation
from gongkai.kinds.policy import Policy
from gongkai.portal import Portal
from tests.portals import (
    INTERPRETATION,
    ORGANIZATIONS,
    PACK,
    POLICY,
    QUESTIONS,
    Files,
    interpretation,
    load,
    organizations,
    other_policy,
    pack,
    policy,
    question,
)
from tests.rules.cases_requests import RELEASES, releases

SECOND = "content/policies/2026/yx-2026-2.md"


def both(root: Path, files: Files = {}) -> tuple[Portal, Portal]:  # noqa: B006 - never changed
    """Load the whole portal and its published part."""
    loaded = load(root, files)
    assert loaded.portal is not None
    assert loaded.published is not None
    return loaded.portal, loaded.published


def policy_of(portal: Portal, record_id: str) -> Policy:
    """Give a policy that is there."""
    found = portal.find("policies", record_id)
    assert isinstance(found, Policy)
    return found


def test_links_run_both_ways(tmp_path: Path):
    """A policy knows what explains it, answers from it, gathers it and changes it, and at which clause."""
    portal, _ = both(tmp_path, {SECOND: other_policy(amends=["yx-2026-1"])})
    links = {(link.record.key, link.field, link.clause) for link in portal.backlinks["policies/yx-2026-1"]}
    assert links == {
        ("interpretations/yx-2026-1-jd", "policies", ""),
        ("questions/tingche-shoufei", "basis", "2"),
        ("packs/tingche", "sections", "2"),
        ("policies/yx-2026-2", "amends", ""),
    }
    assert [each.id for each in portal.citing(policy_of(portal, "yx-2026-1"), Interpretation)] == ["yx-2026-1-jd"]


@pytest.mark.parametrize(
    ("files", "code", "words"),
    [
        ({QUESTIONS: question(basis=["yx-2026-8#1"])}, "L002", "「yx-2026-8」"),
        ({QUESTIONS: question(basis=["yx-2026-1#7"])}, "L003", "「7」"),
        ({QUESTIONS: question(basis=["yx-2026-1#2-1"])}, "L003", "第五条第二项写 #5-2"),
        ({QUESTIONS: question(basis=["#2"])}, "L002", "「」"),
        ({PACK: pack({"policy": "nothing#1"})}, "L002", "政策文件"),
        ({POLICY: policy(topics=["nothing"])}, "L002", "主题"),
        ({INTERPRETATION: interpretation(policies=["qzf"])}, "L002", "「qzf」"),
        ({RELEASES: releases(found_in=["yx-2026-1"])}, "L002", "「yx-2026-1」要写成 类型/标识"),
        ({RELEASES: releases(found_in=["policy/yx-2026-1"])}, "L002", "「policy/yx-2026-1」要写成 类型/标识"),
    ],
)
def test_a_reference_to_nothing_is_an_error(files: Files, code: str, words: str, tmp_path: Path):
    """The finding stands where the reference is written, names what was looked for and how to write it."""
    path = next(iter(files))
    found = [each for each in load(tmp_path, files).findings if each.code == code]
    assert [each.path for each in found] == [path]
    assert found[0].line > 1
    assert words in found[0].message


def test_the_published_part_knows_nothing_of_the_rest(tmp_path: Path):
    """Records, links and states of what is withheld are not there, and neither are references to it."""
    files = {
        SECOND: other_policy(draft=True, supersedes=["yx-2026-1"], related=["yx-2026-1"]),
        POLICY: policy(related=["yx-2026-2"], repealed_by="yx-2026-2"),
    }
    whole, published = both(tmp_path, files)
    assert whole.find("policies", "yx-2026-2") is not None
    assert published.find("policies", "yx-2026-2") is None
    shown = policy_of(published, "yx-2026-1")
    assert (shown.related, shown.repealed_by) == ((), None)
    assert (shown.origin.path, shown.title) == (POLICY, policy_of(whole, "yx-2026-1").title)
    assert shown.origin.digest != policy_of(whole, "yx-2026-1").origin.digest
    assert "policies/yx-2026-2" not in {link.record.key for links in published.backlinks.values() for link in links}
    assert "policies/yx-2026-2" not in published.backlinks.keys() | published.states.keys()
    assert [
        link.record for links in published.backlinks.values() for link in links if link.record.key == shown.key
    ] == [shown for links in published.backlinks.values() for link in links if link.record.key == shown.key]


def test_a_published_record_is_cut_in_no_other_way(tmp_path: Path):
    """Without references to what is withheld the record is the very one that was read."""
    whole, published = both(tmp_path, {SECOND: other_policy(draft=True)})
    assert policy_of(published, "yx-2026-1") is policy_of(whole, "yx-2026-1")


@pytest.mark.parametrize(
    "broken", [{POLICY: "只有正文\n"}, {POLICY: policy(genre="公文")}, {POLICY: b"\0"}], ids=["front", "value", "bytes"]
)
def test_references_to_what_cannot_be_read_are_let_be(broken: Files, tmp_path: Path):
    """One mistake is said once, where it stands, and not again for every record that cites the document."""
    found = load(tmp_path, broken).findings
    assert {each.path for each in found} == {POLICY}
    assert len(found) == 1


@pytest.mark.parametrize(
    ("files", "broken"),
    [
        ({ORGANIZATIONS: organizations().encode("gbk")}, ORGANIZATIONS),
        ({POLICY: policy(genre="公文"), INTERPRETATION: interpretation(text="见[原文](../../policies/2026/yx-2026-1.md)。\n")}, POLICY),
        ({PACK: pack().replace("title:", "title：", 1), INTERPRETATION: interpretation(text="见[政策包](../../packs/tingche.md)。\n")}, PACK),
    ],
    ids=["organs", "policy", "pack"],
)  # fmt: skip
def test_what_could_not_be_read_is_blamed_once(files: Files, broken: str, tmp_path: Path):
    """Nobody else is told that it is missing, or lacks a telephone: the one mistake is the one finding."""
    found = load(tmp_path, files).findings
    assert {each.path for each in found} == {broken}, "\n".join(map(str, found))
