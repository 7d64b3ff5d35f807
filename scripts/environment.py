"""The commands' own environment: made from the pinned requirements on first use, entered on every use.

Each script begins with `import environment; environment.enter()`, before any third-party import. Only the
standard library is used here, in syntax that Python 3.7 still parses, so that an old Python gets a sentence
instead of a SyntaxError. What is said goes to stderr: a command's stdout is its result.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path

from installing import LOG, ROOT, VENV, SetupError, cause, install, install_packages, run, say, venv_python

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import Any, NoReturn

__all__ = ["ROOT", "alone", "enter", "root_option"]

STAMP = VENV / "gongkai.json"
"""What the environment was made from, written last: an install that was cut short has none and is repeated."""

MINIMUM = (3, 11)
NEWER = ("python3.13", "python3.12", "python3.11", "python3.14")
"""Commands tried when the Python at hand is too old, best tested first."""

ENTERED = "GONGKAI_ENTERED"
"""Set while a script starts again in the environment, so that a failure to get there cannot go round for ever."""


def enter(*requirements: str) -> None:
    """Go on inside the environment, with `requirements` (default: `requirements.txt`) installed.

    Returns at once when the running Python is the environment's; else the script starts again in it.
    """
    wanted = requirements or ("requirements.txt",)
    tried = os.environ.pop(ENTERED, "") == str(VENV)
    try:
        if sys.version_info < MINIMUM:
            _restart(_newer_python())
        if not _is_current(wanted):
            with alone(VENV.resolve().parent / ".cache" / "environment.lock", "另一条命令正在准备运行环境，请稍候…"):
                _make(wanted)
        if not (_inside() and _speaks_utf8()):
            if tried:
                raise SetupError(f"无法进入运行环境 {VENV}，请删除这个文件夹后重试")
            os.environ[ENTERED] = str(VENV)
            _restart(str(venv_python()))
    except SetupError as problem:
        sys.exit(f"错误：{problem}。")
    except KeyboardInterrupt:
        sys.exit("已中断。下次运行时会重新准备运行环境。")
    except OSError as problem:
        sys.exit(f"错误：准备运行环境时读写 {problem.filename} 失败（{problem.strerror}），请检查权限和磁盘空间。")
    _set_paths()


def _is_current(wanted: Iterable[str]) -> bool:
    """Tell whether the environment was finished, from these very requirements, for a Python that still is there."""
    stamp = _stamp()
    return _is_usable(stamp) and all(stamp["requirements"].get(name) == _digest(name) for name in wanted)


def _stamp() -> dict[str, Any]:
    try:
        stamp: dict[str, Any] = json.loads(STAMP.read_text(encoding="utf-8"))
        return stamp if isinstance(stamp["requirements"], dict) else {}
    except (OSError, ValueError, KeyError, TypeError):
        return {}


def _is_usable(stamp: dict[str, Any]) -> bool:
    """Tell whether the environment's Python is the one it was made for; a system update may have replaced it."""
    return bool(stamp) and stamp.get("python") == _base_python()


def _base_python() -> str:
    """Return what the environment rests on: its interpreter's real file and its home folder, empty if either is gone."""
    try:
        lines = (VENV / "pyvenv.cfg").read_text(encoding="utf-8").splitlines()
        home = next(Path(line.partition("=")[2].strip()) for line in lines if line.startswith("home"))
    except (OSError, StopIteration):
        return ""
    return f"{venv_python().resolve()} {home}" if home.is_dir() and venv_python().is_file() else ""


def _digest(name: str) -> str:
    return hashlib.sha256((ROOT / name).read_bytes().replace(b"\r\n", b"\n")).hexdigest()


def _make(wanted: Iterable[str]) -> None:
    """Create or complete the environment. Changed pins start it anew: nothing of the old ones stays behind."""
    if _is_current(wanted):  # the command that held the lock has done it
        return
    began, stamp = time.monotonic(), _stamp()
    before = {name: digest for name, digest in stamp.get("requirements", {}).items() if (ROOT / name).is_file()}
    outdated = bool(stamp) and not (_is_usable(stamp) and all(_digest(name) == before[name] for name in before))
    names = sorted({*before, *wanted})
    say(f"{'依赖有变化' if stamp else '首次使用'}：正在准备运行环境（约 1 分钟）…")
    LOG.parent.mkdir(exist_ok=True)
    LOG.write_bytes(b"")
    if STAMP.exists():
        STAMP.unlink()
    if outdated or not _works():
        _create()
    install(names)
    _write_stamp(names)
    say(f"运行环境已备好（{time.monotonic() - began:.0f} 秒）。")


