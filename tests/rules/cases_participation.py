"""The table of the rules on participation: decisions, consultations, meetings, evaluations."""

from __future__ import annotations

from typing import Any

from tests.participation import (
    CONSULTATION,
    DECISION,
    EVALUATION,
    MEETING,
    OTHER_DECISION,
    POOL,
    WHOLE,
    consultation,
    decision,
    evaluation,
    feedback,
    meeting,
    open_consultation,
    pool,
    stages,
)
from tests.portals import ORGANIZATIONS, PORTAL, Files, identity, organizations
from tests.rules.cases import Bad, Case


def _with(path: str, text: str | None) -> Files:
    return {**WHOLE, path: text}


def _bad(path: str, text: str, at: str, *says: str) -> Bad:
    return Bad(_with(path, text), (path, at), says)


def _course(at: str, *says: str, **changes: dict[str, Any] | None) -> Bad:
    return _bad(DECISION, decision(stages=stages(**changes)), at, *says)


def _fine_course(**changes: dict[str, Any] | None) -> Files:
    return _with(DECISION, decision(stages=stages(**changes)))


def _comment(**changes: Any) -> str:
    return consultation(
        feedback=feedback(comments=[{"content": "免费时间太短。", "count": "3", "adoption": "采纳", **changes}])
    )


_UNDECIDED = {"集体讨论决定": None, "公布": None}

DECISIONS: dict[str, Case] = {
    "M001": Case(
        (
            _course("2026-01-05", "合法性审查", "2026-01-05", "2026-01-30", "请核对", 合法性审查={"on": "2026-01-05"}),
            _course("2026-02-20", "公布", "早于集体讨论决定", 公布={"on": "2026-02-20"}),
        ),
        (
            WHOLE,
            _fine_course(专家论证={"on": "2026-01-02"}, 风险评估={"on": "2025-12-20"}),
            _fine_course(公布={"planned_on": "2027-02-01"}),
        ),
    ),
    "M002": Case(
        (
            _course("stages:", "公众参与", "left_out", 公众参与=None),
            _course("stages:", "风险评估", 风险评估={"planned_on": "2027-02-01"}),
            _course("stages:", "合法性审查", "不能用理由代替", 合法性审查={"left_out": "内容简单"}),
            _course("stages:", "集体讨论决定", "必经程序", 集体讨论决定=None),
        ),
        (
            WHOLE,
            _fine_course(专家论证={"left_out": "不属于专业性较强的事项"}, 风险评估={"left_out": "没有不利影响"}),
            _fine_course(公众参与=None, 合法性审查=None, **_UNDECIDED),
            _with(
                DECISION,
                decision(
                    stages=stages(合法性审查=None, 公布=None), terminated={"on": "2026-03-01", "reason": "条件不成熟"}
                ),
            ),
        ),
    ),
    "M003": Case(
        (_bad(DECISION, decision(results=[]), "'2026-03-04'", "2026-03-04", "results"),),
        (
            WHOLE,
            _with(
                DECISION, decision(results=[], stages=stages(公布={"on": "2026-03-04", "note": "以批复形式印发各镇"}))
            ),
            _with(DECISION, decision(results=[], stages=stages(**_UNDECIDED))),
        ),
    ),
    "M004": Case(
        (
            _bad(
                DECISION,
                decision(stages=[*stages(公布=None), {"on": "2026-03-04", "stage": "公布"}, {"stage": "公布"}]),
                "- stage: 公布",
                "「公布」写了两次",
            ),
            _course("2026-12-30", "还没有到", "planned_on", 公布={"on": "2026-12-30"}),
            _course("left_out:", "删去一个", 专家论证={"on": "2026-01-25", "left_out": "不需要专家"}),
        ),
        (WHOLE, _fine_course(公布={"planned_on": "2026-12-30"})),
    ),
    "M005": Case(
        (_course("2026-11-12", "公布", "已过 10 天", "note", 公布={"planned_on": "2026-11-12"}),),
        (
            _fine_course(公布={"planned_on": "2026-11-22"}),
            _fine_course(公布={"planned_on": "2026-03-01", "on": "2026-03-04"}),
            _with(
                DECISION,
                decision(
                    stages=stages(公布={"planned_on": "2026-11-12"}),
                    terminated={"on": "2026-03-01", "reason": "条件不成熟"},
                ),
            ),
        ),
    ),
    "M006": Case(
        (
            Bad(
                {**WHOLE, CONSULTATION: None},
                (DECISION, "stages:"),
                ("没有意见征集", "content/consultations/", "2026-1"),
            ),
            Bad({**WHOLE, CONSULTATION: consultation(draft="true")}, (DECISION, "stages:"), ("没有意见征集",)),
        ),
        (WHOLE, {**_fine_course(公众参与={"planned_on": "2027-01-20"}, **_UNDECIDED), CONSULTATION: None}),
    ),
    "M007": Case(
        (
            Bad(
                {**WHOLE, OTHER_DECISION: decision(title="另一项决策")},
                (OTHER_DECISION, "number:"),
                ("2026年", "「1」", "云溪区停车管理办法"),
            ),
        ),
        (
            {**WHOLE, OTHER_DECISION: decision(title="另一项决策", number="2", stages=stages(公众参与=None))},
            {**WHOLE, OTHER_DECISION: decision(title="去年的决策", year="2025", stages=stages(公众参与=None))},
        ),
    ),
    "M008": Case(
        (
            _bad(
                MEETING,
                meeting(held_on="2026-02-25"),
                "decision:",
                "2026-02-25",
                "2026-02-26",
                "请核对",
            ),
        ),
        (WHOLE, _fine_course(**_UNDECIDED)),
    ),
}

