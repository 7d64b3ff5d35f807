"""The clocks of a consultation (L2): by when its feedback is due, and whether it came in time.

Source: DOMAIN 2 and the work plan (samples/000, 七): the feedback on normative documents and other policies within 7 days
after the end; a major decision's final feedback, with the reasons for views not taken, within 10 working days after the
decision document is issued.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from gongkai.kinds.consultation import Consultation, ConsultationSubject
from gongkai.kinds.policy import Policy
from gongkai.portal import Portal
from gongkai.workdays import add_workdays

SHORTEST = 30
"""Days that a draft is normally open. Source: 国令第713号 art. 15; 城乡规划法 art. 26."""
FIRST_DAYS = 7
FINAL_WORKDAYS = 10
_BINDING = {ConsultationSubject.DECISION, ConsultationSubject.NORMATIVE, ConsultationSubject.PLAN}


class Sort(StrEnum):
    """Which of the two clocks."""

    FIRST = "意见收集和采纳情况"
    FINAL = "最终采纳情况和未采纳理由"


@dataclass(frozen=True, slots=True)
class Clock:
    """One clock: `due` is the last day in time, `done` the day of the feedback; `exact` is False beyond the calendar."""

    sort: Sort
    due: dt.date
    done: dt.date | None
    exact: bool = True

    def late(self, today: dt.date) -> int:
        """How many days the feedback is, or was, late; 0 in time."""
        return max(0, ((self.done or today) - self.due).days)

    def overdue(self, today: dt.date) -> bool:
        """Tell whether the feedback should be there and is not."""
        return self.done is None and today > self.due


def needs_thirty_days(consultation: Consultation) -> bool:
    """Tell whether the draft is of a sort that is normally open for thirty days."""
    return bool(_BINDING & set(consultation.subjects))


def document(consultation: Consultation, portal: Portal) -> Policy | None:
    """Give the document that the draft became, where it is published."""
    found = portal.find("policies", consultation.document) if consultation.document else None
    return found if isinstance(found, Policy) and found.key not in portal.withheld else None


def clocks(consultation: Consultation, portal: Portal) -> tuple[Clock, ...]:
    """Give the clocks that run, or ran, for a consultation that has ended; none for one called off."""
    if consultation.withdrawn or portal.today <= consultation.closes_on:
        return ()
    final = _final(consultation, portal)
    return (_first(consultation), final) if final else (_first(consultation),)


def _first(consultation: Consultation) -> Clock:
    due = consultation.closes_on + dt.timedelta(days=FIRST_DAYS)
    return Clock(Sort.FIRST, due, consultation.feedback.published_on if consultation.feedback else None)


def _final(consultation: Consultation, portal: Portal) -> Clock | None:
    issued = document(consultation, portal)
    if issued is None or ConsultationSubject.DECISION not in consultation.subjects:
        return None
    due = add_workdays(issued.formed_on, FINAL_WORKDAYS)
    done = consultation.feedback.concluded_on if consultation.feedback else None
    return Clock(Sort.FINAL, due.day, done, due.exact)
