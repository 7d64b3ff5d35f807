"""A small portal with every kind and every field filled in, kept as values and written to files as an editor would."""

from __future__ import annotations

import pickle
import subprocess
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from gongkai.enclosures import file_fields
from gongkai.kinds import all_kinds
from gongkai.record import Record, Storage
from tests.audit.filled import filled

IDENTITY = {
    "name": "测试县政务公开",
    "url": "https://www.test.example/",
    "region": "测试县",
    "organ": "测试县人民政府办公室",
}
TEXT = """第一条　为了规范小额补贴的发放，制定本办法。

第二条　下列人员可以申请补贴：

（一）年满六十周岁的户籍居民；

（二）持有残疾人证的居民。

第三条　补贴标准为每人每月120元，每月10日前发放。

第四条　申请人应当向所在街道提交身份证明和银行账号。

第五条　本办法自2025年3月1日起施行，有效期五年。
"""
_POLICY = {
    "title": "测试县小额补贴发放办法",
    "index_number": "11370399MB2800001X/2025-0000012",
    "document_number": "测政发〔2025〕3号",
    "genre": "通知",
    "category": "行政规范性文件",
    "issued_by": ["fab"],
    "topics": ["jy"],
    "audiences": ["lnr"],
    "keywords": ["补贴", "老年人"],
    "summary": "规定小额补贴发给谁、发多少。",
    "formed_on": "2025-02-20",
    "published_on": "2025-02-21",
    "effective_on": "2025-03-01",
    "expires_on": "2030-02-28",
    "disclosure": "主动公开",
    "registration_number": "CSDR-2025-0010003",
    "related": ["cs-2025-2"],
    "attachments": [{"title": "申请表", "file": "files/form.txt"}],
    "review": {
        "first": "文秘科",
        "second": "办公室主任",
        "final": "分管负责人",
        "secrecy": "保密办",
        "on": "2025-02-20",
    },
    "change_note": "按审查意见订正第三条",
}
RECORDS: dict[str, dict[str, dict[str, Any]]] = {
    "organizations": {
        "fab": {
            "name": "测试县人民政府办公室", "short_name": "县政府办", "level": "政府办公室", "code": "11370399MB2800001X", "summary": "承办县政府日常工作",
            "duties": ["起草文件", "督查落实"],
            "offices": [{"name": "综合科", "duties": "收发文件", "address": "测试路1号三楼", "hours": "工作日上午", "phone": "0999-8000004", "fax": "0999-8000005", "email": "a@office.example", "takes_requests": True}],
            "leaders": [{"name": "甲", "post": "主任", "duties": "主持全面工作"}],
            "address": "测试路1号", "hours": "工作日9:00—17:00", "phone": "0999-8000001", "fax": "0999-8000002",
            "email": "a@test.example", "website": "https://www.test.example/fab/", "liaison": "综合科 0999-8000003",
            "introduction": "本办公室承办县政府日常工作。\n\n第二段说明。",
        },
        "jyj": {"name": "测试县教育局", "short_name": "县教育局", "parent": "fab", "code": "113703990", "requests_to": "fab"},
    },
    "topics": {
        "jy": {"name": "就业", "kind": "特色主题", "summary": "找工作、创业", "icon": "briefcase"},
        "jyfw": {"name": "就业服务", "kind": "特色主题", "parent": "jy", "summary": "招聘会、培训"},
    },
    "audiences": {
        "lnr": {"name": "老年人", "group": "个人", "summary": "六十周岁以上", "icon": "elder"},
        "qy": {"name": "小微企业", "group": "企业", "summary": "符合标准的企业"},
    },
    "disclosure": {
        "shjz-1": {
            "field": "社会救助", "level1": "综合业务", "level2": "政策法规文件", "content": ["规范性文件", "办事指南"],
            "basis": ["《中华人民共和国政府信息公开条例》", "《社会救助暂行办法》"], "time_limit": "信息形成或变更之日起20个工作日内",
            "responsible": ["fab"], "channels": ["政府网站", "政府公报"], "audience": ["全社会"], "method": "主动",
            "levels": ["县级", "乡级"], "fulfilled_by": ["policies/cs-2025-1"], "updated_on": "2025-05-06",
        },
        "shjz-2": {
            "field": "社会救助", "level1": "低保", "level2": "审核结果", "content": ["名单"], "basis": ["《社会救助暂行办法》"],
            "time_limit": "长期公开", "responsible": ["jyj"], "channels": ["政府网站"], "method": "依申请", "levels": ["县级"],
            "updated_on": "2025-05-06",
        },
    },
    "policies": {
        "cs-2025-1": {**_POLICY, "text": TEXT},
        "cs-2025-2": {
            **{name: _POLICY[name] for name in ("genre", "category", "issued_by", "topics", "formed_on", "published_on", "disclosure")},
            "title": "测试县小额补贴实施细则", "summary": "补充申请材料的要求。", "category": "其他文件", "amends": ["cs-2025-1"],
            "repeals_clauses": ["cs-2025-1#4"], "no_interpretation": "技术性文件", "important": True,
            "attribute_reviews": [{"on": "2025-03-20", "by": "政务公开科", "outcome": "转为主动公开"}],
            "text": "一、申请材料\n\n（一）身份证复印件。\n\n（二）户口簿。\n\n二、办理时限\n\n十个工作日。\n",
        },
        "cs-2020-1": {
            **{name: _POLICY[name] for name in ("genre", "issued_by", "topics", "disclosure")},
            "title": "测试县临时补贴通告", "summary": "已由新办法取代。", "category": "其他文件", "formed_on": "2020-01-05",
            "published_on": "2020-01-06", "repealed_by": "cs-2025-1", "repealed_on": "2025-03-01", "text": "一、补贴每人50元。\n",
        },
    },
    "interpretations": {
        "cs-2025-1-jd": {
            "title": "小额补贴怎么领", "policies": ["cs-2025-1"], "form": "图表图解", "issued_by": ["fab"], "interpreter": "文秘科",
            "published_on": "2025-02-21", "summary": "用一张图说清。", "keywords": ["补贴"], "elements": ["背景依据", "主要内容"],
            "media": [{"title": "一图读懂", "file": "files/picture.svg", "alternative": "每人每月120元。"}],
            "text": "## 谁能领\n\n年满六十周岁的居民。\n\n## 领多少\n\n每月120元。\n",
        },
    },
    "packs": {
        "lnr-bao": {
            "title": "老年人政策包", "audiences": ["lnr"], "topics": ["jy"], "keywords": ["养老"], "summary": "老年人能办的事",
            "maintained_by": ["fab"], "updated_on": "2025-06-01", "valid_until": "2029-12-31",
            "sections": [
                {
                    "title": "领补贴", "summary": "每月发放",
                    "entries": [
                        {
                            "title": "小额补贴", "policy": "cs-2025-1#3", "support": "每月120元", "conditions": ["年满六十周岁"],
                            "materials": ["身份证"], "procedure": ["到街道申请", "审核", "发放"], "time_limit": "10个工作日",
                            "responsible": ["fab"], "phone": "0999-8000001", "fulfilment": "申报", "valid_until": "2029-12-31",
                        },
                    ],
                },
            ],
            "gather": {"topics": ["jy"], "audiences": ["lnr"]}, "questions": ["bt-1"],
        },
    },
    "questions": {},
}  # fmt: skip

