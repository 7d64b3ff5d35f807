"""The table of the rules: for each code what it objects to, where and in which words, and what it lets pass."""

from __future__ import annotations

from dataclasses import dataclass

from tests.portals import (
    INTERPRETATION,
    ITEMS,
    ORGANIZATIONS,
    PACK,
    POLICY,
    PORTAL,
    QUESTIONS,
    TEXT,
    TOPICS,
    Files,
    archive,
    identity,
    interpretation,
    items,
    organizations,
    other_policy,
    pack,
    policy,
    question,
    topics,
)

SECOND = "content/policies/2026/yx-2026-2.md"
GUIDE = "content/open/guide.md"
FORM = "content/policies/2026/files/form.docx"
LONG = "".join(f"第{number}项是路边泊位的编号、位置、收费和管理单位，由街道核对后公布。" for number in range(40))
"""A text long enough to be copied."""


_OFFICE_ORGAN = {"id": "qzfb", "name": "区政府办公室", "short_name": "办公室", "code": None}


def _desk(name: str) -> dict[str, object]:
    return {"name": name, "takes_requests": True}


@dataclass(frozen=True)
class Bad:
    """Files that a rule objects to; `at` is the path and words of the line, `says` what the message must hold."""

    files: Files
    at: tuple[str, str]
    says: tuple[str, ...]


@dataclass(frozen=True)
class Case:
    """One rule's row."""

    bad: tuple[Bad, ...]
    good: tuple[Files, ...]


def _policy(at: str, *says: str, text: str = TEXT, **changes: object) -> Bad:
    return Bad({POLICY: policy(text, **changes)}, (POLICY, at), says)


def _fine(text: str = TEXT, **changes: object) -> Files:
    return {POLICY: policy(text, **changes)}


def _marked(image: str) -> str:
    return identity(party_government_mark={"url": "https://mark.example/", "image": image})


def _attached(file: str, content: bytes = b"%PDF-1.7", *, path: str = "") -> Files:
    files: dict[str, str | bytes | None] = {POLICY: policy(attachments=[{"title": "申请表", "file": file}])}
    return {**files, path: content} if path else files


_ENDED = {"repealed_on": "2026-06-01"}
_PERSON = "11010519491231002X"
_CARD = "6222021234567890128"

