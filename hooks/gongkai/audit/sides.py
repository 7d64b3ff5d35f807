"""A side of a comparison from whatever names it: a built site, its manifest, a git revision, or a portal's folder."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import cache, lru_cache
from pathlib import Path

from gongkai import canonical, manifest, sources
from gongkai.audit import memory
from gongkai.audit.at_revision import read_revision
from gongkai.audit.repository import GitProblem, Repository
from gongkai.audit.snapshot import Item, Snapshot
from gongkai.audit.tombstones import Withdrawn
from gongkai.audit.tombstones import read as read_withdrawn
from gongkai.canonical import Value
from gongkai.executor import Executor
from gongkai.failures import reason
from gongkai.portal import Portal
from gongkai.site import load_portal


class NoSide(Exception):
    """What was named is nothing that can be compared; the message is for the operator."""


def opened(name: str, root: Path, day: dt.date | None, executor: Executor, *, office: bool = False) -> Snapshot:
    """Open a side. `root` is the portal whose repository revisions are looked up in. Raises NoSide."""
    place = Path(name)
    if place.is_file() or (place / manifest.HEAD).is_file() or (place / "manifest.json").is_file():
        return of_site(place)
    if (place / sources.IDENTITY).is_file():
        return _of_folder(place.resolve(), name, day, executor, office=office)
    repository = Repository.around(root)
    if place.exists() or repository is None:
        raise NoSide(f"「{name}」既不是生成好的网站或清单，也不是资料文件夹，{root} 也不在 git 库里")
    try:
        commit = repository.commit(name)
        portal, texts, hashes, withdrawn = read_revision(repository, commit, day, executor)
    except GitProblem as problem:
        raise NoSide(f"「{name}」打不开：{problem}") from problem
    finally:
        repository.close()
    return _of_portal(portal, name, texts, hashes, withdrawn, revision=commit, office=office)


def is_source(name: str) -> bool:
    """Tell whether a name means sources (a revision or a portal's folder), which have fields that are not published."""
    place = Path(name)
    return not (place.is_file() or (place / manifest.HEAD).is_file() or (place / "manifest.json").is_file())


def of_site(given: Path) -> Snapshot:
    """Open a built site, or a manifest with its data files beside it. Raises NoSide."""
    place = memory.place_of(given)
    try:
        read = manifest.read(lambda path: (place / path).read_bytes(), strict=False)
    except OSError as problem:
        raise NoSide(f"{given} 里没有可读的清单（{reason(problem)}）") from problem
    except manifest.Damaged as problem:
        raise NoSide(f"{given} 的清单坏了：{problem}") from problem
    counts: dict[str, int] = {}
    for each in read.records:
        counts[each["kind"]] = counts.get(each["kind"], 0) + 1
    places: dict[str, tuple[str, int]] = {}
    filled: dict[str, int] = {}
    for each in read.records:
        path = f"audit/records/{manifest.data_path(each['kind'], each['id'], manifest.bits(counts[each['kind']]))}"
        number = filled.get(path, 0)
        filled[path] = number + 1
        places[f"{each['kind']}/{each['id']}"] = path, number
    items = [_item(each) for each in read.records]
    about = {name: str(read.head[name]) for name in ("revision", "built_at", "root")}
    stones = {each["id"]: each for each in read.head["tombstones"]}
    return Snapshot(str(given), {item.key: item for item in items}, _loader(place, places), stones, about)


def _item(entry: manifest.Entry) -> Item:
    key = f"{entry['kind']}/{entry['id']}"
    return Item(key, entry["url"], entry["title"], entry["source"], entry["validity"], entry["sha256"])


def _loader(place: Path, places: dict[str, tuple[str, int]]) -> Callable[[Item], Value]:
    """Make the reader of canonical values: their files are read as they are asked for, and their hashes held."""

    @lru_cache(maxsize=4)
    def lines(path: str) -> list[bytes]:
        try:
            return (place / path).read_bytes().splitlines()
        except OSError as problem:
            raise NoSide(f"读不出 {place / path}（{reason(problem)}），清单要和 audit/records/ 放在一起") from problem

    def load(item: Item) -> Value:
        path, number = places[item.key]
        some = lines(path)
        line = some[number] if number < len(some) else b""
        if canonical.sha256(line) != item.sha256:
            raise NoSide(f"{place / path} 第 {number + 1} 行与清单登记的不符，请先用 scripts/verify.py 核对")
        value: Value = manifest.parsed_line(line)
        return value

    return load


def _of_folder(root: Path, name: str, day: dt.date | None, executor: Executor, *, office: bool) -> Snapshot:
    loaded = load_portal(root, day or dt.datetime.now(dt.timezone(dt.timedelta(hours=8))).date(), executor=executor)
    if loaded.published is None:
        raise NoSide(f"「{name}」的资料读不出来，请先用 scripts/check.py 检查")
    portal = loaded.published
    texts = {record.key: sources.body(root, record) for record in portal.every()}
    hashes = {record.key: canonical.files(record, portal) for record in portal.every()}
    withdrawn, _ = read_withdrawn(root)
    return _of_portal(portal, name, texts, hashes, withdrawn, revision="", office=office)


def _of_portal(
    portal: Portal,
    name: str,
    texts: dict[str, str],
    hashes: dict[str, dict[str, str]],
    withdrawn: Withdrawn,
    *,
    revision: str,
    office: bool,
) -> Snapshot:
    """Make a side of a published portal with the texts of its records and the hashes of their files."""

    @cache
    def value(key: str) -> Value:
        record = portal.records[key.partition("/")[0]][key.partition("/")[2]]
        return canonical.value(record, texts.get(key, ""), hashes.get(key), office=office)

    items = {}
    for record in portal.every():
        state = portal.states.get(record.key)
        digest = canonical.sha256(canonical.written(value(record.key)))
        items[record.key] = Item(
            record.key, record.url, record.heading, record.origin.path, state.text if state else "", digest
        )
    stones = {each.id: each.entry() for each in withdrawn.tombstones}
    about = {"revision": revision, "day": portal.today.isoformat()}
    return Snapshot(name, items, lambda item: value(item.key), stones, about, office=office)
