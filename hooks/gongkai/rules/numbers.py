"""Numbers of documents (L2): 发文字号 and 索引号, their form, that none is used twice and no 索引号 is missing."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from gongkai.findings import Finding, Level, quoted
from gongkai.kinds.organization import Organization
from gongkai.kinds.policy import Policy
from gongkai.portal import Portal
from gongkai.rules.registry import rule

MODERN_SINCE = dt.date(2012, 7, 1)
"""From this day the form of numbers is fixed; older documents keep what is printed on them. Source: GB/T 9704-2012."""
_FORM = re.compile(
    r"[^\s〔〕\[\]()（）【】〈〉<>号第]{1,30}〔(?P<year>\d{4})〕[1-9]\d*号"
    r"|(?:[\u4e00-\u9fff]{2,30})?令第[1-9]\d*号"
    r"|(?:[\u4e00-\u9fff]{2,30})?(?P<year2>\d{4})年第[1-9]\d*号"
)
_INDEX = re.compile(r"(?P<code>[0-9A-Z]{9}|[0-9A-Z]{18})/(?P<year>\d{4})(?:0[1-9]|1[0-2])?-\d{5,7}")
_LOOSE = re.compile(r"(.+?)\s*[\[［(（【〔〈<]\s*(\d{4})\s*[\]］)）】〕〉>]\s*第?\s*0*(\d+)\s*号?$")


@rule("P001", kind=Policy)
def document_number_in_form(policy: Policy) -> Iterator[Finding]:
    """发文字号要写成「机关代字〔年份〕序号号」或「令第N号」：年份用全角六角括号〔〕，序号前不加 0、不加「第」。2012 年 7 月以前的文件不查。"""
    number = policy.document_number
    if number and not _FORM.fullmatch(number) and policy.formed_on >= MODERN_SINCE:
        loose = _LOOSE.match(number)
        right = f"{loose[1].replace(' ', '')}〔{loose[2]}〕{loose[3]}号" if loose else "云政办发〔2026〕3号"
        yield policy.finding(
            "document_number",
            f"发文字号{quoted(number)}格式不对，{'应当是' if loose else '应写成'}「{right}」{'' if loose else '的形式'}",
        )


@rule("P002", level=Level.WARNING, kind=Policy)
def number_of_the_year(policy: Policy) -> Iterator[Finding]:
    """发文字号里的年份应当是成文日期的年份。"""
    if not policy.document_number or f"〔{policy.formed_on.year}〕" in policy.document_number:
        return
    found = _FORM.fullmatch(policy.document_number)
    year = found and (found["year"] or found["year2"])
    if year and int(year) != policy.formed_on.year:
        message = (
            f"发文字号{quoted(policy.document_number)}是 {year} 年的，成文日期却是 {policy.formed_on}，请核对其中一个"
        )
        yield policy.finding("document_number", message)


@rule("P003", level=Level.WARNING, kind=Policy)
def index_number_in_form(policy: Policy) -> Iterator[Finding]:
    """索引号要写成「9 位或 18 位机构代码/年份（可带月份）-5 至 7 位流水号」。"""
    if policy.index_number and not _INDEX.fullmatch(policy.index_number):
        message = f"索引号{quoted(policy.index_number)}格式不对，应写成「机构代码/年份-流水号」，如 113799990044100107/2026-0000012"
        yield policy.finding("index_number", message)


@rule("P004", level=Level.WARNING, kind=Policy)
def index_number_of_the_organ(policy: Policy, portal: Portal) -> Iterator[Finding]:
    """索引号的前缀要是某一发文机关的机构代码。"""
    if not policy.index_number:
        return
    code, slash, _ = policy.index_number.partition("/")
    organs = [portal.find("organizations", each) for each in policy.issued_by]
    codes = [organ.code for organ in organs if isinstance(organ, Organization) and organ.code]
    if slash and codes and code not in codes and len(codes) == len(organs):
        yield policy.finding(
            "index_number", f"索引号的前缀{quoted(code)}不是发文机关的机构代码（{'、'.join(codes)}），请核对"
        )


@rule("P005")
def index_number_once(portal: Portal) -> Iterator[Finding]:
    """索引号不得重复。"""
    yield from _repeated(portal, "index_number", "索引号")


@rule("P006")
def document_number_once(portal: Portal) -> Iterator[Finding]:
    """发文字号不得重复。"""
    yield from _repeated(portal, "document_number", "发文字号")


@rule("P018", level=Level.WARNING)
def index_number_is_given(portal: Portal) -> Iterator[Finding]:
    """已公开的文件要有索引号（条例第十二条）；从本网站最早写索引号的年份查起，更早公开的文件不查。"""
    published = _published(portal)
    since = min((policy.published_on.year for policy in published if policy.index_number), default=dt.MAXYEAR)
    for policy in published:
        if not policy.index_number and policy.published_on.year >= since:
            message = (
                f"没有索引号（index_number），本网站从 {since} 年起公开的文件都有；请补上，写成「机构代码/年份-流水号」"
            )
            yield policy.finding("title", message)


@rule("P019", level=Level.NOTICE)
def index_numbers_are_used(portal: Portal) -> Iterator[Finding]:
    """公开目录要有索引（条例第十二条）：网站上的文件都没有索引号的，提示一次。"""
    published = _published(portal)
    if published and not any(policy.index_number for policy in published):
        message = (
            f"已公开的 {len(published)} 份文件都没有索引号（index_number），公开目录里缺「索引」一栏；请从新文件开始写"
        )
        yield Finding(Policy.info.folder, message=message)


def _published(portal: Portal) -> list[Policy]:
    """List the documents that readers see."""
    return [policy for policy in portal.all(Policy) if policy.key not in portal.withheld]


def _repeated(portal: Portal, field: str, title: str) -> Iterator[Finding]:
    first: dict[str, Policy] = {}
    for policy in portal.all(Policy):
        number = getattr(policy, field)
        if number and (other := first.setdefault(number, policy)) is not policy:
            place = f"{other.origin.path} 的《{other.title}》"
            yield policy.finding(field, f"{title}{quoted(number)}已用于 {place}，一个号只能给一份文件，请核对")
