// Folded lists (contents, facets) stand open where there is room for them beside the text.
const wide = matchMedia("(min-width: 64em)");

function arrange() {
  for (const list of document.querySelectorAll("details[data-open-wide]")) list.open = wide.matches;
}

wide.addEventListener("change", arrange);
arrange();
