"""The pages under `changes/`: every build with its counts, each build in full, and what changed since a month."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from gongkai.audit import compare
from gongkai.audit.changes import LISTED, Build, Effect, builds, title, told
from gongkai.audit.history import History
from gongkai.audit.shown import Shown
from gongkai.audit.story import SHORT
from gongkai.audit.tombstones import Withdrawn
from gongkai.kinds import all_kinds
from gongkai.output import Crumb, Page, PageOutput, fingerprint
from gongkai.pages.press import crumbs
from gongkai.portal import Portal
from gongkai.templates import render
from gongkai.views import Cell, Chip, Column, Fact, Link, Table, TableRow, Words
from gongkai.wording import chinese_date

NEWEST = 50
MONTHS = 12
FEED = "feeds/changes.xml"
NAMES = ("organizations", "topics", "audiences")
"""Kinds whose records are named in words where a value refers to them."""
_COUNTED = (compare.ADDED, compare.CHANGED, compare.WITHDRAWN)


@dataclass(frozen=True)
class Desk:
    """What all pages of changes draw on."""

    portal: Portal
    history: History
    withdrawn: Withdrawn
    builds: Sequence[Build]
    names: Mapping[str, str]

    @property
    def known(self) -> str:
        """Fingerprint of names and tombstones."""
        stones = (each.model_dump_json() for each in (*self.withdrawn.tombstones, *self.withdrawn.hidden))
        return fingerprint([*self.names.values(), *stones, str(self.history.shallow)])

    def link(self, effect: Effect) -> Link:
        """Give the record of an effect as a link, or as plain words where there is no page."""
        plural, _, record_id = effect.key.partition("/")
        there = self.portal.find(plural, record_id) or any(each.id == effect.key for each in self.withdrawn.tombstones)
        return Link(
            title(effect, self.portal, self.withdrawn, self.history),
            f"{effect.key}/" if there else "",
            compare.WORDS[effect.change],
        )

    def face(self, build: Build) -> str:
        """Fingerprint of what a build's page prints."""
        found = [self.portal.find(*each.key.split("/", 1)) for each in build.effects]
        return fingerprint([build.digest, self.known, *(record.heading if record else "" for record in found)])


@dataclass(frozen=True, slots=True)
class Item:
    """One record on the page of a build."""

    link: Link
    kind: str
    shown: Shown
    note: str


def names(portal: Portal) -> dict[str, str]:
    """Name the records of small kinds by key."""
    return {record.key: record.heading for plural in NAMES for record in portal.records.get(plural, {}).values()}


def pages(portal: Portal, history: History, withdrawn: Withdrawn) -> Iterator[PageOutput]:
    """Give all pages under `changes/`."""
    desk = Desk(portal, history, withdrawn, builds(history), names(portal))
    years = sorted({build.day[:4] for build in desk.builds}, reverse=True)
    faces = [desk.face(build) for build in desk.builds]
    yield PageOutput(
        "changes/", fingerprint(["index", desk.known, *faces[:NEWEST], *years]), partial(_index, desk, years)
    )
    for year in years:
        own = [build for build in desk.builds if build.day.startswith(year)]
        known = fingerprint(["year", *map(desk.face, own), *years])
        yield PageOutput(f"changes/year/{year}/", known, partial(_year, desk, years, year, own))
    for build in desk.builds:
        yield PageOutput(build.url, fingerprint(["build", desk.face(build)]), partial(_build, desk, build))
    if desk.builds:
        yield from _since(desk)


def _index(desk: Desk, years: Sequence[str]) -> Page:
    newest = desk.builds[:NEWEST]
    lead = "每一次更新改了什么、什么时候改的、谁改的，都记在这里。记录由资料库的提交历史自动生成，不能删改。"
    return _listing(desk, "changes/", "更新记录", lead, newest, _years(years, ""), crumbs(("更新记录", None)))


def _year(desk: Desk, years: Sequence[str], year: str, own: Sequence[Build]) -> Page:
    steps = crumbs(("更新记录", "changes/"), (f"{year}年", None))
    return _listing(
        desk, f"changes/year/{year}/", f"{year}年的更新记录", f"{year}年的全部更新", own, _years(years, year), steps
    )


def _years(years: Sequence[str], current: str) -> list[Chip]:
    return [Chip(f"{year}年", f"changes/year/{year}/", current=year == current) for year in years]


def _listing(
    desk: Desk, url: str, name: str, lead: str, some: Sequence[Build], years: Sequence[Chip], steps: tuple[Crumb, ...]
) -> Page:
    body = render(
        "audit/changes.html",
        title=name,
        lead=lead,
        count=f"共 {len(desk.builds)} 次更新" + (f"，这里列出 {len(some)} 次" if len(some) < len(desk.builds) else ""),
        table=_table(some) if some else None,
        years=years,
        shallow=desk.history.shallow,
        known=desk.history.known,
        links=[
            *([Link("自某一天以来的变更", "changes/since/")] if desk.builds else []),
            Link("已撤下的内容", "withdrawn/"),
            Link("本站更新日期与版本", "build/"),
        ],
        feed=FEED if desk.portal.identity.features.feeds and desk.builds else "",
    )
    feeds = (("更新记录", FEED),) if desk.portal.identity.features.feeds and desk.builds else ()
    return Page(url=url, title=name, body=body, crumbs=steps, description=lead, feeds=feeds)


