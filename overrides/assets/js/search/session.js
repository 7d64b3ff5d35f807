// One visitor's use of the static index: opens it, notices when a newer one was published, and starts again with that.
import { count, facetCounts, search } from "./engine.js";
import { current, Files, Stale, Unreachable } from "./files.js";
import { Index, Outdated } from "./index.js";
import { bonus } from "./matching.js";
import { marked, passages } from "./passages.js";

const CHECKED_EVERY = 10000;
const SUGGESTED = 6;

/** Name what went wrong for the page: "unreachable" (the network), "outdated" (the page's program) or "broken" (the index). */
export function failureOf(error) {
  if (error instanceof Unreachable) return "unreachable";
  return error instanceof Outdated ? "outdated" : "broken";
}

export class Session {
  constructor(base) {
    this.base = base;
    this.checked = 0;
  }

  /** Answer {text, page, byDate, chosen} with results as plain data. */
  search(request) {
    this.checked = 0;
    return this.withIndex(async (index) => shown(index, await search(index, request.text, { ...request, settle: false, counts: false })));
  }

  /** Count the facets of an answer, after it is shown. */
  facets(request) {
    return this.withIndex((index) => facetCounts(index, request.text, request));
  }

  /** Count what the first answer could only estimate. */
  count(request) {
    return this.withIndex((index) => count(index, request.text, request));
  }

  /** Return the stored documents `ordinals` as plain data: what is folded under a result. */
  folded({ ordinals }) {
    return this.withIndex(async (index) => (await index.storedAll(ordinals)).map((stored) => face(stored.content)));
  }

  /** Suggest while the visitor types: {titles, words, topics}. */
  suggest({ text }) {
    return this.withIndex(async (index) => {
      const [results, words, facets] = await Promise.all([search(index, text, { size: SUGGESTED, counts: false, near: false }), index.words(), index.topics()]);
      const { bonuses } = index.settings.ranking;
      const hits = results.partial ? [] : results.hits.map((hit) => ({ hit, inTitle: bonus(hit.stored, results.terms, bonuses) > 0 }));
      const titles = hits.sort((a, b) => b.inTitle - a.inTitle).slice(0, SUGGESTED).map(({ hit }) => ({ ...face(hit.stored.content), parts: marked(hit.stored.content.title, results.terms, index.fold) }));
      const wanted = index.fold(text).text;
      const holding = (word) => index.fold(word).text.includes(wanted);
      return { titles, words: words.filter(([word]) => holding(word) && word !== text).slice(0, 4).map(([word]) => word), topics: facets.filter(holding).slice(0, 2) };
    });
  }

  async withIndex(work) {
    const index = await this.open();
    try {
      const [result, changed] = await Promise.all([work(index), this.changed(index)]);
      if (!changed) return result;
    } catch (error) {
      this.checked = 0;
      if (!(error instanceof Stale || error instanceof RangeError) || !(await this.changed(index))) throw error;
    }
    this.close();
    return work(await this.open());
  }

  async changed(index) {
    if (Date.now() - this.checked < CHECKED_EVERY) return false;
    const { version } = await current(`${this.base}version.json`);
    this.checked = Date.now();
    return version !== index.files.version;
  }

  open() {
    this.opened ??= this.load().catch((error) => {
      this.close();
      throw error;
    });
    return this.opened;
  }

  async load() {
    const settings = await current(`${this.base}index.json`);
    this.checked = Date.now();
    return Index.open(new Files(this.base, settings.version), settings);
  }

  close() {
    this.opened = undefined;
  }
}

async function shown(index, results) {
  const displayed = ({ ordinal, stored, folded, terms = results.terms }) => ({
    ...face(stored.content),
    ordinal,
    folded,
    parts: marked(stored.content.title, terms, index.fold),
    passages: passages(stored, terms, index.fold),
  });
  const hits = results.hits.map(displayed);
  const related = results.related.map(displayed);
  const synonyms = [...new Set(results.terms.flatMap((term) => term.variants.map(({ shown: synonym }) => synonym)).filter(Boolean))];
  const mended = results.terms.filter(({ written }) => written).map(({ variants: [{ text }], written }) => ({ written, meant: text }));
  const { total, exact, more, partial, ignored, facets } = results;
  const near = { titles: (await index.storedAll(results.near.titles)).map(({ content }) => face(content)), words: results.near.words };
  return { hits, related, near, total, exact, more, partial, ignored, facets, synonyms, mended, terms: results.terms.length, words: results.terms.map((term) => term.variants[0].text.replaceAll("\u0001", "")) };
}

function face({ url, title, label, numbers, date, state, in_force: inForce, organ }) {
  return { url, title, label, number: numbers[0] ?? "", date, state, inForce, organ };
}
