"""Labelled facts of a web page or form: 「索引号：…」「时间:2024-07-22来源:…」 → field and value (ingest)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum

from gongkai.ingest.chinese import DATE, find_date, half_width


class Fact(StrEnum):
    """What a label is for; the first nine are names of policy fields."""

    INDEX_NUMBER = "index_number"
    DOCUMENT_NUMBER = "document_number"
    REGISTRATION_NUMBER = "registration_number"
    FORMED_ON = "formed_on"
    PUBLISHED_ON = "published_on"
    EFFECTIVE_ON = "effective_on"
    EXPIRES_ON = "expires_on"
    VALIDITY = "validity"
    KEYWORDS = "keywords"
    TITLE = "title"
    GENRE = "genre"
    CATEGORY = "category"
    DISCLOSURE = "disclosure"
    ISSUER = "issuer"
    SOURCE = "source"
    TOPIC = "topic"
    SUMMARY = "summary"
    PERSON = "person"
    OTHER = "other"


_LABELS: dict[Fact, str] = {
    Fact.INDEX_NUMBER: "索引号 信息索引号 信息索引 索引编号",
    Fact.DOCUMENT_NUMBER: "发文字号 文号 文件编号 发文文号 文件字号 公文文号",
    Fact.REGISTRATION_NUMBER: "统一登记号 规范性文件登记号 规范性文件统一编号 规范性文件编号 统一编号 登记号",
    Fact.FORMED_ON: "成文日期 成文时间 生成日期 发文日期 发文时间 印发日期 制发日期 制定日期 产生日期",
    Fact.PUBLISHED_ON: "发布日期 发布时间 公开日期 公开时间 发表时间 上网日期 发稿时间 公布日期 时间 日期",
    Fact.EFFECTIVE_ON: "施行日期 实施日期 生效日期 生效时间 施行时间 实施时间",
    Fact.EXPIRES_ON: "失效日期 失效时间 废止日期 废止时间 终止日期 有效期至",
    Fact.VALIDITY: "有效性 时效性 文件状态 效力状态 是否有效",
    Fact.KEYWORDS: "关键词 主题词 关键字",
    Fact.TITLE: "标题 名称 信息名称 文件名称",
    Fact.GENRE: "文种 公文种类 体裁 体裁分类 文件种类",
    Fact.CATEGORY: "文件类型 文件类别 文件性质",
    Fact.DISCLOSURE: "公开属性 公开方式 信息公开选项 公开形式 公开类型",
    Fact.ISSUER: "发文机关 发文单位 发文机构 发布机构 发布单位 发布机关 制发机关 制定机关 公开机关 公开责任部门 责任部门",
    Fact.SOURCE: "来源 信息来源 文章来源 稿件来源 稿源 来源单位",
    Fact.TOPIC: "主题分类 信息分类 主题 信息类别",
    Fact.SUMMARY: "内容概述 内容摘要 摘要 内容概要 概述",
    Fact.PERSON: "责任编辑 编辑 作者 审核 审核人 签发 签发人 初审 复审 终审 一审 二审 三审 校对 录入 发布人 撰稿 供稿人",
    Fact.OTHER: (
        "分享到 分享至 分享 字号 字体 字体大小 字体显示 浏览次数 浏览量 浏览 点击次数 点击数 点击量 点击率 点击 访问次数 访问量"
        " 阅读次数 阅读量 阅读 阅读数 视力保护色 背景色 组配分类 体裁形式 服务对象 公开范围 公开程序 公开时限 公开对象"
        " 上一篇 下一篇 上一条 下一条 更新时间 更新日期 归档时间 记录形式 载体类型 信息编号 下载地址 附件下载 扫一扫 打印 信息有效期"
        " 访问人数 所属栏目 栏目 分类"
    ),
}  # fmt: skip
_FACTS = {label: fact for fact, labels in _LABELS.items() for label in labels.split()}
_LABEL = re.compile(
    "(" + "|".join(r"\s*".join(label) for label in sorted(_FACTS, key=len, reverse=True)) + r")\s*[:：]\s*"
)  # fmt: skip
_BRACKETED = re.compile(
    r"[【\[](" + "|".join(r"\s*".join(label) for label in sorted(_FACTS, key=len, reverse=True)) + r")[】\]]\s*[:：]?"
)
_DATED = re.compile(rf"(?:{DATE.pattern})\s*(?:\d{{1,2}}:\d{{2}}(?::\d{{2}})?)?")
_BULLET = " •·●▪■◆*[【（(|│\t"
_BARE = frozenset(
    label for fact in (Fact.INDEX_NUMBER, Fact.DOCUMENT_NUMBER, Fact.FORMED_ON, Fact.PUBLISHED_ON, Fact.ISSUER, Fact.TOPIC, Fact.VALIDITY)
    for label in _LABELS[fact].split() if len(label) > 2
)  # fmt: skip
DATES = frozenset({Fact.FORMED_ON, Fact.PUBLISHED_ON, Fact.EFFECTIVE_ON, Fact.EXPIRES_ON})
_TAIL = frozenset({Fact.PERSON, Fact.SOURCE, Fact.OTHER, Fact.PUBLISHED_ON})
_PAIR = tuple[Fact, str]


def read_labels(text: str) -> list[_PAIR]:
    """Give the (fact, value) pairs of a line made of nothing but labelled values; empty when it is not one."""
    bare = _colons_for_tabs(_BRACKETED.sub(r"\1：", text).strip(_BULLET))
    matches = list(_LABEL.finditer(bare))
    if not matches:
        return []
    before = bare[: matches[0].start()].strip(_BULLET)
    if before and not _DATED.fullmatch(half_width(before)):
        return []
    ends = [match.start() for match in matches[1:]] + [len(bare)]
    pairs = [
        (_fact(match), bare[match.end() : end].strip(_BULLET + "】]）)"))
        for match, end in zip(matches, ends, strict=True)
    ]
    dated = [(Fact.PUBLISHED_ON, before)] if before else []
    return dated + [pair for fact, value in pairs for pair in _parted(fact, value)] if _sensible(pairs) else []


def _parted(fact: Fact, value: str) -> list[_PAIR]:
    """Take the date from behind a source: 「来源：区政府办公室 2024-07-22」."""
    words = re.split(r"\s+", value, maxsplit=1)
    if fact is Fact.SOURCE and len(words) == 2 and _DATED.fullmatch(half_width(words[1])):
        return [(fact, words[0]), (Fact.PUBLISHED_ON, words[1])]
    return [(fact, value)]


def read_tail_labels(text: str) -> list[_PAIR]:
    """Give the pairs of a line below a text, where only editors, sources and page tools are expected."""
    pairs = read_labels(text)
    return pairs if all(fact in _TAIL for fact, _ in pairs) else []


def bare_label(text: str) -> Fact | None:
    """Give the fact when a line is a well-known label by itself, with or without its colon."""
    name = re.sub(r"\s", "", text.strip(_BULLET)).rstrip(":：")
    return _FACTS.get(name) if name in _BARE or text.rstrip().endswith((":", "：")) else None


def without_people(text: str) -> str:
    """Strike the names that follow 责任编辑 and the like."""
    pairs = read_labels(text)
    for fact, value in pairs:
        if fact is Fact.PERSON and value:
            text = text.replace(value.split()[0], "…")
    return text


def _fact(match: re.Match[str]) -> Fact:
    return _FACTS[re.sub(r"\s", "", match[1])]


def _colons_for_tabs(text: str) -> str:
    """Write a row of label and value cells with colons: 索引号⇥…⇥发文字号⇥…"""
    cells = [cell.strip() for cell in text.split("\t")]
    names = [re.sub(r"[\s:：]", "", cell) for cell in cells]
    if len(cells) < 2 or names[0] not in _FACTS:
        return text
    return " ".join(
        f"{cell.rstrip(':：')}：" if name in _FACTS else cell for cell, name in zip(cells, names, strict=True)
    )


def _sensible(pairs: list[_PAIR]) -> bool:
    """Reject prose that happens to begin like a label: 「时间：工作日上午」 is no date of publication."""
    return all(_fits(fact, value) for fact, value in pairs)


def _fits(fact: Fact, value: str) -> bool:
    if fact in DATES:
        return not value or find_date(value) is not None
    return len(value) <= (400 if fact is Fact.SUMMARY else 120)


def iter_values(pairs: list[_PAIR]) -> Iterator[_PAIR]:
    """Give the pairs that say something."""
    return ((fact, value) for fact, value in pairs if value)
