"""What the page of an answered concern has beyond any record's (L3): what was asked, the answer, and how long it took."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from gongkai import markdown
from gongkai.contact_links import dialled
from gongkai.kinds.response import Response
from gongkai.output import Heading
from gongkai.pages import basis
from gongkai.pages.press import Press
from gongkai.pages.record import Extras
from gongkai.pages.text import finished
from gongkai.states.response import limit, taken
from gongkai.templates import safe
from gongkai.views import Link
from gongkai.wording import chinese_date


def context(response: Response, press: Press) -> dict[str, Any]:
    """Give the concern, the time taken, the clauses behind the answer and whom to call."""
    concern = finished(markdown.render(response.concern).html, response, press)
    return {
        "concern": safe(concern),
        "came": f"{chinese_date(response.received_on)}通过{response.channel}反映",
        "took": _took(response, press),
        "late": response.late_because or "",
        "page": Link(response.page, response.page) if response.page and "://" not in response.page else None,
        "mended": _mended(response),
        "basis": basis.all_basis(response.basis, press),
        "organs": press.organs_in_full(response),
        "phone": dialled(press.phone(response.phone, response.answered_by)),
    }


def _took(response: Response, press: Press) -> str:
    days, allowed = taken(response, press.portal), limit(response, press.portal)
    unsure = "" if days.exact else "（节假日安排尚未公布，暂按周一至周五计算）"
    if response.replied_on is None:
        return f"已收到 {days.days} 个工作日，期限是 {allowed} 个工作日{unsure}"
    words = f"用了 {days.days} 个工作日" if days.days else "当天答复"
    return f"{words}，期限是 {allowed} 个工作日{unsure}"


def _mended(response: Response) -> str:
    if not response.mending:
        return ""
    return f"{response.mending}，{chinese_date(response.mended_on)}" if response.mended_on else response.mending.value


def depends(response: Response, press: Press) -> Iterator[str]:
    """Give what the page prints beyond the records linked to it."""
    yield from basis.depends(response.basis, press)
    yield press.phone(response.phone, response.answered_by)
    yield "" if response.replied_on else str(press.portal.today)


def headings(response: Response, context: Mapping[str, Any]) -> Iterator[Heading]:  # noqa: ARG001 - the signature of every kind's `headings`
    """List the template's own sections."""
    yield Heading(2, "concern", "反映的问题")
    yield Heading(2, "reply", "答复")
    if context["basis"]:
        yield Heading(2, "basis", "依据")


EXTRAS = Extras(
    elsewhere=frozenset({"concern", "basis", "phone", "page", "mending", "mended_on", "late_because"}),
    context=context,
    depends=depends,
    headings=headings,
)
