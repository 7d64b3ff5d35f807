"""The rules of tasks and promised projects: what each objects to and what it lets pass. Loaded on 2026-11-22."""

from __future__ import annotations

from typing import Any

from tests.portals import Files, dumped
from tests.rules.cases import Bad, Case

TASKS = "catalog/tasks/2026.yml"
OLD_TASKS = "catalog/tasks/2025.yml"
PROJECTS = "catalog/projects/2026.yml"

TASK: dict[str, Any] = {
    "id": "2026-1",
    "number": 1,
    "title": "公开停车收费标准",
    "requirement": "列出路段、时段和标准。",
    "led_by": ["qzf"],
    "deadline": "2026年12月底前完成",
}
PROJECT: dict[str, Any] = {
    "id": "minsheng-2026-1",
    "number": 1,
    "title": "新增停车泊位",
    "category": "民生实事",
    "year": 2026,
    "goal": "新增泊位600个。",
    "led_by": ["qzf"],
    "start_on": "2026-01-05",
    "end_on": "2026-12-31",
    "cycle": "每季度",
    "invest": 900,
}
REPORTS = [
    {"period": "2026-Q1", "percent": 25, "words": "建成150个。", "invested": 200},
    {"period": "2026-Q2", "percent": 50, "words": "建成300个。", "invested": 430},
    {"period": "2026-Q3", "percent": 76, "words": "建成456个。", "invested": 650},
]


def tasks(*changes: dict[str, Any], year: int = 2026) -> Files:
    """Write a year's tasks, one for each of `changes`; None takes a field away."""
    written = [
        _kept({**TASK, "id": f"{year}-{number}", "number": number, **each}) for number, each in enumerate(changes, 1)
    ]
    return {f"catalog/tasks/{year}.yml": dumped({"year": year, "tasks": written})}


def projects(*changes: dict[str, Any]) -> Files:
    """Write projects, one for each of `changes`; None takes a field away."""
    written = [_kept({**PROJECT, "reports": REPORTS, **each}) for each in changes]
    return {PROJECTS: dumped({"projects": written})}


def _kept(value: dict[str, Any]) -> dict[str, Any]:
    return {name: each for name, each in value.items() if each is not None}


def _task(at: str, *says: str, **changes: Any) -> Bad:
    return Bad(tasks(changes), (TASKS, at), says)


def _old(at: str, *says: str, **changes: Any) -> Bad:
    return Bad(tasks({"deadline": "2025年9月底前完成", **changes}, year=2025), (OLD_TASKS, at), says)


def _project(at: str, *says: str, **changes: Any) -> Bad:
    return Bad(projects(changes), (PROJECTS, at), says)


def _reports(*changes: dict[str, Any]) -> list[dict[str, Any]]:
    """Write the reports with changes to the first ones."""
    return [{**each, **(changes[place] if place < len(changes) else {})} for place, each in enumerate(REPORTS)]


_DONE = {"done_on": "2026-10-20", "outcome": "标准公布。"}
_OLD_DONE = {"done_on": "2025-09-20", "outcome": "标准公布。", "deadline": "2025年9月底前完成"}
_MILESTONES = [
    {"by": "2026-06-30", "percent": 50, "title": "过半"},
    {"by": "2026-09-30", "percent": 75, "title": "大部完成"},
]

TASK_RULES: dict[str, Case] = {
    "G001": Case(
        (_task("title:", "公开停车收费标准", "led_by", led_by=None),),
        (tasks({}), tasks({"led_by": None, "led_by_others": ["各镇"]})),
    ),
    "G002": Case(
        (_task("done_on:", "2026-11-23", "还没有到", done_on="2026-11-23", outcome="办好了。"),),
        (tasks({**_DONE, "done_on": "2026-11-22"}),),
    ),
    "G003": Case(
        (_task("done_on:", "2026-10-20", "outcome", done_on="2026-10-20"),),
        (tasks(_DONE), tasks({"done_on": "2026-10-20", "evidence": ["policies/yx-2026-1"]}), tasks({})),
    ),
    "G004": Case(
        (_task("deadline:", "2026年9月底前完成", "53 天", "note", deadline="2026年9月底前完成"),),
        (
            tasks({"deadline": "2026年9月底前完成", "note": "泊位数还在核对，十二月公布。"}),
            tasks({"deadline": "2026年10月底前完成"}),
            tasks({"deadline": "2026年9月底前完成", **_DONE}),
            tasks({"deadline": "长期坚持"}),
        ),
    ),
    "G005": Case(
        (
            _old("deadline:", "2025年度", "公开停车收费标准", "carried_to"),
            _old("deadline:", "2025年度", deadline="长期坚持"),
        ),
        (
            tasks(_OLD_DONE, year=2025),
            tasks({**_OLD_DONE, "done_on": "2026-02-10"}, year=2025),
            {**tasks({"carried_to": "2026-1", "deadline": "2025年底前"}, year=2025), **tasks({})},
            tasks({"deadline": "长期坚持"}),
        ),
    ),
    "G006": Case(
        (Bad(tasks({"id": "2026-2"}, {"id": "2026-1", "number": 1}), (TASKS, "number: 1"), ("「1」", "2026-1")),),
        (tasks({}, {}), {**tasks({}), **tasks(_OLD_DONE, year=2025)}),
    ),
    "G007": Case(
        (
            Bad({**tasks({"carried_to": "2026-2"}, {})}, (TASKS, "carried_to:"), ("「2026-2」", "2026年度")),
            Bad(
                {**tasks({**_OLD_DONE, "carried_to": "2026-1"}, year=2025), **tasks({})},
                (OLD_TASKS, "carried_to:"),
                ("2025-09-20", "「2026-1」"),
            ),
        ),
        ({**tasks({"carried_to": "2026-1"}, year=2025), **tasks({})},),
    ),
    "G008": Case(
        (
            _task("progress:", "「100」", "done_on", progress=100),
            _task("progress:", "「60」", "2026-10-20", progress=60, **_DONE),
        ),
        (tasks({"progress": 60}), tasks({"progress": 100, **_DONE}), tasks(_DONE)),
    ),
    "G009": Case(
        (_task("due_on:", "「2026-11-30」", "2026-12-31", due_on="2026-11-30"),),
        (tasks({"due_on": "2026-12-31"}), tasks({"deadline": "批准之日起10个工作日内", "due_on": "2026-12-04"})),
    ),
    "G010": Case(
        (
            _task("led_by:", "「qzf」", assisted_by=["qzf"]),
            _task("led_by:", "「各镇」", led_by_others=["各镇"], assisted_by_others=["各镇"]),
        ),
        (tasks({"assisted_by_others": ["各镇"]}),),
    ),
}  # fmt: skip

