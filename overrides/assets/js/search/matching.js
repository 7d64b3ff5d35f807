// What the stored text of a document says about a query; the twin of hooks/gongkai/search/matching.py.
import { MARK } from "./folding.js";

const ISSUED = /(?:印发|公布|发布|转发)《([^《》]+)》/g;
const NEAR = 30;
const MOST_OCCURRENCES = 50;

/** A stored document with its folded fields, each made when first asked for. */
export class Stored {
  constructor(content, fold) {
    this.content = content;
    this.fold = fold;
    this.known = new Map();
  }

  once(name, make) {
    if (!this.known.has(name)) this.known.set(name, make());
    return this.known.get(name);
  }

  get title() {
    return this.once("title", () => this.fold(this.content.title).text);
  }

  get names() {
    return this.once("names", () => [this.title, ...Array.from(this.content.title.matchAll(ISSUED), ([, name]) => this.fold(name).text)]);
  }

  get numbers() {
    return this.once("numbers", () => this.content.numbers.flatMap((number) => [this.fold(number).text, this.fold(squeezed(number)).text]));
  }

  get keywords() {
    return this.once("keywords", () => this.content.keywords.map((word) => this.fold(word).text));
  }

  get sections() {
    return this.once("sections", () => this.content.sections.map(([, heading, text]) => this.fold(`${heading}\n${text}`).text));
  }

  get fields() {
    return this.once("fields", () => [this.title, ...this.numbers, ...this.keywords, this.fold(this.content.summary).text, ...this.sections]);
  }
}

function squeezed(number) {
  return Array.from(number).filter((character) => /[\p{L}\p{N}]/u.test(character)).join("");
}

export function holds(stored, terms) {
  return terms.every((term) => within(term, stored.fields));
}

function within(term, fields) {
  return term.variants.some((variant) => fields.some((text) => text.includes(variant.text)));
}

/** Return the per cent that a document gains by where it holds the terms. */
export function bonus(stored, terms, bonuses) {
  const whole = terms.map((term) => term.variants[0].text).join("");
  const texts = [whole, ...terms.map((term) => term.variants[0].text)].filter((text) => /[0-9]/.test(text));
  let gained = Math.max(0, ...texts.map((text) => numberBonus(stored, text, bonuses)));
  gained += titleBonus(stored, terms, whole, bonuses);
  if (terms.some((term) => term.variants.some((variant) => stored.keywords.includes(variant.text)))) gained += bonuses.keyword;
  return gained + (terms.length > 1 ? nearnessBonus(stored, terms, bonuses) : 0);
}

/** Return the per cent gained by a document that need not hold all terms: the more of their weight stands in its title and keywords. */
export function shareBonus(stored, terms, weights, bonuses) {
  const fields = [stored.title, ...stored.keywords];
  const sum = (values) => values.reduce((total, value) => total + value, 0);
  const held = sum(weights.filter((_, place) => within(terms[place], fields)));
  return Math.floor((bonuses.share_titled * held) / Math.max(1, sum(weights)));
}

function numberBonus(stored, text, bonuses) {
  if (stored.numbers.includes(text)) return bonuses.number_whole;
  if (stored.numbers.some((number) => number.startsWith(text))) return bonuses.number_begins;
  return stored.numbers.some((number) => number.includes(text)) ? bonuses.number_within : 0;
}

function titleBonus(stored, terms, whole, bonuses) {
  if (stored.names.includes(whole)) return bonuses.title_whole;
  if (terms.length && terms[0].variants.some((variant) => stored.names.some((name) => name.startsWith(variant.text) || name.endsWith(variant.text)))) return bonuses.title_edge;
  return terms.every((term) => within(term, [stored.title])) ? bonuses.title_within : 0;
}

function nearnessBonus(stored, terms, bonuses) {
  const together = stored.sections.filter((section) => terms.every((term) => within(term, [section])));
  if (!together.length) return 0;
  return bonuses.same_section + (together.some((section) => span(section, terms) <= NEAR) ? bonuses.near : 0);
}

function span(section, terms) {
  const [first, ...others] = terms.map((term) => occurrences(section, term));
  return Math.min(...first.map((place) => Math.max(...others.map((places) => Math.min(...places.map((other) => Math.abs(place - other)))))));
}

/** Return where a term stands in a folded text. */
export function occurrences(text, term) {
  const found = [];
  for (const variant of term.variants) {
    let place = text.indexOf(variant.text);
    for (let times = 0; times < MOST_OCCURRENCES && place >= 0; times += 1) {
      found.push(place);
      place = text.indexOf(variant.text, place + 1);
    }
  }
  return found;
}

/** Take a folded term apart: its words of two letters or more, and its characters two by two. */
export function pieces(text, isWord) {
  const tokens = [""];
  for (const character of text) {
    if (character === MARK) tokens.push(MARK);
    else if (isWord(character) && tokens.at(-1).startsWith(MARK)) tokens[tokens.length - 1] += character;
    else tokens.push(/\p{L}/u.test(character) ? character : "");
  }
  const pairs = tokens.slice(1).map((token, index) => (token && tokens[index] ? tokens[index] + token : "")).filter(Boolean);
  const words = tokens.filter((token) => Array.from(token).length > 2);
  return [...new Set([...words, ...pairs])];
}
