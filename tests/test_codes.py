"""Every code of a finding is in one register and in the handbook's table. With GONGKAI_WRITE=1 the table is written."""

from __future__ import annotations

import os
import re
from pathlib import Path

from gongkai import codes
from gongkai.findings import Level
from gongkai.rules import all_rules

HANDBOOK = Path(__file__).resolve().parent.parent / "README.zh.md"
HEADING = "### 检查规则一览"


def table() -> str:
    """Write the table of all codes with their levels and what they demand."""
    rows = {each.code: (each.level, each.text) for each in all_rules()}
    for register in (codes.READING, codes.AUDITING, codes.INGESTING):
        rows |= {code: (_level(code), text) for code, text in register.items()}
    lines = [f"| {code} | {level} | {' '.join(text.split())} |" for code, (level, text) in sorted(rows.items())]
    return "\n".join(["| 代码 | 级别 | 要求 |", "|---|---|---|", *lines]) + "\n"


def _level(code: str) -> Level:
    return Level.WARNING if code in codes.WARNINGS else Level.NOTICE if code in codes.NOTICES else Level.ERROR


def test_the_handbook_lists_every_code_as_the_program_has_it():
    """Who looks up a code finds its level and its rule in the program's own words."""
    text = HANDBOOK.read_text(encoding="utf-8")
    if os.environ.get("GONGKAI_WRITE"):
        start = text.index(HEADING)
        ends = [place for mark in ("\n## ", "\n### ") if (place := text.find(mark, start + 5)) > 0]
        end = min(ends, default=len(text))
        kept = [line for line in text[start:end].splitlines() if not line.startswith("|")]
        section = "\n".join(kept).rstrip() + f"\n\n{table()}"
        text = text[:start] + section + text[end:]
        HANDBOOK.write_text(text, encoding="utf-8")
    assert table() in text


def test_no_code_is_registered_twice():
    """A code means one thing."""
    registers = [codes.READING, codes.AUDITING, codes.INGESTING, {each.code: each.text for each in all_rules()}]
    everything = [code for register in registers for code in register]
    assert len(everything) == len(set(everything)) > 80
    assert all(re.search(r"[\u4e00-\u9fff].*。$|）$", text) for register in registers for text in register.values())
    assert {*codes.WARNINGS, *codes.NOTICES} <= set(everything)
