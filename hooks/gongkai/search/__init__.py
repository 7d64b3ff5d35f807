"""Full-text search (L3): the index, its Python reader and what the browser needs."""
