// Lists what changed since the day that the reader picks, each record once, from audit/changes/index.json.
const WORDS = { withdrawn: "撤下", renamed: "更换标识", changed: "修改", added: "新增" };
const form = document.querySelector("[data-since]");
const place = document.querySelector("[data-since-result]");

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  place.textContent = "正在读取…";
  try {
    const index = await (await fetch(form.dataset.since)).json();
    show(net(index, form.elements.date.value), index.titles);
  } catch {
    place.textContent = "更新记录暂时读不到，请用下面的按月份查看。";
  }
});

function net(index, day) {
  const first = new Map();
  const last = new Map();
  for (const build of index.builds) {
    if (build.moment.slice(0, 10) < day || build.first) continue;
    for (const [key, change] of build.changes) {
      first.set(key, change);
      if (!last.has(key)) last.set(key, change);
    }
  }
  const found = Object.fromEntries(Object.keys(WORDS).map((change) => [change, []]));
  for (const [key, change] of last) {
    const born = first.get(key) === "added";
    if (born && change === "withdrawn") continue;
    found[born ? "added" : change].push(key);
  }
  return found;
}

function show(found, titles) {
  const groups = Object.entries(found).filter(([, keys]) => keys.length);
  const total = groups.reduce((sum, [, keys]) => sum + keys.length, 0);
  const head = document.createElement("p");
  head.textContent = total ? `共 ${total} 条记录有变更` : "这段时间没有变更。";
  place.replaceChildren(head, ...groups.flatMap(([change, keys]) => group(change, keys, titles)));
}

function group(change, keys, titles) {
  const heading = document.createElement("h2");
  heading.textContent = `${WORDS[change]}（${keys.length}）`;
  const list = document.createElement("ul");
  for (const key of keys) {
    const link = document.createElement("a");
    link.href = `${form.dataset.base}${key}/`;
    link.textContent = titles[key] ?? key;
    const item = document.createElement("li");
    item.append(change === "withdrawn" ? document.createTextNode(titles[key] ?? key) : link);
    list.append(item);
  }
  return [heading, list];
}
