"""The search page in Chromium: the same results as Python's, for everyone, whatever happens to the network."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from gongkai.search import shards
from gongkai.search.document import SearchDocument
from gongkai.search.reader import Reader
from gongkai.search.synonyms import Synonyms
from gongkai.search.units import units_of
from tests.browser.looking import LOOKS, PHONE, Look, Visit, expect_none, violations
from tests.browser.serving import serving
from tests.search.portal import document, generated, with_contacts, with_own_facets, written
from tests.search.quality import judgments

_CONTRACT = Path(__file__).parents[1] / "search/contract.json"
_REQUEST = {"page": 2, "byDate": True, "chosen": {"year": "2024年", "topic": "养老"}}
_TWIN = """async ([queries, base]) => {
  const { Index } = await import(base + 'js/index.js');
  const { search } = await import(base + 'js/engine.js');
  const { Files, current } = await import(base + 'js/files.js');
  const settings = await current(base + 'search/index.json');
  const index = await Index.open(new Files(base + 'search/', settings.version), settings);
  const found = [];
  for (const query of queries) {
    const { hits, related, total, exact, more, partial, near } = await search(index, query);
    found.push([hits.flatMap(({ ordinal, folded }) => [ordinal, ...folded]), related.map(({ ordinal }) => ordinal), total, exact, more, partial, near.titles, near.words]);
  }
  return found;
}"""


@pytest.fixture(scope="module")
def twin_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An index of generated documents with the browser's modules beside it."""
    site = tmp_path_factory.mktemp("twins")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(shards, "LARGE_BYTES", 1200)  # as if this were a large portal: some words are dear to read
        written(
            site,
            [*generated(250, characters=500), *with_contacts(), *_with_words()],
            synonyms=Synonyms(
                groups=(("工作", "管理"), ("地址", "办公地址"), ("加装电梯", "增设电梯")),
                asked={"办公地址": ("在什么地方",)},
                ignored=("怎么", "吗", "请问"),
            ),
            threshold=20,
        )
    (site / "js").symlink_to(Path(__file__).parents[2] / "overrides/assets/js/search")
    (site / "index.html").write_text("<!doctype html><title>twins</title>", "utf-8")
    return site


def _with_words() -> list[SearchDocument]:
    words = ("加装电梯", "残疾人补贴", "高龄津贴", "𠮷野家补助", "VPN办理")
    return [
        document(number, f"{word}怎样办", f"{word}到窗口办理。", keywords=(word,))
        for number, word in enumerate(words, 400)
    ]


def _queries() -> list[str]:
    chance = random.Random(11)  # noqa: S311 - a sample, no secret
    documents = list(generated(60, characters=500))
    found = [judgment.query for judgment in judgments()]
    while len(found) < 320:
        text = chance.choice(chance.choice(documents).sections).text
        start, other = chance.randrange(len(text)), chance.randrange(len(text))
        found.append(
            chance.choice(["{0}", "{0}", "{0} {1}", "“{0}” {1}", "{0}怎么{1}"]).format(
                text[start : start + chance.randint(1, 8)], text[other : other + 2]
            )
        )
    unknown = ["龘" + each.title[8:9] for each in documents[:12]]
    return [
        *found,
        *unknown,
        "第12条",
        "臺灣",
        "云教发〔20",
        "<b>",
        "\\",
        "(((",
        "a" * 500,
        "工作，管理",
        "财政局电话",
        "民政局的地址",
        "水利局 办公地址",
        "拨打财政局电话",
        "-工作 PM2.5",
        "请问民政局在什么地方呀？",
        "水利局",
        "婚姻登记处",
        "婚姻登记处怎么走",
        "0999-8210300",
        "8210301",
        "云教发2023-12",
        "云教2024年第3号",
        "区水利局",
        "加庄电梯",
        "我家想加庄电梯怎么办理",
        "残急人补贴 高龄津帖",
        "𠮷野加补助",
        "高龄津贴😀",
        "高龄津贴？？",
        "窗口办理残疾人补贴吗",
        "vpn怎么办",
        "加装电梯补助第3条怎么说",
        "残疾人补贴办法第十二条窗口",
    ]


