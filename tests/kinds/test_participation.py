"""Decisions, consultations, meetings, evaluations: their states day by day, their pages, their lists and counters."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

import pytest

from gongkai import feedback as clocks
from gongkai import yearly
from gongkai.kinds.consultation import Consultation
from gongkai.kinds.decision import Decision
from gongkai.lists import kind as lists
from gongkai.lists.consultation import none_open, open_now, open_row
from gongkai.pages import home
from gongkai.pages import record as records
from gongkai.pages.course import course
from gongkai.pages.press import Press
from gongkai.pages.tally import tally
from gongkai.pages.timeline import Mark
from gongkai.portal import Portal, State
from tests.participation import (
    CONSULTATION,
    DECISION,
    EVALUATION,
    WHOLE,
    consultation,
    decision,
    evaluation,
    feedback,
    meeting,
    open_consultation,
    stages,
)
from tests.portals import PORTAL, TODAY, Files, identity, load


def portal(root: Path, files: Files, today: dt.date = TODAY) -> Portal:
    """Load the base with `files` and give what is published of it."""
    published = load(root, files, today).published
    assert published is not None
    return published


def state(root: Path, key: str, files: Files, today: dt.date = TODAY) -> State:
    """Give what is said of one record."""
    return portal(root, files, today).states[key]


def body(press: Press, plural: str, record_id: str) -> str:
    """Render a record's page."""
    found = press.portal.find(plural, record_id)
    assert found is not None
    return records.page(found, press).body


# --- states ----------------------------------------------------------------------------------------------------------

TIMES = [
    pytest.param("2025-12-15", "征求意见中", "还剩 36 天", id="opens"),
    pytest.param("2026-01-20", "征求意见中", "今天是最后一天", id="last-day"),
    pytest.param("2026-01-21", "意见整理中", "2026年1月27日前公布", id="ended"),
    pytest.param("2026-01-27", "意见整理中", "2026年1月27日前公布", id="seventh-day"),
    pytest.param("2026-01-28", "反馈已逾期", "应在2026年1月27日前公布", id="overdue"),
]


@pytest.mark.parametrize(("day", "text", "note"), TIMES)
def test_a_consultation_is_open_then_worked_through_then_overdue(day: str, text: str, note: str, tmp_path: Path):
    """The state turns on the very day, and the sentence says how long is left or since when it is late."""
    files = {**WHOLE, CONSULTATION: consultation(feedback=None, document=None)}
    found = state(tmp_path, "consultations/tingche", files, dt.date.fromisoformat(day))
    assert (found.text, note in found.note) == (text, True), found


def test_a_decision_is_answered_twice(tmp_path: Path):
    """After the first feedback the second is waited for, ten working days from the document; then all is said."""
    waiting = {**WHOLE, CONSULTATION: consultation(feedback=feedback(concluded_on=None))}
    day = dt.date(2026, 3, 13)
    found = state(tmp_path / "a", "consultations/tingche", waiting, day)
    assert (found.text, "2026年3月16日" in found.note) == ("已反馈，结果待公布", True)
    assert state(tmp_path / "b", "consultations/tingche", waiting).text == "反馈已逾期"
    assert state(tmp_path / "c", "consultations/tingche", WHOLE).text == "已反馈"


def test_a_consultation_that_was_called_off_waits_for_nothing(tmp_path: Path):
    """No clock runs for it, whatever its sort."""
    text = consultation(feedback=None, document=None, withdrawn={"on": "2026-01-05", "reason": "上级已有规定。"})
    found = portal(tmp_path, {**WHOLE, CONSULTATION: text})
    record = found.all(Consultation)[0]
    assert clocks.clocks(record, found) == ()
    assert (found.states[record.key].text, "上级已有规定" in found.states[record.key].note) == ("已终止", True)


