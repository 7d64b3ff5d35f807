"""YAML as editors write it: text → plain values, strings first (L0).

Nothing but an empty value and `null` is resolved: `no`, `12:30`, `0123` and `1.10` stay what was typed, and the model
decides what a field is. Aliases, tags and second documents are refused: no editor needs them, and they are how a
small file becomes a huge one. What is not plain is read from libyaml's events, which is faster than composing nodes
and cannot overflow.
"""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

import yaml
from yaml.cyaml import CParser  # type: ignore[attr-defined]

from gongkai import yamlplain_lines
from gongkai.findings import Pointer, quoted
from gongkai.screening import hidden_in
from gongkai.yamlplain import EMPTY, SURPRISE, read

MAX_DEPTH = 32


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with a YAML text. `line` is 1-based within the text; `code` is the finding's."""

    code: str
    line: int
    message: str
    fatal: bool = True


@dataclass(frozen=True, slots=True)
class Parsed:
    """A YAML text read: nested dict, list, str and None; `value` is None when a problem is fatal."""

    value: Any
    problems: tuple[Problem, ...] = ()


class _Refused(Exception):
    def __init__(self, code: str, line: int, message: str) -> None:
        super().__init__(message)
        self.problem = Problem(code, line, message)


def parse(text: str) -> Parsed:
    """Read one YAML document; never raises for bad text."""
    plain = read(text)
    return Parsed(plain) if plain else parse_whole(text)


def parse_whole(text: str) -> Parsed:
    """Read one YAML document, whatever of YAML it uses, and say what is wrong with it."""
    problems: list[Problem] = []
    try:
        value = _read(text, problems, None)
        slip = _mistyped(text, len(text.splitlines())) if isinstance(value, str) else None
        problems += _cut_off(text)
        return Parsed(None if slip else value, (*problems, slip) if slip else tuple(problems))
    except _Refused as refused:
        return Parsed(None, (*problems, refused.problem))
    except yaml.YAMLError as error:
        return Parsed(None, (*problems, _syntax(error, text)))


def lines(text: str) -> dict[Pointer, int]:
    """Map the pointer of every value in `text` to its 1-based line; empty where the text does not parse."""
    plain = yamlplain_lines.lines(text)
    return lines_of_whole(text) if plain is None else plain


def lines_of_whole(text: str) -> dict[Pointer, int]:
    """Map pointers to lines, whatever of YAML the text uses."""
    found: dict[Pointer, int] = {}
    with suppress(_Refused, yaml.YAMLError):
        _read(text, [], found)
    return found


def _syntax(error: yaml.YAMLError, text: str) -> Problem:
    mark = getattr(error, "problem_mark", None)
    line = mark.line + 1 if mark else 1
    mistyped = _mistyped(text, line)
    if mistyped:
        return mistyped
    reason = _REASONS.get(str(getattr(error, "problem", "")), "，请检查缩进、冒号后的空格和引号是否成对")
    return Problem("Y001", line, f"这里不是正确的 YAML{reason}")


def _cut_off(text: str) -> list[Problem]:
    """Find values that a # ends which was meant to be part of them: 「3 #楼」. A remark has a space behind its #."""
    if not re.search(rf"\S{_REMARK.pattern}", text):
        return []
    found: list[Problem] = []
    lines, parser = _BREAK.split(text), CParser(text)
    event: Any = None
    while type(event) is not yaml.StreamEndEvent:
        event = parser.get_event()
        if type(event) is yaml.ScalarEvent and event.implicit[0] and event.value:
            end: Any = event.end_mark
            if _REMARK.match(lines[end.line][end.column :]):
                message = (
                    f"{quoted(event.value)}后面的「#」连同这一行余下的内容会当作说明略去；要保留的，请给整个内容加引号"
                )
                found.append(Problem("Y007", end.line + 1, message, fatal=False))
    return found


def _mistyped(text: str, line: int) -> Problem | None:
    """Find the commonest slip, a colon that is none, on a line or the two before it."""
    lines = text.splitlines()
    for number in range(line, max(0, line - 3), -1):
        found = _NO_COLON.match(lines[number - 1]) if number <= len(lines) else None
        if found:
            what = "用了全角冒号" if found[2] == "：" else "冒号后面少了一个空格"
            return Problem(
                "Y001", number, f"{quoted(found[0].strip())}{what}，请写成「{found[1]}: 」，冒号用半角，后面空一格"
            )
    return None


