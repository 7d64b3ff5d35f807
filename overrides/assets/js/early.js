// Runs before the first paint: puts the reader's own settings on <html>, so that nothing flashes or jumps.
(function () {
  var root = document.documentElement;
  root.classList.add("js");
  try {
    var settings = JSON.parse(localStorage.getItem("reading-aids") || "{}");
    for (var name in settings) {
      if (/^[a-z]+$/.test(name) && typeof settings[name] === "string") root.dataset[name] = settings[name];
    }
    if (sessionStorage.getItem("kiosk") === "on") root.dataset.kiosk = "on";
  } catch (error) {
    // Storage is off or holds something else: the page is read with its standard settings.
  }
})();
