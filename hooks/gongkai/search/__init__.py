"""Full-text search: the index, its Python reader and what the browser needs (data's way: renderers)."""
