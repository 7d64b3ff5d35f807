"""Merkle trees as in RFC 6962, section 2.1 (L0): leaves → root, inclusion proofs, and their verification."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

EMPTY = hashlib.sha256(b"").digest()


def leaf_hash(content: bytes) -> bytes:
    """Hash one leaf."""
    return hashlib.sha256(b"\0" + content).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """Hash an inner node."""
    return hashlib.sha256(b"\1" + left + right).digest()


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
    paired = [node_hash(level[index], level[index + 1]) for index in range(0, len(level) - 1, 2)]
    return [*paired, level[-1]] if len(level) % 2 else paired


def proof(hashes: Sequence[bytes], index: int) -> list[bytes]:
    """Give the audit path of leaf `index`, from the leaf up. Raises IndexError for a leaf that is not there."""
    if not 0 <= index < len(hashes):
        raise IndexError(index)
    path: list[bytes] = []
    level = list(hashes)
    while len(level) > 1:
        beside = index ^ 1
        if beside < len(level):
            path.append(level[beside])
        level, index = _above(level), index // 2
    return path


def verify(leaf: bytes, index: int, size: int, path: Sequence[bytes], claimed: bytes) -> bool:
    """Tell whether the leaf hash stands at `index` in a tree of `size` leaves with the root `claimed`.

    Source: RFC 9162, section 2.1.3.2, which verifies the paths of RFC 6962.
    """
    if not 0 <= index < size:
        return False
    node, last, found = index, size - 1, leaf
    for step in path:
        if last == 0:
            return False
        if node % 2 or node == last:
            found = node_hash(step, found)
            while node % 2 == 0 and node:
                node, last = node // 2, last // 2
        else:
            found = node_hash(found, step)
        node, last = node // 2, last // 2
    return last == 0 and found == claimed
