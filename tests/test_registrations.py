"""Under what the site is registered: named at every page's foot, with where anybody can look it up."""

from __future__ import annotations

from pathlib import Path

from gongkai import site
from gongkai.output import Page
from tests.portals import PORTAL, TODAY, identity, write


def foot(root: Path, **changes: str | None) -> str:
    """Give the foot of a page of the base's portal with `changes` of its identity."""
    portal = site.load_portal(write(root, {PORTAL: identity(**changes)}), TODAY).published
    assert portal is not None
    joined = site.shell_of(portal).join(Page("policies/yx-2026-1/", "标题", "<h1>标题</h1>")).decode()
    return joined[joined.index("<footer") :]


def test_each_registration_leads_to_its_entry_and_fetches_nothing(tmp_path: Path):
    """The police's entry is found by the digits of the number; nothing but links leads to other hosts."""
    found = foot(tmp_path)
    assert '<a href="https://mark.example/sitename?id=3799990001" rel="external">党政机关网站标识</a>' in found
    assert '<span class="number">3799990001</span>' in found
    assert '<a href="https://beian.miit.gov.cn/" rel="external">溪ICP备99990001号-1</a>' in found
    assert (
        '<a href="https://beian.mps.gov.cn/#/query/webSearch?code=37999902000001" rel="external">溪公网安备37999902000001号</a>'
        in found
    )
    assert 'src="https:' not in found


def test_what_the_portal_does_not_have_is_not_named(tmp_path: Path):
    """A portal that is not registered anywhere has no such line, not an empty one."""
    fields = ("site_id_code", "icp_number", "police_number", "party_government_mark")
    assert "footer-registrations" not in foot(tmp_path, **dict.fromkeys(fields))
