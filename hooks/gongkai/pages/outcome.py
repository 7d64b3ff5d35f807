"""What came in on a draft and what became of it (L3): sums, channels, and every view with its answer."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from gongkai import markdown
from gongkai.kinds.consultation import Comment, Consultation, Feedback
from gongkai.pages.charts import Chart, Datum, bars
from gongkai.pages.embedded import embedded
from gongkai.pages.press import Press
from gongkai.pages.tally import Tally, tally
from gongkai.views import Fact, Words
from gongkai.vocabularies import Adoption
from gongkai.wording import chinese_date

TONES = {Adoption.TAKEN: "good", Adoption.PARTLY: "waiting", Adoption.NOT_TAKEN: "plain"}
"""The colour that repeats what became of a view."""


@dataclass(frozen=True, slots=True)
class AnswerView:
    """A view with its answer. `clause` is the label of the clause that it is about, `clause_url` where that stands."""

    content: Markup
    adoption: str
    tone: str
    reply: Markup
    by: str = ""
    clause: str = ""
    clause_url: str = ""
    count: str = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """The whole feedback."""

    published: str
    concluded: str
    summary: Markup
    counts: list[Fact]
    channels: Chart | None
    comments: list[AnswerView]


def outcome(consultation: Consultation, press: Press) -> Outcome | None:
    """Gather the feedback; None while there is none."""
    given = consultation.feedback
    if given is None:
        return None
    labels = _labels(consultation, press) if any(each.clause for each in given.comments) else {}
    return Outcome(
        published=chinese_date(given.published_on),
        concluded=chinese_date(given.concluded_on) if given.concluded_on else "",
        summary=embedded(given.summary, consultation, press),
        counts=counted(tally(consultation)),
        channels=channels(given),
        comments=[_comment(each, labels, consultation, press) for each in given.comments],
    )


def counted(sums: Tally) -> list[Fact]:
    """Give the sums as figures; unrelated ones only where there are any."""
    found = [("收到意见", sums.received), ("采纳", sums.taken), ("部分采纳", sums.partly), ("未采纳", sums.not_taken)]
    if sums.unrelated:
        found.append(("与草案无关", sums.unrelated))
    return [Fact(label, [Words(f"{number}条")]) for label, number in found]


def channels(given: Feedback) -> Chart | None:
    """Chart what came in by each way, most first."""
    if not given.channels:
        return None
    found = sorted(given.channels, key=lambda each: -each.count)
    data = [Datum(each.channel.value, (each.count,)) for each in found]
    return bars("channels", "各渠道收到的意见", data, unit="条", head="渠道")


def _labels(consultation: Consultation, press: Press) -> dict[str, tuple[str, str]]:
    clauses = markdown.render(press.portal.text(consultation)).clauses
    return {each.key: (each.label.rstrip("、"), each.anchor) for each in clauses}


def _comment(
    comment: Comment, labels: dict[str, tuple[str, str]], consultation: Consultation, press: Press
) -> AnswerView:
    label, anchor = labels.get(comment.clause or "", ("", ""))
    return AnswerView(
        content=embedded(comment.content, consultation, press, level=4),
        by=comment.by or "",
        clause=label,
        clause_url=f"{consultation.url}#{anchor}" if anchor else "",
        count=f"相同意见{comment.count}条" if comment.count > 1 else "",
        adoption=comment.adoption.value,
        tone=TONES[comment.adoption],
        reply=embedded(comment.reply, consultation, press, level=4),
    )
