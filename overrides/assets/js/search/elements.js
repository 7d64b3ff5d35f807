// Makes elements from plain values; text only ever becomes text.

/** Make an element: attributes that are null or false are left out, children are elements or strings. */
export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    made.setAttribute(key, value === true ? "" : String(value));
  }
  made.append(...children.filter((child) => child !== null && child !== undefined && child !== ""));
  return made;
}

/** Write a date, 2026-11-16, as pages do: 2026年11月16日. */
export function dateElement(iso) {
  const [year, month, day] = iso.split("-").map(Number);
  return element("time", { datetime: iso }, `${year}年${month}月${day}日`);
}

/** Turn parts [{text, marked}] into text and <mark>. */
export function markedText(parts) {
  return parts.map(({ text, marked }) => (marked ? element("mark", {}, text) : text));
}
