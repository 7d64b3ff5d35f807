// The search page: the address says what is shown, so that back, sharing and reloading work.
import { client } from "./client.js";
import { facetList } from "./facets.js";
import { addressOf, asks, stateOf } from "./state.js";
import { failed, found, nothing, sentence } from "./results.js";

const PAUSE = 30;
const SLOW = 4000;
const WRITTEN_AFTER = 500; // the address follows typing when it pauses: browsers refuse to be told at every key

const page = document.querySelector("[data-search-page]");
const form = page.querySelector("form[data-search]");
const input = form.querySelector("input[name=q]");
const results = page.querySelector("[data-results]");
const status = page.querySelector("[data-search-status]");
const browse = page.querySelector("[data-browse]");
const base = new URL("..", new URL(form.getAttribute("action"), document.baseURI)).href;
const name = document.title;
let asked = 0;
let timer;
let writing;
let current = stateOf(location.href);

async function show(state, { moved = false } = {}) {
  asked += 1;
  const mine = asked;
  document.title = state.text ? `${state.text} - ${name}` : name;
  if (!asks(state)) return rest();
  results.setAttribute("aria-busy", "true");
  const waiting = setTimeout(() => mine === asked && say("正在查找…"), 400);
  const slow = setTimeout(() => mine === asked && say("网络较慢，仍在查找，请稍候…"), SLOW);
  try {
    const answer = await (await client(form)).search(state);
    if (mine !== asked) return;
    display(answer, state, moved);
    if (answer.hits.length) {
      const facets = await (await client(form)).facets(state);
      if (mine === asked) results.querySelector(".facets")?.replaceWith(facetList(facets, state));
    }
    if (!answer.exact && answer.hits.length) {
      const settled = await (await client(form)).count(state);
      if (mine === asked && settled.exact) recount({ ...answer, ...settled }, state);
    }
  } catch (error) {
    if (mine === asked) failure(error, state);
  } finally {
    clearTimeout(waiting);
    clearTimeout(slow);
    if (mine === asked) results.removeAttribute("aria-busy");
  }
}

function display(answer, state, moved) {
  browse.hidden = answer.hits.length > 0;
  results.replaceChildren(...(answer.hits.length ? found(answer, state, { base, folded: foldedOf, feeds: feedsOf(state), facets: results.querySelector(".facets") }) : nothing(answer, state, { base })));
  say(sentence(answer, state));
  if (moved) {
    const heading = results.querySelector("h2");
    heading?.setAttribute("tabindex", "-1");
    heading?.focus({ preventScroll: true });
    results.scrollIntoView({ block: "start" });
  }
}

function recount(answer, state) {
  results.querySelector(".list-count").textContent = sentence(answer, state);
  say(sentence(answer, state));
}

function failure(error, state) {
  console.warn(error);
  if (error.kind === "outdated" && !history.state?.reloaded) {
    history.replaceState({ reloaded: true }, "", addressOf(state));
    return location.reload(); // the address says what was asked; once only, lest a cache keep the old program
  }
  browse.hidden = false;
  const shown = failed(error, () => show(state));
  results.replaceChildren(shown);
  say(shown.querySelector("h2").textContent);
}

async function foldedOf(ordinals) {
  return (await client(form)).folded({ ordinals });
}

function feedsOf({ chosen }) {
  const links = [...page.querySelectorAll("[data-feeds] a")];
  const fitting = links.filter((link) => chosen[link.dataset.facet] === link.textContent);
  return (fitting.length ? fitting : links.filter((link) => !link.dataset.facet)).map((link) => ({ title: link.title || link.textContent, address: link.href }));
}

function rest() {
  browse.hidden = false;
  results.replaceChildren();
  results.removeAttribute("aria-busy");
  say("");
}

function say(text) {
  status.textContent = text;
}

function go(state, { replace = false, moved = true } = {}) {
  clearTimeout(writing);
  current = state;
  if (replace) writing = setTimeout(write, WRITTEN_AFTER);
  else history.pushState(null, "", addressOf(state));
  show(state, { moved });
}

function write() {
  clearTimeout(writing);
  writing = undefined;
  history.replaceState(null, "", addressOf(current));
}

/** Before anything leads away, the address says what is shown, so that back returns to it. */
function settle(event) {
  if (writing && (event.type === "click" || event.key === "Enter")) write();
}

addEventListener("click", settle, true);
addEventListener("keydown", settle, true);

form.addEventListener("submit", (event) => {
  event.preventDefault();
  clearTimeout(timer);
  go({ ...current, text: input.value.trim(), page: 1 }, { moved: false });
});

input.addEventListener("input", (event) => {
  clearTimeout(timer);
  if (event.isComposing) return;
  timer = setTimeout(() => go({ ...current, text: input.value.trim(), page: 1 }, { replace: true, moved: false }), PAUSE);
});

input.addEventListener("compositionend", () => input.dispatchEvent(new Event("input")));

results.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-state]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  go(stateOf(link.href));
});

addEventListener("popstate", () => start());

/** Show what the address says; words typed before this module was there are not taken away. */
function start(typed = "") {
  clearTimeout(writing);
  current = stateOf(location.href);
  input.value = current.text || typed;
  show(current);
}

start(input.value);
