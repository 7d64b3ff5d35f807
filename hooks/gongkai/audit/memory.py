"""The memory of addresses: no published address disappears without a redirect or a tombstone."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Set
from dataclasses import dataclass
from pathlib import Path

from gongkai import canonical, manifest
from gongkai.audit.redirects import Redirect
from gongkai.audit.tombstones import PATH, Withdrawn
from gongkai.failures import reason
from gongkai.files import error
from gongkai.findings import Finding, quoted

_URL = re.compile(rb'"url":"([^"\\]+)"')
_PASSING = re.compile(
    r"(^|/)(page/\d+|by)/|^(assets|audit|search|data|feeds|calendar|changes|sitemap|share)/|^(sitemap[\w-]*\.xml|robots\.txt|build\.json|404\.html)$"
)
"""Addresses that come and go with what they list, and are promised to nobody."""


class NoSite(Exception):
    """There is no usable manifest; the message is for the operator."""


@dataclass(frozen=True, slots=True)
class Previous:
    """The site before this one. `place` is its folder, or the folder that a fetched manifest was put in."""

    place: Path
    content: bytes
    """manifest.json as it lies there."""

    @property
    def facts(self) -> dict[str, str]:
        """Give what the next manifest says of this one."""
        head = json.loads(self.content)
        return {
            "sha256": canonical.sha256(self.content),
            "root": head["root"],
            "revision": head["revision"],
            "built_at": head["built_at"],
        }

    def fetch(self, path: str) -> bytes:
        """Read a file of the site."""
        return (self.place / path).read_bytes()

    def addresses(self) -> Iterator[str]:
        """Give every address that must not disappear: records, the files that come with them, written pages."""
        head = json.loads(self.content)
        for chunk in head.get("chunks", ()):
            if not chunk["path"].startswith(manifest.FILES):
                yield from (found.decode() for found in _URL.findall(self.fetch(chunk["path"])))
        yield from (each["url"] for each in head.get("records", ()))
        for each in self._files(head):
            path = each["path"]
            if not _PASSING.search(path):
                yield path.removesuffix("index.html")

    def _files(self, head: dict[str, list[dict[str, str]]]) -> Iterator[dict[str, str]]:
        yield from head.get("files", ())
        for chunk in head.get("chunks", ()):
            if chunk["path"].startswith(manifest.FILES):
                yield from map(json.loads, self.fetch(chunk["path"]).splitlines())

    def title(self, url: str) -> str:
        """Give the title of the record that had the address, or ""."""
        read = manifest.read(self.fetch, strict=False)
        return next((each["title"] for each in read.records if each["url"] == url), "")


def place_of(given: Path) -> Path:
    """Give the folder of the site that a path names: the site itself, its `audit` folder, or the manifest in it."""
    if given.name == "manifest.json":
        given = given.parent
    return given.parent if given.name == "audit" else given


def previous(given: Path) -> Previous:
    """Open the site, or fetched manifest, at a path. Raises NoSite."""
    place = place_of(given.absolute())
    try:
        found = Previous(place, (place / manifest.HEAD).read_bytes())
        manifest.check(found.fetch)
    except OSError as problem:
        raise NoSite(f"{given} 里没有可读的 {manifest.HEAD}（{reason(problem)}）") from problem
    except manifest.Damaged as problem:
        raise NoSite(f"{given} 的清单不可用：{problem}") from problem
    return found


def lost(before: Previous, uris: Set[str], withdrawn: Withdrawn, known: list[Redirect]) -> list[Finding]:
    """Say which addresses of the site before would disappear with the next one, whose files are `uris`."""
    moved = {each.source for each in known}
    missing = [
        address
        for address in before.addresses()
        if (f"{address}index.html" if address.endswith("/") or not address else address) not in uris
        and address not in moved
        and not withdrawn.covers(address)
        and not any(address.startswith(source) for source in moved if source.endswith("/"))
    ]
    titles = (
        {each["url"]: each["title"] for each in manifest.read(before.fetch, strict=False).records} if missing else {}
    )
    return [_finding(address, titles.get(address, "")) for address in sorted(set(missing))]


def _finding(address: str, title: str) -> Finding:
    name = f"（《{title}》）" if title else ""
    message = (
        f"网址{quoted(address, limit=120)}{name}上一版网站有、这一版没有：请恢复这条内容；换了标识的，在新记录的 aliases 里写上旧网址；"
        f"确要撤下的，在 {PATH} 里登记原因、日期和决定机关"
    )
    return error(PATH, "A001", message)
