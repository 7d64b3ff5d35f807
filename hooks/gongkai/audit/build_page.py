"""The page `build/`: when and from what the site was built, and how anyone can check it."""

from __future__ import annotations

import datetime as dt

from gongkai import manifest
from gongkai.audit.signature import PUBLIC_KEY
from gongkai.output import Page
from gongkai.pages.press import crumbs
from gongkai.portal import Portal
from gongkai.templates import render
from gongkai.views import Fact, FileLink, Link, Words
from gongkai.wording import chinese_date, file_size


def page(portal: Portal, facts: manifest.Facts, moment: dt.datetime) -> Page:
    """Make the page; the root of the manifest over it cannot stand in it, so it names the file that has it."""
    body = render(
        "audit/build.html",
        facts=_facts(facts, moment),
        links=_links(portal),
        files=_files(signed=bool(facts.public_key)),
        signed=bool(facts.public_key),
        url=portal.identity.url,
    )
    return Page(
        url="build/",
        title="本站更新日期与版本",
        body=body,
        crumbs=crumbs(("本站更新日期与版本", None)),
        description="本站的构建时间、资料版本、完整清单，以及怎样核对网站没有被改动",
    )


def _links(portal: Portal) -> list[Link]:
    past = [Link("更新记录", "changes/", "每次更新改了什么")] if portal.identity.features.history else []
    return [*past, Link("已撤下的内容", "withdrawn/", "撤下了什么、为什么")]


def _facts(facts: manifest.Facts, moment: dt.datetime) -> list[Fact]:
    revision = facts.revision or "资料不在 git 库中"
    unsaved = "（含尚未提交的修改）" if facts.revision and not facts.clean else ""
    made = [
        Fact("构建时间", [Words(f"{chinese_date(moment.date())} {moment:%H:%M}")], nowrap=True),
        Fact("资料版本", [Words(revision + unsaved)], whole=True),
        Fact("生成程序", [Words(facts.generator)], whole=True),
        Fact("清单树根", [Words("见 audit/root.txt", manifest.ROOT)], whole=True),
    ]
    return [*made, *([Fact("公钥指纹", [Words(facts.public_key)], whole=True)] if facts.public_key else [])]


def _files(*, signed: bool) -> list[FileLink]:
    made = [
        FileLink("完整清单", manifest.HEAD, "JSON 文件", "随构建生成"),
        FileLink("清单树根", manifest.ROOT, "文本文件", file_size(65)),
    ]
    keys = [
        FileLink("清单的签名", manifest.SIGNATURE, "文本文件", file_size(89)),
        FileLink("公钥", PUBLIC_KEY, "PEM 文件", file_size(113)),
    ]
    return [*made, *(keys if signed else [])]
