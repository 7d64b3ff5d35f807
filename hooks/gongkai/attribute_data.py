"""The numbers of 公文公开属性 as data (L3): the same cells as on the page, CSV and JSON."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from functools import partial

from gongkai.attribute_counts import LEAST, AttributeCounts, AttributeRow
from gongkai.output import Output, fingerprint
from gongkai.portal import Portal

NAME = "data/attributes"
_HEADERS = ("分类", "项目", "主动公开", "依申请公开", "不予公开")
FEW = f"不足{LEAST}件"
"""What is printed where a number would tell too much."""


def outputs(portal: Portal) -> Iterator[Output]:
    """Give the data files, where there is anything to count and the portal gives data away."""
    found = portal.attributes
    if found is None or not found.by_year or not portal.identity.features.data:
        return
    known = fingerprint([repr(found), *(organ.origin.digest for organ in portal.records["organizations"].values())])
    yield Output(f"{NAME}.csv", known, partial(_csv, found, portal))
    yield Output(f"{NAME}.json", known, partial(_json, found, portal))


def figure(count: int | None) -> str:
    """Write a count; one that is too small to be told as such."""
    return FEW if count is None else f"{count:,}"


def label(row: AttributeRow, portal: Portal, unit: str) -> str:
    """Name a row: an organ by its name, a span of years by its ends, joined ones by how many they are."""
    if row.last_year:
        return f"{row.key}年" if row.key == row.last_year else f"{row.key}—{row.last_year}年"
    if not row.key:
        return f"其余{row.members}个{unit}"
    organ = portal.find("organizations", row.key)
    return organ.heading if organ else row.key


def rows(found: AttributeCounts, portal: Portal) -> Iterator[tuple[str, str, str, str, str]]:
    """Give the table's rows: by year, organ and genre with three counts each, then the grounds with theirs."""
    for name, unit, some in (
        ("年份", "年", found.by_year),
        ("发文机关", "机关", found.by_organ),
        ("文种", "文种", found.by_genre),
    ):
        for row in some:
            yield name, label(row, portal, unit), f"{row.proactive}", figure(row.on_request), figure(row.none)
    for ground, count in found.by_ground:
        yield "不予公开的理由", ground or "其他法定理由", "", "", f"{count}"


def _csv(found: AttributeCounts, portal: Portal) -> bytes:
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer)
    writer.writerow(_HEADERS)
    writer.writerows(rows(found, portal))
    return buffer.getvalue().encode("utf-8-sig")


def _json(found: AttributeCounts, portal: Portal) -> bytes:
    cells = [dict(zip(_HEADERS, row, strict=True)) for row in rows(found, portal)]
    made = {"portal": portal.identity.name, "through": found.through.isoformat(), "rows": cells}
    return json.dumps(made, ensure_ascii=False, indent=2).encode() + b"\n"
