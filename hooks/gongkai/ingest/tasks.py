"""Task tables of work plans → rows with task, requirement, responsible units and deadline (ingest, `--kind task`)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from gongkai.ingest.elements import Table

_ROLE = re.compile(
    r"(分别牵头|牵头负责|牵头|具体落实|按职责分工负责|按职责负责|共同负责|分工负责|配合|负责|参与|落实|承办|协助|指导)$"
)
_COLUMNS: dict[str, re.Pattern[str]] = {
    "number": re.compile(r"序号|编号"),
    "deadline": re.compile(r"时限|期限|完成时间|时间要求|时间安排|进度要求"),
    "responsible": re.compile(r"责任|牵头|配合|承办|落实单位|实施单位|主体"),
    "requirement": re.compile(r"要求|内容|措施|举措|标准|做法"),
    "task": re.compile(r"任务|事项|项目|类别|领域|目标|重点"),
}
"""Role of a column in a task table → how its header is worded; the first that fits."""


@dataclass(frozen=True)
class Unit:
    """A responsible unit and its part, as printed: 牵头, 配合, or nothing."""

    name: str
    role: str = ""


@dataclass(frozen=True)
class TaskRow:
    """One row of a task table; `task` goes from the widest level to the narrowest, `deadline` is as printed."""

    number: int
    task: tuple[str, ...]
    requirement: str
    responsible: tuple[Unit, ...]
    deadline: str


def read_tasks(tables: Iterable[Table]) -> tuple[TaskRow, ...]:
    """Read the rows of every table that names tasks and who is responsible."""
    return tuple(row for table in tables for row in _rows(table))


def read_units(text: str) -> tuple[Unit, ...]:
    """Take apart 「甲局牵头，乙局、丙局配合」: units are divided by 、, the part of each group stands at its end."""
    units: list[Unit] = []
    for group in _divided(text, "，,；;\n"):
        role = _ROLE.search(group)
        names = _divided(group[: role.start()] if role else group, "、 　")
        units += [Unit(name, role[1] if role else "") for name in names]
    return tuple(units)


def _rows(table: Table) -> Iterable[TaskRow]:
    places = _places(table.columns)
    if not places["responsible"] or not (places["task"] or places["requirement"]):
        return
    for order, row in enumerate(table.rows, 1):
        number = row[places["number"][0]] if places["number"] else ""
        yield TaskRow(
            int(number) if number.isdecimal() else order,
            tuple(dict.fromkeys(row[place] for place in places["task"] if row[place])),
            "；".join(row[place] for place in places["requirement"] if row[place]),
            tuple(unit for place in places["responsible"] for unit in _units(row[place], table.columns[place])),
            "；".join(row[place] for place in places["deadline"] if row[place]),
        )


def _places(columns: Sequence[str]) -> dict[str, list[int]]:
    places: dict[str, list[int]] = {role: [] for role in _COLUMNS}
    for place, name in enumerate(columns):
        role = next((role for role, pattern in _COLUMNS.items() if pattern.search(name)), None)
        if role:
            places[role].append(place)
    return places


def _units(text: str, column: str) -> tuple[Unit, ...]:
    """Read the units of a cell; where the column itself says 牵头 or 配合, that is their part."""
    said = next((role for role in ("牵头", "配合") if role in column), "")
    return tuple(Unit(unit.name, unit.role or said) for unit in read_units(text))


def _divided(text: str, marks: str) -> list[str]:
    """Divide a text at `marks` that stand outside brackets."""
    parts, depth = [""], 0
    for character in text:
        depth += (character in "（(") - (character in "）)")
        if character in marks and depth <= 0:
            parts.append("")
        else:
            parts[-1] += character
    return [part.strip() for part in parts if part.strip()]
