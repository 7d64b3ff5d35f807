"""Tasks → `catalog/tasks/<year>.yml` of a portal, as its records are written (ingest, `--kind task`)."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from gongkai.ingest import catalog_entries
from gongkai.ingest.document import Document
from gongkai.ingest.elements import Remark, Unreadable
from gongkai.ingest.front_matter import dump
from gongkai.ingest.organs import region_parts, short_name
from gongkai.ingest.portal_files import Stored
from gongkai.ingest.tasks import TaskRow, Unit, read_tasks
from gongkai.ingest.writing import write
from gongkai.kinds.task import Task
from gongkai.timelimits import LimitKind, TimeLimit, parse
from gongkai.wording import clipped
from gongkai.workdays import add_workdays

UNREAD = "长期坚持"
"""What stands for a deadline that no form fits, until an editor has looked at it."""
_ASSISTING = re.compile(r"配合|参与|协助|指导")
_FROM_THE_PLAN = re.compile(r"(?:本|该)?(?:方案|通知|任务|文件)[^，。；]{0,4}(?:发布|印发|下发|公布)之日")
_TITLE_ENDS = re.compile(r"[，。；：！？,;\n]")
_SHORTEST, _LONGEST = 6, 28


@dataclass(frozen=True, slots=True)
class Tasks:
    """The tasks of one document on their way into its file."""

    stored: Stored
    count: int
    remarks: tuple[Remark, ...]


def store_tasks(root: Path, source: str, document: Document, *, force: bool) -> Tasks:
    """Write the tasks of a document's tables; give where they went, how many there are and what is to be checked."""
    printed = read_tasks(document.tables)
    if not printed:
        raise Unreadable("没有读到任务表；任务表要有「工作任务」或「工作要求」和「责任单位」这样的表头")
    rows = numbered(printed)
    year = _year(document)
    formed = document.fields.get("formed_on")
    issued = formed if isinstance(formed, dt.date) else None
    known = _names(root)
    path = f"{Task.info.folder}/{year}.yml"
    head = f"# 由 scripts/ingest.py 从 {source} 读出：{document.fields.get('title') or '任务表'}\n"
    shared = {"year": year, **({"updated_on": issued} if issued else {})}
    text = head + dump(shared | {"tasks": [as_entry(row, year, issued, known) for row in rows]})
    return Tasks(Stored(path, write(root, path, text, replace=force)), len(rows), tuple(_remarks(rows, printed)))


def numbered(rows: Sequence[TaskRow]) -> Sequence[TaskRow]:
    """Number the rows anew where a number comes twice: one number for several rows, or each table from 1."""
    numbers = {row.number for row in rows}
    return rows if len(numbers) == len(rows) else [replace(row, number=order) for order, row in enumerate(rows, 1)]


def as_entry(row: TaskRow, year: int, issued: dt.date | None, known: Mapping[str, str]) -> dict[str, Any]:
    """Give a row as a record of the portal; units that the organs' list does not have keep the printed name."""
    led = [unit for unit in row.responsible if not _ASSISTING.search(unit.role)]
    assisted = [unit for unit in row.responsible if _ASSISTING.search(unit.role)]
    limit = parse(row.deadline) or TimeLimit(UNREAD, LimitKind.STANDING)
    entry = {
        "id": f"{year}-{row.number}",
        "number": row.number,
        "title": title_of(row),
        "task": list(row.task),
        "requirement": row.requirement or "；".join(row.task),
        **_units("led_by", led, known),
        **_units("assisted_by", assisted, known),
        "deadline": limit.text,
        "due_on": _due(limit, issued),
        "note": f"任务表上的时限是「{row.deadline}」" if row.deadline and limit.text != row.deadline else "",
    }
    return {name: value for name, value in entry.items() if value not in (None, [], "")}


def title_of(row: TaskRow) -> str:
    """Name a task by the first words of what it requires, or by its narrowest level."""
    words = row.requirement or (row.task[-1] if row.task else "")
    end = next((found.start() for found in _TITLE_ENDS.finditer(words) if found.start() >= _SHORTEST), len(words))
    return clipped(words[:end], _LONGEST) or f"第{row.number}项任务"


def _due(limit: TimeLimit, issued: dt.date | None) -> dt.date | None:
    """Give the day of a term that runs from the plan itself; any other is worked out from its words when it is read."""
    runs = issued and limit.kind is LimitKind.WORKDAYS and _FROM_THE_PLAN.search(limit.text)
    return add_workdays(issued, limit.count).day if runs and issued else None


def _units(field: str, units: Iterable[Unit], known: Mapping[str, str]) -> dict[str, Any]:
    names = list(dict.fromkeys(unit.name for unit in units))
    ids = list(dict.fromkeys(known[name] for name in names if name in known))
    return {field: ids, f"{field}_others": [name for name in names if name not in known]}


def _names(root: Path) -> dict[str, str]:
    """Map the names of the portal's organs, whole, short, and without their region, to their ids."""
    known = dict(catalog_entries.organizations(root).known)
    for name, each in list(known.items()):
        known.setdefault(short_name(name), each)
        known.setdefault(name.removeprefix("".join(region_parts(name))), each)
    return known


def _remarks(rows: Sequence[TaskRow], printed: Sequence[TaskRow]) -> Iterator[Remark]:
    if rows is not printed:
        yield Remark(0, f"任务表的序号有重复，已按先后改为 1 至 {len(rows)}，标识随序号，请核对")
    for row in rows:
        if parse(row.deadline) is None:
            written = f"时限「{row.deadline}」读不懂" if row.deadline else "没有写时限"
            yield Remark(0, f"第{row.number}项：{written}，先写作「{UNREAD}」，请改成实际的完成时限")


def _year(document: Document) -> int:
    """Give the year that the tasks are for: the title's, else that of the document's date."""
    named = re.search(r"(20\d{2})\s*年", str(document.fields.get("title") or ""))
    dated = document.fields.get("formed_on")
    if named:
        return int(named[1])
    if isinstance(dated, dt.date):
        return dated.year
    raise Unreadable("标题里没有年份，落款也没有日期，不知道是哪一年的任务；请在标题里写上年份再读一次")
