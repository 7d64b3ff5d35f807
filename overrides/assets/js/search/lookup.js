// From a gram to its documents, in the built files; the twin of hooks/gongkai/search/lookup.py. Formats: shards.py; the bytes of a shard: decoding.js.

import { Bytes, postings } from "./decoding.js";

const ASTRAL_BASE = 0xe000;
const ASTRAL_SIZE = 6400;
const CODES = 14;
const NOTHING = { documents: new Uint32Array(0), ranks: new Uint8Array(0), ahead: new Uint8Array(0) };

/** Return the units of a folded text. */
export function unitsOf(text) {
  return Array.from(text, (character) => {
    const code = character.codePointAt(0);
    return code <= 0xffff ? code : ASTRAL_BASE + (code % ASTRAL_SIZE);
  });
}

/** Read a page of the directory: {keys, large}, separators in order and which of their shards are one large atom. */
export function separatorsOf(bytes) {
  const data = new Bytes(bytes);
  const count = data.varint();
  const keys = new Array(count);
  let key = [];
  for (let index = 0; index < count; index += 1) {
    const head = data.byte();
    const next = key.slice(0, head >> 4);
    for (let more = head & 15; more; more -= 1) next.push(data.unit());
    keys[index] = key = next;
  }
  return { keys, large: data.bits().numbers(count, 1) };
}

/** Return the place of the last of `keys` that is not above `gram`. */
export function placeOf(keys, gram) {
  let low = 0;
  let high = keys.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (compare(keys[middle], gram) <= 0) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** Return the file name of a shard. */
export function nameOf(separator) {
  return separator.map((unit) => unit.toString(16).padStart(4, "0")).join("") || "0";
}

/** Look a gram up in its shard; `rest` follows it in the query: {documents, ranks, ahead, matched}. */
export function listing(bytes, gram, rest, settings) {
  const data = new Bytes(bytes);
  const heads = data.heads();
  const longer = [...heads.keys()].filter((number) => begins(heads[number].key, gram));
  if (longer.length) {
    const read = postings(data, heads, longer, settings);
    return { ...union(longer.map((number, place) => part(heads[number], read[place], gram, rest))), matched: gram.length };
  }
  const below = belowOf(heads, gram, settings);
  if (below === null) return { ...NOTHING, matched: 0 };
  const { length } = heads[below].key;
  const [only] = postings(data, heads, [below], settings);
  return { ...part(heads[below], only, gram.slice(0, length), [...gram.slice(length), ...rest]), matched: length };
}

/** Return the entry of the longest gram that this one begins with, unless it was divided: then no document has this one. */
function belowOf(heads, gram, { threshold, depth }) {
  let below = null;
  for (let number = 0; number < heads.length && compare(heads[number].key, gram) < 0; number += 1) if (begins(gram, heads[number].key)) below = number;
  if (below === null) return null;
  const { key, count } = heads[below];
  const divided = below + 1 < heads.length && begins(heads[below + 1].key, key);
  return divided || (count > threshold && key.length < depth) || key.length <= 1 ? null : below;
}

/** Return a list with what follows; where the query goes on beyond a gram's own entry, without what its hints rule out. */
function part({ key }, { documents, ranks, hints }, gram, rest) {
  const further = key.slice(gram.length);
  let same = 0;
  while (same < further.length && same < rest.length && further[same] === rest[same]) same += 1;
  const ahead = new Uint8Array(documents.length).fill(same);
  if (!hints || same < further.length || same >= rest.length) return { documents, ranks, ahead };
  const { code, sure } = codeOf(hints, rest[same]);
  for (let place = 0; sure && place < ahead.length; place += 1) if (hints.codes[place] === code) ahead[place] += 1;
  if (further.length) return { documents, ranks, ahead };
  const possible = (_, place) => hints.codes[place] === 0 || hints.codes[place] === code;
  return { documents: documents.filter(possible), ranks: ranks.filter(possible), ahead: ahead.filter(possible) };
}

/** Return the code of a follower, and whether it has it alone. */
function codeOf({ listed }, unit) {
  const place = listed.indexOf(unit);
  return place >= 0 ? { code: place + 1, sure: true } : { code: listed.length + 1 + (unit % (CODES - listed.length)), sure: false };
}

function union(parts) {
  if (parts.length === 1) return parts[0];
  const known = new Map();
  for (const { documents, ranks, ahead } of parts) {
    documents.forEach((document, index) => {
      const before = known.get(document);
      known.set(document, before ? [Math.max(before[0], ranks[index]), Math.min(before[1], ahead[index])] : [ranks[index], ahead[index]]);
    });
  }
  const documents = Uint32Array.from(known.keys()).sort();
  return { documents, ranks: Uint8Array.from(documents, (document) => known.get(document)[0]), ahead: Uint8Array.from(documents, (document) => known.get(document)[1]) };
}

function compare(left, right) {
  const shorter = Math.min(left.length, right.length);
  for (let index = 0; index < shorter; index += 1) if (left[index] !== right[index]) return left[index] - right[index];
  return left.length - right.length;
}

function begins(key, prefix) {
  return key.length >= prefix.length && prefix.every((unit, index) => unit === key[index]);
}
