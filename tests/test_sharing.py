"""Texts for other channels: they fit, they keep number and validity, and they follow the document."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai import share_files, sharing
from gongkai.kinds.policy import Policy
from gongkai.pages import share
from gongkai.pages.press import Press
from gongkai.platforms import PLATFORMS, Platform
from gongkai.portal import Portal
from tests.portals import INTERPRETATION, POLICY, PORTAL, Files, identity, interpretation, load, other_policy, policy
from tests.rules.cases import SECOND


def published(root: Path, files: Files = {}) -> Portal:  # noqa: B006 - never changed
    """Load the base with `files`."""
    found = load(root, files).published
    assert found is not None
    return found


def texts(portal: Portal, policy_id: str = "yx-2026-1") -> dict[str, sharing.Shared]:
    """Give what each platform gets of a document."""
    found = portal.find("policies", policy_id)
    assert isinstance(found, Policy)
    return {each.platform.name: each for each in sharing.shared(found, portal)}


@pytest.fixture(scope="module")
def shipped() -> Portal:
    """The portal of this repository."""
    import datetime as dt

    from gongkai import site

    found = site.load_portal(Path(__file__).resolve().parents[1], dt.date(2026, 11, 25)).published
    assert found is not None
    return found


def test_every_text_of_the_shipped_portal_fits_and_has_number_and_validity(shipped: Portal):
    """No platform cuts anything off, and nobody reads of a document without knowing whether it holds."""
    newest = sharing.newest(shipped)
    assert len(newest) >= 30
    for each in newest:
        made = sharing.shared(each, shipped)
        assert len(made) == len(PLATFORMS)
        for one in made:
            assert one.fits
            assert len(one.title) <= one.platform.title
            assert len(one.text) <= one.platform.text
            assert (each.document_number or "") in one.text
            assert sharing.validity(each, shipped) in one.text
            assert one.platform.link == one.text.endswith(f" {shipped.identity.url}{each.url}")


def test_a_long_title_gives_way_to_the_name_of_what_it_issues(tmp_path: Path):
    """First the whole title, then 《…》, then the name without the region, then without its remark."""
    portal = published(tmp_path, {POLICY: policy(title="云溪区人民政府关于印发《云溪区停车管理办法（试行）》的通知")})
    found = portal.find("policies", "yx-2026-1")
    assert isinstance(found, Policy)
    assert list(sharing.names(found, "云溪区")) == [
        "云溪区人民政府关于印发《云溪区停车管理办法（试行）》的通知",
        "《云溪区停车管理办法（试行）》",
        "停车管理办法（试行）",
        "停车管理办法",
    ]


def test_a_document_that_is_not_yet_in_force_says_from_when(tmp_path: Path):
    """A reader of a short message learns the day, not just that it is not yet."""
    portal = published(tmp_path, {POLICY: policy(effective_on="2027-01-01")})
    assert all("2027年1月1日起施行" in each.text for each in texts(portal).values())


def test_a_portal_may_set_its_own_table(tmp_path: Path):
    """Lengths that a platform changes are data, not code."""
    own = [{"name": "电子屏", "text": 90, "sign": True}]
    made = texts(published(tmp_path, {PORTAL: identity(share_platforms=own)}))
    assert list(made) == ["电子屏"]
    assert made["电子屏"].text.startswith("【云溪区政务公开】云溪区停车管理办法（云政发〔2026〕1号，现行有效）：")


def test_only_new_documents_that_hold_are_posted(tmp_path: Path):
    """A repealed document and a draft have no texts, as page or as data."""
    files = {POLICY: policy(repealed_on="2026-04-01"), SECOND: other_policy(2, draft=True), INTERPRETATION: None}
    portal = published(tmp_path, files)
    assert [page.url for page in share.outputs(Press(portal))] == ["share/"]
    assert [each.uri for each in share_files.outputs(portal)] == ["data/share/index.json"]


def test_the_data_say_what_the_pages_say(tmp_path: Path):
    """Programs and editors post the same words."""
    portal = published(tmp_path)
    data = {each.uri: each.render() for each in share_files.outputs(portal)}
    page = {each.url: each.make() for each in share.outputs(Press(portal))}["share/yx-2026-1/"]
    told = json.loads(data["data/share/yx-2026-1.json"])
    assert page.robots == "noindex"
    assert len(told["platforms"]) == len(PLATFORMS)
    for each in told["platforms"]:
        assert each["text"] in page.body
    assert json.loads(data["data/share/index.json"])["documents"][0]["file"] == "yx-2026-1.json"


def test_a_new_interpretation_changes_the_page_of_texts(tmp_path: Path):
    """What can be posted along is printed, so the page is made anew."""
    one, two = (
        next(page for page in share.outputs(Press(published(tmp_path / name, files))) if page.url.endswith("1/"))
        for name, files in (("a", {}), ("b", {INTERPRETATION: interpretation(title="换了题目")}))
    )
    assert one.fingerprint != two.fingerprint


@given(
    st.text(alphabet="云溪区关于印发《》（）的通知办法，。", min_size=1, max_size=80).map(
        lambda each: f"题{each}".strip()
    ),
    st.text(alphabet="补贴3000元，；。申请", min_size=1, max_size=200).map(lambda each: f"概{each}".strip()),
    st.integers(0, 60),
    st.integers(20, 160),
)
def test_nothing_is_ever_longer_than_a_platform_takes(title: str, summary: str, longest: int, text: int):
    """Whatever an editor writes, a text fits or is not there."""
    portal = _PORTAL
    platform = Platform(name="某平台", title=longest, text=text)
    base = portal.find("policies", "yx-2026-1")
    assert isinstance(base, Policy)
    changed = base.model_copy(update={"title": title, "summary": summary})
    made = sharing._on(platform, changed, portal)
    assert len(made.title) <= longest
    assert len(made.text) <= text
    assert not made.text or "云政发〔2026〕1号" in made.text


def _small() -> Portal:
    import tempfile

    with tempfile.TemporaryDirectory() as place:
        return published(Path(place))


_PORTAL = _small()
