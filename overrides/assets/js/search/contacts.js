// Questions for an organ, or for its telephone, address or hours; the twin of hooks/gongkai/search/contacts.py.
import { allOf } from "./candidates.js";
import { MARK } from "./folding.js";
import { parse } from "./query.js";

const FAVOUR = 4;
const FAVOUR_NAMED = 5;
const LEAST_NAME = 2;
const LEAST_ALONE = 3;
const MOST_BEFORE = 3;
const TELEPHONE = new RegExp(`^(${MARK}[0-9]{3,4}-)?${MARK}[0-9]{7,8}$`);
const AFTER = /[ ，。？！；,?!;~～啊呀呢吗么哦]+$/;

/** Find NAME and what is asked of it in a query that is written in one, if an organ is called NAME. */
export async function namedWith(index, text) {
  const { contacts, synonyms, ignored } = index.settings;
  const whole = bare(text, ignored);
  const [way, word] = contacts.words.find(([each]) => whole.endsWith(each)) ?? ["", ""];
  if (!way || /\s/.test(whole)) return null;
  const name = whole.slice(0, -way.length).replace(/的$/, "");
  if (lengthOf(name) < LEAST_NAME) return null;
  const found = await favoured(index, await allOf(index, parse(`${name} ${word}`, synonyms, index.fold)));
  const named = await namedBy(index, found.terms[0], true);
  return found.documents.some(named) ? found : null;
}

/** Put what can be reached first, when one of several terms asks for it, or the only one is an organ's name. */
export async function favoured(index, found) {
  if (found.terms.length === 1 && TELEPHONE.test(found.terms[0].variants[0].text)) return multiplied(found, FAVOUR, await answering(index));
  if (found.terms.length === 1 && !found.terms[0].quoted) return multiplied(found, FAVOUR * FAVOUR_NAMED, await namedBy(index, found.terms[0], false));
  const words = new Set(index.settings.contacts.words.map(([, word]) => index.fold(word).text));
  const others = found.terms.filter((term) => !words.has(term.variants[0].text));
  if (found.terms.length < 2 || others.length === found.terms.length) return found;
  const reachable = multiplied(found, FAVOUR, await answering(index));
  return others.length === 1 ? multiplied(reachable, FAVOUR_NAMED, await namedBy(index, others[0], true)) : reachable;
}

/** Return a query without what polite people write before and after it. */
function bare(text, ignored) {
  const whole = text.trim().replace(AFTER, "");
  const before = ignored.find((word) => whole.startsWith(word));
  return before ? bare(whole.slice(before.length), ignored) : whole;
}

/** Return what tells whether a document is of an organ that a term names: when it asks for them, by any of their words or the end of their titles. */
async function namedBy(index, term, asked) {
  const texts = term.variants.map(({ text }) => text).filter((text) => lengthOf(text) >= (asked ? LEAST_NAME : LEAST_ALONE));
  const organs = texts.length ? await index.organs() : [];
  const named = new Set(organs.filter((organ) => isNamed(organ, texts, asked)).map(({ ordinal }) => ordinal));
  return (document) => named.has(document);
}

function isNamed({ title, keywords, called }, texts, asked) {
  const short = keywords.filter((word) => asked || Array.from(word).at(-1) === Array.from(title).at(-1));
  const words = [...called, ...short].flatMap((word) => [word, Array.from(word).slice(1).join("")]);
  const whole = texts.filter((text) => asked || lengthOf(title) - lengthOf(text) <= MOST_BEFORE);
  return whole.some((text) => title.endsWith(text)) || texts.some((text) => words.includes(text));
}

function multiplied(found, factor, which) {
  return { ...found, scores: found.scores.map((score, place) => (which(found.documents[place]) ? factor * score : score)) };
}

function lengthOf(text) {
  return Array.from(text).length;
}

/** Return what tells whether a document is of a kind that can be reached. */
async function answering(index) {
  const kind = (await index.facets()).find(({ name }) => name === "kind");
  const kinds = index.settings.contacts.kinds.map((label) => kind.values.indexOf(label));
  const holding = kind?.sets.map((set) => set.some((value) => kinds.includes(value)));
  return (document) => holding[kind.column[document]];
}
