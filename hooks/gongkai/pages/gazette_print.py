"""A whole issue of the gazette on one page, to be read through, printed or saved as PDF (L3): cover, contents, texts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from markupsafe import Markup

from gongkai import markdown
from gongkai.gazettes import in_order, print_url, style_url
from gongkai.kinds.gazette import Gazette
from gongkai.kinds.policy import Policy
from gongkai.output import Heading, Page, PageOutput
from gongkai.pages import gazette
from gongkai.pages.policy import polish
from gongkai.pages.press import Press, crumbs_of
from gongkai.pages.qr import qr
from gongkai.pages.text import finished, targets
from gongkai.pages.text import in_order as headed
from gongkai.templates import render, safe
from gongkai.wording import clipped

_NAMES = re.compile(r'(<[^<>]*?\s(?:id|aria-labelledby|aria-describedby)=")|(<[^<>]*?\shref="#)')


@dataclass(frozen=True, slots=True)
class Document:
    """One document of an issue, its text under headings of its own, every anchor with the document's in front."""

    id: str
    title: str
    number: str
    organs: str
    date: str
    url: str
    text: Markup
    attachments: tuple[str, ...]


def outputs(press: Press) -> Iterator[PageOutput]:
    """Give a page for every issue."""
    for issue in in_order(press.portal):
        yield PageOutput(print_url(issue), press.fingerprint(_depends(issue, press)), partial(_page, issue, press))


def _depends(issue: Gazette, press: Press) -> Iterator[str]:
    yield press.row_face(issue)
    for policy in policies(issue, press):
        yield press.row_face(policy)
        yield from targets(policy, press)


def policies(issue: Gazette, press: Press) -> Iterator[Policy]:
    """Give the published documents of an issue in the order of print."""
    for _, each in issue.contents():
        found = press.portal.find("policies", each)
        if isinstance(found, Policy):
            yield found


def _page(issue: Gazette, press: Press) -> Page:
    documents = [_document(number, each, press) for number, each in enumerate(policies(issue, press), start=1)]
    cover = gazette.cover(issue, press)
    address = press.address(issue.url)
    picture = qr(address) if press.portal.identity.features.qr else None
    return Page(
        url=print_url(issue),
        title=f"{issue.title}（整期）",
        body=render(
            "pages/gazette_print.html", cover=cover, rubrics=_contents(issue, press), documents=documents,
            lead=issue.summary, address=address, picture=picture,
        ),
        crumbs=crumbs_of(issue.info, (issue.title, issue.url), ("整期", None)),
        contents=(Heading(2, "contents", "目录"), *(Heading(2, each.id, clipped(each.title, 30)) for each in documents)),
        description=f"{issue.title}全部文件的正文，可以打印或另存为 PDF。",
        column=f"{issue.info.plural}/",
        column_type=issue.info.column_type.value,
        body_class="gongbao",
        styles=(style_url(issue),),
    )  # fmt: skip


def _contents(issue: Gazette, press: Press) -> list[tuple[str, list[tuple[str, Policy]]]]:
    """List the rubrics, each with the anchors of its documents."""
    anchors = {policy.id: f"d{number}" for number, policy in enumerate(policies(issue, press), start=1)}
    found: dict[str, list[tuple[str, Policy]]] = {}
    for rubric, each in issue.contents():
        policy = press.portal.find("policies", each)
        if isinstance(policy, Policy):
            found.setdefault(rubric.title, []).append((anchors[policy.id], policy))
    return list(found.items())


def _document(number: int, policy: Policy, press: Press) -> Document:
    anchor = f"d{number}"
    html = polish(finished(markdown.render(press.portal.text(policy)).html, policy, press), policy, press)
    row = press.row(policy)
    return Document(
        id=anchor,
        title=policy.title,
        number=row.number,
        organs=press.organs_in_full(policy),
        date=row.date,
        url=policy.url,
        text=safe(renamed(headed(html, top=3), anchor)),
        attachments=tuple(each.title for each in policy.attachments),
    )


def renamed(html: str, prefix: str) -> str:
    """Put `prefix-` in front of every anchor of a text and of every link to one, for texts that share a page."""
    return _NAMES.sub(lambda found: f"{found[0]}{prefix}-", html)
