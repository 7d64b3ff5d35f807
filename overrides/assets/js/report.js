// Puts the address of the page into the message that reports a mistake on it.
for (const link of document.querySelectorAll("[data-report]")) {
  const body = `有问题的网页：${location.href}\n\n哪里不对：\n`;
  link.href += `&body=${encodeURIComponent(body)}`;
}
