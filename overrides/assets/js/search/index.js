// The built index opened for reading: its files, fetched once and decoded; the twin of hooks/gongkai/search/index.py.
import { BREAK, folder, MARK } from "./folding.js";
import { listing, nameOf, placeOf, separatorsOf } from "./lookup.js";
import { Stored } from "./matching.js";

export const FORMAT = 6;
const MOST_LISTINGS = 400;
const MOST_TEXTS = 400;
const MOST_PAGES = 400;

/** The index is written in a format of another time than this program: only a new page has the program that reads it. */
export class Outdated extends Error {}

/** The files below `search/`; `bytes(name)` and `json(name)` give one. */
export class Index {
  static async open(files, settings) {
    if (settings.format !== FORMAT) throw new Outdated(`format ${settings.format}`);
    const [table, directory, columns] = await Promise.all([files.json("fold.json"), files.bytes("directory.bin"), files.bytes("documents.bin")]);
    return new Index(files, settings, folder(table), separatorsOf(directory), columns);
  }

  constructor(files, settings, { fold, isWord }, pages, columns) {
    Object.assign(this, { files, settings, fold, isWord, pages, columns });
    this.listings = new Map();
    this.texts = new Map();
    this.separators = new Map();
    this.read = new Map();
  }

  isWordUnit(unit) {
    return this.isWord(String.fromCharCode(unit));
  }

  /** Return the documents of the first `size` of the units, or the candidates for them, and what is said of those that follow. */
  find(units, size = this.settings.depth) {
    const [gram, rest] = [units.slice(0, size), units.slice(size, size + this.settings.depth)];
    if (!this.pages.keys.length) return Promise.resolve({ documents: new Uint32Array(0), ranks: new Uint8Array(0), ahead: new Uint8Array(0), matched: 0 });
    return remembered(this.listings, `${gram} ${rest}`, MOST_LISTINGS, async () => listing(await this.shard(gram), gram, rest, this.settings));
  }

  async shard(gram) {
    return this.files.bytes(`grams/${nameOf((await this.placed(gram)).key)}.bin`);
  }

  /** Tell whether what is known of a gram is one large list, which the directory says before it is read. */
  async alone(gram) {
    return this.pages.keys.length > 0 && (await this.placed(gram)).large;
  }

  async placed(gram) {
    const page = placeOf(this.pages.keys, gram);
    const { keys, large } = await remembered(this.separators, page, MOST_PAGES, async () => separatorsOf(await this.files.bytes(`directory/${page}.bin`)));
    const place = placeOf(keys, gram);
    return { key: keys[place], large: large[place] === 1 };
  }

  stored(ordinal) {
    return remembered(this.texts, ordinal, MOST_TEXTS, async () => new Stored(await this.files.json(`texts/${ordinal >> 8}/${ordinal}.json`), this.fold));
  }

  storedAll(ordinals) {
    return Promise.all(Array.from(ordinals, (ordinal) => this.stored(ordinal)));
  }

  words() {
    return this.once("words", () => this.files.json("words.json"));
  }

  /** Return what can be reached: [{ordinal, title, keywords, called}], folded. */
  organs() {
    return this.once("organs", async () => {
      const folded = (text) => this.fold(text).text;
      return (await this.files.json("contacts.json")).map(([ordinal, title, keywords, called]) => ({ ordinal, title: folded(title), keywords: keywords.map(folded), called: called.map(folded) }));
    });
  }

  /** Return the portal's words, its keywords and those that have synonyms: folded -> as it is written. */
  lexicon() {
    return this.once("lexicon", async () => {
      const words = [...(await this.words()).map(([word]) => word), ...this.settings.synonyms.flat()];
      return firstOf(words.map((word) => [this.fold(word).text, word]));
    });
  }

  /** Return what gives the portal's word, folded, that differs from what is written in one character, or "". */
  meanings() {
    return this.once("meanings", async () => {
      const words = await this.lexicon();
      const masked = firstOf([...words.keys()].filter((word) => !word.includes(MARK)).flatMap((word) => masks(word).map((mask) => [mask, word])));
      return (written) => (words.has(written) ? "" : masked.get(masks(written).find((mask) => masked.has(mask))) ?? "");
    });
  }

  async topics() {
    return (await this.described()).find(({ name }) => name === "topic")?.values ?? [];
  }

  described() {
    return this.once("described", () => this.files.json("facets.json"));
  }

  /** Return the facets that kinds share: [{name, values, sets, column}]. */
  facets() {
    return this.once("facets", async () => {
      const [described, data] = await Promise.all([this.described(), this.files.bytes("facets.bin")]);
      return facetsOf(described, data, this.settings.documents, null);
    });
  }

  /** Return the kinds with facets of their own: printed name -> plural. */
  async owners() {
    return (await this.described()).find(({ name }) => name === "kind")?.own ?? {};
  }

  /** Return the facets of one kind, each named PLURAL.NAME; documents of other kinds have no values. */
  own(plural) {
    return this.once(`own ${plural}`, async () => {
      const label = Object.entries(await this.owners()).find(([, owner]) => owner === plural)?.[0];
      if (label === undefined) return [];
      const [shared, described, data] = await Promise.all([this.facets(), this.files.json(`facets/${plural}.json`), this.files.bytes(`facets/${plural}.bin`)]);
      const kind = shared.find(({ name }) => name === "kind");
      const holding = kind.sets.map((set) => set.includes(kind.values.indexOf(label)));
      const rows = Array.from(kind.column.keys()).filter((document) => holding[kind.column[document]]);
      return facetsOf(described, data, this.settings.documents, rows).map((facet) => ({ ...facet, name: `${plural}.${facet.name}` }));
    });
  }

  once(key, make) {
    return remembered(this.read, key, MOST_PAGES, make);
  }
}

/** Read facets of the documents `rows`, or of all; the others have the empty set, which comes last. */
function facetsOf(described, data, documents, rows) {
  let offset = 0;
  const size = rows ? rows.length : documents;
  return described.map(({ name, title, values, sets, width }) => {
    const column = new Uint16Array(documents).fill(sets.length);
    for (let place = 0; place < size; place += 1, offset += width) column[rows ? rows[place] : place] = width === 2 ? data[offset] | (data[offset + 1] << 8) : data[offset];
    return { name, title, values, sets: [...sets, []], column };
  });
}

/** Return a word with each of its characters in turn made unknown. */
function masks(word) {
  const characters = Array.from(word);
  return characters.map((_, place) => [...characters.slice(0, place), BREAK, ...characters.slice(place + 1)].join(""));
}

function firstOf(pairs) {
  const first = new Map();
  for (const [key, value] of pairs) if (!first.has(key)) first.set(key, value);
  return first;
}

function remembered(known, key, most, make) {
  const before = known.get(key);
  if (before) return before;
  if (known.size >= most) known.delete(known.keys().next().value);
  const made = make().catch((error) => {
    known.delete(key);
    throw error;
  });
  known.set(key, made);
  return made;
}
