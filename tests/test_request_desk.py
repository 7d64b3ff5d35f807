"""Where requests go: the office of an organ that takes them, or the organ that takes them for it, everywhere alike."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from gongkai.contact_links import dialled
from gongkai.kinds.organization import Organization
from gongkai.pages.every import pages
from gongkai.portal import Portal
from gongkai.request_desk import Desk, desk, home_desk
from tests.pages.portals import load
from tests.portals import ORGANIZATIONS, organizations, write

ROOT = Path(__file__).resolve().parent.parent
OFFICE = {
    "id": "qzfb",
    "name": "区政府办公室",
    "short_name": "办公室",
    "code": None,
    "phone": "0999-8202033",
    "fax": "0999-8202036",
    "email": "qzfb@yunxi.example",
    "offices": [
        {"name": "公开科", "phone": "0999-8202038", "address": "312室", "takes_requests": True},
        {"name": "文秘科"},
    ],
}


def made(root: Path, *more: dict[str, Any], **changes: Any) -> Portal:
    """Make a portal of the base's organ with `changes`, and `more` organs."""
    return load(write(root, {ORGANIZATIONS: organizations(*more, **changes)}))


def at(portal: Portal, organ: str) -> Desk:
    """Give the desk of an organ."""
    found = portal.find("organizations", organ)
    assert isinstance(found, Organization)
    return desk(found, portal)


def html_of(portal: Portal, url: str) -> str:
    """Give a page's own part."""
    return next(page for page in pages(portal) if page.url == url).make().body


def test_the_office_that_takes_requests_is_reached_by_its_own_numbers_and_else_by_its_organs(tmp_path: Path):
    """Telephone and room are the office's; fax and mailbox, of which it has none, are the organ's."""
    found = at(made(tmp_path, OFFICE), "qzfb")
    assert (found.name, found.phone, found.address) == ("公开科", "0999-8202038", "312室")
    assert (found.fax, found.email) == ("0999-8202036", "qzfb@yunxi.example")


def test_an_office_may_have_a_fax_and_a_mailbox_of_its_own(tmp_path: Path):
    """They go before those of the organ, and stand on its page."""
    own = {**OFFICE["offices"][0], "fax": "0999-8202099", "email": "gongkai@yunxi.example"}  # type: ignore[dict-item,index]
    portal = made(tmp_path, {**OFFICE, "offices": [own]})
    found = at(portal, "qzfb")
    assert (found.fax, found.email) == ("0999-8202099", "gongkai@yunxi.example")
    html = html_of(portal, "organizations/qzfb/")
    assert "传真：0999-8202099" in html
    assert "mailto:gongkai@yunxi.example" in html
    assert html.count("受理公开申请，看怎样提交") == 1


def test_another_organ_may_take_the_requests(tmp_path: Path):
    """Its office is named in full, and none of the first organ's own numbers remains."""
    portal = made(tmp_path, OFFICE, requests_to="qzfb", level="本级政府", fax="0999-8201019", email="qzf@yunxi.example")
    found = at(portal, "qzf")
    assert found.name == "区政府办公室公开科"
    assert (found.phone, found.fax, found.email) == ("0999-8202038", "0999-8202036", "qzfb@yunxi.example")
    assert home_desk(portal) == found


def test_an_organ_that_names_no_office_is_reached_as_before(tmp_path: Path):
    """Nobody has to fill anything in."""
    found = at(made(tmp_path), "qzf")
    assert (found.name, found.phone) == ("", "0999-8202000")


def test_the_shipped_portal_names_one_place_for_requests_to_the_government():
    """List, form, guide, about page and identity print the numbers of the same office."""
    portal = load(ROOT)
    home = home_desk(portal)
    assert home.name == at(portal, "qzf").name
    contact = portal.identity.contact
    assert contact
    assert (home.name, home.phone, home.address) == (contact.office, contact.phone, contact.address)
    assert (home.fax, home.email) == (contact.fax, contact.email)
    for path in ("content/open/on-request.md", "content/open/guide.md", "content/about.md"):
        text = (ROOT / path).read_text(encoding="utf-8")
        assert all(each in text for each in (home.phone, home.fax, home.email, home.address)), path
    rows = re.findall(r"<tr.*?</tr>", html_of(portal, "open/on-request/offices/"), re.DOTALL)
    own = next(row for row in rows if "organizations/qzf/" in row)
    assert str(dialled(home.phone)) in own
    assert home.email in own
    assert "qzf@" not in own


def test_every_organ_of_the_shipped_portal_says_who_takes_requests_and_its_liaison_is_that_office():
    """One office, one number: 政务公开联络员 gives the telephone of the office in the list."""
    portal = load(ROOT)
    for organ in portal.all(Organization):
        found = desk(organ, portal)
        assert found.name, organ.id
        assert (organ.liaison or "").rpartition("，")[2] in found.phone, organ.id
