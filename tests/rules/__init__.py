"""Behaviour of the rules, as tables of small portals."""
