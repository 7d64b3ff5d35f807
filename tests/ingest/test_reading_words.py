"""Dates, numbers, titles, organs, labels and page chrome: what each line is taken for."""

from __future__ import annotations

import datetime as dt

import pytest

from gongkai.ingest import chrome
from gongkai.ingest.chinese import find_date, only_date
from gongkai.ingest.labels import Fact, read_labels, without_people
from gongkai.ingest.numbering import Mark, read_numbering
from gongkai.ingest.organs import is_organ, region_parts, short_name, split_organs
from gongkai.ingest.titles import carried_titles, find_number, genre_of, is_complete_title, only_number, tidy_title
from gongkai.vocabularies import Genre


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2023年8月25日", dt.date(2023, 8, 25)),
        ("2023 年 8 月 25 日", dt.date(2023, 8, 25)),
        ("２０２３年８月２５日", dt.date(2023, 8, 25)),
        ("二〇二三年八月二十五日", dt.date(2023, 8, 25)),
        ("二○二三年十二月三十一日", dt.date(2023, 12, 31)),
        ("二OO八年十月十四日", dt.date(2008, 10, 14)),
        ("二零二四年一月十日", dt.date(2024, 1, 10)),
        ("二〇二四年元月三日", dt.date(2024, 1, 3)),
        ("2024-07-22", dt.date(2024, 7, 22)),
        ("2024/7/2 09:30", dt.date(2024, 7, 2)),
        ("2024.07.22", dt.date(2024, 7, 22)),
        ("2024年2月30日", None),
        ("二十三年", None),
        ("版本 2024.7.1.2", dt.date(2024, 7, 1)),
    ],
)
def test_dates(text: str, expected: dt.date | None):
    """Dates are read however they are written; those that the calendar lacks are none."""
    assert find_date(text) == expected


@pytest.mark.parametrize(
    ("text", "is_one"), [("（2023年8月25日）", True), ("2023年8月25日印发", False), ("于2023年8月25日", False)]
)
def test_a_line_that_is_only_a_date(text: str, is_one: bool):
    """Brackets are let pass, words are not."""
    assert (only_date(text) is not None) is is_one


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("云政办发〔2023〕4号", "云政办发〔2023〕4号"),
        ("云政办发[2023]4号", "云政办发〔2023〕4号"),
        ("云政办发（2023）04号", "云政办发〔2023〕4号"),
        ("云政办发(2023)004号", "云政办发〔2023〕4号"),
        ("云政办发【2023】第4号", "云政办发〔2023〕4号"),
        ("云政办发［２０２３］４号", "云政办发〔2023〕4号"),
        ("云政办发 〔 2023 〕 4 号", "云政办发〔2023〕4号"),
        ("字云政办字〔2023〕16号字", "云政办字〔2023〕16号"),
        ("云政办发〔2023〕4号　　签发人：", "云政办发〔2023〕4号"),
        ("（云政办发〔2023〕4号）", "云政办发〔2023〕4号"),
        ("云溪区人民政府令第12号", "令第12号"),
        ("云溪区人民政府令（第012号）", "令第12号"),
        ("依照云政办发〔2023〕4号办理", None),
        ("云政办发2023年4号", None),
    ],
)
def test_document_numbers(text: str, expected: str | None):
    """〔〕 in all its variants, leading zeros, a stray 字 and spaces come out as the standard form."""
    assert only_number(text) == expected


def test_a_number_inside_a_sentence_is_found_but_is_no_line_of_its_own():
    """A citation in running text is not taken for the document's own number."""
    sentence = "按照《关于完善审批的通知》（云政发〔2020〕7号）执行。"
    assert find_number(sentence) is not None
    assert only_number(sentence) is None


@pytest.mark.parametrize(
    ("title", "genre"),
    [
        ("关于印发工作方案的通知", Genre.NOTICE),
        ("关于印发《养犬管理办法》的通知", Genre.NOTICE),
        ("关于加强防汛工作的意见", Genre.OPINION),
        ("关于促进就业的实施意见（试行）", Genre.OPINION),
        ("关于同意设立园区的批复", Genre.REPLY),
        ("关于表彰先进的决定", Genre.DECISION),
        ("关于开通公交线路的公告", Genre.PROCLAMATION),
        ("关于禁止采砂的通告", Genre.PUBLIC_NOTICE),
        ("第八次常务会议纪要", Genre.MINUTES),
        ("关于商请协助的函", Genre.LETTER),
        ("2024年政府信息公开工作年度报告", Genre.REPORT),
        ("云溪区人民政府令", Genre.ORDER),
        ("养犬管理办法", None),
        ("", None),
    ],
)
def test_genre_is_the_end_of_the_title(title: str, genre: Genre | None):
    """The genre is what the title ends with; a forwarded 办法 leaves it 通知; a 办法 alone has none."""
    assert genre_of(title) is genre


