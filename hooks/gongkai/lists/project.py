"""Promised projects (L3): list by list, each project with how far it is; what lags behind stands first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from gongkai import schedule
from gongkai.facets import facet_of, slug
from gongkai.kinds.project import Project, ProjectCategory, ProjectState
from gongkai.lists.kind import Own, Sorted
from gongkai.lists.landing import landing
from gongkai.lists.listing import Listing, listing_page, page_depends
from gongkai.output import Heading, Page, PageOutput
from gongkai.pages import standings
from gongkai.pages.press import Press
from gongkai.record import Record
from gongkai.templates import safe
from gongkai.views import Figure, Link, Row

_SHOWN = 6
_STATES = (
    ProjectState.OVERDUE,
    ProjectState.BEHIND,
    ProjectState.ON_SCHEDULE,
    ProjectState.NOT_BEGUN,
    ProjectState.DONE_LATE,
    ProjectState.DONE,
)
"""The order in which projects of a year are listed: what needs explaining first."""


def in_list_order(records: Sequence[Record]) -> list[Record]:
    """Put the projects as the lists have them, the newest year first."""
    places = {category: place for place, category in enumerate(ProjectCategory)}
    projects = [each for each in records if isinstance(each, Project)]
    projects.sort(key=lambda each: (-each.year, places[each.category], each.number, each.id))
    return [*projects]


def first_page(records: Sequence[Record], by_facet: Sequence[Sorted], press: Press) -> Iterator[PageOutput]:
    """Give the page of all lists."""
    yield landing(
        Project, "lists/projects.html", partial(_context, records, by_facet, press), map(press.row_face, records), press
    )


def _context(records: Sequence[Record], by_facet: Sequence[Sorted], press: Press) -> dict[str, Any]:
    projects = [each for each in records if isinstance(each, Project)]
    sections = [_section(category, projects, press) for category in ProjectCategory]
    shown = [each for each in sections if each]
    return {
        "figures": figures(projects, press),
        "chart": standings.category_chart(projects, press),
        "sections": shown,
        "groups": [{"title": f"按{each.facet.title}看", "chips": each.chips(None)} for each in by_facet],
        "headings": [Heading(2, str(each["id"]), str(each["title"])) for each in shown],
    }


def figures(projects: Sequence[Project], press: Press) -> list[Figure]:
    """Count the projects by how they stand; each number leads to those it counts."""
    facet = facet_of(Project, "state")
    counted = [(state, sum(press.portal.states[each.key].text == state for each in projects)) for state in ProjectState]
    return [
        Figure(str(count), f"个{state.value}", facet.url(slug(state)) if facet else f"{Project.info.plural}/")
        for state, count in counted
        if count
    ]


def _section(category: ProjectCategory, projects: Sequence[Project], press: Press) -> dict[str, Any] | None:
    """Show the newest year of one list; what lags behind first."""
    found = [each for each in projects if each.category is category]
    if not found:
        return None
    year = max(each.year for each in found)
    of_year = [each for each in found if each.year == year]
    places = {state: place for place, state in enumerate(_STATES)}
    of_year.sort(key=lambda each: places[ProjectState(press.portal.states[each.key].text)])
    facet = facet_of(Project, "category")
    more = facet.url(slug(category)) if facet else f"{Project.info.plural}/"
    return {
        "id": slug(category),
        "title": f"{category}（{year}年 {len(of_year)} 个）",
        "rows": [row(each, press) for each in of_year[:_SHOWN]],
        "more": Link(f"全部 {len(found)} 个", more),
    }


def row(project: Project, press: Press) -> Row:
    """Give a project as a row that says how far it is."""
    return replace(press.row(project), note=f"累计进度 {schedule.reached(project)}%")


def of_category(listing: Listing, press: Press) -> Iterator[PageOutput]:
    """Give the pages of one list."""
    for number in range(1, listing.total + 1):
        known = page_depends(listing, number, press, [str(press.portal.today)])
        yield PageOutput(listing.address(number), known, partial(_category_page, listing, number, press))


def _category_page(listing: Listing, number: int, press: Press) -> Page:
    projects = [each for each in listing.on_page(number) if isinstance(each, Project)]
    rows = safe("\n".join(str(press.parts.row(row(each, press), 2)) for each in projects))
    return listing_page(listing, number, template="lists/list.html", rows=rows)


def newest(press: Press) -> list[Row]:
    """Show on the section's page what was reported last."""
    return [row(each, press) for each in press.portal.newest(Project)[:3]]


OWN = Own(
    landing=first_page,
    facet="category",
    of_value=of_category,
    order=in_list_order,
    order_words="按年度和清单顺序",
    newest=newest,
)