def _table(some: Sequence[Build]) -> Table:
    columns = [
        Column("更新日期"), Column("版本", detail=True), Column("修改人", detail=True), Column("说明", long=True), Column("涉及", choice=True),
        *(Column(compare.WORDS[each], numeric=True) for each in _COUNTED),
    ]  # fmt: skip
    rows = [TableRow([Cell(chinese_date(_day(each)), each.url), *_cells(each)], id=f"b{each.short}") for each in some]
    return Table("builds", "更新一览", columns, rows, note="点日期查看这次更新的全部内容", cards=True, filter=True)


def _cells(build: Build) -> list[Cell]:
    counts = build.counts()
    changed = counts.get(compare.CHANGED, 0) + counts.get(compare.RENAMED, 0)
    figures = (counts.get(compare.ADDED, 0), changed, counts.get(compare.WITHDRAWN, 0))
    return [
        Cell(build.short[:8]),
        Cell(build.commit.author),
        Cell(build.commit.subject),
        Cell(lines=[Words(each) for each in build.kinds()]),
        *(Cell(str(figure) if figure else "") for figure in figures),
    ]


def _day(build: Build) -> dt.date:
    return dt.date.fromisoformat(build.day)


def _build(desk: Desk, build: Build) -> Page:
    commit = build.commit
    groups = [(name, [each for each in build.effects if each.change == key]) for key, name in compare.WORDS.items()]
    shown = [(name, len(some), [_item(desk, each) for each in some[:LISTED]]) for name, some in groups if some]
    who = [
        Words(commit.author if commit.author == commit.committer else f"{commit.author}（提交：{commit.committer}）")
    ]
    facts = [
        Fact("更新日期", [Words(f"{chinese_date(_day(build))} {commit.moment[11:16]}")], nowrap=True),
        Fact("修改人", who),
        Fact("说明", [Words(commit.subject)], whole=True),
        Fact("版本", [Words(commit.id)], whole=True),
    ]
    name = f"{chinese_date(_day(build))}的更新（{build.short}）"
    body = render(
        "audit/build_changes.html", title=name, facts=facts, groups=shown, limit=LISTED,
        first=commit.first, shallow=desk.history.shallow, data=f"audit/changes/{build.short}.json",
    )  # fmt: skip
    counted = "，".join(f"{word} {count} 条" for word, count, _ in shown)
    return Page(
        url=build.url, title=name, body=body, crumbs=crumbs(("更新记录", "changes/"), (build.short[:SHORT], None)),
        description=f"{counted}：{commit.subject}",
    )  # fmt: skip


def _item(desk: Desk, effect: Effect) -> Item:
    found, note = told(effect, desk.history, desk.withdrawn, desk.names)
    return Item(desk.link(effect), all_kinds()[effect.plural].info.label, found, note)


# --- since a date ------------------------------------------------------------------------------------------------


def _since(desk: Desk) -> Iterator[PageOutput]:
    months = sorted({build.day[:7] for build in desk.builds}, reverse=True)[:MONTHS]
    known = fingerprint(["since", desk.known, *(desk.face(build) for build in desk.builds), *months])
    yield PageOutput("changes/since/", known, partial(_pick, desk, months))
    for month in months:
        yield PageOutput(f"changes/since/{month}/", fingerprint([known, month]), partial(_month, desk, month))


def _pick(desk: Desk, months: Sequence[str]) -> Page:
    links = [Link(f"自{_month_name(month)}以来", f"changes/since/{month}/") for month in months]
    body = render("audit/since.html", months=links, earliest=desk.builds[-1].day, latest=desk.builds[0].day)
    return Page(
        url="changes/since/", title="自某一天以来的变更", body=body,
        crumbs=crumbs(("更新记录", "changes/"), ("自某一天以来的变更", None)), description="选一个日期，看从那天到现在新增、修改、撤下了什么",
    )  # fmt: skip


def _month_name(month: str) -> str:
    return f"{int(month[:4])}年{int(month[5:])}月1日"


def _month(desk: Desk, month: str) -> Page:
    net = since(desk.builds, f"{month}-01")
    links = [
        (compare.WORDS[change], [desk.link(each) for each in some[:LISTED]], len(some)) for change, some in net.items()
    ]
    name = f"自{_month_name(month)}以来的变更"
    body = render("audit/since_month.html", title=name, groups=links, limit=LISTED)
    return Page(
        url=f"changes/since/{month}/", title=name, body=body,
        crumbs=crumbs(("更新记录", "changes/"), ("自某一天以来的变更", "changes/since/"), (_month_name(month), None)), description=name,
    )  # fmt: skip


def since(some: Sequence[Build], day: str) -> dict[str, list[Effect]]:
    """Give what changed from a day on, each record once, by what happened to it on the whole; newest first.

    What the repository began with is no change.
    """
    first: dict[str, Effect] = {}
    last: dict[str, Effect] = {}
    for build in some:
        if build.day < day or build.commit.first:
            continue
        for each in build.effects:
            first[each.key] = each
            last.setdefault(each.key, each)
    found: dict[str, list[Effect]] = {change: [] for change in compare.WORDS}
    for key, effect in last.items():
        born = first[key].change == compare.ADDED
        if not (born and effect.change == compare.WITHDRAWN):
            found[compare.ADDED if born else effect.change].append(first[key] if born else effect)
    return {change: effects for change, effects in found.items() if effects}
