"""Merkle trees as in RFC 6962, section 2.1 (L0): leaves → root, and inclusion proofs."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from typing import NamedTuple

EMPTY = hashlib.sha256(b"").digest()


def leaf_hash(content: bytes) -> bytes:
    """Hash one leaf."""
    return leaf_hashes([content])[0]


def node_hash(left: bytes, right: bytes) -> bytes:
    """Hash an inner node."""
    return hashlib.sha256(b"\1" + left + right).digest()


def leaf_hashes(contents: Iterable[bytes]) -> list[bytes]:
    """Hash many leaves."""
    sha256 = hashlib.sha256
    return [sha256(b"\0" + content).digest() for content in contents]


def root(hashes: Sequence[bytes]) -> bytes:
    """Give the root over leaf hashes; of no leaves it is the hash of nothing."""
    if not hashes:
        return EMPTY
    level = list(hashes)
    while len(level) > 1:
        level = _above(level)
    return level[0]


def _above(level: Sequence[bytes]) -> list[bytes]:
    """Join neighbours; a last odd node goes up as it is, which gives the tree that RFC 6962 splits from the top."""
    sha256 = hashlib.sha256
    paired = [sha256(b"\1" + left + right).digest() for left, right in zip(level[::2], level[1::2], strict=False)]
    return [*paired, level[-1]] if len(level) % 2 else paired


class Step(NamedTuple):
    """One step up from a leaf: the hash beside, and whether it stands to the left."""

    left: bool
    beside: bytes


def proof(hashes: Sequence[bytes], index: int) -> list[Step]:
    """Give the audit path of leaf `index`, from the leaf up. Raises IndexError for a leaf that is not there."""
    if not 0 <= index < len(hashes):
        raise IndexError(index)
    path: list[Step] = []
    level = list(hashes)
    while len(level) > 1:
        beside = index ^ 1
        if beside < len(level):
            path.append(Step(beside < index, level[beside]))
        level, index = _above(level), index // 2
    return path


def climb(leaf: bytes, path: Sequence[Step]) -> bytes:
    """Give the root to which a path leads from a leaf's hash."""
    found = leaf
    for step in path:
        found = node_hash(step.beside, found) if step.left else node_hash(found, step.beside)
    return found
