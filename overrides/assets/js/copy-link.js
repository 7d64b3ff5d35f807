// Copies the address of a page, of the very clause that a reader points at, or a text that is there to be copied.
import { announce } from "./announce.js";

for (const button of document.querySelectorAll("[data-copy]")) {
  button.addEventListener("click", () => copy(button.dataset.copy, button, "已复制本页链接"));
}

for (const button of document.querySelectorAll("[data-copy-from]")) {
  const field = document.getElementById(button.dataset.copyFrom);
  button.addEventListener("click", () => copy(field.value, button, `已复制${field.labels[0].firstChild.data.trim()}`));
}

for (const clause of document.querySelectorAll(".prose [id^='c']")) link(clause);

// The number of a clause becomes the link to it, so that nothing is added to the text.
function link(clause) {
  const text = document.createTreeWalker(clause, NodeFilter.SHOW_TEXT).nextNode();
  const number = text?.data.match(/^\s*(第[^　\s]{1,8}?条(?:之[一二三四五六七八九十]+)?|[（(]?[一二三四五六七八九十百\d]+[）)、.．])/)?.[0];
  if (!number) return;
  text.splitText(number.length);
  const anchor = document.createElement("a");
  anchor.className = "clause-link";
  anchor.href = `#${clause.id}`;
  anchor.title = "复制这一条的链接";
  anchor.textContent = number;
  text.replaceWith(anchor);
  anchor.addEventListener("click", async () => {
    await copy(new URL(anchor.hash, address()).href, anchor, `已复制${number.replace(/[、.．]$/, "")}的链接`);
    anchor.classList.add("copied");
    setTimeout(() => anchor.classList.remove("copied"), 3000);
  });
}

function address() {
  return document.querySelector("[data-copy]")?.dataset.copy || location.href;
}

async function copy(text, near, done) {
  try {
    await navigator.clipboard.writeText(text);
    announce(done, near);
  } catch {
    announce(copyBySelection(text) ? done : `浏览器不允许复制，请手工复制：${text}`, near);
  }
}

// Pages opened from a disk or over plain http have no clipboard interface.
function copyBySelection(text) {
  const field = document.createElement("textarea");
  field.value = text;
  field.className = "visually-hidden";
  document.body.append(field);
  const focused = document.activeElement;
  field.select();
  const copied = document.execCommand("copy");
  field.remove();
  focused?.focus();
  return copied;
}
