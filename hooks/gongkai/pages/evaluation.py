"""What the page of an evaluation has beyond any record's (L3): verdict, criteria with their findings, what is done about it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from gongkai.kinds.evaluation import Criterion, Evaluation, Use
from gongkai.output import Heading
from gongkai.pages import relations
from gongkai.pages.charts import Chart, Datum, bars
from gongkai.pages.embedded import embedded
from gongkai.pages.facts import time
from gongkai.pages.press import Press
from gongkai.pages.record import Extras
from gongkai.record import Record
from gongkai.views import Belongs, Cell, Column, Fact, Table, TableRow, Words
from gongkai.wording import chinese_date

_FULL = 100
"""The best score."""


def context(evaluation: Evaluation, press: Press) -> dict[str, Any]:
    """Give the verdict in figures, the criteria and the measures taken."""
    return {
        "subjects": subjects(evaluation, press),
        "verdict": list(_verdict(evaluation)),
        "scores": scores(evaluation),
        "criteria": criteria(evaluation, press),
        "uses": uses(evaluation, press),
    }


def subjects(evaluation: Evaluation, press: Press) -> list[object]:
    """Give the documents and the decision that were evaluated, as rows."""
    found = [*relations.named(evaluation, press, "policies"), *relations.named(evaluation, press, "decision")]
    return [press.row(each) for each in found]


def _verdict(evaluation: Evaluation) -> Iterator[Fact]:
    yield Fact("评价结论", [Words(evaluation.result.value)])
    if evaluation.score is not None:
        yield Fact("综合得分", [Words(f"{evaluation.score:g}分")], note="满分100分")
    if evaluation.satisfaction is not None:
        yield Fact("满意度", [Words(f"{evaluation.satisfaction:g}%")])
    done = sum(1 for each in evaluation.uses if each.done_on)
    if evaluation.uses:
        yield Fact("改进措施", [Words(f"{len(evaluation.uses)}项")], note=f"已完成{done}项")


def scores(evaluation: Evaluation) -> Chart | None:
    """Chart the scores of the criteria; None where none was given."""
    if evaluation.score is None:
        return None
    data = [Datum(each.name, (each.score,)) for each in evaluation.criteria]
    return bars("scores", "各项指标得分", data, unit="分", head="指标", whole=_FULL, note="每项满分100分")


def criteria(evaluation: Evaluation, press: Press) -> Table:
    """Give the criteria as a table; the weight only where there are scores."""
    scored = evaluation.score is not None
    figures = [Column("权重", numeric=True)] if scored else []
    columns = [Column("指标", short=True), *figures, Column("评价发现", long=True)]
    rows = [TableRow(_cells(each, evaluation, press, scored=scored)) for each in evaluation.criteria]
    return Table("criteria-table", "评价指标和发现", columns, rows, cards=True)


def _cells(criterion: Criterion, evaluation: Evaluation, press: Press, *, scored: bool) -> list[Cell]:
    figures = [Cell(f"{criterion.weight}%")] if scored else []
    finding = embedded(criterion.finding, evaluation, press, level=4)
    return [Cell(criterion.name), *figures, Cell(html=finding)]


def uses(evaluation: Evaluation, press: Press) -> Table | None:
    """Give what is done about the findings as a table."""
    if not evaluation.uses:
        return None
    columns = [
        Column("改进措施", long=True),
        Column("责任单位"),
        Column("期限", short=True),
        Column("完成情况", long=True),
    ]
    rows = [TableRow(_use(each, press)) for each in evaluation.uses]
    return Table("uses-table", "根据评价结果采取的措施", columns, rows, cards=True)


def _use(use: Use, press: Press) -> list[Cell]:
    organs = relations.named_ids(press, "organizations", use.responsible)
    names = [Words(str(getattr(each, "short_name", each.heading)), each.url) for each in organs]
    done = f"{chinese_date(use.done_on)}完成" if use.done_on else "正在办理"
    outcome = f"{done}。{use.outcome}" if use.outcome else done
    return [Cell(use.measure), Cell(lines=names), Cell(time(use.due_on) if use.due_on else ""), Cell(outcome)]


def blocks(evaluation: Evaluation, press: Press) -> Iterator[Belongs]:
    """Give what else names the evaluation, and the other evaluations of the same documents."""
    others = alike(evaluation, press)
    if others:
        yield relations.block("alike", "对同一文件的其他评价", others, press)
    yield from relations.incoming(evaluation, press)


def alike(evaluation: Evaluation, press: Press) -> list[Record]:
    """List the other evaluations of the same documents."""
    found = {
        each.id: each
        for policy in relations.named(evaluation, press, "policies")
        for each in press.portal.citing(policy, Evaluation, "policies")
    }
    return [each for each in found.values() if each.id != evaluation.id]


def headings(evaluation: Evaluation, context: Mapping[str, Any]) -> Iterator[Heading]:  # noqa: ARG001 - one signature for all kinds
    """List the template's own sections."""
    yield Heading(2, "criteria", "评价指标")
    if context["uses"]:
        yield Heading(2, "uses", "结果运用")


def depends(evaluation: Evaluation, press: Press) -> Iterator[str]:
    """Give what the page prints of records that are not linked to it."""
    yield from relations.faces(alike(evaluation, press), press)


EXTRAS = Extras(
    elsewhere=frozenset({"policies", "decision", "criteria", "uses", "result", "satisfaction"}),
    blocks=blocks,
    context=context,
    headings=headings,
    depends=depends,
)
