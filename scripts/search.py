"""Search a built site from its own index, as the browser does: `scripts/search.py SITE QUERY [--json]`."""

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
from gongkai.search.reader import Hit, Reader, Results


def main() -> int:
    """Print the results; 1 when nothing was found, 2 when the index cannot be read."""
    options = _options()
    try:
        reader = Reader(options.site)
        chosen = dict(each.split("=", 1) for each in options.only)
        fault = next((said for name, value in chosen.items() if (said := _fault(name, value, reader))), "")
        if fault:
            print(fault, file=sys.stderr)
            return 2
        results = reader.search(options.query, page=options.page, by_date=options.by_date, chosen=chosen)
    except (OSError, ValueError, KeyError, IndexError) as problem:
        print(
            f"{options.site}：读不到检索索引（{cause(problem)}）。请给出 scripts/build.py 生成的站点文件夹",
            file=sys.stderr,
        )
        return 2
    print(_as_json(results, reader) if options.json else _as_text(results, options.page, reader))
    return 0 if results.hits else 1


def _options() -> argparse.Namespace:
    parser = Parser(prog="search.py", description="在生成好的站点里检索，结果和网页上的搜索一致")
    parser.add_argument("site", type=Path, metavar="SITE", help="站点文件夹，如 site")
    parser.add_argument("query", metavar="QUERY", help="要查的词，多个词用空格分开")
    parser.add_argument("--page", type=_page, default=1, metavar="N", help="第几页，默认第 1 页")
    parser.add_argument("--by-date", action="store_true", help="按日期从新到旧排")
    parser.add_argument(
        "--only",
        type=_choice,
        action="append",
        default=[],
        metavar="NAME=值",
        help="只要某一类，如 kind=政策文件、year=2026年、policies.genre=通知，可写多次",
    )
    parser.add_argument("--json", action="store_true", help="输出 JSON")
    return parser.parse_args()


def _page(text: str) -> int:
    if not text.isdecimal() or not int(text):
        raise argparse.ArgumentTypeError(f"页数要写从 1 起的整数，不是“{text}”")
    return int(text)


def _choice(text: str) -> str:
    if not text.partition("=")[2]:
        raise argparse.ArgumentTypeError(f"“{text}”要写成 名称=值，如 kind=政策文件")
    return text


def _fault(name: str, value: str, reader: Reader) -> str:
    """Say that results cannot be chosen so; "" when they can."""
    values = reader.choices(name)
    if value in values:
        return ""
    if values:
        return (
            f"“{name}”没有“{value}”这个值，可以写：{'、'.join(values[:_SHOWN])}{'等' if len(values) > _SHOWN else ''}"
        )
    return f"没有“{name}”这个筛选项，可以写：{'、'.join(reader.index.facets)}；某一类内容自己的写成 policies.genre 这样"


_SHOWN = 20


def _as_text(results: Results, page: int, reader: Reader) -> str:
    if not results.hits:
        return "\n".join(["没有找到结果" if page == 1 else "后面没有更多结果了", *_near(results, reader)])
    about = "" if results.exact else "约 "
    head = f"找到 {about}{results.total} 条，第 {page} 页"
    if results.ignored:
        head = f"按问句里的主要词，找到 {about}{results.total} 条，第 {page} 页"
    elif results.partial:
        head = f"没有同时包含所有词的内容；{about}{results.total} 条包含其中一部分，第 {page} 页"
    head = "\n".join([head, *_mended(results)])
    related = ["也许有用：包含其中一部分词的内容", *(_line(hit) for hit in results.related)] if results.related else []
    return "\n".join([head, *(_line(hit) for hit in results.hits), *related])


def _mended(results: Results) -> list[str]:
    return [
        f"没有内容写作“{each.written}”，已按“{each.variants[0].text}”查找" for each in results.terms if each.written
    ]


def _near(results: Results, reader: Reader) -> list[str]:
    titles = [reader.index.stored(ordinal).content["title"] for ordinal in results.near.titles]
    found = [*results.near.words, *titles]
    return ["您要找的是不是：", *(f"- {each}" for each in found)] if found else []


def _line(hit: Hit) -> str:
    content = hit.stored.content
    facts = [content["label"], *content["numbers"][:1], content["organ"], content["date"], content["state"]]
    more = f"\n    相关 {len(hit.folded)} 条" if hit.folded else ""
    return f"- {content['title']}\n    {' · '.join(fact for fact in facts if fact)}\n    {content['url']}{more}"


def _as_json(results: Results, reader: Reader) -> str:
    hits = [
        {"url": hit.stored.content["url"], "title": hit.stored.content["title"], "score": hit.score,
         "folded": [reader.index.stored(ordinal).content["url"] for ordinal in hit.folded]}
        for hit in results.hits
    ]  # fmt: skip
    answer = {
        "total": results.total,
        "exact": results.exact,
        "partial": results.partial,
        "results": hits,
        "more": results.more,
        "near": {
            "words": results.near.words,
            "urls": [reader.index.stored(ordinal).content["url"] for ordinal in results.near.titles],
        },
        "related": [hit.stored.content["url"] for hit in results.related],
        "facets": results.facets,
    }
    return json.dumps(answer, ensure_ascii=False, indent=2)


if __name__ == "__main__":
    sys.exit(ended(main))
