"""The item numbers that Word prints but does not store: list levels → 一、, （一）, 1. (ingest)."""

from __future__ import annotations

import re
from typing import Any

from gongkai.clauses import chinese

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_CHINESE = {
    "chineseCounting",
    "chineseCountingThousand",
    "taiwaneseCountingThousand",
    "japaneseCounting",
    "ideographDigital",
    "chineseLegalSimplified",
}


class Numbers:
    """Counters of a document's lists, advanced paragraph by paragraph."""

    def __init__(self, document: Any) -> None:
        self.levels: dict[str, dict[int, tuple[str, str, int]]] = {}
        """List → level → (number format, text with %1, start)."""
        self.lists: dict[str, str] = {}
        self.styles: dict[str, tuple[str, int]] = {}
        self.counts: dict[str, dict[int, int]] = {}
        self._read_lists(document)
        self._read_styles(document)

    def label(self, paragraph: Any) -> str:
        """Give the number that Word prints before a paragraph, empty when it prints none."""
        found = self._list_of(paragraph)
        if found is None:
            return ""
        number_id, level = found
        levels = self.levels.get(self.lists.get(number_id, ""), {})
        if level not in levels or levels[level][0] in ("bullet", "none"):
            return ""
        counts = self.counts.setdefault(self.lists[number_id], {})
        counts[level] = counts.get(level, levels[level][2] - 1) + 1
        for deeper in [each for each in counts if each > level]:
            del counts[deeper]
        return re.sub(r"%(\d)", lambda match: _written(counts, levels, int(match[1]) - 1), levels[level][1])

    def _list_of(self, paragraph: Any) -> tuple[str, int] | None:
        properties = paragraph.find(f"{_W}pPr")
        if properties is None:
            return None
        own = _numbering(properties)
        if own:
            return own if own[0] != "0" else None
        style = properties.find(f"{_W}pStyle")
        return self.styles.get(style.get(f"{_W}val", "")) if style is not None else None

    def _read_lists(self, document: Any) -> None:
        try:
            root = document.part.numbering_part.element
        except (KeyError, NotImplementedError, AttributeError):
            return
        for abstract in root.iterchildren(f"{_W}abstractNum"):
            levels = {int(level.get(f"{_W}ilvl")): _level(level) for level in abstract.iterchildren(f"{_W}lvl")}
            self.levels[abstract.get(f"{_W}abstractNumId")] = levels
        for number in root.iterchildren(f"{_W}num"):
            abstract = number.find(f"{_W}abstractNumId")
            if abstract is not None:
                self.lists[number.get(f"{_W}numId")] = abstract.get(f"{_W}val")

    def _read_styles(self, document: Any) -> None:
        for style in document.styles.element.iterchildren(f"{_W}style"):
            properties = style.find(f"{_W}pPr")
            found = _numbering(properties) if properties is not None else None
            if found:
                self.styles[style.get(f"{_W}styleId")] = found


def _numbering(properties: Any) -> tuple[str, int] | None:
    number = properties.find(f"{_W}numPr/{_W}numId")
    level = properties.find(f"{_W}numPr/{_W}ilvl")
    if number is None:
        return None
    return number.get(f"{_W}val"), int(level.get(f"{_W}val", "0")) if level is not None else 0


def _level(level: Any) -> tuple[str, str, int]:
    def value(name: str, default: str) -> str:
        found = level.find(f"{_W}{name}")
        return str(found.get(f"{_W}val", default)) if found is not None else default

    return value("numFmt", "decimal"), value("lvlText", "%1."), int(value("start", "1"))


def _written(counts: dict[int, int], levels: dict[int, tuple[str, str, int]], level: int) -> str:
    count = counts.get(level, levels.get(level, ("", "", 1))[2])
    form = levels.get(level, ("decimal", "", 1))[0]
    if form in _CHINESE:
        return chinese(count)
    if form == "decimalEnclosedCircle" and count <= 20:
        return chr(ord("①") + count - 1)
    if form in ("lowerLetter", "upperLetter") and count <= 26:
        return chr((ord("a") if form == "lowerLetter" else ord("A")) + count - 1)
    return str(count)
