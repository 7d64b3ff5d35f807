"""A record's metadata from the declarations of its kind (L3): one plan a kind, made once, followed for each record."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from enum import Enum
from functools import cache
from typing import Any, NamedTuple, get_args

from markupsafe import Markup, escape

from gongkai.contact_links import dialled, linked_address, mailed, with_numbers
from gongkai.facets import Facet, facets
from gongkai.kinds import all_kinds
from gongkai.pages.press import Press
from gongkai.record import Part, Record, Role, derived_field, uses
from gongkai.references import Reference
from gongkai.views import Fact, Words
from gongkai.wording import chinese_date

HEADED = {Role.TITLE, Role.TEXT, Role.SUMMARY}
"""Roles that a page prints elsewhere than in the metadata."""
_MARK = "\x04"
_LONG_NUMBER = 24
"""Characters of a number's example above which it takes a row of its own, for a number is not broken."""
_NUMBERS = {"phone", "fax", "code", "number"}
Printer = Callable[[Any, Record, Press], Sequence[Words]]


class Plan(NamedTuple):
    """How one field is printed as a fact. `shared` values occur in many records, so their HTML is kept; a `derived` one is the state of today."""

    name: str
    label: str
    printer: Printer
    whole: bool
    nowrap: bool
    shared: bool
    derived: bool


def facts(record: Record, press: Press, elsewhere: frozenset[str], *, summary: bool = False) -> str:
    """Render the metadata of a record, empty fields and those printed `elsewhere` left out; the summary on request."""
    kept = press.kept(type(record))
    found = []
    for plan in plans(type(record), elsewhere, summary):
        value = getattr(record, plan.name)
        if value is None and not plan.derived:
            continue
        if not plan.shared or type(value) is dt.date:
            found.append(_own(plan, value, record, press))
            continue
        key = (plan.name, press.portal.states.get(record.key) if plan.derived else value)
        html = kept.get(key)
        if html is None:
            html = kept[key] = _html(plan, value, record, press)
        found.append(html)
    return "".join(found)


def _own(plan: Plan, value: Any, record: Record, press: Press) -> str:
    """Render a field whose value is the record's own; a line of text is put into the field's frame, made once."""
    if plan.printer is _joined:
        value = "、".join(value) or None
    elif type(value) is dt.date:
        value = time(value)
    elif plan.name in _LINKED and isinstance(value, str):
        value = _LINKED[plan.name](value)
    if not isinstance(value, str) or value.startswith("http"):
        return _html(plan, value, record, press) if value is not None else ""
    kept = press.kept(type(record))
    frame = kept.get(plan)
    if frame is None:
        fact = Fact(plan.label, (Words(_MARK),), plan.whole, plan.nowrap)
        frame = kept[plan] = press.fact_field(fact)
    return frame.replace(_MARK, escape(value))


def _html(plan: Plan, value: Any, record: Record, press: Press) -> str:
    values = plan.printer(value, record, press)
    return press.fact_field(Fact(plan.label, tuple(values), plan.whole, plan.nowrap)) if values else ""


@cache
def plans(kind: type[Record], elsewhere: frozenset[str], summary: bool) -> tuple[Plan, ...]:
    """Plan the facts of a kind in the order of its fields."""
    headed = HEADED - {Role.SUMMARY} if summary else HEADED
    by_field = {facet.field: facet for facet in facets(kind)}
    own = [name for name in kind.model_fields if name not in Record.model_fields and name not in elsewhere]
    of = dict(uses(kind))
    return tuple(
        _plan(kind, name, by_field.get(name), of[name].get("role", ""))
        for name in own
        if of[name].get("role") not in headed and not relates(kind, name) and not _has_parts(kind, name)
    )


def references(kind: type[Record], name: str) -> Reference | None:
    """Give the reference mark of a field, or None."""
    info = kind.model_fields[name]
    marks = [*info.metadata, *(mark for each in _types(info.annotation) for mark in getattr(each, "__metadata__", ()))]
    return next((mark for mark in marks if isinstance(mark, Reference)), None)


