"""Measures the audit trail's bars on a generated portal: `python3 tests/audit/bench_audit.py [--records 20000] [--place DIR]`."""

from __future__ import annotations

import argparse
import datetime as dt
import gc
import json
import os
import random
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "hooks"), str(ROOT / "scripts"), str(ROOT)]

import corpus
from gongkai import executor
from gongkai.audit import history
from gongkai.site import load_portal

T = TypeVar("T")
COMMITS = 500
CHANGED = 200
"""Records that differ between the two builds compared, and that each commit of the made-up history touches: 20,000 / 100."""


def main() -> int:
    """Make the portal, build it twice, compare, verify, read the history."""
    parser = argparse.ArgumentParser(description="量审计各项指标")
    parser.add_argument("--records", type=int, default=20_000)
    parser.add_argument("--place", type=Path)
    parser.add_argument("--only", choices=["history", "builds"], default="")
    chosen = parser.parse_args()
    place = Path(tempfile.mkdtemp(prefix="gongkai-audit-", dir=chosen.place))
    try:
        root = corpus.portal(place / "portal", chosen.records)
        if chosen.only != "history":
            builds(root, place)
        if chosen.only != "builds":
            share(root)
            pasts(root, place)
    finally:
        shutil.rmtree(place, ignore_errors=True)
    return 0


def timed(name: str, work: Callable[[], T]) -> T:
    """Run and print the seconds."""
    start = time.perf_counter()
    result = work()
    print(f"{name}：{time.perf_counter() - start:.2f} 秒", flush=True)
    return result


