"""Under what the site is registered, as every page's foot names it (L2): each number, and where anybody can look it up.

Source: 国办发〔2017〕47号. The addresses are only linked to: nothing is fetched from them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from gongkai.identity import PortalIdentity

_ICP = "https://beian.miit.gov.cn/"
_POLICE = "https://beian.mps.gov.cn/#/query/webSearch?code="
MARK = "党政机关网站标识"


@dataclass(frozen=True, slots=True)
class Registration:
    """One registration: what is printed, what of it is a number, and the full address of its entry; "" has none."""

    label: str
    number: str = ""
    url: str = ""


def registrations(identity: PortalIdentity) -> list[Registration]:
    """List what the portal has, in the order of the official guideline."""
    return list(_held(identity))


def _held(identity: PortalIdentity) -> Iterator[Registration]:
    if identity.party_government_mark:
        yield Registration(MARK, url=identity.party_government_mark)
    if identity.site_id_code:
        yield Registration("网站标识码", identity.site_id_code)
    if identity.icp_number:
        yield Registration("", identity.icp_number, _ICP)
    if identity.police_number:
        digits = re.search(r"\d{14}", identity.police_number)
        yield Registration("", identity.police_number, f"{_POLICE}{digits.group()}" if digits else "")
