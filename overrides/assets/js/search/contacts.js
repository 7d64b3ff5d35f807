// Questions for an organ's telephone, address or hours; the twin of hooks/gongkai/search/contacts.py.
import { allOf } from "./candidates.js";
import { parse } from "./query.js";

const FAVOUR = 4;
const LEAST_NAME = 2;
const MOST_READ = 5;

/** Find NAME and WORD in a query that is written NAMEWORD, if an organ is called NAME. */
export async function namedWith(index, text) {
  const { contacts, synonyms } = index.settings;
  const whole = text.trim();
  const word = contacts.words.find((each) => whole.endsWith(each));
  if (word === undefined || Array.from(whole).length < Array.from(word).length + LEAST_NAME || /\s/.test(whole)) return null;
  const name = whole.slice(0, -word.length).replace(/的$/, "");
  const found = await favoured(index, await allOf(index, parse(`${name} ${word}`, synonyms, index.fold)));
  if (!found.documents.length) return null;
  const answers = await answering(index);
  const read = await index.storedAll(found.documents.filter(answers).slice(0, MOST_READ));
  const names = found.terms[0].variants.map((variant) => variant.text);
  return read.some((stored) => stored.names.some((title) => names.some((each) => title.endsWith(each)))) ? found : null;
}

/** Put what can be reached first, when one of several terms asks for it. */
export async function favoured(index, found) {
  const words = new Set(index.settings.contacts.words.map((word) => index.fold(word).text));
  if (found.terms.length < 2 || !found.terms.some((term) => words.has(term.variants[0].text))) return found;
  const answers = await answering(index);
  return { ...found, scores: found.scores.map((score, place) => (answers(found.documents[place]) ? FAVOUR * score : score)) };
}

/** Return what tells whether a document is of a kind that can be reached. */
async function answering(index) {
  const kind = (await index.facets()).find(({ name }) => name === "kind");
  const kinds = index.settings.contacts.kinds.map((label) => kind.values.indexOf(label));
  const holding = kind?.sets.map((set) => set.some((value) => kinds.includes(value)));
  return (document) => holding[kind.column[document]];
}
