"""Measure typing on the search page in Chromium: `scripts/bench_search.py --keys 20000 [--queries N]`.

From each keystroke to the results it brings, and every task that holds the main thread for more than 50 ms.
"""

from __future__ import annotations

from pathlib import Path
from statistics import median

from playwright.sync_api import sync_playwright

from tests.browser import chromium
from tests.browser.serving import serving

_WATCH = """() => {
  const input = document.querySelector('#page-search');
  const results = document.querySelector('[data-results]');
  window.answered = [];
  window.long = [];
  let typed = null;
  input.addEventListener('input', () => { typed = performance.now(); }, true);
  new MutationObserver(() => {
    if (typed === null) return;
    window.answered.push(performance.now() - typed);
    typed = null;
  }).observe(results, { childList: true });
  new PerformanceObserver((list) => window.long.push(...list.getEntries().map(({ duration }) => duration))).observe({ type: 'longtask' });
}"""
_BETWEEN_KEYS = 180


def main(site: Path, queries: list[str]) -> None:
    """Type every query key by key on the page of `site`; print the spread."""
    with serving(site) as base, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium.installed(), args=list(chromium.FLAGS))
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        page.goto(f"{base}search/", wait_until="networkidle")
        page.locator("#page-search[role=combobox]").wait_for()
        page.evaluate(_WATCH)
        for query in queries:
            page.locator("#page-search").fill("")
            page.locator("#page-search").press_sequentially(query, delay=_BETWEEN_KEYS)
            page.wait_for_timeout(400)
        answered, long = page.evaluate("[window.answered, window.long]")
        browser.close()
    ordered = sorted(answered)
    print(
        f"{len(queries)} 个查询，{len(ordered)} 次按键有结果：中位数 {median(ordered):.0f} 毫秒，第 95 百分位 {ordered[int(0.95 * len(ordered))]:.0f} 毫秒，最慢 {ordered[-1]:.0f} 毫秒"
    )
    print(f"主线程超过 50 毫秒的任务 {len(long)} 个" + (f"，最长 {max(long):.0f} 毫秒" if long else ""))
