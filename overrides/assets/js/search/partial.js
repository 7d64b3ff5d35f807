// What answers a query of which no document holds every term; the twin of hooks/gongkai/search/partial.py.
import { allOf, rarity } from "./candidates.js";
import { BREAK, MARK } from "./folding.js";
import { unitsOf } from "./lookup.js";
import { pieces } from "./matching.js";
import { clauses, spellings } from "./query.js";

const MOST_PARTS = 10;
const ENOUGH_PARTS = 2;
const FAR_COMMONER = 4;
const LONG = 4;
const WORD = [4, 3, 2];
const MISTAKEN = [8, 7, 6, 5, 4, 3];
const MOST_TRIED = 4;
const SELDOM = 4;

/** Find the documents that hold a good part of the terms and of what they are made of, the rare counting more; less than a quarter of the best is left out. */
export async function someOf(index, terms) {
  const { piece_rarity: rarest } = index.settings.ranking;
  const size = index.settings.documents;
  const parts = await weighed(index, await partsOf(index, terms), terms.map((term) => textOf(term)));
  const scores = new Float64Array(size);
  const held = new Float64Array(size);
  const weights = [];
  for (const { term, percent } of parts) {
    const { documents, scores: more } = await allOf(index, [term]);
    const rare = rarity(documents.length, size);
    const weight = Math.floor(((percent === 100 ? rare : Math.min(rare, rarest)) * percent) / 100);
    weights.push(weight);
    documents.forEach((document, place) => {
      scores[document] += Math.floor((more[place] * percent) / 100);
      held[document] += weight;
    });
  }
  const best = held.reduce((most, value) => Math.max(most, value), 0);
  const documents = [];
  held.forEach((value, document) => value > 0 && value * 4 > best && documents.push(document));
  const scored = documents.map((document) => Math.floor((scores[document] * held[document]) / Math.max(1, best)));
  const sure = new Uint8Array(documents.length).fill(1);
  return { documents: Uint32Array.from(documents), scores: Float64Array.from(scored), sure, terms: parts.map(({ term }) => term), partial: true, weights };
}

/** Take terms apart: each as a whole, the portal's words in it, and the pieces between them; no more are looked up than are used. */
async function partsOf(index, terms) {
  const { piece_percent: percent } = index.settings.ranking;
  const words = new Map();
  const between = new Map();
  const put = (where, term) => where.has(textOf(term)) || where.set(textOf(term), term);
  for (const term of terms) {
    const text = textOf(term);
    const size = Array.from(text).length;
    if (size === 1 && terms.length > 1) {
      put(between, term);
      continue;
    }
    const known = await stands(index, term);
    put(words, term);
    if (term.quoted || (known && size < LONG)) continue;
    const taken = await takenApart(index, text);
    taken.words.forEach((word) => words.set(textOf(word), word));
    taken.pieces.forEach((piece) => put(between, plain(piece)));
  }
  const rest = [...between.values()].filter((term) => !words.has(textOf(term)));
  const common = await Promise.all(rest.map((term) => index.alone(unitsOf(textOf(term)).slice(0, index.settings.depth))));
  const found = (await present(index, [...words.values()], MOST_PARTS)).map((term) => ({ term, percent: 100 }));
  for (const [wanted, most] of [[false, MOST_PARTS], [true, ENOUGH_PARTS]]) {
    const next = await present(index, rest.filter((_, place) => common[place] === wanted), most - found.length);
    found.push(...next.map((term) => ({ term, percent })));
  }
  return found;
}

/** Return the first so many terms that stand in any document, reading no further. */
async function present(index, terms, most) {
  const found = [];
  for (let place = 0; place < terms.length && found.length < most; ) {
    const next = terms.slice(place, place + most - found.length);
    place += next.length;
    const known = await Promise.all(next.map((term) => stands(index, term)));
    found.push(...next.filter((_, each) => known[each]));
  }
  return found;
}

/** Let pieces count for little that most likely belong to two words: what overlaps them in the query is a word, or far commoner. */
async function weighed(index, parts, texts) {
  const held = new Map();
  for (const { term } of parts) held.set(textOf(term), await holding(index, term));
  const words = new Set(parts.filter(({ percent }) => percent === 100).map(({ term }) => textOf(term)));
  const torn = (piece) =>
    [...held].some(([other, size]) => other !== piece && (words.has(other) || size >= FAR_COMMONER * held.get(piece)) && texts.some((text) => overlap(text, piece, other)));
  return parts.map((part) => (part.percent < 100 && torn(textOf(part.term)) ? { ...part, percent: index.settings.ranking.torn_percent } : part));
}

