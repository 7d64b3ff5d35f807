"""The seam between the records and search: what a kind gives the index of one record (data's way: derive -> search)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

FACETS = ("kind", "topic", "organ", "year", "validity", "audience", "field")
"""Facets that documents of several kinds share; any other is its kind's own."""


@dataclass(frozen=True, slots=True)
class Section:
    """One stretch of a text, from a heading or clause to the next; `anchor` is "" before the first."""

    anchor: str
    heading: str
    text: str


class OwnFacet(NamedTuple):
    """A facet that only documents of this kind have: its name among the kind's, its title and the document's printed values."""

    name: str
    title: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SearchDocument:
    """What search knows of one page. `url` is relative to the site root; `facets` maps facet name to printed values."""

    kind: str  # plural of the kind: "policies" … or "pages" for editorial pages
    id: str
    url: str
    title: str
    label: str  # printed name of the kind: 政策文件, 问答 …
    numbers: tuple[str, ...]  # document number, index number
    keywords: tuple[str, ...]
    summary: str
    sections: tuple[Section, ...]
    facets: Mapping[str, tuple[str, ...]]  # by name, of `FACETS`
    dated_on: dt.date | None
    state: str  # 现行有效 … or "" when the kind has none
    in_force: bool
    organ: str  # printed issuing organ(s)
    weight: float  # what kind of answer it is: policy/question 1.0 … organization 0.5
    parents: tuple[str, ...]  # urls of the policies under which it folds
    own: tuple[OwnFacet, ...] = ()
    reached_by: tuple[str, ...] = ()  # what its fields of contact are called: 电话, 办公地址 …
    called: tuple[str, ...] = ()  # what an organ and its offices are called besides the title; found like keywords
