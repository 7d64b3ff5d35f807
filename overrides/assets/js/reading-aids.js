// The bar of reading aids (适老化与无障碍): opened by any [data-aids] button, built when first asked for.
import { declare, reset, set, setting } from "./settings.js";

const AIDS = [
  { name: "text", legend: "文字大小", choices: [["", "标准"], ["large", "大"], ["larger", "特大"]] },
  { name: "contrast", legend: "对比度", choices: [["", "标准"], ["more", "黑字白底"], ["dark", "黄字黑底"]] },
  { name: "theme", legend: "背景", choices: [["", "跟随系统"], ["light", "浅色"], ["dark", "深色"]] },
  { name: "pointer", legend: "鼠标指针", choices: [["", "标准"], ["large", "大"]] },
  { name: "guide", legend: "十字辅助线", choices: [["", "关"], ["cross", "开"]] },
  { name: "point", legend: "指到哪读到哪", choices: [["", "关"], ["read", "开"]] },
  { name: "rate", legend: "朗读语速", choices: [["slow", "慢"], ["", "标准"], ["fast", "快"]] },
];

declare(AIDS.map((aid) => aid.name));
const buttons = [...document.querySelectorAll("[data-aids]")];
let bar;
let opener;

for (const button of buttons) button.addEventListener("click", () => (bar && !bar.hidden ? close() : open(button)));
carryOut();

function open(button) {
  bar ??= build();
  opener = button;
  show(true);
  bar.querySelector("button").focus();
}

function close() {
  show(false);
  opener?.focus();
}

function show(visible) {
  bar.hidden = !visible;
  for (const button of buttons) button.setAttribute("aria-expanded", String(visible));
}

function build() {
  const section = document.createElement("section");
  section.className = "aids";
  section.setAttribute("aria-label", "阅读辅助");
  const frame = section.appendChild(document.createElement("div"));
  frame.className = "frame";
  frame.append(...AIDS.map(group), actions());
  section.addEventListener("keydown", (event) => event.key === "Escape" && close());
  document.querySelector(".skip").after(section);
  return section;
}

function group({ name, legend, choices }) {
  const fieldset = document.createElement("fieldset");
  fieldset.className = `aid-${name}`;
  fieldset.appendChild(document.createElement("legend")).textContent = legend;
  const row = fieldset.appendChild(document.createElement("div"));
  row.className = "choices";
  row.append(...choices.map(([value, label]) => choice(name, value, label)));
  return fieldset;
}

function choice(name, value, label) {
  const button = plainButton(label, () => {
    set(name, value);
    carryOut();
  });
  button.dataset.setting = name;
  button.value = value;
  button.setAttribute("aria-pressed", String(setting(name) === value));
  return button;
}

function actions() {
  const row = document.createElement("div");
  row.className = "choices";
  row.append(
    plainButton("朗读本页", async () => (await import("./read-aloud.js")).toggle()),
    plainButton("恢复默认", () => {
      reset();
      carryOut();
    }),
    plainButton("关闭", close),
  );
  return row;
}

function plainButton(label, act) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "button plain";
  button.textContent = label;
  button.addEventListener("click", act);
  return button;
}

async function carryOut() {
  for (const button of bar?.querySelectorAll("[data-setting]") ?? []) {
    button.setAttribute("aria-pressed", String(setting(button.dataset.setting) === button.value));
  }
  await follow(setting("guide"), "./guide-lines.js");
  await follow(setting("point"), "./point-reading.js");
}

// An aid that does something of its own has a module with start() and stop(), fetched when it is first wanted.
async function follow(wanted, module) {
  if (wanted || bar) (await import(module))[wanted ? "start" : "stop"]();
}
