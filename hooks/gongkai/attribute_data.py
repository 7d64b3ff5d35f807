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
ENDINGS = ("csv", "json")
"""The forms in which the numbers can be had."""
_HEADERS = ("分类", "项目", "主动公开", "依申请公开", "不予公开", "未主动公开合计")
FEW = f"不足{LEAST}件"
"""What is printed where a number would tell too much."""


def offered(portal: Portal) -> bool:
    """Tell whether there is anything to count and the portal gives data away."""
    return portal.identity.features.data and portal.attributes is not None and bool(portal.attributes.by_year)


def outputs(portal: Portal) -> Iterator[Output]:
    """Give the data files, where there are any."""
    found = portal.attributes
    if found is None or not offered(portal):
        return
    known = fingerprint([repr(found), *(organ.origin.digest for organ in portal.records["organizations"].values())])
    yield Output(f"{NAME}.csv", known, partial(_csv, found, portal))
    yield Output(f"{NAME}.json", known, partial(_json, found, portal))


def figure(count: int | None) -> str:
    """Write a count; one that is too small to be told as such."""
    return FEW if count is None else f"{count:,}"


def label(row: AttributeRow) -> str:
    """Name a row: a span of years by its ends, a genre by itself, joined ones by how many they are."""
    if row.last_year:
        return f"{row.key}年" if row.key == row.last_year else f"{row.key}—{row.last_year}年"
    return row.key or f"其余{row.members}个文种"


def rows(found: AttributeCounts, portal: Portal) -> Iterator[tuple[str, ...]]:
    """Give the table's rows: by year, genre and organ, then the legal grounds."""
    for name, some in (("年份", found.by_year), ("文种", found.by_genre)):
        for row in some:
            yield name, label(row), f"{row.proactive}", figure(row.on_request), figure(row.none), ""
    for each in found.by_organ:
        organ = portal.find("organizations", each.organ)
        yield "发文机关", organ.heading if organ else each.organ, f"{each.proactive}", "", "", figure(each.withheld)
    for ground, count in found.by_ground:
        yield "不予公开的理由", ground or "其他法定理由", "", "", f"{count}", ""


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
