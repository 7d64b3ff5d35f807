"""Golden folders: small portals of a county's everyday life, what is said of them and what their readers see.

`input/` is the portal, `findings.txt` what the build says of it (GONGKAI_WRITE=1 writes it anew), `expected/` has for
some pages the lines that a reader must find on them, in this order.
"""

from __future__ import annotations

import html
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SCENARIOS = sorted(path.parent for path in Path(__file__).parent.glob("*/input"))
EPOCH = "1795305600"
"""22 November 2026, noon in Beijing."""


def words(page: Path) -> str:
    """Give what a reader reads on a page: the words of its main part, a line for each block."""
    text = page.read_text(encoding="utf-8")
    main = text[text.index("<main") : text.rindex("</main>")]
    blocks = re.sub(
        r"</?(?:p|h[1-6]|li|tr|dt|dd|div|section|nav|ul|ol|table|article|header|details|summary)\b[^>]*>", "\n", main
    )
    plain = html.unescape(re.sub(r"<[^>]*>", " ", blocks))
    return "".join(f"{line}\n" for each in plain.splitlines() if (line := " ".join(each.split())))


@pytest.mark.parametrize("scenario", SCENARIOS, ids=lambda path: path.name)
def test_a_portal_gets_what_it_deserves(scenario: Path, tmp_path: Path):
    """The findings are these, word for word; a portal without errors has these pages, one with errors has none."""
    root = shutil.copytree(scenario / "input", tmp_path / "input")
    command = [sys.executable, str(ROOT / "scripts/build.py"), "--root", str(root), "--cache", str(tmp_path / "cache")]
    surroundings = {**os.environ, "SOURCE_DATE_EPOCH": EPOCH}
    done = subprocess.run(command, capture_output=True, check=False, text=True, encoding="utf-8", env=surroundings)
    said = "".join(f"{line}\n" for line in done.stdout.splitlines() if re.match(r"\S+: (?:错误|警告|提示) ", line))
    golden = scenario / "findings.txt"
    if os.environ.get("GONGKAI_WRITE"):
        golden.write_text(said, encoding="utf-8")
    assert said == golden.read_text(encoding="utf-8")
    assert done.returncode == int(" 错误 " in said), done.stdout + done.stderr
    assert (root / "site").exists() is (" 错误 " not in said)
    for page in sorted((scenario / "expected").rglob("*.txt")):
        built = root / "site" / page.relative_to(scenario / "expected").with_suffix("") / "index.html"
        lines = iter(words(built).splitlines())
        missing = [line for line in page.read_text(encoding="utf-8").splitlines() if line not in lines]
        assert missing == [], page


def test_there_are_scenarios():
    """Both kinds are there: a portal that may be published, and one that may not."""
    outcomes = {" 错误 " in (scenario / "findings.txt").read_text(encoding="utf-8") for scenario in SCENARIOS}
    assert outcomes == {True, False}
