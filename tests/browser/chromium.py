"""Where the tests' Chromium is and how it is started; shared by fixtures, `shots.py` and `scripts/test.py`.

Standard library only: `scripts/test.py` asks before anything is installed.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path

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