POLICIES: dict[str, Case] = {
    "P001": Case(
        (
            _policy(
                "document_number:", "云政发[2026]1号", "应当是「云政发〔2026〕1号」", document_number="云政发[2026]1号"
            ),
            _policy("document_number:", "「云政发〔2026〕7号」", document_number="云政发（2026）第007号"),
            _policy("document_number:", "应写成", document_number="第一号文件"),
        ),
        (
            _fine(document_number="云溪区人民政府令第3号"),
            _fine(document_number=None),
            _fine(document_number="2026年第5号"),
            _fine(document_number="云政发(1998)12号", formed_on="1998-05-01"),
        ),
    ),
    "P002": Case(
        (_policy("document_number:", "2025 年", "2026-03-02", document_number="云政发〔2025〕1号"),),
        (_fine(document_number="云政发〔2026〕9号"), _fine(document_number="云溪区人民政府令第3号")),
    ),
    "P003": Case(
        (
            _policy("index_number:", "2026-1", "机构代码/年份-流水号", index_number="2026-1"),
            _policy("index_number:", "格式不对", index_number="113799990044100107/202613-00001"),
        ),
        (_fine(index_number="113799990044100107/202603-00001"), _fine(index_number=None)),
    ),
    "P004": Case(
        (
            _policy(
                "index_number:",
                "113799990044100999",
                "113799990044100107",
                index_number="113799990044100999/2026-0000001",
            ),
        ),
        ({ORGANIZATIONS: organizations(code=None)},),
    ),
    "P005": Case(
        (
            Bad(
                {SECOND: other_policy(index_number="113799990044100107/2026-0000001")},
                (SECOND, "index_number:"),
                (POLICY, "只能给一份文件"),
            ),
        ),
        ({SECOND: other_policy()},),
    ),
    "P006": Case(
        (
            Bad(
                {SECOND: other_policy(document_number="云政发〔2026〕1号")},
                (SECOND, "document_number:"),
                ("云政发〔2026〕1号", "云溪区停车管理办法"),
            ),
        ),
        ({SECOND: other_policy()}, {POLICY: policy(document_number=None), SECOND: other_policy(document_number=None)}),
    ),
    "P018": Case(
        (
            Bad({SECOND: other_policy(index_number=None)}, (SECOND, "title:"), ("2026 年起", "机构代码/年份-流水号")),
            Bad(
                {SECOND: other_policy(index_number=None), POLICY: policy(published_on="2024-03-04")},
                (SECOND, "title:"),
                ("2024 年起",),
            ),
        ),
        (
            {SECOND: other_policy(index_number=None, formed_on="2019-12-02", published_on="2019-12-04")},
            {SECOND: other_policy(index_number=None, disclosure="依申请公开")},
            {SECOND: other_policy(index_number=None, draft=True)},
            _fine(index_number=None),
        ),
    ),
    "P019": Case(
        (Bad({POLICY: policy(index_number=None)}, ("content/policies", ""), ("1 份", "从新文件开始")),),
        (
            {},
            {SECOND: other_policy(index_number=None)},
            {POLICY: policy(index_number=None, draft=True), INTERPRETATION: None, QUESTIONS: None, PACK: None},
        ),
    ),
    "P020": Case(
        (
            _policy(
                "effective_on:",
                "2026-03-02",
                "2026-03-04",
                "豁免理由",
                category="行政规范性文件",
                effective_on="2026-03-02",
            ),
        ),
        (
            _fine(category="行政规范性文件", effective_on="2026-03-04"),
            _fine(category="行政规范性文件"),
            _fine(effective_on="2026-03-02"),
            _fine(
                category="行政规范性文件", formed_on="2018-05-02", published_on="2018-05-04", effective_on="2018-05-02"
            ),
        ),
    ),
    "P007": Case(
        (
            _policy("published_on:", "2026-02-28", "2026-03-02", "请核对", published_on="2026-02-28"),
            _policy("effective_on:", "施行日期 2026-01-01", effective_on="2026-01-01"),
            _policy("expires_on:", "2026-04-01", effective_on="2026-04-01", expires_on="2026-04-01"),
            _policy("repealed_on:", "废止日期", effective_on="2026-05-01", repealed_on="2026-04-01"),
            _policy("formed_on:", "1026-03-02", formed_on="1026-03-02"),
        ),
        (
            _fine(
                published_on="2026-03-02", effective_on="2026-03-02", expires_on="2028-03-01", repealed_on="2026-03-02"
            ),
        ),
    ),
    "P008": Case(
        (_policy("published_on:", "2026-03-30", "晚了 1 个工作日", published_on="2026-03-31"),),
        (
            _fine(published_on="2026-03-30"),
            _fine(formed_on="2019-05-14", published_on="2020-05-14"),
            _fine(published_on="2026-06-30", disclosure="依申请公开"),
        ),
    ),
    "P009": Case(
        (
            _policy("disclosure:", "nondisclosure_ground", disclosure="不予公开"),
            _policy("nondisclosure_ground:", "商业秘密", "主动公开", nondisclosure_ground="商业秘密"),
        ),
        (_fine(disclosure="不予公开", nondisclosure_ground="个人隐私"),),
    ),
    "P010": Case(
        (_policy("category:", "registration_number", category="行政规范性文件", expires_on="2030-01-01"),),
        (
            _fine(category="行政规范性文件", registration_number="YXDR-2026-0010001", expires_on="2030-01-01"),
            _fine(category="行政规范性文件", **_ENDED),
            _fine(category="行政规范性文件", formed_on="2018-05-30"),
        ),
    ),
    "P011": Case(
        (
            _policy("category:", "expires_on", "2031-03-04", category="行政规范性文件"),
            _policy("expires_on:", "5 年", "2031-03-04", category="行政规范性文件", expires_on="2031-03-05"),
            _policy(
                "expires_on:", "2 年", title="停车办法（试行）", category="行政规范性文件", expires_on="2029-01-01"
            ),
        ),
        (
            _fine(category="行政规范性文件", expires_on="2031-03-04"),
            _fine(title="停车暂行办法", category="行政规范性文件", expires_on="2028-03-04"),
            _fine(
                effective_on="2024-02-29", formed_on="2024-02-29", category="行政规范性文件", expires_on="2029-02-28"
            ),
            _fine(),
        ),
    ),
    "P012": Case(
        (_policy("validity:", "写的是「现行有效」", "是「废止」", validity="现行有效", **_ENDED),),
        (_fine(validity="现行有效"), _fine(validity="尚未施行", effective_on="2026-12-01")),
    ),
    "P013": Case(
        (
            Bad(
                {POLICY: policy(important=True), INTERPRETATION: None},
                (POLICY, "title:"),
                ("重大政策", "no_interpretation"),
            ),
            Bad(
                {POLICY: policy(category="行政规范性文件"), INTERPRETATION: None},
                (POLICY, "title:"),
                ("行政规范性文件",),
            ),
            Bad(
                {POLICY: policy(important=True), INTERPRETATION: interpretation(draft=True)},
                (POLICY, "title:"),
                ("重大政策",),
            ),
        ),
        (
            _fine(important=True),
            {POLICY: policy(important=True, no_interpretation="只改了一个电话号码"), INTERPRETATION: None},
            {POLICY: policy(important=True, **_ENDED), INTERPRETATION: None},
            {POLICY: policy(important=True, published_on="2020-03-04"), INTERPRETATION: None},
            {POLICY: policy(important=True, draft=True), INTERPRETATION: None},
        ),
    ),
    "P014": Case(
        (
            _policy("published_on:", "没有审核记录", review=None),
            _policy(
                "2026-03-05",
                "2026-03-05",
                "先审后发",
                review={"first": "甲", "second": "乙", "final": "丙", "secrecy": "丁", "on": "2026-03-05"},
            ),
        ),
        (_fine(review=None, published_on="2020-12-31", formed_on="2020-12-31"), _fine(review=None, draft=True)),
    ),
    "P015": Case(
        (
            Bad(
                {
                    POLICY: policy(topics=["chuxing"]),
                    TOPICS: topics({"id": "chuxing", "name": "出行", "kind": "特色主题", "summary": "出门"}),
                },
                (POLICY, "topics:"),
                ("chuxing", "主题分类"),
            ),
        ),
        (
            {
                POLICY: policy(topics=["chengxiang", "chuxing"]),
                TOPICS: topics({"id": "chuxing", "name": "出行", "kind": "特色主题", "summary": "出门"}),
            },
        ),
    ),
    "P016": Case(
        (
            Bad(
                {POLICY: policy(supersedes=["yx-2026-2"]), SECOND: other_policy(amends=["yx-2026-1"])},
                (POLICY, "supersedes:"),
                ("yx-2026-1 → yx-2026-2 → yx-2026-1", "写反"),
            ),
            _policy("amends:", "yx-2026-1 → yx-2026-1", amends=["yx-2026-1"]),
            Bad(
                {POLICY: policy(amends=["yx-2026-2"], repealed_by="yx-2026-2"), SECOND: other_policy()},
                (POLICY, "amends:"),
                ("yx-2026-1 → yx-2026-2",),
            ),
        ),
        ({POLICY: policy(), SECOND: other_policy(amends=["yx-2026-1"])},),
    ),
    "P017": Case(
        (
            Bad(
                {
                    POLICY: policy(amends=["yx-2026-2"]),
                    SECOND: other_policy(published_on="2026-04-01", formed_on="2026-04-01", review=None),
                },
                (POLICY, "- yx-2026-2"),
                ("2026-03-04", "2026-04-01"),
            ),
        ),
        ({SECOND: other_policy(amends=["yx-2026-1"])},),
    ),
}

