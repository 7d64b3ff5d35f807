// The stretches of a result that answer the query, as plain text in parts, some of them marked; nothing here is HTML.

const BEFORE = 18;
const LENGTH = 96;
const MOST_PASSAGES = 2;

/** Return [{anchor, heading, parts}]: what a record is about where its title answers the query, then the sections that hold most of the terms. */
export function passages(stored, terms, fold) {
  const about = titled(stored.content.title, terms, fold) ? stored.content.summary : "";
  const sections = stored.content.sections.map((section, place) => ({ section, folded: stored.sections[place], place }));
  const scored = sections.map((each) => ({ ...each, held: terms.filter((term) => term.variants.some(({ text }) => each.folded.includes(text))).length }));
  const best = scored.filter(({ held, section: [anchor, heading, text] }) => held && (!about || (anchor && text !== heading))).sort((a, b) => b.held - a.held || a.place - b.place).slice(0, about ? MOST_PASSAGES - 1 : MOST_PASSAGES);
  const found = best.sort((a, b) => a.place - b.place).map(({ section: [anchor, heading, text] }) => ({ anchor, heading, parts: withoutHeading(excerpt(text, terms, fold), heading) }));
  if (about) found.unshift({ anchor: "", heading: "", parts: excerpt(about, terms, fold, 0) });
  if (found.length) return found;
  const summary = stored.content.summary || stored.content.sections.find(([, , text]) => text)?.[2] || "";
  return summary ? [{ anchor: "", heading: "", parts: excerpt(summary, terms, fold) }] : [];
}

/** Return a text in parts [{text, marked}] with the terms marked. */
export function marked(text, terms, fold) {
  return partsOf(text, spans(text, terms, fold), 0, text.length);
}

function titled(title, terms, fold) {
  const { text } = fold(title);
  return terms.every((term) => term.variants.some((variant) => text.includes(variant.text)));
}

/** The stretch about the first term, or from `first` on. */
function excerpt(text, terms, fold, first = undefined) {
  const found = spans(text, terms, fold);
  first ??= found.length ? found[0][0] : 0;
  let start = Math.max(0, first - BEFORE);
  const line = text.slice(start, first).search(/[。；！？\n](?=[^。；！？\n]*$)/);
  if (line >= 0) start += line + 1;
  const end = Math.min(text.length, start + LENGTH);
  const parts = partsOf(text, found, start, end);
  if (start > 0 && line < 0) parts.unshift({ text: "…", marked: false });
  if (end < text.length) parts.push({ text: "…", marked: false });
  return parts;
}

/** A clause's text begins with its number, which stands before the passage as its link already. */
function withoutHeading(parts, heading) {
  const [first, ...rest] = parts;
  if (!heading || !first || first.marked || !first.text.startsWith(heading)) return parts;
  const text = first.text.slice(heading.length).trimStart();
  return text ? [{ text, marked: false }, ...rest] : rest;
}

function spans(text, terms, fold) {
  const folded = fold(text);
  const found = [];
  for (const variant of terms.flatMap((term) => term.variants)) {
    for (let place = folded.text.indexOf(variant.text); place >= 0; place = folded.text.indexOf(variant.text, place + 1)) {
      const last = folded.origin[place + variant.text.length - 1];
      found.push([folded.origin[place], last + (text.codePointAt(last) > 0xffff ? 2 : 1)]);
    }
  }
  found.sort((a, b) => a[0] - b[0] || b[1] - a[1]);
  return found.filter(([, end], index) => found.slice(0, index).every(([, before]) => end > before));
}

function partsOf(text, found, start, end) {
  const parts = [];
  let place = start;
  for (const [from, to] of found) {
    if (to <= place || from >= end) continue;
    if (from > place) parts.push({ text: text.slice(place, from), marked: false });
    parts.push({ text: text.slice(Math.max(from, place), Math.min(to, end)), marked: true });
    place = Math.min(to, end);
  }
  if (place < end) parts.push({ text: text.slice(place, end), marked: false });
  return parts;
}