COURSES = [
    pytest.param(stages(), "已公布", id="published"),
    pytest.param([*stages(), {"stage": "执行", "on": "2026-04-01"}], "执行中", id="carried-out"),
    pytest.param([*stages(), {"stage": "后评估", "on": "2026-10-01"}], "已后评估", id="evaluated"),
    pytest.param(stages(公布=None), "已审议，待公布", id="decided"),
    pytest.param(stages(公布=None, 集体讨论决定=None), "集体讨论决定阶段", id="reviewed"),
    pytest.param(
        stages(公布=None, 集体讨论决定=None, 合法性审查={"planned_on": "2027-01-01"}), "合法性审查阶段", id="review"
    ),
    pytest.param(
        stages(公布=None, 集体讨论决定=None, 合法性审查=None, 风险评估={"left_out": "没有不利影响"}, 专家论证={}),
        "专家论证阶段",
        id="left-out-is-not-waited-for",
    ),
]


@pytest.mark.parametrize(("written", "text"), COURSES)
def test_a_decision_says_how_far_it_has_come(written: list[dict[str, str]], text: str, tmp_path: Path):
    """The first stage that is neither done nor left out is where it stands."""
    assert state(tmp_path, "decisions/2026-1", {**WHOLE, DECISION: decision(stages=written)}).text == text


def test_a_decision_whose_draft_is_open_says_so_first(tmp_path: Path):
    """Whoever can still answer is told, and led to where."""
    files = {
        **WHOLE,
        DECISION: decision(stages=stages(公众参与={"planned_on": "2027-02-01"}, 合法性审查=None, 集体讨论决定=None, 公布=None), results=[]),
        CONSULTATION: open_consultation(),
    }  # fmt: skip
    press = Press(portal(tmp_path, files))
    assert press.portal.states["decisions/2026-1"].text == "正在征求意见"
    assert 'href="\x02consultations/tingche/"' in body(press, "decisions", "2026-1").partition("办理进程")[0]


# --- pages -----------------------------------------------------------------------------------------------------------


def test_a_decision_gathers_what_names_it_at_its_stages(tmp_path: Path):
    """Draft, sums of comments, meeting, document and evaluation stand where they belong, each written once elsewhere."""
    files = {**WHOLE, EVALUATION: evaluation(decision="2026-1")}
    press = Press(portal(tmp_path, files))
    found = press.portal.all(Decision)[0]
    steps = {step.title: step for step in course(found, press).steps}
    assert [link.url for link in steps["草案拟订"].links] == [
        "consultations/tingche/#draft", "consultations/tingche/#explanation",
    ]  # fmt: skip
    said = {fact.label: fact.values[0].text for fact in steps["公众参与"].facts}
    assert said["意见和采纳"] == "收到4条：采纳2条，部分采纳0条，未采纳1条，与草案无关1条"
    assert [fact.values[0].text for fact in steps["集体讨论决定"].facts] == ["审议通过", "3人列席，提出意见1条"]
    assert [link.url for link in steps["公布"].links] == ["policies/yx-2026-1/", "interpretations/yx-2026-1-jd/"]
    assert (steps["后评估"].mark, steps["后评估"].links[0].url) == (Mark.DONE, "evaluations/tingche/")


def test_several_meetings_of_one_sort_stand_under_one_label(tmp_path: Path):
    """A list of facts names each thing once."""
    way = {"form": "座谈会", "on": "2026-01-06", "people": "20", "summary": "居民参加。"}
    text = consultation(other_ways=[way, {**way, "on": "2026-01-08", "summary": "商户参加。"}])
    press = Press(portal(tmp_path, {**WHOLE, CONSULTATION: text}))
    step = next(each for each in course(press.portal.all(Decision)[0], press).steps if each.title == "公众参与")
    assert [len(fact.values) for fact in step.facts if fact.label == "座谈会"] == [2]


