"""Fixtures and settings for all tests; the shipped portal's site is built once, whatever the number of workers."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import hypothesis
import pytest

ROOT = Path(__file__).resolve().parent.parent

sys.path.append(str(ROOT / "scripts"))  # last, so that `test` and `build` stay what they are elsewhere
os.environ["PYTHONPATH"] = str(ROOT / "hooks")
os.environ["PYTHONUTF8"] = "1"
os.environ["NO_MKDOCS_2_WARNING"] = "1"

import environment

hypothesis.settings.register_profile("here", deadline=None, max_examples=100)
hypothesis.settings.register_profile("ci", deadline=None, max_examples=100, derandomize=True, print_blob=True)
hypothesis.settings.load_profile("ci" if os.environ.get("CI") else "here")


@pytest.fixture(scope="session")
def run_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A temporary folder that all workers of this test run share."""
    own = tmp_path_factory.getbasetemp()
    return own.parent if "PYTEST_XDIST_WORKER" in os.environ else own


@pytest.fixture(scope="session")
def site(run_folder: Path) -> Path:
    """The site of the portal that ships, built strictly by the command editors use.

    While a page is being drawn, `GONGKAI_SITE` names a site already built.
    """
    if os.environ.get("GONGKAI_SITE"):
        return Path(os.environ["GONGKAI_SITE"]).resolve()
    place, report = run_folder / "site", run_folder / "site.log"
    with environment.alone(run_folder / "site.lock"):
        if not report.exists():
            command = [sys.executable, str(ROOT / "scripts" / "build.py"), "--out", str(place), "--strict"]
            done = subprocess.run(command, capture_output=True, check=False, text=True, encoding="utf-8")
            report.write_text(f"{done.returncode}\n{done.stdout}{done.stderr}", encoding="utf-8")
    code, _, said = report.read_text(encoding="utf-8").partition("\n")
    if code != "0":
        pytest.fail(f"scripts/build.py --strict ended with {code}:\n{said[-4000:]}", pytrace=False)
    return place
