"""Homes and children are found in any text; offices, statutes, tables and what is masked already are let be."""

from __future__ import annotations

import pytest

from gongkai.private_life import children, homes
from gongkai.screening import Concern, hits

HOMES = [
    ("申请人住云溪大道12号3单元502室。", "3单元**室"),
    ("竹苑小区3号楼二单元五〇二室", "二单元**室"),
    ("3栋1单元 1203室", "1单元 **室"),
    ("住址：文澜苑 5 号楼２单元３２２室", "２单元**室"),
    ("2单元501-1房", "2单元**房"),
]
NO_HOMES = [
    "云溪大道66号政府综合楼3层312室",
    "竹苑小区3号楼二单元顶楼，点火三天了还是15度",
    "办公地址：兴溪路9号2单元302室",
    "云溪大厦2单元1203室",
    "竹苑小区1号楼1单元101室（社区警务室）",
    "受理窗口在便民服务中心，兴溪路1号2单元101室",
    "第三单元教学计划共12课时",
    "每个单元2室1厅，面积不超过60平方米",
    "加装电梯以单元为单位，3单元12户均同意",
    "| 单元 | 室 |\n|---|---|\n| 3 | 502 |",
    "| 3单元 | 502室 |",
    "3单元5**室",
    "3单元\n502室",
    "",
]
CHILDREN = [
    ("救助对象张小明（8岁）。", "张**（8岁）"),
    ("困境儿童李小红(12周岁)", "李**（12周岁）"),
    ("其孙女王雨（女，5岁）", "王**（5岁）"),
    ("欧阳小雨（今年17岁，高三）", "欧**（17岁）"),
    ("| 陈晨（十二岁） | 城关 |", "陈**（十二岁）"),
]
NO_CHILDREN = [
    "区长张建国（48岁）",
    "职工李强（18岁）",
    "张某（8岁）、张某某（9岁）、李××（7岁）、王氏（6岁）",
    "儿童（6岁以下）免票，青少年（14岁）半价",
    "高中生（17岁）、初中生（14岁）、小学生（7岁）",
    "其孙女（5岁）、孙子（6岁）、长女（12岁）",
    "百白破疫苗（6岁），白破（6岁）",
    "未成年人（16岁）、成年人（17岁）的监护人",
    "年满六周岁的儿童应当入学；年龄（6周岁）以户口簿为准",
    "| 年龄（岁） | 人数 |\n|---|---|\n| 8 | 12 |",
    "| 张小明 | 8岁 |",
    "高一（16岁）以上",
    "",
]


@pytest.mark.parametrize(("text", "shown"), HOMES)
def test_a_home_is_found_down_to_the_room(text: str, shown: str):
    """Entrance and room together are a dwelling; the room is masked in what is said of it."""
    assert [each for each, _ in homes(text)] == [shown]
    assert [(hit.concern, hit.shown) for hit in hits(text)] == [(Concern.HOME, shown)]


@pytest.mark.parametrize("text", NO_HOMES)
def test_what_is_no_home_is_let_be(text: str):
    """Offices, layouts of flats, lessons, tables and masked addresses."""
    assert list(homes(text)) == []


@pytest.mark.parametrize(("text", "shown"), CHILDREN)
def test_a_child_is_found_by_name_and_age(text: str, shown: str):
    """A surname and a given name right before an age under eighteen; only the surname is said again."""
    assert [each for each, _ in children(text)] == [shown]
    assert [(hit.concern, hit.shown) for hit in hits(text)] == [(Concern.CHILD, shown)]


@pytest.mark.parametrize("text", NO_CHILDREN)
def test_what_is_no_name_of_a_child_is_let_be(text: str):
    """Grown-ups, masked names, common words that begin like a surname, statutes and tables."""
    assert list(children(text)) == []


def test_each_of_several_is_found_on_its_line():
    """One find does not hide the next, and a line that is an office's does not excuse another."""
    text = "名单\n张小明（8岁）、李小红（9岁）\n办公地址：2单元302室\n住3单元502室、4单元603室\n"
    assert [(hit.shown, hit.line) for hit in hits(text)] == [
        ("3单元**室", 4),
        ("4单元**室", 4),
        ("张**（8岁）", 2),
        ("李**（9岁）", 2),
    ]
