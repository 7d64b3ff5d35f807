"""A template rendered once for each shape of what it prints, then filled in like a form (L3).

Thousands of records print the same template with other words. The words are taken out of the values, and what is left,
their shape, decides all that a template can do with `if` and `for`; so each shape is rendered once with marks in place of
the words and cut there. A template that looks into the words themselves is rendered whole each time, as are values of
unknown types. A test holds what is filled in byte-equal to what is rendered.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable
from dataclasses import fields, is_dataclass
from enum import Enum
from functools import cache
from operator import attrgetter, itemgetter
from types import SimpleNamespace
from typing import Any, NoReturn

from jinja2 import TemplateError
from markupsafe import Markup, escape

_MOST = 400
"""Shapes of one template that are kept; values that differ more than that are no form to be filled in."""
_SIGN = "\x04"
"""Stands about the number of a mark; a character that no source may contain."""
_MARKED = re.compile(f"{_SIGN}(\\d+){_SIGN}")
_NEEDS_ESCAPE = re.compile("[&<>\"']").search
CHOICE = "Choice"
"""The annotation of a field whose few values decide what is printed; it belongs to the shape."""


class _LookedInto(Exception):
    """A template compared, measured or changed a text; its shape does not say what it prints."""


class _Unknown(Exception):
    """A value of a type that has no shape."""


def _looked(*_: object) -> NoReturn:
    raise _LookedInto


class _Mark(Markup):
    """Stands for a text that is not empty; it can be printed and asked whether it is there, no more."""

    __slots__ = ()
    __eq__ = __ne__ = __lt__ = __gt__ = __le__ = __ge__ = __len__ = __iter__ = __contains__ = _looked
    __getitem__ = __add__ = __radd__ = __mul__ = __rmul__ = __mod__ = _looked
    upper = lower = strip = replace = split = startswith = endswith = title = capitalize = _looked  # type: ignore[assignment]
    __hash__ = Markup.__hash__

    def __bool__(self) -> bool:
        return True


Form = tuple[str, Callable[[list[str]], Any]]
"""A pattern for `%`, and what picks the texts for it in order."""


class Stencil:
    """One template or macro; called with what it prints, it gives the HTML."""

    def __init__(self, render: Callable[..., str]) -> None:
        self._render = render
        self._forms: dict[tuple[object, ...], Form | None] = {}

    def __call__(self, *values: Any) -> str:
        """Print the values."""
        shape: list[object] = []
        texts: list[str] = []
        try:
            _take_apart(values, shape, texts)
        except _Unknown:
            return str(self._render(*values))
        key = tuple(shape)
        try:
            form = self._forms[key]
        except KeyError:
            form = self._forms[key] = self._cut(values) if len(self._forms) < _MOST else None
        if form is None:
            return str(self._render(*values))
        pattern, picked = form
        filled: str = pattern % picked(texts)
        return filled

    def _cut(self, values: tuple[Any, ...]) -> Form | None:
        """Render the values with marks in place of their texts, and cut there; None where that says nothing."""
        try:
            html = str(self._render(*_marked(values, [])))
        except (_LookedInto, TypeError, AttributeError, TemplateError):
            return None
        numbers = [int(number) for number in _MARKED.findall(html)]
        pattern = _MARKED.sub("%s", html.replace("%", "%%"))
        if len(numbers) > 1:
            return pattern, itemgetter(*numbers)
        return pattern, (lambda texts: (texts[numbers[0]],)) if numbers else lambda _: ()


def _take_apart(values: Iterable[Any], shape: list[object], texts: list[str]) -> None:
    """Part values into their shape and their texts, ready to be printed."""
    for value in values:
        kind = type(value)
        if kind is str:
            if value:
                texts.append(str(escape(value)) if _NEEDS_ESCAPE(value) else value)
            shape.append(bool(value))
        elif kind is tuple or kind is list:
            shape.append(len(value))
            if value:
                _take_apart(value, shape, texts)
        elif value is None:
            shape.append(None)
        elif kind in _PRINTED:
            if value:
                texts.append(str(value))
            shape.append(bool(value))
        elif kind is bool:
            shape.append("1" if value else "0")
        else:
            inside, head = _inside(value, kind)
            shape.append(head)
            _take_apart(inside, shape, texts)


def _inside(value: Any, kind: type) -> tuple[Iterable[Any], object]:
    """Give the parts of a value that has named ones, and what says of their shape."""
    if kind is dict:
        return value.values(), tuple(value)
    seen = _seen(kind)
    if seen is not None:
        printed, chosen = seen
        return printed(value), (kind, chosen(value)) if chosen else kind
    if isinstance(value, Enum):
        return (), value
    raise _Unknown


@cache
def _seen(kind: Any) -> tuple[Callable[[Any], tuple[Any, ...]], Callable[[Any], Any] | None] | None:
    """Give what reads from a value of a dataclass all that it prints, and its choices; None for other types."""
    if not is_dataclass(kind):
        return None
    known: Any = kind
    printed, chosen = _parts(known)
    many = attrgetter(*printed) if len(printed) > 1 else lambda value: tuple(getattr(value, name) for name in printed)
    return many, attrgetter(*chosen) if chosen else None


_PRINTED = {Markup, int, dt.date}
"""Types besides `str` whose values are printed as they are; what is false of them says nothing."""


def _marked(value: Any, count: list[None]) -> Any:
    """Copy a value with marks in place of its texts, numbered in the order in which they are taken."""
    kind = type(value)
    if kind is str or kind in _PRINTED:
        if not value:
            return value
        count.append(None)
        return _Mark(f"{_SIGN}{len(count) - 1}{_SIGN}")
    if kind is tuple or kind is list:
        return kind(_marked(each, count) for each in value)
    if kind is dict:
        return {name: _marked(each, count) for name, each in value.items()}
    if is_dataclass(kind):
        printed, chosen = _parts(kind)
        parts = {name: _marked(getattr(value, name), count) for name in printed}
        return SimpleNamespace(**parts, **{name: getattr(value, name) for name in chosen})
    return value


@cache
def _parts(kind: Any) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """List what a dataclass shows, its fields and properties: those printed, and those that are choices."""
    chosen = tuple(each.name for each in fields(kind) if each.type == CHOICE)
    shown = (
        *(each.name for each in fields(kind)),
        *(name for name, part in vars(kind).items() if type(part) is property),
    )
    return tuple(name for name in shown if name not in chosen), chosen