CONSULTATIONS: dict[str, Case] = {
    "M010": Case(
        (
            _bad(CONSULTATION, consultation(closes_on="2025-12-01"), "closes_on:", "早于开始日期 2025-12-15"),
            _bad(CONSULTATION, consultation(closes_on="2026-01-12"), "closes_on:", "只有 29 天", "short_reason"),
        ),
        (
            WHOLE,
            _with(CONSULTATION, consultation(closes_on="2026-01-13")),
            _with(CONSULTATION, consultation(closes_on="2025-12-30", short_reason="汛期临近，要尽快执行")),
            _with(
                CONSULTATION,
                consultation(closes_on="2025-12-30", subjects=["其他公共政策"], decision=None, feedback=None),
            ),
        ),
    ),
    "M011": Case(
        (_bad(CONSULTATION, consultation("\n", feedback=None), "title:", "没有草案全文", "attachments"),),
        (
            WHOLE,
            {
                **_with(
                    CONSULTATION,
                    consultation("\n", feedback=None, attachments=[{"title": "草案", "file": "draft.pdf"}]),
                ),
                "content/consultations/2026/draft.pdf": b"%PDF-1.7",
            },
        ),
    ),
    "M012": Case(
        (
            _bad(CONSULTATION, consultation(email=None), "organized_by:", "没有电子邮箱"),
            Bad(
                {
                    **WHOLE,
                    CONSULTATION: consultation(address=None),
                    ORGANIZATIONS: organizations(address=None, phone=None),
                },
                (CONSULTATION, "organized_by:"),
                ("没有寄信地址、电话，",),
            ),
        ),
        (
            WHOLE,
            {**WHOLE, CONSULTATION: consultation(email=None), ORGANIZATIONS: organizations(email="a@yunxi.example")},
        ),
    ),
    "M013": Case(
        (
            _bad(CONSULTATION, consultation(feedback=None), "closes_on:", "7 日内", "2026-01-27", "已逾期", "299 天"),
            _bad(
                CONSULTATION,
                consultation(feedback=feedback(published_on="2026-01-30")),
                "2026-01-30",
                "2026-01-30",
                "晚了 3 天",
            ),
            _bad(
                CONSULTATION,
                consultation(feedback=feedback(concluded_on="2026-03-17")),
                "2026-03-17",
                "10 个工作日",
                "2026-03-16",
                "晚了 1 天",
            ),
            _bad(CONSULTATION, consultation(feedback=feedback(concluded_on=None)), "closes_on:", "concluded_on"),
            *(
                _bad(
                    CONSULTATION,
                    consultation(feedback=None, document=None, decision=None, subjects=[subject]),
                    "closes_on:",
                    "2026-01-27",
                )
                for subject in ("重大行政决策", "规划", "其他公共政策")
            ),
        ),
        (
            WHOLE,
            _with(CONSULTATION, consultation(feedback=feedback(published_on="2026-01-27", concluded_on="2026-03-16"))),
            _with(CONSULTATION, open_consultation()),
            _with(CONSULTATION, consultation(feedback=None, withdrawn={"on": "2026-01-02", "reason": "上级已有规定"})),
        ),
    ),
    "M014": Case(
        (
            _bad(CONSULTATION, _comment(adoption="未采纳"), "adoption:", "「免费时间太短。」未采纳", "reply"),
            _bad(CONSULTATION, _comment(adoption="部分采纳"), "adoption:", "部分采纳"),
        ),
        (WHOLE, _with(CONSULTATION, _comment())),
    ),
    "M015": Case(
        (
            _bad(
                CONSULTATION,
                consultation(feedback=feedback(unrelated="2")),
                "channels:",
                "合计 4 条",
                "合计 5 条",
                "差 1 条",
            ),
            _bad(
                CONSULTATION,
                consultation(
                    feedback=feedback(channels=[{"count": "2", "channel": "电话"}, {"channel": "电话", "count": "2"}])
                ),
                "- channel: 电话",
                "「电话」写了两行",
            ),
        ),
        (
            WHOLE,
            _with(CONSULTATION, consultation(feedback=feedback(channels=[], comments=[], unrelated="0"))),
        ),
    ),
    "M016": Case(
        (
            _bad(
                CONSULTATION, consultation(feedback=feedback(published_on="2026-01-20")), "published_on:", "2026-01-20"
            ),
            _bad(CONSULTATION, consultation(document=None), "concluded_on:", "2026-03-10", "document"),
            _bad(
                CONSULTATION,
                consultation(feedback=feedback(concluded_on="2026-03-01")),
                "concluded_on:",
                "早于",
                "2026-03-02",
            ),
        ),
        (
            WHOLE,
            _with(CONSULTATION, consultation(feedback=None)),
            _with(CONSULTATION, consultation(feedback=feedback(concluded_on="2026-03-02"))),
        ),
    ),
    "M017": Case(
        (_bad(CONSULTATION, _comment(clause="9"), "clause:", "「9」", "写 5"),),
        (WHOLE, _with(CONSULTATION, _comment(clause="2"))),
    ),
    "M018": Case(
        (
            _bad(CONSULTATION, consultation(decision=None), "subjects:", "decision"),
            _bad(CONSULTATION, consultation(subjects=["行政规范性文件"]), "decision:", "「2026-1」", "重大行政决策"),
        ),
        (WHOLE, _with(CONSULTATION, consultation(subjects=["行政规范性文件"], decision=None))),
    ),
}


