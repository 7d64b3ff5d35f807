"""How to answer a consultation (L3): letter, telephone, e-mail, in person; never a form that goes nowhere."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote

from markupsafe import Markup

from gongkai.contact_links import dialled
from gongkai.kinds.consultation import Consultation
from gongkai.kinds.organization import Organization
from gongkai.pages.press import Press
from gongkai.views import Fact, Words
from gongkai.wording import chinese_date


@dataclass(frozen=True, slots=True)
class Reply:
    """Until when, and by which ways."""

    until: str
    ways: list[Fact]


def reply(consultation: Consultation, press: Press) -> Reply:
    """Gather the ways to answer; what the consultation does not say itself is taken from its organs."""
    organs = _organs(consultation, press)
    return Reply(chinese_date(consultation.closes_on), list(_ways(consultation, organs)))


def _ways(consultation: Consultation, organs: list[Organization]) -> Iterator[Fact]:
    email = consultation.email or next((each.email for each in organs if each.email), None)
    phone = consultation.phone or next((each.phone for each in organs if each.phone), None)
    address = consultation.address or next((f"{each.name}，{each.address}" for each in organs if each.address), None)
    if phone:
        hours = next((each.hours for each in organs if each.hours), "")
        yield Fact("打电话", [Words(dialled(phone))], True, note=hours or "")
    if email:
        yield Fact(
            "发邮件", [Words(mailed(email, consultation.title))], True, note="邮件标题已替您写好，正文写意见就行"
        )
    if address:
        note = "信封上请注明“意见征集”；以寄出日的邮戳为准，也可以当面递交"
        yield Fact("写信或当面交", [Words(address)], True, note=note)


def mailed(address: str, subject: str) -> Markup:
    """Write an e-mail address as a link that brings the subject along."""
    return Markup('<a href="mailto:{0}?subject={1}">{0}</a>').format(address, quote(subject))


def depends_on_organs(consultation: Consultation, press: Press) -> Iterator[str]:
    """Give what is printed of the organs."""
    return (each.origin.digest for each in _organs(consultation, press))


def _organs(consultation: Consultation, press: Press) -> list[Organization]:
    found = (press.portal.find("organizations", each) for each in consultation.organized_by)
    return [each for each in found if isinstance(each, Organization)]
