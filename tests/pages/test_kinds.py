"""What the pages of single kinds have beyond any record's."""

from __future__ import annotations

import datetime as dt
import re
import shutil
from pathlib import Path

import numpy as np
import pytest
import zxingcpp

from gongkai.pages import record as records
from gongkai.pages.press import Press
from gongkai.pages.qr import qr
from tests.pages.portals import TODAY, edit, load


def body(press: Press, key: str) -> str:
    """Render a record's page."""
    plural, _, record_id = key.partition("/")
    record = press.portal.find(plural, record_id)
    assert record is not None, key
    return records.page(record, press).body


def later(root: Path, days: int) -> Press:
    """The same portal some days on."""
    return Press(load(root, TODAY + dt.timedelta(days=days)))


# --- policies ----------------------------------------------------------------------------------------------------


def test_a_repealed_policy_says_so_and_leads_to_its_successor(press: Press):
    """The banner names the document behind the repeal, and links to it."""
    html = body(press, "policies/yx-2019-6")
    banner = html[html.index('class="banner ended"') : html.index("data-tools")]
    assert "废止" in banner
    assert "\x02policies/yx-2022-4/" in banner


def test_a_policy_tells_its_life_both_ways(press: Press):
    """What it replaced and what replaced it stand in one block, each document once."""
    html = body(press, "policies/yx-2022-4")
    block = html[html.index('id="lineage"') :]
    assert "替代了本文件" in block
    assert "被本文件替代" in block or "被本文件废止" in block
    assert block.count('href="\x02policies/yx-2019-6/"') == 1


def test_a_policy_in_force_has_no_banner(press: Press):
    """Nothing stands before the text that a reader need not know."""
    assert 'class="banner' not in body(press, "policies/yxjt-2025-9")


def test_related_records_come_in_the_order_in_which_a_citizen_asks(press: Press):
    """Explanations, questions, packs, then the document's life."""
    html = body(press, "policies/yxjt-2025-9")
    places = [html.index(f'id="{anchor}"') for anchor in ("from-interpretations", "from-questions", "from-packs")]
    assert places == sorted(places)


def test_every_clause_of_a_policy_can_be_linked_to(press: Press):
    """第五条 is at #c5, its second item at #c5-2."""
    html = body(press, "policies/yxb-2024-9")
    assert '<p id="c5">第五条' in html
    assert '<p id="c5-2">（二）' in html


def test_the_signature_and_the_addressee_are_told_apart(press: Press):
    """So that print can set them as GB/T 9704 has it."""
    html = body(press, "policies/yx-2025-7")
    assert re.search(r'<p class="addressee">[^<]*：</p>', html)
    assert '<p class="signature">云溪区人民政府</p>' in html
    assert '<p class="print-only letterhead">云溪区人民政府文件</p>' in html


def test_the_metadata_print_the_derived_validity(press: Press, root: Path):
    """有效性 is what dates and links say today, and leads to the list of its like."""
    assert "\x02policies/by/validity/in-force/" in body(press, "policies/yxjt-2025-9")
    assert "\x02policies/by/validity/expired/" in body(later(root, 2000), "policies/yxjt-2025-9")


@pytest.mark.parametrize(
    "address",
    [
        "https://a.cn/",
        "https://b.cn/",
        "https://www.yunxi.example/policies/yx-2023-4/",
        "https://www.yunxi.example/policies/yx-2024-9/",
        "https://x.example/" + "a" * 120,
        "https://x.example/" + "7" * 120,
        "HTTPS://X.EXAMPLE/POLICIES/",
        "https://x.example/%E6%94%BF/",
        "https://x.example/政策/",
        "1",
    ],
)
def test_the_qr_code_reads_as_the_address(address: str):
    """The drawn strokes, painted again, are read by a scanner as the page's permanent address."""
    drawn = str(qr(address))
    width = int(re.search(r'viewBox="0 -.5 (\d+)', drawn)[1])  # type: ignore[index]
    picture = np.full((width, width), 255, np.uint8)
    left = top = 0
    for x, y, run in re.findall(r"m(-?\d+) (\d+)|h(\d+)", drawn):
        if run:
            picture[top, left : left + int(run)] = 0
        left, top = left + int(x or run), top + int(y or 0)
    found = zxingcpp.read_barcodes(np.kron(picture, np.ones((4, 4), np.uint8)))
    assert [each.text for each in found] == [address]


# --- questions and packs -----------------------------------------------------------------------------------------


def test_a_question_is_answered_before_anything_else(press: Press):
    """The answer comes before its basis, the basis before metadata and tools."""
    html = body(press, "questions/education-1")
    places = [html.index(words) for words in ("record-text prose", 'id="basis"', '<dl class="facts">', "data-tools")]
    assert places == sorted(places)
    assert 'href="tel:0999-8204075"' in html