def _attendance(*members: tuple[str, str]) -> list[dict[str, str]]:
    return [{"group": group, "count": count} for group, count in members]


def _view(**changes: str) -> list[dict[str, str]]:
    return [{"item": "1", "group": "qunzhong", "content": "夜里不要收费。", "adoption": "采纳", **changes}]


_LAST_YEAR: Files = {
    DECISION: None, CONSULTATION: None, EVALUATION: None, POOL: pool(),
    MEETING: meeting(held_on="2025-02-26", agenda=[{"title": "研究防火工作", "attended": "true", "outcome": "原则同意"}]),
}  # fmt: skip
_EVALUATED_LAST_YEAR: Files = {
    EVALUATION: evaluation(policies=[], decision="2026-1", from_on="2025-01-01", until_on="2025-06-30", published_on="2025-07-01"),
}  # fmt: skip

MEETINGS: dict[str, Case] = {
    "M020": Case(
        (
            _bad(
                MEETING, meeting(attendance=_attendance(("qunzhong", "7"))), "count:", "列席 7 人", "只有 6 人", "群众代表"
            ),
            Bad(_with(POOL, pool(until_on="2026-01-31")), (MEETING, "group:"), ("2026-02-26", "2026-01-31", "当届")),
            _bad(
                MEETING,
                meeting(attendance=[{"count": "1", "group": "qunzhong"}, {"group": "qunzhong", "count": "2"}]),
                "- group: qunzhong",
                "写了两次",
            ),
        ),
        (WHOLE, _with(MEETING, meeting(attendance=_attendance(("qunzhong", "6"))))),
    ),
    "M021": Case(
        (
            _bad(MEETING, meeting(views=_view(item="3")), "item:", "只有 2 项", "第 3 项"),
            _bad(MEETING, meeting(views=_view(item="2")), "item:", "attended: true"),
            Bad(
                {
                    **WHOLE,
                    MEETING: meeting(attendance=[]),
                },
                (MEETING, "group:"),
                ("「qunzhong」", "attendance"),
            ),
        ),
        (WHOLE, _with(MEETING, meeting(views=[]))),
    ),
    "M022": Case(
        (_bad(MEETING, meeting(views=_view(adoption="未采纳")), "adoption:", "「夜里不要收费。」未采纳", "reply"),),
        (WHOLE, _with(MEETING, meeting(views=_view())), _with(MEETING, meeting(views=_view(adoption="部分采纳", reply="周末免费")))),
    ),
    "M023": Case(
        (Bad(_LAST_YEAR, ("catalog/meetings", ""), ("2025年", "1 次", "目标 10 次", "targets")),),
        (
            WHOLE,
            {**_LAST_YEAR, PORTAL: identity(targets={"representative_meetings": "1"})},
            {**_LAST_YEAR, MEETING: meeting(held_on="2025-02-26", sort="专题会议")},
        ),
    ),
}  # fmt: skip

