"""Facets: what kinds declare, as values with a place in addresses and a word in print."""

from __future__ import annotations

import re
import sys
from enum import Enum

import pytest

from gongkai import vocabularies
from gongkai.facets import FacetReader, facet_of, facets, slug
from gongkai.kinds import all_kinds
from gongkai.kinds.disclosure_item import DisclosureField
from gongkai.kinds.interpretation import Interpretation, InterpretationForm
from gongkai.kinds.policy import Policy
from gongkai.lists.kind import counted, in_order, sort
from gongkai.pages.press import Press
from gongkai.portal import Portal
from gongkai.vocabularies import Genre, Validity
from tests.pages.portals import ROOT, load, small


@pytest.fixture(scope="module")
def portal(tmp_path_factory: pytest.TempPathFactory) -> Portal:
    """Part of the shipped portal."""
    return load(small(tmp_path_factory.mktemp("part")))


@pytest.mark.parametrize(
    ("member", "expected"),
    [(Validity.IN_FORCE, "in-force"), (DisclosureField.RURAL_REVIVAL, "rural-revival"), (Genre.NOTICE, "notice")],
)
def test_a_word_of_a_vocabulary_has_an_ascii_name(member: Enum, expected: str):
    """Addresses are made of it, so it never changes with the printed word."""
    assert slug(member) == expected


def test_no_two_words_of_a_vocabulary_share_a_name():
    """Each value has a list of its own."""
    modules = [vocabularies, *(sys.modules[kind.__module__] for kind in all_kinds().values())]
    values = {each for module in modules for each in vars(module).values() if isinstance(each, type)}
    enums = [each for each in values if issubclass(each, Enum) and list(each)]
    assert len(enums) >= 40
    for each in enums:
        names = [slug(member) for member in each]
        assert len(set(names)) == len(names)
        assert all(re.fullmatch(r"[a-z0-9-]+", name) for name in names), each


def test_every_declared_facet_of_every_kind_can_be_read():
    """Each record's values have a name for addresses, a word for print, and an address below its kind."""
    portal = load(ROOT)
    reader = FacetReader(portal)
    seen = set()
    for kind in all_kinds().values():
        for facet in facets(kind):
            for record in portal.all(kind):
                for value in reader.values(record, facet):
                    assert re.fullmatch(r"[a-z0-9-]+", value.slug)
                    assert value.label
                    assert facet.url(value.slug) == f"{kind.info.plural}/by/{facet.name}/{value.slug}/"
                    seen.add((kind.info.plural, facet.name))
    declared = {(kind.info.plural, facet.name) for kind in all_kinds().values() for facet in facets(kind)}
    assert seen == declared


def test_validity_is_read_from_dates_and_links_not_from_the_field(portal: Portal):
    """No policy of the part has the field, all have the value."""
    facet = facet_of(Policy, "validity")
    assert facet is not None
    reader = FacetReader(portal)
    for policy in portal.all(Policy):
        assert policy.validity is None
        assert [value.label for value in reader.values(policy, facet)] == [portal.states[policy.key].text]


def test_years_come_newest_first_and_words_in_the_vocabulary_s_order(portal: Portal):
    """The rank of values puts them as readers expect them."""
    reader = FacetReader(portal)
    in_vocabulary = [form.value for form in InterpretationForm]
    for name, place in (("year", lambda label: -int(label[:4])), ("form", in_vocabulary.index)):
        facet = facet_of(Interpretation, name)
        assert facet is not None
        values = {value for each in portal.all(Interpretation) for value in reader.values(each, facet)}
        labels = [value.label for value in sorted(values, key=lambda value: value.rank)]
        assert labels == sorted(labels, key=place)
        assert len(labels) > 1


def test_lists_and_the_map_of_the_site_count_alike(portal: Portal):
    """What the map says of each value is how many records its list has, for every kind and facet."""
    press = Press(portal)
    seen = 0
    for kind in all_kinds().values():
        listed = {each.facet: each.chips(None) for each in sort(kind, in_order(kind, press), press)}
        assert dict(counted(kind, press)) == listed
        seen += sum(map(len, listed.values()))
    assert seen > 50


def test_a_value_that_is_written_twice_counts_once(portal: Portal):
    """A policy that names a topic twice is in its list once."""
    policy = next(each for each in portal.all(Policy) if each.topics)
    twice = policy.model_construct(**{**dict(policy), "topics": (policy.topics[0], policy.topics[0])})
    facet = facet_of(Policy, "topic")
    assert facet
    reader = FacetReader(portal)
    assert [value.slug for value in reader.values(twice, facet)] == [policy.topics[0]]
    assert list(reader.count([twice], facet).values()) == [1]
