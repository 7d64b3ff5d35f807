"""Where the tests' Chromium is, how it is had and how it is started; for the fixtures, `shots.py` and `scripts/test.py`."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import installing

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "msedge")
"""Commands looked up on PATH, best first."""

PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
)
"""Where installers put a browser that is not on PATH."""

FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--force-color-profile=srgb",
)
"""No sandbox as CI runs as root; the rest keeps the browser from calling anyone by itself."""

_PLAYWRIGHT = (sys.executable, "-m", "playwright")


def installed() -> Path | None:
    """Return a Chromium of this machine: `GONGKAI_CHROMIUM`, PATH, the usual places, playwright's."""
    named = os.environ.get("GONGKAI_CHROMIUM")
    if named:
        return Path(named) if Path(named).is_file() else None
    on_path = (shutil.which(name) for name in NAMES)
    candidates = [Path(found) for found in on_path if found] + [Path(place) for place in PLACES]
    return next((path for path in [*candidates, *_playwrights_own()] if path.is_file()), None)


def _playwrights_own() -> list[Path]:
    """Return the browsers that `playwright install chromium` left in its cache, newest first."""
    caches = (
        os.environ.get("PLAYWRIGHT_BROWSERS_PATH"),
        Path.home() / ".cache/ms-playwright",
        Path.home() / "Library/Caches/ms-playwright",
        Path.home() / "AppData/Local/ms-playwright",
    )
    patterns = (
        "chromium-*/chrome-linux*/chrome",
        "chromium-*/chrome-win*/chrome.exe",
        "chromium-*/chrome-mac*/*.app/Contents/MacOS/*",
    )
    return [
        path
        for cache in caches
        if cache
        for pattern in patterns
        for path in sorted(Path(cache).glob(pattern), reverse=True)
    ]


def provide() -> Path:
    """Find a Chromium or install one: Debian's package where we may, else playwright's; raises SetupError."""
    found = installed()
    if found is None:
        installing.say("未找到 Chromium，正在安装…")
        installing.install_packages("chromium") or installing.run([*_PLAYWRIGHT, "install", "chromium"])
        found = installed()
    if found is None:
        raise installing.SetupError(
            f"没有可用的 Chromium，自动安装也未成功：{installing.cause()}。请安装 Chromium 或 Chrome，"
            "或用环境变量 GONGKAI_CHROMIUM 指明它的位置"
        )
    return found


def provide_chinese_font() -> None:
    """See that Chinese can be drawn: install a font where we may, else say so; pictures would show empty boxes."""
    if shutil.which("fc-list") is None or _has_chinese_font():
        return
    if not (installing.install_packages("fonts-noto-cjk") and _has_chinese_font()):
        installing.say("提示：本机没有中文字体，浏览器测试中的文字宽度会与真实情况不同；请安装 Noto Sans CJK。")


def _has_chinese_font() -> bool:
    return bool(subprocess.run(["fc-list", ":lang=zh", "file"], capture_output=True, check=False).stdout.strip())
