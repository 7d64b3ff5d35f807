"""Under what the site is registered, as every page's foot names it (L2): each number, and where anybody can look it up.

Source: 国办发〔2017〕47号. The addresses are only linked to: nothing is fetched from them, the mark's picture is our own copy.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass

from gongkai.enclosures import Enclosure
from gongkai.portal import Portal
from gongkai.wording import FILE_TYPES, file_suffix

_ICP = "https://beian.miit.gov.cn/"
_POLICE = "https://beian.mps.gov.cn/#/query/webSearch?code="
MARK = "党政机关网站标识"
PICTURES = sorted(ending for ending, words in FILE_TYPES.items() if words == "图片")


@dataclass(frozen=True, slots=True)
class Registration:
    """One registration: what is printed, what of it is a number, the full address of its entry, our picture of it."""

    label: str
    number: str = ""
    url: str = ""
    image: str = ""


def registrations(portal: Portal) -> list[Registration]:
    """List what the portal has, the mark first."""
    return list(_held(portal))


def _held(portal: Portal) -> Iterator[Registration]:
    identity = portal.identity
    if identity.party_government_mark:
        image = next((each.url for each in mark_files(portal)), "")
        yield Registration(MARK, url=identity.party_government_mark.url, image=image)
    if identity.site_id_code:
        yield Registration("网站标识码", identity.site_id_code)
    if identity.icp_number:
        yield Registration("", identity.icp_number, _ICP)
    if identity.police_number:
        digits = re.search(r"\d{14}", identity.police_number)
        yield Registration("", identity.police_number, f"{_POLICE}{digits.group()}" if digits else "")


def mark_source(portal: Portal) -> str:
    """Give the path of the mark's picture from the portal's root; "" when the portal names none."""
    mark = portal.identity.party_government_mark
    return posixpath.normpath(f"content/{mark.image}") if mark and mark.image else ""


def mark_fault(portal: Portal) -> str:
    """Say why the mark's picture cannot be shown; "" when it can, or when there is none."""
    source = mark_source(portal)
    if not source:
        return ""
    if source not in portal.files:
        return "没有找到，路径从 content/ 里面写起"
    if file_suffix(source) not in PICTURES:
        return f"不是图片，可用的类型：{'、'.join(PICTURES)}"
    return portal.files[source].fault


def mark_files(portal: Portal) -> Iterator[Enclosure]:
    """Give the mark's picture as a file to publish, when it can be shown."""
    source = mark_source(portal)
    if source and not mark_fault(portal):
        yield Enclosure(MARK, source, f"assets/registered-mark.{file_suffix(source)}")
