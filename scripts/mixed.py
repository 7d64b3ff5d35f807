"""A portal of any size with records of every kind, for measuring: the shipped one again and again under new ids (no input).

Everything is read from the kinds' declarations: where records lie, what names others and what is a number. A further kind
joins as soon as the shipped portal has records of it. Copy `n` of a record names copy `n` of what the record names, and
its title tells it from the others.
"""

from __future__ import annotations

import re
import shutil
import tempfile
from collections.abc import Iterator, Mapping, Set
from pathlib import Path
from typing import Any

import yaml

from gongkai import site, yamltext
from gongkai.files import split_front_matter
from gongkai.findings import Level
from gongkai.kinds import all_kinds
from gongkai.record import Record, Role, Storage, reference_paths, uses
from gongkai.references import ReferencePath
from gongkai.yamlplain import SURPRISE

NAMES = {"organizations", "topics", "audiences"}
"""Kinds by which records are sorted; more of them would be another portal, not a larger one."""
_LAST_NUMBER = re.compile(r"\d+(?=\D*$)")
Waived = Mapping[str, Set[str]]
"""Codes of rules by the plural of the kind whose copies are excepted from them."""
_STEP = 1000
"""What a copy's numbers are higher by than those of the copy before."""


def portal(root: Path, records: int) -> Path:
    """Write a portal of at least `records` records over all kinds, its search off, with the shipped one as the first copy."""
    if not root.is_dir():
        with tempfile.TemporaryDirectory() as place:
            waived = _disputed(_copies(Path(place, "portal"), 0, {}))
        _copies(root, records, waived)
    return root


def _copies(root: Path, records: int, waived: Waived) -> Path:
    """Write the shipped portal and whole copies of it, one at least, until there are `records` records."""
    shipped = Path(__file__).resolve().parent.parent
    for name in ("catalog", "content"):
        shutil.copytree(shipped / name, root / name)
    settings = root / "catalog/portal.yml"
    settings.write_text(settings.read_text("utf-8").replace("  search: true", "  search: false"), "utf-8")
    sources = [(kind, path, *_read(path)) for kind in all_kinds().values() for path in _files(kind, shipped)]
    copied = [each for each in sources if each[0].info.plural not in NAMES]
    size = sum(_size(kind, front) for kind, _, front, _ in copied)
    for number in range(1, max(1, -(-records // size) - 1) + 1):
        for kind, path, front, body in copied:
            _write(root / path.relative_to(shipped), kind, _copied(kind, front, number, waived), body, number)
    return root


def _disputed(root: Path) -> Waived:
    """List the rules by which a copy beside its original is an error, such as those on things that a year has one of."""
    found: dict[str, set[str]] = {}
    for finding in site.load_portal(root, site.build_day().date()).findings:
        if finding.level is Level.ERROR:
            found.setdefault(finding.subject.partition("/")[0], set()).add(finding.code)
    return found


def _files(kind: type[Record], shipped: Path) -> Iterator[Path]:
    place = shipped / kind.info.folder
    ending = "*.md" if kind.info.storage is Storage.MARKDOWN else "*.yml"
    yield from [place] if place.is_file() else sorted(place.rglob(ending))


def _read(path: Path) -> tuple[dict[str, Any], str]:
    text = path.read_text("utf-8")
    parts = split_front_matter(text) if path.suffix == ".md" else (text, "", 0)
    return yamltext.parse(parts[0] if parts else "").value or {}, parts[1] if parts else ""


def _size(kind: type[Record], front: dict[str, Any]) -> int:
    return len(front.get(kind.info.list_key) or ()) if kind.info.storage is Storage.LIST else 1


def _copied(kind: type[Record], front: dict[str, Any], number: int, waived: Waived) -> dict[str, Any]:
    """Give what a file holds as copy `number` of it."""
    if kind.info.storage is not Storage.LIST:
        return _renamed(kind, front, number, waived)
    key = kind.info.list_key
    return {
        name: [_renamed(kind, each, number, waived) for each in value] if name == key else value
        for name, value in front.items()
    }


def _renamed(kind: type[Record], written: dict[str, Any], number: int, waived: Waived) -> dict[str, Any]:
    made: dict[str, Any] = yaml.load(yaml.dump(written, Dumper=_Plain), Loader=yaml.CSafeLoader)
    if "id" in made:
        made["id"] = f"{made['id']}-n{number}"
    made.pop("aliases", None)
    why = "为测量速度复制的记录"
    made["waivers"] = [{"code": code, "reason": why} for code in sorted(waived.get(kind.info.plural, ()))]
    for path in reference_paths(kind):
        _rename(made, path, path.steps, number)
    for name, use in uses(kind):
        if use.get("role") == Role.TITLE and isinstance(made.get(name), str):
            made[name] = f"{made[name]}（{number + 1}）"
        elif isinstance(made.get(name), str) and (use.get("search") == "numbers" or use.get("role") == Role.NUMBER):
            made[name] = _LAST_NUMBER.sub(
                lambda found: str(int(found[0]) + _STEP * number).zfill(len(found[0])), made[name]
            )
    return made


def _rename(value: Any, path: ReferencePath, steps: tuple[str, ...], number: int) -> None:
    """Let the references at the end of a way name the copy of what they named."""
    step, rest = steps[0], steps[1:]
    places: Any = (
        range(len(value)) if step == "*" and isinstance(value, list) else [step] if step in (value or ()) else []
    )
    for place in places:
        if rest:
            _rename(value[place], path, rest, number)
        elif isinstance(value[place], str):
            target, mark, clause = value[place].partition("#")
            kind = target.partition("/")[0] if path.reference.kind == "*" else path.reference.kind
            value[place] = value[place] if kind in NAMES else f"{target}-n{number}{mark}{clause}"


def _write(path: Path, kind: type[Record], front: dict[str, Any], body: str, number: int) -> None:
    """Write a copy beside its original, or behind it where all records of the kind lie in one file."""
    head = yaml.dump(front, allow_unicode=True, sort_keys=False, Dumper=_Plain, width=10_000)
    if path.name == Path(kind.info.folder).name:
        key = kind.info.list_key
        more = yaml.dump(front[key], allow_unicode=True, sort_keys=False, Dumper=_Plain, width=10_000)
        path.write_text(f"{path.read_text('utf-8').rstrip()}\n{_indented(more, path, key)}\n", "utf-8")
        return
    text = f"---\n{head}---\n{body}" if kind.info.storage is Storage.MARKDOWN else head
    path.with_name(f"{path.stem}-n{number}{path.suffix}").write_text(text, "utf-8")


def _indented(entries: str, path: Path, key: str) -> str:
    """Indent list entries as those of a file are."""
    found = re.search(rf"^{key}:.*\n(?:\s*(?:#.*)?\n)*( *)- ", path.read_text("utf-8"), re.MULTILINE)
    spaces = found[1] if found else ""
    return "\n".join(spaces + line if line else "" for line in entries.splitlines())


class _Plain(yaml.CSafeDumper):
    """Writes equal values out again instead of referring to the first."""

    def ignore_aliases(self, data: object) -> bool:  # noqa: ARG002 - yaml asks for the argument
        """Never use an alias."""
        return True


def _text(dumper: yaml.CSafeDumper, text: str) -> yaml.ScalarNode:
    """Quote what other software would read otherwise, as editors do."""
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style="'" if SURPRISE.match(text) else None)


_Plain.add_representer(str, _text)
