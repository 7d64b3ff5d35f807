"""The commands' environment: a small repository with one package of its own goes through it for real."""

from __future__ import annotations

import ast
import hashlib
import json
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

import environment
import installing

COMMAND = """
import environment
environment.enter(*__import__("os").environ.get("WANTED", "requirements.txt").split())
import sys
import flower
print(flower.COLOUR, sys.argv[1:], sys.flags.utf8_mode, sys.prefix)
"""

WHEEL = "flower-1-py3-none-any.whl"


def write_package(folder: Path, colour: str) -> str:
    """Write a wheel with one module; return the requirements line that pins it."""
    folder.mkdir(exist_ok=True)
    with zipfile.ZipFile(folder / WHEEL, "w") as wheel:
        wheel.writestr(zipfile.ZipInfo("flower.py"), f"COLOUR = {colour!r}\n")
        wheel.writestr(
            zipfile.ZipInfo("flower-1.dist-info/METADATA"), "Metadata-Version: 2.1\nName: flower\nVersion: 1\n"
        )
        wheel.writestr(
            zipfile.ZipInfo("flower-1.dist-info/WHEEL"),
            "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
        )
        wheel.writestr(zipfile.ZipInfo("flower-1.dist-info/RECORD"), "")
    return f"flower==1 --hash=sha256:{hashlib.sha256((folder / WHEEL).read_bytes()).hexdigest()}\n"