def test_an_open_consultation_says_how_to_answer_and_a_closed_one_what_came_of_it(tmp_path: Path):
    """Letter, telephone and e-mail while it is open; afterwards the answers, each with the clause that it is about."""
    while_open = body(Press(portal(tmp_path / "a", {**WHOLE, CONSULTATION: open_consultation(decision=None, subjects=["行政规范性文件"])})), "consultations", "tingche")  # fmt: skip
    assert "tel:0999-8202000" in while_open
    assert "mailto:qzf@yunxi.example?subject=" in while_open
    assert "<form" not in while_open
    assert "意见采纳情况" not in while_open
    closed = body(Press(portal(tmp_path / "b", WHOLE)), "consultations", "tingche")
    assert "怎么提意见" not in closed
    assert 'href="\x02consultations/tingche/#c1"' in closed
    assert "周转会变慢" in closed
    assert "已于2026年1月22日公布，在时限内" in closed


def test_the_last_day_of_a_clock_is_said_in_words(tmp_path: Path):
    """「还有0天」 is no way to say it."""
    files = {**WHOLE, CONSULTATION: consultation(feedback=None, document=None)}
    page = body(Press(portal(tmp_path, files, dt.date(2026, 1, 27))), "consultations", "tingche")
    assert "2026年1月27日前公布，今天是最后一天" in page


def test_the_explanation_brings_no_anchor_that_the_draft_has(tmp_path: Path):
    """Two texts on one page may both begin with 第一条."""
    text = consultation(explanation="## 第一条　为什么\n\n第一条　因为难停。")
    page = body(Press(portal(tmp_path, {**WHOLE, CONSULTATION: text})), "consultations", "tingche")
    assert page.count('id="c1"') == 1
    assert "<h3>第一条　为什么</h3>" in page


def test_a_meeting_shows_groups_and_numbers_and_each_view_with_its_answer(tmp_path: Path):
    """Nobody is named; the item leads to the decision and the document."""
    press = Press(portal(tmp_path, WHOLE))
    page = body(press, "meetings", "cw-2026-3")
    assert page.index("审议停车办法") < page.index("夜里不要收费") < page.index("夜间免费") < page.index("研究防火工作")
    assert 'href="\x02decisions/2026-1/"' in page
    assert "群众代表" in page


def test_an_evaluation_weighs_its_scores(tmp_path: Path):
    """The whole score is worked out, never typed in."""
    page = body(Press(portal(tmp_path / "a", WHOLE)), "evaluations", "tingche")
    assert "84分" in page
    plain = evaluation(criteria=[{"name": "便利程度", "finding": "快了。"}])
    assert "综合得分" not in body(Press(portal(tmp_path / "b", {**WHOLE, EVALUATION: plain})), "evaluations", "tingche")


def test_a_policy_leads_back_to_all_of_them(tmp_path: Path):
    """From the document one finds how it was made and how it works out."""
    page = body(Press(portal(tmp_path, WHOLE)), "policies", "yx-2026-1")
    for address in ("decisions/2026-1/", "consultations/tingche/", "meetings/cw-2026-3/", "evaluations/tingche/"):
        assert f'href="\x02{address}"' in page


# --- lists, counters, the home page ----------------------------------------------------------------------------------


def test_the_home_page_has_what_is_open_or_what_came_of_the_last(tmp_path: Path):
    """Days left while something is open; else a designed empty state; nothing where there never was a consultation."""
    press = Press(portal(tmp_path / "a", {**WHOLE, CONSULTATION: open_consultation()}))
    [row] = home.home(press).comments
    assert row == open_row(open_now(press)[0], press)
    assert row.days_left is not None
    assert (row.days_left.text, row.days_left.soon) == ("还剩 10 天", False)
    closed = home.home(Press(portal(tmp_path / "b", WHOLE)))
    assert not closed.comments
    assert closed.comments_none is not None
    assert [link.url for link in closed.comments_none.links] == ["consultations/tingche/", "consultations/"]
    assert none_open(Press(portal(tmp_path / "c", {}))) is None


