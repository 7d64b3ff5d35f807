"""What gongkai promises to those who publish with it, held by real builds through the command that they run."""

from __future__ import annotations

import hashlib
import json
import os
import signal
import subprocess
import sys
import time
import zipfile
from pathlib import Path
from urllib.parse import quote

import pytest

from tests.portals import (
    INTERPRETATION,
    PACK,
    POLICY,
    QUESTIONS,
    TEXT,
    Files,
    dumped,
    interpretation,
    other_policy,
    policy,
    question,
    write,
)

ROOT = Path(__file__).resolve().parent.parent
EPOCH = "1795305600"
"""22 November 2026, noon in Beijing."""


def command(root: Path, *more: str) -> list[str]:
    """Give the command that builds `root` beside itself, with a cache of its own."""
    out, cache = root.parent / f"{root.name}-site", root.parent / f"{root.name}-cache"
    places = ["--root", str(root), "--out", str(out), "--cache", str(cache)]
    return [sys.executable, str(ROOT / "scripts" / "build.py"), *places, *more]


def build(root: Path, *more: str) -> subprocess.CompletedProcess[str]:
    """Build for real, on the day of the tests."""
    return subprocess.run(
        command(root, *more),
        capture_output=True,
        check=False,
        text=True,
        encoding="utf-8",
        env=surroundings(),
        timeout=300,
    )


def surroundings() -> dict[str, str]:
    """Give the environment of a build on the day of the tests."""
    return {**os.environ, "SOURCE_DATE_EPOCH": EPOCH}


def tree(root: Path) -> dict[str, str]:
    """Give the hash of every file of the site of `root`, but of the manifest that names the site before it."""
    site = root.parent / f"{root.name}-site"
    files = sorted(path for path in site.rglob("*") if path.is_file())
    hashes = {path.relative_to(site).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}
    return {path: digest for path, digest in hashes.items() if path != "audit/manifest.json"}


WITHHELD = {
    "draft": {"draft": True},
    "future": {"published_on": "2099-01-01"},
    "on-request": {"disclosure": "依申请公开"},
    "secret": {"disclosure": "不予公开", "nondisclosure_ground": "商业秘密"},
}


def withheld_portal() -> Files:
    """Put records that must not be seen among those that must, with files of their own and links from the others."""
    files: dict[str, str | bytes | None] = {
        f"content/policies/2026/{name}-zzq.md": other_policy(
            number,
            f"第一条　不可见正文{name}。\n",
            title=f"不可见标题{name}",
            summary=f"不可见摘要{name}。",
            keywords=[f"不可见词{name}"],
            attachments=[{"title": f"不可见附件{name}", "file": f"files/{name}-zzq.csv"}],
            supersedes=["yx-2026-1"],
            **changes,
        )
        for number, (name, changes) in enumerate(WITHHELD.items(), start=2)
    }
    files |= {f"content/policies/2026/files/{name}-zzq.csv": f"不可见单元格{name}\n" for name in WITHHELD}
    files["content/interpretations/2026/hidden-zzq.md"] = interpretation(
        "不可见解读正文。\n", title="不可见解读", draft=True
    )
    files[QUESTIONS] = (
        question()
        + question(id="hidden-zzq", question="不可见问题？", answer="不可见答案。", draft=True).partition("\n")[2]
    )
    files[POLICY] = policy(related=[f"{name}-zzq" for name in WITHHELD], repealed_by="draft-zzq")
    return files


def spellings(words: str) -> set[bytes]:
    """Give the ways in which a text may be written in a file."""
    return {words.encode(), json.dumps(words)[1:-1].encode(), quote(words).encode(), words.encode("utf-16-le")}


def contents(place: Path) -> bytes:
    """Read a file, and what is packed in it."""
    content = place.read_bytes()
    if zipfile.is_zipfile(place):
        with zipfile.ZipFile(place) as archive:
            return content + b"".join(archive.read(name) for name in archive.namelist())
    return content


