"""What one build leaves for the next under `.cache/` (L1): pickled values that are only speed, never truth.

A value is kept with a key naming all it was made from; another key, or a file that cannot be read, counts as nothing.
"""

from __future__ import annotations

import gc
import hashlib
import os
import pickle
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any, TypeVar
from zlib import crc32

T = TypeVar("T")
PACKAGE = Path(__file__).resolve().parent
THEME = PACKAGE.parents[1] / "overrides"
_LIBRARIES = ("pydantic", "comrak-ext", "jinja2", "markdown", "mkdocs", "zxing-cpp")


@cache
def code_version() -> str:
    """Hash the package's code, the theme and the libraries that shape the output: 32 hexadecimal digits."""
    hasher = hashlib.blake2b(digest_size=16)
    for top in (PACKAGE, THEME):
        for path in sorted(place for place in top.rglob("*") if place.is_file() and "__pycache__" not in place.parts):
            hasher.update(path.relative_to(top).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    for library in _LIBRARIES:
        hasher.update(version(library).encode())
    return hasher.hexdigest()


def load(path: Path, key: str) -> Any:
    """Give the value kept at `path` under `key`, or None."""
    try:
        with path.open("rb") as file, paused_collection():
            return pickle.load(file) if file.readline().decode().strip() == key else None
    except (OSError, ValueError, EOFError, pickle.UnpicklingError, AttributeError, ImportError, TypeError, KeyError):
        return None


def save(path: Path, key: str, value: Any) -> None:
    """Keep a value; a process killed half way leaves the old one."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f"{path.name}.{os.getpid()}")
    with beside.open("wb") as file, paused_collection():
        file.write(key.encode() + b"\n")
        pickle.dump(value, file, protocol=pickle.HIGHEST_PROTOCOL)
    beside.replace(path)


class Shelves:
    """Values by name in some dozen files of a folder, so that a changed value is not kept again with all others.

    Without a folder nothing is kept.
    """

    COUNT = 64

    def __init__(self, folder: Path | None, key: str) -> None:
        self._folder, self._key = folder, key

    def of(self, name: str) -> int:
        """Give the number of the shelf for a name."""
        return crc32(name.encode("utf-8", "surrogatepass")) % self.COUNT

    def load(self) -> dict[str, Any]:
        """Give all that is kept; nothing of a shelf that was kept under another key."""
        found: dict[str, Any] = {}
        for number in range(self.COUNT) if self._folder else ():
            found.update(load(self._place(number), self._key) or {})
        return found

    def save(self, number: int, values: Mapping[str, Any]) -> None:
        """Keep all values of one shelf."""
        if self._folder:
            save(self._place(number), self._key, values)

    def _place(self, number: int) -> Path:
        return Path(str(self._folder), str(number))


class Memo:
    """Small results by a key that names all they were worked out from; what a build did not ask for is forgotten."""

    def __init__(self, kept: Mapping[str, Any] | None = None) -> None:
        self._kept = kept or {}
        self.used: dict[str, Any] = {}

    def of(self, key: str, work_out: Callable[[], T]) -> T:
        """Give the result under `key`, worked out when it is not there."""
        if key not in self.used:
            self.used[key] = self._kept[key] if key in self._kept else work_out()
        value: T = self.used[key]
        return value


@contextmanager
def paused_collection() -> Iterator[None]:
    """Keep the garbage collector from walking millions of young objects that all stay."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
