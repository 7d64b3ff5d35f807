"""Build the site: `python3 scripts/build.py [--root DIR] [--out DIR] [--strict]`."""

import environment

environment.enter()

import argparse
import os
import sys
import zlib
from contextlib import suppress
from pathlib import Path

from gongkai.audit.memory import NoSite
from gongkai.audit.signature import KeyProblem
from gongkai.building import Job, Report, Session, build
from gongkai.command_line import Parser, ended, is_folder
from gongkai.failures import reason
from gongkai.findings import Finding, Level
from gongkai.publish import PublishError

CACHE = environment.ROOT / ".cache" / "sites"
"""What builds keep for the next one, a folder for each site."""


def main() -> int:
    """Build, and say how it went; 0 when a new site lies there, 1 when findings stopped it, 2 when it cannot be written."""
    chosen = arguments()
    root = chosen.root.resolve()
    out = (chosen.out or (environment.ROOT / "site" if root == environment.ROOT else root / "site")).resolve()
    if not is_folder(chosen.root):
        return 2
    bar = progress if sys.stderr.isatty() else None
    try:
        kept = chosen.cache.resolve()
        with environment.alone(kept / f"{zlib.crc32(bytes(out)):08x}.lock", "另一次构建正在写同一个网站，等它结束…"):
            job = Job(root, out, kept, strict=chosen.strict, previous=chosen.previous, key=chosen.sign, progress=bar)
            report = build(job, engine)
    except (PublishError, NoSite, KeyProblem) as problem:
        print(f"错误：{problem}。", file=sys.stderr)
        return 2
    except OSError as problem:
        print(
            f"错误：读写 {problem.filename} 失败（{reason(problem)}），请检查权限和磁盘空间；原来的网站没有改动。",
            file=sys.stderr,
        )
        return 2
    tell(report, root, out)
    return 0 if report.done else 1


def engine(session: Session, root: Path, place: Path) -> list[Finding]:
    """Have MkDocs render the editorial pages; it takes a tenth of a second to load, so only the process that renders does."""
    import events

    return events.editorial(session, root, place)


def arguments() -> argparse.Namespace:
    """Read the command line."""
    parser = Parser(prog="build.py", description="把 catalog/ 和 content/ 生成为静态网站")
    parser.add_argument(
        "--root", type=Path, default=environment.ROOT, help="资料所在的文件夹，里面有 catalog/ 和 content/"
    )
    parser.add_argument("--out", type=Path, help="网站输出到哪个文件夹，默认是资料文件夹下的 site/")
    parser.add_argument("--cache", type=Path, default=CACHE, help="上次构建的中间结果放在哪里，删去只会变慢")
    parser.add_argument("--strict", action="store_true", help="有警告也不生成")
    parser.add_argument(
        "--previous", type=Path, help="上一版网站的文件夹或它的 audit/manifest.json，默认是输出文件夹里现有的网站"
    )
    parser.add_argument(
        "--sign", type=Path, metavar="KEY", help="用这个私钥给清单签名，密钥用 scripts/verify.py --new-key 生成"
    )
    return parser.parse_args()


def progress(done: int, total: int) -> None:
    """Draw how far the writing has come."""
    width = 30
    full = width * done // max(total, 1)
    end = "\n" if done == total else ""
    print(f"\r写页面 {'█' * full}{'░' * (width - full)} {done}/{total}", end=end, file=sys.stderr, flush=True)


def tell(report: Report, root: Path, out: Path) -> None:
    """Print findings, counts and seconds."""
    for finding in report.findings:
        print(finding)
    counts = {level: sum(finding.level is level for finding in report.findings) for level in Level}
    print("检查结果：" + "，".join(f"{level} {count} 条" for level, count in counts.items()) + "。")
    seconds = "，".join(f"{name} {each:.2f}" for name, each in report.seconds.items())
    if not report.done:
        print("没有生成网站，原来的网站保持不变。请按以上提示改正后再运行。")
        return
    print(
        f"已生成 {report.records} 条记录、{report.pages} 个页面，共 {report.files} 个文件，其中 {report.written} 个是这次写的。"
    )
    print(f"用时 {sum(report.seconds.values()):.2f} 秒（{seconds}）。")
    print(f"边改边看：python3 scripts/serve.py{environment.root_option(root)}")
    print(f"查看：python3 -m http.server 8000 --directory {out}，然后用浏览器打开 http://localhost:8000/")


if __name__ == "__main__":
    status = ended(main)
    with suppress(BrokenPipeError):  # whoever listened has gone
        sys.stderr.flush()
    os._exit(status)  # a large portal's records would be freed one by one, for a second, to no purpose
