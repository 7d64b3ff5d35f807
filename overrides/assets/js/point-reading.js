// 指读: speaks what the pointer rests on, and what receives the focus.
import { available, silence, speak } from "./speech.js";

const READABLE = "a, button, summary, label, h1, h2, h3, h4, p, li, dt, dd, th, td, caption, figcaption, legend";
let timer;
let last;
let on = false;

export function start() {
  if (on || !available) return;
  on = true;
  addEventListener("pointerover", rest, { passive: true });
  addEventListener("focusin", rest);
}

export function stop() {
  if (!on) return;
  on = false;
  clearTimeout(timer);
  silence();
  removeEventListener("pointerover", rest);
  removeEventListener("focusin", rest);
}

function rest(event) {
  const element = event.target.closest?.(READABLE);
  clearTimeout(timer);
  if (!element || element === last) return;
  timer = setTimeout(() => {
    last = element;
    const text = (element.getAttribute("aria-label") ?? element.innerText).trim();
    if (text) speak(text.slice(0, 500));
  }, 350);
}
