"""How packages are installed, for `environment` and the tests' tools, and what to tell when that fails.

Only the standard library is used here, in syntax that Python 3.7 still parses, as in `environment`.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

ROOT = Path(__file__).resolve().parent.parent
"""The repository's top folder."""

VENV = ROOT / ".venv"
LOG = ROOT / ".cache" / "environment.log"
SETTINGS = {
    "PIP_DISABLE_PIP_VERSION_CHECK": "1",
    "PIP_REQUIRE_VIRTUALENV": "0",
    "PIP_USER": "0",
    "PYTHONUTF8": "1",
    "DEBIAN_FRONTEND": "noninteractive",
}
MISLEADING = {"PIP_TARGET", "PIP_PREFIX", "PIP_NO_BINARY", "PYTHONHOME", "PYTHONPATH"}
"""Variables of the reader's shell that would send an install elsewhere; those for mirrors and proxies are kept."""

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


def install(names: Iterable[str], *options: str) -> None:
    """Install the pinned packages of the requirement files `names`, each held to its hash."""
    files = [part for name in names for part in ("-r", str(ROOT / name))]
    pip = [str(venv_python()), "-m", "pip", "install", "--no-input", "--progress-bar=off"]
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


def venv_python() -> Path:
    """Give the environment's own Python."""
    return VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
