"""The READMEs' commands work as printed: parsed out of the fenced blocks, asked for help, and run in a fresh clone."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).resolve().parent.parent
HANDBOOKS = ("README.md", "README.zh.md")


class Command(NamedTuple):
    """A command line of a handbook: the script and what follows it."""

    script: str
    arguments: tuple[str, ...]

    def __str__(self) -> str:
        return " ".join((self.script, *self.arguments))


def commands(handbook: str) -> Iterator[Command]:
    """Yield the commands of a handbook's shell blocks, comments and prompts taken off."""
    text = (ROOT / handbook).read_text(encoding="utf-8")
    for block in re.findall(r"^```(?:sh|bash|shell|console)\n(.*?)^```", text, flags=re.MULTILINE | re.DOTALL):
        for line in block.replace("\\\n", " ").splitlines():
            words = shlex.split(line.removeprefix("$ "), comments=True)
            if len(words) > 1 and words[0] in {"python3", "python", "py"} and words[1].startswith("scripts/"):
                yield Command(words[1], tuple(words[2:]))


ALL = sorted({command for handbook in HANDBOOKS if (ROOT / handbook).exists() for command in commands(handbook)})


def help_of(script: str) -> str:
    """Run `script --help` for real; it must end well."""
    done = subprocess.run(
        [sys.executable, script, "--help"], cwd=ROOT, capture_output=True, check=False, text=True, encoding="utf-8"
    )
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr
    return done.stdout


@pytest.mark.parametrize("handbook", HANDBOOKS)
def test_a_handbook_names_the_two_first_commands(handbook: str):
    """Whoever opens either README finds how to build and how to test."""
    assert {"scripts/build.py", "scripts/test.py"} <= {command.script for command in commands(handbook)}


@pytest.mark.parametrize("script", sorted({command.script for command in ALL}))
def test_options_in_the_handbooks_exist(script: str):
    """Every script named exists and answers `--help`; every option printed with it is one that it has."""
    printed = help_of(script)
    named = {word.partition("=")[0] for command in ALL if command.script == script for word in command.arguments}
    options = {word for word in named if word.startswith("--")}
    assert {option for option in options if option not in printed} == set()


def test_every_command_is_in_the_handbook():
    """A script that users may run is explained in README.zh.md."""
    scripts = {
        f"scripts/{path.name}" for path in (ROOT / "scripts").glob("*.py") if "add_argument" in path.read_text("utf-8")
    }
    text = (ROOT / "README.zh.md").read_text(encoding="utf-8")
    assert scripts
    assert {script for script in scripts if script not in text} == set()


@pytest.fixture(scope="session")
def clone(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A fresh clone of what is committed; this checkout lends its environment, where the pins agree, to save a minute."""
    place = tmp_path_factory.mktemp("fresh") / "gongkai"
    subprocess.run(["git", "clone", "-q", str(ROOT), str(place)], check=True)
    same_pins = (place / "requirements.txt").read_bytes() == (ROOT / "requirements.txt").read_bytes()
    if same_pins and not os.environ.get("GONGKAI_README_RUN"):
        (place / ".venv").symlink_to(ROOT / ".venv", target_is_directory=True)
    return place


def test_the_build_command_works_in_a_fresh_clone(clone: Path):
    """`python3 scripts/build.py` as README.md has it makes `site/` from nothing but the clone, and says how to look at it.

    With GONGKAI_README_RUN=1 the clone makes its own environment too, as on a machine that has nothing.
    """
    outside = Path(sys.base_prefix) / ("python.exe" if os.name == "nt" else "bin/python3")
    command = next(command for command in commands("README.md") if command.script == "scripts/build.py")
    done = subprocess.run(
        [outside, command.script, *command.arguments],
        cwd=clone,
        capture_output=True,
        check=False,
        text=True,
        encoding="utf-8",
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert (clone / "site" / "index.html").is_file()
    assert "scripts/serve.py" in done.stdout or "index.html" in done.stdout
    changed = subprocess.run(
        ["git", "status", "--porcelain"], cwd=clone, capture_output=True, check=True, text=True
    ).stdout
    assert changed.replace("?? .venv\n", "") == ""
