// The one entry: what every page needs at once, then each feature's module where the page has something for it.
import "./open-wide.js";
import "./reading-aids.js";

const FEATURES = [
  ["[data-search]", "./search/box.js"],
  ["[data-print], details.question", "./print.js"],
  ["[data-copy], [data-copy-from], .prose [id^='c']", "./copy-link.js"],
  ["[data-read-aloud]", "./read-aloud.js"],
  [".toc", "./toc-highlight.js"],
  ["[data-build]", "./build-line.js"],
  ["[data-report]", "./report.js"],
  ["table[data-filter]", "./table-filter.js"],
  ["[data-kiosk], [data-kiosk-start]", "./kiosk/session.js"],
  ["[data-since]", "./changes-since.js"],
  ["[data-fee]", "./requests/fee-calculator.js"],
  ["[data-deadline]", "./requests/deadline-calculator.js"],
];

for (const [selector, module] of FEATURES) {
  if (document.querySelector(selector)) import(module).catch((error) => console.warn(module, error));
}
