// What a query means; the twin of hooks/gongkai/search/query.py.
import { MARK } from "./folding.js";

const MOST_CHARACTERS = 120;
const MOST_TERMS = 10;
const MOST_VARIANTS = 5;
const SPACE = "\\t\\n\\v\\f\\r \\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000";
const QUOTED = new RegExp(`["“”]([^"“”]+)["“”](?=[${SPACE}]|$)`, "y");
const PLAIN = new RegExp(`[^${SPACE}]+`, "y");
const BLANK = new RegExp(`[${SPACE}]*`, "y");
const CLAUSE = new RegExp(`第(?:${MARK}([0-9]{1,4})|([零〇一二两三四五六七八九十百千]{1,8}))(?=[条章节款项编])`, "g");
const PUNCTUATION = /(^|\s)-+|[，。？！、；：…,?!;:~/|+&\u2600-\u27bf\ufe0f\u{1f000}-\u{1faff}]/gu;
const NUMBER = /((?:19|20)[0-9]{2})[-—–年]第?([0-9]{1,4})号?(?![-—–月0-9])/g;
const DIGITS = "零一二三四五六七八九";

/** Read a query: [{variants: [{text, shown}], quoted}]. */
export function parse(text, groups, fold) {
  const whole = Array.from(text).slice(0, MOST_CHARACTERS).join("");
  const terms = [];
  for (const { content, quoted } of pieces(whole)) {
    const folded = trimmed(fold(content).text);
    if (!folded || terms.some((term) => term.variants[0].text === folded)) continue;
    terms.push({ variants: quoted ? [{ text: folded, shown: "" }] : spellings(folded, groups, fold), quoted });
  }
  return terms.slice(0, MOST_TERMS);
}

/** Return the numbers of clauses in a term, such as 第十二条, and where they begin: [{start, size, text}], counted in characters. */
export function clauses(folded) {
  const sizeOf = (text) => Array.from(text).length;
  return Array.from(folded.matchAll(CLAUSE), ({ 0: number, index }) => {
    const text = folded.slice(index, index + number.length + 1);
    return { start: sizeOf(folded.slice(0, index)), size: sizeOf(text), text };
  });
}

/** Put what was meant for what was written by mistake. */
export function mended(terms, mistakes, groups, fold) {
  return terms.map((term) => {
    const { text } = term.variants[0];
    const right = mistakes.reduce((whole, { written, variants: [meant] }) => whole.replaceAll(written, meant.text), text);
    return term.quoted || right === text ? term : { variants: spellings(right, groups, fold), quoted: false, written: text };
  });
}

/** Write a query again with spaces for its punctuation, and a document's number part by part, for a second try; quotation marks keep what they hold. */
export function spaced(text) {
  return /["“”]/.test(text) ? text : text.replace(NUMBER, " $1 $2号 ").replace(PUNCTUATION, " ");
}

function* pieces(text) {
  let place = 0;
  while (place < text.length) {
    for (const [pattern, quoted] of [[QUOTED, true], [PLAIN, false], [BLANK, null]]) {
      pattern.lastIndex = place;
      const match = pattern.exec(text);
      if (!match || !match[0]) continue;
      place += match[0].length;
      if (quoted !== null) yield { content: quoted ? match[1] : match[0], quoted };
      break;
    }
  }
}

function trimmed(folded) {
  return folded.replaceAll("\n", "").replace(new RegExp(`[(${MARK}]+$`), "").replace(/^\)+/, "");
}

/** Return the spellings of a term: its own, its clause's number the other way, and synonyms. */
export function spellings(folded, groups, fold) {
  const found = new Map([[folded, { text: folded, shown: "" }]]);
  const add = (text, shown) => found.has(text) || found.set(text, { text, shown });
  add(folded.replace(CLAUSE, (_, digits, numeral) => `第${digits ? chineseNumeral(Number(digits)) : MARK + arabicNumeral(numeral)}`), "");
  for (const [word, others] of synonymsIn(folded, groups, fold)) {
    const place = folded.indexOf(word);
    for (const synonym of others) {
      const replaced = folded.slice(0, place) + fold(synonym).text + folded.slice(place + word.length);
      if (!replaced.includes(folded)) add(replaced, synonym);
    }
  }
  return [...found.values()].slice(0, MOST_VARIANTS);
}

function synonymsIn(folded, groups, fold) {
  const words = [];
  for (const group of groups) for (const word of group) if (folded.includes(fold(word).text)) words.push([word, group]);
  words.sort((a, b) => Array.from(b[0]).length - Array.from(a[0]).length);
  const chosen = [];
  for (const [word, group] of words) {
    const text = fold(word).text;
    if (chosen.every(([longer]) => !longer.includes(text))) chosen.push([text, group.filter((other) => other !== word)]);
  }
  return chosen;
}

export function chineseNumeral(number) {
  if (number < 10) return DIGITS[number];
  let result = "";
  let gap = false;
  let value = number;
  for (const [power, name] of [[1000, "千"], [100, "百"], [10, "十"], [1, ""]]) {
    const digit = Math.floor(value / power);
    value %= power;
    if (digit) result += (gap && result ? "零" : "") + DIGITS[digit] + name;
    gap = !digit;
  }
  return result.startsWith("一十") ? result.slice(1) : result;
}

export function arabicNumeral(numeral) {
  const text = numeral.replaceAll("〇", "零").replaceAll("两", "二");
  if (!/[十百千]/.test(text)) return Number(Array.from(text, (c) => DIGITS.indexOf(c)).join(""));
  let total = 0;
  let digit = 0;
  for (const character of text) {
    if (DIGITS.includes(character)) digit = DIGITS.indexOf(character);
    else {
      total += (digit || 1) * { 十: 10, 百: 100, 千: 1000 }[character];
      digit = 0;
    }
  }
  return total + digit;
}

/** Write the query again with spaces for the words of a question. */
export function withoutIgnored(terms, ignored, fold) {
  const words = ignored.map((word) => fold(word).text).sort((a, b) => b.length - a.length || (a < b ? -1 : Number(a > b)));
  const pattern = new RegExp(words.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join("|") || "(?!)", "g");
  const parts = terms.flatMap((term) => (term.quoted ? [`"${term.variants[0].text}"`] : term.variants[0].text.replace(pattern, " ").replace(PUNCTUATION, " ").split(" ")));
  return parts.filter(Boolean).join(" ").replaceAll(MARK, "").trim();
}

/** Tell whether two queries mean the same terms. */
export function sameTerms(one, other) {
  return one.length === other.length && one.every((term, place) => term.quoted === other[place].quoted && term.variants[0].text === other[place].variants[0].text);
}
