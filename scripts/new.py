"""Begin a record: `python3 scripts/new.py KIND [--id ID] [--title TITLE] [--set FIELD=VALUE] [--file FILE] [--root DIR]`."""

import environment

environment.enter()

import argparse
import re
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from gongkai import blank, site, starting
from gongkai.command_line import Parser, ended
from gongkai.failures import reason
from gongkai.kinds import all_kinds
from gongkai.portal import Portal
from gongkai.record import Record

KINDS = {kind.info.name: kind for kind in all_kinds().values()}


def main() -> int:
    """Write the new file, or the entry into its list; 0 when it lies there, 2 when it cannot be."""
    chosen = arguments()
    kind = KINDS[chosen.kind]
    root = chosen.root.resolve()
    portal = site.load_portal(root, site.build_day().date()).portal if root.is_dir() else None
    if portal is None:
        print(f"错误：{chosen.root} 里没有能用的 catalog/portal.yml，请先写好网站的基本信息。", file=sys.stderr)
        return 2
    try:
        given = typed(chosen, kind)
        if sys.stdin.isatty() and sys.stdout.isatty():
            given = asked(kind, portal, given, input)
        start = starting.started(kind, portal, given, file=chosen.file)
        save(root / start.path, start.text)
    except starting.CannotStart as problem:
        print(f"错误：{problem}。", file=sys.stderr)
        return 2
    except OSError as problem:
        print(f"错误：写不了 {problem.filename}（{reason(problem)}），请检查权限和磁盘空间。", file=sys.stderr)
        return 2
    except (KeyboardInterrupt, EOFError):
        print("\n已取消，没有写任何文件。", file=sys.stderr)
        return 2
    print(f"已写好 {start.path}，标识是 {start.id}。")
    print(
        f"请填好其中的必填字段，再运行 python3 scripts/check.py{environment.root_option(root)} 检查；删去 draft: true 那一行后才会发布。"
    )
    return 0


def arguments() -> argparse.Namespace:
    """Read the command line."""
    kinds = "，".join(f"{name}（{kind.info.label}）" for name, kind in KINDS.items())
    parser = Parser(prog="new.py", description="新建一条记录，每个字段都有中文说明；不会覆盖已有的文件")
    parser.add_argument("kind", choices=KINDS, metavar="KIND", help=kinds)
    parser.add_argument("--id", default="", help="标识；不写时按已有的接着编")
    parser.add_argument("--title", default="", help="标题、名称或问题")
    parser.add_argument(
        "--set", action="append", default=[], metavar="字段=值", help="填好一个字段，可写多次；多个值用逗号隔开"
    )
    parser.add_argument("--file", default="", help="列表类的记录放在哪个文件里，如 education")
    parser.add_argument(
        "--root", type=Path, default=environment.ROOT, help="资料所在的文件夹，里面有 catalog/ 和 content/"
    )
    return parser.parse_args()


def typed(chosen: argparse.Namespace, kind: type[Record]) -> dict[str, str]:
    """Gather what the command line says of the record."""
    given: dict[str, str] = {}
    for each in chosen.set:
        name, equals, value = each.partition("=")
        if not equals:
            raise starting.CannotStart(f"--set 后面要写成 字段=值，这里是「{each}」")
        given[name.strip()] = value.strip()
    given |= {blank.title_field(kind): chosen.title} if chosen.title else {}
    return given | ({"id": chosen.id} if chosen.id else {})


def asked(kind: type[Record], portal: Portal, given: Mapping[str, str], answer: Callable[[str], str]) -> dict[str, str]:
    """Ask for the required fields that are not known yet; an empty answer leaves a field open."""
    print(f"新建{kind.info.label}。逐项回答，不知道的直接回车，以后在文件里填。")
    found = dict(given)
    required, _ = blank.fields(kind)
    for name in required:
        info = kind.model_fields[name]
        what = blank.shape(info)
        if name == "id" or name in found or what.part:
            continue
        options = dict.fromkeys(what.vocabulary, "") or dict(starting.ids_for(what.reference, portal))
        print(f"\n{info.title}：{info.description}{f'（{what.hint}）' if what.hint else ''}")
        show(options)
        found |= answered(kind, name, list(options), answer)
    return found


def answered(kind: type[Record], name: str, options: list[str], answer: Callable[[str], str]) -> dict[str, str]:
    """Ask for one field until it takes the answer, or there is none; brackets around several values may be typed."""
    while said := answer("请输入编号或内容：" if options else "请输入：").strip():
        value = picked(said.strip("[]【】"), options)
        try:
            starting.check(kind, {name: value})
        except starting.CannotStart as problem:
            print(f"{problem}。请再写一次，不知道的直接回车。")
            continue
        return {name: value}
    return {}


def show(options: Mapping[str, str]) -> None:
    """Print what there is to choose from, numbered."""
    for number, (key, label) in enumerate(options.items(), start=1):
        print(f"  {number:>2} {key} {label}".rstrip())


def picked(said: str, options: list[str]) -> str:
    """Turn the numbers of options into the options."""
    if not options:
        return said
    parts = re.split(r"[,，\s]+", said)
    numbered = [options[int(part) - 1] if part.isdigit() and 0 < int(part) <= len(options) else part for part in parts]
    return ",".join(numbered)


def save(place: Path, text: str) -> None:
    """Write a file whole or not at all."""
    place.parent.mkdir(parents=True, exist_ok=True)
    beside = place.with_name(f".{place.name}.new")
    beside.write_text(text, encoding="utf-8", newline="\n")
    beside.replace(place)


if __name__ == "__main__":
    sys.exit(ended(main))
