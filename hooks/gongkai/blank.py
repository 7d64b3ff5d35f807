"""An empty record with every field explained in Chinese (L1): model → commented YAML, for people to fill in.

Required fields come first and are open; the others are there but commented out. What is left empty is found by the
reader as missing, so an unfinished record is never published by accident.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from gongkai.record import Record, Role, Storage, roles
from gongkai.references import Reference
from gongkai.timelimits import TimeLimit

Choices = Mapping[str, Mapping[str, str]]
"""By the plural of a kind: ids that a reference may name, and what they are called."""
_MAINTENANCE = ("change_note", "aliases", "waivers")
_FIRST = ("id", "title", "question", "name")
_NAMES_SHOWN = 60


@dataclass(frozen=True, slots=True)
class Shape:
    """What is written in a field: one value or several, of a vocabulary, a kind's ids, a part or a plain type."""

    many: bool = False
    vocabulary: tuple[str, ...] = ()
    reference: Reference | None = None
    part: type[BaseModel] | None = None
    plain: type | None = None

    @property
    def hint(self) -> str:
        """Say how to write a value."""
        if self.part:
            return ""
        if self.many:
            return "可写多项，如 [甲, 乙]"
        return {dt.date: "日期，如 2026-01-02", bool: "true 或 false", int: "整数"}.get(self.plain or str, "")


def shape(info: FieldInfo) -> Shape:
    """Work out what is written in a field."""
    reference = next((mark for mark in info.metadata if isinstance(mark, Reference)), None)
    return _shape(info.annotation, reference)


def _shape(annotation: Any, reference: Reference | None, *, many: bool = False) -> Shape:
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        found = next((mark for mark in arguments[1:] if isinstance(mark, Reference)), reference)
        return _shape(arguments[0], found, many=many)
    if origin in (Union, UnionType):
        return _shape(next(each for each in arguments if each is not type(None)), reference, many=many)
    if origin is tuple:
        return _shape(arguments[0], reference, many=True)
    if isinstance(annotation, type) and issubclass(annotation, Enum):
        return Shape(many, tuple(str(each.value) for each in annotation), reference)
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return Shape(many, part=annotation)
    plain = annotation if isinstance(annotation, type) and annotation is not TimeLimit else str
    return Shape(many, reference=reference, plain=plain)


def fields(model: type[BaseModel]) -> tuple[list[str], list[str]]:
    """List the names of a model's required and optional fields in the order in which one fills them in."""
    names = list(model.model_fields)
    first = [name for name in _FIRST if name in names]
    rest = [name for name in names if name not in first and name not in _MAINTENANCE]
    ordered = [*first, *rest, *(name for name in _MAINTENANCE if name in names)]
    required = [name for name in ordered if model.model_fields[name].is_required()]
    return required, [name for name in ordered if name not in required]


def blank(
    kind: type[Record],
    values: Mapping[str, str],
    choices: Choices,
    *,
    suggestions: Mapping[str, str],
    left_out: Collection[str] = (),
) -> str:
    """Write an empty record of `kind`: `values` filled in, `suggestions` offered; YAML mapping without indentation.

    Values are written as they are given, so they must be YAML. Fields in `left_out` are written elsewhere.
    """
    required, optional = ([name for name in names if name not in left_out] for names in fields(kind))
    filled = [name for name in optional if name in values]
    lines = [
        f"# 填写说明：以「# 」开头的是说明，填好后可删去；用不到的字段不必理会，用到时去掉行首的 #。新建的{kind.info.label}先是草稿，不会发布。"
    ]
    lines += _section("必填", [*required, *filled], kind, values, choices, suggestions)
    lines += ["", "# 写好并检查通过后，删去下面这一行，就会发布", "draft: true"]
    others = [name for name in optional if name not in filled and name != "draft"]
    lines += _section("选填", others, kind, values, choices, suggestions, off=True)
    return "\n".join(lines) + "\n"


def _section(
    title: str,
    names: list[str],
    kind: type[Record],
    values: Mapping[str, str],
    choices: Choices,
    suggestions: Mapping[str, str],
    *,
    off: bool = False,
) -> Iterator[str]:
    yield ""
    yield f"# ───── {title} ─────"
    for name in names:
        info = kind.model_fields[name]
        yield from _explained(name, info, choices, "" if name in values else suggestions.get(name, ""))
        yield from _written(name, info, values.get(name, ""), mark="#" if off else "")


def _explained(name: str, info: FieldInfo, choices: Choices, suggestion: str) -> Iterator[str]:
    what = shape(info)
    hint = f"（{what.hint}）" if what.hint else ""
    yield f"# {info.title}：{info.description}{hint}"
    if listed := _listed(what, choices):
        yield f"#   可选：{listed}"
    examples = _examples(info)
    if examples and not suggestion and name != "id":
        yield f"#   例：{examples[0]}"
    if suggestion:
        yield f"#   建议：{suggestion}"


def _listed(what: Shape, choices: Choices) -> str:
    """List what may be chosen; empty where anything may be written."""
    known = choices.get(what.reference.kind, {}) if what.reference else {}
    shown = [f"{key} {label}" for key, label in list(known.items())[:_NAMES_SHOWN]]
    return " | ".join([*what.vocabulary, *shown]) + ("……" if len(known) > _NAMES_SHOWN else "")


def _examples(info: FieldInfo) -> list[Any]:
    extra = info.json_schema_extra
    found = extra.get("examples", []) if isinstance(extra, dict) else []
    return list(found) if isinstance(found, list) else []


def _written(name: str, info: FieldInfo, value: str, *, mark: str, indent: str = "") -> Iterator[str]:
    """Write the field itself; a part's fields follow below it, each with its meaning behind it."""
    part = shape(info).part
    yield f"{mark}{indent}{name}: {value}".rstrip()
    if part is None or value:
        return
    dash = "- " if shape(info).many else "  "
    for number, (inner, inner_info) in enumerate(part.model_fields.items()):
        lead = f"{indent}  {dash if number == 0 else '  '}" if shape(info).many else f"{indent}  "
        deeper = list(_written(inner, inner_info, "", mark="", indent=""))
        known = inner_info.is_required() or "可不填" in (inner_info.description or "")
        optional = "" if known else "，可不填"
        yield f"{mark}{lead}{deeper[0]}  # {inner_info.title}：{inner_info.description}{optional}"
        inner_indent = f"{indent}    " if shape(info).many else f"{indent}  "
        yield from (f"{mark}{inner_indent}{line}" for line in deeper[1:])


def beginning(kind: type[Record]) -> str:
    """Give the first words of a new text, in the form that citations of clauses need."""
    if kind.info.name == "policy":
        return "第一条　\n\n第二条　\n"
    return "## 为什么出台\n\n\n\n## 主要讲了什么\n\n\n\n## 怎么办\n\n\n" if kind.info.name == "interpretation" else ""


def title_field(kind: type[Record]) -> str:
    """Name the field that holds a kind's title."""
    return roles(kind)[Role.TITLE]


def document(kind: type[Record], text: str) -> str:
    """Make a whole file of a blank record that has one of its own."""
    if kind.info.storage is Storage.MARKDOWN:
        return f"---\n{text}---\n\n{beginning(kind)}"
    return text


def entry(text: str, indent: str) -> str:
    """Make a member of a list of a blank record."""
    lines = text.splitlines()
    first = next(number for number, line in enumerate(lines) if line and not line.startswith("#"))
    shown = [*lines[:first], f"- {lines[first]}", *(f"  {line}" if line else "" for line in lines[first + 1 :])]
    return "".join(f"{indent}{line}".rstrip() + "\n" for line in shown)
