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

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from typing import Any, NoReturn

ROOT = Path(__file__).resolve().parent.parent
"""The repository's top folder."""

VENV = ROOT / ".venv"
STAMP = VENV / "gongkai.json"
"""What the environment was made from, written last: an install that was cut short has none and is repeated."""

LOG = ROOT / ".cache" / "environment.log"
MINIMUM = (3, 11)
NEWER = ("python3.13", "python3.12", "python3.11", "python3.14")
"""Commands tried when the Python at hand is too old, best tested first."""

SETTINGS = {
    "PIP_DISABLE_PIP_VERSION_CHECK": "1",
    "PIP_REQUIRE_VIRTUALENV": "0",
    "PIP_USER": "0",
    "PYTHONUTF8": "1",
    "DEBIAN_FRONTEND": "noninteractive",
}
MISLEADING = {"PIP_TARGET", "PIP_PREFIX", "PIP_NO_BINARY", "PYTHONHOME", "PYTHONPATH"}
"""Variables of the reader's shell that would send an install elsewhere; those for mirrors and proxies are kept."""

ENTERED = "GONGKAI_ENTERED"
"""Set while a script starts again in the environment, so that a failure to get there cannot go round for ever."""

_NO_VENV = "系统的 Python 缺少 venv 组件；Debian、Ubuntu 请先运行 apt install python3-venv"
CAUSES = {
    "No space left": "磁盘空间不足，请清理后重试",
    "DO NOT MATCH THE HASHES": "安装包与登记的校验值不符，可能在传输中损坏或被替换；请换一个网络重试，仍不行请报告",
    "Permission denied": "没有写入权限，请检查仓库文件夹的属主和权限",
    "ensurepip is not available": _NO_VENV,
    "No module named venv": _NO_VENV,
    "No module named ensurepip": _NO_VENV,
    "NewConnectionError": "连不上软件源，请检查网络或代理设置后重试",
    "ConnectTimeout": "连接软件源超时，请检查网络或代理设置后重试",
    "ReadTimeout": "从软件源下载超时，请稍后重试",
    "ProxyError": "代理服务器拒绝了连接，请检查代理设置后重试",
    "SSLError": "软件源的证书未通过验证，请检查系统时间、证书或代理设置",
    "related to network connectivity": "连不上软件源，请检查网络或代理设置后重试",
    "Temporary failure resolving": "连不上软件源，请检查网络或代理设置后重试",
    "No matching distribution": "软件源里没有适合本机的安装包；建议使用 64 位的 Python 3.11 至 3.13",
}
"""What venv, pip and apt print when they fail, and what that means for the reader."""


class SetupError(Exception):
    """Something a command needs cannot be had; the message says why and what to do."""


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
            _restart(str(_venv_python()))
    except SetupError as problem:
        sys.exit(f"错误：{problem}。")
    except KeyboardInterrupt:
        sys.exit("已中断。下次运行时会重新准备运行环境。")
    except OSError as problem:
        sys.exit(f"错误：准备运行环境时读写 {problem.filename} 失败（{problem.strerror}），请检查权限和磁盘空间。")
    _set_paths()


def install(names: Iterable[str], *options: str) -> None:
    """Install the pinned packages of the requirement files `names`, each held to its hash."""
    files = [part for name in names for part in ("-r", str(ROOT / name))]
    pip = [str(_venv_python()), "-m", "pip", "install", "--no-input", "--progress-bar=off"]
    if run([*pip, "--require-hashes", "--only-binary=:all:", *options, *files]):
        raise SetupError(f"安装依赖失败：{cause()}")


def install_packages(*packages: str) -> bool:
    """Install Debian packages where we may; tell whether that was done."""
    if shutil.which("apt-get") is None or getattr(os, "geteuid", lambda: 1)() != 0:
        return False
    run(["apt-get", "update"])
    return run(["apt-get", "install", "-y", "--no-install-recommends", *packages]) == 0


def run(command: Sequence[str]) -> int:
    """Run a command quietly, its output added to the log; return its exit code, 127 if there is no such command."""
    surroundings = {name: value for name, value in os.environ.items() if name not in MISLEADING}
    LOG.parent.mkdir(exist_ok=True)
    with LOG.open("ab") as log:
        log.write(f"$ {' '.join(command)}\n".encode())
        log.flush()
        try:
            return subprocess.call(
                command, stdin=subprocess.DEVNULL, stdout=log, stderr=log, env={**surroundings, **SETTINGS}
            )
        except FileNotFoundError:
            log.write(b"no such command\n")
            return 127


def cause() -> str:
    """Explain the failure that the log ends with."""
    log = LOG.read_text(encoding="utf-8", errors="replace")
    meaning = next((meaning for sign, meaning in CAUSES.items() if sign in log), "原因见日志")
    return f"{meaning}（日志：{LOG.relative_to(ROOT)}）"


def say(sentence: str) -> None:
    """Tell the reader what is going on."""
    print(sentence, file=sys.stderr, flush=True)


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
    return f"{_venv_python().resolve()} {home}" if home.is_dir() and _venv_python().is_file() else ""


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
    return _venv_python().is_file() and run([str(_venv_python()), "-c", probe]) == 0


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


def _venv_python() -> Path:
    return VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


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
    """Make `gongkai` importable here and in child processes; a script's name never shadows a package's."""
    hooks, scripts = str(ROOT / "hooks"), str(ROOT / "scripts")
    os.environ.update(PYTHONPATH=hooks, PYTHONUTF8="1", NO_MKDOCS_2_WARNING="1")
    sys.path[:] = [hooks, *(place for place in sys.path if place not in {hooks, scripts}), scripts]
