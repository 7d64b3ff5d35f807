"""The application form for government information (L2): what it asks, once for the page, once for Word.

It asks for what 条例 art. 29 allows: who, what, how to get it. It never asks why.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from gongkai.kinds.annual_report import APPLICANTS
from gongkai.request_deadlines import EXTENSION, REPLY
from gongkai.request_desk import Desk


@dataclass(frozen=True, slots=True)
class Blank:
    """A field to be filled in by hand: `lines` of space, or boxes to tick; `hint` is small print under the label."""

    label: str
    lines: int = 1
    choices: Sequence[str] = ()
    hint: str = ""


@dataclass(frozen=True, slots=True)
class FormPart:
    """A part of the form under a heading of its own."""

    title: str
    blanks: Sequence[Blank]


@dataclass(frozen=True, slots=True)
class Form:
    """One variant. `name` stands in addresses, `who` says who fills it in; `notes` stand below it."""

    name: str
    title: str
    who: str
    parts: Sequence[FormPart]
    notes: Sequence[str]


_CITIZEN = FormPart(
    "申请人（公民）",
    (
        Blank("姓名"),
        Blank("证件名称和号码", hint="附复印件"),
        Blank("联系电话"),
        Blank("电子邮箱", hint="没有可不填"),
        Blank("通信地址和邮政编码", 2),
    ),
)
_ORGANIZATION = FormPart(
    "申请人（法人或者其他组织）",
    (
        Blank("名称"),
        Blank("统一社会信用代码", hint="附登记证书复印件"),
        Blank("单位类别", choices=APPLICANTS[1:-1]),
        Blank("法定代表人或者负责人"),
        Blank("联系人和联系电话"),
        Blank("电子邮箱", hint="没有可不填"),
        Blank("通信地址和邮政编码", 2),
    ),
)
_WANTED = FormPart(
    "您要什么信息",
    (
        Blank("信息的名称、文号", 2, hint="知道哪样写哪样"),
        Blank("便于查找的线索", 4, hint="什么时间、什么地方、什么事；一份申请只写一件事"),
    ),
)
_MANNER = FormPart(
    "您想怎样拿到",
    (
        Blank("提供的形式", choices=("纸质", "电子文件", "现场查阅、抄录")),
        Blank("拿到的办法", choices=("自己来取", "邮寄", "电子邮件", "传真")),
        Blank("做不到这样时", choices=("可以换别的形式", "不换，请先与我联系")),
        Blank("申请人签名（盖章）和日期", 2),
    ),
)
_RECEIPT = FormPart(
    "以下由受理机关填写", (Blank("收到日期和方式"), Blank("登记编号"), Blank("受理人"), Blank("答复的最晚日期"))
)


def forms(region: str, desk: Desk) -> tuple[Form, Form]:
    """Give the variants for citizens and for organizations; `desk` takes those to the government of the region."""
    title = f"{region}政府信息公开申请表"
    notes = tuple(_notes(region, desk))
    last = (_WANTED, _MANNER, _RECEIPT)
    return (
        Form("citizen", title, "公民", (_CITIZEN, *last), notes),
        Form("organization", title, "法人或者其他组织", (_ORGANIZATION, *last), notes),
    )


def _notes(region: str, desk: Desk) -> list[str]:
    where = "交给负责公开这条信息的机关；向本级政府申请的，交给政府办公室。"
    if desk.name:
        ways = (("电话", desk.phone), ("传真", desk.fax), ("电子邮箱", desk.email), ("邮政编码", desk.postcode))
        places = [
            "，".join(filter(None, (desk.name, desk.address))),
            *(f"{way} {value}" for way, value in ways if value),
        ]
        where = f"向{region}人民政府申请的，交到：{'；'.join(places)}。其他机关的信息向那家机关申请。"
    return [
        "申请不用说明用途。不会写字的可以口头申请，由受理人员代填，读给您听，您确认后签名。",
        where,
        f"机关收到后 {REPLY} 个工作日内答复；需要延长的，最多再加 {EXTENSION} 个工作日，并且会告诉您。",
    ]
