"""Lint, format and types of the code itself, as tests: one run, one summary."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


@pytest.mark.parametrize(
    "command",
    [["ruff", "check"], ["ruff", "format", "--check"], ["mypy"]],
    ids=["lint", "format", "types"],
)
def test_code_is_clean(command: list[str]):
    """Ruff and mypy have nothing to say; what they check is set in pyproject.toml."""
    done = subprocess.run(
        [sys.executable, "-m", *command], cwd=ROOT, capture_output=True, check=False, text=True, encoding="utf-8"
    )
    if done.returncode:
        pytest.fail(f"{' '.join(command)}:\n{done.stdout[-6000:]}{done.stderr[-2000:]}", pytrace=False)
