"""Fetching the manifest of a published site, so that the next build can be held against it."""

from __future__ import annotations

import json
import urllib.error
import urllib.request
from pathlib import Path
from urllib.parse import urlsplit

from gongkai import manifest
from gongkai.audit.memory import NoSite, Previous, previous
from gongkai.failures import reason

SECONDS = 60


class NotPublished(Exception):
    """There is no site at the address yet; the message is for the operator."""


def fetched(address: str, place: Path) -> Previous:
    """Fetch the manifest at a site's address, and the files of entries that it names, into `place`.

    Raises NotPublished when the server says that there is none, NoSite for everything else that goes wrong: an outage
    must not pass for a first publication.
    """
    if urlsplit(address).scheme not in {"http", "https"}:
        raise NoSite(f"「{address}」不是网址，要以 http:// 或 https:// 开头")
    site = address if address.endswith("/") else f"{address}/"
    content = _get(site + manifest.HEAD)
    try:
        chunks = [chunk["path"] for chunk in json.loads(content).get("chunks", ())]
    except (ValueError, AttributeError, TypeError, KeyError) as problem:
        raise NoSite(f"{site}{manifest.HEAD} 不是清单") from problem
    _put(place, manifest.HEAD, content)
    for path in chunks:
        if not path.startswith(manifest.FOLDER) or ".." in path:
            raise NoSite(f"{site}{manifest.HEAD} 里的「{path}」不是清单的文件")
        _put(place, path, _get(site + path))
    return previous(place)


def _get(address: str) -> bytes:
    try:
        with urllib.request.urlopen(address, timeout=SECONDS) as answer:  # noqa: S310 - the scheme was looked at
            content: bytes = answer.read()
            return content
    except urllib.error.HTTPError as problem:
        if problem.code == 404 and address.endswith(manifest.HEAD):
            raise NotPublished(f"{address} 还没有清单") from problem
        raise NoSite(f"{address} 取不下来（{problem.code}）") from problem
    except OSError as problem:
        raise NoSite(f"{address} 取不下来（{reason(problem)}）") from problem


def _put(place: Path, path: str, content: bytes) -> None:
    target = place / path
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(content)
