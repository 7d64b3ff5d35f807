"""What a query means to the person who typed it."""

from __future__ import annotations

import datetime as dt
import subprocess
import sys
from pathlib import Path

import pytest

from gongkai.search.build import build_index
from gongkai.search.document import SearchDocument, Section
from gongkai.search.reader import Reader
from gongkai.search.synonyms import Synonyms
from tests.search.portal import document, with_own_facets, written

ROOT = Path(__file__).resolve().parents[2]
SYNONYMS = Synonyms(groups=(("低保", "最低生活保障"), ("公租房", "公共租赁住房")), ignored=("怎么", "吗"))
_OLD, _NEW = dt.date(2015, 3, 1), dt.date(2025, 3, 1)


def portal() -> list[SearchDocument]:
    """A portal in which every query of the table has its answers."""
    policy = "policies/p1/"
    return [
        document(1, "最低生活保障实施细则", "第一条 为了保障困难家庭，制定本细则。|第十二条 申请人应当提交材料。", numbers=("云政发〔2023〕4号", "11370322/2023-00110")),
        document(2, "申请最低生活保障找谁", "到镇里申请。", kind="questions", url="questions/q2/", parents=(policy,)),
        document(3, "公共租赁住房管理办法", "租金减免。", numbers=("云政发〔2019〕14号",), dated_on=_OLD, in_force=False, state="废止"),
        document(4, "公共租赁住房管理办法", "租金减免。", numbers=("云政发〔2024〕41号",), dated_on=_NEW),
        document(5, "空气质量", "PM2.5浓度下降。2012年和2020年相比。第12条约定。", keywords=("环保",)),
        document(6, "机关后勤", "食堂使用公共租赁住房的规定另行制定。臺灣同胞适用。"),
        document(7, "申请材料清单", "填写表格。|保障金另发。"),
    ]  # fmt: skip


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory) -> Reader:
    """The portal's search."""
    return Reader(written(tmp_path_factory.mktemp("site"), portal(), synonyms=SYNONYMS))


def _ids(reader: Reader, query: str) -> list[str]:
    found = []
    for hit in reader.search(query).hits:
        found += [str(reader.index.stored(ordinal).content["id"]) for ordinal in (hit.ordinal, *hit.folded)]
    return found


_FINDS = [
    ("实施细", {"p1"}, "part of a word"),
    ("云政发〔2023〕4号", {"p1"}, "a number"),
    ("云政发[2023]4号", {"p1"}, "with other brackets"),
    ("云政发20234号", {"p1"}, "without any"),
    ("云政发2023 4号", {"p1"}, "with a space for them"),
    ("云政2023-4", {"p1"}, "with a dash, the word before it cut short"),
    ("云政发2023年第4号", {"p1"}, "as it is said"),
    ("云政发2019-41", set(), "but no other year's"),
    ("2023-00110", {"p1"}, "part of an index number"),
    ("第12条 提交", {"p1"}, "a clause in digits"),
    ("第十二条", {"p1", "p5"}, "a clause in either writing"),
    ("20", {"p1", "p3", "p4", "p5"}, "digits as a prefix"),
    ("012", set(), "never from the middle of a number"),
    ("pm2.5", {"p5"}, "words in either case"),
    ("台湾", {"p6"}, "simplified finds traditional"),
    ("臺灣", {"p6"}, "traditional finds both"),
    ("环", {"p5"}, "one character, in a keyword"),
    ("申请 材料", {"p1", "p7"}, "space means all of them"),
    ("“申请 材料”", {"p7"}, "quotes keep a phrase"),
    ("公租房", {"p3", "p4", "p6"}, "a synonym"),
    ("“公租房”", set(), "quotes allow no synonym"),
    ("材料保障", set(), "nothing matches across a break"),
]


@pytest.mark.parametrize(("query", "wanted", "why"), _FINDS, ids=[row[2] for row in _FINDS])
def test_query_finds(reader: Reader, query: str, wanted: set[str], why: str) -> None:  # noqa: ARG001 - `why` names the row
    """The documents with every term, and no other."""
    results = reader.search(query)
    assert (set() if results.partial else set(_ids(reader, query))) == wanted


def test_a_number_comes_first(reader: Reader) -> None:
    """The document whose number it is stands before those that mention it."""
    assert _ids(reader, "云政发〔2024〕41号")[0] == "p4"


def test_in_force_before_repealed(reader: Reader) -> None:
    """Of two like documents, the one in force and newer comes first, a passing mention last."""
    assert _ids(reader, "公共租赁住房") == ["p4", "p3", "p6"]


def test_what_belongs_to_a_policy_folds_under_it(reader: Reader) -> None:
    """The question is shown under its policy, not as a result of its own."""
    hits = reader.search("最低生活保障").hits
    assert [len(hit.folded) for hit in hits if hit.stored.content["id"] == "p1"] in ([1], [0])
    assert len({ordinal for hit in hits for ordinal in (hit.ordinal, *hit.folded)}) == 2


