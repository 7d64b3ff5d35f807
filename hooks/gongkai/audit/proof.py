"""Proofs that a record stands in a manifest, checked offline with nothing but the root."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from typing import Any

import rfc8785

from gongkai import canonical, manifest, merkle
from gongkai.audit.verify import Site

VERSION = 1
_STEP = re.compile(r"[LR][0-9a-f]{64}")
_NAMES = {"version", "record", "entry", "path"}


class NoProof(Exception):
    """There is nothing to prove, or what was given proves nothing; the message is for the operator."""


def prove(site: Site, key: str) -> bytes:
    """Write the proof for the record `<plural>/<id>`. Raises NoProof."""
    plural, _, record_id = key.partition("/")
    of_kind = [each for each in site.read.records if each["kind"] == plural]
    place = next(
        (number for number, each in enumerate(site.read.records) if (each["kind"], each["id"]) == (plural, record_id)),
        None,
    )
    if place is None:
        raise NoProof(f"清单里没有「{key}」这条记录，请写成「类型/标识」，如 policies/yx-2026-1")
    entry = site.read.records[place]
    path = f"audit/records/{manifest.data_path(plural, record_id, manifest.bits(len(of_kind)))}"
    lines = [line for line in site.fetch(path).splitlines() if canonical.sha256(line) == entry["sha256"]]
    if not lines:
        raise NoProof(f"{path} 与清单登记的不符，请先核对网站")
    hashes = merkle.leaf_hashes(site.read.leaves())
    steps = [f"{'L' if step.left else 'R'}{step.beside.hex()}" for step in merkle.proof(hashes, place)]
    return written({"version": VERSION, "record": json.loads(lines[0]), "entry": entry, "path": steps})


def written(proof: dict[str, Any]) -> bytes:
    """Write a proof; there is one way only to write it, so that no byte of it is free."""
    return canonical.written(proof) + b"\n"


def checked(content: bytes, root: str) -> dict[str, Any]:
    """Give the manifest's entry of the record that a proof proves to stand under `root`. Raises NoProof."""
    try:
        proof = json.loads(content)
        again = written(proof)
    except (ValueError, TypeError, AttributeError, rfc8785.CanonicalizationError) as problem:
        raise NoProof("证明文件不是完整的 JSON，被改动过或没有传完") from problem
    if not isinstance(proof, dict) or proof.keys() != _NAMES or proof["version"] != VERSION or again != content:
        raise NoProof("证明文件的格式不对，被改动过")
    record, entry, path = proof["record"], proof["entry"], proof["path"]
    if not (isinstance(record, dict) and isinstance(entry, dict) and _is_path(path)):
        raise NoProof("证明文件的格式不对，被改动过")
    if canonical.sha256(canonical.written(record)) != entry.get("sha256"):
        raise NoProof("记录的内容与它的校验值不符，被改动过")
    if (record.get("kind"), record.get("id")) != (entry.get("kind"), entry.get("id")):
        raise NoProof("记录与清单条目不是同一条")
    steps = [merkle.Step(step[0] == "L", bytes.fromhex(step[1:])) for step in path]
    if merkle.climb(merkle.leaf_hash(canonical.written(entry)), steps).hex() != root:
        raise NoProof("从这条记录算不到给出的树根：记录、证明或树根被改动过")
    return entry


def _is_path(path: object) -> bool:
    return (
        isinstance(path, Sequence)
        and not isinstance(path, str)
        and all(isinstance(each, str) and _STEP.fullmatch(each) for each in path)
    )
