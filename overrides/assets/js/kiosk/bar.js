// The bar of a touch screen: back to the start, back one page, larger text, out of the mode.
import { set, setting } from "../settings.js";
import { element } from "../search/elements.js";

const SIZES = ["", "large", "larger"];

/** Put the bar at the end of the page. */
export function bar({ start, home, leave }) {
  const back = button("上一页", () => history.back());
  const larger = button("放大文字", () => set("text", SIZES[(SIZES.indexOf(setting("text")) + 1) % SIZES.length]));
  const out = element("a", { class: "button plain", href: home }, "退出体验区");
  out.addEventListener("click", leave);
  const first = element("a", { class: "button", href: start }, "回到开始页");
  document.body.append(element("nav", { class: "kiosk-bar", "aria-label": "体验区" }, first, back, larger, out));
}

function button(label, act) {
  const made = element("button", { class: "button plain", type: "button" }, label);
  made.addEventListener("click", act);
  return made;
}
