"""The portal as a publication (L2): no empty columns, no names used twice, no reference to what is withheld."""

from __future__ import annotations

from collections.abc import Iterator

from gongkai.asking import BY_SITE, came_by_site
from gongkai.editorial import ColumnSection
from gongkai.findings import Finding, Level, quoted
from gongkai.kinds import all_kinds
from gongkai.kinds.audience import Audience
from gongkai.kinds.topic import Topic, TopicKind
from gongkai.portal import Portal
from gongkai.record import Record, Role, roles
from gongkai.references import Citation
from gongkai.rules.registry import all_rules, rule, special
from gongkai.sources import IDENTITY

RESERVED = {"page", "by", "index"}
"""Ids that the pages of a list use in their addresses."""
_TITLED_ONCE = ("policies", "interpretations", "packs", "questions", "organizations", "topics", "audiences")


@rule("W001", level=Level.WARNING)
def titles_once(portal: Portal) -> Iterator[Finding]:
    """同类记录的标题不得相同，读者分不清。"""
    for plural in _TITLED_ONCE:
        field = roles(all_kinds()[plural])[Role.TITLE]
        first: dict[str, Record] = {}
        for record in portal.records.get(plural, {}).values():
            other = first.setdefault(getattr(record, field), record)
            if other is not record:
                message = f"{record.info.label}标题{quoted(record.heading)}与 {other.origin.path} 里的 {other.id} 相同；重复的删去一条，不同的改标题"
                yield record.finding(field, message)


@rule("W002", level=Level.WARNING)
def no_reference_to_what_is_withheld(portal: Portal) -> Iterator[Finding]:
    """已公开的记录最好不引用不公开的记录：这处引用不会发布，页面上会缺一块。"""
    for record, citation, reason in _to_withheld(portal):
        if not record.requires(citation):
            message = f"引用的{quoted(citation.id)}不公开（{reason}），这处引用不会发布；请等它公开，或删去这处引用"
            yield record.finding(citation.pointer, message)


@rule("W012")
def nothing_rests_on_what_is_withheld(portal: Portal) -> Iterator[Finding]:
    """已公开的记录不得以不公开的记录为依据、对象或机构：解读、问答和政策包要等文件公开。"""
    for record, citation, reason in _to_withheld(portal):
        if record.requires(citation):
            message = f"所依据的{quoted(citation.id)}不公开（{reason}）；请等它公开后再发布这一条（可先写 draft: true），或改用已公开的"
            yield record.finding(citation.pointer, message)


def _to_withheld(portal: Portal) -> Iterator[tuple[Record, Citation, str]]:
    """Give the references of published records to withheld ones, and why those are withheld."""
    for key, reason in portal.withheld.items():
        citing = {link.record.key: link.record for link in portal.backlinks.get(key, ())}
        for record in citing.values():
            if record.key not in portal.withheld:
                found = (each for each in record.citations() if f"{each.kind}/{each.id}" == key)
                yield from ((record, citation, reason) for citation in found)


@rule("W005", level=Level.WARNING)
def waivers_name_a_rule(portal: Portal) -> Iterator[Finding]:
    """豁免要写能豁免的规则代码。"""
    known = {each.code for each in all_rules()}
    for record in special(portal):
        for number, waiver in enumerate(record.waivers):
            if waiver.code not in known:
                message = f"没有代码为{quoted(waiver.code)}的规则，或它不能豁免；代码见 README.zh.md 的检查规则一览"
                yield record.finding(("waivers", number, "code"), message)


@rule("W007", level=Level.WARNING)
def no_empty_column(portal: Portal) -> Iterator[Finding]:
    """不得有空白栏目：建了文件夹的类型要有已公开的记录。"""
    unread = {key.partition("/")[0] for key in portal.unread}
    for plural, kind in all_kinds().items():
        records = portal.records.get(plural, {}).values()
        if plural in unread:
            continue
        if (portal.root / kind.info.folder).exists() and all(record.key in portal.withheld for record in records):
            message = f"「{kind.info.label}」栏目里没有一条已公开的记录，会成为空白栏目；请添加内容，或删去 {kind.info.folder}"
            yield Finding(kind.info.folder, message=message)


@rule("W008", level=Level.WARNING)
def no_empty_theme(portal: Portal) -> Iterator[Finding]:
    """特色主题和人群不得是空的：要有已公开的记录归入。"""
    if portal.unread:
        return
    themes = [topic for topic in portal.all(Topic) if topic.kind is TopicKind.LIFE]
    for record in (*themes, *portal.all(Audience)):
        citing = (link.record for link in portal.backlinks.get(record.key, ()))
        if all(each.key in portal.withheld for each in citing):
            message = (
                f"{record.info.label}「{record.heading}」下没有一条已公开的记录，点进去是空白；请归入内容，或删去它"
            )
            yield record.finding("name", message)


@rule("W009", level=Level.WARNING)
def statutory_sections(portal: Portal) -> Iterator[Finding]:
    """已建政府信息公开专栏的，指南、制度、年度报告、依申请公开都要有页面（国办公开办函〔2019〕61号）。"""
    present = {entry.page.section for entry in portal.editorial} - {None}
    missing = [section for section in ColumnSection if section not in present and section is not ColumnSection.CONTENT]
    if present and missing:
        yield Finding("content/open", message=f"政府信息公开专栏里还没有「{'」「'.join(missing)}」的页面，请补上")


@rule("W010")
def aliases_are_free(portal: Portal) -> Iterator[Finding]:
    """旧网址不得与现有的网址或别的旧网址相同。"""
    taken = {entry.url: entry.path for entry in portal.editorial}
    taken |= {f"{plural}/": f"「{kind.info.label}」列表" for plural, kind in all_kinds().items()}
    for record in special(portal):
        for number, alias in enumerate(record.aliases):
            if user := _user(alias, record, portal, taken):
                yield record.finding(("aliases", number), f"旧网址{quoted(alias)}正被 {user} 使用，请核对")


def _user(alias: str, record: Record, portal: Portal, taken: dict[str, str]) -> str:
    """Name what already has an address, and note the address as taken; empty when it was free."""
    plural, _, rest = alias.partition("/")
    at_address = portal.find(plural, rest.removesuffix("/"))
    if at_address and at_address.url == alias and at_address.key not in portal.withheld:
        return at_address.key
    user = taken.setdefault(alias, record.key)
    return "" if user == record.key else user


@rule("W011")
def ids_not_reserved(portal: Portal) -> Iterator[Finding]:
    """标识不得用 page、by、index：列表页的网址要用它们。"""
    for records in portal.records.values():
        for reserved in RESERVED & records.keys():
            record = records[reserved]
            yield record.finding("id", f"标识{quoted(reserved)}是列表页用的，请改用别的标识")


@rule("W014", level=Level.WARNING)
def what_is_answered_can_be_asked(portal: Portal) -> Iterator[Finding]:
    """有网站留言、领导信箱来的回应的，网站要有能在网上写的咨询建议渠道（portal.yml 的 mailbox；国办秘函〔2019〕19号）。"""
    mailbox = portal.identity.mailbox
    answers = sum(1 for _ in came_by_site(portal))
    if answers and not (mailbox and mailbox.online):
        message = f"有 {answers} 件回应来自{'、'.join(BY_SITE)}，网站上却没有地方可写；请在 mailbox 里填网址（url）或者电子邮箱（email）"
        yield Finding(IDENTITY, message=message, pointer=("mailbox",))
