// Reads the page aloud, sentence by sentence, and marks the sentence that is being read.
import { announce } from "./announce.js";
import { available, silence, speak } from "./speech.js";

const SKIPPED = "nav, button, details:not([open]) > :not(summary), .tools, .headerlink, .print-only, .visually-hidden, [hidden], [aria-hidden=true], script, style";
const BLOCKS = "h1, h2, h3, h4, h5, h6, p, li, dt, dd, th, td, caption, blockquote, summary, figcaption";
const buttons = [...document.querySelectorAll("[data-read-aloud]")];
let sentences = [];
let position = -1;
let turn = 0;

for (const button of buttons) button.addEventListener("click", () => toggle(button));
addEventListener("pagehide", silence);

export function toggle(near = null) {
  if (position >= 0) return stop();
  if (!available) return announce("这个浏览器不支持朗读，请换用系统自带的浏览器", near);
  sentences = [...collect(document.querySelector("[data-read]") ?? document.querySelector("main"))];
  show(true);
  read(0, near);
}

function stop() {
  turn += 1;
  position = -1;
  silence();
  CSS.highlights?.delete("reading");
  show(false);
}

function read(index, near) {
  if (index >= sentences.length) return stop();
  position = index;
  const mine = (turn += 1);
  mark(sentences[index]);
  speak(sentences[index].text, (finished) => {
    if (mine !== turn) return;
    if (finished) read(index + 1, near);
    else {
      stop();
      if (finished === false) announce("朗读没有成功：请在系统设置里安装中文语音后再试", near);
    }
  });
}

function show(reading) {
  for (const button of buttons) {
    button.setAttribute("aria-pressed", String(reading));
    button.querySelector("span").textContent = reading ? "停止朗读" : "朗读";
  }
}

function mark({ range }) {
  if (typeof Highlight === "function") CSS.highlights.set("reading", new Highlight(range));
  const box = range.getBoundingClientRect();
  if (box.top < 0 || box.bottom > innerHeight) scrollBy({ top: box.top - innerHeight / 3 });
}

function* collect(root) {
  let block;
  let nodes = [];
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT, (node) =>
    node.parentElement.closest(SKIPPED) || !node.data.trim() ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT,
  );
  while (walker.nextNode()) {
    const home = walker.currentNode.parentElement.closest(BLOCKS) ?? root;
    if (home !== block) yield* split(nodes);
    if (home !== block) nodes = [];
    block = home;
    nodes.push(walker.currentNode);
  }
  yield* split(nodes);
}

// A sentence may run through several text nodes (a link in it, a bold word): find both ends by counting.
function* split(nodes) {
  const text = nodes.map((node) => node.data).join("");
  for (const found of text.matchAll(/[^。！？；\n]*[^。！？；\s][^。！？；\n]*[。！？；”」]*/g)) {
    const range = document.createRange();
    range.setStart(...locate(nodes, found.index));
    range.setEnd(...locate(nodes, found.index + found[0].length));
    yield { text: found[0].trim(), range };
  }
}

function locate(nodes, offset) {
  for (const node of nodes) {
    if (offset <= node.length) return [node, offset];
    offset -= node.length;
  }
  return [nodes.at(-1), nodes.at(-1).length];
}
