"""Whatever is wrong with a command line, or refused by the system, is said in one Chinese sentence."""

from __future__ import annotations

import datetime as dt
import errno
import importlib.util
import json
import re
import socket
import subprocess
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path
from types import ModuleType
from urllib.error import URLError

import pytest

import environment
from gongkai.command_line import Parser, ended
from gongkai.failures import cause, reason
from tests.portals import write

ROOT = Path(__file__).resolve().parent.parent
Run = Callable[..., tuple[object, str]]
LATIN = re.compile(r"[A-Za-z]{2,}")


def parser() -> Parser:
    """A command line with every sort of argument."""
    made = Parser(prog="做.py", description="做一件事")
    made.add_argument("kind", choices=["policy", "task"], metavar="KIND")
    made.add_argument("--root")
    made.add_argument("--rebuild")
    made.add_argument("--pages", type=int)
    made.add_argument("--day", type=dt.date.fromisoformat)
    made.add_argument("--force", action="store_true")
    return made


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("", "缺少 KIND"),
        ("x", "KIND 不能写「x」，可写 "),
        ("task --nothing", "没有「--nothing」这样的参数"),
        ("task --r x", "「--r」不完整，可能是 --root, --rebuild"),
        ("task --pages 两", "--pages 要写整数，不是「两」"),
        ("task --day 2026-02-30", "--day 要写存在的日期，如 2026-01-02，不是「2026-02-30」"),
        ("task --root", "--root 后面要写值"),
        ("task --force=1", "--force 后面不写值，多了「1」"),
    ],
)
def test_what_is_wrong_is_said_in_chinese(line: str, said: str, capsys: pytest.CaptureFixture[str]):
    """The usage, then one sentence; exit 2."""
    with pytest.raises(SystemExit) as ended:
        parser().parse_args(line.split())
    usage, sentence = capsys.readouterr().err.strip().rsplit("\n", 1)
    assert ended.value.code == 2
    assert usage.startswith("用法：")
    assert sentence.startswith(f"错误：{said}")
    assert sentence.endswith("。")


@cache
def command(name: str) -> ModuleType:
    """Load one of the commands, to be called here: a process for each line would take a second."""
    found = importlib.util.spec_from_file_location(f"command_{name}", ROOT / "scripts" / f"{name}.py")
    assert found
    assert found.loader
    module = importlib.util.module_from_spec(found)
    found.loader.exec_module(module)
    return module


def entered(*requirements: str) -> None:
    """Stand in the environment that the tests run in; nothing is installed for a bad line.

    It would keep who mistyped waiting, and change the environment under the tests beside this one.
    """
    assert {*requirements} <= {"requirements.txt", "requirements-test.txt"}


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Run:
    """Run a command in a folder of its own; give its exit code and all that it said."""
    monkeypatch.setattr(environment, "enter", entered)

    def made(name: str, *arguments: str) -> tuple[object, str]:
        monkeypatch.chdir(tmp_path)
        monkeypatch.setattr(sys, "argv", [f"{name}.py", *arguments])
        try:
            code = command(name).main(**({"root": tmp_path} if name == "ingest" else {}))
        except SystemExit as ended:
            code = ended.code
        said = capsys.readouterr()
        return code, said.out + said.err

    return made


