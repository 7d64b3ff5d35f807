// A touch screen in a service hall: from its start page on, every page of this tab has a bar at the bottom, goes back to
// the start when nobody is there any more, and opens nothing outside the site. The next visitor finds no traces.
import { reset } from "../settings.js";
import { ask, tell } from "./dialogs.js";
import { bar } from "./bar.js";
import { keyboard } from "./keyboard.js";
import { mark, unmark } from "./mode.js";

const QUIET = 90; // seconds without a touch before the question
const ANSWER = 30; // seconds to answer it; WCAG 2.2.1 asks for 20
const start = new URL("../../../kiosk/", import.meta.url).href;
const home = new URL("../../../", import.meta.url).href;
const site = new URL(home);
const atStart = document.querySelector("[data-kiosk-start]");

let timer;
let touched = false;
let patient = false;

if (atStart) {
  mark();
  reset();
  keyboard(document.querySelector("[data-kiosk-keys]"));
  document.querySelector("[data-kiosk-leave]").addEventListener("click", unmark);
} else {
  bar({ start, home, leave: unmark });
}

for (const event of ["pointerdown", "keydown", "wheel", "touchmove", "scroll"]) addEventListener(event, stir, { passive: true, capture: true });
addEventListener("click", guard, { capture: true });
wait();

function stir() {
  touched = true;
  wait();
}

function wait() {
  clearTimeout(timer);
  if (!patient) timer = setTimeout(quiet, QUIET * 1000);
}

/** Ask whether anybody is there; what is read aloud or played is being followed. */
async function quiet() {
  if (globalThis.speechSynthesis?.speaking || [...document.querySelectorAll("video, audio")].some((each) => !each.paused)) return wait();
  if (atStart && !touched) return wait();
  const answer = await ask(ANSWER);
  if (answer === "stay") return wait();
  if (answer === "gone") return location.replace(start);
  patient = true;
  return clearTimeout(timer);
}

/** Open nothing that this machine cannot come back from: other sites, mail, telephone, files. */
function guard(event) {
  const link = event.target.closest?.("a[href]");
  if (!link) return;
  const target = new URL(link.href, location.href);
  const words = refusal(target, link);
  if (!words) return;
  event.preventDefault();
  event.stopPropagation();
  tell(words);
}

function refusal(target, link) {
  if (target.protocol === "tel:") return `请用电话拨打：${target.pathname}`;
  if (target.protocol === "mailto:") return `请用自己的手机或电脑发邮件到：${decodeURIComponent(target.pathname)}`;
  if (target.origin !== site.origin || !target.pathname.startsWith(site.pathname)) return `这是别的网站，本机不打开。请用自己的手机访问：${target.href}`;
  const file = target.pathname.split("/").pop();
  if (link.hasAttribute("download") || (file.includes(".") && !file.endsWith(".html"))) return "本机不能下载文件。请点页面上的“二维码”，用自己的手机扫码打开本页后下载。";
  return "";
}
