"""`scripts/test.py`: what it runs for which arguments, and what it says when something cannot be had."""

from __future__ import annotations

import os
import runpy
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def command() -> dict[str, Any]:
    """The command's functions."""
    return runpy.run_path(str(ROOT / "scripts" / "test.py"), run_name="the_test_command")


@pytest.mark.parametrize(
    ("arguments", "paths"),
    [
        ([], []),
        (["-x", "-q"], []),
        (["-k", "cycle"], []),
        (["tests/test_link.py", "-k", "cycle"], ["tests/test_link.py"]),
        (["--durations", "5", "tests/search", "tests/a.py::test_b"], ["tests/search", "tests/a.py::test_b"]),
    ],
)
def test_paths_are_told_from_options(command: dict[str, Any], arguments: list[str], paths: list[str]):
    """An option's value is no path, a node id is one."""
    assert command["selected"](arguments) == paths


@pytest.mark.parametrize(
    ("paths", "needed"),
    [
        ([], True),
        (["tests"], True),
        (["tests/browser"], True),
        (["tests/browser/test_markup.py::test_x"], True),
        (["tests/search"], False),
        (["tests/search", "tests/browser"], True),
    ],
)
def test_a_browser_is_looked_for_only_where_one_is_used(
    command: dict[str, Any], paths: list[str], needed: bool, monkeypatch: pytest.MonkeyPatch
):
    """A run of units alone starts at once, even on a machine without a browser."""
    monkeypatch.chdir(ROOT)
    ask: Callable[[list[str]], bool] = command["needs_a_browser"]
    assert ask(paths) is needed


def test_a_browser_that_cannot_be_had_is_told_in_one_sentence():
    """Without a Chromium, and with none to be installed, the run ends with what to do about it."""
    nothing = {
        "GONGKAI_CHROMIUM": "/nowhere/chromium",
        "PATH": "/nowhere",
        "PLAYWRIGHT_DOWNLOAD_HOST": "http://127.0.0.1:9",
    }
    done = subprocess.run(
        [sys.executable, str(ROOT / "scripts" / "test.py"), "tests/browser"],
        env={**os.environ, **nothing},
        capture_output=True,
        check=False,
        text=True,
        encoding="utf-8",
    )
    assert done.returncode == 1
    last = done.stderr.splitlines()[-1]
    assert last.startswith("错误：没有可用的 Chromium，自动安装也未成功")
    assert "GONGKAI_CHROMIUM" in last
    assert "Traceback" not in done.stderr
