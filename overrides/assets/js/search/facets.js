// Ways to narrow the results, with counts; the markup of the lists' facets, so that they look and work alike.
import { element } from "./elements.js";
import { addressOf } from "./state.js";

const TITLES = { kind: "类型", topic: "主题", organ: "发布机构", year: "年份", validity: "效力", audience: "适用对象", field: "领域" };
const SHOWN = 12;
const OPEN_WIDE = matchMedia("(min-width: 64em)");

/** Make the facets of an answer: [{name, title, values: [{value, count}]}]; `title` where a kind has it of its own. */
export function facetList(facets, state) {
  const known = facets.filter(({ name, values }) => values.length > 1 || state.chosen[name]);
  const useful = [...known.filter(({ name }) => name === "kind"), ...known.filter(({ title }) => title), ...known.filter(({ name, title }) => name !== "kind" && !title)];
  const chosen = Object.keys(state.chosen).length > 0;
  const clear = chosen ? element("a", { class: "facet-clear", href: addressOf({ text: state.text, byDate: state.byDate }), "data-state": true }, "去掉全部筛选") : null;
  const body = element("div", { class: "facets-body" }, clear, ...useful.map((facet, place) => group(facet, state, place < 2)));
  return element("details", { class: "facets", open: OPEN_WIDE.matches || chosen }, element("summary", {}, "筛选"), body);
}

function group({ name, title, values }, state, open) {
  const order = name === "year" ? (a, b) => (a.value < b.value ? 1 : -1) : (a, b) => b.count - a.count || (a.value < b.value ? -1 : 1);
  const shown = [...values].sort(order).slice(0, SHOWN);
  const current = state.chosen[name];
  return element("details", { class: "facet", open: open || Boolean(current) }, element("summary", {}, title ?? TITLES[name] ?? name), element("ul", {}, ...shown.map((value) => option(name, value, current, state))));
}

function option(name, { value, count }, current, state) {
  const chosen = { ...state.chosen, [name]: current === value ? "" : value };
  const content = [element("span", {}, value), element("span", { class: "count" }, String(count))];
  const address = addressOf({ ...state, chosen, page: 1 });
  return element("li", {}, element("a", { href: address, "data-state": true, "aria-current": current === value ? "true" : null }, ...content));
}
