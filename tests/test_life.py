"""政策服务全流程: what there is of each stage comes from links and the kinds' own stages; editors alone see what is missing."""

from __future__ import annotations

from pathlib import Path

import pytest

from gongkai import life
from gongkai.kinds import all_kinds
from gongkai.kinds.policy import Policy
from gongkai.pages import policy_life
from gongkai.pages import record as records
from gongkai.pages.press import Press
from gongkai.portal import Portal
from gongkai.vocabularies import LifeStage
from tests.portals import (
    INTERPRETATION,
    PACK,
    POLICY,
    QUESTIONS,
    TOPICS,
    Files,
    load,
    other_policy,
    pack,
    policy,
    topics,
)
from tests.rules.cases_progress import projects

OTHER = {"id": "qita", "name": "其他", "kind": "主题分类", "summary": "其余的事"}
AUDIENCES: Files = {
    "catalog/audiences.yml": "audiences:\n- {id: gtgsh, name: 个体工商户, group: 企业, summary: 开店的人}\n",
    POLICY: policy(audiences=["gtgsh"], important=True),
}


def read(root: Path, files: Files = {}) -> tuple[Policy, Portal]:  # noqa: B006 - never changed
    """Load the base with `files`; give its policy and what is published."""
    published = load(root, files).published
    assert published is not None
    found = published.find("policies", "yx-2026-1")
    assert isinstance(found, Policy)
    return found, published


def test_each_linked_record_stands_under_the_stage_of_its_kind(tmp_path: Path):
    """Explained by an interpretation, pushed to a group, answered by a question, fulfilled by a pack and a project."""
    files = {**AUDIENCES, **projects({"policies": ["yx-2026-1"]})}
    found, portal = read(tmp_path, files)
    stages = {stage: [each.key for each in some] for stage, some in life.life(found, portal).items()}
    assert stages == {
        LifeStage.EXPLAINED: ["interpretations/yx-2026-1-jd"],
        LifeStage.PUSHED: ["audiences/gtgsh"],
        LifeStage.ANSWERED: ["questions/tingche-shoufei"],
        LifeStage.FULFILLED: ["projects/minsheng-2026-1", "packs/tingche"],
    }


@pytest.mark.parametrize(
    ("query", "there"),
    [
        ({"topics": ["chengxiang"]}, True),
        ({"audiences": ["gtgsh"]}, True),
        ({"topics": ["chengxiang"], "audiences": ["gtgsh"]}, True),
        ({"topics": ["qita"]}, False),
    ],
)
def test_a_pack_that_gathers_a_policy_by_its_query_fulfils_it(query: dict[str, list[str]], there: bool, tmp_path: Path):
    """A pack need not name a policy to be part of its life; its page is made anew when the pack changes."""
    files = {**AUDIENCES, PACK: pack(sections=[], gather=query), TOPICS: topics(OTHER)}
    found, portal = read(tmp_path, files)
    assert [each.key for each in life.life(found, portal).get(LifeStage.FULFILLED, ())] == ["packs/tingche"] * there
    press, gatherer = Press(portal), portal.records["packs"]["tingche"]
    assert (press.row_face(gatherer) in list(policy_life.depends(found, press))) is there
    assert ("packs/tingche/" in records.page(found, press).body) is there


def test_the_order_is_that_of_a_policys_life():
    """From 酝酿 to 评价."""
    assert [each.value for each in LifeStage] == ["酝酿", "制定", "发布", "解读", "推送", "回应", "兑现", "评价"]
    told = {kind.info.stage for kind in all_kinds().values()}
    assert {LifeStage.ISSUED, LifeStage.EXPLAINED, LifeStage.PUSHED, LifeStage.ANSWERED, LifeStage.FULFILLED} <= told


def test_what_is_not_published_is_no_part_of_it(tmp_path: Path):
    """A draft of an explanation is not told of."""
    draft = load(tmp_path, {INTERPRETATION: _drafted()}).portal
    assert draft is not None
    found = draft.find("policies", "yx-2026-1")
    assert isinstance(found, Policy)
    assert LifeStage.EXPLAINED not in life.life(found, draft)


def _drafted() -> str:
    from tests.portals import interpretation

    return interpretation(draft=True)


def test_other_documents_are_no_stage(tmp_path: Path):
    """What replaced a policy belongs to its lineage, not to its life."""
    second = {"content/policies/2026/yx-2026-2.md": other_policy(related=["yx-2026-1"])}
    found, portal = read(tmp_path, {**second, QUESTIONS: None, PACK: None, INTERPRETATION: None})
    assert life.life(found, portal) == {}


def test_only_one_that_must_be_explained_is_asked_for_the_rest(tmp_path: Path):
    """Missing stages are asked of important and normative documents in force alone."""
    found, portal = read(tmp_path, AUDIENCES)
    assert life.missing(found, portal) == [LifeStage.PREPARED, LifeStage.DRAFTED, LifeStage.EVALUATED]
    plain, other = read(tmp_path / "plain")
    assert life.missing(plain, other) == []


@pytest.mark.parametrize("preview", [False, True])
def test_what_is_missing_is_shown_in_the_preview_alone(preview: bool, tmp_path: Path):
    """The public never learns what is not there."""
    found, portal = read(tmp_path, AUDIENCES)
    html = records.page(found, Press(portal, preview=preview)).body
    block = html[html.index('id="life"') :]
    assert ("还没有的环节：酝酿、制定、评价" in block) is preview
    assert ("还没有" in html) is preview
    assert "停车新规怎么看" in block


def test_the_preview_of_the_site_asks_for_it(tmp_path: Path):
    """The pages of a preview differ from those that are published by the hint to editors."""
    from gongkai.pages.every import pages

    found, portal = read(tmp_path, AUDIENCES)
    made = {
        preview: next(each for each in pages(portal, preview=preview) if each.url == found.url).make().body
        for preview in (False, True)
    }
    assert "还没有的环节" not in made[False]
    assert "还没有的环节" in made[True]