_WHOLE: dict[str, dict[str, Any]] = {
    "series": {
        "columns": [{"title": "数额", "numeric": "true", "per": "每月", "unit": "元", "counts": "false", "total": "false"}],
        "editions": [
            {
                "from_on": "2025-01-01", "label": "2025年", "basis": "cs-2025-1#3", "document": "补贴办法", "note": "第一次公布",
                "rows": [{"name": "一档", "cells": ["120"]}, {"name": "二档", "cells": ["80"]}],
            },
        ],
    },
}  # fmt: skip
"""What hangs together within a record, so that its fields cannot be filled in one by one."""


def questions() -> dict[str, dict[str, Any]]:
    """Give questions with the fields that the kind asks for, whatever they are called."""
    base = {
        "question": "小额补贴每月发多少？", "answer": "每人每月120元，每月10日前发放。", "basis": ["cs-2025-1#3"], "answered_by": ["fab"],
        "field": "社会福利", "audiences": ["lnr"], "updated_on": "2025-06-01", "valid_until": "2029-12-31", "phone": "0999-8000001",
        "keywords": ["补贴"], "topics": ["jy"], "asked": 12,
    }  # fmt: skip
    known = all_kinds()["questions"].model_fields
    return {"bt-1": {name: value for name, value in base.items() if name in known}, "bt-2": {
        name: value for name, value in {**base, "question": "小额补贴到哪里申请？", "answer": "到所在街道申请。"}.items() if name in known
    }}  # fmt: skip


def _copied(value: dict[str, Any]) -> dict[str, Any]:
    """Copy values of any depth; ten times as fast as `copy.deepcopy`, and asked for thousands of times."""
    copied: dict[str, Any] = pickle.loads(pickle.dumps(value))  # noqa: S301 - our own values
    return copied


