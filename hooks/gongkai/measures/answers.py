"""Questions and the standard catalog in figures (L2): what rests on policies in force, what was looked at lately."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from gongkai.derive import lapsed
from gongkai.kinds.disclosure_item import DisclosureField, DisclosureItem
from gongkai.kinds.question import Question, QuestionField
from gongkai.measures.registry import Counted, counted, measure
from gongkai.portal import Portal, newest_first
from gongkai.wording import chinese_date

FRESH = dt.timedelta(days=365)
"""How long an entry of the standard catalog counts as checked."""


@measure(
    "answers", "问答依据有效率", order=30, target=100, group="领域", met="依据现行有效", unmet="待复核", over_time=False
)
def answers(portal: Portal) -> Iterator[Counted]:
    """政策问答中，所依据的文件和条款全部现行有效的比例；各领域的问答数也由此统计。"""
    places = {field: place for place, field in enumerate(QuestionField)}
    questions = newest_first(portal.all(Question))
    for question in sorted(questions, key=lambda each: places[each.field]):
        bad = [policy.heading for each in question.basis if (policy := lapsed(each, portal))]
        why = f"《{bad[0]}》已不是现行有效文件" if bad else "依据现行有效"
        yield counted(question, portal, met=not bad, why=why, group=question.field)


@measure(
    "catalog",
    "标准目录更新率",
    order=31,
    target=100,
    group="领域",
    met="一年内核对过",
    unmet="超过一年没有核对",
    over_time=False,
)
def catalog(portal: Portal) -> Iterator[Counted]:
    """基层政务公开标准目录的事项中，最近一年内核对更新过的比例，按二十六个领域统计。"""
    places = {field: place for place, field in enumerate(DisclosureField)}
    for item in sorted(portal.all(DisclosureItem), key=lambda each: (places[each.field], each.id)):
        met = item.updated_on + FRESH >= portal.today
        yield counted(item, portal, met=met, why=f"更新于{chinese_date(item.updated_on)}", group=item.field)
