"""Tests of gongkai; the folders mirror `hooks/gongkai/`."""
