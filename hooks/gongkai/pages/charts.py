"""Figures → charts (L3): inline SVG with its words on it, and the table of the very figures below.

Widths are percentages and heights are pixels, so that a chart fits any window while its words keep their size. Series are
told apart by shape and by words, not by colour alone. At most four series share a chart.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from gongkai.views import Cell, Choice, Column, Table, TableRow

MOST_SERIES = 4
_BAR, _GAP, _WORDS = 22, 18, 26
"""Height of a bar, the space below a group of bars, and the line of words above each bar, in pixels."""
_LONGEST = 82.0
"""Width of the longest bar in percent: the rest is for the figure at its end."""
_TOP, _PLOT, _BELOW = 34, 150, 34
"""Space above the lines, their own height, and that of the words below them, in pixels."""
_LEFT, _RIGHT = 9.0, 91.0
"""Where the first and the last point of a line stand, in percent."""
_BETWEEN, _HALF = 5.0, 3.2
"""Percent that two words on one height keep between them, and the width of a half-width character on a phone."""
_UNBROKEN = 9
"""Characters of the longest name that stays on one line in the table of figures: 2026年第三季度."""
_SHORT = 5
"""Characters that fit between the edge and the first point."""
_SHEET = 1050
"""Pixels of the highest drawing that has room on a printed A4 sheet, at three quarters of its size, with its title."""


@dataclass(frozen=True, slots=True)
class Shape:
    """A shape of a chart: a `bar` of width `x2` and height `y2`, a `line` or `axis` to `x2`, `y2`, or a `dot` of radius `y2`.

    `x` values are percentages, `y` values pixels from the top.
    """

    sort: Choice
    series: int
    x: str
    y: int
    x2: str
    y2: int


@dataclass(frozen=True, slots=True)
class Label:
    """Words on a chart; `anchor` is start, middle or end."""

    x: str
    y: int
    text: str
    anchor: str = "start"
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart with the table of its figures. `said` is its sense in a sentence; `height` in pixels."""

    id: str
    title: str
    said: str
    height: int
    shapes: Sequence[Shape]
    labels: Sequence[Label]
    table: Table
    note: str = ""

    @property
    def tall(self) -> bool:
        """Tell whether the drawing has no room on a printed sheet; its table is printed without it then."""
        return self.height > _SHEET


@dataclass(frozen=True, slots=True)
class Progress:
    """How far something is: `share` is the width of the bar in percent, `words` say the same."""

    label: str
    words: str
    share: str
    url: str = ""
    complete: bool = False


class Datum(NamedTuple):
    """One row of figures: a value for each series, None where there is none.

    `at` places it in time, in days; `brief` is what stands under a line in place of a long label.
    """

    label: str
    values: tuple[float | None, ...]
    url: str = ""
    at: float | None = None
    brief: str = ""


def number(value: float | None, unit: str = "") -> str:
    """Write a figure with at most two decimals; nothing stands as a dash."""
    if value is None:
        return "—"
    return f"{value:.2f}".rstrip("0").rstrip(".") + unit


def bars(
    name: str,
    title: str,
    data: Sequence[Datum],
    series: Sequence[str] = ("",),
    *,
    unit: str = "",
    head: str = "项目",
    whole: float | None = None,
    note: str = "",
) -> Chart:
    """Draw a horizontal bar for every value, under its words; `whole` is what a full bar stands for."""
    _check(data, series)
    most = whole or max((value for each in data for value in each.values if value), default=0) or 1
    shapes, labels, top = [], [], 0
    for datum in data:
        for place, value in enumerate(datum.values):
            words = " ".join(filter(None, (datum.label if place == 0 or len(series) > 1 else "", series[place])))
            share = _LONGEST * min((value or 0) / most, 1)
            labels.append(Label("0", top + 18, words))
            shapes.append(Shape("bar", place + 1, "0", top + _WORDS, f"{share:.2f}%", _BAR))
            labels.append(Label(f"{share + 1:.2f}%", top + _WORDS + 17, number(value, unit), strong=True))
            top += _WORDS + _BAR + (6 if place + 1 < len(datum.values) else 0)
        top += _GAP
    return Chart(name, title, _said(title, data, series, unit), max(top, 1), shapes, labels, _table(name, title, data, series, unit, head), note)  # fmt: skip


def lines(
    name: str,
    title: str,
    data: Sequence[Datum],
    series: Sequence[str] = ("",),
    *,
    unit: str = "",
    head: str = "时间",
    step: bool = False,
    note: str = "",
) -> Chart:
    """Draw a line over the rows in order, each series on a panel of its own; with `step` a value holds until the next one."""
    _check(data, series)
    across = _across(data)
    shapes: list[Shape] = []
    labels: list[Label] = []
    top = 0
    for place, words in enumerate(series):
        if words:
            labels.append(Label("0", top + 16, words))
            top += _WORDS
        points = _points(across, [each.values[place] for each in data], _range(data), top)
        foot = top + _TOP + _PLOT
        shapes += [Shape("axis", 1, "0", foot + 8, "100%", foot + 8), *_line(points, place + 1, step=step)]
        labels += _spaced([(x, y - 12, number(value, unit)) for x, y, value in points], strong=True)
        labels += _spaced([(x, foot + _BELOW, each.brief or each.label) for x, each in zip(across, data, strict=True)])
        top = foot + _BELOW + _GAP
    return Chart(name, title, _said(title, data, series, unit), max(top, 1), shapes, labels, _table(name, title, data, series, unit, head), note)  # fmt: skip