def test_words_of_a_question_do_not_stand_in_the_way(reader: Reader) -> None:
    """A sentence finds what its words find, and the result says that it is not the sentence itself."""
    results = reader.search("低保怎么申请？")
    assert results.ignored
    assert {hit.stored.content["id"] for hit in results.hits} >= {"p1"}


def test_a_wrong_character_still_leads_there(reader: Reader) -> None:
    """One in a word of the portal's is read as meant; of a query with more, the best partial answers are shown, and said to be so."""
    for query, partial in (("最底生活保障实施细则", False), ("最底生活保漳实施细则", True)):
        results = reader.search(query)
        assert results.partial is partial
        assert results.hits[0].stored.content["id"] == "p1"


def test_synonyms_are_told(reader: Reader) -> None:
    """A reader can see which other word was looked for."""
    assert [variant.shown for variant in reader.search("公租房").terms[0].variants] == ["", "公共租赁住房"]


def test_facets_count_and_restrict(reader: Reader) -> None:
    """Counts are of all results; a chosen value leaves only its own."""
    assert reader.search("公共租赁住房").facets["kind"] == {"政策文件": 3}
    assert reader.search("公共租赁住房", chosen={"kind": "没有"}).total == 0


def test_a_kind_s_own_facets_are_there_when_all_results_are_of_the_kind(tmp_path: Path) -> None:
    """They are counted, and restrict, also where some of the kind have no value; other kinds do not show them."""
    reader = Reader(written(tmp_path, with_own_facets()))
    assert set(reader.search("意见").facets) == {"kind", "year"}
    facets = reader.search("意见", chosen={"kind": "意见征集"}).facets
    assert facets["consultations.state"] == {"已结束": 3, "正在征集": 1}
    assert facets["consultations.subject"] == {"规范性文件": 2, "重大决策": 1}
    assert reader.search("收费").facets["consultations.state"] == {"已结束": 3, "正在征集": 1}
    open_ones = reader.search("意见", chosen={"consultations.state": "正在征集"})
    assert [hit.stored.content["url"] for hit in open_ones.hits] == ["consultations/c0/"]
    for unknown in ({"consultations.form": "图解"}, {"policies.genre": "通知"}, {"consultations.state": "没有"}):
        assert reader.search("意见", chosen=unknown).total == 0


@pytest.mark.parametrize(
    ("only", "said"),
    [
        ("nix=甲", "没有“nix”这个筛选项，可以写：kind、year"),
        ("nix.state=甲", "没有“nix.state”这个筛选项"),
        ("consultations.nix=甲", "没有“consultations.nix”这个筛选项"),
        ("kind=甲", "“kind”没有“甲”这个值，可以写：意见征集"),
        ("consultations.state=甲", "“consultations.state”没有“甲”这个值，可以写："),
    ],
)
def test_the_command_names_a_filter_that_is_none(only: str, said: str, tmp_path: Path) -> None:
    """Results that cannot be chosen so are no empty list: what can be chosen is said."""
    site = written(tmp_path, with_own_facets())
    command = [sys.executable, str(ROOT / "scripts" / "search.py"), str(site), "意见", "--only", only]
    done = subprocess.run(command, capture_output=True, check=False, text=True, encoding="utf-8")
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr


def test_by_date_newest_first(reader: Reader) -> None:
    """Sorting by date leaves relevance aside."""
    dates = [hit.stored.content["date"] for hit in reader.search("公共租赁住房", by_date=True).hits]
    assert dates == sorted(dates, reverse=True)


_HOSTILE = [
    "",
    "   ",
    '"',
    "“”",
    "(((",
    ".*+?^${}()|[]\\",
    "<script>alert(1)</script>",
    "\x00\x01\x1f",
    "\ud800",
    "a" * 10_000,
    "的" * 10_000,
    "第" + "十" * 50 + "条",
    "第9999999999条",
]


@pytest.mark.parametrize("query", _HOSTILE, ids=lambda query: repr(query[:12]))
def test_hostile_queries_are_answered(reader: Reader, query: str) -> None:
    """No query is an error."""
    assert reader.search(query).total >= 0


def test_same_documents_same_bytes_in_any_order() -> None:
    """The index is a function of the documents, not of the order in which they come."""
    assert list(build_index(portal(), synonyms=SYNONYMS)) == list(build_index(portal()[::-1], synonyms=SYNONYMS))


def test_an_empty_portal_has_an_index(tmp_path: Path) -> None:
    """Nothing to find is no error."""
    assert Reader(written(tmp_path, [])).search("低保").total == 0


def test_odd_characters_in_texts_are_no_error(tmp_path: Path) -> None:
    """Halves of surrogate pairs, characters outside the basic plane and control characters can be indexed."""
    odd = document(1, "𠮷野\ud800家\x00", sections=(Section("", "", "\x01\x02𠮷"),))
    assert Reader(written(tmp_path, [odd])).search("𠮷野").total == 1
