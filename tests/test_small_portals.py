"""A portal begins small: with nothing, with one record of each kind, with one kind alone, every link leads somewhere."""

from __future__ import annotations

import html
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urljoin

import pytest

from gongkai import site, site_files
from gongkai.audit.trail import Trail
from gongkai.kinds import all_kinds
from gongkai.portal import Portal
from tests.pages.portals import load

COUNTY = Path(__file__).parent / "scenarios" / "county" / "input"
"""One record of each kind, as a county's clerks would write it."""
NEEDED = {"organizations", "topics", "audiences", "policies", "representatives"}
"""What records of the other kinds cite."""
OVERVIEWS = ("events", "tasks", "annual-reports", "consultations", "projects", "responses", "gazette")
"""Kinds whose first page is more than a list, each tried alone."""
OF_THE_BUILD = ("/assets/", "/search/", "/build/")
"""What is made besides the portal's own files."""
_LINK = re.compile(r'(?:href|src)="([^"]*)"')
_ID = re.compile(r'\sid="([^"]*)"')


def dead_links(portal: Portal) -> Iterator[tuple[str, str]]:
    """Give page and address of every link inside the site that leads to no file or no place of one."""
    outputs = site_files.build_outputs(portal, site.shell_of(portal), [], Trail())
    files = {f"/{output.uri}": output.render() for output in outputs}
    pages = {uri: content.decode() for uri, content in files.items() if uri.endswith(".html")}
    anchors = {uri: {*_ID.findall(text)} for uri, text in pages.items()}
    for uri, text in pages.items():
        for written in {*_LINK.findall(text)}:
            whole = urljoin(f"http://x{uri}", html.unescape(written))
            path, _, anchor = whole.removeprefix("http://x").partition("#")
            target = f"{path}index.html" if path.endswith("/") else unquote(path)
            if not whole.startswith("http://x/") or target.startswith(OF_THE_BUILD):
                continue
            if target not in files or (anchor and target in anchors and unquote(anchor) not in anchors[target]):
                yield uri, written


@pytest.mark.parametrize("alone", ["", "every", *OVERVIEWS])
def test_every_link_of_a_small_portal_leads_somewhere(alone: str, tmp_path: Path):
    """The breadcrumb, the contents list and what is offered beside know what is not there."""
    kept = {"every": set(all_kinds()), "": set()}.get(alone, {alone, *NEEDED})
    root = shutil.copytree(COUNTY, tmp_path / "portal")
    for plural in all_kinds().keys() - kept:
        place = root / all_kinds()[plural].info.folder
        shutil.rmtree(place) if place.is_dir() else place.unlink()
    portal = load(root)
    assert {plural for plural, records in portal.records.items() if records} == kept
    assert sorted(dead_links(portal)) == []


@pytest.mark.parametrize("off", ["search", "feeds", "data", "qr", "history"])
def test_what_is_switched_off_is_not_linked(off: str, tmp_path: Path):
    """A portal that gives no data away, or takes no subscribers, does not offer them at the foot of each page."""
    root = shutil.copytree(COUNTY, tmp_path / "portal")
    with (root / "catalog/portal.yml").open("a", encoding="utf-8") as file:
        file.write(f"features: {{{off}: false}}\n")
    assert sorted(dead_links(load(root))) == []


def test_no_page_of_a_county_speaks_of_a_district():
    """What the program itself says fits a county as well."""
    portal = load(COUNTY)
    outputs = site_files.build_outputs(portal, site.shell_of(portal), [], Trail())
    texts = {
        output.uri: output.render().decode() for output in outputs if output.uri.endswith((".html", ".xml", ".ics"))
    }
    assert len(texts) > 150
    assert {uri for uri, text in texts.items() if re.search("区政府|区长|全区|本区|云溪", text)} == set()
