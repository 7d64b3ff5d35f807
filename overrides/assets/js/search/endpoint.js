// Another engine behind the same small interface: OpenSearch or what speaks like it, at the address catalog/portal.yml names.
// The request is that of hooks/gongkai/search/opensearch.py; tests/search/contract.json holds both to one record.
import { folder } from "./folding.js";
import { current, Unreachable } from "./files.js";
import { Stored } from "./matching.js";
import { marked, passages } from "./passages.js";
import { parse } from "./query.js";

const FIELDS = ["title^8", "numbers^8", "keywords^3", "summary^2", "headings^2", "body"];
const FACETS = ["kind", "topic", "organ", "year", "validity", "audience", "field"];
const FACET_SIZE = 60;
const SIZE = 10;

/** Return the body of a search request. */
export function requestOf(terms, { page = 1, byDate = false, chosen = {}, size = SIZE } = {}) {
  const must = terms.map((term) => ({ multi_match: { query: term, type: "phrase", fields: FIELDS } }));
  const filter = Object.keys(chosen).filter((name) => FACETS.includes(name)).sort().map((name) => ({ term: { [`facet_${name}`]: chosen[name] } }));
  return {
    from: (page - 1) * size,
    size,
    track_total_hits: true,
    query: { function_score: { query: { bool: { must, filter } }, field_value_factor: { field: "prior" }, boost_mode: "multiply" } },
    sort: byDate ? [{ date: "desc" }, "_score"] : ["_score", { date: "desc" }],
    _source: { excludes: ["body", "headings"] },
    aggs: Object.fromEntries(FACETS.map((name) => [name, { terms: { field: `facet_${name}`, size: FACET_SIZE } }])),
  };
}

export class Endpoint {
  constructor(address, base) {
    this.address = address;
    this.base = base;
  }

  async search(request) {
    const { fold } = await this.folding();
    const terms = parse(request.text, [], fold);
    const answer = await this.ask(requestOf(request.text.split(/\s+/).filter(Boolean), request));
    const hits = answer.hits.hits.map(({ _source: source }) => {
      const content = { ...source, date: source.date ?? "", sections: source.sections.map(({ anchor, heading, text }) => [anchor, heading, text]) };
      const stored = new Stored(content, fold);
      return { ...faceOf(source), ordinal: source.url, folded: [], parts: marked(source.title, terms, fold), passages: passages(stored, terms, fold) };
    });
    const facets = FACETS.map((name) => ({ name, values: (answer.aggregations?.[name]?.buckets ?? []).map(({ key, doc_count: count }) => ({ value: key, count })) }));
    this.counted = facets;
    const total = answer.hits.total.value;
    return { hits, related: [], near: { titles: [], words: [] }, total, exact: true, more: (request.page ?? 1) * SIZE < total, partial: false, ignored: false, facets, synonyms: [], terms: terms.length, words: [] };
  }

  async facets() {
    return this.counted;
  }

  async count() {
    return { exact: false };
  }

  async suggest({ text }) {
    const { hits } = await this.search({ text, size: 6 });
    return { titles: hits, words: [], topics: [] };
  }

  async folded() {
    return [];
  }

  folding() {
    this.table ??= current(`${this.base}search/fold.json`).then(folder);
    return this.table;
  }

  async ask(body) {
    try {
      const response = await fetch(this.address, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) });
      if (response.ok) return await response.json();
    } catch {
      throw new Unreachable(this.address);
    }
    throw new Error(`the engine at ${this.address} refused`);
  }
}

function faceOf({ url, title, label, numbers, date, state, in_force: inForce, organ_printed: organ }) {
  return { url, title, label, number: numbers[0] ?? "", date: date ?? "", state, inForce, organ };
}