INTERPRETATIONS: dict[str, Case] = {
    "J001": Case(
        (
            Bad(
                {
                    POLICY: policy(f"{TEXT}\n第三条　{LONG}\n"),
                    INTERPRETATION: interpretation(f"文件说：\n\n> {LONG.replace('，', '、')}\n"),
                },
                (INTERPRETATION, "- yx-2026-1"),
                ("100%", "35%", "用自己的话"),
            ),
        ),
        (
            {POLICY: policy(f"{TEXT}\n第三条　{LONG}\n")},
            {
                PORTAL: identity(copy_share="1"),
                POLICY: policy(f"{TEXT}\n第三条　{LONG}\n"),
                INTERPRETATION: interpretation(LONG),
            },
        ),
    ),
    "J002": Case(
        (
            Bad(
                {INTERPRETATION: interpretation(elements=["主要内容"])},
                (INTERPRETATION, "elements:"),
                ("「背景依据」",),
            ),
        ),
        ({INTERPRETATION: interpretation(elements=["背景依据", "主要内容", "关键词"])},),
    ),
    "J003": Case(
        (
            Bad(
                {INTERPRETATION: interpretation(published_on="2026-03-10")},
                (INTERPRETATION, "published_on:"),
                ("晚了 6 天", "同日"),
            ),
            Bad(
                {INTERPRETATION: interpretation(published_on="2026-03-01")},
                (INTERPRETATION, "published_on:"),
                ("早了 3 天",),
            ),
        ),
        (
            {
                INTERPRETATION: interpretation(policies=["yx-2026-1", "yx-2026-2"], published_on="2026-03-06"),
                SECOND: other_policy(published_on="2026-03-06"),
            },
        ),
    ),
    "J004": Case(
        (Bad({INTERPRETATION: interpretation(form="视频")}, (INTERPRETATION, "form:"), ("视频", "media")),),
        ({INTERPRETATION: interpretation(form="访谈")},),
    ),
    "J005": Case(
        (
            Bad(
                {INTERPRETATION: interpretation(media=[{"title": "一图", "file": "a.png", "alternative": "一图读懂"}])},
                (INTERPRETATION, "alternative:"),
                ("4 个字", "写全"),
            ),
        ),
        (
            {
                INTERPRETATION: interpretation(
                    media=[
                        {
                            "title": "一图",
                            "file": "a.png",
                            "alternative": "停车前半小时不收费，之后每小时两元，月卡二百元，残疾人专用车位免费。",
                        }
                    ]
                )
            },
        ),
    ),
}

