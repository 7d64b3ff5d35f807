"""The pipelines call the commands as they are, and nothing that is not pinned."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[2]
FILES = [*sorted((ROOT / ".github/workflows").glob("*.yml")), ROOT / ".gitlab-ci.yml"]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_pipeline_reads_and_names_options_that_the_commands_have(path: Path):
    """Every script is there, every option is in its help."""
    text = path.read_text(encoding="utf-8")
    assert yaml.safe_load(text)
    for script, rest in re.findall(r"python3 (scripts/\w+\.py)([^\n|&;]*)", text):
        source = (ROOT / script).read_text(encoding="utf-8")
        assert [option for option in re.findall(r"(?<=\s)--[a-z][a-z-]*", rest) if f'"{option}"' not in source] == []
    for option in re.findall(r'set -- (?:"\$@" )?(--[a-z-]+)', text):
        assert any(
            f'"{option}"' in (ROOT / f"scripts/{name}.py").read_text(encoding="utf-8") for name in ("build", "verify")
        )


def test_actions_are_pinned_by_hash_and_are_githubs_own():
    """A tag can be moved, a hash cannot; the version stands beside it for whoever raises it."""
    used = [line for path in FILES for line in path.read_text(encoding="utf-8").splitlines() if "uses:" in line]
    assert len(used) >= 6
    assert [line for line in used if not re.search(r"uses: actions/[a-z-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$", line)] == []


def test_no_pipeline_puts_an_expression_into_a_shell_line():
    """What others can write, such as a branch's name, reaches the shell by the environment only."""
    for path in (ROOT / ".github/workflows").glob("*.yml"):
        for job in yaml.safe_load(path.read_text(encoding="utf-8"))["jobs"].values():
            assert [step["run"] for step in job["steps"] if "${{" in step.get("run", "")] == []


def test_a_first_publication_is_told_from_an_outage(tmp_path: Path):
    """No manifest at the address is exit 3, no answer exit 2."""
    import threading
    from http.server import HTTPServer, SimpleHTTPRequestHandler

    from tests.audit.conftest import script

    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, *arguments: object) -> None:
            """Say nothing."""

    with HTTPServer(("127.0.0.1", 0), Quiet) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        address = f"http://127.0.0.1:{server.server_port}/nothing-here/"
        assert script("verify", tmp_path / "previous", "--fetch", address).returncode == 3
        server.shutdown()
    assert script("verify", tmp_path / "previous", "--fetch", address).returncode == 2
    assert not (tmp_path / "previous").exists()
