"""A small faultless portal for tests, as texts by path, and what loading a changed copy of it says."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from gongkai import site
from gongkai.findings import Finding

TODAY = dt.date(2026, 11, 22)
Files = Mapping[str, str | bytes | None]
"""Texts or bytes by path from the root; None takes a file of the base away."""

POLICY = "content/policies/2026/yx-2026-1.md"
INTERPRETATION = "content/interpretations/2026/yx-2026-1-jd.md"
ORGANIZATIONS = "catalog/organizations.yml"
QUESTIONS = "catalog/questions/city.yml"
PACK = "catalog/packs/tingche.yml"
ITEMS = "catalog/disclosure/szfw.yml"
PORTAL = "catalog/portal.yml"
TOPICS = "catalog/topics.yml"
CODE = "113799990044100107"

_POLICY = {
    "title": "云溪区停车管理办法",
    "index_number": f"{CODE}/2026-0000001",
    "document_number": "云政发〔2026〕1号",
    "genre": "通知",
    "category": "政策性文件",
    "issued_by": ["qzf"],
    "topics": ["chengxiang"],
    "summary": "规定停车泊位的设置、收费和管理。",
    "formed_on": "2026-03-02",
    "published_on": "2026-03-04",
    "disclosure": "主动公开",
    "review": {"first": "文秘科", "second": "办公室", "final": "办公室主任", "secrecy": "保密组", "on": "2026-03-03"},
}
_INTERPRETATION = {
    "title": "停车新规怎么看",
    "policies": ["yx-2026-1"],
    "form": "文字",
    "issued_by": ["qzf"],
    "published_on": "2026-03-04",
    "summary": "车停哪里、收多少钱。",
    "elements": ["背景依据", "主要内容"],
}
_ORGAN = {
    "id": "qzf",
    "name": "云溪区人民政府",
    "short_name": "区政府",
    "code": CODE,
    "duties": ["管理本区的行政事务。"],
    "address": "云溪大道66号",
    "hours": "工作日 8:30—17:30",
    "phone": "0999-8202000",
    "offices": [{"name": "政务公开科", "duties": "受理申请", "phone": "0999-8202001"}],
    "leaders": [{"name": "甲一", "post": "区长"}],
}
_QUESTION = {
    "id": "tingche-shoufei",
    "question": "路边停车怎么收费？",
    "answer": "前半小时不收费，之后每小时2元。",
    "basis": ["yx-2026-1#2"],
    "field": "城市管理",
    "answered_by": ["qzf"],
    "updated_on": "2026-03-04",
}
_ENTRY = {
    "title": "办理停车月卡",
    "policy": "yx-2026-1#2",
    "support": "每月200元",
    "responsible": ["qzf"],
    "fulfilment": "申报",
}
_PACK = {
    "title": "停车政策包",
    "topics": ["chengxiang"],
    "summary": "停车要办的事都在这里。",
    "maintained_by": ["qzf"],
    "updated_on": "2026-03-04",
    "sections": [{"title": "停车", "entries": [_ENTRY]}],
}
_ITEM = {
    "id": "szfw-tingche",
    "field": "市政服务",
    "level1": "停车管理",
    "level2": "停车泊位",
    "content": ["泊位数量", "收费标准"],
    "basis": ["《政府信息公开条例》"],
    "time_limit": "信息形成或变更之日起20个工作日内",
    "responsible": ["qzf"],
    "channels": ["政府网站"],
    "method": "主动",
    "levels": ["县级"],
    "updated_on": "2026-03-04",
}
_IDENTITY = {
    "name": "云溪区政务公开",
    "url": "https://www.yunxi.example/",
    "site_id_code": "3799990001",
    "icp_number": "溪ICP备99990001号-1",
    "police_number": "溪公网安备37999902000001号",
    "party_government_mark": {"url": "https://mark.example/sitename?id=3799990001"},
    "region": "云溪区",
    "organ": "云溪区人民政府办公室",
    "interpretation_from": "2021",
}
TEXT = "第一条　为了规范停车秩序，制定本办法。\n\n第二条　路边泊位前半小时不收费，之后每小时2元。\n"


def dumped(value: Any) -> str:
    """Write YAML as an editor would: no anchors, keys in the given order, what is None left out."""
    kept = {name: each for name, each in value.items() if each is not None} if isinstance(value, dict) else value
    return yaml.dump(kept, allow_unicode=True, sort_keys=False, Dumper=_Plain, width=200)


class _Plain(yaml.CSafeDumper):
    def ignore_aliases(self, data: Any) -> bool:  # noqa: ARG002 - PyYAML's signature
        return True


def policy(text: str = TEXT, **changes: Any) -> str:
    """Write the base's policy with `changes`; None takes a field away."""
    return f"---\n{dumped({**_POLICY, **changes})}---\n\n{text}"


