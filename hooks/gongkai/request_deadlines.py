"""By when a request must be answered (L0): the time limits of 条例 art. 30, 32 and 33 in working days."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from gongkai.workdays import Due, add_workdays, is_covered, is_workday

REPLY = 20
"""Working days for the answer, from the day after the request came in (art. 33)."""
EXTENSION = 20
"""Working days by which the answer may be put off at most (art. 33)."""
CORRECTION = 7
"""Working days to ask for what is missing in a request (art. 30)."""
THIRD_PARTY = 15
"""Working days that a third party has to say what it thinks (art. 32)."""
PAYMENT = 20
"""Working days to pay a fee that was asked for. Source: 国办函〔2020〕109号."""


@dataclass(frozen=True, slots=True)
class Consultation:
    """A third party or another organ was asked; the days after `sent` up to `answered` do not count (art. 33)."""

    sent: dt.date
    answered: dt.date


@dataclass(frozen=True, slots=True)
class Deadlines:
    """The last days for each step of one request."""

    correction_notice: Due
    reply: Due
    extended: Due
    third_party: Due | None = None


def deadlines(
    received: dt.date, *, corrected: dt.date | None = None, consultation: Consultation | None = None
) -> Deadlines:
    """Give the last days for a request received on `received`.

    Where it was corrected, the answer's days count from the day on which the correction came in (art. 30).
    """
    start = corrected or received
    return Deadlines(
        correction_notice=add_workdays(received, CORRECTION),
        reply=_counted(start, REPLY, consultation),
        extended=_counted(start, REPLY + EXTENSION, consultation),
        third_party=add_workdays(consultation.sent, THIRD_PARTY) if consultation else None,
    )


def _counted(start: dt.date, count: int, consultation: Consultation | None) -> Due:
    """Give the day that is `count` working days after `start`, the days of a consultation left out."""
    if consultation is None:
        return add_workdays(start, count)
    day, exact = start, True
    while count:
        day += dt.timedelta(days=1)
        exact = exact and is_covered(day)
        waiting = consultation.sent < day <= consultation.answered
        count -= is_workday(day) and not waiting
    return Due(day, exact)