def test_both_readers_agree(browser: Browser, twin_site: Path) -> None:
    """Over 300 queries: the same documents in the same order, the same count."""
    queries, reader = _queries(), Reader(twin_site)
    dear = [reader.index.alone(units_of(query[:2])) for query in queries]
    assert any(dear)
    assert not all(dear)
    with serving(twin_site) as base:
        page = browser.new_page()
        page.goto(base)
        theirs = page.evaluate(_TWIN, [queries, base])
        page.close()
    for query, there in zip(queries, theirs, strict=True):
        here = reader.search(query)
        ours = [
            [ordinal for hit in here.hits for ordinal in (hit.ordinal, *hit.folded)],
            [hit.ordinal for hit in here.related],
            here.total,
            here.exact,
            here.more,
            here.partial,
            here.near.titles,
            here.near.words,
        ]
        assert json.loads(json.dumps(ours)) == there, query


_COUNT = """async ([choices, base]) => {
  const { Index } = await import(base + 'js/index.js');
  const { facetCounts, search } = await import(base + 'js/engine.js');
  const { Files, current } = await import(base + 'js/files.js');
  const settings = await current(base + 'search/index.json');
  const index = await Index.open(new Files(base + 'search/', settings.version), settings);
  const found = [];
  for (const chosen of choices) {
    const facets = await facetCounts(index, '意见', { chosen });
    const counts = facets.map(({ name, values }) => [name, Object.fromEntries(values.map(({ value, count }) => [value, count]))]);
    found.push([Object.fromEntries(counts), (await search(index, '意见', { chosen })).total]);
  }
  return found;
}"""
_CHOICES: list[dict[str, str]] = [
    {}, {"kind": "意见征集"}, {"kind": "政策文件"}, {"consultations.state": "已结束"},
    {"consultations.subject": "重大决策", "year": "2026年"}, {"policies.genre": "通知"},
]  # fmt: skip


def test_both_readers_count_facets_alike(browser: Browser, tmp_path: Path) -> None:
    """Those that kinds share, and a kind's own."""
    reader = Reader(written(tmp_path, with_own_facets()))
    (tmp_path / "js").symlink_to(Path(__file__).parents[2] / "overrides/assets/js/search")
    (tmp_path / "index.html").write_text("<!doctype html><title>facets</title>", "utf-8")
    with serving(tmp_path) as base:
        page = browser.new_page()
        page.goto(base)
        theirs = page.evaluate(_COUNT, [_CHOICES, base])
        page.close()
    ours = [reader.search("意见", chosen=chosen) for chosen in _CHOICES]
    assert theirs == [[each.facets, each.total] for each in ours]


def test_a_kind_s_own_facets_narrow_its_results(visit: Visit) -> None:
    """Once a kind is chosen, its state can be; the address says both."""
    page = _search(visit, "意见")
    page.locator(".facet a", has_text="意见征集").first.click()
    page.wait_for_url("**kind=**")
    facet = page.locator(".facet", has=page.locator("summary", has_text="状态"))
    facet.locator("a").first.click(timeout=15_000)
    page.wait_for_url("**consultations.state=**")
    expect(page.locator(".facet a[aria-current]")).to_have_count(2, timeout=15_000)
    expect(page.locator(".results > li").first).to_be_visible()
    expect_none(violations(page))


def _search(visit: Visit, query: str, look: Look = LOOKS[0], **options: object) -> Page:
    page = visit(f"search/?q={query}", look, **options)
    expect(page.locator(".list-count, .search-empty h2, .search-error h2").first).to_be_visible(timeout=15_000)
    return page


@pytest.mark.parametrize("state", ["", "低保", "䶮䶮䶮"], ids=["empty", "results", "nothing"])
def test_accessible(visit: Visit, state: str) -> None:
    """No rule of axe is broken, on any screen."""
    page = _search(visit, state, PHONE) if state else visit("search/", PHONE)
    if state == "低保":
        page.wait_for_selector(".facet", state="attached")
    _accessible_in_every_look(page)


def _accessible_in_every_look(page: Page) -> None:
    for look in LOOKS:
        look.wear(page)
        expect_none(f"{look} {violation}" for violation in violations(page, look))


