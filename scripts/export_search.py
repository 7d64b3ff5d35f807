"""Write a built site's search documents for an OpenSearch-compatible engine: `scripts/export_search.py SITE [--out DIR]`."""

from __future__ import annotations

import environment

environment.enter()

import argparse
import json
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "hooks"))

from gongkai.command_line import Parser, ended
from gongkai.failures import cause
from gongkai.search.index import Index
from gongkai.search.opensearch import bulk_lines, settings


def main() -> int:
    """Write `index.json` (settings and mapping) and `bulk.ndjson`; 2 when the site has no index."""
    options = _options()
    try:
        groups = tuple(map(tuple, Index.of_site(options.site).settings["synonyms"]))
        lines = list(bulk_lines(options.site, options.name))
    except (OSError, ValueError, KeyError) as problem:
        print(
            f"{options.site}：读不到检索索引（{cause(problem)}）。请给出 scripts/build.py 生成的站点文件夹",
            file=sys.stderr,
        )
        return 2
    try:
        options.out.mkdir(parents=True, exist_ok=True)
        for name, text in (
            ("index.json", json.dumps(settings(groups), ensure_ascii=False, indent=2)),
            ("bulk.ndjson", "\n".join(lines)),
        ):
            (options.out / name).write_text(f"{text}\n", "utf-8")
    except OSError as problem:
        print(f"错误：写不了 {options.out}（{cause(problem)}），请换一个 --out。", file=sys.stderr)
        return 2
    print(
        f"已写出 {len(lines) // 2} 条检索文档：{options.out}/index.json（建索引用）、{options.out}/bulk.ndjson（批量导入用）"
    )
    return 0


def _options() -> argparse.Namespace:
    parser = Parser(prog="export_search.py", description="把站点的检索文档导出给兼容 OpenSearch 的搜索引擎")
    parser.add_argument("site", type=Path, metavar="SITE", help="站点文件夹，如 site")
    parser.add_argument(
        "--out", type=Path, default=Path("search-export"), metavar="DIR", help="写到哪个文件夹，默认 search-export"
    )
    parser.add_argument("--name", default="gongkai", help="搜索引擎里的索引名，默认 gongkai")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(ended(main))
