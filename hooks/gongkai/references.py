"""References from one record to another: how a field declares one, where they stand in a kind, what a record names (L0)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

from pydantic import BaseModel

from gongkai.findings import Pointer


@dataclass(frozen=True, slots=True)
class Reference:
    """Marks an id field as naming a record of the kind whose plural is `kind`; with `clause`, `id#5-2` is allowed."""

    kind: str
    clause: bool = False


class Citation(NamedTuple):
    """A reference found in a record: where it stands and what it names."""

    pointer: Pointer
    kind: str
    id: str
    clause: str


class ReferencePath(NamedTuple):
    """A way from a model to reference values: field names, `*` for each member of a tuple; and what they name."""

    steps: tuple[str, ...]
    reference: Reference


def paths(model: type[BaseModel], before: tuple[str, ...]) -> Iterator[ReferencePath]:
    """Give the ways from a model to its references, nested models included, in the order of the fields."""
    for name, info in model.model_fields.items():
        for mark in info.metadata:
            if isinstance(mark, Reference):
                yield ReferencePath((*before, name), mark)
        yield from _paths_of_type(info.annotation, (*before, name))


def _paths_of_type(annotation: Any, before: tuple[str, ...]) -> Iterator[ReferencePath]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield from paths(annotation, before)
        return
    for mark in getattr(annotation, "__metadata__", ()):
        if isinstance(mark, Reference):
            yield ReferencePath(before, mark)
    origin = getattr(annotation, "__origin__", None)
    many = origin is tuple or origin is list
    for argument in getattr(annotation, "__args__", ()):
        yield from _paths_of_type(argument, (*before, "*") if many else before)


def follow(value: Any, path: ReferencePath, pointer: Pointer) -> Iterator[Citation]:
    """Give what `value` names along a path, each with where it stands."""
    if len(path.steps) == 2 and path.steps[1] == "*":  # most are lists in a record
        for index, member in enumerate(getattr(value, path.steps[0])):
            yield cited(member, path.reference, (*pointer, path.steps[0], index))
        return
    for number, step in enumerate(path.steps):
        if not value:
            return
        if step == "*":
            rest = ReferencePath(path.steps[number + 1 :], path.reference)
            for index, member in enumerate(value):
                if rest.steps:
                    yield from follow(member, rest, (*pointer, index))
                else:
                    yield cited(member, path.reference, (*pointer, index))
            return
        value = getattr(value, step)
        pointer = (*pointer, step)
    if value:
        yield cited(value, path.reference, pointer)


def cited(value: str, reference: Reference, pointer: Pointer = ()) -> Citation:
    """Split a written reference into kind, id and clause."""
    target, clause, kind = value, "", reference.kind
    if "#" in value:
        target, _, clause = value.partition("#")
    if kind == "*":
        kind, _, target = target.partition("/")
    return Citation(pointer, kind, target, clause)