def command(name: str, *arguments: object) -> str:
    """Run one of the commands; give what it printed."""
    done = subprocess.run(
        [sys.executable, str(ROOT / "scripts" / name), *map(str, arguments)],
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode not in (0, 1) or done.stderr.startswith(("错误", "Traceback", "依赖")):
        sys.exit(done.stdout + done.stderr)
    return done.stdout


def builds(root: Path, place: Path) -> None:
    """Time the manifest's share of a build, the diff of two builds and its memory, and verification."""
    site, cache = place / "site", place / "cache"
    print(timed("构建", lambda: command("build.py", "--root", root, "--out", site, "--cache", cache)).splitlines()[-3])
    shutil.copytree(site, place / "old")
    changed = sorted((root / "content/policies").rglob("*.md"))[
        :: max(1, len(list((root / "content/policies").rglob("*.md"))) // CHANGED)
    ][:CHANGED]
    for path in changed[:1]:
        path.write_text(path.read_text(encoding="utf-8") + "\n第九十九条　改动一处。\n", encoding="utf-8")
    print(
        timed(
            "改一条再构建", lambda: command("build.py", "--root", root, "--out", site, "--cache", cache)
        ).splitlines()[-2]
    )
    for path in changed[1:]:
        path.write_text(path.read_text(encoding="utf-8") + "\n第九十九条　改动一处。\n", encoding="utf-8")
    print(
        timed(
            "改 200 条再构建", lambda: command("build.py", "--root", root, "--out", site, "--cache", cache)
        ).splitlines()[-2]
    )
    found = json.loads(timed("比较两版", lambda: command("diff.py", place / "old", site, "--format", "json")))
    print(f"  报告 {len(found['changes'])} 条，进程内存 {measured_memory(place / 'old', site):.0f} MB")
    print(timed("核对", lambda: command("verify.py", site)).strip())


def share(root: Path) -> None:
    """Time what the manifest adds to a build: the canonical form of every record, then the entries and the tree."""
    from gongkai import manifest

    portal = load_portal(root, dt.date(2026, 11, 22), executor=executor.default()).published
    assert portal is not None
    outputs = [output for part in manifest.parts(portal) for output in part()]

    def lines() -> list[bytes]:
        chunks = executor.default().map(lambda some: [each.render() for each in some], outputs, chunk=8)
        return [content for some in chunks for content in some]

    contents = timed("清单：规范形式（各核并行）", lines)
    named = list(manifest.buckets(portal).items())

    def entries() -> dict[str, bytes]:
        return {
            f"{manifest.FOLDER}{name}": manifest.entries(some, portal, content, ["0" * 64] * len(some))
            for (name, some), content in zip(named, contents, strict=True)
        }

    written = timed("清单：条目（单核）", entries)
    facts = manifest.Facts({"name": "", "url": ""}, "", False, "", "")
    timed("清单：树与清单本身", lambda: manifest.head(written, {}, facts))
    print(
        f"  规范形式共 {sum(map(len, contents)) / 1e6:.0f} MB，平均一条 {sum(map(len, contents)) / sum(1 for _ in portal.every()) / 1e3:.1f} kB"
    )


def measured_memory(old: Path, new: Path) -> float:
    """Give the peak memory in MB of a comparison, by running it again as the only child that counts."""
    code = "import resource,subprocess,sys;subprocess.run(sys.argv[1:],stdout=subprocess.DEVNULL);print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
    asked = [sys.executable, "-c", code, sys.executable, str(ROOT / "scripts/diff.py"), str(old), str(new)]
    return int(subprocess.run(asked, capture_output=True, text=True, check=True).stdout) / 1024


def pasts(root: Path, place: Path) -> None:
    """Time the reading of the history: cold, from the cache, after one more commit."""
    timed(f"造 {COMMITS} 次提交", lambda: made_up(root))
    loaded = load_portal(root, dt.date(2026, 11, 22), executor=executor.default())
    portal = loaded.published
    assert portal is not None
    gc.disable()  # as a build does
    cold = timed("历史，从头读", lambda: history.read(portal, frozenset(), place / "past", executor.default()))
    several = sum(len(line) > 1 for line in cold.records.values())
    print(
        f"  {len(cold.records)} 条记录，{len(cold.commits)} 次提交，{sum(map(len, cold.records.values()))} 个版本，{several} 条改过"
    )
    again = timed("历史，有缓存", lambda: history.read(portal, frozenset(), place / "past", executor.default()))
    assert again.records == cold.records


def made_up(root: Path) -> None:
    """Write a history of 500 commits with git fast-import: everything at once, then forty changes a commit."""
    subprocess.run(["git", "init", "-q", "-b", "main", str(root)], check=True)
    start = subprocess.Popen(["git", "-C", str(root), "fast-import", "--quiet"], stdin=subprocess.PIPE)
    assert start.stdin is not None
    for piece in _stream(root):
        start.stdin.write(piece)
    start.stdin.close()
    if start.wait():
        sys.exit("git fast-import failed")
    subprocess.run(["git", "-C", str(root), "reset", "-q"], check=True)


def _stream(root: Path) -> Iterator[bytes]:
    chosen = random.Random(500)  # noqa: S311 - a seed, not a secret
    files = sorted(path for top in ("catalog", "content") for path in (root / top).rglob("*") if path.is_file())
    texts = {path.relative_to(root).as_posix(): path.read_bytes() for path in files}
    policies = [path for path in texts if path.endswith(".md")]
    for number in range(COMMITS):
        yield f"commit refs/heads/main\ncommitter a <a@example.org> {1_500_000_000 + number * 86_400} +0800\ndata 2\nx\n".encode()
        touched = list(texts) if number == 0 else chosen.sample(policies, min(len(policies), 40))
        last = number == COMMITS - 1
        for path in touched:
            content = texts[path] if last or number == 0 else texts[path] + f"\n第一百条　第{number}次修改。\n".encode()
            yield f"M 644 inline {path}\ndata {len(content)}\n".encode() + content + b"\n"


if __name__ == "__main__":
    os.environ["PYTHONPATH"] = str(ROOT / "hooks")
    print(f"内存起点 {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")
    sys.exit(main())