EVALUATIONS: dict[str, Case] = {
    "M030": Case(
        (_bad(EVALUATION, evaluation(policies=[]), "title:", "policies", "decision"),),
        (WHOLE, _with(EVALUATION, evaluation(policies=[], decision="2026-1"))),
    ),
    "M031": Case(
        (
            _bad(EVALUATION, evaluation(until_on="2026-03-03"), "until_on:", "早于开始 2026-03-04"),
            _bad(EVALUATION, evaluation(published_on="2026-09-01"), "published_on:", "2026-09-01", "2026-09-30"),
        ),
        (WHOLE, _with(EVALUATION, evaluation(published_on="2026-09-30"))),
    ),
    "M032": Case(
        (_bad(EVALUATION, evaluation(from_on="2026-02-01"), "- yx-2026-1", "2026-02-01", "2026-03-04"),),
        (WHOLE,),
    ),
    "M033": Case(
        (
            _bad(
                EVALUATION,
                evaluation(criteria=[{"name": "便利程度", "weight": "90", "score": "80", "finding": "快了。"}]),
                "criteria:",
                "相加为 90",
            ),
            _bad(
                EVALUATION,
                evaluation(criteria=[{"name": "便利程度", "weight": "100", "finding": "快了。"}]),
                "name: 便利程度",
                "「便利程度」缺少得分",
            ),
        ),
        (WHOLE, _with(EVALUATION, evaluation(criteria=[{"name": "便利程度", "finding": "快了。"}]))),
    ),
    "M034": Case(
        (_bad(EVALUATION, evaluation(uses=[]), "result:", "「修改完善」", "uses"),),
        (WHOLE, _with(EVALUATION, evaluation(uses=[], result="继续执行"))),
    ),
    "M035": Case(
        (
            _bad(
                EVALUATION,
                evaluation(uses=[{"measure": "增加夜间泊位", "responsible": ["qzf"], "due_on": "2026-11-12"}]),
                "due_on:",
                "「增加夜间泊位」",
                "已过 10 天",
            ),
        ),
        (
            WHOLE,
            _with(
                EVALUATION,
                evaluation(
                    uses=[
                        {"measure": "增泊位", "responsible": ["qzf"], "due_on": "2026-11-12", "done_on": "2026-11-20"}
                    ]
                ),
            ),
        ),
    ),
    "M036": Case(
        (
            Bad(
                {**WHOLE, **_EVALUATED_LAST_YEAR, PORTAL: identity(targets={"evaluations": "5"})},
                ("content/evaluations", ""),
                ("2025年政策评价 1 次", "目标 5 次"),
            ),
        ),
        (WHOLE, {**WHOLE, **_EVALUATED_LAST_YEAR, PORTAL: identity(targets={})}),
    ),
}

CASES = {**DECISIONS, **CONSULTATIONS, **MEETINGS, **EVALUATIONS}
