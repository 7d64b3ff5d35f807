"""A built site of the small portal, with its history, for the tests of the audit trail."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.audit import portals

ROOT = Path(__file__).resolve().parents[2]
EPOCH = "1751328000"
"""1 July 2025, when every site of these tests is built."""
Build = Callable[..., subprocess.CompletedProcess[str]]


def script(name: str, *arguments: object, **surroundings: str) -> subprocess.CompletedProcess[str]:
    """Run one of the commands."""
    command = [sys.executable, str(ROOT / "scripts" / f"{name}.py"), *map(str, arguments)]
    environment = {**os.environ, "SOURCE_DATE_EPOCH": EPOCH, **surroundings}
    return subprocess.run(command, capture_output=True, text=True, check=False, encoding="utf-8", env=environment)


def build(root: Path, out: Path, *options: object) -> subprocess.CompletedProcess[str]:
    """Build a portal into `out`, with a cache of its own."""
    return script("build", "--root", root, "--out", out, "--cache", out.with_name(f"{out.name}.cache"), *options)


@pytest.fixture(scope="session")
def small_portal(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small portal under git: begun, changed, changed again."""
    root = tmp_path_factory.mktemp("portal")
    values = portals.records()
    portals.write(root, values)
    portals.commit(root, "建立资料库", first=True, day="2025-06-05")
    values["policies"]["cs-2025-1"]["text"] = portals.TEXT.replace("120元", "150元")
    values["policies"]["cs-2025-1"]["change_note"] = "提高补贴标准"
    portals.write(root, values)
    portals.commit(root, "提高补贴标准", author="编辑乙", day="2025-06-10")
    values["questions"]["bt-1"]["answer"] = "每人每月150元。"
    portals.write(root, values)
    portals.commit(root, "更新问答", day="2025-06-15")
    return root


@pytest.fixture(scope="session")
def small_key(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A private key, its public one beside it."""
    place = tmp_path_factory.mktemp("key") / "key"
    done = script("verify", "--new-key", place)
    assert done.returncode == 0, done.stderr
    return place


@pytest.fixture(scope="session")
def small_site(small_portal: Path, small_key: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small portal's site, signed."""
    out = tmp_path_factory.mktemp("built") / "site"
    done = build(small_portal, out, "--sign", small_key)
    assert done.returncode == 0, done.stdout + done.stderr
    return out
