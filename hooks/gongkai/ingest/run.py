"""The ingest command: files → a portal's sources, one file's trouble never another's (what `scripts/ingest.py` runs)."""

from __future__ import annotations

import argparse
import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from gongkai.command_line import Parser
from gongkai.failures import reason
from gongkai.findings import Finding, Level
from gongkai.ingest.decode import MAX_BYTES
from gongkai.ingest.disclosure_files import store_items
from gongkai.ingest.disclosure_rows import read_items
from gongkai.ingest.document import Document, count_pieces, read_document
from gongkai.ingest.elements import Remark, Unreadable
from gongkai.ingest.organs import region_of
from gongkai.ingest.portal_files import Stored, store, store_identity
from gongkai.ingest.report import existing, findings_of, lacking, remarked, unreadable
from gongkai.ingest.task_files import store_tasks
from gongkai.ingest.tasks import read_tasks
from gongkai.ingest.writing import Outcome

_Say = Callable[[str], None]
_Take = Callable[[str, Document, argparse.Namespace], tuple[str, list[Finding]]]


def main(arguments: Sequence[str] | None = None, *, root: Path, say: _Say = print) -> int:
    """Read the files named on the command line; `root` is the portal when none is named. Give the exit code."""
    options = _options(root).parse_args(arguments)
    take = _TAKES[options.kind]
    worst = 0
    organs: list[str] = []
    for path in options.files:
        document, findings = _one(path, options, take, say)
        for finding in findings:
            say(f"  {finding}")
        organs += (document.fields.get("issued_by") or ())[:1] if document else ()
        worst = max(worst, int(any(finding.level is Level.ERROR for finding in findings)))
    _finish(options.root, organs, say)
    return worst


def _options(root: Path) -> Parser:
    parser = Parser(prog="ingest.py", description="把公文的文本、Word、Excel 或网页变成政务公开网站的资料文件。")
    parser.add_argument("files", nargs="+", metavar="文件", help="要读的文件，可写多个；每个文件是一份公文")
    parser.add_argument(
        "--root", type=Path, default=root, metavar="目录", help="资料目录（其中有 catalog 和 content），默认为本仓库"
    )
    parser.add_argument(
        "--kind",
        choices=tuple(_TAKES),
        default="policy",
        help="policy 读成政策文件；task 只读任务表，写到 catalog/tasks；disclosure 读基层政务公开标准目录，写到 catalog/disclosure",
    )
    parser.add_argument("--public", action="store_true", help="原文没有写公开属性的，定为主动公开；不加则先存为草稿")
    parser.add_argument("--force", action="store_true", help="覆盖已有的同名文件")
    return parser


def _one(path: str, options: argparse.Namespace, take: _Take, say: _Say) -> tuple[Document | None, list[Finding]]:
    try:
        document = read_document(Path(path).name, _bytes(Path(path)))
        told, findings = take(path, document, options)
    except Unreadable as error:
        say(f"{path}：没有写入")
        return None, [unreadable(path, str(error))]
    say(told)
    return document, findings


def _take_policy(path: str, document: Document, options: argparse.Namespace) -> tuple[str, list[Finding]]:
    stored = store(options.root, Path(path).name, document, force=options.force, public=options.public)
    return _told(path, document, stored), [*findings_of(path, document, stored), *_other_kinds(path, document)]


def _other_kinds(path: str, document: Document) -> Iterator[Finding]:
    """Say so when tables could be taken apart into records of their own."""
    if items := sum(1 for _ in read_items(document.tables)):
        words = f"表格像基层政务公开标准目录（{items} 行），要逐行读成公开事项，请加 --kind disclosure 再读一次"
        yield remarked(path, Remark(0, words))
    elif tasks := len(read_tasks(document.tables)):
        words = f"文中有任务分工表（{tasks} 行），要逐行读成工作任务，请加 --kind task 再读一次"
        yield remarked(path, Remark(0, words))


def _take_tasks(path: str, document: Document, options: argparse.Namespace) -> tuple[str, list[Finding]]:
    done = store_tasks(options.root, Path(path).name, document, force=options.force)
    kept = [existing(path, done.stored)] if done.stored.outcome is Outcome.KEPT else []
    remarks = [remarked(path, remark) for remark in (*done.remarks, *document.remarks)]
    return f"{path} → {done.stored.path}（{done.stored.outcome}）：{done.count} 项任务", kept + remarks


def _take_items(path: str, document: Document, options: argparse.Namespace) -> tuple[str, list[Finding]]:
    changed_on = dt.datetime.fromtimestamp(Path(path).stat().st_mtime, tz=dt.UTC).date()
    done = store_items(options.root, Path(path).name, document, changed_on=changed_on, force=options.force)
    kept = [existing(path, done.stored)] if done.stored.outcome is Outcome.KEPT else []
    remarks = [lacking(path, remark) for remark in done.remarks]
    told = f"{path} → {done.stored.path}（{done.stored.outcome}）：{done.written} 个公开事项"
    return told, [*kept, *remarks, *(remarked(path, remark) for remark in document.remarks)]


_TAKES: dict[str, _Take] = {"policy": _take_policy, "task": _take_tasks, "disclosure": _take_items}


def _bytes(place: Path) -> bytes:
    try:
        if not place.is_file():
            raise Unreadable("没有这个文件，请核对路径" if not place.exists() else "不是文件；请写文件的路径")
        with place.open("rb") as stream:
            return stream.read(MAX_BYTES + 1)
    except OSError as error:
        raise Unreadable(f"打不开（{reason(error)}）；请检查权限") from error


def _told(path: str, document: Document, stored: Stored) -> str:
    get = document.fields.get
    facts = [get("document_number"), get("genre"), "、".join(get("issued_by") or ()), get("formed_on")]
    said = "，".join(str(fact) for fact in facts if fact)
    outcome = "" if stored.outcome is Outcome.WRITTEN else f"（{stored.outcome}）"
    return f"{path} → {stored.path}{outcome}\n  {get('title') or '（没有读到标题）'}\n  {said}；正文 {count_pieces(document.pieces)}"


def _finish(root: Path, organs: list[str], say: _Say) -> None:
    try:
        outcome = store_identity(root, organs)
    except Unreadable as error:
        say(f"错误：{error}")
        return
    if outcome is Outcome.WRITTEN:
        say("新写 catalog/portal.yml：网站名称、地区、主办单位取自第一批文件，网址等待补充")
        regions = list(dict.fromkeys(region_of(organ) for organ in organs if region_of(organ)))
        if len(regions) > 1:
            say(f"提示：这些文件出自 {len(regions)} 个地区（{'、'.join(regions)}），网站名称暂取其中一个，请改成本地的")
