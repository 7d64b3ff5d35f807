"""What a query is taken apart into when no document holds all of it, and which mistakes in writing are known again."""

from __future__ import annotations

import pytest

from gongkai.search.document import SearchDocument
from gongkai.search.partial import some_of
from gongkai.search.query import parse
from gongkai.search.reader import Reader
from gongkai.search.synonyms import Synonyms
from tests.search.portal import document, written

SYNONYMS = Synonyms(groups=(("加装电梯", "增设电梯"),), ignored=("怎么", "咋办"))


def portal() -> list[SearchDocument]:
    """Few documents with words that are told apart, and many that say 政府 and 免费."""
    return [
        document(1, "加装电梯补助", "第三条　每台补助十八万元。", keywords=("加装电梯",)),
        document(2, "残疾人补贴", "按月发放。", keywords=("残疾人", "残疾人补贴")),
        document(3, "停车收费标准", "按小时收费。", keywords=("停车收费",)),
        document(4, "请看政府信息公开指南", "看政府网站。"),
        document(5, "应急人员名录", "值班安排。"),
        document(6, "高龄津贴", "满八十岁发放。", keywords=("高龄津贴",)),
        *(document(number, f"简报{number}", "天气晴好，道路畅通。") for number in range(30, 130)),
        *(
            document(number, f"公告{number}", "政府免费办理，残疾人优先。政府办公。申请免费。")
            for number in range(10, 22)
        ),
    ]


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory) -> Reader:
    """The portal's search."""
    return Reader(written(tmp_path_factory.mktemp("site"), portal(), synonyms=SYNONYMS))


_MISTAKES = [
    ("加庄电梯", "加装电梯", "in the middle"),
    ("我家加庄电梯", "加装电梯", "within a sentence"),
    ("高龄津帖", "高龄津贴", "at the end of the query"),
    ("残急人", "残疾人", "though one pair stands somewhere, seldom"),
    ("停车免费", "", "免费 is a word: something else is meant"),
    ("高龄津贴", "", "written as it should be"),
    ("高龄津发放", "", "the last character may begin the next word"),
    ("高令金贴", "", "two mistakes"),
    ("“加庄电梯”", "", "in quotation marks"),
]


@pytest.mark.parametrize(("query", "meant", "why"), _MISTAKES, ids=[row[2] for row in _MISTAKES])
def test_a_wrong_character(reader: Reader, query: str, meant: str, why: str) -> None:  # noqa: ARG001 - `why` names the row
    """A word of the portal's with one wrong character is known again, unless the character makes sense there."""
    found = [term.variants[0].text for term in reader.search(query).terms if term.written]
    assert found == ([meant] if meant else [])


def test_a_mended_query_answers_as_the_right_one(reader: Reader) -> None:
    """The same documents, not said to be partial, and what was written is told."""
    right, wrong = reader.search("加装电梯"), reader.search("加庄电梯")
    assert [hit.ordinal for hit in wrong.hits] == [hit.ordinal for hit in right.hits]
    assert (wrong.partial, wrong.total) == (False, right.total)
    assert [term.written for term in wrong.terms] == ["加庄电梯"]


def test_what_is_torn_out_of_two_words_counts_little(reader: Reader) -> None:
    """看政 belongs to 看 and 政府, which is far commoner: it is worth less than 政府, rare as it is."""
    (term,) = parse("查看政府免费", reader.index.groups)
    found = some_of(reader.index, (term,))
    weights = dict(zip((part.variants[0].text for part in found.terms), found.weights, strict=True))
    assert weights["看政"] < weights["政府"]
    assert weights["看政"] < weights["免费"]


def test_a_sentence_is_parted_by_the_portal_s_words(reader: Reader) -> None:
    """A keyword within it is looked up whole, and as its synonym."""
    terms = [[variant.text for variant in term.variants] for term in reader.search("老楼加装电梯咋办").terms]
    assert ["加装电梯", "增设电梯"] in terms


def test_the_number_of_a_clause_is_one_word(reader: Reader) -> None:
    """In either writing, not taken apart."""
    terms = [[variant.text for variant in term.variants] for term in reader.search("加装电梯补助第3条").terms]
    assert ["第\x013条", "第三条"] in terms
    assert not any("条" in text and len(text) == 2 for spellings in terms for text in spellings)


@pytest.mark.parametrize("query", ["高龄津贴？？？", "高龄津贴😀", "高龄津贴…", "高龄津贴！ "])
def test_marks_after_a_word_are_passed_over(reader: Reader, query: str) -> None:
    """The answer is that of the word, and not said to be partial."""
    results = reader.search(query)
    assert (results.partial, results.total) == (False, 1)
