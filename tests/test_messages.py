"""Errors of a model in an editor's words: the field's Chinese name, the value, and what to write instead."""

from __future__ import annotations

from typing import Any

import pytest

from gongkai.identity import PortalIdentity
from gongkai.kinds.disclosure_item import DisclosureItem
from gongkai.kinds.event import Event
from gongkai.kinds.interpretation import Interpretation
from gongkai.kinds.pack import Pack
from gongkai.kinds.policy import Policy
from gongkai.kinds.project import Project
from gongkai.kinds.question import Question
from gongkai.kinds.request_quarter import RequestQuarter
from gongkai.kinds.series import Series
from gongkai.validation import validated

POLICY: dict[str, Any] = {
    "id": "a",
    "title": "甲",
    "genre": "通知",
    "category": "其他文件",
    "issued_by": ["qzf"],
    "topics": ["t"],
    "summary": "乙",
    "formed_on": "2026-03-02",
    "published_on": "2026-03-04",
    "disclosure": "主动公开",
}
SHORT_ROW: dict[str, Any] = {
    "id": "a",
    "title": "热价",
    "sort": "收费标准",
    "summary": "乙",
    "maintained_by": ["fgj"],
    "row_title": "类别",
    "columns": [{"title": "单位"}, {"title": "标准"}],
    "editions": [{"from_on": "2026-01-01", "rows": [{"name": "居民", "cells": ["22"]}]}],
    "updated_on": "2026-01-02",
}
TABLE = [
    (Policy, {"title": None}, "S002", ("title",), "缺少标题（title）"),
    (Policy, {"titel": "甲"}, "S001", ("titel",), "「titel」"),
    (Policy, {"genre": "公文"}, "S003", ("genre",), "决议"),
    (Policy, {"formed_on": "3月2日"}, "S003", ("formed_on",), "2026-01-02"),
    (Policy, {"formed_on": "2026-03-02 10:00"}, "S003", ("formed_on",), "2026-01-02"),
    (Policy, {"formed_on": "0"}, "S003", ("formed_on",), "2026-01-02"),
    (Policy, {"formed_on": "1795305600"}, "S003", ("formed_on",), "2026-01-02"),
    (Policy, {"formed_on": "2026-13-01"}, "S003", ("formed_on",), "2026-01-02"),
    (Policy, {"expires_on": "9999-12-31"}, "S003", ("expires_on",), "2199"),
    (Policy, {"formed_on": "0001-01-01"}, "S003", ("formed_on",), "1000"),
    (Policy, {"draft": "也许"}, "S003", ("draft",), "true 或 false"),
    (Policy, {"issued_by": "qzf"}, "S003", ("issued_by",), "列表"),
    (Policy, {"issued_by": []}, "S003", ("issued_by",), "至少要有 1 项"),
    (Policy, {"title": "甲\n乙"}, "S003", ("title",), "不能换行"),
    (Policy, {"title": "甲" * 501}, "S003", ("title",), "最多 500"),
    (Policy, {"title": ["甲"]}, "S003", ("title",), "一段文字"),
    (Policy, {"summary": " "}, "S003", ("summary",), "空的"),
    (Policy, {"attachments": [{"title": "表"}]}, "S002", ("attachments", 0, "file"), "缺少文件（file）"),
    (Policy, {"attachments": ["files/a.pdf"]}, "S003", ("attachments", 0), "「键: 值」"),
    (
        Policy,
        {"attachments": [{"title": "表", "file": "a", "size": "1"}]},
        "S001",
        ("attachments", 0, "size"),
        "title、file",
    ),
    (Policy, {"review": {"first": "甲"}}, "S002", ("review", "secrecy"), "缺少"),
    (Policy, {"waivers": [{"code": "P001", "reason": "无"}]}, "S003", ("waivers", 0, "reason"), "太短"),
    (Question, {"asked": "-1"}, "S003", ("asked",), "不能小于 0"),
    (Question, {"asked": "多"}, "S003", ("asked",), "整数"),
    (DisclosureItem, {"time_limit": "看情况"}, "S003", ("time_limit",), "20个工作日内"),
    (Pack, {"gather": {}}, "S003", ("gather",), "至少要写一个主题或人群"),
    (Interpretation, {"media": [{"title": "图", "file": "a.png"}]}, "S002", ("media", 0, "alternative"), "文字说明"),
    (PortalIdentity, {"url": "yunxi.example"}, "S003", ("url",), "https://"),
    (PortalIdentity, {"site_id_code": "123"}, "S003", ("site_id_code",), "格式"),
    (PortalIdentity, {"icp_number": "12345"}, "S003", ("icp_number",), "溪ICP备99990001号-1"),
    (PortalIdentity, {"police_number": "溪公网安备1号"}, "S003", ("police_number",), "14 位数字"),
    (PortalIdentity, {"party_government_mark": {"url": "bszs"}}, "S003", ("party_government_mark", "url"), "https://"),
    (PortalIdentity, {"copy_share": "1.5"}, "S003", ("copy_share",), "不能大于 1"),
    (PortalIdentity, {"copy_share": "一半"}, "S003", ("copy_share",), "不是数字"),
    (PortalIdentity, {"colours": {"main": "蓝"}}, "S003", ("colours", "main"), "主色"),
    (Policy, {"id": "甲-1"}, "S003", ("id",), "标识只用小写字母、数字和连字符"),
    (RequestQuarter, {"quarter": "2026年三季度"}, "S003", ("quarter",), "一季度写成 2026-Q1，例：2026-Q1"),
    (Event, {"starts_at": "上午10点"}, "S003", ("starts_at",), "请照字段说明写：如 09:00"),
    (
        Project,
        {"reports": [{"period": "2026-3"}]},
        "S003",
        ("reports", 0, "period"),
        "月写成 2026-03，季度写成 2026-Q1",
    ),
    (Series, SHORT_ROW, "S003", (), "2026年「居民」有 1 格，而列（columns）有 2 个"),
]


@pytest.mark.parametrize(("model", "changes", "code", "pointer", "words"), TABLE)
def test_a_wrong_value_is_explained(
    model: Any, changes: dict[str, Any], code: str, pointer: tuple[str | int, ...], words: str
):
    """Code, place and words fit the mistake, and no English of the library is left."""
    value = {**(POLICY if model is Policy else {}), **changes}
    _, findings = validated(value, "x.yml", model, stem="a")
    found = [each for each in findings if (each.code, each.pointer) == (code, pointer)]
    assert [each.message for each in found if words in each.message], [
        f"{each.pointer} {each.message}" for each in findings
    ]
    assert not any(word in each.message for each in findings for word in ("Input", "should", "valid ", "dict", "None"))


def test_a_mistake_of_the_whole_is_told_alone():
    """What is wrong between fields names its own place: no field's name stands before it."""
    _, [found] = validated(SHORT_ROW, "x.yml", Series, stem="a")
    assert found.message.startswith("2026年「居民」")


@pytest.mark.parametrize("model", [Policy, Question, DisclosureItem, Pack, Interpretation, PortalIdentity])
@pytest.mark.parametrize("wrong", ["词", ["列"], {"键": "值"}, "", "9" * 400])
def test_no_mistake_is_left_without_advice(model: Any, wrong: Any):
    """Whatever stands in whatever field, the sentence names the field and says what to do."""
    for name, info in model.model_fields.items():
        _, findings = validated({name: wrong}, "x.yml", model)
        for each in findings:
            if each.pointer[:1] == (name,):
                assert "不合要求，请对照字段说明" not in each.message or info.title in each.message
                assert len(each.message) > 12
