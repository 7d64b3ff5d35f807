"""Measures equal a recount by hand over raw records: every figure, its parts, and that each names what it counts."""

from __future__ import annotations

import datetime as dt
import json
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from chinese_calendar import is_workday
from hypothesis import given, settings

from gongkai import measures_file
from gongkai.measures import Counted, Result, all_measures, measured
from gongkai.measures.registry import share
from gongkai.output import BASE
from gongkai.pages.every import pages
from gongkai.portal import Portal
from tests.measures.generated import ORGANS, TODAY, Raw, World, worlds
from tests.portals import load

Tally = dict[str, bool]
"""By id of each record that a measure must count: whether it is as it should be."""


def shown(world: World) -> list[Raw]:
    """The policies that are published."""
    return [each for each in world["policies"] if not each["draft"] and each["published_on"] <= TODAY]


def in_force(policy: Raw) -> bool:
    """Neither repealed by today nor a draft."""
    return policy["repealed_on"] is None or policy["repealed_on"] > TODAY


def explained(world: World, policy: Raw) -> list[Raw]:
    """The published explanations that name a policy."""
    return [
        each for each in world["interpretations"] if policy["id"] in each["policies"] and each["published_on"] <= TODAY
    ]


def wanting(world: World) -> list[Raw]:
    """The policies that must be explained."""
    return [
        each
        for each in shown(world)
        if in_force(each)
        and not each["no_interpretation"]
        and (each["important"] or each["category"] == "行政规范性文件")
    ]


def nth_workday(day: dt.date, left: int) -> dt.date:
    """Count on a calendar, day by day."""
    while left:
        day += dt.timedelta(days=1)
        left -= is_workday(day)
    return day


def interpretation(world: World) -> Tally:
    """Explained at all."""
    return {each["id"]: bool(explained(world, each)) for each in wanting(world)}


def many_forms(world: World) -> Tally:
    """Of the government, explained in two forms."""
    own = [each for each in wanting(world) if {"qzf", "qzfb"} & set(each["issued_by"])]
    return {each["id"]: len({found["form"] for found in explained(world, each)}) >= 2 for each in own}


def same_day(world: World) -> Tally:
    """Explained no later than published."""
    told = [each for each in wanting(world) if explained(world, each)]
    return {
        each["id"]: min(found["published_on"] for found in explained(world, each)) <= each["published_on"]
        for each in told
    }


def on_time(world: World) -> Tally:
    """Published by the twentieth working day."""
    return {each["id"]: each["published_on"] <= nth_workday(each["formed_on"], 20) for each in shown(world)}


def feedback(world: World) -> Tally:
    """Told within seven days of the end, and within ten working days of the document."""
    formed = {each["id"]: each["formed_on"] for each in shown(world)}
    tally = {}
    for each in world["consultations"]:
        if each["withdrawn"] or each["closes_on"] >= TODAY:
            continue
        told = each.get("feedback") or {}
        clocks = [("意见收集和采纳情况", each["closes_on"] + dt.timedelta(days=7), told.get("published_on"))]
        if "重大行政决策" in each["subjects"] and each["document"]:
            due = nth_workday(formed[each["document"]], 10)
            clocks.append(("最终采纳情况和未采纳理由", due, told.get("concluded_on")))
        for sort, due, done in clocks:
            if done or due < TODAY:
                tally[f"{each['id']}{sort}"] = bool(done and done <= due)
    return tally


def responses(world: World) -> Tally:
    """Answered by the fifteenth working day, mistakes of the site by the third; those that are still in time are left out."""
    tally = {}
    for each in world["responses"]:
        last = nth_workday(each["received_on"], 3 if each["sort"] == "网站找错" else 15)
        if each["replied_on"] or last < TODAY:
            tally[each["id"]] = bool(each["replied_on"] and each["replied_on"] <= last)
    return tally


def answers(world: World) -> Tally:
    """All of the basis is in force."""
    good = {each["id"] for each in shown(world) if in_force(each)}
    return {each["id"]: set(each["basis"]) <= good for each in world["questions"]}


def catalog(world: World) -> Tally:
    """Looked at within a year."""
    return {each["id"]: (TODAY - each["updated_on"]).days <= 365 for each in world["disclosure"]}


def tasks(world: World) -> Tally:
    """Due or done, and done by the due day."""
    tally = {}
    for each in world["tasks"]:
        due, done = each["due_on"], each["done_on"]
        if done:
            tally[each["id"]] = due is None or done <= due
        elif due and due < TODAY:
            tally[each["id"]] = False
    return tally


def projects(world: World) -> Tally:
    """Done in time, or at an even pace less ten points."""
    return {each["id"]: _well(each) for each in world["projects"]}


def _well(project: Raw) -> bool:
    start, end = project["start_on"], project["end_on"]
    if project["done_on"]:
        return bool(project["done_on"] <= end)
    if end < TODAY:
        return False
    if not project["reports"]:
        return True
    quarter_ends = [dt.date(2026, 3, 31), dt.date(2026, 6, 30), dt.date(2026, 9, 30)]
    last = quarter_ends[len(project["reports"]) - 1]
    even = 100 if last >= end else round(100 * ((last - start).days + 1) / ((end - start).days + 1)) - 10
    return bool(project["reports"][-1]["percent"] >= even)


