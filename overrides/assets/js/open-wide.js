// Folded lists (contents, facets) and the tables of charts stand open where there is room for them.
const wide = matchMedia("(min-width: 64em)");

function arrange() {
  for (const list of document.querySelectorAll("details[data-open-wide]")) list.open = wide.matches;
}

wide.addEventListener("change", arrange);
arrange();
