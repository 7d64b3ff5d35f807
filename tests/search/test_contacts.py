"""Who asks for an organ's telephone or address gets the organ."""

from __future__ import annotations

from pathlib import Path

import pytest

from gongkai.search.reader import Reader
from gongkai.search.synonyms import Synonyms
from tests.search.portal import document, with_contacts, written


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory) -> Reader:
    """Three organs among notices that hold the same words."""
    synonyms = Synonyms(
        groups=(("地址", "办公地址"), ("钱袋子局", "财政局")),
        asked={"办公地址": ("在什么地方", "怎么走"), "电话": ("电话是多少",), "传真": ("传真号",)},
        ignored=("请问", "在什么"),
    )
    return Reader(written(tmp_path_factory.mktemp("site"), with_contacts(), synonyms=synonyms))


def _first(reader: Reader, query: str) -> str:
    return str(reader.search(query).hits[0].stored.content["title"])


@pytest.mark.parametrize(
    "query",
    [
        "财政局电话", "财政局的电话", "财政局 电话", "电话 财政局", "云溪区财政局地址", "财政局 办公地址", "财政局在什么地方", "请问财政局怎么走啊？",
        "财政局的电话是多少？", "钱袋子局电话", "财政局", "财政局？", "区财政局", "0999-8210300", "8210300",
    ],
)  # fmt: skip
def test_the_organ_comes_first(reader: Reader, query: str) -> None:
    """Written together or apart, whatever the notices say."""
    assert _first(reader, query) == "云溪区财政局"


@pytest.mark.parametrize("query", ["婚姻登记处", "婚姻登记处电话", "婚姻登记处在什么地方", "婚姻登记处 办公地址"])
def test_an_office_leads_to_its_organ(reader: Reader, query: str) -> None:
    """Whoever knows only the counter finds the organ that keeps it."""
    assert _first(reader, query) == "云溪区民政局"


@pytest.mark.parametrize(
    "query", ["拨打财政局电话", "“财政局电话”", "疑问的，拨打财政局电话", "电话", "局电话", "财政局传真号"]
)
def test_what_names_no_organ_is_found_as_it_stands(reader: Reader, query: str) -> None:
    """A phrase that only ends like such a question keeps to its words, as does one in quotation marks."""
    wanted = query.strip("“”")
    found = reader.documents(query)
    assert found
    if query not in {"局电话", "财政局传真号"}:
        assert all(wanted in str(reader.index.stored(each).content["sections"]) for each in found)


def test_a_word_is_no_organ_s_name(reader: Reader) -> None:
    """What many titles end with, or a few characters of a name, brings no organ to the top by itself."""
    assert _first(reader, "局") != "云溪区财政局"
    assert _first(reader, "补贴发放") != "云溪区财政局"


def test_a_portal_without_organs_knows_no_such_question(tmp_path: Path) -> None:
    """No kind has fields of contact: the words are words."""
    reader = Reader(
        written(tmp_path, [document(1, "公告", "拨打财政局电话。"), document(2, "财政局", "联系电话见公告。")])
    )
    assert reader.index.settings["contacts"] == {"words": [], "kinds": []}
    assert reader.index.organs == []
    assert [reader.index.stored(each).content["id"] for each in reader.documents("财政局电话")] == ["p1"]
