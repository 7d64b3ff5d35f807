// The calculator of fees: says the sum and how it comes about, as the number is typed.
import { readTiers, shares, total } from "./fees.js";

const LARGEST = 9999;

for (const form of document.querySelectorAll("[data-fee]")) {
  form.addEventListener("input", () => show(form));
  form.addEventListener("submit", (event) => event.preventDefault());
  show(form);
}

function show(form) {
  const { unit, tiers, step, rise } = form.dataset;
  const written = form.querySelector("input").value.trim();
  const place = form.querySelector(".calculator-result");
  const count = Number(written);
  place.textContent = "";
  if (!written) return;
  if (!Number.isInteger(count) || count < 0 || count > LARGEST) {
    place.textContent = `请填 0 到 ${LARGEST} 的整数`;
    return;
  }
  const found = shares(count, readTiers(tiers), Number(step ?? 0), Number(rise ?? 0));
  const sum = total(found);
  place.appendChild(document.createElement("strong")).textContent = sum ? `一共 ${sum.toLocaleString("zh-CN")} 元` : "不收费";
  const list = place.appendChild(document.createElement("ul"));
  for (const share of found) list.appendChild(document.createElement("li")).textContent = inWords(share, unit);
}

function inWords({ first, last, each, yuan }, unit) {
  const span = first === last ? `第 ${first} ${unit}：` : `第 ${first} 至 ${last} ${unit}：`;
  return span + (each ? `${last - first + 1} × ${each} ＝ ${yuan.toLocaleString("zh-CN")} 元` : "不收费");
}
