"""Kinds one by one: their states, their pages, their lists."""
