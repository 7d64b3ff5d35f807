"""The tables of the rules on annual reports and on requests."""

from __future__ import annotations

from gongkai.kinds.annual_report import PARTS
from tests.portals import ORGANIZATIONS, POLICY, PORTAL, Files, dumped, identity, organizations, policy
from tests.rules.cases import Bad, Case

REPORT = "content/annual-reports/2025/qzf-2025.md"
BEFORE = "content/annual-reports/2024/qzf-2024.md"
UNIT = "content/annual-reports/2025/jtj-2025.md"
SIX = "\n\n".join(f"## {part}\n\n见下。" for part in PARTS)
_NONE = [0] * 7
_ROWS = {
    "received": [2, 0, 0, 0, 0, 0, 2],
    "carried_in": _NONE,
    "granted": [2, 0, 0, 0, 0, 0, 2],
    "total": [2, 0, 0, 0, 0, 0, 2],
    "carried_over": _NONE,
}


def report(
    year: int = 2025,
    organ: str = "qzf",
    *,
    reporter: str = "本级政府",
    published: str = "",
    summary: str = "全年新收公开申请2件，办结2件。",
    text: str = SIX,
    documents: tuple[int, int, int] = (0, 0, 0),
    remedies: str = "",
    tables: tuple[str, ...] = ("proactive", "requests"),
    more: str = "",
    **rows: list[int],
) -> str:
    """Write a report whose sums are right unless `rows`, `documents` or `remedies` make them wrong."""
    issued, ended, in_force = documents
    lines = [
        f"title: {organ}{year}年政府信息公开工作年度报告",
        f"year: {year}",
        f"reporter: {reporter}",
        f"issued_by: [{organ}]",
        f"published_on: {published or f'{year + 1}-01-20'}",
        f"summary: {summary}",
        *(
            [f"proactive:\n  normative: {{issued: {issued}, ended: {ended}, in_force: {in_force}}}"]
            if "proactive" in tables
            else []
        ),
        *(
            ["requests:", *(f"  {name}: {row}" for name, row in {**_ROWS, **rows}.items())]
            if "requests" in tables
            else []
        ),
        *([f"remedies:\n  {remedies}"] if remedies else []),
        *([more] if more else []),
    ]
    return "---\n" + "\n".join(lines) + f"\n---\n\n{text}\n"


def _bad(at: str, *says: str, path: str = REPORT, more: Files | None = None, **changes: object) -> Bad:
    return Bad({**(more or {}), path: report(**changes)}, (path, at), says)  # type: ignore[arg-type]


def _fine(more: Files | None = None, **changes: object) -> Files:
    return {**(more or {}), REPORT: report(**changes)}  # type: ignore[arg-type]


def old_report(year: int = 2018, text: str = "## 一、概述\n\n全年收到申请 9 件。\n", **changes: object) -> str:
    """Write a report of the years before the prescribed format: a title and a text, no tables."""
    return report(year, summary="全年新收公开申请9件，办结8件。", **{"text": text, "tables": (), **changes})  # type: ignore[arg-type]


OLD = "content/annual-reports/2018/qzf-2018.md"
ORIGINAL: Files = {"content/annual-reports/2018/files/qzf-2018.txt": "全文。\n"}
ENCLOSED = "attachments:\n- title: 2018年年度报告\n  file: files/qzf-2018.txt"
"""The file of an old report, and how the report names it."""
_SCHOOLS = {
    "id": "jtj",
    "name": "云溪区教育和体育局",
    "short_name": "区教体局",
    "code": "113799990044100416",
    "duties": ["管理教育。"],
    "address": "文澜路19号",
    "hours": "工作日 8:30—17:30",
    "phone": "0999-8204067",
}
_ORGANS: Files = {ORGANIZATIONS: organizations(_SCHOOLS)}
_UNIT: Files = {**_ORGANS, UNIT: report(organ="jtj", reporter="部门、镇街")}
_NORMATIVE = {"category": "行政规范性文件", "formed_on": "2025-03-02", "published_on": "2025-03-04"}

_HIDDEN = {"disclosure": "不予公开", "nondisclosure_ground": "过程性信息"}


def _look(on: str, outcome: str = "维持原属性") -> dict[str, str]:
    return {"on": on, "by": "政务公开科", "outcome": outcome}


