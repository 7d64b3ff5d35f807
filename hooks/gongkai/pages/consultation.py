"""What the page of a consultation has beyond any record's (L3): how to answer while it is open, what came of it after."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from gongkai.feedback import Clock, clocks
from gongkai.kinds.consultation import Consultation, OtherWay
from gongkai.output import Heading
from gongkai.pages import relations
from gongkai.pages.embedded import embedded
from gongkai.pages.outcome import Outcome, outcome
from gongkai.pages.press import Press
from gongkai.pages.record import Extras
from gongkai.pages.replying import Reply, depends_on_organs, reply
from gongkai.record import Record
from gongkai.views import Belongs, Fact, Words
from gongkai.wording import chinese_date


@dataclass(frozen=True, slots=True)
class WayView:
    """A meeting, hearing, visit or survey as printed."""

    title: str
    facts: list[Fact]
    summary: Markup


def context(consultation: Consultation, press: Press) -> dict[str, Any]:
    """Give the ways to answer, the outcome, the explanation and the clocks."""
    is_open = not consultation.withdrawn and press.portal.today <= consultation.closes_on
    return {
        "period": period(consultation),
        "reply": reply(consultation, press) if is_open else None,
        "asks": consultation.asks if is_open else (),
        "short": consultation.short_reason or "",
        "outcome": outcome(consultation, press),
        "limits": [_limit(each, press) for each in clocks(consultation, press.portal)],
        "ways": [_way(each, consultation, press) for each in consultation.other_ways],
        "explanation": embedded(consultation.explanation, consultation, press, name="草案说明"),
        "draft": bool(press.portal.text(consultation).strip()),
    }


def period(consultation: Consultation) -> str:
    """Write from when to when the draft is open."""
    return f"{chinese_date(consultation.opens_on)}至{chinese_date(consultation.closes_on)}，共{consultation.days}天"


def _limit(clock: Clock, press: Press) -> Fact:
    """Say of one clock by when the feedback is due and whether it came."""
    unsure = "" if clock.exact else "该年节假日安排尚未公布，暂按周一至周五推算"
    return Fact(clock.sort.value, [Words(f"{chinese_date(clock.due)}前公布，{_kept(clock, press)}")], True, note=unsure)


def _kept(clock: Clock, press: Press) -> str:
    late = clock.late(press.portal.today)
    if clock.done:
        return f"已于{chinese_date(clock.done)}公布" + (f"，晚了{late}天" if late else "，在时限内")
    left = (clock.due - press.portal.today).days
    return f"已逾期{late}天" if late else f"还有{left}天" if left else "今天是最后一天"


def _way(way: OtherWay, consultation: Consultation, press: Press) -> WayView:
    facts = [Fact("时间", [Words(chinese_date(way.on))])]
    facts += [Fact("地点", [Words(way.place)])] if way.place else []
    facts += [Fact("人数", [Words(f"{way.people}")])] if way.people is not None else []
    return WayView(way.form.value, facts, embedded(way.summary, consultation, press, level=4))


def blocks(consultation: Consultation, press: Press) -> Iterator[Belongs]:
    """Give the document that came of it, the decision it belongs to, and whatever else names it."""
    for field, anchor, title in (("document", "document", "出台的文件"), ("decision", "decision", "所属决策事项")):
        found = list(relations.named(consultation, press, field))
        if found:
            yield relations.block(anchor, title, list[Record](found), press)
    yield from relations.incoming(consultation, press)


def headings(consultation: Consultation, context: Mapping[str, Any]) -> Iterator[Heading]:  # noqa: ARG001 - one signature for all kinds
    """List the template's own sections in the order of the page."""
    found: Outcome | None = context["outcome"]
    answer: Reply | None = context["reply"]
    shown = (
        ("reply", "怎么提意见", answer),
        ("outcome", "意见采纳情况", found),
        ("limits", "反馈时限", context["limits"]),
        ("ways", "其他听取意见的方式", context["ways"]),
        ("explanation", "草案说明", True),
        ("draft", "草案全文", context["draft"]),
    )
    yield from (Heading(2, anchor, title) for anchor, title, there in shown if there)


def depends(consultation: Consultation, press: Press) -> Iterator[str]:
    """Give what the page prints beyond the records linked to it: addresses of organs, days left."""
    yield from depends_on_organs(consultation, press)
    yield from (_limit(each, press).values[0].text for each in clocks(consultation, press.portal))


EXTRAS = Extras(
    elsewhere=frozenset({
        "explanation", "asks", "address", "phone", "email", "other_ways", "feedback", "document", "decision", "withdrawn",
        "status", "short_reason",
    }),
    blocks=blocks,
    context=context,
    headings=headings,
    depends=depends,
)  # fmt: skip
