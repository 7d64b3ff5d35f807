"""The manifest: one way to write it, split when it is large, every byte of it bound."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai import canonical, manifest

FACTS = manifest.Facts(
    {"name": "测试", "url": "https://www.test.example/"}, "abc", True, "2025-07-01T08:00:00+08:00", "gongkai 0"
)


def made(count: int, facts: manifest.Facts = FACTS) -> dict[str, bytes]:
    """Write the manifest of `count` made-up records and one file."""
    entries = [
        {"kind": "policies", "id": f"p-{number}", "url": f"policies/p-{number}/", "title": f"第{number}号"}
        for number in range(count)
    ]
    content = b"".join(canonical.written(each) + b"\n" for each in entries)
    records = {f"{manifest.FOLDER}policies.jsonl": content}
    files = {f"{manifest.FILES}1.jsonl": manifest.file_entries({"index.html": ("0" * 64, 3)})}
    head = manifest.head(records, files, facts)
    return {manifest.HEAD: head, **({**records, **files} if count > manifest.INLINE else {})}


def test_up_to_five_thousand_records_everything_stands_in_one_file():
    """A reader with one file has all of it; the counts say so."""
    files = made(3)
    read = manifest.read(files.__getitem__)
    assert len(files) == 1
    assert [each["id"] for each in read.records] == ["p-0", "p-1", "p-2"]
    assert read.head["counts"] == {"records": 3, "files": 1}


def test_above_that_the_entries_lie_in_files_of_their_own_and_the_root_is_of_all():
    """The head names each with its hash; the root over the entries is the same wherever they lie."""
    files = made(manifest.INLINE + 1)
    read = manifest.read(files.__getitem__)
    assert "records" not in read.head
    assert len(read.records) == manifest.INLINE + 1
    assert manifest.root_of(read.leaves()) == read.head["root"]
    damaged = {
        **files,
        f"{manifest.FOLDER}policies.jsonl": files[f"{manifest.FOLDER}policies.jsonl"].replace(
            "第7号".encode(), "第8号".encode()
        ),
    }
    with pytest.raises(manifest.Damaged, match=r"policies\.jsonl"):
        manifest.read(damaged.__getitem__)


def test_the_same_facts_give_the_same_bytes():
    """Nothing in it depends on the order or moment of writing."""
    assert made(50) == made(50)


@given(st.integers(0, 10**6), st.integers(0, 7))
def test_no_bit_of_the_manifest_is_free(place: int, bit: int):
    """Whatever bit is turned, reading fails: digest, form or JSON no longer fit."""
    content = bytearray(made(3)[manifest.HEAD])
    content[place % len(content)] ^= 1 << bit
    with pytest.raises(manifest.Damaged):
        manifest.read(lambda _: bytes(content))


@given(
    st.dictionaries(
        st.text(),
        st.recursive(
            st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | st.text(), st.lists, max_leaves=8
        ),
    )
)
def test_the_canonical_form_is_one_whatever_the_order(value: dict[str, object]):
    """RFC 8785: the order in which a mapping was made is not seen; what was written is read again."""
    turned = dict(reversed(value.items()))
    assert canonical.written(value) == canonical.written(turned)
    assert json.loads(canonical.written(value)) == value


PLAIN = st.recursive(
    st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.from_regex(r"[a-z_]{1,8}", fullmatch=True), inner),
    max_leaves=12,
)


@given(st.dictionaries(st.from_regex(r"[a-z_]{1,8}", fullmatch=True), PLAIN))
def test_the_fast_form_of_plain_values_is_the_canonical_one(value: dict[str, object]):
    """What is written with the standard encoder is what RFC 8785's own library writes."""
    assert canonical.line(value) == canonical.written(value)


def test_a_record_lies_in_the_bucket_that_its_id_names():
    """Adding a record moves no other, until there are twice as many."""
    width = manifest.bits(20_000)
    names = {manifest.data_path("policies", f"p-{number}", width) for number in range(20_000)}
    assert (width, len(names)) == (7, 128)
    assert manifest.data_path("topics", "jy", manifest.bits(40)) == "topics.jsonl"