def _document(at: str, *says: str, **changes: object) -> Bad:
    return Bad({POLICY: policy(**changes)}, (POLICY, at), says)


def _kept(**changes: object) -> Files:
    return {POLICY: policy(**changes)}


RELEASES = "catalog/releases.yml"
_RELEASE = {
    "id": "xuewei",
    "title": "学位余量",
    "summary": "还有多少学位。",
    "requests": 3,
    "ground": "多人申请同一信息",
    "issued_by": ["qzf"],
    "decided_on": "2026-04-01",
    "opened_on": "2026-04-08",
    "now_open": "每周公布一次。",
    "place": "学校公示栏",
}


def releases(**changes: object) -> str:
    """Write the register with one entry, the faultless one with `changes`; None takes a field away."""
    kept = {name: value for name, value in {**_RELEASE, **changes}.items() if value is not None}
    return dumped({"releases": [kept]})


def _released(at: str, *says: str, **changes: object) -> Bad:
    return Bad({RELEASES: releases(**changes)}, (RELEASES, at), says)


def _open(**changes: object) -> Files:
    return {RELEASES: releases(**changes)}


CASES: dict[str, Case] = {
    "N001": Case(
        (
            _bad("  carried_over:", "「自然人」列不平", "本年新收 2 ＋上年结转 0 ＝ 2", "相差 1", carried_over=[1, 0, 0, 0, 0, 0, 1]),
            _bad("  carried_over:", "「总计」列不平", "总计 2 ＋结转下年度 0 ＝ 2", received=[3, 0, 0, 0, 0, 0, 3]),
        ),
        (_fine(), _fine(received=[3, 0, 0, 0, 0, 0, 3], carried_over=[1, 0, 0, 0, 0, 0, 1])),
    ),
    "N002": Case(
        (
            _bad("  total:", "「（七）总计」×「自然人」写的是 2", "相加是 3", granted=[3, 0, 0, 0, 0, 0, 3]),
            _bad("  total:", "×「商业企业」写的是 0", other=[0, 1, 0, 0, 0, 0, 1]),
        ),
        (_fine(), _fine(granted=[1, 0, 0, 0, 0, 0, 1], refused_query=[1, 0, 0, 0, 0, 0, 1])),
    ),
    "N003": Case(
        (
            _bad("  granted:", "「（一）予以公开」×「总计」写的是 3", "前六格相加是 2", granted=[2, 0, 0, 0, 0, 0, 3]),
            _bad("  carried_in:", "二、上年结转政府信息公开申请数量", carried_in=[0, 1, 0, 0, 0, 0, 0]),
        ),
        (_fine(), _fine(received=[1, 1, 0, 0, 0, 0, 2], granted=[1, 1, 0, 0, 0, 0, 2], total=[1, 1, 0, 0, 0, 0, 2])),
    ),
    "N004": Case(
        (
            _bad("  review:", "「行政复议」×「总计」写的是 3", "前四格相加是 2", remedies="review: {upheld: 1, corrected: 1, other: 0, pending: 0, total: 3}"),
            _bad("  direct_suit:", "未经复议直接起诉", remedies="direct_suit: {upheld: 0, corrected: 0, other: 0, pending: 1, total: 0}"),
        ),
        (_fine(), _fine(remedies="review: {upheld: 1, corrected: 1, other: 0, pending: 1, total: 3}")),
    ),
    "N005": Case(
        (
            _bad("  carried_in:", "×「自然人」写的是 1", "结转下年度是 0", "2024 年报告（content/annual-reports/2024/qzf-2024.md）", more={BEFORE: report(2024)}, carried_in=[1, 0, 0, 0, 0, 0, 1]),
        ),
        (
            _fine({BEFORE: report(2024)}),
            _fine(carried_in=[1, 0, 0, 0, 0, 0, 1]),
            _fine(
                {BEFORE: report(2024, received=[3, 0, 0, 0, 0, 0, 3], carried_over=[1, 0, 0, 0, 0, 0, 1])},
                carried_in=[1, 0, 0, 0, 0, 0, 1], received=[1, 0, 0, 0, 0, 0, 1],
            ),
        ),
    ),
    "N006": Case(
        (
            Bad({BEFORE: report(2024)}, (BEFORE, "year:"), ("云溪区人民政府没有 2025 年的年度报告", "2026-03-31")),
            Bad(
                {**_ORGANS, UNIT: report(2023, "jtj", reporter="部门、镇街"), "content/annual-reports/2025/jtj.md": report(organ="jtj", reporter="部门、镇街")},
                (UNIT, "year:"), ("云溪区教育和体育局没有 2024 年", "2025-01-31"),
            ),
            Bad(
                {ORGANIZATIONS: organizations({**_SCHOOLS, "level": "工作部门"}), REPORT: report()},
                (ORGANIZATIONS, "level:"), ("云溪区教育和体育局没有 2025 年的年度报告", "2026-01-31", "豁免理由"),
            ),
        ),
        (
            _fine({BEFORE: report(2024)}),
            _fine(),
            _fine({ORGANIZATIONS: organizations({**_SCHOOLS, "level": "其他单位"})}),
            _fine({ORGANIZATIONS: organizations({**_SCHOOLS, "level": "工作部门"}), UNIT: report(organ="jtj", reporter="部门、镇街")}),
            {ORGANIZATIONS: organizations({**_SCHOOLS, "level": "工作部门"})},
        ),
    ),
    "N007": Case(
        (
            _bad("published_on:", "2025 年的报告 2026-04-01 才公布", "期限是 2026-03-31", published="2026-04-01"),
            _bad("published_on:", "期限是 2026-01-31", reporter="部门、镇街", published="2026-02-01"),
            _bad("published_on:", "还没有结束", published="2025-12-30"),
        ),
        (_fine(published="2026-03-31"), _fine(reporter="部门、镇街", published="2026-01-31")),
    ),
    "N008": Case(
        (Bad({REPORT: report(), UNIT: report()}, (REPORT, "year:"), ("2025 年的报告在 content/annual-reports/2025/jtj-2025.md",)),),
        (_fine(), _fine({BEFORE: report(2024)})),
    ),
    "N009": Case(
        (
            _bad("title:", "没有「## 六、其他需要报告的事项」", text=SIX.replace("## 六、其他需要报告的事项", "## 六、其他")),
            _bad("title:", "从「一」到「六」依次排列", text=f"## {PARTS[5]}\n\n{SIX}"),
        ),
        (
            _fine(),
            _fine(text=SIX.replace("见下。", "### 小标题\n\n见下。\n\n## 附：名词解释\n")),
            _fine(text=SIX.replace(PARTS[3], "四、政府信息公开行政复议、行政诉讼情况")),
            {OLD: old_report()},
            {OLD: report(2018, text="## 一、概述\n\n见下。\n")},
        ),
    ),
    "N010": Case(
        (
            _bad("  normative:", "×「现行有效件数」写的是 6", "2024 年的 5 ＋本年制发 2 －本年废止 0 应当是 7", more={BEFORE: report(2024, documents=(0, 0, 5))}, documents=(2, 0, 6)),
        ),
        (_fine({BEFORE: report(2024, documents=(0, 0, 5))}, documents=(2, 1, 6)), _fine(documents=(2, 0, 9))),
    ),
    "N011": Case(
        (
            _bad("  received:", "×「自然人」是 1", "1 个单位 2025 年的报告加起来已有 2", more=_UNIT, received=[1, 0, 0, 0, 0, 0, 1]),
        ),
        (_fine(_UNIT), _fine()),
    ),
    "N012": Case(
        (
            _bad("summary:", "摘要写「新收」9 件", "总计是 2", summary="全年新收公开申请9件。"),
            _bad("title:", "正文第一部分写「办结」3 件", text=SIX.replace("见下。", "全年办结申请3件。", 1)),
        ),
        (_fine(), _fine(summary="公开了许多。", text=SIX.replace("见下。", "新收2件，办结2件。", 1))),
    ),
    "N013": Case(
        (
            _bad("  normative:", "写的是 0", "文件库里 2025 年成文的已有 1 件（如《云溪区停车管理办法》）", more={POLICY: policy(**_NORMATIVE)}),
        ),
        (_fine({POLICY: policy(**_NORMATIVE)}, documents=(1, 0, 1)), _fine()),
    ),
    "N014": Case(
        (
            _bad("year:", "2025 年的报告没有表二（proactive）、表三（requests）", tables=()),
            _bad("year:", "2025 年的报告没有表三（requests），", tables=("proactive",)),
            Bad({OLD: report(2018, tables=("requests",))}, (OLD, "year:"), ("2018 年的报告没有表二（proactive），",)),
        ),
        (_fine(), {OLD: old_report()}, {OLD: report(2018)}),
    ),
    "N015": Case(
        (Bad({OLD: old_report(text="")}, (OLD, "title:"), ("没有报告全文", "attachments")),),
        ({OLD: old_report()}, {OLD: old_report(text="", more=ENCLOSED), **ORIGINAL}, _fine()),
    ),
    "R001": Case(
        (
            _document("disclosure:", "2024-03-02 成文以来没有复核过", "2025-12-31 前", formed_on="2024-03-02", **_HIDDEN),
            _document("disclosure:", "上一次复核是 2024-11-11", "2025-12-31", formed_on="2023-03-02", attribute_reviews=[_look("2024-11-11")], **_HIDDEN),
        ),
        (
            _kept(**_HIDDEN),
            _kept(formed_on="2023-03-02", attribute_reviews=[_look("2025-11-11")], **_HIDDEN),
            {PORTAL: identity(attribute_review_years=3), **_kept(formed_on="2024-03-02", **_HIDDEN)},
            _kept(formed_on="2020-03-02", disclosure="依申请公开"),
        ),
    ),
    "R002": Case(
        (
            _document("- 'on': '2026-11-23'", "复核日期 2026-11-23", "和今天之间", attribute_reviews=[_look("2026-11-23")], **_HIDDEN),
            _document("- 'on': '2026-03-01'", "成文日期 2026-03-02", attribute_reviews=[_look("2026-03-01")], **_HIDDEN),
            _document("- 'on': '2026-05-04'", "不晚于前一次的 2026-06-01", attribute_reviews=[_look("2026-06-01"), _look("2026-05-04")], **_HIDDEN),
        ),
        (_kept(attribute_reviews=[_look("2026-05-04"), _look("2026-06-01")], **_HIDDEN), _kept()),
    ),
    "R003": Case(
        (
            _document("outcome: 转为主动公开", "结论是「转为主动公开」，公开属性还是「不予公开」", attribute_reviews=[_look("2026-05-04", "转为主动公开")], **_HIDDEN),
            _document("outcome: 转为依申请公开", "请改成「依申请公开」", attribute_reviews=[_look("2026-05-04", "转为依申请公开")]),
            _document("outcome: 维持原属性", "公开属性是「主动公开」", attribute_reviews=[_look("2026-05-04")]),
        ),
        (
            _kept(attribute_reviews=[_look("2026-04-04"), _look("2026-05-04", "转为主动公开")]),
            _kept(attribute_reviews=[_look("2026-05-04", "转为依申请公开")], disclosure="依申请公开"),
            _kept(attribute_reviews=[_look("2026-05-04")], **_HIDDEN),
        ),
    ),
    "R004": Case(
        (_document("nondisclosure_ground:", "「国家秘密」", "马上移走", disclosure="不予公开", nondisclosure_ground="国家秘密"),),
        (_kept(**_HIDDEN), _kept()),
    ),
    "R005": Case(
        (_released("title:", "「学位余量」没有写在哪里看", "found_in", place=None),),
        (_open(), _open(place=None, found_in=["policies/yx-2026-1"])),
    ),
    "R006": Case(
        (_released("opened_on:", "公开日期 2026-03-31 早于决定日期 2026-04-01", opened_on="2026-03-31"),),
        (_open(), _open(opened_on="2026-04-01")),
    ),
    "R007": Case(
        (_released("opened_on:", "20 个工作日到 2026-04-30 为止", "2026-05-06", opened_on="2026-05-06"),),
        (_open(), _open(opened_on="2026-04-30")),
    ),
    "R008": Case(
        (_released("requests:", "申请件数却是 1", requests=1),),
        (_open(requests=2), _open(requests=1, ground="申请人建议主动公开")),
    ),
    "R009": Case(
        (
            _released("- policies/yx-2026-1", "「云溪区停车管理办法」2026-03-04 才公开", "2026-03-03", decided_on="2026-03-02", opened_on="2026-03-03", found_in=["policies/yx-2026-1"]),
        ),
        (_open(found_in=["policies/yx-2026-1"]), _open(decided_on="2026-03-02", opened_on="2026-03-03", found_in=["organizations/qzf"])),
    ),
}  # fmt: skip
