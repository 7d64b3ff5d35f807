// From a gram to its documents, in the built files; the twin of hooks/gongkai/search/lookup.py. Formats: shards.py, encoding.py.

const ASTRAL_BASE = 0xe000;
const ASTRAL_SIZE = 6400;

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
  return { keys, large: data.packed(count, 8) };
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

/** Look a gram up in its shard: {documents, ranks, matched}. */
export function listing(bytes, whole, settings) {
  const gram = whole.slice(0, settings.depth);
  const data = new Bytes(bytes);
  const longer = [];
  let entry = { key: [] };
  let below = null;
  let divided = false;
  while (data.place < bytes.length) {
    entry = data.entry(entry.key);
    if (begins(entry.key, gram)) {
      longer.push(read(data, entry, whole, settings));
      continue;
    }
    divided = divided || (below !== null && begins(entry.key, below.key));
    if (compare(entry.key, gram) > 0) break;
    if (begins(gram, entry.key)) {
      below = { ...entry, place: data.place };
      divided = false;
    }
    if (isDense(entry, settings)) data.place += (settings.documents + 7) >> 3;
    else data.skip(entry.count);
    if (entry.ranked) data.place += (entry.count + 3) >> 2;
    if (isHinted(entry, settings)) data.place += (entry.count + 1) >> 1;
  }
  if (longer.length) return { ...union(longer), matched: gram.length };
  if (divided || below === null || below.key.length <= 1 || (below.count > settings.threshold && below.key.length < settings.depth)) {
    return { documents: new Uint32Array(0), ranks: new Uint8Array(0), matched: 0 };
  }
  data.place = below.place;
  return { ...read(data, below, whole, settings), matched: below.key.length };
}

function isHinted({ count, key }, { hinted, threshold, depth }) {
  return count > hinted && (count <= threshold || key.length === depth);
}

function isDense({ count }, { tiny, documents }) {
  return count > Math.max(tiny, documents >> 3);
}

function read(data, entry, whole, settings) {
  const documents = isDense(entry, settings) ? data.bitmap(entry.count, settings.documents) : data.gaps(entry.count);
  const ranks = entry.ranked ? data.packed(entry.count, 4) : new Uint8Array(entry.count);
  if (!isHinted(entry, settings)) return { documents, ranks };
  const hints = data.packed(entry.count, 2);
  if (whole.length <= entry.key.length) return { documents, ranks };
  const hint = 1 + (whole[entry.key.length] % 15);
  const possible = (_, place) => hints[place] === 0 || hints[place] === hint;
  return { documents: documents.filter(possible), ranks: ranks.filter(possible) };
}

function union(parts) {
  if (parts.length === 1) return parts[0];
  const best = new Map();
  for (const { documents, ranks } of parts) {
    documents.forEach((document, index) => {
      if ((best.get(document) ?? -1) < ranks[index]) best.set(document, ranks[index]);
    });
  }
  const documents = Uint32Array.from(best.keys()).sort();
  return { documents, ranks: Uint8Array.from(documents, (document) => best.get(document)) };
}

function compare(left, right) {
  const shorter = Math.min(left.length, right.length);
  for (let index = 0; index < shorter; index += 1) if (left[index] !== right[index]) return left[index] - right[index];
  return left.length - right.length;
}

function begins(key, prefix) {
  return key.length >= prefix.length && prefix.every((unit, index) => unit === key[index]);
}

class Bytes {
  constructor(bytes) {
    this.bytes = bytes;
    this.place = 0;
  }

  byte() {
    if (this.place >= this.bytes.length) throw new RangeError("the index file ends too early");
    return this.bytes[this.place++];
  }

  varint() {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = this.byte();
      value |= (byte & 0x7f) << shift;
      if (byte < 0x80) return value;
    }
  }

  skip(count) {
    for (let left = count; left; ) if (this.byte() < 0x80) left -= 1;
  }

  gaps(count) {
    const documents = new Uint32Array(count);
    for (let index = 0, document = -1; index < count; index += 1) documents[index] = document += this.varint() + 1;
    return documents;
  }

  bitmap(count, size) {
    const documents = new Uint32Array(count);
    const end = this.place + ((size + 7) >> 3);
    for (let base = 0, index = 0; this.place < end; base += 8) {
      for (let bit = 0, bits = this.byte(); bits; bit += 1, bits >>= 1) if (bits & 1) documents[index++] = base + bit;
    }
    return documents;
  }

  packed(count, perByte) {
    const bits = 8 / perByte;
    const values = new Uint8Array(count);
    for (let place = 0; place < count; place += 1) values[place] = (this.bytes[this.place + Math.floor(place / perByte)] >> (bits * (place % perByte))) & ((1 << bits) - 1);
    this.place += Math.ceil(count / perByte);
    return values;
  }

  unit() {
    return this.byte() | (this.byte() << 8);
  }

  entry(previous) {
    const head = this.byte();
    const shared = head >> 5;
    const key = previous.slice(0, shared);
    key.push(this.varint() + (previous.length > shared ? previous[shared] : 0));
    for (let more = (head >> 2) & 7; more; more -= 1) key.push(this.unit());
    if (head & 3) return { key, count: head & 3, ranked: false };
    const number = this.varint();
    return { key, count: number >> 1, ranked: (number & 1) === 1 };
  }
}
