"""Records of the participation kinds beside the base portal of `tests/portals.py`: faultless, each changed at will."""

from __future__ import annotations

from typing import Any

from tests.portals import dumped

DECISION = "content/decisions/2026/2026-1.md"
OTHER_DECISION = "content/decisions/2026/2026-2.md"
CONSULTATION = "content/consultations/2026/tingche.md"
POOL = "catalog/representatives.yml"
MEETING = "catalog/meetings/cw-2026-3.yml"
EVALUATION = "content/evaluations/2026/tingche.md"
DRAFT = "第一条　路边停车首15分钟不收费。\n\n第二条　一天最多收30元。\n"

STAGES = (
    ("启动", "2025-11-03"),
    ("草案拟订", "2025-12-01"),
    ("公众参与", "2026-01-20"),
    ("专家论证", "2026-01-25"),
    ("风险评估", "2026-01-30"),
    ("合法性审查", "2026-02-10"),
    ("集体讨论决定", "2026-02-26"),
    ("公布", "2026-03-04"),
)
"""A whole course that ends with the base's policy."""


def stages(**changes: dict[str, Any] | None) -> list[dict[str, Any]]:
    """Write the whole course; a stage named in `changes` has these values instead, None takes it away."""
    course = {name: {"stage": name, "on": on} for name, on in STAGES}
    for name, values in changes.items():
        if values is None:
            course.pop(name)
        else:
            course[name] = {"stage": name, **values}
    return list(course.values())


def _document(fields: dict[str, Any], text: str) -> str:
    return f"---\n{dumped(fields)}---\n\n{text}"


def decision(**changes: Any) -> str:
    """Write a decision that became the base's policy."""
    fields = {
        "title": "云溪区停车管理办法",
        "year": "2026",
        "number": "1",
        "listed_on": "2025-11-03",
        "organized_by": ["qzf"],
        "topics": ["chengxiang"],
        "summary": "决定路边停车怎么收费。",
        "stages": stages(),
        "results": ["yx-2026-1"],
    }
    return _document({**fields, **changes}, "车多位少，诉求集中。\n")


def feedback(**changes: Any) -> dict[str, Any]:
    """Write the feedback of a consultation: three comments of one sort and one unrelated."""
    fields = {
        "published_on": "2026-01-22",
        "concluded_on": "2026-03-10",
        "summary": "收到意见4条。",
        "channels": [{"channel": "电话", "count": "3"}, {"channel": "信函", "count": "1"}],
        "comments": [
            {"content": "免费时间太短。", "clause": "1", "count": "2", "adoption": "采纳", "reply": "改为30分钟。"},
            {"content": "全部免费。", "adoption": "未采纳", "reply": "周转会变慢。"},
        ],
        "unrelated": "1",
    }
    return {name: each for name, each in {**fields, **changes}.items() if each is not None}


def consultation(text: str = DRAFT, **changes: Any) -> str:
    """Write the consultation of that decision, answered in time; None takes a field away."""
    fields = {
        "title": "《云溪区停车管理办法（草案）》公开征求意见",
        "subjects": ["重大行政决策", "行政规范性文件"],
        "decision": "2026-1",
        "organized_by": ["qzf"],
        "topics": ["chengxiang"],
        "summary": "就路边停车收费征求意见。",
        "opens_on": "2025-12-15",
        "closes_on": "2026-01-20",
        "explanation": "停车难，先听大家的意见。",
        "address": "云溪大道66号",
        "email": "qzf@yunxi.example",
        "feedback": feedback(),
        "document": "yx-2026-1",
    }
    return _document({**fields, **changes}, text)


def open_consultation(**changes: Any) -> str:
    """Write a consultation that ends ten days after the day of the tests."""
    own = {"opens_on": "2026-11-01", "closes_on": "2026-12-02", "feedback": None, "document": None}
    return consultation(**{**own, **changes})


def pool(**changes: Any) -> str:
    """Write a pool of one group."""
    group = {
        "id": "qunzhong",
        "name": "群众代表",
        "summary": "公开报名后抽签产生。",
        "members": "6",
        "term": "第一届",
        "from_on": "2025-01-01",
        "until_on": "2026-12-31",
        "recruited_by": ["qzf"],
    }
    return dumped({"representatives": [{**group, **changes}]})


def meeting(**changes: Any) -> str:
    """Write the meeting that deliberated on the decision."""
    fields = {
        "title": "云溪区人民政府2026年第3次常务会议",
        "sort": "政府常务会议",
        "held_on": "2026-02-26",
        "held_by": ["qzf"],
        "summary": "代表列席停车办法议题。",
        "agenda": [
            {"title": "审议停车办法", "decision": "2026-1", "document": "yx-2026-1", "attended": "true", "outcome": "审议通过"},
            {"title": "研究防火工作", "outcome": "原则同意"},
        ],
        "attendance": [{"group": "qunzhong", "count": "3"}],
        "views": [{"item": "1", "group": "qunzhong", "content": "夜里不要收费。", "adoption": "采纳", "reply": "夜间免费。"}],
    }  # fmt: skip
    return dumped({**fields, **changes})


def evaluation(**changes: Any) -> str:
    """Write an evaluation of the base's policy."""
    fields = {
        "title": "停车办法实施效果评价报告",
        "policies": ["yx-2026-1"],
        "evaluated_by": ["qzf"],
        "topics": ["chengxiang"],
        "summary": "周转快了，夜间仍难停。",
        "from_on": "2026-03-04",
        "until_on": "2026-09-30",
        "published_on": "2026-10-20",
        "methods": ["问卷调查"],
        "criteria": [
            {"name": "便利程度", "weight": "60", "score": "80", "finding": "平均少绕两圈。"},
            {"name": "公开程度", "weight": "40", "score": "90", "finding": "价格牌齐全。"},
        ],
        "result": "修改完善",
        "uses": [{"measure": "增加夜间泊位", "responsible": ["qzf"], "due_on": "2027-06-30"}],
    }
    return _document({**fields, **changes}, "问了二百位车主。\n")


WHOLE = {
    DECISION: decision(),
    CONSULTATION: consultation(),
    POOL: pool(),
    MEETING: meeting(),
    EVALUATION: evaluation(),
}
"""All of them, linked with each other and with the base."""
TARGETS = {"representative_meetings": "1", "evaluations": "1"}
"""Targets that `WHOLE` reaches in every year that it has."""