def write_repository(top: Path) -> Path:
    """Write a repository with a command and a pinned package, the wheel beside it."""
    (top / "scripts").mkdir(parents=True)
    for module in (environment, installing):
        shutil.copy(str(module.__file__), top / "scripts")
    (top / "scripts" / "paint.py").write_text(COMMAND, encoding="utf-8")
    (top / "requirements.txt").write_text(write_package(top.parent / "wheels", "red"), encoding="utf-8")
    return top


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository whose command was used once, by two users at the same moment, with what they saw in `ends`."""
    top = write_repository(tmp_path_factory.mktemp("made") / "县 公开")
    ends = [finish(command) for command in [start(top, "甲", "-x"), start(top, "甲", "-x")]]
    (top / "ends.json").write_text(json.dumps(ends), encoding="utf-8")
    return top


@pytest.fixture
def checkout(made: Path, tmp_path: Path) -> Path:
    """A copy of the used repository; like a folder that was moved, it works where it lies now."""
    shutil.copytree(made.parent, tmp_path / "moved", symlinks=True)
    return tmp_path / "moved" / "县 公开"


def start(top: Path, *arguments: str, **surroundings: str) -> subprocess.Popen[str]:
    """Start the command with a Python from outside the environment, in another folder, as a user may."""
    outside = Path(sys.base_prefix) / ("python.exe" if os.name == "nt" else "bin/python3")
    wheels = {"PIP_FIND_LINKS": (top.parent / "wheels").as_uri(), "PIP_NO_INDEX": "1"}
    return subprocess.Popen(
        [str(outside), str(top / "scripts" / "paint.py"), *arguments],
        cwd=top.parent,
        env={**os.environ, **wheels, **surroundings},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )


def cut_short(top: Path) -> None:
    """Leave the environment as an interrupted install does: not stamped, the package not there."""
    (top / ".venv" / "gongkai.json").unlink()
    module = next((top / ".venv").rglob("flower.py"))
    shutil.rmtree(module.with_name("flower-1.dist-info"))
    module.unlink()


def finish(command: subprocess.Popen[str]) -> tuple[int, str, str]:
    """Wait for a command; return its exit code, its result and what it said."""
    result, said = command.communicate(timeout=120)
    return command.returncode, result, said


def test_first_uses_at_once_make_one_environment(made: Path):
    """One makes the environment and says so; the other waits, says so, and does not install again. Arguments arrive."""
    ends = json.loads((made / "ends.json").read_text(encoding="utf-8"))
    assert [end[:2] for end in ends] == [[0, f"red ['甲', '-x'] 1 {made / '.venv'}\n"]] * 2, ends
    assert sorted(said.splitlines()[0][:4] for _, _, said in ends) == ["另一条命", "首次使用"]


def test_later_uses_say_nothing(checkout: Path):
    """An environment that is up to date is entered silently, wherever the folder has moved; text is UTF-8 in any locale."""
    end = finish(start(checkout, LC_ALL="C", LANG="C"))
    assert end == (0, f"red [] 1 {checkout / '.venv'}\n", "")


def test_changed_pins_start_the_environment_anew(checkout: Path):
    """What the old pins brought is gone; what was added for tests comes back."""
    leftover = next((checkout / ".venv").rglob("flower.py")).with_name("leftover.py")
    leftover.touch()
    (checkout / "requirements.txt").write_text(write_package(checkout.parent / "wheels", "blue"), encoding="utf-8")
    code, result, said = finish(start(checkout))
    assert (code, result[:4]) == (0, "blue"), said
    assert "依赖有变化" in said
    assert not leftover.exists()


def test_an_install_cut_short_is_repeated(checkout: Path):
    """Without the stamp that is written last, the environment counts as unfinished."""
    cut_short(checkout)
    code, result, _ = finish(start(checkout))
    assert (code, result[:3]) == (0, "red")


def test_an_environment_whose_python_is_gone_is_made_anew(checkout: Path):
    """A system update that takes the Python away does not need an editor to know what a venv is."""
    stamp = checkout / ".venv" / "gongkai.json"
    stamp.write_text(json.dumps({**json.loads(stamp.read_text("utf-8")), "python": "/usr/bin/python2"}), "utf-8")
    for python in (checkout / ".venv").glob("bin/python*"):
        python.unlink()
        python.symlink_to("/nowhere/python")
    code, result, said = finish(start(checkout))
    assert (code, result[:3]) == (0, "red"), said


@pytest.mark.parametrize(
    ("pins", "surroundings", "sentence"),
    [
        ("flower==2 --hash=sha256:" + "0" * 64, {}, "错误：安装依赖失败：软件源里没有适合本机的安装包"),
        ("flower==1 --hash=sha256:" + "0" * 64, {}, "错误：安装依赖失败：安装包与登记的校验值不符"),
        (
            "rose==1 --hash=sha256:" + "0" * 64,
            {
                "PIP_NO_INDEX": "0",
                "PIP_INDEX_URL": "http://127.0.0.1:9/",
                "PIP_EXTRA_INDEX_URL": "",
                "PIP_RETRIES": "1",
            },
            "错误：安装依赖失败：连不上软件源",
        ),
    ],
    ids=["not to be had", "another file", "no network"],
)
def test_a_failure_is_one_sentence(checkout: Path, pins: str, surroundings: dict[str, str], sentence: str):
    """A failed install ends in one Chinese sentence that says where the log is, and no traceback."""
    cut_short(checkout)
    (checkout / "requirements.txt").write_text(pins, encoding="utf-8")
    code, result, said = finish(start(checkout, **surroundings))
    assert (code, result) == (1, "")
    assert said.splitlines()[-1].startswith(sentence), (said, (checkout / ".cache/environment.log").read_text())
    assert "日志：" in said
    assert "Traceback" not in said


def test_an_old_python_gets_a_sentence(checkout: Path):
    """Too old a Python, and no newer one on PATH, is told in Chinese which version is needed."""
    pretend = "import sys; sys.version_info = (3, 9, 2); sys.argv = sys.argv[1:]; exec(open(sys.argv[0], encoding='utf-8').read())"
    done = subprocess.run(
        [sys.executable, "-c", pretend, str(checkout / "scripts" / "paint.py")],
        env={**os.environ, "PATH": str(checkout), "PYTHONPATH": str(checkout / "scripts")},
        capture_output=True,
        check=False,
        text=True,
        encoding="utf-8",
    )
    assert done.returncode == 1
    assert done.stderr == "错误：需要 Python 3.11 或更新版本，现在是 3.9.2；请安装新版本后再运行。\n"


@pytest.mark.parametrize("script", sorted(Path(environment.__file__).parent.glob("*.py")), ids=lambda path: path.name)
def test_the_syntax_is_one_that_an_old_python_parses(script: Path):
    """An old Python gets as far as the sentence above, whichever command it was given (macOS comes with 3.9)."""
    oldest = (3, 7) if script.name in {"environment.py", "installing.py"} else (3, 9)
    ast.parse(script.read_text(encoding="utf-8"), feature_version=oldest)
