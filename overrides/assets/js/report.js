// Names the page in the message that reports a mistake, where the server could not: an address that does not exist.
const BLANK = `${encodeURIComponent("有问题的网页：")}%0D%0A`;
for (const link of document.querySelectorAll("[data-report]")) {
  link.href = link.href.replace(BLANK, `${BLANK.slice(0, -6)}${encodeURIComponent(location.href)}%0D%0A`);
}
