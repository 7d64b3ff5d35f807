"""Ingest (L4): official text, Word, Excel and saved web pages → the portal's source files. Stands beside the build.

The way of a file, one pure step a module: `decode` (bytes → text) → `lines` → `noise` (page numbers, web page chrome)
→ `tables` → `head` (title, number, what the page says) → `paragraphs` (mended) → `blocks` (headings, clauses,
signature, attachments) → `readings` (the fields) → `body` (Markdown) → `sources` (files to write). Every line of the
input ends in the output, in a field, or in the list of what was dropped and why.
"""