def test_a_page_with_days_left_is_made_anew_every_day_and_a_finished_one_is_not(tmp_path: Path):
    """The fingerprint follows what is printed."""
    days = [TODAY, TODAY + dt.timedelta(days=1)]
    for name, text, changes in (("open", open_consultation(), True), ("done", consultation(), False)):
        made = []
        for number, day in enumerate(days):
            press = Press(portal(tmp_path / f"{name}{number}", {**WHOLE, CONSULTATION: text}, day))
            made.append(records.depends(press.portal.all(Consultation)[0], press))
        assert (made[0] != made[1]) is changes, name


def test_counters_count_executive_meetings_with_representatives_by_year(tmp_path: Path):
    """A meeting of another sort, without representatives, or withheld does not count."""
    files = {
        **WHOLE,
        PORTAL: identity(targets={"representative_meetings": "2"}),
        "catalog/meetings/a.yml": meeting(title="专题会议", sort="专题会议", agenda=[{"title": "甲", "attended": "true", "outcome": "同意"}]),
        "catalog/meetings/b.yml": meeting(title="第4次", attendance=[], views=[]),
        "catalog/meetings/c.yml": meeting(title="第5次", draft="true"),
        "catalog/meetings/d.yml": meeting(title="去年", held_on="2024-05-01", agenda=[{"title": "甲", "attended": "true", "outcome": "同意"}]),
    }  # fmt: skip
    found = yearly.representative_meetings(portal(tmp_path, files))
    assert [(each.year, len(each.records), each.missing) for each in found] == [
        (2026, 1, 1),
        (2025, 0, 2),
        (2024, 1, 1),
    ]


def test_the_list_of_meetings_holds_the_figure_against_the_target(tmp_path: Path):
    """The counter stands on the first page alone, with the meetings that it counts."""
    press = Press(portal(tmp_path, WHOLE))
    pages = {
        each.url: each.make().body for each in lists.pages(type(press.portal.find("meetings", "cw-2026-3")), press)
    }
    first = pages["meetings/"]
    assert "1次" in first
    assert "目标不少于10次，还差9次" in first
    assert "2026年计入的1次" in first
    assert "计入" not in pages["meetings/by/year/2026/"]


def test_the_directory_lists_each_year_with_results(tmp_path: Path):
    """An item stands under its year with its state and the document that came of it; its name heads its row."""
    press = Press(portal(tmp_path, WHOLE))
    pages = {each.url: each.make().body for each in lists.pages(Decision, press)}
    assert "2026年度重大行政决策事项目录" in pages["decisions/"]
    assert 'href="\x02policies/yx-2026-1/"' in pages["decisions/"]
    assert "decisions/by/state/publication/" in pages
    assert re.search(
        r'<th scope="row"[^>]*><a href="\x02decisions/2026-1/">1\. 云溪区停车管理办法</a>', pages["decisions/"]
    )


def test_states_of_two_kinds_with_one_word_lead_to_their_own_lists(tmp_path: Path):
    """已终止 of a decision and of a consultation are two values."""
    files = {
        **WHOLE,
        DECISION: decision(stages=stages(公布=None, 集体讨论决定=None), results=[], terminated={"on": "2026-03-01", "reason": "条件不成熟"}),
        CONSULTATION: consultation(feedback=None, document=None, withdrawn={"on": "2026-01-05", "reason": "不再制定"}),
    }  # fmt: skip
    press = Press(portal(tmp_path, files))
    made = {each.url for kind in (Consultation, Decision) for each in lists.pages(kind, press)}
    assert {"consultations/by/state/withdrawn/", "decisions/by/state/terminated/"} <= made


def test_sums_agree_with_a_recount(tmp_path: Path):
    """What pages print as sums is what the comments add up to."""
    found = portal(tmp_path, WHOLE).all(Consultation)[0]
    sums = tally(found)
    assert found.feedback is not None
    counted = sum(each.count for each in found.feedback.comments) + found.feedback.unrelated
    assert sums.received == counted == sum(each.count for each in found.feedback.channels)