RECOUNTS: dict[str, Callable[[World], Tally]] = {
    "interpretation": interpretation,
    "many-forms": many_forms,
    "same-day": same_day,
    "on-time": on_time,
    "feedback": feedback,
    "responses": responses,
    "answers": answers,
    "catalog": catalog,
    "tasks": tasks,
    "projects": projects,
}


def taken(portal: Portal) -> dict[str, Result]:
    """Take the measures, by id."""
    return {each.measure.id: each for each in measured(portal)}


def test_every_measure_is_recounted():
    """No measure is without a recount; that of columns has a test of its own."""
    assert set(RECOUNTS) | {"columns"} == {each.id for each in all_measures()}


@settings(max_examples=60)
@given(worlds())
def test_measures_equal_a_recount(world: World):
    """Each measure names exactly the records that a recount names, each as the recount has it."""
    results = taken(world.portal())
    for name, recount in RECOUNTS.items():
        found = {_key(each, name): each.met for each in results[name].counted}
        tally = recount(world)
        assert found == tally, name
        whole = results[name].whole
        assert (whole.met, whole.total) == (sum(tally.values()), len(tally)), name


def _key(each: Counted, name: str) -> str:
    """Tell what is counted apart as the recount does: a consultation is counted once for each of its clocks."""
    record_id = each.url.split("/")[1]
    return f"{record_id}{each.group}" if name == "feedback" else record_id


@settings(max_examples=30)
@given(worlds())
def test_parts_add_up(world: World):
    """Groups and quarters add up to the whole; a unit's part counts what names it."""
    results = taken(world.portal())
    by_id = {each["id"]: each for each in world["policies"]}
    for result in results.values():
        dated = [each for each in result.counted if each.on]
        grouped = [each for each in result.counted if each.group]
        for parts, among in ((result.by_group, grouped), (result.by_quarter, dated)):
            counted = sum(each.total for each in parts), sum(each.met for each in parts)
            assert counted == (len(among), sum(each.met for each in among))
        assert sum(each.total for each in result.by_unit_and_quarter.values()) <= sum(
            each.total for each in result.by_unit
        )
    units = Counter(organ for name in on_time(world) for organ in by_id[name]["issued_by"])
    assert {each.label: each.total for each in results["on-time"].by_unit} == dict(units)


@settings(max_examples=15)
@given(worlds())
def test_the_file_says_what_the_page_says(world: World):
    """data/measures.json has every measure that counts anything, with every record behind it."""
    portal = world.portal()
    [output] = measures_file.outputs(portal)
    said = {each["id"]: each for each in json.loads(output.render())["measures"]}
    for name, result in taken(portal).items():
        if not result.counted:
            assert name not in said
            continue
        assert (said[name]["met"], said[name]["total"]) == (result.whole.met, result.whole.total)
        assert [each["url"] for each in said[name]["counted"]] == [
            portal.identity.url + each.url for each in result.counted
        ]


@settings(max_examples=10)
@given(worlds())
def test_every_counted_record_can_be_reached(world: World):
    """The pages of a measure link to each record that it counts, as it should be or not."""
    portal = world.portal()
    made = {output.url: output.make for output in pages(portal) if output.url.startswith("measures/")}
    for result in measured(portal):
        if result.counted:
            html = made[f"measures/{result.measure.id}/"]().body
            assert [each.url for each in result.counted if each.url and f'href="{BASE}{each.url}"' not in html] == []


@pytest.mark.parametrize(
    ("met", "total", "shown_as"), [(0, 0, None), (2, 3, 66.6), (999, 1000, 99.9), (9999, 10000, 99.9), (3, 3, 100.0)]
)
def test_only_all_of_them_is_a_hundred(met: int, total: int, shown_as: float | None):
    """Shares are rounded down: 100% says that nothing is missing."""
    assert share(met, total) == shown_as


def test_columns_go_stale_by_their_terms(tmp_path: Path):
    """The home page after two weeks, documents after six months, others after a year."""
    base = load(tmp_path, today=dt.date(2026, 3, 18)).published
    assert base is not None
    assert [each.met for each in taken(base)["columns"].counted] == [True] * len(taken(base)["columns"].counted)

    def stale(today: dt.date) -> set[str]:
        loaded = load(tmp_path, today=today).published
        assert loaded is not None
        return {each.label for each in taken(loaded)["columns"].counted if not each.met}

    assert stale(dt.date(2026, 3, 19)) == {"首页"}
    assert stale(dt.date(2026, 9, 3)) == {"首页"}
    assert stale(dt.date(2026, 9, 4)) == {"首页", "政策文件"}
    assert stale(dt.date(2027, 3, 5)) >= {"首页", "政策文件", "政策解读", "政策问答"}


def test_the_target_decides(tmp_path: Path):
    """A measure says whether its target is reached; the portal's own targets count."""
    from tests.portals import PORTAL, identity

    one_form = load(tmp_path).published
    assert one_form is not None
    result = taken(one_form)["same-day"]
    assert (result.aim, result.reached) == (100, None), "the base has nothing that must be explained"
    lowered = load(tmp_path, {PORTAL: identity(targets={"interpretation_rate": 80})}).published
    assert lowered is not None
    assert taken(lowered)["interpretation"].aim == 80
    assert set(ORGANS) >= {"qzf"}
