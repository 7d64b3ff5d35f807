"""Tasks → `catalog/tasks/<year>.yml` of a portal (ingest, `--kind task`)."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import asdict
from pathlib import Path
from typing import Any

from gongkai.ingest.document import Document
from gongkai.ingest.elements import Unreadable
from gongkai.ingest.front_matter import dump
from gongkai.ingest.portal_files import Stored
from gongkai.ingest.tasks import TaskRow, read_tasks
from gongkai.ingest.writing import write

FOLDER = "catalog/tasks"


def store_tasks(root: Path, source: str, document: Document, *, force: bool) -> tuple[Stored, int]:
    """Write the tasks of a document's tables; give where they went and how many there are."""
    tasks = read_tasks(document.tables)
    if not tasks:
        raise Unreadable("没有读到任务表；任务表要有「工作任务」或「工作要求」和「责任单位」这样的表头")
    path = f"{FOLDER}/{_year(document)}.yml"
    head = f"# 由 scripts/ingest.py 从 {source} 读出：{document.fields.get('title') or '任务表'}\n"
    text = head + dump({"tasks": [as_entry(task) for task in tasks]})
    return Stored(path, write(root, path, text, replace=force)), len(tasks)


def as_entry(task: TaskRow) -> dict[str, Any]:
    """Give a task as a YAML entry, empty values left out."""
    return {key: value for key, value in asdict(task).items() if value} | {
        "responsible": [{key: value for key, value in asdict(unit).items() if value} for unit in task.responsible]
    }


def _year(document: Document) -> str:
    """Give the year that the tasks are for: the title's, else that of the document's date."""
    named = re.search(r"(20\d{2})\s*年", str(document.fields.get("title") or ""))
    dated = document.fields.get("formed_on")
    if named:
        return named[1]
    return str(dated.year) if isinstance(dated, dt.date) else "undated"