@pytest.mark.parametrize(
    ("written", "title"),
    [
        ("云溪区人民政府办公室 关于印发 工作要点的通知", "云溪区人民政府办公室关于印发工作要点的通知"),
        ("云溪区民政局 云溪区财政局关于发放补贴的通知", "云溪区民政局 云溪区财政局关于发放补贴的通知"),
        ("云溪区民政局　云溪区财政局　关于发放补贴的 通 知", "云溪区民政局 云溪区财政局关于发放补贴的通知"),
        ("关于推广 WebGIS Server 的通知", "关于推广WebGIS Server的通知"),
    ],
)
def test_titles_lose_the_spaces_of_setting_and_keep_those_between_issuers(written: str, title: str):
    """A title set over lines or spread out is one line; joint issuers stay apart."""
    assert tidy_title(written) == title


@pytest.mark.parametrize(
    ("text", "complete"),
    [
        ("关于印发政务公开", False),
        ("关于印发养犬管理办法", False),
        ("关于印发养犬管理办法的通知", True),
        ("印发《关于加强调解的意见》的通知（试行）", True),
        ("数字便民三年行动方案（2025—2027年）", True),
        ("为了加强管理", False),
    ],
)
def test_a_title_ends_with_its_genre(text: str, complete: bool):
    """A title that issues another document goes on until its own genre."""
    assert is_complete_title(text) is complete


def test_titles_of_what_a_notice_issues():
    """They are read from the notice's title, quoted or not."""
    assert carried_titles("区政府办公室关于印发《甲办法》和《乙细则》的通知") == ("甲办法", "乙细则")
    assert carried_titles("区政府办公室关于印发2025年工作要点的通知") == ("2025年工作要点",)
    assert carried_titles("关于加强防汛工作的意见") == ()


@pytest.mark.parametrize(
    ("name", "parts", "short"),
    [
        ("云溪区人民政府办公室", ("云溪区",), "区政府办公室"),
        ("青州市望江镇人民政府", ("青州市", "望江镇"), "望江镇政府"),
        ("宁安市政务公开领导小组办公室", ("宁安市",), "市政务公开领导小组办公室"),
        ("云溪湖省级旅游度假区管理委员会办公室", ("云溪湖省级旅游度假区",), "区管委会办公室"),
        ("云溪区市场监督管理局", ("云溪区",), "区市场监督管理局"),
        ("国家税务总局云溪区税务局", ("云溪区",), "区税务局"),
        ("景德镇市人民政府", ("景德镇市",), "市政府"),
        ("福州市人民政府", ("福州市",), "市政府"),
        ("广西壮族自治区人民政府", ("广西壮族自治区",), "区政府"),
        ("区文化和旅游局", (), "区文化和旅游局"),
    ],
)
def test_regions_and_short_names(name: str, parts: tuple[str, ...], short: str):
    """The divisions a name begins with are told apart from 市场, 市政 and 州 within a city's name."""
    assert region_parts(name) == parts
    assert short_name(name) == short


@pytest.mark.parametrize(
    "text", ["各镇人民政府", "关于云溪区人民政府", "请报送区政府办公室", "区政府门户网站", "2025年", "附件"]
)
def test_not_every_line_that_ends_like_an_organ_is_one(text: str):
    """Addressees, phrases and sites are no issuers."""
    assert not is_organ(text)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("云溪区民政局　　云溪区财政局", ("云溪区民政局", "云溪区财政局")),
        ("中共云溪区委办公室云溪区人民政府办公室", ("中共云溪区委办公室", "云溪区人民政府办公室")),
        ("云溪区人民政府", ("云溪区人民政府",)),
        ("云溪区人民政府 2025年", ()),
    ],
)
def test_joint_issuers_are_told_apart(text: str, names: tuple[str, ...]):
    """By the spaces between them, or by the region that begins each."""
    assert split_organs(text) == names


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        (
            "时间:2024-07-22来源:云溪区政务公开办",
            [(Fact.PUBLISHED_ON, "2024-07-22"), (Fact.SOURCE, "云溪区政务公开办")],
        ),
        (
            "发布日期：2023-03-21访问次数： 信息来源：区政府",
            [(Fact.PUBLISHED_ON, "2023-03-21"), (Fact.OTHER, ""), (Fact.SOURCE, "区政府")],
        ),
        ("索 引 号：11370399MB/2025-0000012", [(Fact.INDEX_NUMBER, "11370399MB/2025-0000012")]),
        ("• 发文字号:", [(Fact.DOCUMENT_NUMBER, "")]),
        (
            "索引号\t11370399MB/2025-0000012\t主题分类\t综合政务",
            [(Fact.INDEX_NUMBER, "11370399MB/2025-0000012"), (Fact.TOPIC, "综合政务")],
        ),
        (
            "2024-07-22 10:30:15  来源：区政府办公室",
            [(Fact.PUBLISHED_ON, "2024-07-22 10:30:15"), (Fact.SOURCE, "区政府办公室")],
        ),
        (
            "来源：区政府办公室 2024年7月22日 10:30",
            [(Fact.SOURCE, "区政府办公室"), (Fact.PUBLISHED_ON, "2024年7月22日 10:30")],
        ),
        ("【索 引 号】11370399MB/2025-0000012", [(Fact.INDEX_NUMBER, "11370399MB/2025-0000012")]),
        ("根据区政府工作安排，来源：区政府办公室", []),
        ("时间：工作日上午八时至十二时", []),
        ("根据来源：区政府", []),
        ("一、时间：2025年6月1日", []),
    ],
)
def test_labelled_facts(text: str, pairs: list[tuple[Fact, str]]):
    """A line of labels and values is taken apart; prose that resembles one is let be."""
    assert read_labels(text) == pairs


