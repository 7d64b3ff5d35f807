"""Organs and the standard catalog (L2): whole, told apart, and in no circle."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from gongkai.findings import Finding, Level, quoted
from gongkai.kinds.disclosure_item import DisclosureField, DisclosureItem, DisclosureMethod
from gongkai.kinds.organization import Organization
from gongkai.kinds.topic import Topic
from gongkai.portal import Portal
from gongkai.record import Part, Record
from gongkai.rules.lineage import Graph, circles
from gongkai.rules.registry import rule
from gongkai.sources import IDENTITY

_REGISTERED = ("site_id_code", "icp_number", "police_number", "party_government_mark")
_MUST_SAY = ("duties", "address", "hours", "phone")
_SHOULD_SAY = ("offices", "leaders")
"""What an organ must make known of itself, and what of it many publish elsewhere. Source: 条例 art. 20(2)."""

_NAMED = 3
"""How many items a notice on a whole field names."""


def _missing(part: Part, fields: Iterable[str]) -> Iterator[str]:
    """Name those of some fields that are empty, as their declarations and the file do."""
    titles = type(part).model_fields
    return (f"{titles[field].title}（{field}）" for field in fields if not getattr(part, field))


@rule("O001", level=Level.WARNING, kind=Organization)
def organ_says_how_to_reach_it(organ: Organization) -> Iterator[Finding]:
    """机构要公开主要职责、办公地址、办公时间和电话（条例第二十条第二项）。"""
    missing = list(_missing(organ, _MUST_SAY))
    if missing:
        yield organ.finding("name", f"「{organ.name}」没有写{'、'.join(missing)}，请补上")


@rule("O004", level=Level.NOTICE, kind=Organization)
def organ_says_who_works_there(organ: Organization) -> Iterator[Finding]:
    """机构要公开机构设置和负责人姓名（条例第二十条第二项）。"""
    missing = list(_missing(organ, _SHOULD_SAY))
    if missing:
        yield organ.finding("name", f"「{organ.name}」没有写{'和'.join(missing)}；已在别处公开的可以不写，否则请补上")


@rule("O002")
def organ_codes_once(portal: Portal) -> Iterator[Finding]:
    """机构代码不得重复。"""
    first: dict[str, Organization] = {}
    for organ in portal.all(Organization):
        if organ.code and (other := first.setdefault(organ.code, organ)) is not organ:
            yield organ.finding("code", f"机构代码{quoted(organ.code)}已用于「{other.name}」，请核对")


@rule("O003")
def no_circle_of_parents(portal: Portal) -> Iterator[Finding]:
    """机构和主题的上级关系不得绕成一圈。"""
    organs: list[Organization | Topic] = [*portal.all(Organization)]
    for records in (organs, portal.all(Topic)):
        by_id: dict[str, Record] = {record.id: record for record in records}
        parents: Graph = {record.id: (record.parent,) for record in records if record.parent}
        for circle in circles(parents):
            message = f"上级关系绕成了一圈：{' → '.join(circle)}；请改正其中一个的上级（parent）"
            yield by_id[circle[0]].finding("parent", message)


@rule("O005")
def requests_go_to_one_place(portal: Portal) -> Iterator[Finding]:
    """向一个机构提出的公开申请由一处受理：写 takes_requests 的科室至多一个；由别的机构受理的（requests_to），那个机构自己受理。"""
    for organ in portal.all(Organization):
        takers = [number for number, office in enumerate(organ.offices) if office.takes_requests]
        for number in takers[1:]:
            first, other = organ.offices[takers[0]].name, organ.offices[number].name
            message = f"「{first}」和「{other}」都写了受理公开申请（takes_requests），申请人不知道交给谁，请只留一个"
            yield organ.finding(("offices", number, "takes_requests"), message)
        if organ.requests_to is None:
            continue
        to = portal.find(Organization.info.plural, organ.requests_to)
        if takers:
            message = f"「{organ.name}」的公开申请由 {organ.requests_to} 受理（requests_to），自己的科室又写了 takes_requests，请删去一个"
            yield organ.finding("requests_to", message)
        elif to is organ or getattr(to, "requests_to", None):
            message = f"公开申请由 {organ.requests_to} 受理，而它自己不受理；请写真正受理申请的机构的标识"
            yield organ.finding("requests_to", message)


@rule("C001", level=Level.NOTICE)
def every_field_of_the_catalog(portal: Portal) -> Iterator[Finding]:
    """基层政务公开标准目录有二十六个领域，已编目录的网站应当齐全。"""
    present = {item.field for item in portal.all(DisclosureItem)}
    missing = [field for field in DisclosureField if field not in present]
    if present and missing:
        message = f"标准目录还缺 {len(missing)} 个领域：{'、'.join(missing)}；本地确无该项职能的可不编"
        yield Finding(DisclosureItem.info.folder, message=message)


@rule("C002", level=Level.WARNING)
def items_once(portal: Portal) -> Iterator[Finding]:
    """同一领域里同一个一级事项下，二级事项不得重复。"""
    first: dict[tuple[str, str, str], DisclosureItem] = {}
    for item in portal.all(DisclosureItem):
        other = first.setdefault((item.field, item.level1, item.level2), item)
        if other is not item:
            message = f"「{item.field}」里已有「{item.level1}—{item.level2}」（标识 {other.id}），请合并或改名"
            yield item.finding("level2", message)


@rule("C005", level=Level.NOTICE)
def fields_with_results(portal: Portal) -> Iterator[Finding]:
    """已有事项写明公开结果的网站，标准目录的每个领域都要有主动公开的事项写明公开结果。"""
    fields: dict[DisclosureField, list[DisclosureItem]] = {}
    for item in portal.all(DisclosureItem):
        if item.method is DisclosureMethod.PROACTIVE:
            fields.setdefault(item.field, []).append(item)
    answered = {field for field, items in fields.items() if any(item.fulfilled_by for item in items)}
    for field in fields if answered else ():
        if field not in answered:
            yield _without_results(fields[field])


def _without_results(items: list[DisclosureItem]) -> Finding:
    """Tell of a whole field at its first item: a notice for each item would bury the others."""
    named = "、".join(f"「{item.level2}」" for item in items[:_NAMED])
    message = (
        f"「{items[0].field}」领域主动公开的 {len(items)} 个事项，没有一个写明公开结果（fulfilled_by），如{named}；"
        "已经公开的写上记录，没有公开的先公开"
    )
    return items[0].finding("level2", message)


@rule("C003", level=Level.NOTICE)
def registrations_are_there(portal: Portal) -> Iterator[Finding]:
    """网站要有网站标识码、ICP备案号、公安备案号和党政机关网站标识（国办发〔2017〕47号）；取得后填入 portal.yml。"""
    for field in _REGISTERED:
        for title in _missing(portal.identity, (field,)):
            yield Finding(IDENTITY, message=f"没有{title}，页脚要有，取得后请填上", pointer=(field,))


@rule("C004")
def colours_can_be_read(portal: Portal) -> Iterator[Finding]:
    """网站的主色与白色的对比度不低于 7:1，提示色不低于 4.5:1。"""
    colours = portal.identity.colours
    for field, title, least in (("main", "主色", 7.0), ("signal", "提示色", 4.5)):
        colour = getattr(colours, field)
        ratio = contrast_with_white(colour)
        if ratio < least:
            message = f"{title}{quoted(colour)}与白色的对比度是 {ratio:.1f}:1，低于 {least:g}:1，视力不好的人看不清，请换深一些的颜色"
            yield Finding(IDENTITY, message=message, pointer=("colours", field))


def contrast_with_white(colour: str) -> float:
    """Give the contrast of `#rrggbb` with white, 1 to 21. Source: WCAG 2.2, relative luminance."""
    channels = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    linear = [each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in channels]
    return 1.05 / (0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2] + 0.05)
