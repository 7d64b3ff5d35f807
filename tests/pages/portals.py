"""Small portals for the tests of pages: part of the shipped one, changed at will, and one with nothing in it."""

from __future__ import annotations

import datetime as dt
import random
import re
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import yaml

from gongkai import link, sources, states
from gongkai.pages.every import pages
from gongkai.portal import Portal

ROOT = Path(__file__).resolve().parents[2]
TODAY = dt.date(2026, 11, 22)
PARTS = (
    "catalog/portal.yml",
    "catalog/organizations.yml",
    "catalog/topics.yml",
    "catalog/audiences.yml",
    "catalog/questions/education.yml",
    "catalog/disclosure/ywjy.yml",
    "catalog/packs/yiwu-jiaoyu-ruxue.yml",
    "catalog/packs/biyesheng-jiuye-chuangye.yml",
    "content/open/guide.md",
)
STEMS = re.compile(r"^(yxjt-|yxrs-|yxb-2024-9|yx-2025-7|yx-2022-4|yx-2019-6)")
"""The policies and interpretations of the part: schools, work, and three generations of one document."""


def small(root: Path) -> Path:
    """Copy a part of the shipped portal to `root`: some of every kind, linked with each other."""
    for name in PARTS:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / name, root / name)
    for folder in ("content/policies", "content/interpretations"):
        for path in sorted((ROOT / folder).rglob("*")):
            if path.is_file() and STEMS.match(path.name):
                (root / path.relative_to(ROOT)).parent.mkdir(parents=True, exist_ok=True)
                shutil.copy(path, root / path.relative_to(ROOT))
    return root


def load(root: Path, today: dt.date = TODAY) -> Portal:
    """Read, link and derive what is published of the portal at `root`."""
    identity, _ = sources.read_identity(root)
    assert identity is not None
    files, _ = sources.scan(root)
    records = [record for file in files for record in sources.read_records(root, file).records]
    portal, _ = link.link(records, identity, root=root, today=today)
    editorial, _ = sources.read_editorial(root)
    return link.published(states.with_states(replace(portal, editorial=tuple(editorial))))


def rendered(portal: Portal) -> dict[str, tuple[str, str]]:
    """Render every page: address → fingerprint and everything that goes into the shell."""
    return {page.url: (page.fingerprint, repr(page.make())) for page in pages(portal)}


def bare(root: Path) -> Path:
    """Make a portal of which only the identity is written."""
    (root / "catalog").mkdir(parents=True)
    (root / "catalog" / "portal.yml").write_text(
        "name: 空网站\nurl: https://www.example.org/\nregion: 某区\norgan: 某区人民政府办公室\n", encoding="utf-8"
    )
    return root


# --- changing a portal's files -----------------------------------------------------------------------------------


def edit(root: Path, name: str, change: Callable[[dict[str, Any]], None], *, body: str = "") -> None:
    """Change the values of a source file, and add `body` to its text where it has one."""
    path = root / name
    text = path.read_text(encoding="utf-8")
    if name.endswith(".md"):
        _, front, rest = text.split("---\n", 2)
        values = yaml.load(front, yaml.BaseLoader)  # noqa: S506 - strings first, as the portal reads them
        change(values)
        path.write_text(f"---\n{_dumped(values)}---\n{rest}{body}", encoding="utf-8")
        return
    values = yaml.load(text, yaml.BaseLoader)  # noqa: S506 - as above
    change(values)
    path.write_text(_dumped(values), encoding="utf-8")


def _dumped(values: Any) -> str:
    return yaml.safe_dump(values, allow_unicode=True, sort_keys=False)


def mutate(root: Path, choice: random.Random) -> str:
    """Change one record's source in a way that an editor might; say what was done."""
    name = choice.choice(_sources(root))
    actions = _ACTIONS if name.endswith(".md") else [act for act in _ACTIONS if act is not _longer]
    action = choice.choice(actions)
    done: list[str] = []

    def change(values: dict[str, Any]) -> None:
        record = _one_record(values, choice)
        done.append(action(record, choice, root))

    edit(root, name, change, body="\n第九十九条　本条是新加的。\n" if action is _longer else "")
    return f"{name}: {done[0]}"