@pytest.mark.parametrize("moment", ["99999999999999", "0", "-1", "明天", "1.5", "9" * 5000, "２０"])
def test_a_moment_that_is_none_is_refused(moment: str, run: Run, monkeypatch: pytest.MonkeyPatch):
    """Nothing is built as of a moment that nobody meant."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", moment)
    code, said = run("build")
    assert code == 2
    assert "错误：环境变量 SOURCE_DATE_EPOCH 要写从 1970 年起的秒数" in said


@pytest.mark.parametrize(
    "name", ["build", "check", "diff", "export_search", "ingest", "new", "search", "serve", "verify"]
)
def test_help_is_chinese(name: str, run: Run):
    """No heading of argparse's own is left in any command's help."""
    code, said = run(name, "--help")
    assert code == 0
    assert said.startswith("用法：")
    assert not re.search(r"usage:|positional arguments|options:|show this help", said)


@pytest.mark.parametrize(
    "number", [errno.ENOENT, errno.EACCES, errno.ENOSPC, errno.ENOTDIR, errno.EISDIR, errno.EEXIST]
)
def test_why_the_system_refused_is_said_in_chinese(number: int):
    """The common reasons have words of ours."""
    assert not LATIN.search(reason(OSError(number, "No such thing")))


@pytest.mark.parametrize(
    ("problem", "said"),
    [
        (FileNotFoundError(errno.ENOENT, "No such file"), "没有这个文件或文件夹"),
        (URLError(ConnectionRefusedError(errno.ECONNREFUSED, "Connection refused")), "对方没有开着这个端口"),
        (URLError(socket.gaierror(-2, "Name or service not known")), "找不到这个主机名"),
        (TimeoutError("timed out"), "对方没有应答"),
        (KeyError("format"), "内容残缺，读不懂"),
        (json.JSONDecodeError("Expecting value", "", 0), "内容残缺，读不懂"),
        (ValueError("索引的格式是 2"), "索引的格式是 2"),
    ],
)
def test_what_made_no_sense_is_said_in_chinese(problem: Exception, said: str):
    """A word of a program's insides is nothing to an operator."""
    assert cause(problem) == said


BAD = {
    "diff": [["nowhere", "nowhere"], ["bin", "bin"], ["half", "half"], ["HEAD", "no-such"]],
    "verify": [["nowhere"], ["bin"], ["half"], ["half", "--previous", "bin"], ["--check-proof", "bin", "--root-hash", "0"],
               ["half", "--fetch", "no address"], ["--fetch", "http://127.0.0.1:1/"], []],
    "search": [["nowhere", "低保"], ["bin", "低保"], ["half", "低保"]],
    "export_search": [["nowhere"], ["bin"], ["half"]],
    "new": [["policy", "--root", "nowhere"], ["policy", "--root", "bin"], ["no-such-kind"]],
    "ingest": [["nowhere", "--root", "half"], ["bin", "--root", "half"], ["half", "--root", "half"], ["bin.docx", "--root", "half"]],
    "serve": [["--root", "nowhere"], ["--root", "bin"], ["--port", "99999"], ["--port", "一"]],
    "bench": [["--records", "0"], ["--records", "-5"], ["--place", "nowhere"], ["--peers", "jekyll"]],
    "check": [["--root", "nowhere"], ["--root", "bin"], ["--root", "half"]],
    "build": [["--root", "nowhere"], ["--root", "half", "--out", "bin"], ["--root", "half", "--out", "out"]],
}  # fmt: skip
"""By command: arguments that name what is not there, is no text, or is half a site."""


@pytest.mark.parametrize(("name", "arguments"), [(name, each) for name, some in BAD.items() for each in some], ids=str)
def test_bad_input_ends_in_a_sentence(name: str, arguments: list[str], run: Run, tmp_path: Path):
    """No traceback, no word of the system's own, an exit code that is not 0."""
    for file in ("bin", "bin.docx", "half/audit/manifest.json", "half/search/index.json"):
        place = tmp_path / file
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(b"\x00\xff{")
    code, said = run(name, *arguments)
    assert code in {1, 2}, said
    assert not re.search(r"Errno|No such file|Not a directory|invalid|Expecting|codec", said), said
    assert re.search(r"[\u4e00-\u9fff]", said)


def test_a_command_ends_quietly_when_its_reader_goes(tmp_path: Path):
    """`| head` closes the pipe: nothing is said of it, neither by the command nor at Python's own end."""
    write(tmp_path, {f"catalog/stray-{number}.txt": "" for number in range(2000)})
    command = [sys.executable, str(ROOT / "scripts/check.py"), "--root", str(tmp_path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        assert running.stdout
        assert running.stderr
        running.stdout.close()
        assert running.stderr.read() == b""
    assert running.returncode == 1


def test_a_command_that_is_stopped_says_so(capsys: pytest.CaptureFixture[str]):
    """Ctrl+C is no fault of the program: one word, and the shell's own exit code."""

    def stopped() -> int:
        raise KeyboardInterrupt

    assert ended(stopped) == 130
    assert capsys.readouterr().err.strip() == "已中断。"
