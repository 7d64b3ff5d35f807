"""How well the portal does what it must, in figures (L2). One measure, one generator; its docstring is the definition."""

from __future__ import annotations

from gongkai.measures.registry import Counted, Measure, Part, Result, all_measures, measured

__all__ = ["Counted", "Measure", "Part", "Result", "all_measures", "measured"]
