"""git, asked through its plumbing: revisions, one pass over the log, and the contents of objects."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import IO, NamedTuple

from gongkai.failures import reason

_SETTINGS = ("-c", "core.quotepath=off", "-c", "log.showSignature=false", "-c", "diff.renameLimit=0")


_BATCH = 200
"""Names of objects asked for at once; they fit into the pipe, so that neither side waits for the other."""


class GitProblem(Exception):
    """git cannot answer; the message is for the operator."""


class Touched(NamedTuple):
    """One file that a commit touched. `status` is A, M, D, R or T; blobs are "" where there is none."""

    status: str
    before: str
    after: str
    old_path: str
    path: str


class Commit(NamedTuple):
    """One commit of the main line. `moment` is when it came in, ISO 8601; `first` when nothing is known before it."""

    id: str
    moment: str
    author: str
    committer: str
    subject: str
    first: bool
    touched: tuple[Touched, ...] = ()


@dataclass
class Repository:
    """The repository that a portal lies in. `prefix` is the portal's folder in it, "" or ending in `/`."""

    root: Path
    prefix: str = ""
    _process: subprocess.Popen[bytes] | None = field(default=None, repr=False)
    _owner: int = 0

    @classmethod
    def around(cls, root: Path) -> Repository | None:
        """Find the repository around a folder, or None."""
        try:
            found = cls(root)
            return cls(root, found.ask("rev-parse", "--show-prefix").decode().strip())
        except GitProblem:
            return None

    def ask(self, *arguments: str) -> bytes:
        """Run git and give what it prints. Raises GitProblem."""
        try:
            done = subprocess.run(self._command(*arguments), capture_output=True, check=False, stdin=subprocess.DEVNULL)
        except OSError as problem:
            raise GitProblem(f"运行不了 git（{reason(problem)}），请先安装 git") from problem
        if done.returncode:
            said = done.stderr.decode("utf-8", "replace").strip().splitlines()
            raise GitProblem(f"git {arguments[0]} 失败：{said[-1] if said else done.returncode}")
        return done.stdout

    def _command(self, *arguments: str) -> list[str]:
        return ["git", "-C", str(self.root), *_SETTINGS, *arguments]

    def commit(self, revision: str) -> str:
        """Resolve a revision to a commit's id. Raises GitProblem."""
        if revision.startswith("-"):
            raise GitProblem(f"「{revision}」不是版本名")
        try:
            return self.ask("rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}").decode().strip()
        except GitProblem:
            raise GitProblem(f"git 库里没有「{revision}」这个版本，请检查写法，浅克隆的先取回完整历史") from None

    def shallow(self) -> set[str]:
        """List the commits at which a shallow clone was cut off."""
        place = Path(self.ask("rev-parse", "--git-path", "shallow").decode().strip())
        place = place if place.is_absolute() else self.root / place
        return set(place.read_text().split()) if place.is_file() else set()

    def is_ancestor(self, old: str, new: str) -> bool:
        """Tell whether the commit `old` is on the way to `new`."""
        try:
            self.ask("merge-base", "--is-ancestor", old, new)
        except GitProblem:
            return False
        return True

    def files(self, commit: str, *places: str) -> dict[str, str]:
        """List the files below `places` in a commit: path relative to the portal → blob."""
        listed = self.ask(
            "ls-tree", "-r", "-z", "--full-tree", commit, "--", *(self.prefix + place for place in places)
        )
        found = {}
        for line in listed.split(b"\0"):
            head, _, path = line.partition(b"\t")
            mode, _, rest = head.decode().partition(" ")
            if mode.startswith("100"):
                found[path.decode("utf-8", "replace").removeprefix(self.prefix)] = rest.split()[1]
        return found

    def log(self, head: str, *places: str, since: str = "") -> Iterator[Commit]:
        """Go once over the main line up to `head`, newest first, with the files below `places` that each commit touched."""
        asked = (
            "log", "--first-parent", "--diff-merges=first-parent", "--raw", "-z", "-M95%", "--no-abbrev", "--no-color", "--root",
            "--format=%x01%H%x00%cI%x00%aN%x00%cN%x00%P%x00%s", f"{since}..{head}" if since else head, "--",
        )  # fmt: skip
        cut = self.shallow()
        command = self._command(*asked, *(f":/{self.prefix}{place}" for place in places))
        with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as process:
            assert process.stdout is not None  # noqa: S101 - for the type checker
            yield from _commits(_tokens(process.stdout), self.prefix, cut)

    def blob(self, name: str) -> bytes:
        """Read an object."""
        return next(self.blobs([name]))

    def blobs(self, names: Iterable[str]) -> Iterator[bytes]:
        """Read objects in turn, asked for in batches. Raises GitProblem for one that is not there."""
        into, out = self._reading()
        waiting = iter(names)
        while batch := list(islice(waiting, _BATCH)):
            into.write("".join(f"{name}\n" for name in batch).encode())
            into.flush()
            answers = [self._answer(out, name) for name in batch]
            for answer in answers:
                if isinstance(answer, GitProblem):
                    raise answer
                yield answer

    def _reading(self) -> tuple[IO[bytes], IO[bytes]]:
        """Give the pipes of the reading process, which belongs to the process that asks: forked workers ask too."""
        if self._process is None or self._owner != os.getpid():
            self._process = subprocess.Popen(
                self._command("cat-file", "--batch"),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
            )
            self._owner = os.getpid()
        into, out = self._process.stdin, self._process.stdout
        assert into is not None  # noqa: S101 - for the type checker
        assert out is not None  # noqa: S101 - for the type checker
        return into, out

    def _answer(self, out: IO[bytes], name: str) -> bytes | GitProblem:
        header = out.readline().split()
        if len(header) != 3:
            return GitProblem(f"git 库里缺少对象 {name}，请取回完整历史")
        content = out.read(int(header[2]))
        out.read(1)
        return content

    def close(self) -> None:
        """End the reading process."""
        if self._process is not None and self._owner == os.getpid():
            for pipe in (self._process.stdin, self._process.stdout):
                if pipe:
                    pipe.close()
            self._process.wait()
        self._process = None

    def __del__(self) -> None:
        """Leave no reading process behind."""
        self.close()


def _tokens(stream: IO[bytes]) -> Iterator[str]:
    """Split at null bytes."""
    rest = b""
    while piece := stream.read(1 << 20):
        *whole, rest = (rest + piece).split(b"\0")
        yield from (each.decode("utf-8", "replace") for each in whole)
    if rest:
        yield rest.decode("utf-8", "replace")


def _commits(tokens: Iterator[str], prefix: str, cut: set[str]) -> Iterator[Commit]:
    commit: Commit | None = None
    touched: list[Touched] = []
    for token in tokens:
        if token.lstrip("\n").startswith(":"):
            touched.append(_touched(token, tokens, prefix))
        elif "\x01" in token[:2]:
            if commit:
                yield commit._replace(touched=tuple(touched))
            touched = []
            name = token[token.index("\x01") + 1 :]
            moment, author, committer, parents, subject = (next(tokens) for _ in range(5))
            commit = Commit(name, moment, author, committer, subject.rstrip("\n"), not parents or name in cut)
    if commit:
        yield commit._replace(touched=tuple(touched))


def _touched(token: str, tokens: Iterator[str], prefix: str) -> Touched:
    _, _, before, after, status = token.lstrip("\n:").split(" ")
    old_path = next(tokens).removeprefix(prefix)
    path = next(tokens).removeprefix(prefix) if status[0] in "RC" else old_path
    return Touched(status[0], before.strip("0") and before, after.strip("0") and after, old_path, path)
