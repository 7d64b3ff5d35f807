// The print button; and folded answers and tables of charts are unfolded for the print, then folded again.
let unfolded = [];

for (const button of document.querySelectorAll("[data-print]")) {
  button.addEventListener("click", () => print());
}

addEventListener("beforeprint", () => {
  unfolded = [...document.querySelectorAll("main details:is(.question, .chart > .fold):not([open])")];
  for (const fold of unfolded) fold.open = true;
});

addEventListener("afterprint", () => {
  for (const fold of unfolded) fold.open = false;
});
