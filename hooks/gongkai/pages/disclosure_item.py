"""What the page of an item of the standard catalog has beyond any record's (L3): what was published under it."""

from __future__ import annotations

from collections.abc import Iterator

from gongkai.facets import facet_of, slug
from gongkai.kinds.disclosure_item import DisclosureItem
from gongkai.pages import relations
from gongkai.pages.press import Press
from gongkai.pages.record import Extras
from gongkai.views import Belongs, Link


def blocks(item: DisclosureItem, press: Press) -> Iterator[Belongs]:
    """Give what fulfils the item, and the way to the rest of its field."""
    results = list(relations.named(item, press, "fulfilled_by"))
    if results:
        yield relations.block("results", "公开结果", results, press)
    facet = facet_of(DisclosureItem, "field")
    if facet:
        field = Link(f"{item.field.value}领域的全部公开事项", facet.url(slug(item.field)))
        yield Belongs("field", "同一领域", links=[field])


EXTRAS = Extras(elsewhere=frozenset({"fulfilled_by"}), blocks=blocks)
