"""Run the tests: lint, types, units, scenarios, browser. `python3 scripts/test.py [pytest arguments]`.

Without arguments everything runs, on all cores. With a path (`tests/test_link.py -k cycle`) just that. What the
tests need is found or installed first: the packages of `requirements-test.txt`, a Chromium, a Chinese font, the
Nu HTML checker. Exit code: pytest's.
"""

import environment

environment.enter("requirements.txt", "requirements-test.txt")

import subprocess
import sys
from pathlib import Path

sys.path.append(str(environment.ROOT))

import installing
from tests.browser import chromium, nu

VALUED = {"-k", "-m", "-n", "-p", "-o", "-c", "-W", "-r", "--durations", "--maxfail", "--tb", "--dist"}
"""Options of pytest whose value follows as an argument of its own and is no path."""


def selected(arguments: list[str]) -> list[str]:
    """Return the test files, folders and node ids among pytest's arguments."""
    before = ["", *arguments]
    return [
        argument
        for argument, previous in zip(arguments, before, strict=False)
        if not argument.startswith("-") and previous not in VALUED
    ]


def needs_a_browser(paths: list[str]) -> bool:
    """Tell whether a run of `paths` can reach a browser test."""
    browser = environment.ROOT / "tests" / "browser"
    places = [Path(path.partition("::")[0]).resolve() for path in paths]
    return not places or any(
        place == browser or browser in place.parents or place in browser.parents for place in places
    )


def provide() -> None:
    """Find or install what browser tests need."""
    try:
        chromium.provide()
        chromium.provide_chinese_font()
        nu.provide()
    except installing.SetupError as problem:
        sys.exit(f"错误：{problem}。")


def main(arguments: list[str]) -> int:
    """Run pytest, on all cores unless single files are asked for."""
    paths = selected(arguments)
    if needs_a_browser(paths) and not {"-h", "--help", "--version"} & set(arguments):
        provide()
    files_only = bool(paths) and all(Path(path.partition("::")[0]).is_file() for path in paths)
    decided = any(argument.startswith(("-n", "--numprocesses", "--pdb")) for argument in arguments)
    parallel = [] if files_only or decided else ["-n", "auto", "--dist", "worksteal"]
    command = [sys.executable, "-m", "pytest", *parallel, *arguments]
    return subprocess.call(
        command, cwd=None if paths else environment.ROOT, stdin=None if decided else subprocess.DEVNULL
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
