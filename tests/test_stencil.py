"""A filled-in form is, byte for byte, what the template would have printed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from gongkai import site, site_files
from gongkai.audit.trail import Trail
from gongkai.stencil import Stencil
from gongkai.templates import environment

ROOT = Path(__file__).resolve().parent.parent
TEXTS = st.sampled_from(["", "甲", "<b>&\"'", "100% %s %d", "{{ a }}", "乙 丙"])
VALUES = st.fixed_dictionaries(
    {
        "a": TEXTS | TEXTS.map(Markup) | st.none(),
        "b": st.lists(TEXTS, max_size=3).map(tuple),
        "c": st.integers(0, 3) | st.booleans() | st.none(),
        "d": st.dictionaries(st.sampled_from(["e", "f"]), TEXTS),
    }
)
TEMPLATES = (
    "{% if a %}[{{ a }}]{% endif %}{% for each in b %}<i>{{ each }}</i>{% else %}-{% endfor %}{{ c }}%{{ d.e }}{{ a }}",
    "{{ b | join('、') }}{{ b | length }}{% if c is none %}?{% endif %}{{ 'x' if d else 'y' }}",
    "{% if a == '甲' %}!{% endif %}{{ a }}{{ c }}",
    "{% if b %}{{ b | first }}{% endif %}{% if c and c > 1 %}many{% endif %}",
    "{% if a and a | length > 1 %}long{% endif %}{{ a ~ '：' if a else '' }}",
)


def whole(source: str) -> Callable[[dict[str, Any]], str]:
    """Give the plain way to print a template."""
    return environment().from_string(source).render


@pytest.mark.parametrize("source", [each.replace("d.e", "d['f']|default('')") for each in TEMPLATES])
@given(values=st.lists(VALUES, min_size=1, max_size=6))
def test_any_template_prints_the_same_from_its_form(source: str, values: list[dict[str, Any]]):
    """Texts that look like markup or marks, lists of any length, and templates that look into the texts."""
    plain = whole(source)
    form = Stencil(plain)
    for each in values:
        assert form(each) == plain(each)


@dataclass(frozen=True)
class Strange:
    """A value whose parts have no shape."""

    day: dt.date


def test_values_of_unknown_types_are_printed_whole():
    """Nothing is guessed of them."""
    form = Stencil(lambda value: f"<{value.day}>")
    assert [form(Strange(dt.date(2026, 1, day))) for day in (1, 2)] == ["<2026-01-01>", "<2026-01-02>"]


def test_a_form_is_rendered_once_for_many_texts():
    """The template runs for the first of a shape only."""
    ran: list[str] = []

    def render(value: str) -> str:
        ran.append(value)
        return f"<p>{value}</p>"

    form = Stencil(render)
    assert [form(each) for each in ("甲", "<", "丙")] == ["<p>甲</p>", "<p>&lt;</p>", "<p>丙</p>"]
    assert len(ran) == 1


def test_every_page_of_the_portal_comes_out_the_same_without_forms(monkeypatch: pytest.MonkeyPatch):
    """The shipped portal, all kinds and lists, with forms and with every template rendered whole; none looks into a text."""
    cut, without = Stencil._cut, []

    def watched(form: Stencil, values: tuple[Any, ...]) -> Any:
        found = cut(form, values)
        without.extend([] if found else [repr(values)[:100]])
        return found

    monkeypatch.setattr(Stencil, "_cut", watched)
    loaded = site.load_portal(ROOT, dt.date(2026, 9, 21))
    assert loaded.published is not None

    def pages() -> dict[str, bytes]:
        assert loaded.published is not None
        outputs = site_files.build_outputs(loaded.published, site.shell_of(loaded.published), [], Trail())
        return {each.uri: each.render() for each in outputs if each.uri.endswith(".html")}

    with_forms = pages()
    assert without == []
    monkeypatch.setattr(Stencil, "__call__", lambda form, *values: str(form._render(*values)))
    assert len(with_forms) > 500
    rendered = pages()
    assert [uri for uri, content in with_forms.items() if rendered[uri] != content] == []