ANSWERS: dict[str, Case] = {
    "Q001": Case(
        (
            Bad({POLICY: policy(**_ENDED)}, (QUESTIONS, "- yx-2026-1#2"), ("云溪区停车管理办法", "废止", "待复核")),
            Bad(
                {SECOND: other_policy(repeals_clauses=["yx-2026-1#2"])}, (QUESTIONS, "- yx-2026-1#2"), ("条款已被废止",)
            ),
        ),
        ({SECOND: other_policy(repeals_clauses=["yx-2026-1#1"])}, {POLICY: policy(repealed_on="2026-12-01")}),
    ),
    "Q002": Case(
        (Bad({QUESTIONS: question(valid_until="2026-11-21")}, (QUESTIONS, "valid_until:"), ("2026-11-21", "复核")),),
        ({QUESTIONS: question(valid_until="2026-11-22")},),
    ),
    "Q003": Case(
        (Bad({QUESTIONS: question(basis=["yx-2026-1"])}, (QUESTIONS, "- yx-2026-1"), ("yx-2026-1#5",)),),
        ({QUESTIONS: question(basis=["yx-2026-1#1", "yx-2026-1#2"])},),
    ),
    "Q004": Case(
        (Bad({ORGANIZATIONS: organizations(phone=None)}, (QUESTIONS, "answered_by:"), ("qzf", "咨询电话")),),
        ({ORGANIZATIONS: organizations(phone=None), QUESTIONS: question(phone="0999-8202001")},),
    ),
    "K001": Case(
        (Bad({POLICY: policy(**_ENDED)}, (PACK, "policy:"), ("办理停车月卡", "待复核")),),
        ({SECOND: other_policy(amends=["yx-2026-1"])},),
    ),
    "K002": Case(
        (
            Bad({PACK: pack(valid_until="2026-10-01")}, (PACK, "valid_until:"), ("2026-10-01",)),
            Bad({PACK: pack({"valid_until": "2026-10-01"})}, (PACK, "    valid_until:"), ("办理停车月卡",)),
        ),
        ({PACK: pack({"valid_until": "2026-11-22"}, valid_until="2027-01-01")},),
    ),
    "K003": Case(
        (Bad({ORGANIZATIONS: organizations(phone=None)}, (PACK, "responsible:"), ("办理停车月卡", "qzf")),),
        ({ORGANIZATIONS: organizations(phone=None), PACK: pack({"phone": "0999-8202001"})},),
    ),
    "K004": Case(
        (
            Bad({PACK: pack(sections=[])}, (PACK, "title:"), ("没有事项",)),
            Bad(
                {PACK: pack(sections=[], gather={"topics": ["chengxiang"]}), POLICY: policy(**_ENDED)},
                (PACK, "gather:"),
                ("放宽",),
            ),
        ),
        ({PACK: pack(sections=[], gather={"topics": ["chengxiang"]})},),
    ),
}

_WORD = archive(word__document="<w:p><w:t>申请表</w:t></w:p>")
FILES: dict[str, Case] = {
    "E001": Case(
        (Bad(_attached("files/form.pdf"), (POLICY, "file:"), ("content/policies/2026/files/form.pdf", "请放入")),),
        (_attached("files/form.pdf", path="content/policies/2026/files/form.pdf"),),
    ),
    "E002": Case(
        (
            Bad(_attached("../../../catalog/portal.yml"), (POLICY, "file:"), ("../../../catalog/portal.yml", "files/")),
            Bad(_attached("../../../../etc/passwd"), (POLICY, "file:"), ("不在 content/",)),
            Bad(_attached("/etc/passwd"), (POLICY, "file:"), ("不在 content/",)),
            Bad(_attached("files\\form.pdf"), (POLICY, "file:"), ("files/文件名",)),
            Bad(_attached("https://example.com/form.pdf"), (POLICY, "file:"), ("files/文件名",)),
        ),
        (_attached("../files/form.pdf", path="content/policies/files/form.pdf"),),
    ),
    "E009": Case(
        (
            Bad(
                _attached("files/表#1.pdf", path="content/policies/2026/files/表#1.pdf"),
                (POLICY, "file:"),
                ("表#1.pdf", "「#」", "改文件名"),
            ),
            Bad(_attached("files/50%.pdf", path="content/policies/2026/files/50%.pdf"), (POLICY, "file:"), ("「%」",)),
        ),
        (_attached("files/附件 1（表）.pdf", path="content/policies/2026/files/附件 1（表）.pdf"),),
    ),
    "E010": Case(
        (
            Bad({PORTAL: _marked("files/mark.png")}, (PORTAL, "image:"), ("files/mark.png", "没有找到", "页脚只写字")),
            Bad(
                {PORTAL: _marked("files/mark.txt"), "content/files/mark.txt": "标识"},
                (PORTAL, "image:"),
                ("不是图片", "png"),
            ),
            Bad(
                {PORTAL: _marked("files/mark.svg"), "content/files/mark.svg": "<svg><script/></svg>"},
                (PORTAL, "image:"),
                ("有脚本",),
            ),
        ),
        ({PORTAL: _marked("files/mark.svg"), "content/files/mark.svg": "<svg/>"}, {}),
    ),
    "E003": Case(
        (
            Bad(
                _attached("files/setup.exe", path="content/policies/2026/files/setup.exe"),
                (POLICY, "file:"),
                ("setup.exe", "pdf"),
            ),
            Bad(_attached("files/form", path="content/policies/2026/files/form"), (POLICY, "file:"), ("类型不能发布",)),
        ),
        (_attached("files/FORM.PDF", path="content/policies/2026/files/FORM.PDF"),),
    ),
    "E004": Case(
        (
            Bad(
                _attached("files/map.pdf", b"%PDF" + bytes(51 << 20), path="content/policies/2026/files/map.pdf"),
                (POLICY, "file:"),
                ("51 MB", "50 MB"),
            ),
        ),
        (_attached("files/map.pdf", b"%PDF" + bytes(50 << 10), path="content/policies/2026/files/map.pdf"),),
    ),
    "E005": Case(
        (
            Bad(
                {
                    POLICY: policy(
                        attachments=[{"title": "甲", "file": "a/form.pdf"}, {"title": "乙", "file": "b/Form.pdf"}]
                    )
                },
                (POLICY, "file: b/Form.pdf"),
                ("重名", "改文件名"),
            ),
        ),
        (
            {
                POLICY: policy(
                    attachments=[{"title": "甲", "file": "a/form.pdf"}, {"title": "乙", "file": "b/form2.pdf"}]
                )
            },
        ),
    ),
    "E006": Case(
        (
            Bad(
                _attached("files/form.pdf", b"", path="content/policies/2026/files/form.pdf"),
                (POLICY, "file:"),
                ("是空文件",),
            ),
            Bad(_attached("files/form.docx", b"not a zip", path=FORM), (POLICY, "file:"), ("打不开",)),
            Bad(_attached("files/form.docx", archive(other="x"), path=FORM), (POLICY, "file:"), ("打不开",)),
            Bad(
                _attached(
                    "files/map.svg", b"<svg><script>alert(1)</script></svg>", path="content/policies/2026/files/map.svg"
                ),
                (POLICY, "file:"),
                ("有脚本",),
            ),
        ),
        (
            _attached("files/form.docx", _WORD, path=FORM),
            _attached("files/map.svg", b"<svg/>", path="content/policies/2026/files/map.svg"),
        ),
    ),
}


