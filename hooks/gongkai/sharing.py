"""What to post about a new document on each platform (L2): title, text and link within the platform's lengths.

A text always has the document's number and whether it is in force; what does not fit is left out in whole sentences.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from gongkai.excerpts import excerpt
from gongkai.kinds.policy import Policy
from gongkai.platforms import Platform
from gongkai.portal import Portal
from gongkai.vocabularies import Validity
from gongkai.wording import chinese_date, in_title_marks

NEWEST = 50
"""Documents that count as new."""
_NAMED = re.compile(r"《(?P<name>[^》]+)》")
_ABOUT = re.compile(r"关于(?P<whole>(?P<what>.+)的[^的]{0,4}(?:通知|通告|公告|决定|意见|批复|函))$")
_REMARK = re.compile(r"（[^（）]*）$")


@dataclass(frozen=True, slots=True)
class Shared:
    """What is posted on one platform. A title or text that cannot be made to fit is ""."""

    platform: Platform
    title: str
    text: str
    link: str

    @property
    def fits(self) -> bool:
        """Tell whether the platform gets all that it needs."""
        return bool(self.text) and bool(self.title or not self.platform.title)


@lru_cache(maxsize=4)
def newest(portal: Portal) -> tuple[Policy, ...]:
    """List the documents to be posted: the newest published ones that are not over."""
    every = (each for each in portal.newest(Policy) if each.key not in portal.withheld)
    found = (each for each in every if portal.states[each.key].tone != "ended")
    return tuple(policy for _, policy in zip(range(NEWEST), found, strict=False))


@lru_cache(maxsize=4)
def newest_ids(portal: Portal) -> frozenset[str]:
    """Give the ids of the documents to be posted."""
    return frozenset(policy.id for policy in newest(portal))


def shared(policy: Policy, portal: Portal) -> list[Shared]:
    """Write the texts of a document, platform by platform."""
    return [_on(platform, policy, portal) for platform in portal.identity.share_platforms]


def _on(platform: Platform, policy: Policy, portal: Portal) -> Shared:
    link = portal.identity.url + policy.url
    titles = list(names(policy, portal.identity.region))
    title = next((each for each in titles if len(each) <= platform.title), "") if platform.title else ""
    return Shared(platform, title, _text(platform, policy, portal, titles, link), link)


def _text(platform: Platform, policy: Policy, portal: Portal, titles: list[str], link: str) -> str:
    """Put number, validity and summary around the longest name that leaves room for all of it, else the shortest."""
    signed = f"【{portal.identity.name}】" if platform.sign else ""
    tail = f" {link}" if platform.link else ""
    facts = "，".join(each for each in (policy.document_number, validity(policy, portal)) if each)
    named = [f"{facts}。"] if platform.title else [f"{name}（{facts}）：" for name in titles]
    rooms = [(f"{signed}{head}", platform.text - len(signed) - len(head) - len(tail)) for head in named]
    head, room = next((each for each in rooms if each[1] >= len(policy.summary)), rooms[-1])
    return f"{head}{excerpt(policy.summary, room)}{tail}" if room >= 0 else ""


def names(policy: Policy, region: str) -> Iterator[str]:
    """Give what a document may be called, longest first: its title, the text it issues, its subject."""
    yield policy.title
    named, about = _NAMED.search(policy.title), _ABOUT.search(policy.title)
    if named:
        short = named["name"].removeprefix(region)
        yield from (in_title_marks(named["name"]), short, _REMARK.sub("", short))
    elif about:
        yield from (about["whole"], about["what"])


def validity(policy: Policy, portal: Portal) -> str:
    """Say whether a document is in force, and from when where it is not yet."""
    state = portal.states[policy.key].text
    if state == Validity.NOT_YET and policy.effective_on:
        return f"{chinese_date(policy.effective_on)}起施行"
    return state
