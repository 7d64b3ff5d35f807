// The one entry: fetches a feature's module when the page has something for it.
const FEATURES = [
  ["[data-open-wide]", "./open-wide.js"],
  ["[data-search]", "./search/box.js"],
  ["[data-aids]", "./reading-aids.js"],
  ["[data-print]", "./print.js"],
  ["[data-copy], .prose [id^='c']", "./copy-link.js"],
  ["[data-read-aloud]", "./read-aloud.js"],
  [".toc", "./toc-highlight.js"],
  ["[data-build]", "./build-line.js"],
  ["[data-report]", "./report.js"],
  ["table[data-filter]", "./table-filter.js"],
  ["[data-since]", "./changes-since.js"],
];

for (const [selector, module] of FEATURES) {
  if (document.querySelector(selector)) import(module).catch((error) => console.warn(module, error));
}
