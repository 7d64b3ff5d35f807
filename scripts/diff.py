"""What changed between two builds or revisions: `python3 scripts/diff.py OLD NEW [--format text|json|markdown|html]`."""

import environment

environment.enter()

import argparse
import datetime as dt
import json
import sys
from collections.abc import Callable
from pathlib import Path

from gongkai import executor
from gongkai.audit import document, reports, sides
from gongkai.audit.compare import Comparison, compare
from gongkai.command_line import Parser, ended
from gongkai.failures import reason
from gongkai.store import paused_collection


def main() -> int:
    """Compare and print; 0 when both sides are the same, 1 when they differ, 2 when one cannot be read, as diff does."""
    chosen = arguments()
    if chosen.schema:
        print(json.dumps(document.schema(), ensure_ascii=False, indent=2))
        return 0
    office = sides.is_source(chosen.old) and sides.is_source(chosen.new)
    try:
        with paused_collection():
            old, new = (
                sides.opened(name, chosen.root.resolve(), chosen.date, executor.default(), office=office)
                for name in (chosen.old, chosen.new)
            )
            found = compare(old, new)
            written = FORMATS[chosen.format](found)
    except sides.NoSide as problem:
        print(f"错误：{problem}。", file=sys.stderr)
        return 2
    if chosen.out:
        try:
            chosen.out.write_text(written, encoding="utf-8")
        except OSError as problem:
            print(f"错误：写不了 {chosen.out}（{reason(problem)}）。", file=sys.stderr)
            return 2
        print(f"{reports.counted(found)}，详见 {chosen.out}。")
    else:
        sys.stdout.write(written)
    return 0 if found.same else 1


def as_json(found: Comparison) -> str:
    """One document with old and new values; `--schema` prints its schema."""
    return json.dumps(document.document(found), ensure_ascii=False, indent=1) + "\n"


FORMATS: dict[str, Callable[[Comparison], str]] = {
    "text": reports.text, "json": as_json, "markdown": reports.markdown, "html": reports.html,
}  # fmt: skip


def arguments() -> argparse.Namespace:
    """Read the command line."""
    parser = Parser(
        prog="diff.py",
        description="比较两版公开内容：每一版可以是生成好的网站、它的 audit/manifest.json、资料文件夹，或 git 版本",
        epilog="退出码：0 相同，1 有变更，2 出错。",
    )
    parser.add_argument("old", metavar="OLD", nargs="?", default="", help="旧的一版")
    parser.add_argument("new", metavar="NEW", nargs="?", default="", help="新的一版")
    parser.add_argument(
        "--format",
        choices=FORMATS,
        default="text",
        help="text 给人看，markdown 贴到合并请求，html 是单独一页，json 给程序",
    )
    parser.add_argument("--out", type=Path, help="写到这个文件，不写在屏幕上")
    parser.add_argument("--root", type=Path, default=environment.ROOT, help="git 版本在哪个资料文件夹的库里找")
    parser.add_argument(
        "--date", type=dt.date.fromisoformat, metavar="DATE", help="git 版本按哪一天的情形看，默认是各自提交的日期"
    )
    parser.add_argument("--schema", action="store_true", help="只输出 json 格式的 JSON Schema")
    chosen = parser.parse_args()
    if not chosen.schema and not (chosen.old and chosen.new):
        parser.error("请写上旧的一版和新的一版")
    return chosen


if __name__ == "__main__":
    sys.exit(ended(main))