def test_accessible_while_typing(visit: Visit) -> None:
    """The list of suggestions is a combobox by the book; arrows move in it, Escape closes it."""
    page = visit("search/", PHONE)
    page.locator("#page-search").fill("低保")
    options = page.locator(".search-page [role=option]")
    expect(options.first).to_be_visible(timeout=15_000)
    page.keyboard.press("ArrowDown")
    expect(options.first).to_have_attribute("aria-selected", "true")
    assert page.locator("#page-search").get_attribute("aria-activedescendant") == options.first.get_attribute("id")
    _accessible_in_every_look(page)
    page.keyboard.press("Escape")
    expect(page.locator("#page-search")).to_have_attribute("aria-expanded", "false")


def test_the_address_says_what_is_shown(visit: Visit) -> None:
    """A facet, back and reload: each state has its address."""
    page = _search(visit, "低保")
    page.locator(".facet a", has_text="政策问答").first.click()
    page.wait_for_url("**kind=**")
    expect(page.locator(".facet a[aria-current]")).to_have_count(1, timeout=15_000)
    page.go_back()
    expect(page.locator(".facet a[aria-current]")).to_have_count(0, timeout=15_000)


def test_a_wrong_character_is_told(visit: Visit) -> None:
    """What was looked for instead is said, and is a search of its own."""
    page = _search(visit, "公共租贷住房")
    note = page.locator(".search-notes")
    expect(note).to_contain_text("没有内容写作“公共租贷住房”，已按“公共租赁住房”查找")
    note.locator("a").click()
    expect(note).not_to_contain_text("没有内容写作", timeout=15_000)


@pytest.mark.parametrize(("query", "says"), [("，。！？", "请输入要找的词"), ("qqqqqq", "没有找到结果")])
def test_nothing_found_says_what_to_do(visit: Visit, query: str, says: str) -> None:
    """The heading says why, and whom to telephone stands below it."""
    page = _search(visit, query)
    expect(page.locator(".search-empty h2")).to_have_text(says)
    expect(page.locator(".search-page > p.hint", has_text="可以打电话问")).to_be_visible()


def test_a_result_whose_title_answers_says_first_what_it_is_about(visit: Visit) -> None:
    """Who looks for 低保 reads today's amount, not a column of numbers from the middle of a table."""
    page = _search(visit, "低保标准")
    result = page.locator(".results > li", has=page.get_by_role("link", name="农村居民最低生活保障标准"))
    expect(result.locator(".passage").first).to_contain_text("现行标准：每人每月")
    expect(result.locator(".row-facts time")).to_have_text(re.compile(r"^20\d\d年\d{1,2}月\d{1,2}日$"))


def test_results_lead_to_the_clause(visit: Visit) -> None:
    """A passage's link goes to the very clause, which is there."""
    page = _search(visit, "露天焚烧秸秆")
    address = page.locator("a.passage-clause").first.get_attribute("href")
    assert address
    assert page.goto(address)
    assert page.locator(f"#{address.partition('#')[2]}").count() == 1


def test_narrow_and_enlarged(visit: Visit) -> None:
    """At 320 px nothing runs out of the page."""
    page = _search(visit, "低保", Look(320))
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_without_javascript_there_is_a_way(visit: Visit) -> None:
    """The page says that it cannot search and gives themes, years and organs."""
    page = visit("search/?q=低保", PHONE, java_script_enabled=False)
    expect(page.get_by_text("本页的搜索要用到浏览器的 JavaScript 功能")).to_be_visible()
    assert page.locator("[data-browse] a").count() > 20


def test_a_dead_network_is_told_and_tried_again(visit: Visit) -> None:
    """What happened is said, axe has nothing to say, and the button searches again."""
    page = visit("search/", faults_expected=True)
    page.context.route(re.compile(r"/search/[a-z]+\.(json|bin)|/search/grams/"), lambda route: route.abort())
    page.locator("#page-search").fill("低保")
    page.locator("#page-search").press("Enter")
    expect(page.locator(".search-error h2")).to_contain_text("网络", timeout=20_000)
    expect_none(violations(page))
    page.context.unroute_all()
    page.get_by_role("button", name="再试一次").click()
    expect(page.locator(".list-count")).to_contain_text("找到", timeout=15_000)


