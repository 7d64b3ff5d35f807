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

/** Turn parts [{text, marked}] into text and <mark>. */
export function markedText(parts) {
  return parts.map(({ text, marked }) => (marked ? element("mark", {}, text) : text));
}
