"""Registers of public enterprises and of official accounts (L2): complete, in order, and kept up to date."""

from __future__ import annotations

from collections.abc import Iterator

from gongkai.findings import Finding, Level
from gongkai.kinds.account import POSTED, Account
from gongkai.kinds.body import Body, BodyField, CatalogSort
from gongkai.portal import Portal
from gongkai.rules.registry import rule
from gongkai.states.account import SILENT_DAYS, runs, silent_days
from gongkai.states.body import stale_on

_NEEDED = (CatalogSort.PROFILE, CatalogSort.SERVICE, CatalogSort.COMPLAINT)


@rule("B001", kind=Body)
def items_once(body: Body) -> Iterator[Finding]:
    """公共企事业单位的公开目录里，同一事项只列一次。"""
    seen: set[str] = set()
    for number, item in enumerate(body.items):
        if item.title in seen:
            yield body.finding(
                ("items", number), f"公开事项「{item.title}」在「{body.name}」的目录里重复，请合并或改名"
            )
        seen.add(item.title)


@rule("B002", level=Level.WARNING, kind=Body)
def catalog_up_to_date(body: Body, portal: Portal) -> Iterator[Finding]:
    """公共企事业单位的公开目录要按期更新：超过 portal.yml 里 periods.body_catalog_days 的，页面标「目录超期未更新」。"""
    if portal.today >= stale_on(body, portal):
        days = (portal.today - body.updated_on).days
        message = f"「{body.name}」的公开目录上次更新是 {body.updated_on}，已有 {days} 天；请主管部门督促核对，更新后改写这个日期"
        yield body.finding("updated_on", message)


@rule("B003", kind=Body)
def catalog_not_older_than_its_items(body: Body) -> Iterator[Finding]:
    """公共企事业单位的目录更新日期不得早于其中任何一项的更新日期。"""
    for number, item in enumerate(body.items):
        if item.updated_on > body.updated_on:
            message = f"「{item.title}」更新于 {item.updated_on}，晚于目录更新日期 {body.updated_on}；请核对，把目录更新日期改到这一天或以后"
            yield body.finding(("items", number, "updated_on"), message)


@rule("B004", level=Level.WARNING, kind=Body)
def catalog_has_what_people_need(body: Body) -> Iterator[Finding]:
    """公共企事业单位的公开目录至少要有单位概况、办事服务和监督投诉三类（国办发〔2020〕50号）。"""
    missing = [each.value for each in _NEEDED if each not in {item.sort for item in body.items}]
    if missing:
        yield body.finding("items", f"「{body.name}」的公开目录里没有「{'」「'.join(missing)}」类的事项，请补上")


@rule("B005", level=Level.NOTICE)
def every_field_has_a_body(portal: Portal) -> Iterator[Finding]:
    """已建公共企事业单位名单的网站，八个领域都应当有单位（条例第五十五条）。"""
    bodies = portal.all(Body)
    missing = [field.value for field in BodyField if field not in {each.field for each in bodies}]
    if bodies and missing:
        message = f"公共企事业单位名单里没有「{'」「'.join(missing)}」领域的单位；本地没有这类单位的不用管，有的请补上"
        yield bodies[0].finding("field", message)


@rule("B010", level=Level.WARNING)
def one_account_a_platform(portal: Portal) -> Iterator[Finding]:
    """一个单位在同一平台只开设一个账号（国办发〔2018〕123号）；已注销的不算。"""
    first: dict[tuple[str, str], Account] = {}
    for account in portal.all(Account):
        if account.closed_on and account.closed_on <= portal.today:
            continue
        for unit in account.run_by:
            other = first.setdefault((unit, account.platform.value), account)
            if other is not account:
                message = f"单位「{unit}」在{account.platform}上已有账号「{other.name}」，「{account.name}」是第二个；请整合，注销其中一个并登记注销日期"
                yield account.finding("name", message)


@rule("B011", kind=Account)
def dates_of_an_account_in_order(account: Account, portal: Portal) -> Iterator[Finding]:
    """账号的日期要合先后：开设、各次变更、注销；开设、最近更新、检查。"""
    before, what = account.opened_on, "开设"
    for number, change in enumerate(account.changes):
        if change.on < before:
            message = f"「{account.name}」的变更日期 {change.on} 早于{what}日期 {before}，请核对并按先后排列"
            yield account.finding(("changes", number, "on"), message)
        before, what = change.on, "上一次变更"
    if account.closed_on and account.closed_on < before:
        yield account.finding(
            "closed_on", f"「{account.name}」的注销日期 {account.closed_on} 早于{what}日期 {before}，请核对"
        )
    yield from _check_in_order(account, portal)


def _check_in_order(account: Account, portal: Portal) -> Iterator[Finding]:
    if account.last_post_on and account.last_post_on < account.opened_on:
        message = f"「{account.name}」的最近更新 {account.last_post_on} 早于开设日期 {account.opened_on}，请核对"
        yield account.finding("last_post_on", message)
    if account.last_post_on and account.checked_on and account.checked_on < account.last_post_on:
        message = f"「{account.name}」的检查日期 {account.checked_on} 早于最近更新 {account.last_post_on}，请核对"
        yield account.finding("checked_on", message)
    if account.checked_on and account.checked_on > portal.today:
        yield account.finding("checked_on", f"「{account.name}」的检查日期 {account.checked_on} 还没有到，请核对")


@rule("B012", level=Level.WARNING, kind=Account)
def closing_is_explained(account: Account) -> Iterator[Finding]:
    """注销账号要写明原因和以后看哪里；没有注销日期的不写注销说明。"""
    if account.closed_on and not account.closing:
        message = f"「{account.name}」{account.closed_on} 注销，没有写注销说明（closing）；请写明原因，以及关注的人以后看哪个账号"
        yield account.finding("closed_on", message)
    if account.closing and not account.closed_on:
        yield account.finding("closing", f"「{account.name}」写了注销说明，却没有注销日期（closed_on），请补上或删去")


@rule("B013", level=Level.WARNING, kind=Account)
def successor_is_open(account: Account, portal: Portal) -> Iterator[Finding]:
    """接替的账号要还在运行。"""
    target = portal.find("accounts", account.successor) if account.successor else None
    if isinstance(target, Account) and (target is account or (target.closed_on and target.closed_on <= portal.today)):
        message = f"「{account.name}」由「{target.name}」接替，而后者已注销或者就是它自己；请改写为还在运行的账号"
        yield account.finding("successor", message)


@rule("B014", level=Level.NOTICE, kind=Account)
def accounts_are_not_silent(account: Account, portal: Portal) -> Iterator[Finding]:
    """正在运行的账号要登记检查情况；检查那天往前两周没有更新的要提示（国办秘函〔2019〕19号）；小程序、移动客户端不算。"""
    if not runs(account, portal) or account.platform not in POSTED:
        return
    days = silent_days(account)
    if days is None:
        message = (
            f"「{account.name}」没有登记检查情况；请看一看账号，填写最近更新（last_post_on）和检查日期（checked_on）"
        )
        yield account.finding("name", message)
    elif days > SILENT_DAYS:
        message = f"「{account.name}」{account.checked_on} 检查时，最近更新是 {account.last_post_on}，{days} 天没有更新，超过两周；请催办，不再使用的注销"
        yield account.finding("last_post_on", message)