def test_what_is_not_to_be_published_is_nowhere_in_the_site(tmp_path: Path):
    """A draft, a future date or another attribute keeps a record, its words and its files out of every byte."""
    root = write(tmp_path / "root", withheld_portal())
    done = build(root)
    assert done.returncode == 0, done.stdout
    assert done.stdout.count("W002") == len(WITHHELD) + 1
    site = tmp_path / "root-site"
    wanted = {spelling for words in ("不可见", "zzq") for spelling in spellings(words)}
    files = [path for path in site.rglob("*") if path.is_file()]
    assert len(files) > 20
    found = {path.relative_to(site).as_posix() for path in files if any(each in contents(path) for each in wanted)}
    assert found == set()
    assert [path.name for path in files if "zzq" in path.as_posix().partition("-site")[2]] == []
    assert "停车管理办法" in (site / "policies/yx-2026-1/index.html").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A portal that was built; whoever breaks it mends it."""
    root = write(tmp_path_factory.mktemp("built") / "root")
    assert build(root).returncode == 0
    return root


@pytest.mark.parametrize(
    "broken",
    [
        {POLICY: policy(genre="通报函")},
        {"content/policies/2026/x.md": b"\0"},
        {"catalog/portal.yml": b""},
        {"content/help.md": "---\ntitle: 帮助\nsummary: 帮助\n---\n\n[没有](nothing.md)\n"},
        {POLICY: policy(supersedes=["yx-2026-1"])},
    ],
    ids=["record", "file", "portal", "editorial", "rule"],
)
def test_a_failing_build_leaves_the_site_as_it_was(broken: Files, built: Path):
    """An error anywhere ends with exit code 1 and a sentence; not one byte of the published site changes."""
    root, before = built, tree(built)
    assert len(before) > 20
    write(root, broken)
    done = build(root)
    assert done.returncode == 1
    assert "错误" in done.stdout
    assert "原来的网站保持不变" in done.stdout
    assert "Traceback" not in done.stdout + done.stderr
    assert tree(root) == before
    write(root)
    (root / "content/policies/2026/x.md").unlink(missing_ok=True)
    (root / "content/help.md").unlink(missing_ok=True)
    assert build(root).returncode == 0
    assert tree(root) == before


def test_warnings_stop_only_a_strict_build(tmp_path: Path):
    """What is doubtful does not hold up a publication, unless that is asked for."""
    root = write(tmp_path / "root", {POLICY: policy(review=None)})
    strict = build(root, "--strict")
    assert (strict.returncode, tree(root)) == (1, {})
    assert "P014" in strict.stdout
    assert build(root).returncode == 0
    assert len(tree(root)) > 20


def test_the_same_sources_and_moment_give_the_same_bytes(tmp_path: Path):
    """Another folder, another cache, another run: nothing in the site tells."""
    one, other = write(tmp_path / "one"), write(tmp_path / "two" / "one")
    assert build(one).returncode == build(other).returncode == 0
    assert tree(one) == tree(other)
    assert len(tree(one)) > 20


def test_two_sources_of_one_address_are_an_error(tmp_path: Path):
    """Neither of two pages silently takes the other's place."""
    root = write(
        tmp_path / "root",
        {"content/policies/index.md": None, "content/topics.md": "---\ntitle: 主题\nsummary: 主题\n---\n\n正文\n"},
    )
    done = build(root)
    assert done.returncode == 1
    assert "topics/index.html: 错误 L004" in done.stdout


