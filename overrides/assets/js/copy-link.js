// Copies the address of a page, or of the very clause that a reader points at.
import { announce } from "./announce.js";

for (const button of document.querySelectorAll("[data-copy]")) {
  button.addEventListener("click", () => copy(button.dataset.copy, button, "已复制本页链接"));
}

for (const clause of document.querySelectorAll(".prose [id^='c']")) {
  const name = clause.textContent.trim().match(/^(第[^　\s]{1,8}?条|[（(]?[一二三四五六七八九十百\d]+[）)、.．])/)?.[0];
  if (name) clause.append(anchor(clause.id, name));
}

function anchor(id, name) {
  const link = document.createElement("a");
  link.className = "anchor";
  link.href = `#${id}`;
  link.setAttribute("aria-label", `复制${name.replace(/[、.．]$/, "")}的链接`);
  link.addEventListener("click", async () => {
    await copy(new URL(`#${id}`, address()).href, link, `已复制${name}的链接`);
    link.classList.add("copied");
    setTimeout(() => link.classList.remove("copied"), 3000);
  });
  return link;
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
