"""What a model says of a wrong value, in an editor's words (L0): pydantic errors → Chinese sentences with codes."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any, get_args

from pydantic import BaseModel
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from gongkai.findings import Finding, Level, Pointer, quoted
from gongkai.record import FIRST_YEAR, ID_PATTERN, LAST_YEAR, LINE_PATTERN

UNKNOWN_FIELD = "S001"
MISSING_FIELD = "S002"
WRONG_VALUE = "S003"


def explain(error: ErrorDetails, model: type[BaseModel]) -> tuple[str, Pointer, str]:
    """Give the code, the pointer and the Chinese sentence for one validation error of `model`."""
    pointer = tuple(step for step in error["loc"] if not str(step).startswith(("function-", "constrained-")))
    title, known = _described(model, pointer)
    value = quoted(error["input"])
    if error["type"] == "missing":
        return MISSING_FIELD, pointer, f"缺少{title}，请补上"
    if error["type"] == "extra_forbidden":
        names = "、".join(name for name in known if name not in {"draft", "aliases", "waivers"})
        return UNKNOWN_FIELD, pointer, f"没有{quoted(pointer[-1])}这个字段，可用的字段有：{names}"
    context = error.get("ctx", {})
    if error["type"] == "string_pattern_mismatch":
        return WRONG_VALUE, pointer, f"{title}的值{value}{_form(context, _field(model, pointer))}"
    if not pointer and error["type"] == "value_error":
        return WRONG_VALUE, pointer, _ours(context)
    make = _SENTENCES.get(error["type"])
    reason = make(context) if make else ""
    return WRONG_VALUE, pointer, f"{title}的值{value}{reason or '不合要求，请对照字段说明修改'}"


def of_draft(finding: Finding) -> Finding:
    """Let a draft lack what it will need: it is not published, and others may go on."""
    if finding.code != MISSING_FIELD:
        return finding
    return replace(finding, level=Level.NOTICE, message=f"{finding.message}（还是草稿，补齐以前不会发布）")


def _described(model: type[BaseModel], pointer: Pointer) -> tuple[str, list[str]]:
    """Find the printed title of the field at `pointer`, and the fields known beside it."""
    title, known = "", list(model.model_fields)
    current: type[BaseModel] | None = model
    for step in pointer:
        if isinstance(step, int) or current is None:
            continue
        known = list(current.model_fields)
        info = current.model_fields.get(step)
        title = f"{info.title}（{step}）" if info else quoted(step)
        current = _nested(info.annotation) if info else None
    return title, known


def _field(model: type[BaseModel], pointer: Pointer) -> FieldInfo | None:
    """Find the declaration of the field at `pointer`; None where there is none."""
    current: type[BaseModel] | None = model
    info: FieldInfo | None = None
    for step in pointer:
        if isinstance(step, int):
            continue
        info = current.model_fields.get(step) if current else None
        current = _nested(info.annotation) if info else None
    return info


def _form(context: dict[str, Any], info: FieldInfo | None) -> str:
    """Say how a value is written: ids and lines have one form everywhere, others that of their field."""
    fixed = _FORMS.get(str(context.get("pattern")))
    if fixed:
        return fixed
    extra = info.json_schema_extra if info else None
    examples = extra.get("examples") if isinstance(extra, dict) else None
    example = f"，例：{examples[0]}" if isinstance(examples, list) and examples else ""
    return f"格式不对，请照字段说明写：{info.description}{example}" if info else "格式不对"


def _nested(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((found for argument in get_args(annotation) if (found := _nested(argument))), None)


def _ours(context: dict[str, Any]) -> str:
    """Give the words of a check of ours; a program's own English is nothing to an editor."""
    words = str(context.get("error"))
    return words if re.search("[\u4e00-\u9fff]", words) else "内容不合要求，请对照字段说明修改"


def _choices(context: dict[str, Any]) -> str:
    expected = str(context.get("expected", "")).replace("'", "").replace(" or ", "、").replace(", ", "、")
    return f"不在可选范围，请从以下各项中选一个：{expected}"


def _constant(sentence: str) -> Callable[[dict[str, Any]], str]:
    return lambda _: sentence


_FORMS = {
    ID_PATTERN: "格式不对，标识只用小写字母、数字和连字符，如 yx-2026-1",
    LINE_PATTERN: "不能换行，请写成一行",
}
_DATE = _constant("不是日期，请写成 2026-01-02 的形式")
_WHOLE = _constant("不是整数，请只写半角数字，如 12")
_NUMBER = _constant("不是数字，请只写半角数字，如 12.5")
_SENTENCES: dict[str, Callable[[dict[str, Any]], str]] = {
    "enum": _choices,
    "literal_error": _choices,
    "date_parsing": _DATE,
    "date_type": _DATE,
    "date_from_datetime_parsing": _DATE,
    "date_from_datetime_inexact": _DATE,
    "far_away": _constant(
        f"的年份不对，应在 {FIRST_YEAR} 年至 {LAST_YEAR} 年之间；没有期限的，不要写很远的日期，把这个字段删去"
    ),
    "bool_parsing": _constant("请写 true 或 false"),
    "bool_type": _constant("请写 true 或 false"),
    "int_parsing": _WHOLE,
    "int_type": _WHOLE,
    "float_parsing": _NUMBER,
    "float_type": _NUMBER,
    "decimal_parsing": _NUMBER,
    "decimal_type": _NUMBER,
    "string_type": _constant("应当是一段文字，这里写成了列表、分组或空白"),
    "string_too_short": _constant("是空的或太短，请补上内容"),
    "string_too_long": lambda context: f"太长，最多 {context.get('max_length')} 个字",
    "tuple_type": _constant("应当是列表，请每项一行并以「- 」开头，或写成 [甲, 乙]"),
    "list_type": _constant("应当是列表，请每项一行并以「- 」开头，或写成 [甲, 乙]"),
    "too_short": lambda context: f"至少要有 {context.get('min_length')} 项",
    "too_long": lambda context: f"至多 {context.get('max_length')} 项",
    "model_type": _constant("应当是「键: 值」的分组"),
    "dict_type": _constant("应当是「键: 值」的分组"),
    "greater_than_equal": lambda context: f"不能小于 {context.get('ge')}",
    "less_than_equal": lambda context: f"不能大于 {context.get('le')}",
    "greater_than": lambda context: f"应当大于 {context.get('gt')}",
    "value_error": lambda context: f"：{_ours(context)}",
    "time_limit": _constant(
        "读不懂，可写成「20个工作日内」「2026年9月底前」「每年3月31日前」「实时公开」「长期公开」等"
    ),
    "site_address": _constant("不是完整网址，要以 http:// 或 https:// 开头并写到域名"),
    "web_address": _constant("不是完整网址，要以 http:// 或 https:// 开头"),
}
