"""Every page of the site but the editorial ones (L3): the published portal → `PageOutput`s, nothing rendered yet.

Standing pages, those that are neither a record nor a list, are found by their module: each module of this package that
has `outputs(press)` gives its pages, and `links(portal)`, where it has that too, tells in which sections readers find them.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator
from functools import cache, partial
from types import ModuleType

from gongkai import pages as package
from gongkai.kinds import all_kinds
from gongkai.lists import kind as lists
from gongkai.output import PageOutput
from gongkai.pages.press import Press, Standing
from gongkai.pages.record import depends, page
from gongkai.portal import Portal
from gongkai.views import Link
from gongkai.vocabularies import Section


@cache
def standing_modules() -> tuple[ModuleType, ...]:
    """Find the modules of standing pages, by name."""
    names = sorted(found.name for found in pkgutil.iter_modules(package.__path__))
    modules = [importlib.import_module(f"{package.__name__}.{name}") for name in names if name != "every"]
    return tuple(module for module in modules if hasattr(module, "outputs"))


def standing(portal: Portal) -> Standing:
    """Gather the links to standing pages by section."""
    found: dict[Section, list[Link]] = {}
    for module in standing_modules():
        for place, link in module.links(portal) if hasattr(module, "links") else ():
            found.setdefault(place, []).append(link)
    return found


def pages(portal: Portal, *, preview: bool = False) -> Iterator[PageOutput]:
    """List all pages: the standing ones, every kind's lists and records, every old address.

    A preview shows editors besides what is missing.
    """
    press = Press(portal, standing(portal), preview=preview)
    for module in standing_modules():
        yield from module.outputs(press)
    for plural, kind in all_kinds().items():
        yield from lists.pages(kind, press)
        for record in portal.records[plural].values():
            yield PageOutput(record.url, depends(record, press), partial(page, record, press))
