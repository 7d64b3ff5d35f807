"""Records with every field filled in, made from what a kind declares: kinds that nobody wrote an example of are tested too."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Annotated, Any

from pydantic import BaseModel, TypeAdapter, ValidationError
from pydantic.fields import FieldInfo

from gongkai.blank import Shape, shape
from gongkai.record import Record

LEFT_TO_MUTATIONS = {"id", "aliases", "draft", "waivers"}
"""Fields that say what becomes of the record; a faultless one that is published leaves them out."""
Known = Mapping[str, list[str]]
"""By the plural of a kind: the ids of its records, `*` for references to any."""


class Unfillable(Exception):
    """No value that this module knows of is accepted in a field."""


def filled(model: type[BaseModel], number: int, known: Known) -> dict[str, Any]:
    """Fill in every field of a model, otherwise for every `number`. Raises Unfillable."""
    left_out = LEFT_TO_MUTATIONS if issubclass(model, Record) else set()
    return {
        name: _value(name, info, number, known) for name, info in model.model_fields.items() if name not in left_out
    }


def _value(name: str, info: FieldInfo, number: int, known: Known) -> Any:
    what = shape(info)
    accepts = TypeAdapter(Annotated[info.annotation, *info.metadata]) if info.metadata else TypeAdapter(info.annotation)
    single = list(_singles(name, info, what, number, known))
    tried = _several(single) if what.many else iter(single)
    for each in tried:
        try:
            accepts.validate_python(each)
        except ValidationError:
            continue
        return each
    raise Unfillable(f"{name}: {info.annotation}")


def _several(single: list[Any]) -> Iterator[list[Any]]:
    """Give lists of two, of one, and of as many as a row of the report's tables has; rows in rows too."""
    yield single[:2]
    yield [[each, each] for each in single[:2]]
    for each in single:
        yield [each]
        yield [each] * 7


def _singles(name: str, info: FieldInfo, what: Shape, number: int, known: Known) -> Iterator[Any]:
    """Give what may be written in a field, or as one of its members, likeliest first."""
    if what.part:
        yield filled(what.part, number, known)
        yield filled(what.part, number + 1, known)
    elif what.vocabulary:
        yield what.vocabulary[number % len(what.vocabulary)]
        yield what.vocabulary[(number + 1) % len(what.vocabulary)]
    elif what.reference:
        yield from _ids(what, known)
    elif what.plain is dt.date:
        yield f"2025-03-{10 + number:02d}"
    elif what.plain is bool:
        yield True
    else:
        yield from (number, number + 0.5, 2020 + number)
        yield from _words(name, info, number)


def _ids(what: Shape, known: Known) -> Iterator[str]:
    assert what.reference
    ids = known[what.reference.kind]
    yield from (f"{each}#1" for each in ids) if what.reference.clause and what.reference.kind != "*" else ids


def _words(name: str, info: FieldInfo, number: int) -> Iterator[str]:
    if name == "file":
        yield "files/form.txt"
    yield f"{info.title}之{number}"
    yield f"{info.title}之{number + 1}"
    extra = info.json_schema_extra
    yield from extra.get("examples", ()) if isinstance(extra, dict) else ()
    yield from (
        "09:30",
        f"2025-0{number}",
        f"2025-Q{number}",
        f"https://www.test.example/{number}",
        "house",
        f"{number}",
    )