def progress(label: str, done: float, total: float, *, unit: str = "", url: str = "") -> Progress:
    """Tell how much of a whole is done, as a bar with its words: `62%（31/50 项）`."""
    share = 0.0 if total <= 0 else min(done / total, 1.0)
    words = f"{share:.0%}（{number(done)}/{number(total)}{f' {unit}' if unit else ''}）"
    return Progress(label, words, f"{100 * share:.2f}%", url, complete=total > 0 and done >= total)


def _check(data: Sequence[Datum], series: Sequence[str]) -> None:
    if len(series) > MOST_SERIES or any(len(each.values) != len(series) for each in data):
        raise ValueError("a chart has one to four series, and every row has a value for each")


def _across(data: Sequence[Datum]) -> list[float]:
    """Place the rows from left to right, by time where every one has its time."""
    times = [each.at for each in data if each.at is not None]
    places = times if len(times) == len(data) else [float(place) for place in range(len(data))]
    first, last = min(places, default=0), max(places, default=0)
    if first == last:
        return [50.0 for _ in places]
    return [_LEFT + (_RIGHT - _LEFT) * (place - first) / (last - first) for place in places]


def _range(data: Sequence[Datum]) -> tuple[float, float]:
    """Give the values at the foot and at the top: from zero, but where that would flatten every change."""
    values = [value for each in data for value in each.values if value is not None] or [0.0]
    low, high = min(values), max(values)
    if low < 0.4 * high or low == high:
        return min(low, 0.0), high if high > min(low, 0.0) else min(low, 0.0) + 1
    return low - (high - low) / 3, high


def _points(
    across: Sequence[float], values: Sequence[float | None], limits: tuple[float, float], top: int
) -> list[tuple[float, int, float]]:
    """Place the values of a series: percent from the left, pixels from the top, and the value itself."""
    low, high = limits
    return [
        (x, top + _TOP + round(_PLOT * (1 - (value - low) / (high - low))), value)
        for x, value in zip(across, values, strict=True)
        if value is not None
    ]


def _line(points: Sequence[tuple[float, int, float]], series: int, *, step: bool) -> Iterator[Shape]:
    for (x, y, _), (next_x, next_y, _) in pairwise(points):
        turns = [(x, y), (next_x, y), (next_x, next_y)] if step else [(x, y), (next_x, next_y)]
        for (x1, y1), (x2, y2) in pairwise(turns):
            yield Shape("line", series, f"{x1:.2f}%", y1, f"{x2:.2f}%", y2)
    for x, y, _ in points:
        yield Shape("dot", series, f"{x:.2f}%", y, "", 6)


def _spaced(words: Sequence[tuple[float, int, str]], *, strong: bool = False) -> Iterator[Label]:
    """Write words at their points, those left out that would touch the one before or the last."""
    if not words:
        return
    taken, last = -100.0, _extent(*words[-1][::2])[0]
    for place, (x, y, text) in enumerate(words, start=1):
        left, right = _extent(x, text)
        if place != len(words) and (left - taken < _BETWEEN or last - right < _BETWEEN):
            continue
        taken = right
        yield Label(f"{x:.2f}%", y, text, _anchor(x, text), strong)


def _extent(across: float, text: str) -> tuple[float, float]:
    """Give from where to where words reach on a phone, in percent; there they take the largest share of the width."""
    wide = sum(_HALF if character.isascii() else 2 * _HALF for character in text)
    before = {"start": 0.0, "middle": wide / 2, "end": wide}[_anchor(across, text)]
    return across - before, across - before + wide


def _anchor(across: float, text: str) -> str:
    """Keep long words at the edges inside the drawing."""
    if len(text) <= _SHORT:
        return "middle"
    return "start" if across < _LEFT + 1 else "end" if across > _RIGHT - 1 else "middle"


def _said(title: str, data: Sequence[Datum], series: Sequence[str], unit: str) -> str:
    """Say in a sentence what the chart shows, for whoever cannot see it; every figure is in the table below."""
    if not data:
        return f"{title}：暂无数据"
    first, last = data[0], data[-1]
    parts = [
        f"{words}{first.label}{number(first.values[place], unit)}，{last.label}{number(last.values[place], unit)}"
        for place, words in enumerate(series)
    ]
    return f"{title}：共 {len(data)} 项，{'；'.join(parts)}。全部数字见下表"


def _table(name: str, title: str, data: Sequence[Datum], series: Sequence[str], unit: str, head: str) -> Table:
    several = len(series) > 1
    named = [words if several else f"{words or '数值'}{f'（{unit}）' if unit else ''}" for words in series]
    caption = f"{title}：数据" + (f"（{unit}）" if several and unit else "")
    rows = [
        TableRow([Cell(each.label, each.url), *(Cell(number(value)) for value in each.values)])
        for each in data
    ]  # fmt: skip
    short = all(len(each.label) <= _UNBROKEN for each in data)
    return Table(
        f"{name}-data",
        caption,
        [Column(head, short=short), *(Column(words, numeric=True) for words in named)],
        rows,
    )
