"""The table of the rules on outlets: the gazette, notice boards, texts to share."""

from __future__ import annotations

from typing import Any

from tests.portals import ORGANIZATIONS, POLICY, PORTAL, Files, dumped, identity, organizations, other_policy, policy
from tests.rules.cases import SECOND, Bad, Case

ISSUE = "catalog/gazette/2026-1.yml"
NEXT = "catalog/gazette/2026-2.yml"


def issue(number: int = 1, policies: tuple[str, ...] = ("yx-2026-1",), **changes: Any) -> str:
    """Write an issue of the gazette with `changes`."""
    return dumped({
        "id": f"2026-{number}",
        "title": f"云溪区人民政府公报2026年第{number}期",
        "year": 2026,
        "number": number,
        "serial": number + 10,
        "published_on": "2026-04-10",
        "issued_by": ["qzf"],
        "summary": "停车办法",
        "sections": [{"title": "区政府文件", "policies": list(policies)}],
        **changes,
    })  # fmt: skip


def checked(**portal: Any) -> Files:
    """Set the organ's level and the year from which the gazette is checked."""
    return {PORTAL: identity(gazette_from="2026", **portal), ORGANIZATIONS: organizations(level="本级政府")}


TWO: Files = {SECOND: other_policy(2)}
CASES = {
    "H001": Case(
        bad=(
            Bad(checked(), (POLICY, "published_on"), ("130 天", "catalog/gazette/", "yx-2026-1")),
            Bad(
                {**checked(), ISSUE: issue(policies=("yx-2026-2",)), **TWO},
                (POLICY, "published_on"),
                ("还没有登公报",),
            ),
            Bad(
                {PORTAL: identity(gazette_from="2026"), ORGANIZATIONS: organizations(level="政府办公室")},
                (POLICY, "published_on"),
                ("还没有登公报",),
            ),
        ),
        good=(
            {},
            {**checked(), ISSUE: issue()},
            checked(gazette_within_days="400"),
            {PORTAL: identity(gazette_from="2027"), ORGANIZATIONS: organizations(level="本级政府")},
            {PORTAL: identity(gazette_from="2026"), ORGANIZATIONS: organizations(level="工作部门")},
            {**checked(), POLICY: policy(disclosure="依申请公开")},
        ),
    ),
    "H002": Case(
        bad=(
            Bad(
                {ISSUE: issue(), NEXT: issue(2, ("yx-2026-2", "yx-2026-1")), **TWO},
                (NEXT, "- yx-2026-1"),
                ("「yx-2026-1」", "第1期", "删去一处"),
            ),
            Bad(
                {ISSUE: issue(policies=("yx-2026-1", "yx-2026-1")).replace("1\n  - yx", "1\n  -  yx")},
                (ISSUE, "-  yx-2026-1"),
                ("只登一次",),
            ),
        ),
        good=({ISSUE: issue(), NEXT: issue(2, ("yx-2026-2",)), **TWO},),
    ),
    "H003": Case(
        bad=(
            Bad({ISSUE: issue(title="云溪区人民政府公报2026年第2期")}, (ISSUE, "title"), ("2026年第1期", "改正")),
            Bad({ISSUE: issue(title="云溪区人民政府公报")}, (ISSUE, "title"), ("云溪区人民政府公报",)),
        ),
        good=({ISSUE: issue()},),
    ),
    "H004": Case(
        bad=(
            Bad(
                {ISSUE: issue(), NEXT: issue(3, ("yx-2026-2",), id="2026-3"), **TWO},
                (NEXT, "number"),
                ("第 2 期", "写的是第 3 期"),
            ),
            Bad(
                {ISSUE: issue(), NEXT: issue(2, ("yx-2026-2",), serial=11), **TWO},
                (NEXT, "serial"),
                ("应是 12", "写的是 11"),
            ),
            Bad(
                {ISSUE: issue(), NEXT: issue(1, ("yx-2026-2",), id="2026-1b", serial=12), **TWO},
                (NEXT, "number"),
                ("应是 2026 年第 2 期",),
            ),
            Bad(
                {ISSUE: issue(year=2025, title="云溪区人民政府公报2025年第1期"), NEXT: issue(2, ("yx-2026-2",)), **TWO},
                (NEXT, "number"),
                ("应是 2026 年第 1 期",),
            ),
        ),
        good=(
            {ISSUE: issue(serial=None), NEXT: issue(2, ("yx-2026-2",)), **TWO},
            {ISSUE: issue(7)},
        ),
    ),
    "H010": Case(
        bad=(
            Bad(
                {POLICY: policy(title="云溪区人民政府关于" + "十分" * 30 + "冗长的通知")},
                (POLICY, "title"),
                ("今日头条", "share_platforms"),
            ),
            Bad(
                {PORTAL: identity(share_platforms=[{"name": "电子屏", "text": 20}])},
                (POLICY, "title"),
                ("电子屏", "人工拟写"),
            ),
        ),
        good=(
            {},
            {PORTAL: identity(share_platforms=[{"name": "电子屏", "text": 200}])},
            {POLICY: policy(title="云溪区人民政府关于" + "十分" * 30 + "冗长的通知", repealed_on="2026-05-01")},
        ),
    ),
    "H006": Case(
        bad=(Bad({ISSUE: issue(sections=[])}, (ISSUE, "sections"), ("没有登任何文件", "标识")),),
        good=({ISSUE: issue()},),
    ),
    "H005": Case(
        bad=(Bad({ISSUE: issue(published_on="2026-02-01")}, (ISSUE, "- yx-2026-1"), ("2026-02-01", "请核对")),),
        good=({ISSUE: issue()},),
    ),
}  # fmt: skip
