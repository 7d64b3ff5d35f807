"""verify.py names the very file that was touched, the address that was lost, the proof that does not hold."""

from __future__ import annotations

import json
import random
import shutil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai import manifest
from gongkai.audit import proof, signature, verify
from tests.audit import portals
from tests.audit.conftest import build, script

CHOSEN = random.Random(20)  # noqa: S311 - a seed, not a secret


@pytest.fixture(scope="module")
def large_site(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the shipped portal's site, to be spoilt."""
    place = tmp_path_factory.mktemp("spoilt") / "site"
    shutil.copytree(site, place)
    return place


def named(place: Path) -> set[str]:
    """The files that a check names."""
    return {each.path for each in verify.verified(place)[1]}


def test_a_site_as_it_was_built_is_what_its_manifest_says(large_site: Path, small_site: Path, small_key: Path):
    """Nothing is named, with and without the key."""
    assert verify.verified(large_site)[1] == []
    assert verify.verified(small_site, key=small_key.with_name("key.pub"))[1] == []


def test_the_very_file_is_named_whatever_is_done_to_it(large_site: Path):
    """200 files: a flipped bit, a file too many or a file too few, anywhere in the site, the manifest included.

    What the manifest is read from is spoilt alone, for nothing can be held against it then; other files many at a time.
    """
    told_by = [large_site / path for path in (manifest.HEAD, manifest.ROOT)]
    files = sorted(path for path in large_site.rglob("*") if path.is_file() and path.stat().st_size)
    assert len(files) > 1000
    chosen = CHOSEN.sample([path for path in files if path not in told_by], 190)
    read_first = {*told_by, *(large_site / path for path in verify.opened(large_site).read.chunks)}
    harms = [(path, FLIP) for path in told_by * 5] + [(path, number % 3) for number, path in enumerate(chosen)]
    alone = [[each] for each in harms if each[0] in read_first]
    others = [each for each in harms if each[0] not in read_first]
    for some in [*alone, *(others[start : start + 30] for start in range(0, len(others), 30))]:
        before = {path: path.read_bytes() for path, _ in some}
        spoilt = {spoil(path, harm) for path, harm in some}
        assert named(large_site) == {path.relative_to(large_site).as_posix() for path in spoilt}, some
        for path in spoilt:
            path.unlink(missing_ok=True)
        for path, content in before.items():
            path.write_bytes(content)
    assert named(large_site) == set()


FLIP, DROP, ADD = range(3)


def spoil(path: Path, harm: int) -> Path:
    """Flip a bit of a file, take it away, or put another beside it; give the file that must be named for it."""
    if harm == ADD:
        stray = path.with_name(f"{path.name}.more")
        stray.write_bytes(b"stray")
        return stray
    content = path.read_bytes()
    place = CHOSEN.randrange(len(content))
    path.unlink()
    if harm == FLIP:
        path.write_bytes(content[:place] + bytes([content[place] ^ 1 << CHOSEN.randrange(8)]) + content[place + 1 :])
    return path


def test_a_flipped_bit_in_signature_or_key_is_named(small_site: Path, tmp_path: Path):
    """The signature is checked even without a key at hand; the key lies in the manifest."""
    place = tmp_path / "site"
    shutil.copytree(small_site, place)
    for path in (manifest.SIGNATURE, signature.PUBLIC_KEY):
        content = (place / path).read_bytes()
        (place / path).write_bytes(content[:20] + bytes([content[20] ^ 1]) + content[21:])
        assert path in named(place)
        (place / path).write_bytes(content)


def test_another_key_and_a_missing_signature_are_told_apart(small_site: Path, site: Path, tmp_path: Path):
    """A signature by another key does not hold; a site without one says so."""
    assert script("verify", "--new-key", tmp_path / "other").returncode == 0
    wrong = script("verify", small_site, "--key", tmp_path / "other.pub")
    assert (wrong.returncode, "不是用这把密钥签的名" in wrong.stdout) == (1, True)
    none = script("verify", site, "--key", tmp_path / "other.pub")
    assert (none.returncode, "没有签名" in none.stdout) == (1, True)


def test_a_key_is_never_overwritten(small_key: Path):
    """The private key is for its owner only and stays what it is."""
    again = script("verify", "--new-key", small_key)
    assert (again.returncode, "已存在" in again.stderr) == (2, True)
    assert small_key.stat().st_mode & 0o077 == 0


# --- proofs ------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def proven(small_site: Path) -> tuple[bytes, str]:
    """A proof and its root."""
    site = verify.opened(small_site)
    return proof.prove(site, "policies/cs-2025-1"), site.read.head["root"]


def test_a_proof_holds_with_nothing_but_the_root(proven: tuple[bytes, str], tmp_path: Path):
    """The command says which record is proved."""
    (tmp_path / "proof.json").write_bytes(proven[0])
    done = script("verify", "--check-proof", tmp_path / "proof.json", "--root-hash", proven[1])
    assert (done.returncode, "policies/cs-2025-1" in done.stdout) == (0, True)


@given(place=st.integers(0, 10**6), bit=st.integers(0, 7))
def test_a_proof_fails_for_any_changed_bit(proven: tuple[bytes, str], place: int, bit: int):
    """In the record, in the entry, in the path, in the writing itself."""
    content = bytearray(proven[0])
    content[place % len(content)] ^= 1 << bit
    with pytest.raises(proof.NoProof):
        proof.checked(bytes(content), proven[1])


@given(place=st.integers(0, 63), digit=st.sampled_from("0123456789abcdef"))
def test_a_proof_fails_under_another_root(proven: tuple[bytes, str], place: int, digit: str):
    """One other digit is another root."""
    root = proven[1][:place] + digit + proven[1][place + 1 :]
    if root == proven[1]:
        assert proof.checked(proven[0], root)["id"] == "cs-2025-1"
        return
    with pytest.raises(proof.NoProof):
        proof.checked(proven[0], root)


def test_what_is_not_there_cannot_be_proved(small_site: Path):
    """A sentence, exit 2."""
    done = script("verify", small_site, "--prove", "policies/never-was")
    assert (done.returncode, "清单里没有" in done.stderr) == (2, True)


# --- the site before ---------------------------------------------------------------------------------------------


def test_a_published_address_does_not_vanish(tmp_path: Path):
    """Removing a record fails the build and keeps the old site; a tombstone or an alias lets it through."""
    root, out = tmp_path / "portal", tmp_path / "site"
    values = portals.records()
    portals.write(root, values)
    assert build(root, out).returncode == 0
    shutil.copytree(out, tmp_path / "old")
    for record in ("cs-2020-1", "cs-2025-2"):
        (root / f"content/policies/2025/{record}.md").unlink()
        del values["policies"][record]
    values["policies"]["cs-2025-1"].pop("related")
    values["policies"]["cs-2025-9"] = {**portals.records()["policies"]["cs-2020-1"], "aliases": ["policies/cs-2025-2/"]}
    portals.write(root, values)
    refused = build(root, out)
    assert refused.returncode == 1
    assert "A001" in refused.stdout
    assert "policies/cs-2020-1/" in refused.stdout
    assert "policies/cs-2025-2/" not in refused.stdout
    assert (out / "policies/cs-2020-1/index.html").read_bytes() == (
        tmp_path / "old/policies/cs-2020-1/index.html"
    ).read_bytes()
    stone = {"id": "policies/cs-2020-1", "title": "旧通告", "reason": "登记错误", "withdrawn_on": "2025-06-30", "decided_by": "县政府办", "successor": "policies/cs-2025-1"}  # fmt: skip
    (root / "catalog/tombstones.yml").write_text(portals.dumped({"tombstones": [stone]}), encoding="utf-8")
    passed = build(root, out)
    assert passed.returncode == 0, passed.stdout
    page = (out / "policies/cs-2020-1/index.html").read_text(encoding="utf-8")
    assert "登记错误" in page
    assert 'content="noindex"' in page
    rules = (out / "audit/nginx.conf").read_text(encoding="utf-8")
    assert "location = /policies/cs-2020-1/ { error_page 410 /policies/cs-2020-1/index.html; return 410; }" in rules
    assert "location = /policies/cs-2025-2/ { return 301 /policies/cs-2025-9/; }" in rules
    assert "cs-2020-1" not in (out / "sitemap.xml").read_text(encoding="utf-8")
    assert "policies/cs-2025-9/" in (out / "policies/cs-2025-2/index.html").read_text(encoding="utf-8")
    assert verify.verified(out, tmp_path / "old")[1] == []


def test_a_chain_with_a_gap_and_a_lost_address_are_named(small_site: Path, site: Path):
    """Held against a site that it does not follow, the head and every lost address are named."""
    paths = {each.path for each in verify.verified(small_site, site)[1]}
    assert manifest.HEAD in paths
    assert any(path.startswith("policies/yx") for path in paths)


def test_a_damaged_previous_site_is_said_not_passed_over(small_portal: Path, small_site: Path, tmp_path: Path):
    """With --previous the build ends with 2, without it with a finding."""
    out = tmp_path / "site"
    shutil.copytree(small_site, out)
    head = json.loads((out / manifest.HEAD).read_bytes())
    (out / manifest.HEAD).write_text(json.dumps({**head, "revision": "other"}), encoding="utf-8")
    assert "A005" in build(small_portal, out).stdout
    done = build(small_portal, tmp_path / "new", "--previous", out)
    assert (done.returncode, "清单不可用" in done.stderr) == (2, True)


def test_the_same_build_again_gives_the_same_bytes(small_portal: Path, tmp_path: Path):
    """Built twice into the same place, the manifest keeps its place in the chain; built elsewhere, nothing differs."""
    out, other = tmp_path / "site", tmp_path / "other"
    assert build(small_portal, out).returncode == 0
    first = {path.relative_to(out): path.read_bytes() for path in out.rglob("*") if path.is_file()}
    assert build(small_portal, out).returncode == 0
    assert {path.relative_to(out): path.read_bytes() for path in out.rglob("*") if path.is_file()} == first
    assert build(small_portal, other).returncode == 0
    assert {path.relative_to(other): path.read_bytes() for path in other.rglob("*") if path.is_file()} == first


def test_a_recorded_revision_is_built_again_byte_by_byte(small_portal: Path, small_site: Path):
    """The revision that the manifest names gives this very site; an older one does not."""
    revision = json.loads((small_site / manifest.HEAD).read_bytes())["revision"]
    same = script("verify", small_site, "--rebuild", revision, "--root", small_portal)
    assert same.returncode == 0, same.stdout + same.stderr
    other = script("verify", small_site, "--rebuild", "HEAD~1", "--root", small_portal)
    assert (other.returncode, "questions/bt-1/index.html：与重建的不同" in other.stdout) == (1, True)


def test_what_is_no_site_is_said_in_a_sentence(tmp_path: Path):
    """No traceback, exit 2."""
    done = script("verify", tmp_path)
    assert (done.returncode, done.stderr.startswith("错误：")) == (2, True)
