"""The last step of a build: what tells of the build itself, then the manifest over every file, then its signature."""

from __future__ import annotations

import datetime as dt
import json
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from gongkai import manifest, store
from gongkai.audit import signature
from gongkai.audit.build_page import page
from gongkai.audit.memory import Previous
from gongkai.audit.redirects import redirects
from gongkai.audit.tombstones import Withdrawn
from gongkai.executor import Executor, InProcess
from gongkai.output import Output, fingerprint
from gongkai.portal import Portal
from gongkai.publish import MARKER, Stage, fixed
from gongkai.record import Record
from gongkai.shell import Shell
from gongkai.wording import chinese_date

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey


@dataclass(frozen=True, slots=True)
class Seal:
    """What a build is sealed with: the moment it is said to happen, the site before it, what was withdrawn, a key."""

    moment: dt.datetime
    previous: Previous | None = None
    withdrawn: Withdrawn = field(default_factory=Withdrawn)
    key: Ed25519PrivateKey | None = None


def seal(stage: Stage, shell: Shell, given: Seal, executor: Executor) -> None:
    """Write the manifest and everything around it into the stage, which holds all other files by now."""
    portal = shell.portal
    known = facts(portal, given)
    stage.write(fixed(about(portal, shell, given, known)), InProcess())
    outputs = list(_chunks(stage, portal))
    split = sum(1 for _ in portal.every()) > manifest.INLINE
    files = {f"{manifest.FILES}1.jsonl": manifest.file_entries(_others(stage, portal))}
    if split:
        stage.write(outputs, executor, chunk=8)
        stage.write(fixed(files), InProcess())
        records = {output.uri: (stage.place / output.uri).read_bytes() for output in outputs}
    else:
        records = {output.uri: output.render() for output in outputs}
    head = _chained(records, files, known, given.previous)
    last = {manifest.HEAD: head, manifest.ROOT: json.loads(head)["root"].encode() + b"\n"}
    if given.key:
        last[manifest.SIGNATURE] = signature.sign(head, given.key)
    stage.write(fixed(last), InProcess())


def about(portal: Portal, shell: Shell, given: Seal, known: manifest.Facts) -> dict[str, bytes]:
    """Make the files that say when and from what the site was built."""
    told = {
        "generator": "gongkai",
        "portal": portal.identity.name,
        "revision": portal.revision,
        "clean": known.clean,
        "built_at": known.built_at,
        "built_on": chinese_date(given.moment.date()),
    }
    made = {MARKER: json.dumps(told, ensure_ascii=False, indent=2, sort_keys=True).encode()}
    if given.key:
        made[signature.PUBLIC_KEY] = signature.pem(given.key.public_key())
    made["build/index.html"] = shell.join(page(portal, known, given.moment))
    return made


def facts(portal: Portal, given: Seal) -> manifest.Facts:
    """Give what the manifest says of the build and the portal besides their files."""
    known, _ = redirects(portal)
    return manifest.Facts(
        portal={"name": portal.identity.name, "url": portal.identity.url},
        revision=portal.revision,
        clean=bool(portal.revision) and is_clean(portal.root),
        built_at=given.moment.isoformat(),
        generator=f"gongkai {store.code_version()}",
        tombstones=[each.entry() for each in given.withdrawn.tombstones],
        redirects=[each.entry() for each in known],
        public_key=signature.fingerprint(given.key.public_key()) if given.key else None,
    )


def is_clean(root: Path) -> bool:
    """Tell whether the sources are as the last commit has them."""
    asked = subprocess.run(
        ["git", "-C", str(root), "status", "--porcelain", "-z", "--", "catalog", "content"],
        capture_output=True,
        check=False,
    )
    return asked.returncode == 0 and not asked.stdout


def _chunks(stage: Stage, portal: Portal) -> Iterator[Output]:
    """Give the entries of records, bucket by bucket, each with all that they say in its fingerprint."""
    for name, records in sorted(manifest.buckets(portal).items()):
        data = f"audit/records/{name}"
        pages = [stage.wanted[_page(record)].sha256 for record in records]
        states = [portal.states.get(record.key) for record in records]
        known = [store.code_version(), stage.wanted[data].sha256, *pages]
        known += [state.text if state else "" for state in states]
        known += [record.origin.path for record in records]
        make = partial(_entries, stage.place / data, records, portal, pages)
        yield Output(f"{manifest.FOLDER}{name}", fingerprint(known), make)


def _page(record: Record) -> str:
    return f"{record.url}index.html"


def _entries(data: Path, records: Sequence[Record], portal: Portal, pages: Sequence[str]) -> bytes:
    return manifest.entries(records, portal, data.read_bytes(), pages)


def _others(stage: Stage, portal: Portal) -> dict[str, tuple[str, int]]:
    """Give hash and size of every file that is no record's page."""
    others = stage.wanted.keys() - map(_page, portal.every())
    return {uri: (stage.wanted[uri].sha256, stage.wanted[uri].size) for uri in others}


def _chained(
    records: Mapping[str, bytes], files: Mapping[str, bytes], facts: manifest.Facts, before: Previous | None
) -> bytes:
    """Write the head with the hash of the manifest before it; building the same again gives the same bytes."""
    if before is None:
        return manifest.head(records, files, facts)
    earlier = json.loads(before.content)
    again = manifest.head(records, files, replace(facts, previous=earlier["previous"]))
    if again == before.content:
        return again
    return manifest.head(records, files, replace(facts, previous=before.facts))
