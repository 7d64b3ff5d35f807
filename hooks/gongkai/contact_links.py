"""Telephone numbers and addresses as links that a device can act on (L0)."""

from __future__ import annotations

import re

from markupsafe import Markup, escape

_ONE_NUMBER = re.compile(r"^\+?\d[\d -]{2,18}\d$")
_NUMBER_WITHIN = re.compile(r"(0\d{2,3}-\d{7,8})(?!\d)")


def linked_address(address: str) -> Markup:
    """Write a full address as a link."""
    return Markup('<a href="{0}" rel="external">{0}</a>').format(escape(address))


def dialled(number: str) -> str | Markup:
    """Write a telephone number as a link that a phone can call; anything but one number stays as it is."""
    if not _ONE_NUMBER.match(number):
        return number
    return Markup('<a class="number" href="tel:{}">{}</a>').format(number.replace(" ", ""), number)


def with_numbers(text: str) -> Markup:
    """Write a text with each telephone number in it as a link that a phone can call."""
    pieces = _NUMBER_WITHIN.split(text)
    return Markup("").join(dialled(each) if place % 2 else each for place, each in enumerate(pieces))


def mailed(address: str) -> Markup:
    """Write an e-mail address as a link."""
    return Markup('<a href="mailto:{0}">{0}</a>').format(address)
