"""How far the answer to a concern has come, and in how many working days (data's way: derive -> states)."""

from __future__ import annotations

from gongkai.derive import lapsed
from gongkai.kinds.response import Response, ResponseSort
from gongkai.portal import Portal, State
from gongkai.wording import chinese_date, in_title_marks
from gongkai.workdays import Counted, Due, add_workdays, workdays_after

OPEN, OVERDUE, ANSWERED, LATE = "正在办理", "超期未答复", "按期答复", "超期答复"


def limit(response: Response, portal: Portal) -> int:
    """Give the working days within which a concern of its sort is to be answered."""
    periods = portal.identity.periods
    return periods.correction_workdays if response.sort is ResponseSort.MISTAKE else periods.response_workdays


def due(response: Response, portal: Portal) -> Due:
    """Give the last day on which the answer is in time."""
    return add_workdays(response.received_on, limit(response, portal))


def taken(response: Response, portal: Portal) -> Counted:
    """Count the working days from receiving to answering, or up to today."""
    return workdays_after(response.received_on, response.replied_on or portal.today)


def state(response: Response, portal: Portal) -> State:
    """Say whether the concern is answered, and in time; a reply that rests on what has lapsed says so."""
    last = due(response, portal).day
    if response.replied_on is None:
        text = OVERDUE if portal.today > last else OPEN
        return State(text, "waiting", True, f"有关单位正在办理，应当在{chinese_date(last)}前答复。")
    old = [policy for policy in (lapsed(each, portal) for each in response.basis) if policy]
    note = f"答复之后，所依据的{in_title_marks(old[0].heading)}有了变动，现在办事请以现行文件为准。" if old else ""
    return State(LATE if response.replied_on > last else ANSWERED, "waiting" if response.replied_on > last else "good", not old, note)  # fmt: skip
