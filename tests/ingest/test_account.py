"""Nothing is lost: every line of an input is in the output, in a field, or in the list of what was dropped and why."""

from __future__ import annotations

from pathlib import Path

import pytest

from gongkai.ingest.decode import decode
from tests.ingest.accounting import unaccounted
from tests.ingest.mutations import SETTINGS, on_a_page, wrapped

HERE = Path(__file__).parent
SAMPLES = sorted((HERE.parents[2] / "shared" / "samples").glob("*.txt"))
"""The real documents that the issue names; they lie beside the repository, not in it."""
TEXTS = [*sorted((HERE / "texts").glob("*.txt")), *sorted((HERE / "scenarios").glob("*/input.txt")), *SAMPLES]
CLASSIFIED = {"secret"}


def _ids(path: Path) -> str:
    return path.parent.name if path.name == "input.txt" else path.stem


@pytest.mark.parametrize("path", [path for path in TEXTS if path.parent.name not in CLASSIFIED], ids=_ids)
def test_every_line_is_accounted_for(path: Path):
    """Each line's words are in the body, or the line is on the list of the dropped with its reason."""
    assert unaccounted(decode(path.read_bytes())) == []


@pytest.mark.parametrize("path", [*sorted((HERE / "texts").glob("*.txt")), *SAMPLES], ids=_ids)
@pytest.mark.parametrize("dress", [*SETTINGS, on_a_page, lambda text: wrapped(text, 31)])
def test_every_line_is_accounted_for_in_every_dress(path: Path, dress):
    """Page numbers, chrome and wrapping lose nothing either."""
    assert unaccounted(dress(decode(path.read_bytes()))) == []


def test_the_real_documents_are_there_when_the_workplace_is():
    """With the samples beside the repository, all three are among the texts above."""
    if not SAMPLES:
        pytest.skip("the three real documents lie beside the repository, and are not here")
    assert len(SAMPLES) == 3
