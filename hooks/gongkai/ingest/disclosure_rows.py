"""Tables of the standard disclosure catalog → its items as the catalog names their parts (ingest, `--kind disclosure`)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from gongkai.ingest.elements import Table
from gongkai.kinds.disclosure_item import Channel, DisclosureField, DisclosureLevel, DisclosureMethod

_TICK = re.compile(r"[√✓✔☑■●▲]|^是$")
_BOX = re.compile(r"[√✓✔☑■●▲□☐○△]")
_ITEM = re.compile(r"\n+|(?<=[；;。])(?=\S)")
_MARKS = re.compile(r"^\s*(?:[①-⑳●■·•\-]|\d{1,2}\s*[.．、)）]|[（(]\d{1,2}[）)])\s*")
_COLUMNS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("level1", re.compile(r"事项.*一级|一级.*事项")),
    ("level2", re.compile(r"事项.*二级|二级.*事项")),
    ("level1", re.compile(r"公开事项|公开类别")),
    ("content", re.compile(r"公开内容|内容（要素）|内容\(要素\)")),
    ("basis", re.compile(r"公开依据")),
    ("time_limit", re.compile(r"公开时限")),
    ("responsible", re.compile(r"公开主体|责任主体|责任单位")),
    ("channels", re.compile(r"公开渠道|渠道和载体")),
    ("audience_all", re.compile(r"公开对象.*全社会")),
    ("audience_some", re.compile(r"公开对象.*特定")),
    ("audience", re.compile(r"公开对象")),
    ("method_on_request", re.compile(r"公开方式.*依申请")),
    ("method_proactive", re.compile(r"公开方式.*主动")),
    ("method", re.compile(r"公开方式")),
    ("levels_county", re.compile(r"公开层级.*(县|区)")),
    ("levels_township", re.compile(r"公开层级.*(乡|镇|街道|村)")),
    ("levels", re.compile(r"公开层级")),
)
"""What a column holds → how the national layout heads it; the first that fits. Source: 基层政务公开标准目录."""


def find_field(texts: Iterable[str]) -> DisclosureField | None:
    """Give the field that a caption, sheet or file names."""
    for text in texts:
        for field in sorted(DisclosureField, key=len, reverse=True):
            if any(part in text for part in re.split(r"[（）]", field) if part):
                return field
    return None


def read_items(tables: Iterable[Table]) -> Iterator[tuple[int, dict[str, Any]]]:
    """Give (line, values) of each row of the tables that have the catalog's columns; organs are still names."""
    for table in tables:
        places = _places(table.columns)
        if not {"level1", "content"} <= places.keys():
            continue
        for line, row in zip(table.row_lines or [table.number] * len(table.rows), table.rows, strict=True):
            yield line, _item({name: row[place] for name, place in places.items()})


def _places(columns: Sequence[str]) -> dict[str, int]:
    places: dict[str, int] = {}
    for place, column in enumerate(columns):
        name = next((name for name, pattern in _COLUMNS if pattern.search(column)), "")
        if name:
            places.setdefault(name, place)
    return places


def _item(cells: Mapping[str, str]) -> dict[str, Any]:
    level1 = _line(cells.get("level1", ""))
    values = {
        "level1": level1,
        "level2": _line(cells.get("level2", "")) or level1,
        "content": _listed(cells.get("content", "")),
        "basis": _bases(cells.get("basis", "")),
        "time_limit": _line(cells.get("time_limit", "")),
        "responsible": [name for name in re.split(r"[、，,；;\s]+", cells.get("responsible", "")) if name],
        "channels": read_channels(cells.get("channels", "")),
        "audience": _audience(cells),
        "method": _method(cells),
        "levels": _levels(cells),
    }
    return {name: value for name, value in values.items() if value}


def read_channels(text: str) -> list[str]:
    """Give the channels that are ticked, or all that are named where there is nothing to tick; unknown ones are 其他."""
    if _TICK.search(text):
        parts = [part[1:] for part in re.findall(rf"{_BOX.pattern}[^√✓✔☑■●▲□☐○△]*", text) if _TICK.match(part)]
    else:
        parts = re.split(r"[、，,；;\n]+|\s{2,}", text)
    names = [re.sub(r"[\s_＿]", "", part) for part in parts]
    return list(dict.fromkeys(_channel(name).value for name in names if name))


def _channel(name: str) -> Channel:
    bare = _bare(name)
    exact = next((channel for channel in Channel if _bare(channel) == bare), None)
    near = (channel for channel in Channel if channel is not Channel.OTHER and _bare(channel)[:4] in bare)
    return exact or next(near, Channel.OTHER)


def _bare(text: str) -> str:
    return re.sub(r"[^\w\u4e00-\u9fff]", "", text)


def _audience(cells: Mapping[str, str]) -> list[str]:
    some = cells.get("audience_some", "")
    named = _line(_BOX.sub("", some)) if len(_bare(some)) > 1 else ""
    if _TICK.search(cells.get("audience_all", "")) or not some:
        return [part for part in re.split(r"[、，,]", _line(cells.get("audience", ""))) if part] or ["全社会"]
    return [named or "特定群体"]


def _method(cells: Mapping[str, str]) -> str:
    if _TICK.search(cells.get("method_proactive", "")) or "主动" in cells.get("method", ""):
        return DisclosureMethod.PROACTIVE.value
    asked = _TICK.search(cells.get("method_on_request", "")) or "依申请" in cells.get("method", "")
    return DisclosureMethod.ON_REQUEST.value if asked else ""


def _levels(cells: Mapping[str, str]) -> list[str]:
    stated = cells.get("levels", "")
    county = _TICK.search(cells.get("levels_county", "")) or re.search("县|区", stated)
    township = _TICK.search(cells.get("levels_township", "")) or re.search("乡|镇|街道", stated)
    found = ((county, DisclosureLevel.COUNTY), (township, DisclosureLevel.TOWNSHIP))
    return [level.value for ticked, level in found if ticked]


def _listed(text: str) -> list[str]:
    parts = [_MARKS.sub("", part).strip(" ；;。") for part in _ITEM.split(text)]
    return [_line(part) for part in parts if part]


def _bases(text: str) -> list[str]:
    parts = re.split(r"\n+|(?<=[》）)条款])[、，,；;\s]+(?=《)", text)
    return [_line(_MARKS.sub("", part)).strip("；;。 ") for part in parts if part.strip()]


def _line(text: str) -> str:
    return re.sub(r"\s*\n\s*", "", text).strip()
