"""Under what the site is registered: named at every page's foot, with where anybody can look it up."""

from __future__ import annotations

from pathlib import Path

from gongkai import site, site_files
from gongkai.audit.trail import Trail
from gongkai.output import Page
from gongkai.portal import Portal
from tests.portals import PORTAL, TODAY, Files, identity, write

MARK = "https://mark.example/sitename?id=3799990001"


def published(root: Path, files: Files) -> Portal:
    """Load the base with `files` and give what is published of it."""
    found = site.load_portal(write(root, files), TODAY).published
    assert found is not None
    return found


def foot(portal: Portal) -> str:
    """Give the foot of a page."""
    joined = site.shell_of(portal).join(Page("policies/yx-2026-1/", "标题", "<h1>标题</h1>")).decode()
    return joined[joined.index("<footer") :]


def test_each_registration_leads_to_its_entry_and_fetches_nothing(tmp_path: Path):
    """The police's entry is found by the digits of the number; nothing but links leads to other hosts."""
    found = foot(published(tmp_path, {}))
    assert f'<a href="{MARK}" rel="external">党政机关网站标识</a>' in found
    assert '<span class="number">3799990001</span>' in found
    assert '<a href="https://beian.miit.gov.cn/" rel="external">溪ICP备99990001号-1</a>' in found
    police = "https://beian.mps.gov.cn/#/query/webSearch?code=37999902000001"
    assert f'<a href="{police}" rel="external">溪公网安备37999902000001号</a>' in found
    assert "src=" not in found


def test_the_picture_of_the_mark_is_the_portals_own(tmp_path: Path):
    """It is published with the site and stands beside the words."""
    marked = {PORTAL: identity(party_government_mark={"url": MARK, "image": "files/mark.svg"})}
    some = published(tmp_path / "some", {**marked, "content/files/mark.svg": "<svg/>"})
    image = '<img src="../../assets/registered-mark.svg" alt="" height="32">'
    assert f'<a href="{MARK}" rel="external">{image}党政机关网站标识</a>' in foot(some)
    written = {each.uri: each for each in site_files.build_outputs(some, site.shell_of(some), [], Trail())}
    assert written["assets/registered-mark.svg"].render() == b"<svg/>"


def test_what_the_portal_does_not_have_is_not_named(tmp_path: Path):
    """A portal that is not registered anywhere has no such line, not an empty one."""
    fields = ("site_id_code", "icp_number", "police_number", "party_government_mark")
    assert "footer-registrations" not in foot(published(tmp_path, {PORTAL: identity(**dict.fromkeys(fields))}))
