"""Fields → YAML as editors write it: Chinese as it is, dates plain, what must be looked at marked above its field (ingest)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import yaml

from gongkai.ingest.readings import Reading
from gongkai.kinds.policy import Policy


class _Dumper(yaml.SafeDumper):
    """YAML without anchors (the sources refuse them), lists indented below their key."""

    def ignore_aliases(self, data: Any) -> bool:  # noqa: ARG002 -- the base's signature
        """Write equal values again instead of pointing at the first."""
        return True

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: ARG002 -- as above
        """Indent lists."""
        super().increase_indent(flow, indentless=False)


def _plain(value: Any) -> Any:
    """Turn a field's value into what YAML has."""
    if isinstance(value, Mapping):
        return {str(key): _plain(member) for key, member in value.items()}
    if isinstance(value, str | bool | dt.date):
        return str(value) if isinstance(value, str) else value
    if isinstance(value, Sequence):
        return [_plain(member) for member in value]
    return value


def dump(value: Any) -> str:
    """Write a value as YAML."""
    return yaml.dump(_plain(value), Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=10_000)


def write_policy(source: str, values: Mapping[str, Reading], markdown: str) -> str:
    """Write a policy's file: front matter in the order of the kind's fields, then the text."""
    order = list(Policy.model_fields)
    fields = sorted(values.items(), key=lambda item: order.index(item[0]))
    lines = [f"# 由 scripts/ingest.py 从 {source} 读出。有「待核对」的请核对后删去那一行注释。\n"]
    for name, reading in fields:
        lines += _field(name, reading)
    return f"---\n{''.join(lines)}---\n\n{markdown}"


def _field(name: str, reading: Reading) -> Iterator[str]:
    if reading.doubt:
        yield f"# 待核对：{reading.doubt}\n"
    yield dump({name: reading.value})
