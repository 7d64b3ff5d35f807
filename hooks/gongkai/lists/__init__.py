"""The pages that list records (L3): every kind's own list, page by page, and one list for each value of its facets."""