def test_names_behind_labels_can_be_struck():
    """What is printed of a line never has an editor's name."""
    assert "云溪甲" not in without_people("责任编辑：云溪甲 审核：云溪乙")


@pytest.mark.parametrize(
    "text", ["—8—", "- 3 -", "－１２－", "— 4 —", "第 3 页", "第3页 共9页", "3 / 12", "-5-", "·7·", "Page 3 of 9"]
)
def test_page_numbers(text: str):
    """Page numbers in every dress are known."""
    assert chrome.is_page_number(text)


@pytest.mark.parametrize("text", ["3", "2023-2024", "第三条", "2/3以上", "—", "1-2 3", "——"])
def test_not_page_numbers(text: str):
    """A bare number, a range and a dash are no page numbers by themselves."""
    assert not chrome.is_page_number(text)


@pytest.mark.parametrize(
    "text",
    [
        "分享到:",
        "字号：[大] [中] [小] 打印 收藏",
        "【打印】【关闭窗口】",
        "分享到：QQ空间 新浪微博 微信",
        "大 中 小",
        "浏览次数：318 次",
        "返回顶部",
    ],
)
def test_tools_of_a_page(text: str):
    """Share, print and font size lines are known by their words alone."""
    assert chrome.is_tools(text)


@pytest.mark.parametrize("text", ["打印材料由窗口提供", "大中小企业", "收藏单位", "中", "无", "3", "下载", "首页"])
def test_not_tools_of_a_page(text: str):
    """Text that has such words within, or a lone doubtful word, stays."""
    assert not chrome.is_tools(text)


@pytest.mark.parametrize(
    "text",
    [
        "当前位置:首页>政务公开>正文",
        "您的位置： 首页 » 法规 » 正文",
        "首页 > 政策文件 > 信息浏览",
        "您现在的位置：首页 >> 公告",
    ],
)
def test_breadcrumbs(text: str):
    """The way to a page is no part of its text."""
    assert chrome.is_breadcrumb(text)


@pytest.mark.parametrize(
    ("text", "mark", "ordinal", "rest"),
    [
        ("第一章　总　则", Mark.CHAPTER, 1, "总　则"),
        ("第一章总则", Mark.CHAPTER, 1, "总则"),
        ("第二节 程序", Mark.SECTION, 2, "程序"),
        ("第十二条 区政府应当", Mark.ARTICLE, 12, "区政府应当"),
        ("第三条为加强管理", Mark.ARTICLE, 3, "为加强管理"),
        ("一、总体要求", Mark.CHINESE, 1, "总体要求"),
        ("二十三、其他", Mark.CHINESE, 23, "其他"),
        ("（一）加强领导。", Mark.CHINESE_BRACKET, 1, "加强领导。"),
        ("(十二)加强领导。", Mark.CHINESE_BRACKET, 12, "加强领导。"),
        ("1.强化公开。", Mark.ARABIC, 1, "强化公开。"),
        ("12．强化公开。", Mark.ARABIC, 12, "强化公开。"),
        ("3、强化公开。", Mark.ARABIC, 3, "强化公开。"),
        ("（1）申请表", Mark.ARABIC_BRACKET, 1, "申请表"),
        ("1)申请表", Mark.ARABIC_BRACKET, 1, "申请表"),
        ("②户口簿", Mark.CIRCLED, 2, "户口簿"),
    ],
)
def test_item_numbers(text: str, mark: Mark, ordinal: int, rest: str):
    """Item numbers are read with their sort, value and text."""
    found = read_numbering(text)
    assert found is not None
    assert (found.mark, found.ordinal, found.rest) == (mark, ordinal, rest)


@pytest.mark.parametrize(
    "text",
    [
        "第五条规定的程序",
        "第三条第二款",
        "（二）项所列情形",
        "1.5万元",
        "2023.8.25",
        "3、4号楼",
        "一是加强领导",
        "十万元",
        "第一时间回应",
    ],
)
def test_not_item_numbers(text: str):
    """Citations, amounts and dates at the start of a line are no item numbers."""
    assert read_numbering(text) is None
