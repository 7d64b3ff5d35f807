"""Speed against peers on one generated corpus, in one run: `python3 scripts/bench.py [--records N] [--peers hugo,mkdocs]`."""

import environment

environment.enter()

import argparse
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import mixed
import peers as programs
from corpus import portal
from gongkai.command_line import Parser, ended, folder, positive

OF_THE_BUILD = ("build.json", "build/", "audit/manifest", "audit/root.txt")
"""What tells of the build itself, its moment and the one before it, and so differs between two builds of the same."""
PEERS = ("hugo", "mkdocs")
MKDOCS_AT_MOST = 1000
"""Records at which plain MkDocs is measured; it takes too long on more."""


@dataclass(frozen=True)
class Run:
    """One finished command: wall seconds, processor seconds, peak memory of the whole process tree in MB."""

    seconds: float
    processor: float
    memory: float


def main() -> int:
    """Make the corpus, time the commands in turn, print a table. The peers are installed once the line makes sense."""
    chosen = arguments()
    environment.enter("requirements.txt", "requirements-bench.txt")
    place = Path(tempfile.mkdtemp(prefix="gongkai-bench-", dir=chosen.place))
    portal(place / f"portal-{chosen.records}", chosen.records, search=chosen.search)
    try:
        compare(place, chosen.records, chosen.peers, chosen.pairs)
        if chosen.growth:
            growth(place, chosen.records)
        if chosen.mixed:
            pairs_of(place, chosen.records, chosen.pairs, "各类记录混合", mixed.portal(place / "mixed", chosen.records))
        if chosen.index:
            pairs_of(
                place,
                chosen.records,
                chosen.pairs,
                "连同搜索索引",
                portal(place / "found", chosen.records, search=True),
            )
        if chosen.change:
            change(place, chosen.records)
    finally:
        shutil.rmtree(place, ignore_errors=True)
    return 0


def arguments() -> argparse.Namespace:
    """Read the command line."""
    parser = Parser(prog="bench.py", description="在同一份生成的语料上与其他程序比较速度")
    parser.add_argument("--records", type=positive, default=2000, help="政策文件的份数")
    parser.add_argument("--peers", type=named, default=["hugo"], help="比较对象，逗号分隔：hugo、mkdocs")
    parser.add_argument("--pairs", type=positive, default=3, help="每个比较对象轮流测几对")
    parser.add_argument("--growth", action="store_true", help="再测四分之一份数，看增长倍数")
    parser.add_argument("--change", action="store_true", help="改动一份后再构建，并与全新构建逐字节比较")
    parser.add_argument("--search", action="store_true", help="连同全文搜索索引一起测；默认只测页面、列表、订阅和数据")
    parser.add_argument("--mixed", action="store_true", help="再测同样多的各类记录，与只有政策文件的比")
    parser.add_argument("--index", action="store_true", help="再测连同搜索索引的构建，看索引占多少")
    parser.add_argument("--place", type=folder, help="临时文件放在哪里")
    return parser.parse_args()


def named(text: str) -> list[str]:
    """Read the peers' names, parted by commas; raises ArgumentTypeError for one that is not known."""
    peers = [peer for peer in text.split(",") if peer]
    if unknown := [peer for peer in peers if peer not in PEERS]:
        raise argparse.ArgumentTypeError(f"比较对象没有「{unknown[0]}」，可写 {'、'.join(PEERS)}")
    return peers


def compare(place: Path, records: int, peers: list[str], pairs: int) -> None:
    """Time ours and each peer in turn, so that a slow moment of the machine strikes both."""
    root = portal(place / f"portal-{records}", records)
    site = place / "site"
    ours(root, site, place / "cache")
    print(f"语料：{records} 份政策，平均 {average(root):.1f} kB；网站 {size(site) / 1e6:.0f} MB，{count(site)} 个文件")
    page = next(site.glob("policies/gk-*/index.html")).read_text(encoding="utf-8")
    makers: dict[str, Callable[[Path, Path], Callable[[], None]]] = {
        "hugo": partial(programs.hugo, run=run, page=page),
        "mkdocs": partial(programs.mkdocs, run=run),
    }
    for peer in peers:
        number = records if peer == "hugo" else min(records, MKDOCS_AT_MOST)
        small = root if number == records else portal(place / f"portal-{number}", number)
        command = makers[peer](small, place)
        rows = []
        for pair in range(pairs):
            mine = cold(small, place)
            rows.append((mine, measured(command)))
            (place / f"out-{peer}").rename(place / f"was-{peer}-{pair}")
        report(peer, number, rows)


def report(peer: str, records: int, rows: list[tuple[Run, Run]]) -> None:
    """Print the pairs and the median of their ratios."""
    print(f"\n{peer}，{records} 份，{len(rows)} 对（墙上秒数 / 处理器秒数 / 内存 MB）")
    for mine, other in rows:
        print(
            f"  本程序 {mine.seconds:6.2f} / {mine.processor:6.2f} / {mine.memory:5.0f}   "
            f"{peer} {other.seconds:6.2f} / {other.processor:6.2f} / {other.memory:5.0f}   比 {mine.seconds / other.seconds:.3f}"
        )
    ratios = [mine.seconds / other.seconds for mine, other in rows]
    print(f"  比值中位数 {statistics.median(ratios):.3f}")


