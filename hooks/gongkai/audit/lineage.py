"""Which versions belong to one record, whatever file it lay in (a step of `history`)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from gongkai.audit.repository import Touched
from gongkai.audit.versions import Parsed, is_list, kind_of


class Version(NamedTuple):
    """One state of a record as the public saw it. `commit` indexes `History.commits`, `day` is when it came, ISO 8601.

    `blob` is "" for a record that was no longer published; `key` is what it was called then.
    """

    commit: int
    day: str
    key: str
    path: str
    blob: str
    digest: str = ""


Raw = tuple[int, str, str]
"""Commit, path and blob of one version of a file that holds one record."""


@dataclass
class Lineages:
    """Versions by record. Files of one record are followed by path, records of lists by key once their files are parsed."""

    files: dict[str, list[Raw]] = field(default_factory=dict)
    """By the path that a file has now, or had last."""
    lists: list[tuple[int, tuple[tuple[str, str, str, str], ...]]] = field(default_factory=list)
    """What each commit did to files that hold lists: path and blob before, path and blob after."""
    known: dict[tuple[str, str], dict[str, Parsed]] = field(default_factory=dict)

    def add(self, commit: int, touched: Sequence[Touched]) -> None:
        """Take in one commit; commits come oldest first."""
        ours = [each for each in touched if kind_of(each.path) or kind_of(each.old_path)]
        lists = [each for each in ours if is_list(each.path) or is_list(each.old_path)]
        if lists:
            self.lists.append((commit, tuple((each.old_path, each.before, each.path, each.after) for each in lists)))
        single = [each for each in ours if not is_list(each.path)]
        gone = {_name(each.path): each for each in single if each.status == "D"}
        for each in single:
            if each.status == "R":
                self.files[each.path] = [*self.files.pop(each.old_path, []), (commit, each.path, each.after)]
            elif each.status == "A" and (former := gone.pop(_name(each.path), None)) is not None:
                self.files[each.path] = [*self.files.pop(former.path, []), (commit, each.path, each.after)]
            elif each.status != "D":
                self.files.setdefault(each.path, []).append((commit, each.path, each.after))
        for former in gone.values():
            self.files.setdefault(former.path, []).append((commit, former.path, ""))

    def unparsed(self) -> Iterator[tuple[str, str]]:
        """Give path and blob of every file that must be read: of lists all, of single records those with a past."""
        found = {(path, blob) for line in self.files.values() if len(line) > 1 for _, path, blob in line if blob}
        for _, some in self.lists:
            for old_path, before, path, after in some:
                found |= {(old_path, before)} if before else set()
                found |= {(path, after)} if after else set()
        yield from (each for each in found if each not in self.known)

    def parsed(self, found: Mapping[tuple[str, str], dict[str, Parsed]]) -> None:
        """Take in what the files held."""
        self.known.update(found)

    def everything(self) -> Iterable[tuple[str, list[Version]]]:
        """Give the raw versions of every record by key; `day` is the first on which a version may be shown."""
        yield from self._of_files()
        yield from self._of_lists().items()

    def _of_files(self) -> Iterator[tuple[str, list[Version]]]:
        for path, line in self.files.items():
            kind = kind_of(path)
            if kind is None:
                continue
            made = [
                self._version(commit, where, blob, f"{kind.info.plural}/{_name(where)[1]}")
                for commit, where, blob in line
            ]
            yield made[-1].key, made

    def _version(self, commit: int, path: str, blob: str, key: str) -> Version:
        inside = self.known.get((path, blob)) if blob else None
        if inside is None:
            return Version(commit, "", key, path, blob)
        name, parsed = next(iter(inside.items()), (key, Parsed("unreadable", "")))
        return Version(commit, parsed.shown_from, name, path, blob, parsed.digest)

    def _of_lists(self) -> dict[str, list[Version]]:
        found: dict[str, list[Version]] = {}
        for commit, some in self.lists:
            before = {key: each for old, blob, _, _ in some for key, each in self.known.get((old, blob), {}).items()}
            after = {
                key: (path, blob, each)
                for _, _, path, blob in some
                for key, each in self.known.get((path, blob), {}).items()
            }
            for key, (path, blob, each) in after.items():
                if key not in before or before[key] != each:
                    found.setdefault(key, []).append(Version(commit, each.shown_from, key, path, blob, each.digest))
            for key in before.keys() - after.keys():
                found.setdefault(key, []).append(Version(commit, "", key, "", ""))
        return found


def _name(path: str) -> tuple[str, str]:
    """Give the kind and the file's stem, which is a record's id unless it says otherwise."""
    kind = kind_of(path)
    return (kind.info.plural if kind else "", path.rpartition("/")[2].rpartition(".")[0])
