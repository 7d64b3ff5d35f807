"""Fixtures of the tests of pages: part of the shipped portal, read once, and its pages."""

from __future__ import annotations

from pathlib import Path

import pytest

from gongkai.pages.press import Press
from gongkai.portal import Portal
from tests.pages.portals import bare, load, rendered, small


@pytest.fixture(scope="session")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Part of the shipped portal, in a folder of its own; not to be changed."""
    return small(tmp_path_factory.mktemp("part"))


@pytest.fixture(scope="session")
def portal(root: Path) -> Portal:
    """The part, as published."""
    return load(root)


@pytest.fixture(scope="session")
def press(portal: Portal) -> Press:
    """What its pages share."""
    return Press(portal)


@pytest.fixture(scope="session")
def made(portal: Portal) -> dict[str, tuple[str, str]]:
    """Every page of the part: address → fingerprint and all that goes into the shell."""
    return rendered(portal)


@pytest.fixture
def empty(tmp_path: Path) -> Portal:
    """A portal without a single record."""
    return load(bare(tmp_path / "bare"))
