// What the search page shows for an answer: results, facets, sorting, pages, and what to do when there is nothing or an error.
import { dateElement, element, markedText } from "./elements.js";
import { facetList } from "./facets.js";
import { addressOf } from "./state.js";

const ON_A_PAGE = 10;

/** Say in one sentence what was found. */
export function sentence({ total, hits, partial, ignored, exact }, { page, text }) {
  if (!hits.length && page > 1) return "后面没有更多结果了";
  if (!hits.length) return /[\p{L}\p{N}]/u.test(text) ? "没有找到结果" : "请输入要找的词";
  const many = `${exact ? "" : "约 "}${total} 条`;
  const where = page > 1 ? `，第 ${page} 页` : "";
  if (ignored) return `按问句里的主要词，找到 ${many}结果${where}`;
  if (partial) return `没有同时包含所有词的内容，以下 ${many}包含其中一部分${where}`;
  return `找到 ${many}结果${where}`;
}

/** Show the results; `facets` are those shown before, which stay until they are counted again. */
export function found(answer, state, { base, folded, feeds, facets }) {
  const head = element("div", { class: "list-head" }, element("h2", { class: "list-count" }, sentence(answer, state)), sorting(state));
  const notes = element("div", { class: "search-notes" });
  for (const { written, meant } of answer.mended ?? []) notes.append(element("p", {}, "没有内容写作“", written, "”，已按“", element("a", { href: addressOf({ text: meant }), "data-state": true }, meant), "”查找"));
  if (answer.synonyms.length) notes.append(element("p", {}, `同时查找了同义词：${answer.synonyms.join("、")}`));
  const list = element("ol", { class: "rows results", start: String((state.page - 1) * ON_A_PAGE + 1) }, ...answer.hits.map((hit) => result(hit, base, folded)));
  const main = element("div", { class: "results-main" }, head, notes, list, pages(answer, state), ...related(answer, base, folded), subscription(feeds));
  return [facets ?? facetList(answer.facets, state), main];
}

function result(hit, base, folded) {
  const address = new URL(hit.url, base).href;
  const facts = [hit.label, hit.number, hit.organ].filter(Boolean).map((fact) => element("span", { class: fact === hit.number ? "number" : null }, fact));
  if (hit.date) facts.push(dateElement(hit.date));
  if (hit.state) facts.push(element("span", { class: `badge ${hit.inForce ? "good" : "ended"}` }, hit.state));
  const item = element("li", { class: hit.inForce ? null : "row-past" });
  item.append(element("h3", { class: "row-title" }, element("a", { href: address }, ...markedText(hit.parts))), element("p", { class: "row-facts" }, ...facts));
  for (const passage of hit.passages) item.append(passageOf(passage, address));
  if (hit.folded.length) item.append(foldedUnder(hit, base, folded));
  return item;
}

function passageOf({ anchor, heading, parts }, address) {
  const clause = anchor ? element("a", { href: `${address}#${anchor}`, class: "passage-clause" }, heading || "查看此处") : null;
  return element("p", { class: "passage" }, clause, clause ? " " : null, ...markedText(parts));
}

function foldedUnder(hit, base, folded) {
  const list = element("ul", { class: "links" });
  const details = element("details", { class: "folded fold" }, element("summary", {}, `与本文件有关的 ${hit.folded.length} 条结果（解读、问答等）`), list);
  details.addEventListener("toggle", async () => {
    if (!details.open || list.childElementCount) return;
    try {
      const items = await folded(hit.folded);
      list.replaceChildren(...items.map(({ url, title, label }) => element("li", {}, element("a", { href: new URL(url, base).href }, title), " ", element("span", { class: "muted" }, label))));
    } catch {
      list.replaceChildren(element("li", {}, "暂时取不到，请收起后再展开一次。"));
      details.addEventListener("toggle", () => list.replaceChildren(), { once: true });
    }
  });
  return details;
}

function related(answer, base, folded) {
  if (!answer.related.length) return [];
  const list = element("ol", { class: "rows results" }, ...answer.related.map((hit) => result(hit, base, folded)));
  return [element("h2", { class: "related-title" }, "也许有用：包含其中一部分词的内容"), list];
}

function sorting(state) {
  const choice = (label, byDate) =>
    element("li", {}, state.byDate === byDate ? element("span", { "aria-current": "true" }, label) : element("a", { href: addressOf({ ...state, byDate, page: 1 }), "data-state": true }, label));
  return element("nav", { class: "sorting", "aria-label": "排序" }, element("ul", {}, choice("按相关程度", false), choice("按日期", true)));
}

function pages({ more }, state) {
  if (state.page === 1 && !more) return null;
  const link = (label, page) => element("li", {}, element("a", { href: addressOf({ ...state, page }), "data-state": true }, label));
  const items = [state.page > 1 ? link("上一页", state.page - 1) : null, element("li", {}, element("span", { "aria-current": "page" }, `第 ${state.page} 页`)), more ? link("下一页", state.page + 1) : null];
  return element("nav", { class: "pagination", "aria-label": "结果分页" }, element("ul", {}, ...items));
}

function subscription(feeds) {
  if (!feeds.length) return null;
  return element("p", { class: "subscribe muted" }, "有新内容时想知道？可以订阅：", ...feeds.flatMap(({ title, address }, index) => [index ? "、" : "", element("a", { href: address }, title)]));
}

/** Show that nothing was found, and what to try. */
export function nothing(answer, state, { base }) {
  if (state.page > 1) return [ending(state)];
  const tips = ["换一种说法，或者只输入最要紧的词", "检查有没有错别字", "按文号查找时，输入年份和序号即可，如：2023 4号"];
  const narrowed = Object.keys(state.chosen).length > 0;
  return [
    element("section", { class: "search-empty" },
      element("h2", {}, sentence(answer, state)),
      narrowed ? element("p", {}, "您选了筛选条件，", element("a", { href: addressOf({ text: state.text }), "data-state": true }, "去掉筛选再找一次"), "。") : null,
      ...nearby(answer.near, base),
      element("ul", {}, ...tips.map((tip) => element("li", {}, tip))),
      element("p", {}, "也可以按下面的分类浏览。"),
    ),
  ];
}

function ending(state) {
  return element("section", { class: "search-empty" }, element("h2", {}, "后面没有更多结果了"), element("p", {}, element("a", { href: addressOf({ ...state, page: 1 }), "data-state": true }, "回到第一页")));
}

function nearby({ titles, words }, base) {
  if (!titles.length && !words.length) return [];
  const wordLinks = words.map((word) => element("li", {}, element("a", { href: addressOf({ text: word }), "data-state": true }, `查找“${word}”`)));
  const titleLinks = titles.map(({ url, title, label }) => element("li", {}, element("a", { href: new URL(url, base).href }, title), " ", element("span", { class: "muted" }, label)));
  return [element("h3", { class: "near-title" }, "您要找的是不是"), element("ul", { class: "links" }, ...wordLinks, ...titleLinks)];
}

/** Show what went wrong, with a button to try again. */
export function failed(error, retry) {
  const [title, text] = error.kind === "unreachable" ? ["网络连接不上，没有取到搜索数据", "已经自动重试了几次。请检查网络后再试。"] : ["搜索暂时用不了", "搜索数据可能正在更新，请过一会儿再试。"];
  const button = element("button", { type: "button", class: "button" }, "再试一次");
  button.addEventListener("click", retry);
  return element("section", { class: "banner signal search-error" }, element("h2", { class: "banner-title" }, title), element("p", {}, text, "也可以按下面的分类浏览。"), button);
}
