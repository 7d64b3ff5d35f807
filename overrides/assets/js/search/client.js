// The small query interface the page speaks: search, suggest and folded, each a promise of plain data.
// Behind it stands the static index in a worker, or the engine that catalog/portal.yml names.

/** What went wrong: "unreachable" (the network), "outdated" (the page is older than the index) or "broken" (the index). */
export class SearchFailure extends Error {
  constructor(kind, detail) {
    super(detail);
    this.kind = kind;
  }
}

let opened;

/** The search of this page, opened when first wanted: where `form` leads to, or the engine that the page names. */
export function client(form) {
  opened ??= open(new URL(form.getAttribute("action"), document.baseURI).href.replace(/search\/$/, ""), document.querySelector("[data-search-endpoint]")?.dataset.searchEndpoint ?? "");
  return opened;
}

/** Open the search of this site: `base` is the way to the site's root, `endpoint` another engine's address or "". */
export async function open(base, endpoint) {
  const address = new URL(base, document.baseURI).href;
  if (endpoint) {
    const { Endpoint } = await import("./endpoint.js");
    return guarded(new Endpoint(endpoint, address), (error) => (error.constructor.name === "Unreachable" ? "unreachable" : "broken"));
  }
  return (await inWorker(`${address}search/`)) ?? inPage(`${address}search/`);
}

async function inWorker(base) {
  let worker;
  try {
    worker = new Worker(new URL("./worker.js", import.meta.url), { type: "module" });
  } catch {
    return null;
  }
  const waiting = new Map();
  let last = 0;
  worker.addEventListener("message", ({ data: { id, result, failure, detail } }) => {
    const { resolve, reject } = waiting.get(id);
    waiting.delete(id);
    if (failure) reject(new SearchFailure(failure, detail));
    else resolve(result);
  });
  worker.addEventListener("error", () => {
    for (const { reject } of waiting.values()) reject(new SearchFailure("broken", "worker"));
    waiting.clear();
  });
  const ask = (call) => (request) =>
    new Promise((resolve, reject) => {
      last += 1;
      waiting.set(last, { resolve, reject });
      worker.postMessage({ id: last, call, request, base });
    });
  return interfaceOf(ask);
}

async function inPage(base) {
  const { failureOf, Session } = await import("./session.js");
  return guarded(new Session(base), failureOf);
}

function guarded(session, failureOf) {
  const ask = (call) => async (request) => {
    try {
      return await session[call](request);
    } catch (error) {
      throw new SearchFailure(failureOf(error), String(error));
    }
  };
  return interfaceOf(ask);
}

function interfaceOf(ask) {
  return { search: ask("search"), count: ask("count"), facets: ask("facets"), suggest: ask("suggest"), folded: ask("folded") };
}