def _text(words: str) -> Bad:
    return Bad({POLICY: policy(f"{TEXT}\n{words}\n")}, (POLICY, words.strip().splitlines()[-1]), ())


_GUIDE = "---\ntitle: 公开指南\nsummary: 怎么找信息\nsection: 政府信息公开指南\n---\n\n联系人手机 13812345678。\n"
_ELEMENTS = (
    "## 公开信息的分类", "## 编排体系", "## 怎样获取", "工作机构：办公室政务公开科", "办公地址：云溪大道66号",
    "办公时间：工作日 8:30—17:30", "电话：0999-8202038", "传真：0999-8202036", "电子邮箱：qzfb@yunxi.example",
)  # fmt: skip
"""What a guide states, a paragraph for each element, in the law's order."""


def _guide(*paragraphs: str) -> str:
    return (
        "---\ntitle: 公开指南\nsummary: 怎么找信息\nsection: 政府信息公开指南\n---\n\n" + "\n\n".join(paragraphs) + "\n"
    )


TEXTS: dict[str, Case] = {
    "T001": Case(
        (
            Bad({POLICY: policy(f"{TEXT}\n张某，{_PERSON}。\n")}, (POLICY, _PERSON), ("110****2X", "删去")),
            Bad({QUESTIONS: question(answer=f"证件号{_PERSON}。")}, (QUESTIONS, "answer:"), ("110****2X",)),
            Bad(
                _attached(
                    "files/form.docx",
                    archive(word__document=f"<w:t>{_PERSON[:9]}</w:t><w:t>{_PERSON[9:]}</w:t>"),
                    path=FORM,
                ),
                (POLICY, "file:"),
                ("附件「申请表」", "110****2X"),
            ),
            Bad(
                {GUIDE: f"{_GUIDE}[名单](list.csv)\n", "content/open/list.csv": f"张某,{_PERSON}\n"},
                (GUIDE, "list.csv"),
                ("文件「list.csv」", "110****2X"),
            ),
        ),
        (
            {POLICY: policy(f"{TEXT}\n编号110105194912310021，代码113799990044100107。\n")},
            {POLICY: policy(f"{TEXT}\n{_PERSON}\n", disclosure="依申请公开")},
        ),
    ),
    "T002": Case(
        (
            Bad(
                {POLICY: policy(f"{TEXT}\n电话138-1234-5678。\n")}, (POLICY, "138-1234-5678"), ("138****78", "办公电话")
            ),
            Bad({POLICY: policy(f"{TEXT}\n电话１３８１２３４５６７８。\n")}, (POLICY, "１３８"), ("138****78",)),
            Bad(
                {ORGANIZATIONS: organizations(liaison="办公室，13812345678")},
                (ORGANIZATIONS, "liaison:"),
                ("138****78",),
            ),
            Bad({GUIDE: _GUIDE}, (GUIDE, "13812345678"), ("138****78",)),
            Bad(
                _attached(
                    "files/form.csv",
                    "姓名,电话\n甲,13812345678\n".encode("gb18030"),
                    path="content/policies/2026/files/form.csv",
                ),
                (POLICY, "file:"),
                ("附件",),
            ),
            Bad(
                _attached(
                    "files/form.xlsx",
                    archive(xl__worksheets__sheet1="<c><v>13812345678</v></c><c><v>1</v></c>"),
                    path="content/policies/2026/files/form.xlsx",
                ),
                (POLICY, "file:"),
                ("附件",),
            ),
        ),
        (
            {POLICY: policy(f"{TEXT}\n电话0999-8202001，项目2026138123456789，金额138123456789元。\n")},
            {GUIDE: _GUIDE.replace("13812345678", "138****5678")},
        ),
    ),
    "T003": Case(
        (
            Bad({POLICY: policy(f"{TEXT}\n账号{_CARD}。\n")}, (POLICY, _CARD), ("622****28", "删去")),
            Bad({POLICY: policy(f"{TEXT}\n账号6222 0212 3456 7890 128。\n")}, (POLICY, "6222 0212"), ("622****28",)),
        ),
        ({POLICY: policy(f"{TEXT}\n账号6222021234567890127，流水号9222021234567890128。\n")},),
    ),
    "T004": Case(
        (
            Bad({POLICY: policy(f"机密★一年\n\n{TEXT}")}, (POLICY, "机密★"), ("机密★", "保密审查")),
            Bad({POLICY: policy(f"【内部资料　注意保存】\n\n{TEXT}")}, (POLICY, "内部资料"), ("内部资料",)),
        ),
        ({POLICY: policy(f"{TEXT}\n第三条　商业秘密、国家秘密和内部资料按规定保管；评为★级的公布。\n")},),
    ),
    "T005": Case(
        (
            Bad(
                {POLICY: policy(f"{TEXT}\n住竹苑街12号3单元502室。\n")},
                (POLICY, "502室"),
                ("「3单元**室」", "办公地址"),
            ),
            Bad({QUESTIONS: question(answer="住12号3单元502室的。")}, (QUESTIONS, "answer:"), ("3单元**室",)),
            Bad(
                _attached("files/form.csv", "甲,3单元502室\n", path="content/policies/2026/files/form.csv"),
                (POLICY, "file:"),
                ("附件", "3单元**室"),
            ),
        ),
        (
            {POLICY: policy(f"{TEXT}\n送云溪大道66号综合楼3层312室。\n")},
            {POLICY: policy(f"{TEXT}\n3单元502室\n", disclosure="依申请公开")},
        ),
    ),
    "T006": Case(
        (
            Bad({POLICY: policy(f"{TEXT}\n救助张小明（8岁）。\n")}, (POLICY, "（8岁）"), ("「张**（8岁）」", "张某某")),
            Bad({QUESTIONS: question(answer="如李小红（12岁）。")}, (QUESTIONS, "answer:"), ("李**",)),
        ),
        (
            {POLICY: policy(f"{TEXT}\n救助张某某（8岁），儿童（6岁）免票。\n")},
            {POLICY: policy(f"{TEXT}\n张小明（8岁）\n", disclosure="依申请公开")},
        ),
    ),
}

