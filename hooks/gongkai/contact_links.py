"""Telephone numbers and addresses as links that a device can act on (L0)."""

from __future__ import annotations

import re
from functools import partial

from markupsafe import Markup, escape

_ONE_NUMBER = re.compile(r"^\+?\d[\d -]{2,18}\d$")
_NUMBER_WITHIN = re.compile(r"(0\d{2,3}-\d{7,8})(?!\d)")
_MARKUP = re.compile(r"(<(?:a|code|pre)\b.*?</(?:a|code|pre)>|<[^>]*>)", re.DOTALL)
_BLOCK = re.compile(r"</?(?:p|li|tr|h[1-6])\b")
_FAX, _NEAR = "传真", 8
"""What says that a number is no telephone's, and how many characters before the number it says so."""


def linked_address(address: str) -> Markup:
    """Write a full address as a link."""
    return Markup('<a href="{0}" rel="external">{0}</a>').format(escape(address))


def dialled(number: str) -> str | Markup:
    """Write a telephone number as a link that a phone can call; anything but one number stays as it is."""
    if not _ONE_NUMBER.match(number):
        return number
    return Markup('<a class="number" href="tel:{}">{}</a>').format(number.replace(" ", ""), number)


def called(phone: str) -> str | Markup:
    """Write what an office gives as its telephone so that it can be called: a short number, or some with words."""
    link = dialled(phone)
    return link if isinstance(link, Markup) else with_numbers(phone)


def with_numbers(text: str) -> Markup:
    """Write a text with each telephone number in it as a link that a phone can call."""
    pieces = _NUMBER_WITHIN.split(text)
    return Markup("").join(dialled(each) if place % 2 else each for place, each in enumerate(pieces))


def with_numbers_in_html(html: str) -> Markup:
    """Make each telephone number in the text of some HTML a link, unless it is in a link already or a fax machine's."""
    said, written = "", []
    for place, piece in enumerate(_MARKUP.split(html)):
        if place % 2:
            said = "" if _BLOCK.match(piece) else said
            written.append(piece)
        else:
            written.append(_NUMBER_WITHIN.sub(partial(_unless_fax, said), piece))
            said += piece
    return Markup("".join(written))  # noqa: S704 - HTML that was HTML before, with links of digits and dashes


def _unless_fax(said: str, found: re.Match[str]) -> str:
    before = said + found.string[: found.start()]
    return found[0] if _FAX in before[-_NEAR:] else str(dialled(found[0]))


def mailed(address: str) -> Markup:
    """Write an e-mail address as a link."""
    return Markup('<a href="mailto:{0}">{0}</a>').format(address)