def test_a_question_quotes_the_clause_that_it_rests_on(press: Press):
    """The clause is named, linked at its anchor, and quoted."""
    html = body(press, "questions/education-1")
    basis = html[html.index('id="basis"') :]
    assert "\x02policies/yxjt-2025-9/#c4" in basis
    assert "第四条" in basis
    assert re.search(r'row-summary">“[^”]{10,}”', basis)


def test_a_question_whose_policy_ended_is_to_be_reviewed(root: Path):
    """On the day after the policy's term, page and basis say 待复核."""
    html = body(later(root, 2000), "questions/education-1")
    assert 'class="banner review"' in html
    assert 'badge review">待复核' in html[html.index('id="basis"') :]


def test_a_pack_entry_shows_all_that_is_needed_to_act(press: Press):
    """Support, conditions, materials, procedure, time, organ, telephone, way of payment and the clause."""
    html = body(press, "packs/biyesheng-jiuye-chuangye")
    entry = html[html.index('id="s1-1"') : html.index('id="s1-2"')]
    for title in (
        "支持标准",
        "申报条件",
        "申报材料",
        "办理流程",
        "办理时限",
        "责任单位",
        "咨询电话",
        "政策依据",
        "申报",
    ):
        assert title in entry, title
    assert "\x02policies/yxrs-2026-4/#c3" in entry


def test_a_lapsed_entry_is_marked_and_no_longer_offered_to_machines(root: Path, tmp_path: Path):
    """When an entry's term is over, it says 待复核 and is no GovernmentService any more."""
    changed = tmp_path / "changed"
    shutil.copytree(root, changed)

    def expire(values: dict) -> None:  # type: ignore[type-arg]
        values["sections"][0]["entries"][0]["valid_until"] = "2026-01-01"

    edit(changed, "catalog/packs/biyesheng-jiuye-chuangye.yml", expire)
    press = Press(load(changed))
    pack = press.portal.find("packs", "biyesheng-jiuye-chuangye")
    assert pack is not None
    page = records.page(pack, press)
    entry = page.body[page.body.index('id="s1-1"') : page.body.index('id="s1-2"')]
    assert 'badge review">待复核' in entry
    services = [item.get("url") for item in page.json_ld[0]["@graph"]]  # type: ignore[attr-defined]
    assert not [url for url in services if str(url).endswith("#s1-1")]
    assert [url for url in services if str(url).endswith("#s1-2")]


# --- the others --------------------------------------------------------------------------------------------------


def test_a_picture_has_its_words_below(press: Press):
    """An interpretation's picture names itself, and all that it shows follows in words."""
    html = body(press, "interpretations/yx-2025-7-tj")
    assert re.search(r'<img src="[^"]+\.svg" alt="[^"]{4,}"', html)
    assert html.index("<img") < html.index("文字说明</summary>")


def test_a_group_gathers_everything_for_it(press: Press):
    """政策找人: packs, policies, questions and explanations under one address."""
    html = body(press, "audiences/xsjz")
    for anchor in ("packs", "policies", "questions", "interpretations"):
        assert f'id="{anchor}"' in html, anchor


def test_a_theme_with_nothing_says_so_and_leads_on(press: Press):
    """An empty theme is a designed page, not a blank one."""
    html = body(press, "topics/guofang") if press.portal.find("topics", "guofang") else body(press, "topics/gf")
    assert '<section class="empty">' in html


def test_an_organ_can_be_called_and_written_to(press: Press):
    """Telephone and e-mail of an organ are links; the number, the place and the hours come first and once."""
    html = body(press, "organizations/jtj")
    assert html.index('<p class="call">电话：<a class="number" href="tel:') < html.index("data-tools")
    assert html.count("办公地址") == html.count("办公时间") == 1
    assert 'href="mailto:' in html


def test_the_offices_of_an_organ_can_be_called(press: Press):
    """A short number, and each number of an office that gives two, is a link."""
    assert '<a class="number" href="tel:12345">12345</a>' in body(press, "organizations/qzfb")
    prices = body(press, "organizations/fgj")
    assert 'href="tel:0999-8203061"' in prices
    assert 'href="tel:0999-8203058"' in prices


def test_an_item_of_the_catalog_leads_to_what_fulfils_it(press: Press):
    """公开结果: the records under the item, by name."""
    item = next(each for each in press.portal.records["disclosure"].values() if each.fulfilled_by)  # type: ignore[attr-defined]
    html = body(press, item.key)
    target = next(each for each in item.fulfilled_by if press.portal.find(*each.partition("#")[0].split("/")))  # type: ignore[attr-defined]
    assert f"\x02{target.partition('#')[0]}/" in html[html.index('id="results"') :]
