"""Check without building: `python3 scripts/check.py [--root DIR] [--strict] [--format text|json|github]`."""

import environment

environment.enter()

import argparse
import json
import sys
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import events
from gongkai.building import check
from gongkai.command_line import Parser, ended, is_folder
from gongkai.findings import Finding, Level, blocking

COMMANDS = {Level.ERROR: "error", Level.WARNING: "warning", Level.NOTICE: "notice"}
"""What GitHub Actions calls the levels."""
_ESCAPES = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_PROPERTY_ESCAPES = {**_ESCAPES, ord(":"): "%3A", ord(","): "%2C"}


def main() -> int:
    """Print every finding; 0 when a build would go through, 1 when findings would stop it, 2 when there is no such folder."""
    chosen = arguments()
    root = chosen.root.resolve()
    if not is_folder(chosen.root):
        return 2
    findings = check(root, events.editorial)
    stopped = bool(blocking(findings, strict=chosen.strict))
    if chosen.format == "github":
        findings = [replace(finding, path=from_here(root / finding.path)) for finding in findings]
    FORMATS[chosen.format](findings, stopped)
    return int(stopped)


def arguments() -> argparse.Namespace:
    """Read the command line."""
    parser = Parser(prog="check.py", description="检查 catalog/ 和 content/，不生成网站")
    parser.add_argument(
        "--root", type=Path, default=environment.ROOT, help="资料所在的文件夹，里面有 catalog/ 和 content/"
    )
    parser.add_argument("--strict", action="store_true", help="有警告也算不通过")
    parser.add_argument(
        "--format", choices=FORMATS, default="text", help="text 给人看，json 给程序，github 标注在 GitHub 的改动上"
    )
    return parser.parse_args()


def from_here(place: Path) -> str:
    """Write a path as GitHub wants it: from the folder that the command runs in, where it lies below it."""
    here = Path.cwd()
    return place.relative_to(here).as_posix() if place.is_relative_to(here) else place.as_posix()


def as_text(findings: list[Finding], stopped: bool) -> None:
    """One line a finding, then the count."""
    for finding in findings:
        print(finding)
    counts = Counter(finding.level for finding in findings)
    verdict = "不能发布，请按以上提示改正。" if stopped else "可以发布。"
    print("检查结果：" + "，".join(f"{level} {counts[level]} 条" for level in Level) + f"。{verdict}")


def as_json(findings: list[Finding], stopped: bool) -> None:
    """One object: whether it passes, the counts, and every finding with its place."""
    counts = Counter(finding.level for finding in findings)
    listed = [told(finding) for finding in findings]
    whole = {"passed": not stopped, "counts": {COMMANDS[level]: counts[level] for level in Level}, "findings": listed}
    print(json.dumps(whole, ensure_ascii=False, indent=2))


def told(finding: Finding) -> dict[str, str | int]:
    """Give a finding as JSON has it."""
    return {
        "path": finding.path,
        "line": finding.line or 1,
        "level": COMMANDS[finding.level],
        "code": finding.code,
        "message": finding.message,
        "record": finding.subject,
    }


def as_github(findings: list[Finding], stopped: bool) -> None:
    """One workflow command a finding, so that it is shown beside the changed line."""
    for finding in findings:
        place = {"file": finding.path, "line": str(finding.line or 1), "title": finding.code}
        properties = ",".join(f"{name}={value.translate(_PROPERTY_ESCAPES)}" for name, value in place.items())
        print(f"::{COMMANDS[finding.level]} {properties}::{finding.message.translate(_ESCAPES)}")
    print("检查未通过" if stopped else "检查通过")


FORMATS: dict[str, Callable[[list[Finding], bool], None]] = {"text": as_text, "json": as_json, "github": as_github}

if __name__ == "__main__":
    sys.exit(ended(main))
