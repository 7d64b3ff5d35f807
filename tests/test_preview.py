"""The preview shows what a build would write, made when it is asked for; a saved change shows, a mistake does not."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest

import events
from gongkai import building, site, templates
from gongkai.building import Job
from gongkai.preview import Preview
from tests.portals import INTERPRETATION, POLICY, TEXT, policy, write

ROOT = Path(__file__).resolve().parent.parent
NOT_IN_A_PREVIEW = re.compile(
    r"audit/manifest\.json|audit/manifest/.*|audit/root\.txt|data/library/(index\.json|changes/.*)"
)
PAGE = "policies/yx-2026-1/index.html"


@pytest.fixture
def preview(tmp_path: Path) -> Preview:
    """The preview of a small portal, read once."""
    found = Preview(write(tmp_path / "root"), tmp_path / "scratch")
    assert found.update(events.editorial).done
    return found


def test_it_has_every_file_of_a_build_but_those_made_of_all_files(
    preview: Preview, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    """The same bytes; the manifest and the lists of the document library belong to a build."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795305600")
    assert preview.update(events.editorial).done
    monkeypatch.setattr(site, "shell_of", partial(site.shell_of, preview=True))
    out = tmp_path / "site"
    assert building.build(Job(preview.root, out, tmp_path / "built"), events.editorial).done
    built = {path.relative_to(out).as_posix(): path.read_bytes() for path in out.rglob("*") if path.is_file()}
    assert len(built) > 200
    missing = {uri for uri, content in built.items() if preview.content(uri) is None}
    assert {uri for uri in missing if not NOT_IN_A_PREVIEW.fullmatch(uri)} == set()
    assert {uri for uri in built.keys() - missing if preview.content(uri) != built[uri]} == set()
    assert preview.files.keys() <= built.keys()


def test_a_saved_change_shows_and_only_what_changed_is_counted(preview: Preview):
    """A title shows on the page and in the lists; what was made before and is still right is not made again."""
    kept = preview.content("404.html")
    write(preview.root, {POLICY: policy(title="云溪区停车管理办法（修订）")})
    report = preview.update(events.editorial)
    assert (report.done, 0 < report.written < report.files / 2) == (True, True)
    assert "修订" in (preview.content(PAGE) or b"").decode()
    assert "修订" in (preview.content("policies/index.html") or b"").decode()
    assert preview.content("404.html") is kept is not None
    assert preview.content("search/index.json")


def test_a_mistake_leaves_the_site_as_it_was(preview: Preview):
    """The finding is told, the page stays, and the mended file shows."""
    before = preview.content(PAGE)
    write(preview.root, {POLICY: policy(genre="通报函")})
    report = preview.update(events.editorial)
    assert (report.done, len(report.findings) > 0, preview.content(PAGE)) == (False, True, before)
    write(preview.root, {POLICY: policy(TEXT.replace("第一条", "第一条　改了。", 1))})
    assert preview.update(events.editorial).done
    assert "改了。" in (preview.content(PAGE) or b"").decode()


def test_a_record_that_is_gone_is_gone(preview: Preview):
    """Its page is no more, though it was made."""
    page = "interpretations/yx-2026-1-jd/index.html"
    assert preview.content(page)
    (preview.root / INTERPRETATION).unlink()
    assert preview.update(events.editorial).done
    assert preview.content(page) is None


def test_a_template_that_is_saved_is_read_anew(preview: Preview, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Whoever works on the theme sees it at once, too."""
    theme = tmp_path / "theme"
    shutil.copytree(templates.THEME, theme)
    monkeypatch.setattr(templates, "THEME", theme)
    templates.forget()
    try:
        preview.update(events.editorial)
        before = preview.content("404.html") or b""
        page = theme / "pages/404.html"
        page.write_text(page.read_text("utf-8").replace("<h1>", '<h1 class="new-theme">', 1), "utf-8")
        preview.update(events.editorial)
        assert b"new-theme" not in before
        assert b"new-theme" in (preview.content("404.html") or b"")
    finally:
        templates.forget()


@pytest.fixture
def served(tmp_path: Path) -> Iterator[tuple[Path, str]]:
    """The command at work on a small portal: where its sources lie, and its address."""
    root = write(tmp_path / "root")
    command = [sys.executable, str(ROOT / "scripts/serve.py"), "--root", str(root), "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as process:
        try:
            assert process.stdout
            told = process.stdout.readline() + process.stdout.readline()
            yield root, re.findall(r"http://\S+/", told)[0]
        finally:
            process.terminate()


def test_the_command_serves_the_site_and_shows_what_is_saved(served: tuple[Path, str]):
    """Pages reload themselves, a folder's address leads to its page, an address that is none gets the site's own 404."""
    root, base = served
    assert "livereload" in _got(f"{base}policies")
    with pytest.raises(HTTPError) as missing:
        urlopen(f"{base}nowhere/")  # noqa: S310 - our own server
    assert (missing.value.code, "没有找到" in missing.value.read().decode()) == (404, True)
    write(root, {POLICY: policy(title="云溪区停车管理办法（修订）")})
    deadline = time.monotonic() + 60
    while "修订" not in _got(f"{base}policies/yx-2026-1/"):
        assert time.monotonic() < deadline
        time.sleep(0.1)


def _got(address: str) -> str:
    with urlopen(address, timeout=60) as answer:  # noqa: S310 - our own server
        found: str = answer.read().decode()
        return found
