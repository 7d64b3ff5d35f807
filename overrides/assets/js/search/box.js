// Suggestions under every search box: an ARIA combobox with a list to choose from; the form works without it.
import { element, markedText } from "./elements.js";
import { client } from "./client.js";

const PAUSE = 60;
let boxes = 0;

class Box {
  constructor(form) {
    boxes += 1;
    this.form = form;
    this.input = form.querySelector("input[name=q]");
    this.list = element("ul", { class: "suggestions", role: "listbox", id: `suggestions-${boxes}`, "aria-label": "搜索建议", hidden: true });
    this.status = element("p", { class: "visually-hidden", role: "status" });
    form.append(this.list, this.status);
    this.options = [];
    this.active = -1;
    const attributes = { role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": this.list.id, "aria-haspopup": "listbox" };
    for (const [name, value] of Object.entries(attributes)) this.input.setAttribute(name, value);
    this.listen();
    if (document.activeElement === this.input) this.typed(); // words typed before this module was there
  }

  listen() {
    this.input.addEventListener("input", () => this.typed());
    this.input.addEventListener("keydown", (event) => this.pressed(event));
    this.input.addEventListener("compositionend", () => this.typed());
    this.form.addEventListener("submit", () => this.close());
    this.form.addEventListener("focusout", (event) => this.form.contains(event.relatedTarget) || this.close());
    this.list.addEventListener("pointerdown", (event) => event.preventDefault());
    this.list.addEventListener("click", (event) => this.choose(this.options.indexOf(event.target.closest("[role=option]"))));
  }

  typed() {
    clearTimeout(this.timer);
    const text = this.input.value.trim();
    if (!text) return this.close();
    this.timer = setTimeout(() => this.ask(text), PAUSE);
  }

  async ask(text) {
    this.asked = text;
    try {
      const suggestions = await (await client(this.form)).suggest({ text });
      if (this.asked === text && document.activeElement === this.input) this.show(suggestions);
    } catch (error) {
      console.warn(error);
      this.close();
    }
  }

  show({ titles, words, topics }) {
    const root = new URL(this.form.getAttribute("action"), document.baseURI);
    const home = new URL("..", root);
    const results = (query) => `${root.href}?${new URLSearchParams(query)}`;
    const rows = [
      ...words.map((word) => this.option([word], "搜索", results({ q: word }))),
      ...topics.map((topic) => this.option([topic], "主题", results({ topic }))),
      ...titles.map((item) => this.option(markedText(item.parts), [item.label, item.number].filter(Boolean).join(" "), new URL(item.url, home).href)),
    ];
    this.options = rows;
    this.list.replaceChildren(...rows);
    this.mark(-1);
    this.list.hidden = !rows.length;
    this.input.setAttribute("aria-expanded", String(rows.length > 0));
    this.status.textContent = rows.length ? `有 ${rows.length} 条建议，可用上下方向键选择` : "";
  }

  option(content, note, address) {
    const id = `${this.list.id}-${Math.random().toString(36).slice(2, 8)}`;
    return element("li", { role: "option", id, "aria-selected": "false", "data-address": address }, element("span", { class: "suggestion-text" }, ...content), element("span", { class: "suggestion-note" }, note));
  }

  mark(index) {
    this.active = index;
    this.options.forEach((option, place) => option.setAttribute("aria-selected", String(place === index)));
    if (index < 0) this.input.removeAttribute("aria-activedescendant");
    else {
      this.input.setAttribute("aria-activedescendant", this.options[index].id);
      this.options[index].scrollIntoView({ block: "nearest" });
    }
  }

  pressed(event) {
    const count = this.options.length;
    const open = !this.list.hidden;
    if (event.isComposing) return;
    if (event.key === "ArrowDown" && !open && this.input.value.trim()) this.ask(this.input.value.trim());
    else if (event.key === "ArrowDown" && count) this.mark(this.active >= count - 1 ? -1 : this.active + 1);
    else if (event.key === "ArrowUp" && count) this.mark(this.active < 0 ? count - 1 : this.active - 1);
    else if (event.key === "Escape" && open) this.close();
    else if (event.key === "Enter" && open && this.active >= 0) this.choose(this.active);
    else return;
    event.preventDefault();
  }

  choose(index) {
    if (index >= 0) location.assign(this.options[index].dataset.address);
  }

  close() {
    clearTimeout(this.timer);
    this.asked = null;
    this.options = [];
    this.list.hidden = true;
    this.list.replaceChildren();
    this.input.setAttribute("aria-expanded", "false");
    this.mark(-1);
    this.status.textContent = "";
  }
}

for (const form of document.querySelectorAll("form[data-search]")) new Box(form);
