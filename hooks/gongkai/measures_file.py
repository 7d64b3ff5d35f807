"""`data/measures.json` (L3): every measure with its definition, its parts and each record that it counts."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from functools import partial
from typing import Any

from gongkai.measures import Counted, Part, Result, all_measures, measured
from gongkai.output import Output, fingerprint
from gongkai.portal import Portal

PATH = "data/measures.json"


def counting(portal: Portal) -> bool:
    """Tell whether any measure counts anything."""
    return any(True for each in all_measures() for _ in each.take(portal))


def outputs(portal: Portal) -> Iterator[Output]:
    """Give the file, where the portal offers data and anything is counted."""
    results = [each for each in measured(portal) if each.counted]
    if portal.identity.features.data and results:
        known = fingerprint([portal.identity.url, str(portal.today), *(each.digest for each in results)])
        yield Output(PATH, known, partial(content, results, portal))


def content(results: Sequence[Result], portal: Portal) -> bytes:
    """Write the measures; shares are percentages with one decimal, rounded down."""
    whole = {"as_of": portal.today.isoformat(), "measures": [_measure(each, portal) for each in results]}
    return (json.dumps(whole, ensure_ascii=False, indent=1) + "\n").encode()


def _measure(result: Result, portal: Portal) -> dict[str, Any]:
    measure = result.measure
    return {
        "id": measure.id,
        "title": measure.title,
        "definition": measure.definition,
        "url": f"{portal.identity.url}measures/{measure.id}/",
        "target": result.aim,
        "reached": result.reached,
        **_part(result.whole),
        "by_unit": [{"label": each.label, **_part(each)} for each in result.by_unit],
        "by_quarter": [{"label": each.label, **_part(each)} for each in result.by_quarter],
        "by_group": [{"label": each.label, **_part(each)} for each in result.by_group],
        "counted": [_counted(each, portal) for each in result.counted],
    }


def _part(part: Part) -> dict[str, Any]:
    return {"met": part.met, "total": part.total, "share": part.share}


def _counted(each: Counted, portal: Portal) -> dict[str, Any]:
    return {
        "label": each.label,
        "url": portal.identity.url + each.url,
        "met": each.met,
        "why": each.why,
        "units": list(each.units),
        "on": each.on.isoformat() if each.on else None,
        "group": each.group or None,
    }