def growth(place: Path, records: int) -> None:
    """Compare a whole build of the corpus with one of a quarter of it."""
    small, large = (portal(place / f"portal-{number}", number) for number in (records // 4, records))
    rows = [(cold(small, place), cold(large, place)) for _ in range(3)]
    times = statistics.median(big.seconds / little.seconds for little, big in rows)
    memory = statistics.median(big.memory / little.memory for little, big in rows)
    print(
        f"\n从 {records // 4} 到 {records} 份：时间 {times:.2f} 倍，内存 {memory:.2f} 倍，内存 {rows[0][1].memory:.0f} MB"
    )


def pairs_of(place: Path, records: int, pairs: int, name: str, other: Path) -> None:
    """Compare a whole build of the corpus with one of another portal."""
    plain = portal(place / f"portal-{records}", records)
    rows = [(cold(plain, place), cold(other, place)) for _ in range(pairs)]
    times = statistics.median(second.seconds / first.seconds for first, second in rows)
    seconds = "，".join(f"{first.seconds:.2f} → {second.seconds:.2f}" for first, second in rows)
    print(f"\n{name}（秒）：{seconds}；比值中位数 {times:.3f}")


def change(place: Path, records: int) -> None:
    """Change one policy, build again, and hold every byte against a build from nothing."""
    root, site = portal(place / f"portal-{records}", records), place / "site"
    ours(root, site, place / "cache")
    rounds = []
    for number in range(3):
        target = sorted((root / "content/policies").rglob("*.md"))[records // 2 + number]
        target.write_text(
            target.read_text(encoding="utf-8") + f"\n\n第九十{'一二三'[number]}条　改动一处。\n", encoding="utf-8"
        )
        began = time.perf_counter()  # nobody watches its memory, which would cost a tenth of so short a time
        ours(root, site, place / "cache")
        rounds.append(time.perf_counter() - began)
    shutil.rmtree(place / "out-cold", ignore_errors=True)
    ours(root, place / "out-cold", place / "cache-cold")
    differing = [
        path
        for path in (place / "out-cold").rglob("*")
        if path.is_file()
        and not path.relative_to(place / "out-cold").as_posix().startswith(OF_THE_BUILD)
        and (site / path.relative_to(place / "out-cold")).read_bytes() != path.read_bytes()
    ]
    print(
        f"\n改动一份后再构建：{', '.join(f'{seconds:.2f} 秒' for seconds in rounds)}；与全新构建不同的文件 {len(differing)} 个"
    )


def cold(root: Path, place: Path) -> Run:
    """Time a build from nothing, into a new folder.

    What was written before stays till the end: a file system that has just deleted thousands of files makes new ones
    several times more slowly, which would strike whoever comes next.
    """
    fresh = Path(tempfile.mkdtemp(prefix="ours-", dir=place))
    return measured(lambda: ours(root, fresh / "site", fresh / "cache"))


def ours(root: Path, out: Path, cache: Path) -> None:
    """Run this program's build command."""
    command = [
        sys.executable,
        str(environment.ROOT / "scripts/build.py"),
        "--root",
        str(root),
        "--out",
        str(out),
        "--cache",
        str(cache),
    ]
    run(command)


def run(command: list[str]) -> None:
    """Run a command quietly; its output is shown when it fails."""
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"{' '.join(command)} 失败：\n{done.stdout[-3000:]}\n{done.stderr[-3000:]}")


def measured(command: Callable[[], None]) -> Run:
    """Time one command and watch the memory of the processes it starts (proportional set size, sampled)."""
    peak, stop = [0.0], threading.Event()
    watcher = threading.Thread(target=_watch, args=(peak, stop), daemon=True)
    watcher.start()
    import resource

    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.perf_counter()
    command()
    seconds = time.perf_counter() - start
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    stop.set()
    watcher.join()
    return Run(seconds, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, peak[0])


def _watch(peak: list[float], stop: threading.Event) -> None:
    import os

    while not stop.wait(0.25):
        peak[0] = max(peak[0], sum(_proportional(child) for child in _below(os.getpid())))


def _below(parent: int) -> Iterator[int]:
    try:
        children = Path(f"/proc/{parent}/task/{parent}/children").read_text().split()
        threads = [Path(path, "children").read_text().split() for path in Path(f"/proc/{parent}/task").iterdir()]
    except OSError:
        return
    for child in {*children, *(one for some in threads for one in some)}:
        yield int(child)
        yield from _below(int(child))


def _proportional(process: int) -> float:
    """Give a process's share of memory in MB."""
    try:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0.0
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("Pss:")), 0.0)


def average(root: Path) -> float:
    """Give the mean size of the corpus's files in kB."""
    sizes = [path.stat().st_size for path in (root / "content/policies").rglob("*.md")]
    return statistics.fmean(sizes) / 1000


def size(place: Path) -> int:
    """Add up the bytes of a folder."""
    return sum(path.stat().st_size for path in place.rglob("*") if path.is_file())


def count(place: Path) -> int:
    """Count the files of a folder."""
    return sum(path.is_file() for path in place.rglob("*"))


if __name__ == "__main__":
    sys.exit(ended(main))
