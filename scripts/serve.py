"""Preview with live reload: `python3 scripts/serve.py [--root DIR] [--host HOST] [--port PORT]`."""

import environment

environment.enter()

import argparse
import sys
from functools import partial
from pathlib import Path

import events
from gongkai.building import Report
from gongkai.command_line import Parser, ended, is_folder, port
from gongkai.failures import reason
from gongkai.preview import Preview


def main() -> int:
    """Read, serve, and read again on every saved change until interrupted; 2 when it cannot be begun."""
    chosen = arguments()
    if not is_folder(chosen.root):
        return 2
    try:
        preview = Preview(chosen.root.resolve(), environment.ROOT / ".cache" / "preview")
        events.serve(preview, chosen.host, chosen.port, tell=tell, opened=partial(invite, chosen.host))
    except OSError as problem:
        print(
            f"错误：不能在 {chosen.host}:{chosen.port} 上预览（{reason(problem)}），请检查 --host 和 --port。",
            file=sys.stderr,
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
    parser.add_argument("--port", type=port, default=8000, help="端口，默认 8000")
    return parser.parse_args()


def tell(report: Report) -> None:
    """Say how a reading went."""
    for finding in report.findings:
        print(finding)
    seconds = sum(report.seconds.values())
    done = "有错误，页面保持原样，改正后会自动更新"
    if report.done:
        first = report.written == report.files
        done = f"已读入 {report.records} 条记录" if first else f"{report.written} 个文件有变化"
    print(f"{done}（{seconds:.2f} 秒）。", flush=True)


def invite(host: str, port: int) -> None:
    """Say where the preview is."""
    print(f"请用浏览器打开 http://{host}:{port}/ ，保存修改后页面自动刷新；按 Ctrl+C 结束。", flush=True)


if __name__ == "__main__":
    sys.exit(ended(main))
