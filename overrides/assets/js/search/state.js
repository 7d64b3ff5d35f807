// What the search page shows, as its address says it.

const FACETS = ["kind", "topic", "organ", "year", "validity", "audience", "field"];

/** Read {text, page, byDate, chosen} from an address. */
export function stateOf(address) {
  const query = new URL(address, document.baseURI).searchParams;
  const chosen = Object.fromEntries(FACETS.filter((name) => query.get(name)).map((name) => [name, query.get(name)]));
  return { text: query.get("q") ?? "", page: Math.max(1, Number.parseInt(query.get("page") ?? "1", 10) || 1), byDate: query.get("sort") === "date", chosen };
}

/** Write the address of a state, relative to the search page. */
export function addressOf({ text, page = 1, byDate = false, chosen = {} }) {
  const query = new URLSearchParams();
  if (text) query.set("q", text);
  for (const name of FACETS) if (chosen[name]) query.set(name, chosen[name]);
  if (byDate) query.set("sort", "date");
  if (page > 1) query.set("page", String(page));
  return `?${query}`;
}

/** Tell whether a state asks for anything. */
export function asks({ text, chosen }) {
  return Boolean(text.trim()) || Object.keys(chosen).length > 0;
}
