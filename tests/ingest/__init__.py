"""Tests of ingest: real documents, documents with every quirk, and hostile ones."""
