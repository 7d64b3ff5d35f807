"""The tables of the rules on public enterprises, official accounts, standards and charges, answers and events."""

from __future__ import annotations

from typing import Any

from tests.portals import ORGANIZATIONS, POLICY, PORTAL, Files, dumped, identity, organizations, policy
from tests.rules.cases import Bad, Case

BODIES = "catalog/bodies/utilities.yml"
ACCOUNTS = "catalog/accounts.yml"
SERIES = "catalog/series/dibao.yml"
RESPONSES = "catalog/responses/2026.yml"
EVENT = "content/events/2026/kfr.md"
_ITEM = {
    "title": "停水通知", "sort": "办事服务", "content": "停水的范围和时间", "where": "公告栏", "cycle": "提前24小时",
    "updated_on": "2026-09-01",
}  # fmt: skip
ITEMS = [
    _ITEM,
    {**_ITEM, "title": "企业概况", "sort": "单位概况"},
    {**_ITEM, "title": "投诉办法", "sort": "监督投诉"},
]
_BODY = {
    "id": "zls", "name": "云溪区自来水公司", "field": "供水", "nature": "城市供水企业", "supervised_by": ["qzf"], "summary": "向城区供水。",
    "address": "兴溪路9号", "hours": "每天 8:30—17:00", "phone": "0999-8243010", "liaison": "客户服务部，0999-8243012",
    "complaint": {"phone": "0999-8243017", "place": "营业厅", "hours": "每天", "reply_in": "3个工作日", "escalate": "区住建局"},
    "items": ITEMS, "updated_on": "2026-10-09",
}  # fmt: skip
_ACCOUNT = {
    "id": "fabu", "name": "云溪发布", "platform": "微信公众号", "account": "yunxifabu", "run_by": ["qzf"], "summary": "发布文件和通知。",
    "record_number": "云新媒〔2016〕001", "opened_on": "2016-05-18", "phone": "0999-8202038", "reviewed_by": "政务公开科",
    "last_post_on": "2026-11-06", "checked_on": "2026-11-20",
}  # fmt: skip
_SERIES = {
    "title": "城市低保标准", "sort": "救助保障标准", "summary": "收入低于这个数的可以申请。", "maintained_by": ["qzf"], "row_title": "对象",
    "columns": [{"title": "标准", "numeric": "true", "per": "每人每月", "unit": "元"}], "updated_on": "2026-10-09",
}  # fmt: skip
_RESPONSE = {
    "id": "r1", "title": "停车多扣了钱", "sort": "民生诉求", "concern": "多扣了18元。", "reply": "已经退回。", "answered_by": ["qzf"],
    "channel": "12345热线", "received_on": "2026-08-17", "replied_on": "2026-08-20",
}  # fmt: skip
MAILBOX = {"name": "云溪区政府信箱", "about": "问政策、提建议。", "email": "a@yunxi.example", "phone": "12345"}
_EVENT = {
    "title": "政务公开日", "sort": "政务公开日", "held_on": "2026-09-12", "starts_at": "09:00", "ends_at": "11:30", "place": "水厂",
    "organized_by": ["qzf"], "summary": "看水价怎么定。", "open_to": "所有居民", "announced_on": "2026-09-14",
    "outcomes": [{"label": "到场居民", "value": "92人"}],
}  # fmt: skip
STANDARDS = (
    "城市低保", "农村低保", "城市特困", "农村特困", "困难残疾人", "重度残疾人", "机构养育孤儿", "社会散养孤儿", "重点困境儿童",
)  # fmt: skip
TEXT = "第一条　为了保障困难群众，制定本通知。\n\n第二条　城市低保标准每人每月1,850元。\n"


def _kept(value: dict[str, Any]) -> dict[str, Any]:
    return {name: each for name, each in value.items() if each is not None}


def body(*others: dict[str, Any], **changes: Any) -> Files:
    """Write public enterprises: the base's with `changes`, then `others`."""
    return {BODIES: dumped({"bodies": [_kept({**_BODY, **each}) for each in (changes, *others)]})}


def account(*others: dict[str, Any], **changes: Any) -> Files:
    """Write official accounts: the base's with `changes`, then `others`."""
    return {ACCOUNTS: dumped({"accounts": [_kept({**_ACCOUNT, **each}) for each in (changes, *others)]})}


