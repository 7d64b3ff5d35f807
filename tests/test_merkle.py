"""Merkle trees against the definition in RFC 6962 itself."""

from __future__ import annotations

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai import merkle

LEAVES = st.lists(st.binary(max_size=20), max_size=70)


def by_the_book(leaves: list[bytes]) -> bytes:
    """The recursive definition of MTH in RFC 6962, section 2.1."""
    if not leaves:
        return hashlib.sha256(b"").digest()
    if len(leaves) == 1:
        return hashlib.sha256(b"\0" + leaves[0]).digest()
    half = 1 << (len(leaves) - 1).bit_length() - 1
    return hashlib.sha256(b"\1" + by_the_book(leaves[:half]) + by_the_book(leaves[half:])).digest()


def test_the_root_of_nothing_is_the_hash_of_nothing():
    """Source: RFC 6962, section 2.1."""
    assert merkle.root([]).hex() == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"


@given(LEAVES)
def test_the_root_is_that_of_the_definition(leaves: list[bytes]):
    """Joining from below gives the tree that the definition splits from above."""
    assert merkle.root([merkle.leaf_hash(leaf) for leaf in leaves]) == by_the_book(leaves)


@given(LEAVES.filter(bool), st.data())
def test_every_leaf_has_a_path_to_the_root_and_no_other_leaf_takes_it(leaves: list[bytes], data: st.DataObject):
    """A path leads from its own leaf to the root, and from any other content elsewhere."""
    hashes = [merkle.leaf_hash(leaf) for leaf in leaves]
    index = data.draw(st.integers(0, len(leaves) - 1))
    path = merkle.proof(hashes, index)
    assert merkle.climb(hashes[index], path) == merkle.root(hashes)
    assert merkle.climb(merkle.leaf_hash(leaves[index] + b"!"), path) != merkle.root(hashes)
    assert len(path) <= max(1, len(leaves)).bit_length()


@pytest.mark.parametrize("index", [-1, 3])
def test_there_is_no_path_from_a_leaf_that_is_not_there(index: int):
    """Asking for it is an error."""
    with pytest.raises(IndexError):
        merkle.proof([merkle.leaf_hash(b"x")] * 3, index)
