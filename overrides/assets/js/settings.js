// The reader's settings: kept in the browser, shown as data attributes of <html>. early.js applies them before paint.
const KEY = "reading-aids";
const root = document.documentElement;

export function setting(name) {
  return root.dataset[name] ?? "";
}

export function set(name, value) {
  if (value) root.dataset[name] = value;
  else delete root.dataset[name];
  save();
}

export function reset() {
  for (const name of Object.keys(stored())) delete root.dataset[name];
  try {
    localStorage.removeItem(KEY);
  } catch {
    // Nothing is kept where storage is off.
  }
}

let names = new Set();

export function declare(all) {
  names = new Set(all);
}

function save() {
  const settings = Object.fromEntries([...names].filter(setting).map((name) => [name, setting(name)]));
  try {
    localStorage.setItem(KEY, JSON.stringify(settings));
  } catch {
    // The setting holds for this page alone.
  }
}

function stored() {
  try {
    return JSON.parse(localStorage.getItem(KEY) ?? "{}");
  } catch {
    return {};
  }
}
