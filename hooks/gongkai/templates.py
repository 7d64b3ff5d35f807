"""The one Jinja environment of the package (L3): templates of `overrides/`, autoescaped, strict about names."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemBytecodeCache, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from gongkai.output import BASE

THEME = Path(__file__).resolve().parents[2] / "overrides"


@cache
def environment() -> Environment:
    """Make the environment; `base` is the placeholder that the shell replaces by the way to the site's root.

    `part` holds the macros: templates of records have it without importing it once more for every page.
    """
    found = Environment(
        loader=FileSystemLoader(THEME),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        cache_size=-1,
        bytecode_cache=_compiled(),
    )
    found.globals["base"] = BASE
    found.globals["part"] = found.get_template("macros.html").module
    found.policies["json.dumps_kwargs"] = {"ensure_ascii": False, "separators": (",", ":")}
    return found


def _compiled() -> FileSystemBytecodeCache | None:
    """Keep compiled templates from build to build, where there is a place to write to; Jinja knows them by their text."""
    place = THEME.parent / ".cache" / "templates"
    try:
        place.mkdir(parents=True, exist_ok=True)
    except OSError:
        return None
    return FileSystemBytecodeCache(str(place)) if os.access(place, os.W_OK) else None


def forget() -> None:
    """Read every template anew when it is next asked for, because one was saved while this program runs."""
    environment.cache_clear()
    macros.cache_clear()


@cache
def macros() -> Any:
    """Give the shared macros, each a function from values to HTML."""
    return environment().get_template("macros.html").module


def render(template: str, /, **context: object) -> str:
    """Render a template of the theme."""
    return environment().get_template(template).render(context)


def safe(html: str) -> Markup:
    """Mark HTML that a template or comrak made as safe to print."""
    return Markup(html)  # noqa: S704 - every caller passes rendered HTML
