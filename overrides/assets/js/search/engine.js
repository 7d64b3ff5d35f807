// The search itself; the twin of hooks/gongkai/search/reader.py, held equal by a test.
import { allOf, only } from "./candidates.js";
import { favoured, namedWith } from "./contacts.js";
import { bonus, holds, shareBonus } from "./matching.js";
import { nearest } from "./nearest.js";
import { someOf } from "./partial.js";
import { mended, parse, sameTerms, spaced, withoutIgnored } from "./query.js";

export const GROUPS_ON_A_PAGE = 10;
const ORDINALS = 2 ** 21;

/** Answer a query with one page of its results, restricted to the `chosen` facet values. */
export async function search(index, text, { page = 1, byDate = false, chosen = {}, size = GROUPS_ON_A_PAGE, counts = true, settle = true, near = true } = {}) {
  const [all, ignored] = await findDocuments(index, text);
  const found = await restricted(index, all, chosen);
  const tally = { held: 0, dropped: 0 };
  const { hits, more } = await pageOf(index, found, { page, byDate, tally, size });
  const facets = counts ? await counted(index, found.documents) : [];
  const { total, exact } = await totalOf(index, found, tally, settle);
  const first = near && page === 1 && !Object.keys(chosen).length;
  const related = first ? await relatedTo(index, found) : [];
  const nearby = first && !hits.length ? await nearest(index, text) : { titles: [], words: [] };
  return { hits, related, total, exact, more, partial: found.partial, ignored, terms: found.terms, facets, near: nearby };
}

/** Find documents with most of the words when few have all of them. */
async function relatedTo(index, found) {
  const { few_results: few, most_related: most, related_up_to: upTo } = index.settings.ranking;
  if (found.partial || !found.documents.length || found.documents.length >= few || index.settings.documents > upTo) return [];
  const again = parse(withoutIgnored(found.terms, index.settings.ignored, index.fold), index.settings.synonyms, index.fold);
  const some = await someOf(index, again.length ? again : found.terms);
  const known = new Set(found.documents);
  const rest = only(some, (place) => !known.has(some.documents[place]));
  const related = [];
  for await (const hit of confirmed(index, rest, { byDate: false, tally: { held: 0, dropped: 0 } })) {
    if (related.length >= most) break;
    related.push({ ...hit, folded: [], terms: some.terms });
  }
  return related;
}

/** Count the results; `tally` says of the documents in doubt how many texts said yes and how many no. */
async function totalOf(index, found, tally, settle) {
  const doubtful = found.documents.filter((_, place) => !found.sure[place]);
  const sure = found.documents.length - doubtful.length;
  if (doubtful.length && (!settle || doubtful.length > index.settings.ranking.most_counted)) return { total: sure + estimate(tally, doubtful.length), exact: false };
  const stored = await index.storedAll(doubtful);
  return { total: sure + stored.filter((document) => holds(document, found.terms)).length, exact: true };
}

function estimate({ held, dropped }, doubtful) {
  const unread = doubtful - held - dropped;
  return held + (held + dropped ? Math.floor((unread * held) / (held + dropped)) : unread);
}

/** Count the values of the facets among the results. */
export async function facetCounts(index, text, { chosen = {} } = {}) {
  const [all] = await findDocuments(index, text);
  return counted(index, (await restricted(index, all, chosen)).documents);
}

/** Count exactly what `search` could only estimate: {total, exact}. */
export async function count(index, text, { chosen = {} } = {}) {
  const [all] = await findDocuments(index, text);
  return totalOf(index, await restricted(index, all, chosen), { held: 0, dropped: 0 }, true);
}

/** Return the ordinals of every confirmed result, best first, without folding. */
export async function everyDocument(index, text) {
  const [found] = await findDocuments(index, text);
  const ordinals = [];
  for await (const hit of confirmed(index, found, { byDate: false, tally: { held: 0, dropped: 0 } })) ordinals.push(hit.ordinal);
  return ordinals;
}