/** Tell whether two parts share the character at which one ends and the other begins. */
function overlap(text, piece, other) {
  const [left, right] = [Array.from(piece), Array.from(other)];
  return (right.at(-1) === left[0] && text.includes(other + left.slice(1).join(""))) || (left.at(-1) === right[0] && text.includes(piece + right.slice(1).join("")));
}

/** Take a term apart: the portal's words, and the pieces of what lies between them. */
async function takenApart(index, text) {
  const characters = Array.from(text);
  const left = [...characters];
  const covered = characters.map(() => false);
  const chosen = [];
  const lexicon = await index.lexicon();
  for (const { start, size, term } of [...(await mistaken(index, characters)), ...words(index, characters, lexicon)]) {
    if (covered.slice(start, start + size).includes(true)) continue;
    covered.fill(true, start, start + size);
    chosen.push({ start, term });
    if (term.written) left.fill(BREAK, start, start + size);
  }
  chosen.sort((a, b) => a.start - b.start);
  const stretches = [...stretchesOf(characters, covered), left.join("")];
  return { words: chosen.map(({ term }) => term), pieces: [...new Set(stretches.flatMap((stretch) => pieces(stretch, index.isWord)))] };
}

/** Return numbers of clauses and the portal's words in a text and where they begin, the longest first. */
function words(index, characters, lexicon) {
  const whole = characters.join("");
  const found = [...clauses(whole), ...windows(characters, WORD).filter(({ text }) => lexicon.has(text))].filter(({ text }) => text !== whole);
  return found.map((one) => ({ ...one, term: { variants: spellings(one.text, index.settings.synonyms, index.fold), quoted: false } }));
}

/** Return what stands nowhere and is one of the portal's words but for one character; only so many are looked into. */
async function mistaken(index, characters) {
  const found = [];
  for (const { start, size, text, meant, wrong } of nearMisses(await index.meanings(), characters).slice(0, MOST_TRIED)) {
    if (await isSlip(index, characters, { text, meant, wrong })) found.push({ start, size, term: { variants: spellings(meant, index.settings.synonyms, index.fold), quoted: false, written: text } });
  }
  return found;
}

/** Return where a text differs from a word in one character, at the edge of the word only where it is the edge of the text. */
function nearMisses(meaning, characters) {
  const found = [];
  for (const { start, size, text } of windows(characters, MISTAKEN)) {
    const meant = meaning(text);
    if (!meant) continue;
    const wrong = start + Array.from(meant).findIndex((character, place) => characters[start + place] !== character);
    const inside = start < wrong && wrong < start + size - 1;
    if (inside || (size >= LONG && (wrong === 0 || wrong === characters.length - 1))) found.push({ start, size, text, meant, wrong });
  }
  return found;
}

/** Tell whether a character in which a text differs from a word is a slip of the pen: not one that goes well with those beside it. */
async function isSlip(index, characters, { text, meant, wrong }) {
  const pairs = [wrong - 1, wrong].filter((place) => place >= 0 && place + 1 < characters.length);
  const beside = await Promise.all(pairs.map((place) => holding(index, plain(characters.slice(place, place + 2).join("")))));
  return Math.max(...beside) * SELDOM <= (await holding(index, plain(meant))) && !(await stands(index, plain(text)));
}

function windows(characters, sizes) {
  return sizes.flatMap((size) => characters.slice(size - 1).map((_, start) => ({ start, size, text: characters.slice(start, start + size).join("") })));
}

/** Return what no word covers; a single character together with its neighbours. */
function stretchesOf(characters, covered) {
  const found = [];
  for (let start = 0, end = 0; start < characters.length; start = end) {
    end = start + 1;
    if (covered[start]) continue;
    while (end < characters.length && !covered[end]) end += 1;
    const alone = end - start === 1 && characters[start] !== MARK;
    found.push(characters.slice(alone ? Math.max(0, start - 1) : start, alone ? end + 1 : end).join(""));
  }
  return found;
}

function textOf(term) {
  return term.variants[0].text;
}

function plain(text) {
  return { variants: [{ text, shown: "" }], quoted: false };
}

async function holding(index, term) {
  return (await allOf(index, [term])).documents.length;
}

async function stands(index, term) {
  return (await holding(index, term)) > 0;
}
