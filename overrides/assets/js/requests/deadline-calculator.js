// The calculator of deadlines: says every last day as soon as the day of receipt is known.
import { calendar, deadlines, inWords, readDay } from "./deadlines.js";

for (const form of document.querySelectorAll("[data-deadline]")) {
  form.addEventListener("input", () => show(form));
  form.addEventListener("submit", (event) => event.preventDefault());
  show(form);
}

function show(form) {
  const place = form.querySelector(".calculator-result");
  const given = Object.fromEntries(
    ["received", "corrected", "sent", "answered"].map((name) => [name, readDay(form.elements.namedItem(name).value)]),
  );
  const problem = objection(given, form);
  place.textContent = problem;
  if (problem) return;
  const limits = Object.fromEntries(
    ["reply", "extension", "correction", "third"].map((name) => [name, Number(form.dataset[name])]),
  );
  const found = deadlines(given, limits, calendar(form.dataset));
  const list = place.appendChild(document.createElement("dl"));
  say(list, "答复最晚", found.reply);
  say(list, "延长后最晚", found.extended);
  if (given.corrected === null) say(list, "补正通知最晚", found.correction);
  if (found.third) say(list, "对方意见最晚", found.third);
}

function objection({ received, corrected, sent, answered }, form) {
  if (received === null) return "请填机关收到申请的日子";
  if (received < readDay(form.dataset.from)) return "这一天太早，请打受理机关的电话问";
  if (corrected !== null && corrected < received) return "补正送到的日子早于收到申请的日子，请核对";
  if (sent !== null && sent < received) return "发出征求意见的日子早于收到申请的日子，请核对";
  if (answered !== null && (sent === null || answered < sent)) return "收到意见的日子要在发出征求意见以后，请核对";
  return "";
}

function say(list, label, due) {
  list.appendChild(document.createElement("dt")).textContent = label;
  list.appendChild(document.createElement("dd")).textContent = inWords(due);
}
