"""Portals made up by hypothesis: records as plain values, so that a recount can start from these and not from the models."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from gongkai import link, states
from gongkai.identity import PortalIdentity
from gongkai.kinds import all_kinds
from gongkai.portal import Portal
from gongkai.record import Record

TODAY = dt.date(2026, 11, 22)
ORGANS = {"qzf": "本级政府", "qzfb": "政府办公室", "mzj": "工作部门", "sqz": "乡镇街道"}
FORMS = ("文字", "图表图解", "视频")
FIELDS = ("教育", "医疗卫生", "就业创业")
CATALOG_FIELDS = ("义务教育", "市政服务")
DAYS = st.dates(dt.date(2024, 1, 1), TODAY)
Raw = dict[str, Any]


@dataclass(frozen=True)
class World:
    """The raw records of a portal by the plural of their kind."""

    records: dict[str, list[Raw]]

    def __getitem__(self, plural: str) -> list[Raw]:
        return self.records[plural]

    def portal(self) -> Portal:
        """Make the published portal of the records."""
        kinds = all_kinds()
        found: list[Record] = [kinds[plural](**raw) for plural, some in self.records.items() for raw in some]
        identity = PortalIdentity(
            name="云溪区政务公开", url="https://www.yunxi.example/", region="云溪区", organ="区政府办"
        )
        linked, problems = link.link(found, identity, root=Path("nowhere"), today=TODAY)
        assert problems == []
        return link.published(states.with_states(linked))


def some(least: int, most: int, **fields: st.SearchStrategy[Any]) -> st.SearchStrategy[list[Raw]]:
    """Give lists of records with the ids r0, r1 …"""
    drawn = st.lists(st.fixed_dictionaries(fields), min_size=least, max_size=most)
    return drawn.map(lambda raws: [{"id": f"r{place}", **raw} for place, raw in enumerate(raws)])


def _organs() -> st.SearchStrategy[list[str]]:
    return st.lists(st.sampled_from(sorted(ORGANS)), min_size=1, max_size=2, unique=True)


def _fixed(**values: Any) -> dict[str, st.SearchStrategy[Any]]:
    return {name: st.just(value) for name, value in values.items()}


def policies() -> st.SearchStrategy[list[Raw]]:
    """Policies that are formed and published on any day, some repealed, expired or drafts."""
    return some(
        1, 6,
        **_fixed(title="文件", genre="通知", topics=["shen"], summary="概述。", disclosure="主动公开"),
        category=st.sampled_from(["行政规范性文件", "政策性文件"]),
        issued_by=_organs(),
        formed_on=DAYS,
        wait=st.integers(0, 45),
        important=st.booleans(),
        no_interpretation=st.sampled_from([None, None, "目录性文件"]),
        repealed_on=st.one_of(st.none(), DAYS),
        draft=st.sampled_from([False, False, False, True]),
    ).map(lambda raws: [_published(raw) for raw in raws])  # fmt: skip


def _published(raw: Raw) -> Raw:
    rest = {name: value for name, value in raw.items() if name != "wait"}
    return {**rest, "published_on": raw["formed_on"] + dt.timedelta(days=raw["wait"])}


def interpretations(policies: list[Raw]) -> st.SearchStrategy[list[Raw]]:
    """Explanations of one or two of the policies."""
    ids = [each["id"] for each in policies if not each["draft"] and each["published_on"] <= TODAY]
    if not ids:
        return st.just([])
    return some(
        0, 8,
        **_fixed(title="解读", issued_by=["mzj"], summary="摘要。", elements=["背景依据", "主要内容"]),
        policies=st.lists(st.sampled_from(ids), min_size=1, max_size=2, unique=True),
        form=st.sampled_from(FORMS),
        published_on=st.dates(dt.date(2024, 1, 1), TODAY + dt.timedelta(days=20)),
    )  # fmt: skip


def questions(policies: list[Raw]) -> st.SearchStrategy[list[Raw]]:
    """Questions that rest on one or two of the policies that are not withheld."""
    ids = [each["id"] for each in policies if not each["draft"] and each["published_on"] <= TODAY]
    if not ids:
        return st.just([])
    return some(
        0, 5,
        **_fixed(question="怎么办？", answer="这样办。", answered_by=["mzj"]),
        basis=st.lists(st.sampled_from(ids), min_size=1, max_size=2, unique=True),
        field=st.sampled_from(FIELDS),
        updated_on=DAYS,
    )  # fmt: skip


def consultations(policies: list[Raw]) -> st.SearchStrategy[list[Raw]]:
    """Consultations, answered or not, some of which became one of the policies that are not withheld."""
    ids = [each["id"] for each in policies if not each["draft"] and each["published_on"] <= TODAY]
    return some(
        0, 5,
        **_fixed(title="征求意见", organized_by=["mzj"], topics=["shen"], summary="概述。", explanation="说明。"),
        subjects=st.lists(st.sampled_from(["重大行政决策", "行政规范性文件", "规划"]), min_size=1, unique=True),
        opens_on=st.just(dt.date(2024, 1, 1)),
        closes_on=st.dates(dt.date(2024, 1, 2), dt.date(2026, 12, 31)),
        answered_after=st.one_of(st.none(), st.integers(1, 12)),
        concluded_on=st.one_of(st.none(), DAYS),
        document=st.sampled_from([None, *ids]),
        withdrawn=st.sampled_from([None, None, None, {"on": "2024-06-01", "reason": "上级另有规定，不再制定。"}]),
    ).map(lambda raws: [_answered(raw) for raw in raws])  # fmt: skip


def _answered(raw: Raw) -> Raw:
    after, concluded = raw["answered_after"], raw["concluded_on"]
    rest = {name: value for name, value in raw.items() if name not in {"answered_after", "concluded_on"}}
    if after is None:
        return rest
    told = {"published_on": raw["closes_on"] + dt.timedelta(days=after), "summary": "收到两条。"}
    return {**rest, "feedback": {**told, "concluded_on": concluded}}


def responses() -> st.SearchStrategy[list[Raw]]:
    """Concerns of two sorts, answered soon, late or not yet."""
    return some(
        0, 6,
        **_fixed(title="关切", concern="反映。", reply="答复。", answered_by=["mzj"], channel="12345热线"),
        sort=st.sampled_from(["民生诉求", "网站找错"]),
        received_on=DAYS,
        after=st.one_of(st.none(), st.integers(0, 40)),
    ).map(lambda raws: [_replied(raw) for raw in raws])  # fmt: skip


def _replied(raw: Raw) -> Raw:
    rest = {name: value for name, value in raw.items() if name != "after"}
    replied = None if raw["after"] is None else raw["received_on"] + dt.timedelta(days=raw["after"])
    return {**rest, "replied_on": replied if replied and replied <= TODAY else None}


def items() -> st.SearchStrategy[list[Raw]]:
    """Entries of the standard catalog."""
    return some(
        0, 5,
        **_fixed(
            level1="事项", level2="细项", content=["内容"], basis=["条例"], time_limit="实时公开", responsible=["mzj"],
            channels=["政府网站"], method="主动", levels=["县级"],
        ),
        field=st.sampled_from(CATALOG_FIELDS),
        updated_on=DAYS,
    )  # fmt: skip


def tasks() -> st.SearchStrategy[list[Raw]]:
    """Tasks with and without a day, finished early, late or not at all."""
    drawn = some(
        0, 8,
        **_fixed(title="任务", requirement="要求。"),
        year=st.sampled_from([2025, 2026]),
        led_by=st.lists(st.sampled_from(sorted(ORGANS)), max_size=2, unique=True),
        led_by_others=st.sampled_from([[], ["各镇"]]),
        due_on=st.one_of(st.none(), st.dates(dt.date(2025, 1, 1), dt.date(2026, 12, 31))),
        done_on=st.one_of(st.none(), DAYS),
    )  # fmt: skip
    return drawn.map(lambda raws: [{**raw, "number": n, "deadline": "长期坚持"} for n, raw in enumerate(raws, 1)])


def projects() -> st.SearchStrategy[list[Raw]]:
    """Projects of 2026 with at most three quarterly reports."""
    drawn = some(
        0, 6,
        **_fixed(title="项目", year=2026, goal="目标。", led_by=["mzj"], cycle="每季度"),
        category=st.sampled_from(["民生实事", "重大项目", "工作报告重点任务"]),
        start_on=st.dates(dt.date(2026, 1, 1), dt.date(2026, 3, 31)),
        end_on=st.dates(dt.date(2026, 6, 1), dt.date(2027, 3, 31)),
        done_on=st.one_of(st.none(), st.dates(dt.date(2026, 4, 1), TODAY)),
        percents=st.lists(st.integers(0, 100), max_size=3).map(sorted),
    )  # fmt: skip
    return drawn.map(lambda raws: [_reported(raw, number) for number, raw in enumerate(raws, 1)])


def _reported(raw: Raw, number: int) -> Raw:
    rest = {name: value for name, value in raw.items() if name != "percents"}
    reports = [
        {"period": f"2026-Q{q}", "percent": share, "words": "进展。"} for q, share in enumerate(raw["percents"], 1)
    ]
    return {**rest, "number": number, "reports": reports}


@st.composite
def worlds(draw: st.DrawFn) -> World:
    """Make up a portal."""
    found = draw(policies())
    organs = [
        {"id": each, "name": f"云溪区{each}", "short_name": each, "level": level} for each, level in ORGANS.items()
    ]
    return World({
        "organizations": organs,
        "topics": [{"id": "shen", "name": "综合", "kind": "主题分类", "summary": "综合"}],
        "policies": found,
        "interpretations": draw(interpretations(found)),
        "questions": draw(questions(found)),
        "consultations": draw(consultations(found)),
        "disclosure": draw(items()),
        "responses": draw(responses()),
        "tasks": draw(tasks()),
        "projects": draw(projects()),
    })  # fmt: skip
