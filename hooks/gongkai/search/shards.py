"""Blocks gathered into the files a browser fetches, and the directory that finds the file of a gram (data's way: blocks -> site).

A shard holds consecutive blocks up to `target` bytes; a larger block has a shard of its own, so that a rare neighbour of a common
word does not pay for it. A shard is named by its separator: the shortest run of units above every gram before it. The shard of a
gram is the last whose separator is not above the gram. Layout, little-endian, keys front-coded as in blocks:

    shard      varint blocks; for each: key, varint bytes of its body; then the bodies
    directory  varint shards; for each: key
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from gongkai.search.blocks import Blocks

Key = tuple[int, ...]


class Shard(NamedTuple):
    """One file: what its first and last grams are, and its bytes."""

    first: Key
    last: Key
    data: bytes


def shards_of(blocks: Blocks, *, target: int) -> Iterator[Shard]:
    """Gather the blocks of one partition."""
    start, size = 0, 0
    for index, body in enumerate(blocks.bodies):
        large = len(body) > target // 2
        if index > start and (large or size + len(body) > target):
            yield _shard(blocks, start, index)
            start, size = index, 0
        size += len(body)
        if large:
            yield _shard(blocks, start, index + 1)
            start, size = index + 1, 0
    if start < len(blocks.bodies):
        yield _shard(blocks, start, len(blocks.bodies))


def _shard(blocks: Blocks, start: int, end: int) -> Shard:
    head = bytearray(varint(end - start))
    previous: Key = ()
    for prefix, body in zip(blocks.prefixes[start:end], blocks.bodies[start:end], strict=True):
        head += key_bytes(previous, prefix) + varint(len(body))
        previous = prefix
    return Shard(blocks.firsts[start], blocks.lasts[end - 1], bytes(head) + b"".join(blocks.bodies[start:end]))


def separated(shards: Iterable[Shard]) -> Iterator[tuple[Key, bytes]]:
    """Give each shard of the whole index, in order, its separator."""
    last: Key | None = None
    for shard in shards:
        yield () if last is None else shard.first[: _shared(last, shard.first) + 1], shard.data
        last = shard.last


def name_of(separator: Key) -> str:
    """Return the file name of a shard."""
    return "".join(f"{unit:04x}" for unit in separator) or "0"


def directory_bytes(separators: list[Key]) -> bytes:
    """Encode the separators."""
    result = bytearray(varint(len(separators)))
    previous: Key = ()
    for separator in separators:
        result += key_bytes(previous, separator)
        previous = separator
    return bytes(result)


def key_bytes(previous: Key, key: Key) -> bytes:
    """Encode a key after the one before it."""
    shared = _shared(previous, key)
    return bytes([shared << 4 | (len(key) - shared)]) + b"".join(unit.to_bytes(2, "little") for unit in key[shared:])


def varint(value: int) -> bytes:
    """Encode a number, seven bits a byte, lowest first; the high bit says that more follow."""
    result = bytearray()
    while value > 0x7F:
        result.append(value & 0x7F | 0x80)
        value >>= 7
    result.append(value)
    return bytes(result)


def _shared(left: Key, right: Key) -> int:
    count = 0
    for a, b in zip(left, right, strict=False):
        if a != b:
            break
        count += 1
    return count
