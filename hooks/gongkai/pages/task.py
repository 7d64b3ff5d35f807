"""What the page of a task has beyond any record's (L3): by when, how far, what shows it, where it went on."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from gongkai.kinds.task import Task
from gongkai.lists import ledger
from gongkai.pages import relations, standings
from gongkai.pages.press import Press
from gongkai.pages.record import Extras
from gongkai.portal import newest_first
from gongkai.record import Record
from gongkai.views import Belongs


def context(task: Task, press: Press) -> dict[str, Any]:
    """Give the row of figures on top and what came of the task."""
    state = press.portal.states[task.key]
    return {
        "deadline": str(task.deadline),
        "left": left(task, press),
        "units": list(ledger.units(task, press)),
        "meter": standings.meter(task.progress, "完成百分比") if task.progress is not None else None,
        "outcome": ledger.told(
            task, note=not state.note or task.note is None or task.note.rstrip("。") not in state.note
        ),
        "path": task.task,
    }


def left(task: Task, press: Press) -> str:
    """Say how many days are left for a task that is not finished; empty where its time is up or has no end."""
    days = (task.due_on - press.portal.today).days if task.due_on else -1
    if days < 0 or not press.portal.states[task.key].in_force:
        return ""
    return f"还剩 {days} 天" if days else "今天到期"


def depends(task: Task, press: Press) -> Iterator[str]:
    """Give what changes with the day."""
    yield left(task, press)


def blocks(task: Task, press: Press) -> Iterator[Belongs]:
    """Give what shows that the task is done, the tasks that it came from and went on in, and what else names it."""
    evidence = list(relations.named(task, press, "evidence"))
    if evidence:
        yield relations.block("evidence", "佐证：办成了什么可以看这里", evidence, press)
    carried = list(relations.named(task, press, "carried_to"))
    if carried:
        yield relations.block("carried-to", "转到这一项继续办", carried, press)
    before: list[Record] = list(press.portal.citing(task, Task, "carried_to"))
    if before:
        yield relations.block("carried-from", "由上一年的这一项转来", before, press)
    others = {link.record.id: link.record for link in press.portal.backlinks.get(task.key, ())}
    rest = newest_first([each for each in others.values() if not isinstance(each, Task)])
    if rest:
        yield relations.block("related", "相关内容", rest, press)


EXTRAS = Extras(
    elsewhere=frozenset({
        "evidence", "carried_to", "outcome", "note", "progress", "task", "deadline", "led_by", "led_by_others",
        "assisted_by", "assisted_by_others", "state",
    }),
    context=context,
    blocks=blocks,
    depends=depends,
)  # fmt: skip
