"""Is a site what its manifest says: every file and record, the tree, the signature, the chain, and no address lost."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from gongkai import canonical, manifest
from gongkai.audit import memory, signature
from gongkai.audit.redirects import Redirect
from gongkai.audit.tombstones import Tombstone, Withdrawn
from gongkai.failures import reason


@dataclass(frozen=True, slots=True, order=True)
class Offence:
    """What is wrong with one file or address of the site."""

    path: str
    message: str

    def __str__(self) -> str:
        return f"{self.path}：{self.message}"


@dataclass(frozen=True, slots=True)
class Site:
    """A site's folder with its manifest."""

    place: Path
    content: bytes
    read: manifest.Manifest

    def fetch(self, path: str) -> bytes:
        """Read a file of the site."""
        return (self.place / path).read_bytes()

    def expected(self) -> dict[str, str]:
        """Map every file that the manifest answers for to its hash."""
        pages = {f"{each['url']}index.html": each["page"] for each in self.read.records}
        files = {each["path"]: each["sha256"] for each in self.read.files}
        return {**pages, **files, **self.read.chunks}


def opened(place: Path) -> Site:
    """Open a site. Raises NoSite when there is no manifest, Damaged when it is not as it was written."""
    place = memory.place_of(place)

    def fetch(path: str) -> bytes:
        return (place / path).read_bytes()

    try:
        content = fetch(manifest.HEAD)
    except OSError as problem:
        raise memory.NoSite(f"{place} 里没有可读的 {manifest.HEAD}（{reason(problem)}），不能核对") from problem
    try:
        return Site(place, content, manifest.read(fetch))
    except OSError as problem:
        missing = os.path.relpath(problem.filename, place).replace(os.sep, "/")
        raise manifest.Damaged(missing, "清单里有、网站里没有") from problem


def verified(place: Path, previous: Path | None = None, key: Path | None = None) -> tuple[Site | None, list[Offence]]:
    """Check a site; offences by path. Raises NoSite and KeyProblem."""
    try:
        site = opened(place)
    except manifest.Damaged as problem:
        return None, [Offence(problem.path, problem.reason)]
    found = [*files(site), *records(site), *tree(site), *signed(site, key)]
    if previous:
        found += since(site, memory.previous(previous))
    return site, sorted(set(found))


def files(site: Site) -> Iterator[Offence]:
    """Hold every file against the manifest, and the manifest against the files."""
    expected = site.expected()
    there = set(_walk(site.place, ""))
    for path in sorted(expected.keys() - there):
        yield Offence(path, "清单里有、网站里没有")
    allowed = manifest.UNCOVERED if site.read.head["public_key"] else manifest.UNCOVERED - {manifest.SIGNATURE}
    for path in sorted(there - expected.keys() - allowed):
        yield Offence(path, "清单里没有，是多出来的文件")
    for path in sorted(expected.keys() & there):
        try:
            if canonical.sha256(site.fetch(path)) != expected[path]:
                yield Offence(path, "内容与清单登记的不符，被改动过")
        except OSError as problem:
            yield Offence(path, f"读不出来（{reason(problem)}）")


def _walk(place: Path, before: str) -> Iterator[str]:
    with os.scandir(place) as entries:
        for entry in entries:
            path = before + entry.name
            if entry.is_dir(follow_symlinks=False):
                yield from _walk(Path(entry.path), f"{path}/")
            else:
                yield path


def records(site: Site) -> Iterator[Offence]:
    """Hold the canonical form of each record against its entry."""
    counts: dict[str, int] = {}
    for each in site.read.records:
        counts[each["kind"]] = counts.get(each["kind"], 0) + 1
    wanted: dict[str, list[str]] = {}
    for each in site.read.records:
        path = f"audit/records/{manifest.data_path(each['kind'], each['id'], manifest.bits(counts[each['kind']]))}"
        wanted.setdefault(path, []).append(each["sha256"])
    for path, hashes in wanted.items():
        try:
            lines = site.fetch(path).splitlines()
        except OSError:
            continue
        if [canonical.sha256(line) for line in lines] != hashes:
            yield Offence(path, "记录数据与清单登记的不符")


def tree(site: Site) -> Iterator[Offence]:
    """Work out the root again, and hold both places that state it against it."""
    root = manifest.root_of(site.read.leaves())
    if root != site.read.head["root"]:
        yield Offence(manifest.HEAD, "清单的树根与各条目算出的不符")
    try:
        if site.fetch(manifest.ROOT) != f"{site.read.head['root']}\n".encode():
            yield Offence(manifest.ROOT, "与清单里的树根不符，被改动过")
    except OSError:
        yield Offence(manifest.ROOT, "清单里有、网站里没有")


def signed(site: Site, given: Path | None) -> Iterator[Offence]:
    """Check the signature, by the key at hand or else by the one on the site, which shows only that nothing broke."""
    stated = site.read.head["public_key"]
    if not stated:
        if given:
            yield Offence(manifest.SIGNATURE, "这一版网站没有签名")
        return
    try:
        content = given.read_bytes() if given else site.fetch(signature.PUBLIC_KEY)
        key = signature.public_key(content, str(given or signature.PUBLIC_KEY))
    except OSError as problem:
        if given:
            raise signature.KeyProblem(f"公钥 {given} 读不出来（{reason(problem)}）") from problem
        return
    except signature.KeyProblem:
        if given:
            raise
        return
    try:
        written = site.fetch(manifest.SIGNATURE)
    except OSError:
        yield Offence(manifest.SIGNATURE, "应当有签名，网站里没有")
        return
    if signature.fingerprint(key) != stated:
        yield Offence(manifest.SIGNATURE, "不是用这把密钥签的名")
    elif not signature.holds(site.content, written, key):
        yield Offence(manifest.SIGNATURE, "签名与清单不符，被改动过")


def since(site: Site, before: memory.Previous) -> Iterator[Offence]:
    """Hold a site against the one before it: the chain, and every address that was published then."""
    head = site.read.head
    if site.content != before.content and (head["previous"] or {}).get("sha256") != before.facts["sha256"]:
        yield Offence(manifest.HEAD, "清单记下的上一版不是给出的这一版，前后接不上")
    stones = [
        Tombstone.model_validate({name: each for name, each in stone.items() if name != "url"})
        for stone in head["tombstones"]
    ]
    moved = [Redirect(each["from"], each["to"], "") for each in head["redirects"]]
    uris = site.expected().keys()
    for finding in memory.lost(before, uris, Withdrawn(tuple(stones)), moved):
        address = finding.message.partition("「")[2].partition("」")[0]
        yield Offence(address or "首页", "上一版公开过的网址，这一版没有，也没有转到别处或说明撤下")