def relates(kind: type[Record], name: str) -> bool:
    """Tell whether a field names documents, which a page shows as related records, not as metadata."""
    mark = references(kind, name)
    return mark is not None and is_document(mark.kind)


def is_document(plural: str) -> bool:
    """Tell whether records of a kind are documents, things that can be news, and not names such as organs and themes."""
    kind = all_kinds().get(plural)
    return kind is None or kind.info.feed


def _has_parts(kind: type[Record], name: str) -> bool:
    return any(isinstance(each, type) and issubclass(each, Part) for each in _types(kind.model_fields[name].annotation))


def _types(annotation: Any) -> Iterator[Any]:
    yield annotation
    for argument in get_args(annotation):
        yield argument
        yield from get_args(argument)


def _plan(kind: type[Record], name: str, facet: Facet | None, role: str) -> Plan:
    info = kind.model_fields[name]
    mark = references(kind, name)
    lines = "tuple[" in str(info.annotation) and mark is None and not (facet and facet.members)
    nowrap = bool(_NUMBERS & set(name.split("_")))
    long = nowrap and any(len(str(each)) > _LONG_NUMBER for each in _examples(info.json_schema_extra))
    whole = role == Role.SUMMARY or (lines and role != Role.KEYWORDS) or long
    printer = _joined if role == Role.KEYWORDS else _printer(facet, mark)
    shared = mark is not None or facet is not None
    return Plan(
        name,
        str(info.title),
        printer,
        whole,
        nowrap,
        shared,
        name == derived_field(kind),
    )


def _examples(extra: Any) -> Sequence[object]:
    return extra.get("examples", ()) if isinstance(extra, dict) else ()


def _printer(facet: Facet | None, mark: Reference | None) -> Printer:
    if mark is not None:
        return _named(mark.kind, facet)
    if facet is not None and facet.members is not None:
        return lambda _, record, press: press.facet_value(record, facet)
    return _plain


def _named(plural: str, facet: Facet | None) -> Printer:  # noqa: ARG001 - a name leads to its record, not to its list
    def printer(value: Any, record: Record, press: Press) -> list[Words]:  # noqa: ARG001 - one signature for all printers
        ids = value if isinstance(value, tuple) else (value,) if value else ()
        found = (press.portal.find(plural, each) for each in ids)
        return [press.value(each) for each in found if each]

    return printer


def _plain(value: Any, record: Record, press: Press) -> list[Words]:  # noqa: ARG001 - one signature for all printers
    if value is None or value == () or value is False or value == 0:
        return []
    many = value if isinstance(value, tuple) else (value,)
    return [Words(written(each)) for each in many]


def _joined(value: Any, record: Record, press: Press) -> list[Words]:  # noqa: ARG001 - one signature for all printers
    return [Words("、".join(value))] if value else []


def written(value: object) -> str | Markup:
    """Write a value as readers see it."""
    if isinstance(value, dt.date):
        return time(value)
    if isinstance(value, Enum):
        return str(value.value)
    if value is True:
        return "是"
    if isinstance(value, float):
        return f"{value:,.2f}".rstrip("0").rstrip(".")
    text = str(value)
    return linked_address(text) if text.startswith(("https://", "http://")) else text


_TIMES: dict[dt.date, Markup] = {}


def time(day: dt.date) -> Markup:
    """Write a date as a `time` element."""
    found = _TIMES.get(day)
    if found is None:
        found = _TIMES[day] = Markup('<time datetime="{}">{}</time>').format(day.isoformat(), chinese_date(day))
    return found


_LINKED: dict[str, Callable[[str], str | Markup]] = {"phone": dialled, "email": mailed, "liaison": with_numbers}
"""Fields whose value can be acted on."""
