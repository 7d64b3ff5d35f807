// What the search page shows, as its address says it; a kind's own facet is written PLURAL.NAME.

const OWN = /^[a-z-]+\.[a-z-]+$/;
const FACETS = ["kind", "topic", "organ", "year", "validity", "audience", "field"];

/** Read {text, page, byDate, chosen} from an address. */
export function stateOf(address) {
  const query = new URL(address, document.baseURI).searchParams;
  const names = [...FACETS, ...[...new Set(query.keys())].filter((name) => OWN.test(name)).sort()];
  const chosen = Object.fromEntries(names.filter((name) => query.get(name)).map((name) => [name, query.get(name)]));
  return { text: query.get("q") ?? "", page: Math.max(1, Number.parseInt(query.get("page") ?? "1", 10) || 1), byDate: query.get("sort") === "date", chosen };
}

/** Write the address of a state, relative to the search page. */
export function addressOf({ text, page = 1, byDate = false, chosen = {} }) {
  const query = new URLSearchParams();
  if (text) query.set("q", text);
  const names = [...FACETS, ...Object.keys(chosen).filter((name) => OWN.test(name)).sort()];
  for (const name of names) if (chosen[name]) query.set(name, chosen[name]);
  if (byDate) query.set("sort", "date");
  if (page > 1) query.set("page", String(page));
  return `?${query}`;
}

/** Tell whether a state asks for anything. */
export function asks({ text, chosen }) {
  return Boolean(text.trim()) || Object.keys(chosen).length > 0;
}