def test_the_worst_of_inputs_end_in_sentences(tmp_path: Path):
    """All hostile files at once: a sentence for each, exit code 1, no traceback, no wait, no site."""
    outside = tmp_path / "outside.md"
    outside.write_text(policy(title="外面的秘密"), encoding="utf-8")
    hostile: dict[str, str | bytes | None] = {
        "big.md": b"a" * (100 << 20),
        "bomb.md": "---\n"
        "a0: &a0 [x]\n" + "".join(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]\n" for n in range(1, 90)) + "---\n",
        "nul.md": b"---\n\0\n---\n",
        "gbk.md": policy().encode("gb18030"),
        "deep.md": "---\na: " + "[" * 10_000 + "\n---\n",
        "bidi.md": policy(f"第一条　\u202e{TEXT}"),
        "quotes.md": policy("> " * 20_000 + "深\n", id="quotes", index_number=None, document_number=None, title="引用"),
        "lists.md": policy(
            "".join("  " * n + "- 项\n" for n in range(2_000)),
            id="lists",
            index_number=None,
            document_number=None,
            title="列表",
        ),
        "brackets.md": policy(
            "[" * 50_000 + "](" * 50_000, id="brackets", index_number=None, document_number=None, title="括号"
        ),
    }
    root = write(tmp_path / "root", {f"content/policies/2026/{name}": content for name, content in hostile.items()})
    (root / "content/policies/2026/link.md").symlink_to(outside)
    (root / "content/policies/2026/loop").symlink_to(root / "content")
    (root / "content/policies/2026/folder.md").mkdir()
    began = time.perf_counter()
    done = build(root)
    assert time.perf_counter() - began < 20
    assert done.returncode == 1
    assert "Traceback" not in done.stdout + done.stderr
    assert "外面的秘密" not in done.stdout
    said = {
        line.split(":")[0].rpartition("/")[2]: line
        for line in done.stdout.splitlines()
        if ".md:" in line or "loop:" in line
    }
    assert {"big.md", "bomb.md", "nul.md", "gbk.md", "deep.md", "bidi.md", "link.md", "loop"} <= said.keys()
    assert tree(root) == {}


def many(count: int, word: str) -> Files:
    """Write so many policies that a build takes a while; `word` is in each."""
    return {
        f"content/policies/2026/gk-{number}.md": other_policy(
            number, f"第一条　{word}。\n\n" + f"第二条　{'措施' * 400}。\n" * 3
        )
        for number in range(2, count)
    } | {QUESTIONS: dumped({"questions": []}), INTERPRETATION: None, PACK: None}


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="only where a process can be killed outright")
def test_a_build_killed_at_any_moment_leaves_a_whole_site(tmp_path: Path):
    """Kill -9 in the middle of a build that changes every page: the old site is whole, or the new one is."""
    root = write(tmp_path / "root", many(160, "旧文"))
    for path in (QUESTIONS, INTERPRETATION, PACK):
        (root / path).unlink(missing_ok=True)
    assert build(root).returncode == 0
    old = tree(root)
    write(root, {path: content for path, content in many(160, "新文").items() if path.startswith("content/policies")})
    for path in (QUESTIONS, INTERPRETATION, PACK):
        (root / path).unlink(missing_ok=True)
    new = _built_elsewhere(root, tmp_path / "fresh")
    assert old != new
    assert old.keys() == new.keys()
    seen = []
    for delay in (0.5, 0.8, 1.1, 1.5, 2.2):
        _killed_after(root, delay)
        seen.append(tree(root))
        assert seen[-1] in (old, new), delay
    assert old in seen
    assert build(root).returncode == 0
    whole = tree(root)
    assert {path for path in new if whole.get(path) != new[path]} == set()


def _built_elsewhere(root: Path, place: Path) -> dict[str, str]:
    """Build the same sources where nothing was built before."""
    done = subprocess.run(["cp", "-r", str(root), str(place)], check=True)  # noqa: F841 - `check` raises
    assert build(place).returncode == 0
    return tree(place)


def _killed_after(root: Path, seconds: float) -> None:
    """Begin a build and end it, with all its workers, after some time."""
    process = subprocess.Popen(
        command(root), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=surroundings(), start_new_session=True
    )
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