def edition(day: str = "2026-01-01", *cells: str, **changes: Any) -> dict[str, Any]:
    """Give an edition of one row."""
    row = {"name": changes.pop("row", "城市低保对象"), "cells": list(cells or ("1850",))}
    return _kept({"from_on": day, "basis": "yx-2026-1#2", "rows": [row], **changes})


def series(*editions: dict[str, Any], path: str = SERIES, text: str = TEXT, **changes: Any) -> Files:
    """Write a series and the policy that it rests on."""
    values = {**_SERIES, "editions": list(editions or (edition(),)), **changes}
    return {path: dumped(values), POLICY: policy(text)}


def response(**changes: Any) -> Files:
    """Write an answered concern."""
    return {RESPONSES: dumped({"responses": [_kept({**_RESPONSE, **changes})]})}


def mistake(**changes: Any) -> Files:
    """Write a mistake that was reported and mended."""
    own = {
        "sort": "网站找错", "page": "policies/yx-2026-1/", "mending": "已更正", "mended_on": "2026-08-18", "replied_on": "2026-08-18",
    }  # fmt: skip
    return response(**{**own, **changes})


def event(path: str = EVENT, **changes: Any) -> Files:
    """Write an event."""
    return {path: f"---\n{dumped({**_EVENT, **changes})}---\n"}


def training(year: int = 2025, **changes: Any) -> Files:
    """Write a training of a year, and a unit below the government."""
    own = {"sort": "业务培训", "held_on": f"{year}-06-12", "announced_on": f"{year}-06-16", "attended_by": ["jtj"]}
    unit = {
        "id": "jtj",
        "name": "云溪区教育局",
        "short_name": "区教育局",
        "parent": "qzf",
        "code": "113799990044100416",
    }
    return {**event(f"content/events/{year}/px.md", **{**own, **changes}), ORGANIZATIONS: organizations(unit)}


def conferences(year: int, count: int = 1, *, first: int = 1, **changes: Any) -> Files:
    """Write press conferences of a year, and a portal that wants two."""
    files: Files = {PORTAL: identity(targets={"press_conferences": 2})}
    for number in range(first, first + count):
        own = {"sort": "新闻发布会", "held_on": f"{year}-0{number}-13", "announced_on": f"{year}-0{number}-13"}
        files |= event(f"content/events/{year}/fbh-{year}-{number}.md", **{**own, **changes})
    return files


def nine(*leave_out: str) -> Files:
    """Write the nine standards but for some."""
    found: dict[str, Any] = {POLICY: policy(TEXT)}
    for place, name in enumerate(each for each in STANDARDS if each not in leave_out):
        found |= series(path=f"catalog/series/s{place}.yml", title=f"{name}标准", standard=name)
    return found


