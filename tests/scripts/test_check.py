"""scripts/check.py says what a build would stumble over, in three forms, and writes nothing."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.portals import POLICY, Files, line_of, policy, write

ROOT = Path(__file__).resolve().parents[2]
BROKEN = policy(genre="公文")


def check(root: Path, *more: str) -> subprocess.CompletedProcess[str]:
    """Run the command for real, in the portal's folder."""
    command = [sys.executable, str(ROOT / "scripts/check.py"), "--root", str(root), *more]
    return subprocess.run(command, cwd=root, capture_output=True, check=False, text=True, encoding="utf-8")


def everything(root: Path) -> set[str]:
    """List what lies in a folder."""
    return {path.relative_to(root).as_posix() for path in root.rglob("*")}


@pytest.mark.parametrize(
    ("files", "options", "code"),
    [
        ({}, ["--strict"], 0),
        ({POLICY: policy(review=None)}, [], 0),
        ({POLICY: policy(review=None)}, ["--strict"], 1),
        ({POLICY: BROKEN}, [], 1),
    ],
    ids=["faultless", "warning", "strict", "error"],
)
def test_the_exit_code_tells_whether_a_build_would_go_through(
    files: Files, options: list[str], code: int, tmp_path: Path
):
    """0 when it would, 1 when it would not; no file is made."""
    before = everything(write(tmp_path, files))
    done = check(tmp_path, *options)
    assert done.returncode == code, done.stdout + done.stderr
    assert "检查结果：" in done.stdout
    assert everything(tmp_path) == before


def test_programs_get_json(tmp_path: Path):
    """One object with counts, and for each finding its place, code and words."""
    done = check(write(tmp_path, {POLICY: BROKEN}), "--format", "json")
    found = json.loads(done.stdout)
    assert (found["passed"], found["counts"]["error"]) == (False, 1)
    [finding] = found["findings"]
    assert (finding["path"], finding["line"], finding["code"]) == (POLICY, line_of(BROKEN, "genre:"), "S003")


def test_github_gets_annotations(tmp_path: Path):
    """A workflow command for each finding, its text escaped."""
    done = check(write(tmp_path, {POLICY: BROKEN}), "--format", "github")
    assert f"::error file={POLICY},line={line_of(BROKEN, 'genre:')},title=S003::" in done.stdout


def test_links_of_editorial_pages_and_addresses_are_checked(tmp_path: Path):
    """What only the page engine and the table of addresses know is said before a build, too."""
    page = "---\ntitle: 帮助\nsummary: 帮助\n---\n\n[没有](nothing.md)\n"
    topics = "---\ntitle: 主题\nsummary: 主题\n---\n\n正文\n"
    done = check(write(tmp_path, {"content/help.md": page, "content/topics.md": topics}))
    assert "content/help.md:6: 错误 D001" in done.stdout
    assert "错误 L004" in done.stdout


@pytest.mark.parametrize(
    ("page", "code"),
    [("---\ntitle: 帮助\nsummary: 帮助\n---\n正文\n".encode("gbk"), "F005"), (b"---\n\0---\n", "F004"), (b"", "F007")],
    ids=["gbk", "nul", "empty"],
)
def test_an_editorial_page_that_cannot_be_read_is_said(page: bytes, code: str, tmp_path: Path):
    """The page engine, which would read it as UTF-8 and give a traceback, is not shown it."""
    done = check(write(tmp_path, {"content/help.md": page}))
    assert [line.split()[2] for line in done.stdout.splitlines() if "错误 F" in line] == [code], done.stdout
    assert done.stderr == ""


def test_what_no_page_links_to_is_not_published(tmp_path: Path):
    """A note left beside a page, a page of HTML and a link out of the tree stay where they are."""
    page = "---\ntitle: 帮助\nsummary: 帮助\n---\n\n[表](form.txt)\n"
    beside = {"content/form.txt": "申请表", "content/notes.txt": "内部讨论", "content/old.html": "<p>旧</p>"}
    root = write(tmp_path / "portal", {"content/help.md": page, **beside})
    build = [sys.executable, str(ROOT / "scripts/build.py"), "--root", str(root), "--out", str(tmp_path / "site")]
    done = subprocess.run([*build, "--cache", str(tmp_path / "cache")], capture_output=True, check=False, text=True)
    made = everything(tmp_path / "site")
    assert "form.txt" in made, done.stdout
    assert {"notes.txt", "old.html"} & made == set()
    (root / "content/etc").symlink_to("/etc")
    assert "content/etc: 错误 F003" in check(root).stdout


def test_a_folder_that_is_not_there_is_said(tmp_path: Path):
    """A slip in --root is no traceback."""
    done = check(tmp_path, "--root", str(tmp_path / "nothing"))
    assert done.returncode == 2
    assert "没有" in done.stderr
