"""Preview with live reload: `python3 scripts/serve.py [--root DIR] [--host HOST] [--port PORT]`."""

import environment

environment.enter()

import argparse
import sys
from pathlib import Path

import events
from gongkai.building import Job, Report
from gongkai.command_line import Parser
from gongkai.failures import reason
from gongkai.publish import PublishError


def main() -> int:
    """Build, serve, and build again on every saved change until interrupted."""
    chosen = arguments()
    kept = environment.ROOT / ".cache" / "preview"
    root = chosen.root.resolve()
    job = Job(root, kept / "site", kept, preview=True)
    try:
        events.serve(job, chosen.host, chosen.port, tell)
    except PublishError as problem:
        print(f"错误：{problem}。", file=sys.stderr)
        return 2
    except OSError as problem:
        print(
            f"错误：不能在 {chosen.host}:{chosen.port} 上预览（{reason(problem)}），请换一个 --port。", file=sys.stderr
        )
        return 2
    print("预览已结束。")
    return 0


def arguments() -> argparse.Namespace:
    """Read the command line."""
    parser = Parser(prog="serve.py", description="预览网站，保存修改后自动刷新；按 Ctrl+C 结束")
    parser.add_argument(
        "--root", type=Path, default=environment.ROOT, help="资料所在的文件夹，里面有 catalog/ 和 content/"
    )
    parser.add_argument("--host", default="127.0.0.1", help="监听的地址，默认只有本机能看")
    parser.add_argument("--port", type=int, default=8000, help="端口，默认 8000")
    return parser.parse_args()


def tell(report: Report) -> None:
    """Say how a build went."""
    for finding in report.findings:
        print(finding)
    seconds = sum(report.seconds.values())
    done = f"已更新 {report.written} 个文件" if report.done else "有错误，页面保持原样，改正后会自动更新"
    print(f"{done}（{seconds:.2f} 秒）。", flush=True)


if __name__ == "__main__":
    sys.exit(main())