CASES: dict[str, Case] = {
    "W014": Case(
        (
            Bad(response(channel="网站留言"), (PORTAL, "name:"), ("有 1 件回应", "网站上却没有地方可写", "mailbox")),
            Bad(
                {**response(channel="领导信箱"), PORTAL: identity(mailbox={**MAILBOX, "email": None})},
                (PORTAL, "mailbox:"),
                ("领导信箱", "电子邮箱（email）"),
            ),
        ),
        (
            response(),
            {**response(channel="网站留言"), PORTAL: identity(mailbox=MAILBOX)},
            {**response(channel="领导信箱"), PORTAL: identity(mailbox={**MAILBOX, "email": None, "url": "https://12345.example/"})},
        ),
    ),
    "B001": Case(
        (Bad(body(items=[*ITEMS, {"sort": "质量安全", **{name: each for name, each in _ITEM.items() if name != "sort"}}]), (BODIES, "质量安全"), ("「停水通知」", "重复", "请合并或改名")),),
        (body(),),
    ),
    "B002": Case(
        (
            Bad(
                body(updated_on="2025-11-21", items=[{**each, "updated_on": "2025-03-01"} for each in ITEMS]),
                (BODIES, "updated_on: '2025-11-21'"),
                ("云溪区自来水公司", "2025-11-21", "366 天", "请主管部门督促核对"),
            ),
        ),
        (body(updated_on="2025-11-22", items=[{**each, "updated_on": "2025-03-01"} for each in ITEMS]),),
    ),
    "B003": Case(
        (
            Bad(
                body(items=[{**ITEMS[0], "updated_on": "2026-10-10"}, *ITEMS[1:]]),
                (BODIES, "2026-10-10"),
                ("「停水通知」", "2026-10-10", "2026-10-09", "请核对"),
            ),
        ),
        (body(items=[{**each, "updated_on": "2026-10-09"} for each in ITEMS]),),
    ),
    "B004": Case(
        (Bad(body(items=ITEMS[:2]), (BODIES, "items:"), ("「监督投诉」", "请补上")),),
        (body(),),
    ),
    "B005": Case(
        (Bad(body(), (BODIES, "field: 供水"), ("「教育」", "「公共交通」", "有的请补上")),),
        (
            body(*({"id": f"b{place}", "name": f"单位{place}", "field": field} for place, field in enumerate(
                ("教育", "卫生健康", "供电", "供气", "供热", "环境保护", "公共交通")
            ))),
            {},
        ),
    ),
    "B010": Case(
        (
            Bad(
                account({"id": "second", "name": "云溪之声", "account": "yunxi2"}),
                (ACCOUNTS, "云溪之声"),
                ("「qzf」", "微信公众号", "「云溪发布」", "「云溪之声」", "请整合"),
            ),
        ),
        (
            account({"id": "second", "name": "云溪之声", "closed_on": "2024-06-30", "closing": "合并"}),
            account({"id": "weibo", "platform": "微博"}),
        ),
    ),
    "B011": Case(
        (
            Bad(
                account(changes=[{"on": "2015-01-01", "what": "改名"}]),
                (ACCOUNTS, "2015-01-01"),
                ("2015-01-01", "早于开设日期 2016-05-18", "请核对"),
            ),
            Bad(
                account(changes=[{"on": "2020-01-01", "what": "改名"}], closed_on="2019-01-01", closing="合并"),
                (ACCOUNTS, "2019-01-01"),
                ("2019-01-01", "早于上一次变更日期 2020-01-01"),
            ),
            Bad(account(last_post_on="2016-05-17"), (ACCOUNTS, "2016-05-17"), ("最近更新 2016-05-17 早于开设日期",)),
            Bad(account(checked_on="2026-11-05"), (ACCOUNTS, "2026-11-05"), ("检查日期 2026-11-05 早于最近更新",)),
            Bad(account(checked_on="2026-11-23"), (ACCOUNTS, "2026-11-23"), ("2026-11-23 还没有到",)),
        ),
        (account(changes=[{"on": "2018-01-01", "what": "改名"}], closed_on="2020-01-01", closing="合并"),),
    ),
    "B012": Case(
        (
            Bad(account(closed_on="2024-06-30"), (ACCOUNTS, "2024-06-30"), ("2024-06-30", "没有写注销说明", "请写明原因")),
            Bad(account(closing="合并"), (ACCOUNTS, "合并"), ("没有注销日期", "请补上或删去")),
        ),
        (account(closed_on="2024-06-30", closing="内容合并到微信公众号"), account()),
    ),
    "B013": Case(
        (
            Bad(
                account({"id": "old", "platform": "微博", "closed_on": "2020-01-01", "closing": "合并", "successor": "older"},
                        {"id": "older", "platform": "抖音", "name": "旧账号", "closed_on": "2021-01-01", "closing": "合并"}),
                (ACCOUNTS, "successor: older"),
                ("「旧账号」", "已注销", "请改写为还在运行的账号"),
            ),
        ),
        (account({"id": "old", "platform": "微博", "closed_on": "2020-01-01", "closing": "合并", "successor": "fabu"}),),
    ),
    "B014": Case(
        (
            Bad(account(last_post_on="2026-11-05"), (ACCOUNTS, "2026-11-05"), ("2026-11-20 检查时", "15 天没有更新", "请催办")),
            Bad(account(last_post_on=None), (ACCOUNTS, "name: 云溪发布"), ("没有登记检查情况", "last_post_on", "checked_on")),
            Bad(account(checked_on=None), (ACCOUNTS, "name: 云溪发布"), ("没有登记检查情况",)),
        ),
        (
            account(),
            account(checked_on="2026-03-20", last_post_on="2026-03-06"),
            account(platform="小程序", last_post_on=None),
            account(closed_on="2026-11-20", closing="合并", last_post_on=None),
        ),
    ),
    "U001": Case(
        (Bad(series(edition(), edition()), (SERIES, "2026-01-01"), ("2 期", "2026-01-01", "请改正")),),
        (series(edition(), edition("2025-01-01", note="标准有变")),),
    ),
    "U002": Case(
        (Bad(series(edition(basis=None)), (SERIES, "2026-01-01"), ("2026年没有写依据", "请写 basis")),),
        (series(edition(basis=None, document="云民发〔2026〕1号")), series()),
    ),
    "U003": Case(
        (
            Bad(
                {**series(), POLICY: policy(TEXT, expires_on="2026-10-01")},
                (SERIES, "yx-2026-1#2"),
                ("《云溪区停车管理办法》", "已不是现行有效文件", "请按新文件增加一期"),
            ),
        ),
        (
            series(),
            {**series(sort="补贴发放"), POLICY: policy(TEXT, expires_on="2026-10-01")},
            {**series(edition(basis=None, document="上级文件")), POLICY: policy(TEXT, expires_on="2026-10-01")},
        ),
    ),
    "U004": Case(
        (
            Bad(series(edition("2026-01-01", "850")), (SERIES, "850"), ("850", "yx-2026-1#2", "请对照原文核对")),
            Bad(series(edition("2026-01-01", "185")), (SERIES, "185"), ("185", "里没有这个数")),
        ),
        (series(), series(edition("2026-01-01", "1,850")), series(edition("2026-01-01", "3", basis="yx-2026-1"))),
    ),
    "U005": Case(
        (
            Bad(series(row_title="户主姓名"), (SERIES, "户主姓名"), ("「户主姓名」", "个人信息", "请改")),
            Bad(
                series(edition("2026-01-01", "1850", "无"), columns=[*_SERIES["columns"], {"title": "银行账号"}]),  # type: ignore[misc]
                (SERIES, "银行账号"),
                ("「银行账号」", "不得上网", "请删去这一列"),
            ),
        ),
        (series(row_title="村"),),
    ),
    "U006": Case(
        (
            Bad(series(edition(row="石桥村3799**********12")), (SERIES, "3799**********12"), ("石桥村…", "请删去")),
            Bad(
                series(edition("2026-01-01", "1850", "13812345678"), columns=[*_SERIES["columns"], {"title": "备注"}]),  # type: ignore[misc]
                (SERIES, "13812345678"),
                ("138…", "像是个人的号码"),
            ),
        ),
        (series(),),
    ),
    "U007": Case(
        (
            Bad(series(edition(row="张三丰"), sort="补贴发放"), (SERIES, "张三丰"), ("「张三丰」像是人名", "只公布到村")),
            Bad(series(edition(row="李*"), sort="补贴发放"), (SERIES, "李*"), ("「李*」像是人名",)),
        ),
        (
            series(edition(row="石桥村"), sort="补贴发放"),
            series(edition(row="溪南社区"), sort="补贴发放"),
            series(edition(row="城市低保")),
        ),
    ),
    "U008": Case(
        (
            Bad(
                series(edition(), edition("2025-01-01", "185", basis=None, document="旧文件")),
                (SERIES, "城市低保对象"),
                ("「城市低保对象」", "185", "1850", "请核对小数点和单位"),
            ),
        ),
        (
            series(edition(), edition("2025-01-01", "1780", basis=None, document="旧文件")),
            series(edition(note="合并了两项"), edition("2025-01-01", "185", basis=None, document="旧文件")),
        ),
    ),
    "U009": Case(
        (
            Bad(nine("农村特困"), ("catalog/series/s0.yml", "standard:"), ("「农村特困」", "请各建一条")),
            Bad(
                {**nine(), **series(path="catalog/series/twice.yml", title="又一条", standard="城市低保")},
                ("catalog/series/twice.yml", "standard: 城市低保"),
                ("「城市低保」有 2 条", "请合并"),
            ),
        ),
        (nine(), series()),
    ),
    "U010": Case(
        (Bad(series(edition("2027-01-01")), (SERIES, "editions:"), ("2027-01-01", "查不到数额", "请补上现行的一期")),),
        (series(edition("2027-01-01", note="调整"), edition("2026-01-01", note="现行")),),
    ),
    "X001": Case(
        (
            Bad(response(replied_on=None), (RESPONSES, "2026-08-17"), ("2026-08-17", "15 个工作日", "2026-09-07", "请催办")),
            Bad(mistake(replied_on=None, mending=None, mended_on=None, received_on="2026-11-16"), (RESPONSES, "2026-11-16"), ("3 个工作日", "2026-11-19")),
        ),
        (response(), response(replied_on=None, received_on="2026-11-16")),
    ),
    "X002": Case(
        (
            Bad(response(replied_on="2026-08-16"), (RESPONSES, "2026-08-16"), ("2026-08-16", "早于收到日期 2026-08-17")),
            Bad(mistake(mended_on="2026-08-01"), (RESPONSES, "2026-08-01"), ("更正日期 2026-08-01", "请核对")),
        ),
        (response(replied_on="2026-08-17"), mistake()),
    ),
    "X003": Case(
        (Bad(response(replied_on="2026-09-08"), (RESPONSES, "2026-09-08"), ("16 个工作日", "期限 15 个", "超期原因")),),
        (response(replied_on="2026-09-07"), response(replied_on="2026-09-30", late_because="两个部门核账")),
    ),
    "X004": Case(
        (
            Bad(response(page="policies/yx-2026-1/"), (RESPONSES, "民生诉求"), ("不是网站找错", "请改类型")),
            Bad(mistake(page=None), (RESPONSES, "网站找错"), ("没有写有问题的网页",)),
            Bad(mistake(mending=None), (RESPONSES, "网站找错"), ("没有写处理结果", "请补上")),
            Bad(mistake(mended_on=None), (RESPONSES, "已更正"), ("没有写更正日期", "请补上")),
        ),
        (mistake(), mistake(mending="核实无误", mended_on=None), response()),
    ),
    "X005": Case(
        (
            Bad(mistake(page="policies/yx-2020-9/"), (RESPONSES, "policies/yx-2020-9/"), ("「policies/yx-2020-9/」", "请核对")),
            Bad(mistake(page="https://www.yunxi.example/"), (RESPONSES, "https://www.yunxi.example/"), ("只写域名以后的部分",)),
        ),
        (mistake(), mistake(page="questions/"), mistake(page="disclosure/by/field/municipal/")),
    ),
    "X010": Case(
        (
            Bad(event(ends_on="2026-09-11"), (EVENT, "2026-09-11"), ("2026-09-11", "早于举办日期 2026-09-12")),
            Bad(event(ends_at="09:00"), (EVENT, "ends_at"), ("结束时间 09:00", "不晚于开始时间 09:00")),
        ),
        (event(), event(ends_on="2026-09-13", ends_at="08:00")),
    ),
    "X011": Case(
        (Bad(event(outcomes=None), (EVENT, "2026-09-12"), ("「政务公开日」", "2026-09-12", "请填写 outcomes")),),
        (event(), event(outcomes=None, cancelled="因大雨取消"), event(outcomes=None, held_on="2026-11-20")),
    ),
    "X012": Case(
        (Bad(event(held_on="2027-02-25"), (EVENT, "outcomes:"), ("2027-02-25", "已写了结果", "请核对日期")),),
        (event(), event(held_on="2027-02-25", outcomes=None)),
    ),
    "X013": Case(
        (Bad(event(sort="业务培训"), (EVENT, "业务培训"), ("没有写参加单位", "请补上")),),
        (event(), event(sort="业务培训", attended_by=["qzf"])),
    ),
    "X014": Case(
        (
            Bad(training(attended_by=["qzf"]), (ORGANIZATIONS, "jtj"), ("2025年", "「区教育局」", "0 次", "目标是 1 次")),
        ),
        (training(), training(2026, attended_by=["qzf"])),
    ),
    "X015": Case(
        (
            Bad(conferences(2025), ("content/events", ""), ("2025年新闻发布会 1 次，少于目标 2 次", "补登")),
            Bad({**conferences(2024, 2), **conferences(2026)}, ("content/events", ""), ("2025年新闻发布会 0 次",)),
            Bad({**conferences(2025, 1), **conferences(2025, 2, first=2, cancelled="因故取消")}, ("content/events", ""), ("2025年新闻发布会 1 次",)),
        ),
        (
            conferences(2025, 2),
            conferences(2026),
            event(sort="政务公开日"),
            {**conferences(2025), PORTAL: identity(targets={"press_conferences": 1})},
        ),
    ),
}  # fmt: skip
"""Code → what the rule objects to and what it lets pass."""
