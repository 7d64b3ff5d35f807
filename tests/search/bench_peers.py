"""Compare answers on the shipped portal with Pagefind's (npm) and Material's own search with jieba: `scripts/bench_search.py --peers`.

All three search the same texts in one run, the peers in Chromium through their own programs; nDCG@10 and MRR over the sets of judgments.
"""

from __future__ import annotations

import html
import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from statistics import mean

import yaml
from playwright.sync_api import Page, sync_playwright

import environment
import installing
from gongkai.search.reader import Reader
from tests.browser import chromium
from tests.browser.serving import serving
from tests.search.quality import Judgment, judgments, ndcg, reciprocal_rank
from tests.search.test_quality import answers

PAGEFIND = "1.6.0"
_SETS = {
    "调过权重的": "judgments.yml",
    "看过结果的": "held_out.yml",
    "后来看过结果的": "fresh.yml",
    "一半没看过的": "unseen.yml",
    "后一半没看过的": "blind.yml",
}
_ASK_PAGEFIND = """async (query) => {
  const pagefind = window.peer ??= await import('/pagefind/pagefind.js');
  const { results } = await pagefind.search(query);
  const first = await Promise.all(results.slice(0, 10).map((result) => result.data()));
  return first.map(({ url }) => new URL(url, location.href).pathname.split('/').filter(Boolean).join('/'));
}"""
_ASK_MATERIAL = """async (query) => {
  const input = document.querySelector('.md-search__input');
  const meta = document.querySelector('.md-search-result__meta');
  const wait = (milliseconds) => new Promise((resume) => setTimeout(resume, milliseconds));
  input.focus();
  input.value = query;
  input.dispatchEvent(new Event('keyup', { bubbles: true }));
  let before = '';
  for (let still = 0, times = 0; still < 3 && times < 60; times += 1) {
    await wait(100);
    const now = meta.textContent + document.querySelector('.md-search-result__list').innerHTML;
    still = now === before ? still + 1 : 0;
    before = now;
  }
  const links = [...document.querySelectorAll('.md-search-result__item > a, .md-search-result__item article > a, a.md-search-result__link')];
  const places = links.map((link) => new URL(link.href).pathname.split('/').filter(Boolean).join('/'));
  return [...new Set(places)].slice(0, 10);
}"""


def main(site: Path) -> None:
    """Build the peers' sites, ask everyone, print a table."""
    contents = [Reader(site).index.stored(ordinal).content for ordinal in range(Reader(site).index.size)]
    judged = {label: judgments(name) for label, name in _SETS.items()}
    print(f"{len(contents)} 个页面；查询 {'、'.join(f'{label} {len(some)} 条' for label, some in judged.items())}")
    reader = Reader(site)
    _report("本程序", lambda query: answers(reader, query), judged)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium.installed(), args=list(chromium.FLAGS))
        for label, build, ask in (
            (f"Pagefind {PAGEFIND}", _pagefind, _ASK_PAGEFIND),
            ("Material + jieba", _material, _ASK_MATERIAL),
        ):
            place = build(Path(folder), contents)
            with _opened(browser.new_page(), place) as page:
                _report(label, partial(page.evaluate, ask), judged)


def _report(label: str, ask: Callable[[str], list[str]], judged: dict[str, list[Judgment]]) -> None:
    for name, some in judged.items():
        found = {judgment.query: ask(judgment.query) for judgment in some}
        gain = mean(ndcg(found[judgment.query], judgment.wanted) for judgment in some)
        rank = mean(reciprocal_rank(found[judgment.query], judgment.wanted) for judgment in some)
        empty = sum(not each for each in found.values())
        print(f"{label:18} {name:10}  nDCG@10 {gain:.3f}  MRR {rank:.3f}  没有结果 {empty} 条", flush=True)


@contextmanager
def _opened(page: Page, place: Path) -> Iterator[Page]:
    with serving(place) as base:
        page.goto(base, wait_until="networkidle")
        yield page
        page.close()


def _pagefind(folder: Path, contents: Sequence[dict]) -> Path:  # type: ignore[type-arg]
    """Write plain pages and index them with the program of the npm package."""
    place = folder / "pagefind"
    for content in contents:
        page = place / content["kind"] / content["id"] / "index.html"
        page.parent.mkdir(parents=True, exist_ok=True)
        body = "".join(
            f"<h2>{html.escape(heading)}</h2><p>{html.escape(text)}</p>" for _, heading, text in content["sections"]
        )
        known = html.escape(" ".join([*content["numbers"], *content["keywords"], content["summary"]]))
        title = html.escape(content["title"])
        page.write_text(
            f'<!doctype html><html lang="zh-CN"><title>{title}</title><body><h1>{title}</h1><p>{known}</p>{body}',
            "utf-8",
        )
    (place / "index.html").write_text("<!doctype html><title>peer</title>", "utf-8")
    tools = folder / "npm"
    tools.mkdir()
    npm = shutil.which("npm")
    if npm is None:
        sys.exit("比较 Pagefind 需要 npm，请先安装 Node.js")
    _run([npm, "install", "--ignore-scripts", "--no-fund", "--no-audit", f"pagefind@{PAGEFIND}"], tools)
    _run([str(tools / "node_modules/.bin/pagefind"), "--site", str(place)], tools)
    return place


def _material(folder: Path, contents: Sequence[dict]) -> Path:  # type: ignore[type-arg]
    """Write the texts as Markdown pages of a site of Material's, its search set to Chinese, jieba beside it."""
    place = folder / "material"
    for content in contents:
        page = place / "docs" / content["kind"] / f"{content['id']}.md"
        page.parent.mkdir(parents=True, exist_ok=True)
        parts = [f"## {heading}\n\n{text}" if heading else text for _, heading, text in content["sections"]]
        known = " ".join([*content["numbers"], *content["keywords"], content["summary"]])
        page.write_text("\n\n".join([f"# {content['title']}", known, *parts]), "utf-8")
    (place / "docs/index.md").write_text("# peer\n", "utf-8")
    settings = {
        "site_name": "peer",
        "theme": {"name": "material", "language": "zh", "font": False},
        "plugins": [{"search": {"lang": ["zh"]}}],
    }
    (place / "mkdocs.yml").write_text(yaml.dump(settings, allow_unicode=True), "utf-8")
    segmenter = environment.ROOT / ".cache/tools/jieba"
    if not segmenter.is_dir():
        installing.install(["requirements-jieba.txt"], "--no-binary=jieba", "--no-deps", "--target", str(segmenter))
    code = f"import sys; sys.path.append({str(segmenter)!r}); import jieba; from mkdocs.__main__ import cli; cli()"
    _run([sys.executable, "-c", code, "build", "-q", "-f", str(place / "mkdocs.yml")], place)
    size = (place / "site/search/search_index.json").stat().st_size
    documents = len(json.loads((place / "site/search/search_index.json").read_text("utf-8"))["docs"])
    print(f"Material 的检索文件 {size / 1e6:.1f} MB，{documents} 段，浏览器每次全部取回")
    return place / "site"


def _run(command: list[str], folder: Path) -> None:
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"{' '.join(command)} 失败：\n{done.stdout[-2000:]}\n{done.stderr[-2000:]}")
