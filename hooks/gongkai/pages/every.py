"""Every page of the site but the editorial ones (L3): the published portal → shares of `PageOutput`s, nothing rendered yet.

Standing pages, those that are neither a record nor a list, are found by their module: each module of this package that
has `outputs(press)` gives its pages, and `links(portal)`, where it has that too, tells in which sections readers find them.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator, Sequence
from functools import cache, partial
from itertools import chain
from types import ModuleType

from gongkai import pages as package
from gongkai.kinds import all_kinds
from gongkai.lists import kind as lists
from gongkai.output import PageOutput, PagePart
from gongkai.pages.press import Press, Standing
from gongkai.pages.record import depends, page
from gongkai.portal import Portal
from gongkai.record import Record
from gongkai.views import Link
from gongkai.vocabularies import Section

_AT_ONCE = 64
"""Records in one share."""


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


def parts(portal: Portal, *, preview: bool = False) -> Iterator[PagePart]:
    """Give all pages in shares: every kind's lists, the standing pages of each module, records by the dozen.

    A preview shows editors besides what is missing.
    """
    press = Press(portal, partial(standing, portal), preview=preview)
    yield from (partial(lists.pages, kind, press) for kind in all_kinds().values())
    yield from (partial(module.outputs, press) for module in standing_modules())
    for table in portal.records.values():
        records = tuple(table.values())
        for start in range(0, len(records), _AT_ONCE):
            yield partial(_of_records, records[start : start + _AT_ONCE], press)


def pages(portal: Portal, *, preview: bool = False) -> Iterator[PageOutput]:
    """List the pages of all shares."""
    return chain.from_iterable(part() for part in parts(portal, preview=preview))


def _of_records(records: Sequence[Record], press: Press) -> Iterator[PageOutput]:
    return (PageOutput(record.url, depends(record, press), partial(page, record, press)) for record in records)
