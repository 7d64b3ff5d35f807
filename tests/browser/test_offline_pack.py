"""An offline pack is one file that opens from a USB stick and searches without a network."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Browser, expect

from gongkai.search.offline import MOST_BYTES, Bindery, OfflinePack, pack_file
from tests.search.portal import document, generated


def test_it_searches_from_a_file(browser: Browser, tmp_path: Path) -> None:
    """Opened from `file://`: under a megabyte, finds the document, asks nothing of anyone, runs no script of a title."""
    documents = [
        document(1, "高龄津贴发放办法</script><b>", "年满八十周岁的老年人。", numbers=("云政发〔2024〕3号",)),
        *generated(8),
    ]
    bindery = Bindery()
    made = pack_file(
        OfflinePack(
            "养老服务政策包",
            "老年人能享受的政策。",
            "云溪区政务公开",
            "https://www.yunxi.example/",
            "2026年11月22日",
            [bindery.chapter(each) for each in documents],
        )
    )
    assert len(made) <= MOST_BYTES
    (tmp_path / "pack.html").write_bytes(made)
    page = browser.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto((tmp_path / "pack.html").as_uri())
    for query in ("八十周岁", "津", "2024"):
        page.fill("#q", query)
        expect(page.locator("#results a").first).to_have_text("高龄津贴发放办法</script><b>")
    assert [address for address in asked if not address.startswith("file:")] == []
    page.close()