PROJECT_RULES: dict[str, Case] = {
    "G011": Case(
        (_project("reports:", "2026年第二季度", "「2026-Q2」", reports=[REPORTS[0], REPORTS[2]]),),
        (projects({}), projects({"reports": None}), projects({"start_on": "2026-04-01", "reports": REPORTS[1:]})),
    ),
    "G012": Case(
        (
            _project("cycle:", "2026年第三季度", "「2026-Q3」", reports=REPORTS[:2]),
            _project("cycle:", "2026年10月", cycle="每月", start_on="2026-10-08", reports=None),
        ),
        (
            projects({}),
            projects({"start_on": "2026-10-08", "reports": None}),
            projects({"done_on": "2026-06-25", "reports": _reports({}, {"percent": 100})[:2]}),
        ),
    ),
    "G013": Case(
        (
            _project("percent: 20", "「20」", "25", reports=_reports({}, {"percent": 20})),
            _project("invested: 100", "「100」", "200", reports=_reports({}, {"invested": 100})),
        ),
        (projects({}), projects({"reports": _reports({}, {"percent": 25, "invested": 200})})),
    ),
    "G014": Case(
        (
            _project("percent: 100", "「100」", "done_on", reports=_reports({}, {}, {"percent": 100})),
            _project("done_on:", "2026-11-30", done_on="2026-11-30"),
        ),
        (projects({}), projects({"done_on": "2026-09-28", "reports": _reports({}, {}, {"percent": 100})})),
    ),
    "G015": Case(
        (
            _project("period: 2026-03", "「2026-03」", "每季度", reports=_reports({"period": "2026-03"})),
            _project("period: 2026-Q1", "「2026-Q1」", "2 条", reports=[REPORTS[0], *REPORTS]),
            _project("period: 2025-Q4", "「2025-Q4」", "2026-01-05", reports=_reports({"period": "2025-Q4"})),
            _project("period: 2027-Q1", "「2027-Q1」", reports=_reports({}, {}, {"period": "2027-Q1"})),
        ),
        (projects({}),),
    ),
    "G016": Case(
        (
            _project("end_on:", "2025-12-31", "2026-01-05", end_on="2025-12-31"),
            _project("done_on:", "完成日期 2026-01-01", done_on="2026-01-01"),
        ),
        (projects({}), projects({"start_on": "2026-12-31", "reports": None})),
    ),
    "G017": Case(
        (
            _project("by: '2027-01-31'", "「收尾」", "2027-01-31", milestones=[{"by": "2027-01-31", "percent": 100, "title": "收尾"}]),
            _project("by: '2026-06-30'", "「过半」", "「大部完成」", milestones=_MILESTONES[::-1]),
        ),
        (projects({"milestones": _MILESTONES}),),
    ),
    "G018": Case(
        (
            _project("invested: 950", "「950」", "900 万元", reports=_reports({}, {}, {"invested": 950})),
            _project("invested: 200", "没有填写", invest=None),
        ),
        (projects({}), projects({"invest": None, "reports": [{name: value for name, value in each.items() if name != "invested"} for each in REPORTS]})),
    ),
    "G019": Case(
        (
            _project("end_on:", "「进度滞后」", "delay_reason", reports=_reports({}, {}, {"percent": 55})),
            _project("end_on:", "「超期未完成」", end_on="2026-10-31"),
        ),
        (
            projects({}),
            projects({"reports": _reports({}, {}, {"percent": 55}), "delay_reason": "材料涨价，已重新招标。"}),
            projects({"milestones": _MILESTONES}),
        ),
    ),
    "G020": Case(
        (Bad(projects({"id": "minsheng-2026-2"}, {}), (PROJECTS, "number: 1"), ("「1」", "minsheng-2026-1")),),
        (projects({}, {"id": "minsheng-2026-2", "number": 2}), projects({}, {"id": "zhongda-2026-1", "category": "重大项目"})),
    ),
}  # fmt: skip

CASES = {**TASK_RULES, **PROJECT_RULES}
