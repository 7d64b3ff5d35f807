"""Golden folders: `input.*` → the portal in `expected/`, and what the command says in `said.txt`.

After a change that is meant: `GONGKAI_GOLDEN=write python3 scripts/test.py tests/ingest/test_scenarios.py`, then read
the difference in git line by line.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from gongkai import sources
from gongkai.findings import Finding
from gongkai.ingest.run import main

SCENARIOS = sorted(path for path in (Path(__file__).parent / "scenarios").iterdir() if path.is_dir())
WRITE = os.environ.get("GONGKAI_GOLDEN") == "write"


def _tree(root: Path) -> dict[str, str]:
    return {
        path.relative_to(root).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(root.rglob("*"))
        if path.is_file()
    }


def _run(scenario: Path, root: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.chdir(scenario)
    said: list[str] = []
    code = main(
        [*sorted(path.name for path in scenario.glob("input.*")), "--root", str(root)], root=root, say=said.append
    )
    return "\n".join([*said, f"退出码 {code}", ""])


@pytest.mark.parametrize("scenario", SCENARIOS, ids=lambda path: path.name)
def test_scenario(scenario: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """The files written and the sentences said are the ones on record."""
    said = _run(scenario, tmp_path, monkeypatch)
    if WRITE:
        shutil.rmtree(scenario / "expected", ignore_errors=True)
        shutil.copytree(tmp_path, scenario / "expected")
        (scenario / "said.txt").write_text(said, encoding="utf-8")
    expected = _tree(scenario / "expected") if (scenario / "expected").is_dir() else {}
    assert _tree(tmp_path) == expected
    assert said == (scenario / "said.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("scenario", SCENARIOS, ids=lambda path: path.name)
def test_what_is_written_validates(scenario: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Every file under catalog/ and content/ is read back without a finding; what is incomplete lies beside them."""
    _run(scenario, tmp_path, monkeypatch)
    files, findings = sources.scan(tmp_path)
    found: list[Finding] = [*findings]
    for file in files:
        found += sources.read_records(tmp_path, file).findings
    identity, more = sources.read_identity(tmp_path) if (tmp_path / sources.IDENTITY).exists() else (None, [])
    assert [str(finding) for finding in (*found, *more)] == []
    assert identity is not None or not list(tmp_path.glob("content/**/*.md"))


@pytest.mark.parametrize("scenario", SCENARIOS, ids=lambda path: path.name)
def test_a_second_run_changes_nothing(scenario: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Running again leaves every byte as it was."""
    _run(scenario, tmp_path, monkeypatch)
    before = _tree(tmp_path)
    _run(scenario, tmp_path, monkeypatch)
    assert _tree(tmp_path) == before
