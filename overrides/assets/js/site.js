// The one entry: what every page needs at once, then each feature's module where the page has something for it.
import "./open-wide.js";
import "./reading-aids.js";

const FEATURES = [
  ["[data-search]", "./search/box.js"],
  ["[data-search-page]", "./search/page.js"],
  ["[data-print], details.question", "./print.js"],
  ["[data-copy], [data-copy-from], .prose [id^='c']", "./copy-link.js"],
  ["[data-read-aloud]", "./read-aloud.js"],
  [".toc", "./toc-highlight.js"],
  ["[data-build]", "./build-line.js"],
  ["[data-report]", "./report.js"],
  ["table[data-filter]", "./table-filter.js"],
  ["[data-kiosk], [data-kiosk-start], [data-kiosk-keys]", "./kiosk/session.js"],
  ["[data-since]", "./changes-since.js"],
  ["[data-fee]", "./requests/fee-calculator.js"],
  ["[data-deadline]", "./requests/deadline-calculator.js"],
];

offer(document.querySelectorAll("[data-aids]"));
Promise.all(FEATURES.map(start)).then(() => document.documentElement.setAttribute("data-ready", ""));

/** Fetch a feature's module where the page has a place for it; one that cannot be had leaves its buttons out of sight. */
async function start([selector, module]) {
  const places = document.querySelectorAll(selector);
  if (!places.length) return;
  try {
    await import(module);
    offer(places);
  } catch (error) {
    console.warn(module, error);
  }
}

/** Show what does nothing without its module (`.js-only`) only now that the module listens: no touch is lost on a slow line. */
function offer(places) {
  for (const place of places) place.closest(".js-only")?.classList.add("ready");
}
