"""The programs that bench.py measures against, each set up on the same texts (no input)."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import yaml

Run = Callable[[list[str]], None]
"""Runs a command to its end."""


def hugo(root: Path, place: Path, *, run: Run, page: str) -> Callable[[], None]:
    """Set up Hugo with the same texts and a shell of the same size: pages only, no lists, feeds or data."""
    work = place / "hugo"
    layout = work / "layouts/_default/single.html"
    layout.parent.mkdir(parents=True, exist_ok=True)
    layout.write_text(_shell(page), encoding="utf-8")
    settings = 'baseURL = "https://bench.example/"\ndisableKinds = ["taxonomy", "term", "section", "RSS", "sitemap", "home", "404", "robotsTXT"]\n'
    (work / "hugo.toml").write_text(settings, encoding="utf-8")
    shutil.copytree(root / "content/policies", work / "content/policies", dirs_exist_ok=True)
    program = str(Path(sys.executable).with_name("hugo"))
    command = [program, "--source", str(work), "--destination", str(place / "out-hugo"), "--quiet", "--noBuildLock"]
    return lambda: run(command)


def _shell(page: str) -> str:
    """Take the frame of one of our own record pages, with Hugo's title and text in the place of ours."""
    start = page.index('<p id="c1">')
    closing = page.index("</div>", page.rindex('<p id="c'))
    title = page.index("<title>") + 7
    return page[:title] + "{{ .Title }}" + page[page.index("</title>") : start] + "{{ .Content }}" + page[closing:]


def mkdocs(root: Path, place: Path, *, run: Run) -> Callable[[], None]:
    """Set up MkDocs with Material on the same texts, search off."""
    work = place / "mkdocs"
    shutil.copytree(root / "content/policies", work / "docs", dirs_exist_ok=True)
    (work / "docs/index.md").write_text("# bench\n", encoding="utf-8")
    settings = {"site_name": "bench", "theme": {"name": "material"}, "plugins": []}
    (work / "mkdocs.yml").write_text(yaml.dump(settings), encoding="utf-8")
    command = [
        sys.executable,
        "-m",
        "mkdocs",
        "build",
        "-q",
        "-f",
        str(work / "mkdocs.yml"),
        "-d",
        str(place / "out-mkdocs"),
    ]
    return lambda: run(command)
