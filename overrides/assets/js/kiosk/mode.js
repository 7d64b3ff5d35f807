// Whether this tab is a touch screen in a hall: kept until it is left or closed. early.js applies it before paint.
const KEY = "kiosk";

export function mark() {
  document.documentElement.dataset.kiosk = "on";
  try {
    sessionStorage.setItem(KEY, "on");
  } catch {
    // Where storage is off the mode ends with this page.
  }
}

export function unmark() {
  delete document.documentElement.dataset.kiosk;
  try {
    sessionStorage.removeItem(KEY);
  } catch {
    // Nothing was kept.
  }
}
