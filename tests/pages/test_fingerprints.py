"""A page's fingerprint is true: it changes whenever the page does. Incremental builds stand on this."""

from __future__ import annotations

import datetime as dt
import random
import shutil
from pathlib import Path

import pytest

from gongkai.portal import Portal
from tests.pages.portals import TODAY, load, mutate, rendered

Made = dict[str, tuple[str, str]]


def stale(before: Made, after: Made) -> list[str]:
    """List the pages that changed under the same fingerprint."""
    return [url for url in before if url in after and before[url] != after[url] and before[url][0] == after[url][0]]


@pytest.mark.parametrize("seed", range(40))
def test_whatever_an_editor_changes_no_changed_page_keeps_its_fingerprint(
    seed: int, root: Path, made: Made, tmp_path: Path
):
    """After random changes of one source, each page whose content differs has another fingerprint."""
    changed_root = tmp_path / "changed"
    shutil.copytree(root, changed_root)
    done = mutate(changed_root, random.Random(seed))  # noqa: S311 - chance from a seed, not a secret
    after = rendered(load(changed_root))
    assert stale(made, after) == [], done
    assert after != made, done


@pytest.mark.parametrize("days", [1, 60, 400, 1200, 2000])
def test_the_passing_of_time_changes_fingerprints_with_pages(days: int, root: Path, made: Made):
    """When documents come into force, expire and lapse, the pages that say so have other fingerprints."""
    assert stale(made, rendered(load(root, TODAY + dt.timedelta(days=days)))) == []


def test_an_attachment_that_grows_changes_its_page(root: Path, tmp_path: Path):
    """The size of a file is printed, so it counts."""
    changed_root = tmp_path / "changed"
    shutil.copytree(root, changed_root)
    before = rendered(load(changed_root))
    for path in changed_root.rglob("files/*"):
        path.write_bytes(path.read_bytes() + bytes(4096))
    after = rendered(load(changed_root))
    assert stale(before, after) == []
    assert [url for url in before if before[url] != after[url]]


def test_one_change_leaves_most_fingerprints_alone(root: Path, made: Made, tmp_path: Path):
    """A changed policy renders again what prints it, and not the rest: otherwise fingerprints would be of no use."""
    changed_root = tmp_path / "changed"
    shutil.copytree(root, changed_root)
    path = next(changed_root.rglob("yxjt-2025-20.md"))
    path.write_text(path.read_text(encoding="utf-8") + "\n补充说明。\n", encoding="utf-8")
    after = rendered(load(changed_root))
    again = [url for url in made if made[url][0] != after[url][0]]
    assert "policies/yxjt-2025-20/" in again
    assert len(again) < len(made) / 3, again


def test_two_runs_make_the_same(portal: Portal, made: Made):
    """Rendering is pure: nothing of one run is left in the next."""
    assert rendered(portal) == made
