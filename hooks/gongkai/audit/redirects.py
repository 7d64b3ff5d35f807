"""Former addresses: pages for what was withdrawn, and rules by which nginx answers 301 and 410."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import Any
from urllib.parse import urlsplit

from gongkai.audit.tombstones import Tombstone, Withdrawn, record
from gongkai.findings import Finding, Level, quoted
from gongkai.output import Output, Page, PageOutput, fingerprint
from gongkai.pages.press import crumbs
from gongkai.pages.redirects import address
from gongkai.portal import Portal
from gongkai.templates import render
from gongkai.views import Banner, Fact, Link, Words
from gongkai.wording import chinese_date

RULES = "audit/nginx.conf"
_PATH = re.compile(r"^[A-Za-z0-9_\u4e00-\u9fff-][\w.\u4e00-\u9fff-]*(/[\w\u4e00-\u9fff-][\w.\u4e00-\u9fff-]*)*/?$")


@dataclass(frozen=True, slots=True)
class Redirect:
    """A former address and where it leads, both relative to the site's root."""

    source: str
    target: str
    title: str

    def entry(self) -> dict[str, Any]:
        """Give the redirect as the manifest has it."""
        return {"from": self.source, "to": self.target}


@lru_cache(maxsize=2)
def redirects(portal: Portal) -> tuple[list[Redirect], list[Finding]]:
    """List the redirects that records ask for with `aliases`; findings name those that are no path on this site."""
    found, findings = [], []
    for each in portal.every():
        for number, alias in enumerate(each.aliases):
            if _PATH.match(alias) and "." not in {alias.strip("/"), *alias.split("/")}:
                found.append(Redirect(address(alias), each.url, each.heading))
            else:
                message = f"旧网址{quoted(alias)}不是本站的路径，请写成不带域名、不以 / 开头的样子，如 policies/old-id/"
                findings.append(each.finding(("aliases", number), message).coded("A004", Level.ERROR))
    return sorted(found, key=lambda each: each.source), findings


def outputs(portal: Portal, withdrawn: Withdrawn) -> Iterator[Output]:
    """Give the rules for nginx."""
    known, _ = redirects(portal)
    content = rules(known, withdrawn.tombstones, urlsplit(portal.identity.url).path)
    yield Output(RULES, fingerprint([content]), content.encode)


def rules(known: list[Redirect], stones: tuple[Tombstone, ...], place: str) -> str:
    """Write rules to be included in a `server` block of nginx; `place` is the path under which the site lies."""
    gone = [(place + each.url, "" if each.is_file else f"{place}{each.url}index.html") for each in stones]
    moved = [(place + each.source, place + each.target) for each in known]
    return render("audit/nginx.conf", gone=gone, moved=moved)


def pages(portal: Portal, withdrawn: Withdrawn) -> Iterator[PageOutput]:
    """Give the page of each tombstone and the list of them all."""
    stones = sorted(withdrawn.tombstones, key=lambda each: (each.withdrawn_on, each.id), reverse=True)
    for stone in stones:
        if not stone.is_file:
            yield PageOutput(stone.url, _known(stone, portal), partial(_page, stone, portal))
    yield PageOutput("withdrawn/", fingerprint(_known(each, portal) for each in stones), partial(_list, stones, portal))


def _known(stone: Tombstone, portal: Portal) -> str:
    successor = record(stone.successor, portal) if stone.successor else None
    return fingerprint([stone.model_dump_json(), successor.heading if successor else ""])


def _facts(stone: Tombstone, portal: Portal) -> list[Fact]:
    successor = record(stone.successor, portal) if stone.successor else None
    made = [
        Fact("撤下日期", [Words(chinese_date(stone.withdrawn_on))], nowrap=True),
        Fact("决定机关", [Words(stone.decided_by)]),
        Fact("撤下原因", [Words(stone.reason)], whole=True),
    ]
    return [*made, *([Fact("现在请看", [Words(successor.heading, successor.url)], whole=True)] if successor else [])]


def _page(stone: Tombstone, portal: Portal) -> Page:
    successor = record(stone.successor, portal) if stone.successor else None
    links = [Link(successor.heading, successor.url, "替代的内容")] if successor else []
    text = f"这个网址原来的内容已于{chinese_date(stone.withdrawn_on)}撤下，不再公开。原因：{stone.reason}"
    banner = Banner("本页内容已撤下", text, "ended", links)
    body = render("audit/tombstone.html", title=stone.title, banner=banner, facts=_facts(stone, portal))
    return Page(
        url=stone.url,
        title=f"{stone.title}（已撤下）",
        body=body,
        crumbs=crumbs(("已撤下的内容", "withdrawn/"), (stone.title, None)),
        description=text,
        robots="noindex",
    )


def _list(stones: list[Tombstone], portal: Portal) -> Page:
    shown = [
        {"title": each.title, "url": "" if each.is_file else each.url, "facts": _facts(each, portal)} for each in stones
    ]
    body = render("audit/withdrawn.html", stones=shown)
    return Page(
        url="withdrawn/",
        title="已撤下的内容",
        body=body,
        crumbs=crumbs(("已撤下的内容", None)),
        description="本站公开过、后来撤下的内容，以及撤下的原因、日期和决定机关",
    )