CATALOGS: dict[str, Case] = {
    "O001": Case(
        (
            Bad(
                {ORGANIZATIONS: organizations(address=None, hours=None)},
                (ORGANIZATIONS, "name:"),
                ("address", "hours", "请补上"),
            ),
        ),
        ({ORGANIZATIONS: organizations()},),
    ),
    "O004": Case(
        (
            Bad(
                {ORGANIZATIONS: organizations(offices=None)},
                (ORGANIZATIONS, "name:"),
                ("机构设置（offices）", "请补上"),
            ),
            Bad({ORGANIZATIONS: organizations(leaders=[])}, (ORGANIZATIONS, "name:"), ("负责人（leaders）",)),
        ),
        ({ORGANIZATIONS: organizations()},),
    ),
    "O002": Case(
        (
            Bad(
                {ORGANIZATIONS: organizations({"id": "jtj", "name": "交通局", "short_name": "交通局"})},
                (ORGANIZATIONS, "code:"),
                ("113799990044100107", "已用于"),
            ),
        ),
        (
            {
                ORGANIZATIONS: organizations(
                    {"id": "jtj", "name": "交通局", "short_name": "交通局", "code": "113799990044100108"}
                )
            },
        ),
    ),
    "O003": Case(
        (
            Bad({ORGANIZATIONS: organizations(parent="qzf")}, (ORGANIZATIONS, "parent:"), ("qzf → qzf", "上级")),
            Bad(
                {
                    TOPICS: topics(
                        {"id": "a", "name": "甲", "kind": "主题分类", "summary": "甲", "parent": "b"},
                        {"id": "b", "name": "乙", "kind": "主题分类", "summary": "乙", "parent": "a"},
                    )
                },
                (TOPICS, "parent: b"),
                ("a → b → a",),
            ),
        ),
        (
            {
                ORGANIZATIONS: organizations(
                    {"id": "jtj", "name": "交通局", "short_name": "交通局", "code": None, "parent": "qzf"}
                )
            },
        ),
    ),
    "O005": Case(
        (
            Bad(
                {
                    ORGANIZATIONS: organizations(
                        offices=[_desk("政务公开科"), {**_desk("信访科"), "takes_requests": "yes"}]
                    )
                },
                (ORGANIZATIONS, "takes_requests: 'yes'"),
                ("政务公开科", "信访科", "只留一个"),
            ),
            Bad(
                {ORGANIZATIONS: organizations(requests_to="qzf", offices=[{"name": "信访科"}])},
                (ORGANIZATIONS, "requests_to:"),
                ("qzf", "它自己不受理"),
            ),
            Bad(
                {ORGANIZATIONS: organizations(_OFFICE_ORGAN, requests_to="qzfb", offices=[_desk("政务公开科")])},
                (ORGANIZATIONS, "requests_to:"),
                ("takes_requests", "删去一个"),
            ),
            Bad(
                {ORGANIZATIONS: organizations({**_OFFICE_ORGAN, "requests_to": "qzf"}, requests_to="qzfb")},
                (ORGANIZATIONS, "requests_to:"),
                ("真正受理申请的机构",),
            ),
        ),
        (
            {ORGANIZATIONS: organizations(offices=[_desk("政务公开科"), {"name": "信访科"}])},
            {ORGANIZATIONS: organizations({**_OFFICE_ORGAN, "offices": [_desk("政务公开科")]}, requests_to="qzfb")},
        ),
    ),
    "C001": Case(
        (Bad({ITEMS: items({})}, ("catalog/disclosure", ""), ("25 个领域", "义务教育")),),
        ({},),
    ),
    "C002": Case(
        (Bad({ITEMS: items({}, {"id": "szfw-2"})}, (ITEMS, "level2:"), ("szfw-2", "合并")),),
        ({ITEMS: items({}, {"id": "szfw-2", "level2": "停车收费"})},),
    ),
    "C005": Case(
        (
            Bad(
                {
                    ITEMS: items(
                        {"fulfilled_by": ["policies/yx-2026-1"]},
                        {"id": "jy-1", "field": "就业", "level2": "招聘会"},
                        {"id": "jy-2", "field": "就业", "level2": "失业登记"},
                        {"id": "jy-3", "field": "就业", "level2": "档案查询", "method": "依申请"},
                    )
                },
                (ITEMS, "level2: 招聘会"),
                ("「就业」领域", "2 个事项", "招聘会", "失业登记", "fulfilled_by", "先公开"),
            ),
        ),
        (
            {ITEMS: items({}, {"id": "jy-1", "field": "就业"})},
            {ITEMS: items({"fulfilled_by": ["policies/yx-2026-1"]}, {"id": "szfw-2", "level2": "停车收费"})},
            {
                ITEMS: items(
                    {"fulfilled_by": ["policies/yx-2026-1"]},
                    {"id": "jy-3", "field": "就业", "level2": "档案查询", "method": "依申请"},
                )
            },
        ),
    ),
    "C003": Case(
        (
            Bad({PORTAL: identity(site_id_code=None)}, (PORTAL, "name:"), ("没有网站标识码", "site_id_code")),
            Bad({PORTAL: identity(icp_number=None)}, (PORTAL, "name:"), ("没有ICP备案号", "icp_number")),
            Bad({PORTAL: identity(police_number=None)}, (PORTAL, "name:"), ("没有公安备案号", "police_number")),
            Bad(
                {PORTAL: identity(party_government_mark=None)},
                (PORTAL, "name:"),
                ("没有党政机关网站标识", "party_government_mark"),
            ),
        ),
        ({PORTAL: identity()},),
    ),
    "C004": Case(
        (
            Bad({PORTAL: identity(colours={"main": "#3388dd"})}, (PORTAL, "main:"), ("#3388dd", "3.7:1", "7:1")),
            Bad({PORTAL: identity(colours={"signal": "#ff0000"})}, (PORTAL, "signal:"), ("4.0:1", "4.5:1")),
        ),
        ({PORTAL: identity(colours={"main": "#0b4a8f", "signal": "#a8321a"})},),
    ),
}


