// Filters the rows of a table by words and by the values of its columns marked data-choice; says how many are left.
for (const table of document.querySelectorAll("table[data-filter]")) offer(table);

function offer(table) {
  const rows = [...table.tBodies].flatMap((group) => [...group.rows]).filter((row) => row.cells.length > 1)
    .map((row) => ({ row, text: fold(row.textContent) }));
  const form = document.createElement("form");
  form.className = "table-filter no-print";
  form.setAttribute("aria-label", "筛选本表");
  const words = field(form, table, "在本表中查找", "input");
  const choices = [...table.tHead.rows[0].cells].flatMap((head, column) =>
    head.hasAttribute("data-choice") ? [choice(form, table, head.textContent, column, rows)] : [],
  );
  const status = form.appendChild(document.createElement("p"));
  status.setAttribute("role", "status");
  const apply = () => {
    show(rows, fold(words.value).split(/\s+/).filter(Boolean), choices, status);
    for (const group of table.tBodies) group.hidden = rows.every(({ row }) => row.hidden || row.parentElement !== group);
  };
  form.addEventListener("input", apply);
  form.addEventListener("submit", (event) => event.preventDefault());
  (table.closest(".table-region") ?? table).before(form);
  apply();
}

function field(form, table, label, tag) {
  const place = form.appendChild(document.createElement("div"));
  place.className = "field";
  const name = place.appendChild(document.createElement("label"));
  const control = place.appendChild(document.createElement(tag));
  if (tag === "input") control.type = "search";
  control.id = name.htmlFor = `${table.id}-filter-${form.childElementCount}`;
  name.textContent = label;
  return control;
}

function choice(form, table, label, column, rows) {
  const control = field(form, table, label, "select");
  const values = [...new Set(rows.flatMap(({ row }) => valuesOf(row.cells[column])))].sort((a, b) => a.localeCompare(b, "zh"));
  control.append(new Option("全部", ""), ...values.map((value) => new Option(value, value)));
  return { column, control };
}

function valuesOf(cell) {
  const lines = [...cell.querySelectorAll("li")].map((line) => line.textContent.trim());
  return lines.length ? lines : cell.textContent.trim().split(/[、\s]+/).filter(Boolean);
}

function show(rows, words, choices, status) {
  let left = 0;
  for (const { row, text } of rows) {
    const fits =
      words.every((word) => text.includes(word)) &&
      choices.every(({ column, control }) => !control.value || valuesOf(row.cells[column]).includes(control.value));
    row.hidden = !fits;
    left += fits;
  }
  status.textContent = left === rows.length ? `共 ${left} 项` : left ? `符合条件的有 ${left} 项，共 ${rows.length} 项` : "没有符合条件的，请换个词或选“全部”";
}

function fold(text) {
  return text.normalize("NFKC").toLowerCase();
}