_REMARK = re.compile(r"[ \t]+#(?=[^\s#])")
_BREAK = re.compile("\r\n|[\n\r\x85\u2028\u2029]")
_NO_COLON = re.compile(r"\s*(?:- )?([a-z_][a-z0-9_]*)(?:(：)|:(?=[^\s/\\]))")
_REASONS = {
    "mapping values are not allowed in this context": "：同一行里多了一个冒号（内容含冒号时要加引号），或缩进不一致",
    "found character that cannot start any token": "：有不能开头的字符（制表符、@、`、% 等），内容要加引号，缩进要用空格",
    "found a tab character that violates indentation": "：缩进用了制表符，请改用空格",
    "did not find expected key": "：缩进不一致，或引号、方括号后面还有别的字（全角空格也算）",
    "could not find expected ':'": "：缺少冒号",
    "found unexpected end of stream": "：引号没有成对",
    "did not find expected ',' or ']'": "：方括号没有成对，或两项之间少了逗号",
    "did not find expected ',' or '}'": "：花括号没有成对，或两项之间少了逗号",
    "found unknown escape character": "：双引号里的反斜杠要写两个，或改用单引号",
    "block sequence entries are not allowed in this context": "：以「- 」开头的各项要另起一行",
    "did not find expected comment or line break": "：内容以 > 或 | 开头时要加引号",
    "found unknown directive name": "：内容以 % 开头时要加引号",
}


class _Container:
    """A mapping or list being filled; a slotted class, since one is made for each."""

    __slots__ = ("key", "pointer", "value")

    def __init__(self, value: Any, pointer: Pointer) -> None:
        self.value = value
        self.pointer = pointer
        self.key: str | None = None


def _refuse_tricks(event: Any, depth: int) -> None:
    """Stop at an alias, an anchor, a tag or bottomless nesting."""
    if type(event) is yaml.AliasEvent or event.anchor or event.tag:
        message = "不支持 YAML 的锚点、引用和类型标签（& * !），请把内容直接写出来；内容以这些符号开头的加引号"
        raise _Refused("Y004", event.start_mark.line + 1, message)
    if depth >= MAX_DEPTH:
        raise _Refused("Y005", event.start_mark.line + 1, f"嵌套超过 {MAX_DEPTH} 层，请检查缩进和括号")


def _read(text: str, problems: list[Problem], found: dict[Pointer, int] | None) -> Any:
    parser = CParser(text)
    stack: list[_Container] = []
    root: Any = None
    documents = 0
    while True:
        event: Any = parser.get_event()
        kind = type(event)
        if kind is yaml.ScalarEvent:
            root = _put(stack, _scalar(event, stack, problems), event, problems, found, root)
        elif kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
            _refuse_tricks(event, len(stack))
            value: Any = {} if kind is yaml.MappingStartEvent else []
            pointer = _pointer(stack)
            root = _put(stack, value, event, problems, found, root)
            stack.append(_Container(value, pointer))
        elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
            stack.pop()
        elif kind is yaml.AliasEvent:
            _refuse_tricks(event, 0)
        elif kind is yaml.DocumentStartEvent:
            documents += 1
            if documents > 1:
                raise _Refused("Y001", event.start_mark.line + 1, "一个文件里只能有一份 YAML，请去掉中间的 ---")
        elif kind is yaml.StreamEndEvent:
            return root


def _pointer(stack: list[_Container]) -> Pointer:
    if not stack:
        return ()
    top = stack[-1]
    return (*top.pointer, len(top.value) if type(top.value) is list else top.key or "")


def _scalar(event: Any, stack: list[_Container], problems: list[Problem]) -> str | None:
    value: str = event.value
    _refuse_tricks(event, 0)
    if not event.implicit[0]:
        if event.style == '"' and (hidden := hidden_in(value)):
            raise _Refused("Y006", event.start_mark.line + 1, f"引号里用转义写出了看不见的控制字符 {hidden}，请删去")
        return value
    if value in EMPTY:
        return None
    is_key = bool(stack) and type(stack[-1].value) is dict and stack[-1].key is None
    if len(value) < 24 and not is_key and SURPRISE.match(value):
        message = f'{quoted(value)}没有加引号，别的软件会读成别的值，请写成 "{value}"（是非请写 true 或 false）'
        problems.append(Problem("Y003", event.start_mark.line + 1, message, fatal=False))
    return value


def _put(
    stack: list[_Container],
    value: Any,
    event: Any,
    problems: list[Problem],
    found: dict[Pointer, int] | None,
    root: Any,
) -> Any:
    """Add a value to what is being filled; give the root."""
    if not stack:
        if found is not None:
            found[()] = event.start_mark.line + 1
        return value
    top = stack[-1]
    if type(top.value) is list:
        if found is not None:
            found[(*top.pointer, len(top.value))] = event.start_mark.line + 1
        top.value.append(value)
    elif top.key is None:
        _put_key(top, value, event, problems)
        if found is not None:
            found.setdefault((*top.pointer, value), event.start_mark.line + 1)
    else:
        top.value[top.key] = value
        top.key = None
    return root


def _put_key(top: _Container, value: Any, event: Any, problems: list[Problem]) -> None:
    line = event.start_mark.line + 1
    if not isinstance(value, str):
        raise _Refused("Y001", line, "键名必须是一个词，请检查冒号前面的内容")
    top.key = value
    if value in top.value:
        message = f"键{quoted(value)}重复出现，后一个会覆盖前一个，请删去一个"
        problems.append(Problem("Y002", line, message, fatal=False))
