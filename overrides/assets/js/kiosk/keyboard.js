// Keys with whole words under the search box of a touch screen, for visitors who cannot or need not type.
export function keyboard(keys) {
  if (!keys) return;
  const input = document.getElementById(keys.dataset.kioskKeys);
  const written = []; // what each key added, so that one touch takes one word away
  keys.addEventListener("pointerdown", (event) => event.preventDefault()); // the field keeps the focus
  keys.addEventListener("click", (event) => {
    const key = event.target.closest("button");
    if (!key) return;
    if (key.dataset.key) {
      written.push(key.dataset.key);
      put(input, input.value + key.dataset.key);
    } else if (key.dataset.erase === "all") {
      written.length = 0;
      put(input, "");
    } else {
      const last = written.pop() ?? "";
      const length = last && input.value.endsWith(last) ? last.length : 1;
      put(input, input.value.slice(0, -length));
    }
  });
}

function put(input, text) {
  input.value = text;
  input.dispatchEvent(new Event("input", { bubbles: true }));
}
