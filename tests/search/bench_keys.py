"""Measure typing on the search page in Chromium: `scripts/bench_search.py --keys --records 20000`.

From each keystroke to the results it brings, and the tasks of the main thread: by the clock, which also counts what else the machine does,
and by the processor's time, which does not.
"""

from __future__ import annotations

import json
import tempfile
from pathlib import Path
from statistics import median

from playwright.sync_api import sync_playwright

from tests.browser import chromium
from tests.browser.serving import serving

_WATCH = """() => {
  const input = document.querySelector('#page-search');
  const results = document.querySelector('[data-results]');
  window.answered = [];
  let typed = null;
  input.addEventListener('input', () => { typed = performance.now(); }, true);
  new MutationObserver(() => {
    if (typed === null) return;
    window.answered.push(performance.now() - typed);
    typed = null;
  }).observe(results, { childList: true });
}"""
_BETWEEN_KEYS = 180
_LONG = 50


def main(site: Path, queries: list[str]) -> None:
    """Type every query key by key on the page of `site`; print the spread."""
    with serving(site) as base, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium.installed(), args=list(chromium.FLAGS))
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        page.goto(f"{base}search/", wait_until="networkidle")
        page.locator("#page-search[role=combobox]").wait_for()
        page.evaluate(_WATCH)
        with tempfile.TemporaryDirectory() as folder:
            trace = Path(folder) / "trace.json"
            browser.start_tracing(page=page, path=trace, categories=["toplevel"])
            for query in queries:
                page.locator("#page-search").fill("")
                page.locator("#page-search").press_sequentially(query, delay=_BETWEEN_KEYS)
                page.wait_for_timeout(400)
            browser.stop_tracing()
            tasks = _tasks(trace)
        answered = page.evaluate("window.answered")
        browser.close()
    ordered = sorted(answered)
    print(
        f"{len(queries)} 个查询，{len(ordered)} 次按键有结果：中位数 {median(ordered):.0f} 毫秒，第 95 百分位 {ordered[int(0.95 * len(ordered))]:.0f} 毫秒，最慢 {ordered[-1]:.0f} 毫秒"
    )
    for label, times in (("钟表", [clock for clock, _ in tasks]), ("处理器", [spent for _, spent in tasks])):
        print(
            f"主线程 {len(times)} 个任务，按{label}时间：超过 {_LONG} 毫秒的 {sum(time > _LONG for time in times)} 个，最长 {max(times):.0f} 毫秒"
        )


def _tasks(trace: Path) -> list[tuple[float, float]]:
    """Return milliseconds by the clock and by the processor of every task of the page's main thread: the busiest of its name."""
    events = json.loads(trace.read_text("utf-8"))["traceEvents"]
    mains = {
        (event["pid"], event["tid"])
        for event in events
        if event["name"] == "thread_name" and event["args"]["name"] == "CrRendererMain"
    }
    tasks: dict[tuple[int, int], list[tuple[float, float]]] = {thread: [] for thread in mains}
    for event in events:
        thread = (event["pid"], event["tid"])
        if thread in mains and event["name"] == "ThreadControllerImpl::RunTask" and "dur" in event:
            tasks[thread].append((event["dur"] / 1000, event.get("tdur", 0) / 1000))
    return max(tasks.values(), key=len)
