"""Command lines that speak Chinese (L0): their usage, their help, what is wrong with one, and how a command ends."""

from __future__ import annotations

import argparse
import os
import re
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NoReturn

_SAID: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), words)
    for pattern, words in (
        (r"the following arguments are required: (.+)", r"缺少 \1"),
        (r"one of the arguments (.+) is required", r"\1 要写一个"),
        (r"unrecognized arguments: (.+)", r"没有「\1」这样的参数，选项见 --help"),
        (r"ambiguous option: (\S+) could match (.+)", r"「\1」不完整，可能是 \2"),
        (r"argument (.+?): invalid choice: '?(.*?)'? \(choose from (.+)\)", r"\1 不能写「\2」，可写 \3"),
        (r"argument (.+?): invalid int value: '(.*)'", r"\1 要写整数，不是「\2」"),
        (r"argument (.+?): invalid fromisoformat value: '(.*)'", r"\1 要写存在的日期，如 2026-01-02，不是「\2」"),
        (r"argument (.+?): invalid \w+ value: '(.*)'", r"\1 不能写「\2」"),
        (r"argument (.+?): expected (one|at least one|\d+) arguments?", r"\1 后面要写值"),
        (r"argument (.+?): ignored explicit argument '(.*)'", r"\1 后面不写值，多了「\2」"),
        (r"argument (.+?): not allowed with argument (.+)", r"\1 不能和 \2 一起写"),
        (r"argument (.+?): (.+)", r"\1：\2"),
    )
)
"""What argparse says and what is said instead; the last is for words that a command of ours found itself."""


MOMENT = "SOURCE_DATE_EPOCH"
"""The environment variable that says when a build is said to happen, in seconds."""
_LAST_MOMENT = 253370764800
"""The year 9999."""


class Parser(argparse.ArgumentParser):
    """An argument parser whose own words are Chinese."""

    def __init__(self, *, prog: str, description: str, epilog: str = "") -> None:
        super().__init__(prog=prog, description=description, epilog=epilog, formatter_class=_Chinese, add_help=False)
        self._positionals.title = "参数"
        self._optionals.title = "选项"
        self.add_argument("-h", "--help", action="help", help="显示这段说明")

    def parse_args(self, args: Sequence[str] | None = None, namespace: Any = None) -> argparse.Namespace:  # type: ignore[override] # no command asks for a namespace of another type
        """Read the command line, and refuse a moment of the build that is none."""
        read: argparse.Namespace = super().parse_args(args, namespace)
        moment = os.environ.get(MOMENT, "")
        if moment and not (moment.isascii() and moment.isdigit() and 0 < int(moment[:20]) < _LAST_MOMENT):
            self.error(f"环境变量 {MOMENT} 要写从 1970 年起的秒数，如 1767225600，不是「{moment[:40]}」")
        return read

    def error(self, message: str) -> NoReturn:
        """Say what is wrong with the command line, and end with 2."""
        self.print_usage(sys.stderr)
        self.exit(2, f"错误：{translated(message)}。\n")


class _Chinese(argparse.HelpFormatter):
    def add_usage(self, usage: Any, actions: Any, groups: Any, prefix: str | None = None) -> None:
        """Begin the usage with a Chinese word."""
        super().add_usage(usage, actions, groups, "用法：" if prefix is None else prefix)


def translated(message: str) -> str:
    """Say in Chinese what argparse found wrong."""
    for pattern, words in _SAID:
        if found := pattern.fullmatch(message):
            return found.expand(words)
    return message


def ended(main: Callable[[], int]) -> int:
    """Do what a command does and give its exit code, also when its reader goes (`| head`) or Ctrl+C stops it."""
    try:
        code = main()
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except KeyboardInterrupt:
        print("\n已中断。", file=sys.stderr)
        return 130
    return code


def port(text: str) -> int:
    """Read a port's number, 0 for any that is free; raises ArgumentTypeError for what is none."""
    if not (text.isascii() and text.isdigit() and int(text[:6]) < 65536):
        raise argparse.ArgumentTypeError(f"端口要写 0 到 65535 的整数，不是「{text[:40]}」")
    return int(text)


def positive(text: str) -> int:
    """Read how many; raises ArgumentTypeError for none or fewer."""
    if not (text.isascii() and text.isdigit() and int(text[:9]) > 0 and len(text) < 9):
        raise argparse.ArgumentTypeError(f"要写 1 以上的整数，不是「{text[:40]}」")
    return int(text)


def folder(text: str) -> Path:
    """Read the path of a folder that is there; raises ArgumentTypeError where there is none."""
    if not Path(text).is_dir():
        raise argparse.ArgumentTypeError(f"没有 {text} 这个文件夹")
    return Path(text)


def is_folder(root: Path) -> bool:
    """Tell whether the folder that `--root` names is there; say so where it is not."""
    if not root.is_dir():
        print(f"错误：没有 {root} 这个文件夹，请检查 --root 后面的路径。", file=sys.stderr)
    return root.is_dir()
