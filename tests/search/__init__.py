"""Tests of the search: its index, its readers and how good its answers are."""
