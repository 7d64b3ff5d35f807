// Two lines that cross at the pointer, or under the element that has the focus.
let lines;

export function start() {
  if (lines) return;
  lines = ["across", "down"].map((direction) => {
    const line = document.createElement("div");
    line.className = `guide ${direction}`;
    line.setAttribute("aria-hidden", "true");
    return document.body.appendChild(line);
  });
  addEventListener("pointermove", atPointer, { passive: true });
  addEventListener("focusin", atFocus);
}

export function stop() {
  lines?.forEach((line) => line.remove());
  lines = undefined;
  removeEventListener("pointermove", atPointer);
  removeEventListener("focusin", atFocus);
}

function atPointer(event) {
  place(event.clientX, event.clientY);
}

function atFocus(event) {
  const box = event.target.getBoundingClientRect();
  place(box.left, box.bottom + 6);
}

function place(x, y) {
  const [across, down] = lines;
  across.style.transform = `translateY(${y}px)`;
  down.style.transform = `translateX(${x}px)`;
}
