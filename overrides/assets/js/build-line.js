// Says in the footer, once it comes into view, when this site was built and from which revision.
const link = document.querySelector("[data-build]");

async function fill() {
  try {
    const build = await (await fetch(link.dataset.build)).json();
    link.textContent = `本站更新于${build.built_on}${build.revision ? `，版本 ${build.revision.slice(0, 10)}` : ""}`;
  } catch {
    // The link itself leads to the same facts.
  }
}

const watcher = new IntersectionObserver((entries) => {
  if (!entries.some((entry) => entry.isIntersecting)) return;
  watcher.disconnect();
  fill();
});
watcher.observe(link);
