"""What tells of a private person's life (L0): text → homes down to the room, names of children with their age.

Run over every source, so a plain search for one word comes first, and only its surroundings are looked at.
Source: DOMAIN 11, 条例 art. 15; 未成年人保护法 art. 103.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

Span = tuple[str, int]
"""What is shown of a find, masked, and where it begins."""

_ENTRANCE = "单元"
_DIGITS = "0-9０-９〇零一二三四五六七八九十"
_HOME = re.compile(
    rf"(?P<shown>[{_DIGITS}]{{1,3}}[ 　]?单元[ 　]?)[{_DIGITS}]{{3,5}}(?:[-—][0-9]{{1,2}})?[ 　]?(?P<room>室|房)"
)
_OFFICE = re.compile(
    "办公|大厦|写字楼|综合楼|办事处|委员会|居委会|村委会|工作站|服务[站点]|中心|窗口|科室|公司|事务所|产业园|园区|警务室|医院"
)
"""Words on the same line by which an address is that of an office, which is public."""

_YEARS = "岁"
_BEFORE_AGE = 16
_SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭"
    "陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤温康施牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁"
)
_CHILD = re.compile(
    r"(?:^|[^\u4e00-\u9fff]|[童生儿孤孩女子年学民人象给为由对和与及将叫是名助如有户院治养护])"
    rf"(?P<name>(?:欧阳|司马|上官|诸葛|司徒|慕容|[{_SURNAMES}])[\u4e00-\u9fff]{{1,2}})"
    r"[（(](?:[男女][，,、 ]?)?(?:今年|现年|时年)?(?P<age>(?:1[0-7]|[1-9]|十[一二三四五六七]?|[一二三四五六七八九])周?岁)[）)，,、；;]\Z"
)
_NO_NAME = re.compile(
    "[某×Ｘ氏]|(?:学|中|考|新|招|女|男)生|[儿孩]童|[男女婴幼孤][童孩儿]|[少青成老]年|[孙子儿长次][子女]|[兄弟姐妹][兄弟姐妹]?$"
    "|[成病老]人|年[龄满级]|[大中小托]班|小学|[甲乙丙]?组$|^高[一二三中考龄职]|疫苗|白破|[以之]?[上下]$|患者|居民|人员"
)
"""What begins like a surname and is a common word (高中生, 孙女), or a name that is masked already (张某某)."""


def homes(text: str) -> Iterator[Span]:
    """Find addresses with entrance and room, as only dwellings have them: 3单元502室."""
    at = text.find(_ENTRANCE)
    while at >= 0:
        found = _HOME.search(text, max(0, at - 4), at + 14)
        if found and not _OFFICE.search(text, text.rfind("\n", 0, at) + 1, _end_of_line(text, at)):
            yield f"{found['shown']}**{found['room']}", found.start()
        at = text.find(_ENTRANCE, at + len(_ENTRANCE))


def children(text: str) -> Iterator[Span]:
    """Find names right before an age below eighteen in brackets: 张小明（8岁）."""
    at = text.find(_YEARS)
    while at >= 0:
        found = _CHILD.search(text[max(0, at - _BEFORE_AGE) : at + 2])
        if found and not _NO_NAME.search(found["name"]):
            yield f"{found['name'][0]}**（{found['age']}）", at
        at = text.find(_YEARS, at + 1)


def _end_of_line(text: str, at: int) -> int:
    end = text.find("\n", at)
    return len(text) if end < 0 else end
