"""The document library (L3): rows with facets, the themes of life above them."""

from __future__ import annotations

from gongkai.facets import facet_of
from gongkai.kinds.policy import Policy
from gongkai.kinds.topic import Topic, TopicKind
from gongkai.lists.kind import Own
from gongkai.pages.press import Press
from gongkai.views import Chip


def above(press: Press) -> list[Chip]:
    """Lead to the documents of each theme of life that has any."""
    facet = facet_of(Policy, "topic")
    if facet is None:
        return []
    themes = [each for each in press.portal.all(Topic) if each.kind is TopicKind.LIFE]
    return [Chip(each.name, facet.url(each.id)) for each in themes if press.portal.citing(each, Policy)]


OWN = Own(above=above)
