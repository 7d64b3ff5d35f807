// From terms to documents and whole-number scores, by grams alone; the twin of hooks/gongkai/search/candidates.py.
import { holds } from "./matching.js";
import { unitsOf } from "./lookup.js";

const MOST_FURTHER_GRAMS = 4;

/** Return BM25's rarity in sixteenths of a power of two. */
export function rarity(holding, documents) {
  const ratio = Math.floor(((2 * documents + 1) * 256) / (2 * holding + 1));
  const bits = Math.max(0, 31 - Math.clz32(ratio));
  const fraction = (bits >= 4 ? ratio >> (bits - 4) : ratio << (4 - bits)) & 15;
  return Math.max(8, 16 * (bits - 8) + fraction + 8);
}

/** Find the documents that hold every term: {documents, scores, sure, terms, partial}; `sure` has 1 where the grams leave no doubt. */
export async function allOf(index, terms) {
  const parts = await Promise.all(terms.map((term) => termOf(index, term)));
  const nothing = { documents: new Uint32Array(0), scores: new Float64Array(0), sure: new Uint8Array(0) };
  const found = { ...(parts.length ? parts.reduce(intersection) : nothing), terms, partial: false };
  if (found.sure.every(Boolean) || found.documents.length > index.settings.ranking.shown_together) return found;
  const stored = await index.storedAll(found.documents);
  const confirmed = only(found, (place) => holds(stored[place], terms));
  return { ...confirmed, sure: confirmed.sure.fill(1) };
}

/** Return the documents whose places `keep` picks. */
export function only(found, keep) {
  const which = (_, place) => keep(place);
  return { ...found, documents: found.documents.filter(which), scores: found.scores.filter(which), sure: found.sure.filter(which) };
}

function intersection(one, other) {
  const documents = [];
  const scores = [];
  const sure = [];
  for (let i = 0, j = 0; i < one.documents.length && j < other.documents.length; ) {
    if (one.documents[i] < other.documents[j]) i += 1;
    else if (one.documents[i] > other.documents[j]) j += 1;
    else {
      documents.push(one.documents[i]);
      sure.push(one.sure[i] & other.sure[j]);
      scores.push(one.scores[i++] + other.scores[j++]);
    }
  }
  return { documents: Uint32Array.from(documents), scores: Float64Array.from(scores), sure: Uint8Array.from(sure) };
}

async function termOf(index, term) {
  const phrases = await Promise.all(term.variants.map((variant) => phraseOf(index, variant.text)));
  const parts = phrases.map((phrase, place) => scored(index, phrase, term.variants[place].shown ? index.settings.ranking.variant_percent : 100));
  if (parts.length === 1) return parts[0];
  const best = new Map();
  const known = new Map();
  for (const { documents, scores, sure } of parts) {
    documents.forEach((document, place) => {
      best.set(document, Math.max(best.get(document) ?? 0, scores[place]));
      known.set(document, (known.get(document) ?? 0) | sure[place]);
    });
  }
  const documents = Uint32Array.from(best.keys()).sort();
  return { documents, scores: Float64Array.from(documents, (document) => best.get(document)), sure: Uint8Array.from(documents, (document) => known.get(document)) };
}

function scored(index, { documents, ranks, sure }, percent) {
  const weight = rarity(documents.length, index.settings.documents) * percent;
  const { saturation } = index.settings.ranking;
  const scores = new Float64Array(documents.length);
  for (let place = 0; place < scores.length; place += 1) {
    scores[place] = Math.floor((saturation[ranks[place]][index.columns[documents[place]] & 15] * weight) / 100);
  }
  return { documents, scores, sure };
}

async function phraseOf(index, text) {
  const { ranking } = index.settings;
  const units = unitsOf(text);
  const starts = units.map((unit, place) => (index.isWordUnit(unit) ? -1 : place)).filter((place) => place >= 0);
  const first = await index.find(units);
  let { documents, ranks, matched: covered } = first;
  let reach = first.ahead.map((ahead) => Math.min(covered + ahead, units.length));
  const exact = covered >= units.length;
  const unused = starts.slice(1);
  for (let times = exact ? 0 : MOST_FURTHER_GRAMS; times && unused.length && documents.length > ranking.shown_together; times -= 1) {
    const overlapping = covered < units.length ? unused.filter((start) => start < covered) : [];
    const start = overlapping.length ? overlapping.at(-1) : unused[0];
    unused.splice(unused.indexOf(start), 1);
    const further = await index.find(units.slice(start));
    ({ documents, ranks, reach } = narrowed({ documents, ranks, reach }, further));
    covered = Math.max(covered, start + further.matched);
  }
  if (exact) return { documents, ranks, sure: new Uint8Array(documents.length).fill(1) };
  if (documents.length > ranking.shown_together) {
    const reached = await reachOf(index, units, starts, documents, reach);
    return { documents, ranks, sure: reached.map((end) => (end >= units.length ? 1 : 0)) };
  }
  const stored = await index.storedAll(documents);
  const held = stored.map((document) => holds(document, [{ variants: [{ text, shown: "" }] }]));
  const kept = documents.filter((_, place) => held[place]);
  return { documents: kept, ranks: ranks.filter((_, place) => held[place]), sure: new Uint8Array(kept.length).fill(1) };
}

/** Return how many units of a phrase are sure to stand in each document, of which the first `reach` are known to. */
async function reachOf(index, units, starts, documents, reach) {
  const { depth } = index.settings;
  const begins = [...starts.slice(1), units.length];
  let next = 0;
  for (let end = reach.reduce((least, value) => Math.min(least, value), units.length); end < units.length; end += 1) {
    while (begins[next] < end && begins[next] + (await index.find(units.slice(begins[next]))).matched < end) next += 1;
    const start = begins[next];
    if (start >= end || end - start > depth || !reach.includes(end)) continue;
    const { documents: others, ahead } = await index.find(units.slice(start), end - start);
    for (let i = 0, j = 0; i < documents.length && j < others.length; ) {
      if (documents[i] < others[j]) i += 1;
      else if (documents[i] > others[j]) j += 1;
      else {
        if (reach[i] === end) reach[i] = Math.min(units.length, end + ahead[j]);
        i += 1;
        j += 1;
      }
    }
  }
  return reach;
}

function narrowed({ documents, ranks, reach }, further) {
  const kept = [];
  const weakest = [];
  const reached = [];
  for (let i = 0, j = 0; i < documents.length && j < further.documents.length; ) {
    if (documents[i] < further.documents[j]) i += 1;
    else if (documents[i] > further.documents[j]) j += 1;
    else {
      kept.push(documents[i]);
      reached.push(reach[i]);
      weakest.push(Math.min(ranks[i++], further.ranks[j++]));
    }
  }
  return { documents: Uint32Array.from(kept), ranks: Uint8Array.from(weakest), reach: Uint8Array.from(reached) };
}
