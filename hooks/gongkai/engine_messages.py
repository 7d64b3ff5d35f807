"""What the page engine says of editorial pages, in an editor's words (L1): its log lines → findings."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from posixpath import dirname, join, normpath
from urllib.parse import unquote, urlsplit

from gongkai.findings import Finding, Level, quoted
from gongkai.locate import line_of

DEAD_LINK = "D001"
DEAD_ANCHOR = "D002"
_NOT_OUT = "指向的文件在，但没有能公开的页面：读不出来的先改正它自己的错误；草稿、不公开的和没到公开日期的不能链接"
_NO_FILE = "指向的文件在，但不能发布，请按对这个文件的提示改正"
_KNOWN: tuple[tuple[re.Pattern[str], str, Callable[[re.Match[str]], str]], ...] = (
    (
        re.compile(
            r"Doc file '(?P<file>[^']+)' contains a link '(?P<link>[^']*)', but (?:the doc|there is no such anchor)"
        ),
        DEAD_ANCHOR,
        lambda found: f"链接{quoted(found['link'])}指向的位置（# 后面的部分）不存在，请打开目标页面核对",
    ),
    (
        re.compile(r"Doc file '(?P<file>[^']+)' contains an absolute link '(?P<link>[^']*)'"),
        DEAD_LINK,
        lambda found: f"链接{quoted(found['link'])}以 / 开头，请写成相对于本文件的路径",
    ),
    (
        re.compile(
            r"Doc file '(?P<file>[^']+)' contains an? (?:unrecognized relative )?link (?:to )?'(?P<link>[^']*)'"
        ),
        DEAD_LINK,
        lambda found: f"链接{quoted(found['link'])}指向的文件不存在，请检查路径和文件名",
    ),
)


def translated(message: str, root: Path) -> Finding:
    """Make a finding of one warning of the engine; the line is the first on which the link stands."""
    for pattern, code, say in _KNOWN:
        if found := pattern.match(message):
            path = f"content/{found['file']}"
            there = _there(found["file"], found["link"], root) if code == DEAD_LINK else ""
            why = _NOT_OUT if there.endswith(".md") else _NO_FILE
            said = f"链接{quoted(found['link'])}{why}" if there else say(found)
            return Finding(path, line_of(root, path, found["link"]), code, said, Level.ERROR)
    return Finding("mkdocs.yml", 0, "D003", f"页面引擎报告：{quoted(message, limit=300)}", Level.WARNING)


def _there(file: str, link: str, root: Path) -> str:
    """Give the file under `content/` that a link of `file` names, though it is not published; empty for none."""
    target = normpath(join(dirname(file), unquote(urlsplit(link).path)))
    return target if not target.startswith(("..", "/")) and (root / "content" / target).is_file() else ""
