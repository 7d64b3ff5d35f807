// The bytes of a shard or a page of the directory, read; the twin of hooks/gongkai/search/decoding.py. Formats: encoding.py, shards.py.

/** Bytes and the place up to which they are read. */
export class Bytes {
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

  unit() {
    return this.byte() | (this.byte() << 8);
  }

  /** Return what is left as bits. */
  bits() {
    return new Bits(this.bytes, this.place);
  }

  /** Read what a shard says of its entries: [{key, count, ranked}]. */
  heads() {
    const heads = new Array(this.varint());
    let key = [];
    for (let number = 0; number < heads.length; number += 1) {
      heads[number] = this.head(key);
      key = heads[number].key;
    }
    return heads;
  }

  head(previous) {
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

/** Bits from a byte on, the lowest of each byte first. */
class Bits {
  constructor(bytes, start) {
    this.bytes = bytes;
    this.start = start;
    this.place = 0;
  }

  number(width) {
    let value = 0;
    for (let bit = 0; bit < width; bit += 1, this.place += 1) value |= ((this.bytes[this.start + (this.place >> 3)] >> (this.place & 7)) & 1) << bit;
    return value;
  }

  numbers(count, width) {
    const values = new Uint8Array(count);
    for (let index = 0; index < count; index += 1) values[index] = this.number(width);
    return values;
  }

  /** Pass over the zeros before a one, and over the one; return how many they were. */
  zeros() {
    const from = this.place;
    for (; ; this.place += 1) {
      const byte = this.bytes[this.start + (this.place >> 3)];
      if (byte === undefined) throw new RangeError("the index file ends too early");
      if ((byte >> (this.place & 7)) & 1) return this.place++ - from;
      if (byte >> (this.place & 7) === 0) this.place |= 7;
    }
  }

  /** Go on with the next byte. */
  align() {
    this.place = (this.place + 7) & ~7;
  }
}

/** Read the lists of the entries whose numbers are `wanted`, ascending, after `heads`: [{documents, ranks, hints}]. */
export function postings(data, heads, wanted, { documents, hinted: [fewest, most] }) {
  const bits = data.bits();
  const asked = new Set(wanted);
  const lists = heads.map(({ count }, number) => gaps(bits, count, documents, asked.has(number)));
  bits.align();
  const ranks = heads.map(({ count, ranked }, number) => (ranked ? numbers(bits, count, 2, asked.has(number)) : undefined));
  bits.align();
  const hints = heads.map(({ count, key }, number) => (count > fewest && count <= most && key.length > 1 ? hintsOf(bits, count, asked.has(number)) : undefined));
  return wanted.map((number) => ({ documents: lists[number], ranks: ranks[number] ?? new Uint8Array(heads[number].count), hints: hints[number] }));
}

function gaps(bits, count, documents, asked) {
  const width = lowBits(count, documents);
  const list = new Uint32Array(asked ? count : 0);
  for (let index = 0; index < list.length; index += 1) list[index] = bits.number(width);
  if (!asked) bits.place += width * count;
  for (let index = 0, document = -1; index < count; index += 1) {
    const rest = bits.zeros() << width;
    if (asked) list[index] = document += list[index] + rest + 1;
  }
  return list;
}

/** Return how many low bits of its gaps a list keeps apart. */
function lowBits(count, documents) {
  return 31 - Math.clz32(Math.max(1, Math.floor((documents * 11) / (count * 16))));
}

function hintsOf(bits, count, asked) {
  const size = bits.number(4);
  const listed = Array.from({ length: size }, () => bits.number(16));
  return { listed, codes: numbers(bits, count, 4, asked) };
}

function numbers(bits, count, width, asked) {
  if (asked) return bits.numbers(count, width);
  bits.place += width * count;
  return undefined;
}