@pytest.fixture
def shared(site: Path, tmp_path: Path) -> Iterator[tuple[Path, str]]:
    """The shipped site with a search index of its own that can be replaced."""
    for entry in site.iterdir():
        if entry.name != "search":
            (tmp_path / entry.name).symlink_to(entry)
    (tmp_path / "search").mkdir()
    (tmp_path / "search/index.html").write_bytes((site / "search/index.html").read_bytes())
    with serving(tmp_path) as base:
        yield tmp_path, base


def test_an_old_tab_meets_a_new_index(browser: Browser, shared: tuple[Path, str]) -> None:
    """A tab left open finds what was published after it was opened, without being told to reload."""
    folder, base = shared
    written(folder, [document(1, "旧的公告", "老内容。")])
    page = browser.new_page()
    page.clock.install()
    page.add_init_script(
        "delete window.Worker"
    )  # a worker's clock cannot be moved; without it the page searches itself
    page.goto(f"{base}search/?q=公告")
    expect(page.locator(".list-count")).to_contain_text("1 条", timeout=15_000)
    for old in (folder / "search").glob("grams/*"):
        old.unlink()
    written(folder, [document(number, f"新的通知{number}", "新内容。") for number in range(3)])
    page.clock.fast_forward(11_000)  # longer than CHECKED_EVERY: what is in memory may answer for so long
    page.locator("#page-search").fill("新内容")
    page.locator("#page-search").press("Enter")
    expect(page.locator(".list-count")).to_contain_text("3 条", timeout=15_000)
    page.close()


def test_a_page_older_than_the_index_begins_anew(browser: Browser, shared: tuple[Path, str]) -> None:
    """An index of a later format is met by a new page, which asks again what was asked."""
    folder, base = shared
    written(folder, [document(1, "新的公告", "内容。")])
    page = browser.new_page()
    later = json.dumps({**json.loads((folder / "search/index.json").read_text("utf-8")), "format": 99})
    page.context.route("**/search/index.json", lambda route: route.fulfill(body=later), times=1)
    page.goto(f"{base}search/?q=公告")
    expect(page.locator(".list-count")).to_contain_text("1 条", timeout=15_000)
    assert page.evaluate("history.state.reloaded")
    page.close()


def test_hostile_titles_stay_text(browser: Browser, shared: tuple[Path, str]) -> None:
    """A title with markup is shown as it is and runs nothing."""
    folder, base = shared
    written(
        folder,
        [
            document(
                1, '<img src=x onerror="window.ran=1"><script>window.ran=1</script>办法', "<b>办法</b>", sections=()
            )
        ],
    )
    page = browser.new_page()
    page.goto(f"{base}search/?q=办法")
    expect(page.locator(".results h3")).to_contain_text("<script>", timeout=15_000)
    assert page.evaluate("window.ran") is None
    page.close()


def test_a_slow_shard_keeps_typing_quick(visit: Visit) -> None:
    """While an answer is awaited, the page still takes keys; then it is shown."""
    page = visit("search/")
    held: list[Route] = []
    page.context.route("**/grams/**", lambda route: held.append(route))  # noqa: PLW0108 - playwright marks the function
    box = page.locator("#page-search")
    with page.context.expect_event("request", lambda request: "/grams/" in request.url, timeout=15_000):
        box.press_sequentially("最低")
    box.press_sequentially("生活保障")
    assert box.input_value() == "最低生活保障"
    assert held
    page.context.unroute("**/grams/**")  # what is held back goes on
    expect(page.locator(".list-count")).to_contain_text("找到", timeout=15_000)


def test_the_browser_sends_the_recorded_one(browser: Browser, tmp_path: Path) -> None:
    """The page's module writes the same request."""
    (tmp_path / "js").symlink_to(Path(__file__).parents[2] / "overrides/assets/js/search")
    (tmp_path / "index.html").write_text("<!doctype html><title>contract</title>", "utf-8")
    with serving(tmp_path) as base:
        page = browser.new_page()
        page.goto(base)
        body = page.evaluate(
            "async ([base, terms, options]) => (await import(base + 'js/endpoint.js')).requestOf(terms, options)",
            [base, ["低保", "申请"], _REQUEST],
        )
        page.close()
    assert body == json.loads(_CONTRACT.read_text("utf-8"))["request"]