def _linked(address: str, **more: str | bytes) -> Files:
    return {POLICY: policy(f"{TEXT}\n见[这里]({address})。\n"), **more}


PUBLICATION: dict[str, Case] = {
    "W001": Case(
        (
            Bad(
                {SECOND: other_policy(title="云溪区停车管理办法")},
                (SECOND, "title:"),
                ("云溪区停车管理办法", "yx-2026-1"),
            ),
        ),
        ({SECOND: other_policy()},),
    ),
    "W002": Case(
        (
            Bad(
                {POLICY: policy(related=["yx-2026-2"]), SECOND: other_policy(disclosure="依申请公开")},
                (POLICY, "- yx-2026-2"),
                ("yx-2026-2", "依申请公开", "不会发布"),
            ),
        ),
        (
            {POLICY: policy(related=["yx-2026-2"]), SECOND: other_policy()},
            {SECOND: other_policy(related=["yx-2026-1"], draft=True)},
        ),
    ),
    "W012": Case(
        (
            Bad(
                {INTERPRETATION: interpretation(policies=["yx-2026-1", "yx-2026-2"]), SECOND: other_policy(draft=True)},
                (INTERPRETATION, "- yx-2026-2"),
                ("yx-2026-2", "草稿", "draft: true"),
            ),
            Bad(
                {PACK: pack({"policy": "yx-2026-2#1"}), SECOND: other_policy(published_on="2026-12-01")},
                (PACK, "policy:"),
                ("公开日期 2026-12-01 未到",),
            ),
        ),
        (
            {INTERPRETATION: interpretation(policies=["yx-2026-2"], draft=True), SECOND: other_policy(draft=True)},
            {INTERPRETATION: interpretation(policies=["yx-2026-1", "yx-2026-2"]), SECOND: other_policy()},
        ),
    ),
    "W003": Case(
        (
            Bad(_linked("../2025/nothing.md"), (POLICY, "[这里]"), ("../2025/nothing.md", "不存在")),
            Bad(_linked("yx-2026-2.md", **{SECOND: other_policy(draft=True)}), (POLICY, "[这里]"), ("不公开（草稿）",)),
            Bad(_linked("/policies/x/"), (POLICY, "[这里]"), ("以 / 开头",)),
            Bad(_linked("ftp://files.example/x"), (POLICY, "[这里]"), ("http、https",)),
            Bad(
                _linked("files/表.pdf", **{"content/policies/2026/files/表.pdf": b"x"}),
                (POLICY, "[这里]"),
                ("attachments",),
            ),
            Bad({QUESTIONS: question(answer="见[这里](nothing.md)。")}, (QUESTIONS, "answer:"), ("nothing.md",)),
        ),
        (
            _linked("yx-2026-2.md", **{SECOND: other_policy()}),
            _linked("../../questions/tingche-shoufei.md"),
            _linked("https://www.example.com/"),
            _linked("tel:0999-8202000"),
            _linked("../../open/guide.md", **{GUIDE: _GUIDE}),
            {
                POLICY: policy(
                    "第一条　见[表](files/表.pdf)。\n\n第二条　无。\n",
                    attachments=[{"title": "表", "file": "files/表.pdf"}],
                ),
                "content/policies/2026/files/表.pdf": b"x",
            },
            {QUESTIONS: question(answer="见[办法](../../content/policies/2026/yx-2026-1.md#c2)。")},
        ),
    ),
    "W004": Case(
        (
            Bad(_linked("#c9"), (POLICY, "[这里]"), ("#c9", "#c5-2")),
            Bad(_linked("yx-2026-2.md#c7", **{SECOND: other_policy()}), (POLICY, "[这里]"), ("云溪区第2号文件",)),
        ),
        (
            _linked("#c2"),
            _linked("yx-2026-2.md#c1", **{SECOND: other_policy()}),
            _linked("https://www.example.com/#c9"),
        ),
    ),
    "W005": Case(
        (Bad({POLICY: policy(waivers=[{"code": "X999", "reason": "没有这样的规则"}])}, (POLICY, "code:"), ("X999",)),),
        ({POLICY: policy(review=None, waivers=[{"code": "P014", "reason": "移交时已无审核记录"}])},),
    ),
    "W007": Case(
        (Bad({INTERPRETATION: interpretation(draft=True)}, ("content/interpretations", ""), ("政策解读", "空白栏目")),),
        ({INTERPRETATION: None},),
    ),
    "W008": Case(
        (
            Bad(
                {TOPICS: topics({"id": "chuxing", "name": "出行", "kind": "特色主题", "summary": "出门"})},
                (TOPICS, "name: 出行"),
                ("出行", "空白"),
            ),
        ),
        ({TOPICS: topics({"id": "jtys", "name": "交通运输", "kind": "主题分类", "summary": "公路"})},),
    ),
    "W009": Case(
        (Bad({GUIDE: _GUIDE}, ("content/open", ""), ("政府信息公开制度", "依申请公开")),),
        ({},),
    ),
    "W013": Case(
        (
            Bad(
                {GUIDE: _GUIDE},
                (GUIDE, "section:"),
                ("「信息分类」「编排体系」「获取方式」「机构名称」", "「互联网联系方式」"),
            ),
            Bad({GUIDE: _guide(*_ELEMENTS[:-2], _ELEMENTS[-1])}, (GUIDE, "section:"), ("没有写「传真」；",)),
            Bad({GUIDE: _guide(*_ELEMENTS[1:])}, (GUIDE, "section:"), ("没有写「信息分类」；",)),
        ),
        (
            {GUIDE: _guide(*_ELEMENTS)},
            {GUIDE: _guide(*_ELEMENTS[:4]), "content/open/more.md": _guide(*_ELEMENTS[4:])},
            {"content/help.md": "---\ntitle: 帮助\nsummary: 怎么用\n---\n\n正文。\n"},
        ),
    ),
    "W010": Case(
        (
            Bad(
                {POLICY: policy(aliases=["policies/yx-2026-2/"]), SECOND: other_policy()},
                (POLICY, "- policies/yx-2026-2/"),
                ("policies/yx-2026-2",),
            ),
            Bad({POLICY: policy(aliases=["policies/"])}, (POLICY, "- policies/"), ("列表",)),
            Bad(
                {POLICY: policy(aliases=["old/1/"]), SECOND: other_policy(aliases=["old/1/"])},
                (SECOND, "- old/1/"),
                ("policies/yx-2026-1",),
            ),
        ),
        ({POLICY: policy(aliases=["policies/old/"])},),
    ),
    "W011": Case(
        (
            Bad(
                {"content/policies/2026/page.md": other_policy()},
                ("content/policies/2026/page.md", "title:"),
                ("page",),
            ),
        ),
        ({"content/policies/2026/page-2.md": other_policy()},),
    ),
}

CASES = {**POLICIES, **INTERPRETATIONS, **ANSWERS, **FILES, **TEXTS, **CATALOGS, **PUBLICATION}
