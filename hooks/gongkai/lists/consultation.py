"""Consultations (L3): what can be answered today stands first, with the days left; then all of them, newest first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from gongkai.kinds.consultation import Consultation, ConsultationState
from gongkai.lists.kind import Own
from gongkai.lists.listing import Head
from gongkai.pages.press import Press
from gongkai.record import Record
from gongkai.states.consultation import days_left
from gongkai.views import Days, Empty, Link, Row
from gongkai.wording import chinese_date

SOON = 7
"""Days before the end from which a reader should hurry."""


def open_now(press: Press) -> list[Consultation]:
    """List what can be answered today, what ends first in front."""
    found = [each for each in press.portal.all(Consultation) if _state(each, press) == ConsultationState.OPEN]
    return sorted(found, key=lambda each: (each.closes_on, each.id))


def _state(consultation: Consultation, press: Press) -> str:
    state = press.portal.states.get(consultation.key)
    return state.text if state else ""


def open_row(consultation: Consultation, press: Press) -> Row:
    """Give an open consultation as a row with the days left in place of the day on which it began."""
    left = Days(
        days_left(consultation, press.portal),
        chinese_date(consultation.closes_on),
        consultation.closes_on.isoformat(),
        soon=(consultation.closes_on - press.portal.today).days <= SOON,
    )
    return replace(press.row(consultation), date="", date_iso="", days_left=left)


def none_open(press: Press) -> Empty | None:
    """Say that nothing can be answered today, and what came of the last one; None where there never was any."""
    every = press.portal.newest(Consultation)
    if not every:
        return None
    last = next((each for each in every if each.feedback), every[0])
    links = (Link(last.title, last.url, _state(last, press)), Link("全部意见征集", "consultations/"))
    return Empty(
        "目前没有正在征求意见的草案", "有新的草案时会登在这里，也可以订阅更新。最近一次征集的处理情况：", links
    )


def head(records: Sequence[Record], press: Press) -> Head | None:  # noqa: ARG001 - one signature for all kinds
    """Put what is open above the list."""
    found = open_now(press)
    rows = [open_row(each, press) for each in found]
    empty = None if rows else none_open(press)
    return Head("lists/open_consultations.html", lambda: {"rows": rows, "empty": empty}, (str(rows), str(empty)))


def newest(press: Press) -> Sequence[Row]:
    """Give what the section's page shows: what is open, else the newest."""
    rows = [open_row(each, press) for each in open_now(press)]
    return rows or [press.row(each) for each in press.portal.newest(Consultation)[:3]]


OWN = Own(head=head, newest=newest)
