"""A comparison for people: text for a terminal, Markdown for a merge request, one self-contained page of HTML."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from gongkai import assets
from gongkai.audit.compare import WORDS, Change, Comparison
from gongkai.audit.redline import Span
from gongkai.audit.shown import FieldShown, Shown, shown
from gongkai.findings import quoted
from gongkai.identity import Colours
from gongkai.kinds import all_kinds
from gongkai.templates import environment, render

LONG = 400
"""Characters of a value that text and Markdown print at most."""
_SPECIAL = re.compile(r"([\\`*_{}\[\]()#+\-.!|<>~&@:])")
_INVISIBLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]")


@dataclass(frozen=True, slots=True)
class Reported:
    """One change with everything in words."""

    what: str
    kind: str
    key: str
    title: str
    remarks: Sequence[tuple[str, str]]
    """Label and text of what is said beside the fields: state, file, former id, tombstone."""
    shown: Shown


def reported(comparison: Comparison) -> list[Reported]:
    """Put every change into words, what matters first standing first."""
    titles = comparison.titles()
    return [_reported(each, titles) for each in comparison.changes]


def _reported(each: Change, titles: dict[str, str]) -> Reported:
    plural = each.item.plural
    kind = all_kinds()[plural].info.label if plural in all_kinds() else plural
    return Reported(
        WORDS[each.change],
        kind,
        each.item.key,
        each.item.title,
        list(_remarks(each)),
        shown(plural, each.fields, titles),
    )


def _remarks(each: Change) -> Iterator[tuple[str, str]]:
    if each.old and each.new and each.old.key != each.new.key:
        yield "标识", f"{each.old.key} → {each.new.key}"
    if each.state:
        yield "状态", f"{each.state[0] or '（无）'} → {each.state[1] or '（无）'}"
    if each.moved:
        yield "文件", f"{each.moved[0]} → {each.moved[1]}"
    if each.tombstone:
        stone = each.tombstone
        yield "撤下", f"{stone.get('withdrawn_on', '')}，{stone.get('decided_by', '')}：{stone.get('reason', '')}"


def counted(comparison: Comparison) -> str:
    """Say how many changes of each sort there are."""
    if comparison.same:
        return "没有变更"
    words = [f"{WORDS[name]} {count} 条" for name, count in comparison.counts().items()]
    stones = len(comparison.tombstones)
    return "，".join([*words, *([f"撤下登记变动 {stones} 条"] if stones else [])])


def clean(text: str) -> str:
    """Make control characters and those that turn text around visible."""
    return _INVISIBLE.sub("�", text)


def _short(text: str) -> str:
    return text if len(text) <= LONG else text[:LONG] + f"…（共 {len(text)} 字）"


# --- text --------------------------------------------------------------------------------------------------------


def text(comparison: Comparison) -> str:
    """Write for a terminal."""
    lines = [f"比较：{comparison.old.name} → {comparison.new.name}", counted(comparison) + "。"]
    for each in reported(comparison):
        lines += ["", f"【{each.what}】{each.kind} {each.key} 《{each.title}》"]
        lines += [f"    {label}：{words}" for label, words in each.remarks]
        lines += [f"    {_matter(item)}{item.label}：{_field(item)}" for item in each.shown.fields]
        lines += [f"    {clause.what} {clause.label}：{_plain(clause.spans)}" for clause in each.shown.clauses]
    return "\n".join(clean(line.replace("\n", "⏎")) for line in lines) + "\n"


def _matter(item: FieldShown) -> str:
    return f"〔{item.matter}〕" if item.matter and item.matter != item.label else ""


def _field(item: FieldShown) -> str:
    return _plain(item.spans) if item.spans else f"{_short(item.old)} → {_short(item.new)}"


def _plain(spans: Sequence[Span]) -> str:
    signs = {"equal": "{}", "delete": "[-{}-]", "insert": "{{+{}+}}"}
    return "".join(signs[span.op].format(_around(span)) for span in spans)


def _around(span: Span) -> str:
    """Shorten what stayed as it was to its ends."""
    if span.op != "equal" or len(span.text) <= 40:
        return span.text
    return f"{span.text[:18]}…{span.text[-18:]}"


# --- Markdown ----------------------------------------------------------------------------------------------------


def escaped(words: str) -> str:
    """Write plain words as Markdown in which nothing has a meaning of its own."""
    return _SPECIAL.sub(r"\\\1", clean(words).replace("\n", " "))


def markdown(comparison: Comparison) -> str:
    """Write for a merge request."""
    lines = [
        "## 公开内容的变更",
        "",
        f"{escaped(comparison.old.name)} → {escaped(comparison.new.name)}：**{counted(comparison)}**",
        "",
    ]
    for each in reported(comparison):
        lines += [f"### {each.what}：{escaped(each.title)}", "", f"{each.kind}，{escaped(each.key)}", ""]
        lines += [f"- {label}：{escaped(words)}" for label, words in each.remarks]
        lines += [f"- {_matter(item)}**{escaped(item.label)}**：{_marked_field(item)}" for item in each.shown.fields]
        lines += [
            f"- {clause.what} **{escaped(clause.label)}**：{_marked(clause.spans)}" for clause in each.shown.clauses
        ]
        lines.append("")
    return "\n".join(lines) + "\n"


def _marked_field(item: FieldShown) -> str:
    if item.spans:
        return _marked(item.spans)
    if not item.old:
        return escaped(item.new)
    return _SIGNS["delete"].format(escaped(_short(item.old))) + " → " + escaped(_short(item.new))


_SIGNS = {"equal": "{}", "delete": "<del>{}</del>", "insert": "<ins>{}</ins>"}


def _marked(spans: Sequence[Span]) -> str:
    return "".join(_SIGNS[span.op].format(escaped(_around(span))) for span in spans)


# --- HTML --------------------------------------------------------------------------------------------------------


def html(comparison: Comparison) -> str:
    """Write one page that needs nothing beside it."""
    colours = environment().get_template("assets/portal.css").render(colours=Colours())
    sheet = Markup(colours + assets.style_sheet().decode())  # noqa: S704 - the theme's own style sheet
    style = Markup("<style>") + sheet + Markup("</style>")
    groups: dict[str, list[Reported]] = {}
    for each in reported(comparison):
        groups.setdefault(each.what, []).append(each)
    return render(
        "audit/report.html",
        style=style,
        old=comparison.old.name,
        new=comparison.new.name,
        counted=counted(comparison),
        groups=groups,
        stones=[_stone(key, old, new) for key, (old, new) in comparison.tombstones.items()],
    )


def _stone(key: str, old: dict[str, str] | None, new: dict[str, str] | None) -> str:
    what = "登记撤下" if old is None else "取消登记" if new is None else "修改登记"
    return f"{what}{quoted(key, limit=200)}：{(new or old or {}).get('reason', '')}"
