"""Where heavy steps run (L1): in this process, or on forked workers that inherit what was built before."""

from __future__ import annotations

import gc
import multiprocessing
import os
import sys
from collections.abc import Callable, Generator, Sequence
from multiprocessing.connection import Connection
from typing import Protocol, TypeVar

T = TypeVar("T")
R = TypeVar("R")


class Executor(Protocol):
    """Runs one function over chunks of work and gives the results in the order of the chunks."""

    def map(self, work: Callable[[Sequence[T]], R], items: Sequence[T], *, chunk: int) -> Generator[R, None, None]:
        """Apply `work` to consecutive chunks of at most `chunk` items, from when the first result is asked for.

        Closed before the last result, it stops the work under way.
        """
        ...

    def beside(self, work: Callable[[], R]) -> Callable[[], R]:
        """Have `work` done while the caller goes on; what is given back gives the result once, waiting for it."""
        ...


class InProcess:
    """Does everything here, one chunk after the other."""

    def map(self, work: Callable[[Sequence[T]], R], items: Sequence[T], *, chunk: int) -> Generator[R, None, None]:
        """Apply `work` to each chunk when its result is asked for."""
        return (work(items[start : start + chunk]) for start in range(0, len(items), chunk))

    def beside(self, work: Callable[[], R]) -> Callable[[], R]:
        """Do the work when its result is asked for."""
        return work


_WORK: list[Callable[[int], object]] = []
"""The function of the map that is running; forked workers find it here, so that nothing but numbers is sent to them."""


class Forked:
    """Forks `workers` processes for each map; results come back pickled. Small jobs stay in this process."""

    def __init__(self, workers: int) -> None:
        self.workers = workers

    def map(self, work: Callable[[Sequence[T]], R], items: Sequence[T], *, chunk: int) -> Generator[R, None, None]:
        """Apply `work` to chunks on all workers; yields as they come, in order."""
        starts = range(0, len(items), chunk)
        if len(starts) < 2 * self.workers:
            yield from InProcess().map(work, items, chunk=chunk)
            return
        _WORK.append(lambda start: work(items[start : start + chunk]))
        gc.freeze()
        try:
            with multiprocessing.get_context("fork").Pool(self.workers, initializer=gc.disable) as pool:
                yield from pool.imap(_call, starts)
        finally:
            _WORK.pop()
            gc.unfreeze()

    def beside(self, work: Callable[[], R]) -> Callable[[], R]:
        """Fork a process for the work; its result comes back pickled. What fails there is done again here, to fail here."""
        context = multiprocessing.get_context("fork")
        receiver, sender = context.Pipe(duplex=False)
        process = context.Process(target=_send, args=(work, sender), daemon=True)
        process.start()
        sender.close()

        def result() -> R:
            try:
                found: R = receiver.recv()
            except EOFError:
                return work()
            finally:
                process.join()
            return found

        return result


def _send(work: Callable[[], object], sender: Connection) -> None:
    gc.disable()
    try:
        sender.send(work())
    except Exception:  # noqa: BLE001 - nothing sent says that it failed; the parent meets the same and tells of it
        sender.close()


def _call(start: int) -> object:
    return _WORK[-1](start)


def default() -> Executor:
    """Use every core where processes can be forked safely, one process elsewhere."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    if cores > 1 and sys.platform.startswith("linux"):
        return Forked(cores)
    return InProcess()