def records() -> dict[str, dict[str, dict[str, Any]]]:
    """Give a fresh copy of the portal's values: plural → id → fields, texts under `text`."""
    return _copied({**RECORDS, "questions": questions()})


@cache
def _further() -> dict[str, dict[str, dict[str, Any]]]:
    """Make two records of every kind that the portal has none of, all fields filled in, whatever rules say of them."""
    others = [kind for plural, kind in all_kinds().items() if plural not in records()]
    ids = {kind.info.plural: [f"{kind.info.name.replace('_', '-')}-{number}" for number in (1, 2)] for kind in others}
    known = {plural: list(table) for plural, table in records().items()} | ids
    known["*"] = [f"policies/{each}" for each in known["policies"]]
    return {
        kind.info.plural: {
            each: {**filled(kind, 1 + 3 * number, known), **_WHOLE.get(kind.info.plural, {}), **_text(kind)}
            for number, each in enumerate(ids[kind.info.plural])
        }
        for kind in others
    }


def _text(kind: type[Record]) -> dict[str, str]:
    return {"text": "## 基本情况\n\n按计划完成。\n"} if kind.info.storage is Storage.MARKDOWN else {}


def around(plural: str) -> dict[str, dict[str, dict[str, Any]]]:
    """Give a fresh copy of the portal, with records of a kind that it has none of as yet."""
    return records() if plural in records() else {**records(), plural: _copied(_further()[plural])}


def write(root: Path, portal: dict[str, dict[str, dict[str, Any]]], *, moved: dict[str, str] | None = None) -> Path:
    """Write a portal to files; `moved` names the files of single records that lie elsewhere than usual."""
    _dump(root / "catalog/portal.yml", IDENTITY)
    for kind in (all_kinds()[plural] for plural in portal):
        if kind.info.storage is Storage.MARKDOWN and file_fields(kind):
            _put(root / kind.info.folder / "2025/files/form.txt", "申请表样张\n")
    _put(root / "content/interpretations/2025/files/picture.svg", '<svg xmlns="http://www.w3.org/2000/svg"/>')
    for plural, table in portal.items():
        info = all_kinds()[plural].info
        if info.storage is Storage.LIST:
            place = root / info.folder if info.folder.endswith(".yml") else root / info.folder / "all.yml"
            _dump(place, {info.list_key: [{"id": key, **value} for key, value in table.items()]})
            continue
        for key, value in table.items():
            ending = ".md" if info.storage is Storage.MARKDOWN else ".yml"
            folder = f"{info.folder}/2025" if info.storage is Storage.MARKDOWN else info.folder
            path = (moved or {}).get(f"{plural}/{key}", f"{folder}/{key}{ending}")
            fields = {name: each for name, each in value.items() if name != "text"}
            head = dumped(fields)
            _put(root / path, f"---\n{head}---\n\n{value['text']}" if "text" in value else head)
    return root


def _dump(place: Path, value: Any) -> None:
    _put(place, dumped(value))


class _Plain(yaml.CSafeDumper):
    """Writes equal values out again instead of referring to the first."""

    def ignore_aliases(self, data: object) -> bool:  # noqa: ARG002 - the signature is PyYAML's
        """Never use an alias."""
        return True


def dumped(value: Any, **options: Any) -> str:
    """Write YAML as editors do."""
    return yaml.dump(value, Dumper=_Plain, **{"allow_unicode": True, "sort_keys": False, **options})


def _put(place: Path, text: str) -> None:
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text(text, encoding="utf-8", newline="")


def commit(root: Path, message: str, *, author: str = "编辑甲", day: str = "2025-06-01", first: bool = False) -> str:
    """Commit everything under `root`; give the commit's id."""
    moment = f"{day}T09:00:00+08:00"
    names = {"AUTHOR": author, "COMMITTER": author}
    surroundings = {f"GIT_{role}_{what}": value for role, name in names.items() for what, value in
                    (("NAME", name), ("EMAIL", "editor@test.example"), ("DATE", moment))}  # fmt: skip
    if first:
        git(root, "init", "-q", "-b", "main")
    git(root, "add", "-A")
    git(root, "commit", "-q", "--allow-empty", "-m", message, **surroundings)
    return git(root, "rev-parse", "HEAD").strip()


def git(root: Path, *arguments: str, **surroundings: str) -> str:
    """Run git in a folder, free of the machine's own settings."""
    import os

    environment = {**os.environ, "GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_SYSTEM": "/dev/null", **surroundings}
    done = subprocess.run(
        ["git", "-C", str(root), *arguments], capture_output=True, check=True, text=True, env=environment
    )
    return done.stdout
