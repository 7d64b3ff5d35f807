"""Charts say what the figures say: lengths in proportion, words that do not touch, and every figure in the table."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.pages import charts
from gongkai.pages.charts import Datum
from gongkai.templates import environment

VALUES = st.one_of(st.none(), st.floats(0, 1e6, allow_nan=False))
PARTS = environment().get_template("macros.html").module


@given(st.lists(VALUES, min_size=1, max_size=30))
def test_bars_are_as_long_as_their_values(values: list[float | None]):
    """Each bar is to the longest as its value is to the greatest, and none is wider than the drawing."""
    chart = charts.bars("b", "各月", [Datum(f"{place}月", (value,)) for place, value in enumerate(values)])
    widths = [float(shape.x2.rstrip("%")) for shape in chart.shapes]
    most = max((value or 0 for value in values), default=0)
    assert len(widths) == len(values)
    for value, width in zip(values, widths, strict=True):
        assert 0 <= width <= 100
        assert not most or width / max(widths) == pytest.approx((value or 0) / most, abs=0.01)


@given(st.lists(st.tuples(VALUES, VALUES), min_size=1, max_size=30), st.booleans())
def test_every_figure_is_in_the_table(values: list[tuple[float | None, float | None]], step: bool):
    """The table has a row for each datum and a column for each series; a point has its dot, and a gap has none."""
    data = [Datum(str(2000 + place), pair) for place, pair in enumerate(values)]
    chart = charts.lines("l", "两项", data, ("收", "支"), unit="元", step=step)
    assert [[cell.text for cell in row.cells][1:] for row in chart.table.rows] == [
        [charts.number(value) for value in pair] for pair in values
    ]
    dots = [shape for shape in chart.shapes if shape.sort == "dot"]
    assert len(dots) == sum(value is not None for pair in values for value in pair)
    assert all(0 <= shape.y <= chart.height for shape in dots)


@given(st.lists(st.floats(0, 10_000), min_size=2, max_size=40))
def test_words_below_a_line_do_not_touch(times: list[float]):
    """However close the points are in time, two words on one height keep their distance; the last is always there."""
    data = [Datum(f"2025年{place}月", (1.0,), at=when) for place, when in enumerate(sorted(times))]
    chart = charts.lines("l", "时间", data)
    below = [label for label in chart.labels if re.fullmatch(r"2025年\d+月", label.text)]
    reaches = [charts._extent(float(label.x.rstrip("%")), label.text) for label in below]
    assert all(right[0] - left[1] >= charts._BETWEEN - 0.02 for left, right in pairwise(reaches))
    assert below[-1].text == data[-1].label


def test_every_word_that_has_room_is_there():
    """Four years fit beside each other, also on a phone, the first as well as the last."""
    chart = charts.lines("l", "标准", [Datum(f"{year}年", (1.0,)) for year in range(2023, 2027)])
    assert [label.text for label in chart.labels if label.text.endswith("年")] == [f"{y}年" for y in range(2023, 2027)]


def test_a_higher_value_stands_higher():
    """Also where the values are close to each other, and where all are equal."""
    chart = charts.lines("l", "标准", [Datum("2024", (810,)), Datum("2025", (845,)), Datum("2026", (845,))])
    first, second, third = (shape.y for shape in chart.shapes if shape.sort == "dot")
    assert first > second == third
    flat = charts.lines("l", "标准", [Datum("2024", (0,)), Datum("2025", (0,))])
    assert all(0 <= shape.y <= flat.height for shape in flat.shapes)


@pytest.mark.parametrize(
    ("done", "total", "words", "share"),
    [(31, 50, "62%（31/50 项）", "62.00%"), (0, 0, "0%（0/0 项）", "0.00%"), (7, 5, "100%（7/5 项）", "100.00%")],
)
def test_progress_says_what_the_bar_shows(done: int, total: int, words: str, share: str):
    """The share stands in words beside the bar, and a bar is never longer than its track."""
    made = charts.progress("已办结", done, total, unit="项")
    assert (made.words, made.share) == (words, share)
    assert made.complete is (total > 0 and done >= total)


def test_a_drawn_chart_speaks_without_being_seen():
    """The drawing has a name in a sentence, its words are escaped, and the table follows it."""
    html = str(PARTS.chart(charts.bars("b", "<各街道>", [Datum("甲&乙", (3,), "x/"), Datum("丙", (None,))], unit="件")))
    assert 'role="img" aria-label="&lt;各街道&gt;：共 2 项，甲&amp;乙3件，丙—。全部数字见下表"' in html
    assert html.index("</svg>") < html.index("<table")
    assert "<各街道>" not in html


def test_a_chart_of_nothing_draws_nothing():
    """No axis, no bar; the table says that there is nothing."""
    assert "<svg" not in str(PARTS.chart(charts.bars("b", "空", [])))


@pytest.mark.parametrize("series", [("a",) * 5, ("a", "b")])
def test_figures_that_do_not_fit_are_refused(series: tuple[str, ...]):
    """More series than can be told apart, or rows without a value for each, are our own mistake."""
    with pytest.raises(ValueError, match="series"):
        charts.bars("b", "x", [Datum("y", (1,))], series)


def test_the_unit_is_said_once():
    """One column of figures bears its unit; several leave it to the caption, so that they fit a phone."""
    one = charts.bars("b", "用时", [Datum("一月", (1.0,))], unit="天").table
    two = charts.bars("b", "用时", [Datum("一月", (1.0, 2.0))], ("今年", "去年"), unit="天").table
    assert (one.caption, one.columns[1].label) == ("用时：数据", "数值（天）")
    assert (two.caption, [each.label for each in two.columns[1:]]) == ("用时：数据（天）", ["今年", "去年"])


@pytest.mark.parametrize(("label", "short"), [("2026年3月", True), ("居民，按热表的基本热费", False)])
def test_only_short_names_stay_on_one_line(label: str, short: bool):
    """A long name breaks, so that the figures beside it stay in sight."""
    assert charts.bars("b", "价", [Datum(label, (1.0,))]).table.columns[0].short is short


def test_a_drawing_too_high_for_a_sheet_of_paper_says_so():
    """Five bars have room on a printed page, fifty have not."""
    few, many = (charts.bars("c", "图", [Datum(f"第{each}项", (1.0,)) for each in range(count)]) for count in (5, 50))
    assert not few.tall
    assert many.tall
