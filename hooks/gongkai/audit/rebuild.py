"""Building a recorded revision again, and comparing every byte with the site at hand."""

from __future__ import annotations

import datetime as dt
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from gongkai.audit import signature
from gongkai.audit.repository import GitProblem, Repository
from gongkai.audit.verify import Offence, Site, opened

_OF_THE_KEY = {signature.PUBLIC_KEY, "build/index.html"}
"""Files that say with which key a site was signed; they cannot be made again without it."""


class CannotRebuild(Exception):
    """The revision cannot be built; the message is for the operator."""


def rebuilt(site: Site, revision: str, root: Path, code: Path) -> list[Offence]:
    """Build `revision` of the portal at `root` as of the recorded moment and give every file that differs.

    A repository that has the program in it is built by the program of that revision, others by the one at `code`.
    Raises CannotRebuild.
    """
    repository = Repository.around(root)
    if repository is None:
        raise CannotRebuild(f"{root} 不在 git 库里，没有可以重建的版本")
    with tempfile.TemporaryDirectory(prefix="gongkai-rebuild-") as folder:
        place = Path(folder)
        try:
            commit = repository.commit(revision)
            top = repository.ask("rev-parse", "--show-toplevel").decode().strip()
            repository.ask("clone", "-q", "--shared", "--no-checkout", top, str(place / "source"))
            Repository(place / "source").ask("checkout", "-q", "--detach", commit)
        except GitProblem as problem:
            raise CannotRebuild(str(problem)) from problem
        source = place / "source" / repository.prefix
        _build(source, _program(place / "source", code), place, site)
        return sorted(_differing(site, opened(place / "site")))


def _program(source: Path, code: Path) -> Path:
    """Choose the program, and lend it the present environment where it asks for the same packages."""
    own = source / "scripts" / "build.py"
    if not own.is_file():
        return code / "scripts" / "build.py"
    wanted, here = source / "requirements.txt", code / "requirements.txt"
    if wanted.is_file() and here.is_file() and wanted.read_bytes() == here.read_bytes() and (code / ".venv").is_dir():
        (source / ".venv").symlink_to(code / ".venv", target_is_directory=True)
    return own


def _build(source: Path, program: Path, place: Path, site: Site) -> None:
    moment = dt.datetime.fromisoformat(site.read.head["built_at"])
    surroundings = {**os.environ, "SOURCE_DATE_EPOCH": str(int(moment.timestamp()))}
    options = ["--root", str(source), "--out", str(place / "site"), "--cache", str(place / "cache")]
    done = subprocess.run(
        [sys.executable, str(program), *options],
        capture_output=True,
        text=True,
        check=False,
        env=surroundings,
        encoding="utf-8",
    )
    if done.returncode or not (place / "site").is_dir():
        said = (done.stdout + done.stderr).strip().splitlines()
        raise CannotRebuild(f"这一版生成不了：{said[-1] if said else done.returncode}")
    shutil.rmtree(place / "cache", ignore_errors=True)


def _differing(site: Site, again: Site) -> Iterator[Offence]:
    """Compare all that the manifests answer for; the chain and the signature are of the one build only."""
    before, after = site.expected(), again.expected()
    left_out = _OF_THE_KEY if site.read.head["public_key"] else set()
    for path in (before.keys() | after.keys()) - left_out - site.read.chunks.keys() - again.read.chunks.keys():
        if path not in after:
            yield Offence(path, "重建的网站里没有")
        elif path not in before:
            yield Offence(path, "重建的网站里有、这个网站里没有")
        elif before[path] != after[path]:
            yield Offence(path, "与重建的不同")
