// What a touch screen asks and says, in the page's own dialogs.
import { element } from "../search/elements.js";

/** Ask whether anybody is there, for `seconds`; answer `stay`, `patient` (no more questions on this page) or `gone`. */
export function ask(seconds) {
  const count = element("strong", { class: "number" }, String(seconds));
  const buttons = [choice("继续看", "stay"), choice("回到开始页", "gone", "plain"), choice("本页不再自动返回", "patient", "plain")];
  const box = dialog("您还在看吗？", element("p", {}, "过 ", count, " 秒没有人操作，屏幕会回到开始页，刚才看的内容不会留下。"), buttons);
  return new Promise((resolve) => {
    let left = seconds;
    const clock = setInterval(() => {
      left -= 1;
      count.textContent = String(left);
      if (left <= 0) box.close("gone");
    }, 1000);
    box.addEventListener("close", () => {
      clearInterval(clock);
      box.remove();
      resolve(box.returnValue || "stay");
    });
    open(box);
  });
}

/** Say why something is not opened. */
export function tell(words) {
  const box = dialog("本机不打开这个链接", element("p", {}, words), [choice("知道了", "stay")]);
  box.addEventListener("close", () => box.remove());
  open(box);
}

function dialog(title, text, buttons) {
  const heading = element("h2", { id: "kiosk-dialog" }, title);
  const actions = element("form", { method: "dialog", class: "kiosk-actions" }, ...buttons);
  return element("dialog", { class: "kiosk-dialog", "aria-labelledby": "kiosk-dialog" }, heading, text, actions);
}

function choice(label, value, look = "") {
  return element("button", { class: `button ${look}`.trim(), value }, label);
}

function open(box) {
  document.body.append(box);
  box.showModal();
}