async function findDocuments(index, text) {
  const { synonyms, ignored } = index.settings;
  const named = await namedWith(index, text);
  if (named) return [named, false];
  const terms = parse(text, synonyms, index.fold);
  const found = await favoured(index, await allOf(index, terms));
  if (found.documents.length || !terms.length) return [found, false];
  const apart = parse(spaced(text), synonyms, index.fold);
  if (!sameTerms(apart, terms)) {
    const separately = await favoured(index, await allOf(index, apart));
    if (separately.documents.length) return [separately, false];
  }
  const again = parse(withoutIgnored(terms, ignored, index.fold), synonyms, index.fold);
  const changed = again.length > 0 && again.map((term) => term.variants[0].text).join("\n") !== terms.map((term) => term.variants[0].text).join("\n");
  const left = again.length ? again : terms;
  const partly = await someOf(index, left);
  const mistakes = partly.terms.filter(({ written }) => written);
  if (!mistakes.length) return [partly, changed];
  const right = await favoured(index, await allOf(index, mended(left, mistakes, synonyms, index.fold)));
  return [right.documents.length ? right : partly, changed];
}

async function restricted(index, found, chosen) {
  const wanted = Object.entries(chosen);
  if (!wanted.length) return found;
  let keep = () => true;
  for (const [name, value] of wanted) {
    const [plural, own] = name.split(".");
    const facet = (await (own ? index.own(plural) : index.facets())).find((one) => one.name === name);
    const number = facet ? facet.values.indexOf(value) : -1;
    const holding = facet && number >= 0 ? facet.sets.map((set) => set.includes(number)) : [];
    const before = keep;
    keep = (document) => before(document) && holding.length > 0 && holding[facet.column[document]];
  }
  return only(found, (place) => keep(found.documents[place]));
}

/** Count the values of the facets; when all documents are of one kind, of its own facets too. */
async function counted(index, documents) {
  const counts = (await index.facets()).map((facet) => countsOf(facet, documents));
  const kinds = counts.find(({ name }) => name === "kind")?.values ?? [];
  const plural = kinds.length === 1 ? (await index.owners())[kinds[0].value] : undefined;
  const own = plural ? await index.own(plural) : [];
  return [...counts, ...own.map((facet) => countsOf(facet, documents))];
}

function countsOf({ name, title, values, sets, column }, documents) {
  const bySet = new Uint32Array(sets.length);
  for (const document of documents) bySet[column[document]] += 1;
  const totals = new Uint32Array(values.length);
  sets.forEach((set, place) => set.forEach((value) => (totals[value] += bySet[place])));
  return { name, title, values: values.map((value, place) => ({ value, count: totals[place] })).filter(({ count }) => count) };
}

async function pageOf(index, found, { page, byDate, tally, size }) {
  const members = new Set(found.documents);
  const shown = new Set();
  const groups = [];
  for await (const hit of confirmed(index, found, { byDate, tally })) {
    if (shown.has(hit.ordinal)) continue;
    const folded = hit.stored.content.children.filter((child) => members.has(child) && !shown.has(child));
    shown.add(hit.ordinal);
    folded.forEach((child) => shown.add(child));
    groups.push({ ...hit, folded });
    if (groups.length >= page * size) break;
  }
  return { hits: groups.slice((page - 1) * size), more: members.size > shown.size + tally.dropped };
}

async function* confirmed(index, found, { byDate, tally }) {
  const { prior_factors: factors, bonuses, shown_together: together } = index.settings.ranking;
  const { documents, scores } = found;
  const keys = scores.map((score, place) => score * factors[index.columns[documents[place]] >> 4]);
  const order = Float64Array.from(documents, (document, place) => (byDate ? document * ORDINALS + place : keys[place] * ORDINALS + document)).sort().reverse();
  const placeOf = new Map();
  documents.forEach((document, place) => placeOf.set(document, place));
  for (let start = 0; start < order.length; start += together) {
    const ordinals = Array.from(order.subarray(start, start + together), (value) => (byDate ? Math.floor(value / ORDINALS) : value % ORDINALS));
    const stored = await index.storedAll(ordinals);
    const portion = [];
    ordinals.forEach((ordinal, place) => {
      if (found.partial || holds(stored[place], found.terms)) {
        const known = placeOf.get(ordinal);
        tally.held += found.sure[known] ? 0 : 1;
        const gained = bonus(stored[place], found.terms, bonuses) + (found.partial ? shareBonus(stored[place], found.terms, found.weights, bonuses) : 0);
        const score = Math.floor((keys[known] * (100 + gained)) / 100);
        portion.push({ ordinal, score, stored: stored[place] });
      } else tally.dropped += 1;
    });
    if (!byDate) portion.sort((a, b) => b.score - a.score || b.ordinal - a.ordinal);
    yield* portion;
  }
}
