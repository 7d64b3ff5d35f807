"""Measure search: `python3 scripts/bench_search.py [--records N …] [--exact] [--keys] [--peers]`.

Without options: build, size and bytes fetched at 5,000 generated records. `--keys` types in Chromium over the same index,
`--peers` compares the answers on the shipped portal with other programs'. Numbers go to stdout.
"""

import environment

environment.enter("requirements.txt", "requirements-test.txt", "requirements-bench.txt")

import argparse
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path[:0] = [str(environment.ROOT), str(environment.ROOT / "hooks")]

from gongkai.command_line import Parser, folder, positive
from tests.browser import chromium
from tests.search import bench_index, bench_keys, bench_peers


def main() -> None:
    """Measure what was asked for."""
    options = arguments()
    with tempfile.TemporaryDirectory(dir=options.place, prefix="gongkai-search-") as folder:
        if options.keys or options.peers:
            chromium.provide()
            shipped = built(Path(folder) / "site")
        if options.peers:
            bench_peers.main(shipped)
            return
        place = Path(folder) / "index"
        queries = bench_index.main(place, options)
        if options.keys:
            shutil.copy(shipped / "search/index.html", place / "search")
            shutil.rmtree(shipped / "search")
            (place / "search").rename(shipped / "search")
            bench_keys.main(shipped, queries[: options.typed])


def arguments() -> argparse.Namespace:
    """Read the command line."""
    parser = Parser(
        prog="bench_search.py", description="测量全文搜索：建索引、每次查询取多少数据、按键到出结果、与其他程序比较"
    )
    parser.add_argument(
        "--records",
        type=positive,
        nargs="+",
        default=[5000],
        help="生成多少份文件，可写几个数依次测量并比较，默认 5000",
    )
    parser.add_argument("--workers", type=positive, default=2, help="建索引用几个进程，默认 2")
    parser.add_argument("--queries", type=positive, default=500, help="随机查询多少条，默认 500")
    parser.add_argument("--seed", type=int, default=7, help="随机查询的种子，默认 7")
    parser.add_argument("--exact", action="store_true", help="再逐条与全文逐字比对（5000 份以内为宜），这时不带同义词")
    parser.add_argument("--keys", action="store_true", help="再用浏览器逐字输入，测按键到出结果")
    parser.add_argument("--typed", type=positive, default=60, help="逐字输入多少条，默认 60")
    parser.add_argument("--peers", action="store_true", help="只在现有门户上与 Pagefind、Material 的搜索比较结果好坏")
    parser.add_argument("--place", type=folder, help="临时文件放在哪里")
    return parser.parse_args()


def built(site: Path) -> Path:
    """Build the shipped portal."""
    command = [sys.executable, str(environment.ROOT / "scripts/build.py"), "--out", str(site)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"现有门户没有生成成功：\n{done.stdout[-2000:]}{done.stderr[-2000:]}")
    return site


if __name__ == "__main__":
    main()
