"""Texts to copy from for the government's other channels (L3): one page a new document, and the list of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial

from gongkai.kinds.account import Account
from gongkai.kinds.interpretation import Interpretation
from gongkai.kinds.policy import Policy
from gongkai.output import Page, PageOutput
from gongkai.pages.plain import Plain, output
from gongkai.pages.press import Press, crumbs
from gongkai.portal import Portal
from gongkai.sharing import Shared, newest, shared, validity
from gongkai.templates import render
from gongkai.views import Empty, Link
from gongkai.vocabularies import Section

LIST = "share/"
"""Address of the list."""
_LIST = Plain(
    LIST, "分发文案", "新文件发到微信、微博、短信等渠道时，从这里复制。标题、文号、有效性和网址与网站同一个来源，改了文件，文案自动跟着改。",
    "pages/share.html",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Piece:
    """One text to be copied: `用 58 字，最多 70 字`."""

    id: str
    label: str
    text: str
    used: str
    rows: int


@dataclass(frozen=True, slots=True)
class Outlet:
    """What one platform gets; `missing` names what could not be made to fit."""

    id: str
    name: str
    pieces: tuple[Piece, ...]
    missing: str


def outputs(press: Press) -> Iterator[PageOutput]:
    """Give the list and a page for every new document."""
    policies = newest(press.portal)
    made = output(
        replace(_LIST, above=_above(press.portal)),
        lambda: _context(policies, press),
        map(press.row_face, policies),
        press,
    )
    yield replace(made, make=lambda: _unlisted(made.make()))
    for policy in policies:
        faces = map(press.row_face, press.portal.citing(policy, Interpretation, "policies"))
        known = press.fingerprint([press.row_face(policy), *faces, str(_above(press.portal))])
        yield PageOutput(url(policy), known, partial(_page, policy, press))


def links(portal: Portal) -> Iterator[tuple[Section, Link]]:
    """Lead to the list from the column of open information where there is no register of accounts to lead there."""
    if newest(portal) and not _above(portal):
        yield Section.OPEN, Link(_LIST.title, LIST, "新文件发到微信、微博、短信等渠道的文字，供各单位新媒体编辑复制")


def _above(portal: Portal) -> tuple[tuple[str, str], ...]:
    """Give the register of accounts, whose editors the texts are for."""
    info = Account.info
    return ((info.label, f"{info.plural}/"),) if portal.records.get(info.plural) else ()


def url(policy: Policy) -> str:
    """Give the address of a document's texts."""
    return f"share/{policy.id}/"


def _unlisted(page: Page) -> Page:
    """Keep search engines away from pages that are for editors and come and go."""
    return replace(page, robots="noindex")


def _context(policies: tuple[Policy, ...], press: Press) -> dict[str, object]:
    nothing = Empty("还没有可以分发的文件", "有新的主动公开文件后，这里会列出它的文案。", (Link("回到首页", ""),))
    return {
        "rows": [replace(press.row(each), url=url(each), summary="") for each in policies],
        "count": f"最近 {len(policies)} 份文件",
        "platforms": "、".join(each.name for each in press.portal.identity.share_platforms),
        "data": press.portal.identity.features.data,
        "empty": None if policies else nothing,
    }


def _page(policy: Policy, press: Press) -> Page:
    made = shared(policy, press.portal)
    explained = press.portal.citing(policy, Interpretation, "policies")
    body = render(
        "pages/share_one.html",
        policy=policy,
        validity=validity(policy, press.portal),
        outlets=[_outlet(number, each) for number, each in enumerate(made, start=1)],
        explained=[press.link(each, each.form.value) for each in explained],
        data=f"data/share/{policy.id}.json" if press.portal.identity.features.data else "",
    )
    page = Page(
        url=url(policy),
        title=f"分发文案：{policy.title}",
        body=body,
        crumbs=crumbs(*_above(press.portal), (_LIST.title, _LIST.url), (policy.document_number or policy.title, None)),
        description=f"{policy.title}发到各平台的标题、正文和网址。",
    )
    return _unlisted(page)


def _outlet(number: int, made: Shared) -> Outlet:
    anchor = f"p{number}"
    written = (("标题", made.title, made.platform.title), ("正文", made.text, made.platform.text))
    pieces = [
        Piece(f"{anchor}-{place}", label, text, f"用 {len(text)} 字，最多 {limit} 字", 1 + len(text) // 38)
        for place, (label, text, limit) in enumerate(written, start=1)
        if text
    ]
    if not made.platform.link:
        pieces.append(Piece(f"{anchor}-3", "原文链接", made.link, "放进平台的链接栏", 1 + len(made.link) // 50))
    missing = "、".join(label for label, text, limit in written if limit and not text)
    return Outlet(anchor, made.platform.name, tuple(pieces), missing)
