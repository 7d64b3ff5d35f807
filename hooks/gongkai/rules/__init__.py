"""Checks over records and the whole portal (L2). One rule, one generator; its docstring is the rule."""

from __future__ import annotations

from gongkai.rules.registry import Rule, all_rules, check, check_alone

__all__ = ["Rule", "all_rules", "check", "check_alone"]