def _works() -> bool:
    """Tell whether the environment has a Python that starts, is new enough and has pip."""
    probe = f"import pip, sys; sys.exit(sys.version_info < {MINIMUM})"
    return venv_python().is_file() and run([str(venv_python()), "-c", probe]) == 0


def _create() -> None:
    if _inside():
        raise SetupError(
            "运行环境已过期，而本命令正在其中运行；请改用系统的 Python 运行，例如 python3 scripts/build.py"
        )
    target = str(VENV.resolve())
    shutil.rmtree(target, ignore_errors=True)
    create = [sys.executable, "-m", "venv", "--clear", target]
    if run(create) and not (install_packages("python3-venv") and run(create) == 0):
        raise SetupError(f"建立运行环境失败：{cause()}")


def _write_stamp(names: Iterable[str]) -> None:
    content = {"python": _base_python(), "requirements": {name: _digest(name) for name in names}}
    beside = STAMP.with_suffix(".new")
    beside.write_text(json.dumps(content, indent=1), encoding="utf-8")
    beside.replace(STAMP)


@contextmanager
def alone(place: Path, while_waiting: str = "") -> Iterator[None]:
    """Hold the lock file `place`, waiting for whoever has it; the lock goes with the process, however that ends."""
    place.parent.mkdir(parents=True, exist_ok=True)
    with place.open("a+b") as lock:
        if not _locked(lock.fileno()):
            if while_waiting:
                say(while_waiting)
            while not _locked(lock.fileno()):
                time.sleep(0.2)
        yield


def _locked(descriptor: int) -> bool:
    try:
        if sys.platform == "win32":
            import msvcrt

            os.lseek(descriptor, 0, os.SEEK_SET)
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def root_option(root: Path) -> str:
    """Write the option that names a portal to another command; empty for this repository's own."""
    return "" if root == ROOT else f" --root {root}"


def _inside() -> bool:
    return Path(sys.prefix).resolve() == VENV.resolve()


def _speaks_utf8() -> bool:
    return bool(sys.flags.utf8_mode) or (sys.stdout.encoding or "").lower().replace("-", "") == "utf8"


def _newer_python() -> str:
    found = next((path for path in map(shutil.which, NEWER) if path), None)
    if found is None:
        version = ".".join(map(str, sys.version_info[:3]))
        raise SetupError(f"需要 Python 3.11 或更新版本，现在是 {version}；请安装新版本后再运行")
    return found


def _restart(python: str) -> NoReturn:
    """Start the running script again with another Python; options such as `-X importtime` are kept."""
    own = getattr(sys, "orig_argv", [sys.executable, *sys.argv])
    surroundings = {**os.environ, "PYTHONUTF8": "1"}
    sys.stdout.flush()
    sys.stderr.flush()
    if os.name != "nt":
        os.execve(python, [python, *own[1:]], surroundings)  # noqa: S606 - no shell is wanted
    try:  # exec on Windows gives the prompt back while the script still runs
        code = subprocess.call([python, *own[1:]], env=surroundings)
    except KeyboardInterrupt:
        code = 130
    sys.exit(code)


def _set_paths() -> None:
    """Make `gongkai` importable here and in child processes; a script's name never shadows a package's.

    Bytecode is kept whatever is set elsewhere: to compile 300 modules at every start costs a third of a second.
    """
    hooks, scripts = str(ROOT / "hooks"), str(ROOT / "scripts")
    os.environ.update(PYTHONPATH=hooks, PYTHONUTF8="1", NO_MKDOCS_2_WARNING="1")
    sys.path[:] = [hooks, *(place for place in sys.path if place not in {hooks, scripts}), scripts]
    sys.dont_write_bytecode = False
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