def _sources(root: Path) -> list[str]:
    found = [path.relative_to(root).as_posix() for path in sorted(root.rglob("*")) if path.suffix in {".md", ".yml"}]
    return [name for name in found if name != "catalog/portal.yml" and not name.startswith("content/open")]


def _one_record(values: dict[str, Any], choice: random.Random) -> dict[str, Any]:
    lists = [each for each in values.values() if isinstance(each, list) and each and isinstance(each[0], dict)]
    nested = "sections" in values or "title" in values
    record: dict[str, Any] = values if nested or not lists else choice.choice(lists[0])
    return record


def _policy_ids(root: Path) -> list[str]:
    return [path.stem for path in sorted((root / "content/policies").rglob("*.md"))]


def _retitle(record: dict[str, Any], choice: random.Random, root: Path) -> str:  # noqa: ARG001 - one signature for all changes
    for field in ("title", "question", "name", "level2"):
        if field in record:
            record[field] += "（改）"
            return f"{field} changed"
    raise AssertionError(record)


def _summarise(record: dict[str, Any], choice: random.Random, root: Path) -> str:  # noqa: ARG001 - one signature for all changes
    field = "summary" if "summary" in record else "answer" if "answer" in record else "level1"
    record[field] = record.get(field, "") + "又加了一句。"
    return f"{field} changed"


def _hide(record: dict[str, Any], choice: random.Random, root: Path) -> str:  # noqa: ARG001 - one signature for all changes
    record["draft"] = "true"
    return "made a draft"


def _date(record: dict[str, Any], choice: random.Random, root: Path) -> str:
    for field in ("published_on", "updated_on"):
        if field in record:
            record[field] = f"20{choice.randint(19, 25)}-0{choice.randint(1, 9)}-1{choice.randint(0, 9)}"
            return f"{field} changed"
    return _retitle(record, choice, root)


def _organ(record: dict[str, Any], choice: random.Random, root: Path) -> str:
    for field in ("issued_by", "answered_by", "responsible", "maintained_by"):
        if field in record:
            record[field] = ["sfj", "jtj"] if record[field] != ["sfj", "jtj"] else ["czj"]
            return f"{field} changed"
    record["short_name" if "short_name" in record else "summary"] = "改过的名称"
    return _retitle(record, choice, root)


def _relate(record: dict[str, Any], choice: random.Random, root: Path) -> str:
    if "document_number" not in record:
        return _summarise(record, choice, root)
    field = choice.choice(["amends", "supersedes", "related"])
    record[field] = [choice.choice(_policy_ids(root))]
    return f"{field} {record[field]}"


def _repeal(record: dict[str, Any], choice: random.Random, root: Path) -> str:
    if "document_number" in record:
        record["expires_on"] = "2025-12-31"
        return "expired"
    if "basis" in record or "valid_until" in record:
        record["valid_until"] = "2025-12-31"
        return "no longer valid"
    return _retitle(record, choice, root)


def _move(record: dict[str, Any], choice: random.Random, root: Path) -> str:  # noqa: ARG001 - one signature for all changes
    record["aliases"] = [f"old/{choice.randint(1, 99)}/"]
    return "got an old address"


def _topics(record: dict[str, Any], choice: random.Random, root: Path) -> str:
    if "topics" not in record:
        return _summarise(record, choice, root)
    record["topics"] = [choice.choice(["kjjy", "ldrs", "shangxue"]), "zhzw"]
    record["audiences"] = [choice.choice(["lnr", "xsjz"])]
    return "themes and groups changed"


def _longer(record: dict[str, Any], choice: random.Random, root: Path) -> str:  # noqa: ARG001 - one signature for all changes
    return f"text of {record.get('title')} longer"


_ACTIONS = [_retitle, _summarise, _hide, _date, _organ, _relate, _repeal, _move, _topics, _longer]
