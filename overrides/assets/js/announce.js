// Says a short sentence to screen readers, and shows it where the page has a place for it.
let region;

export function announce(sentence, near = null) {
  const place = near?.closest("[data-tools]")?.querySelector("[role=status]") ?? (region ??= hiddenRegion());
  place.textContent = "";
  requestAnimationFrame(() => (place.textContent = sentence));
}

function hiddenRegion() {
  const element = document.createElement("p");
  element.className = "visually-hidden";
  element.setAttribute("role", "status");
  document.querySelector("main").append(element);
  return element;
}