def other_policy(number: int = 2, text: str = TEXT, **changes: Any) -> str:
    """Write another policy: its numbers and title differ from the base's."""
    own = {
        "title": f"云溪区第{number}号文件",
        "index_number": f"{CODE}/2026-{number:07d}",
        "document_number": f"云政发〔2026〕{number}号",
    }
    return policy(text, **{**own, **changes})


def interpretation(text: str = "以前停车没有统一规定。现在前半个钟头不要钱。\n", **changes: Any) -> str:
    """Write the base's interpretation with `changes`."""
    return f"---\n{dumped({**_INTERPRETATION, **changes})}---\n\n{text}"


def organizations(*more: Mapping[str, Any], **changes: Any) -> str:
    """Write the organs: the base's with `changes`, then `more`."""
    return dumped({"organizations": [_kept({**_ORGAN, **changes}), *(_kept({**_ORGAN, **each}) for each in more)]})


def question(**changes: Any) -> str:
    """Write the base's question with `changes`."""
    return dumped({"questions": [_kept({**_QUESTION, **changes})]})


def pack(entry: Mapping[str, Any] | None = None, **changes: Any) -> str:
    """Write the base's pack with `changes`, those of its entry apart."""
    sections = [{"title": "停车", "entries": [_kept({**_ENTRY, **(entry or {})})]}]
    return dumped({**_PACK, "sections": sections, **changes})


def items(*changes: Mapping[str, Any]) -> str:
    """Write one disclosure item for each of `changes`."""
    return dumped({"items": [{**_ITEM, **each} for each in changes]})


def identity(**changes: Any) -> str:
    """Write portal.yml with `changes`."""
    return dumped({**_IDENTITY, **changes})


def topics(*more: Mapping[str, Any]) -> str:
    """Write the topics: the base's, then `more`."""
    base = {"id": "chengxiang", "name": "城乡建设", "kind": "主题分类", "summary": "住房和城市"}
    return dumped({"topics": [base, *more]})


def _kept(value: Mapping[str, Any]) -> dict[str, Any]:
    return {name: each for name, each in value.items() if each is not None}


def archive(**members: str) -> bytes:
    """Make a zip archive, as Word and Excel files are; `__` in a name stands for `/`, the ending is .xml."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as file:
        for name, text in members.items():
            file.writestr(name.replace("__", "/") + ".xml", text)
    return made.getvalue()


BASE: dict[str, str | bytes] = {
    PORTAL: identity(),
    ORGANIZATIONS: organizations(),
    TOPICS: topics(),
    QUESTIONS: question(),
    PACK: pack(),
    POLICY: policy(),
    INTERPRETATION: interpretation(),
}


def write(root: Path, files: Files = {}) -> Path:  # noqa: B006 - never changed
    """Put the base with `files` in its place under `root`."""
    for path, content in {**BASE, **files}.items():
        if content is None:
            continue
        place = root / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(content if isinstance(content, bytes) else content.encode())
    return root


def load(root: Path, files: Files = {}, today: dt.date = TODAY) -> site.Loaded:  # noqa: B006 - never changed
    """Load the base with `files` in its place, for real."""
    return site.load_portal(write(root, files), today)


def findings(root: Path, files: Files = {}, code: str = "", today: dt.date = TODAY) -> list[Finding]:  # noqa: B006
    """Give what loading says, of one rule where `code` names it."""
    return [finding for finding in load(root, files, today).findings if not code or finding.code == code]


def line_of(content: str | bytes, words: str) -> int:
    """Give the line of a text on which `words` first stand."""
    text = content.decode() if isinstance(content, bytes) else content
    return next(number for number, line in enumerate(text.splitlines(), start=1) if words in line)
