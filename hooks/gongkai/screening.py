"""What must not leave the repository by accident (L0): text → personal numbers, homes, children, marks, hidden characters.

Run over every source while it is at hand, so it has to be cheap: one expression finds candidates, and only those are
looked at closely. Source: DOMAIN 11, 条例 art. 14 and 15.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

from gongkai.findings import Pointer
from gongkai.private_life import children, homes


class Concern(StrEnum):
    """Kinds of things that do not belong in a publication."""

    IDENTITY = "身份证号码"
    MOBILE = "手机号码"
    CARD = "银行卡号"
    MARK = "密级或内部标志"
    HOME = "住宅的单元和门牌号"
    CHILD = "未成年人的姓名"


NUMBERS = frozenset({Concern.IDENTITY, Concern.MOBILE, Concern.CARD})
"""Those that are numbers by which a person is known."""


class Hit(NamedTuple):
    """One such thing in a source. `shown` is masked, for findings get around; `line` is 1-based, 0 where `pointer` leads."""

    concern: Concern
    shown: str
    line: int = 0
    pointer: Pointer = ()


_FLAT = bytes(ord("0") if code in b"0123456789 -" else ord(".") for code in range(256))
_LONG = b"0" * 11
_NUMBERS = re.compile(
    r"[1-9]\d{14,17}[\dXx](?![\d/])|1[3-9]\d[ -]?\d{4}[ -]?\d{4}(?!\d)|[3-6]\d{3}(?:[ -]\d{4}){3}(?:[ -]?\d{1,3})?(?!\d)",
    re.ASCII,
)
_STARRED = re.compile(r"(?:绝密|机密|秘密)[ 　]*★")
_ALONE = re.compile(
    r"[#>*\s　（(【\[]*(?:内部(?:文件|资料|材料|使用)|注意保密)(?:[，,；;\s　]*(?:注意|妥善)(?:保密|保存|保管))?[）)】\]*\s　]*"
)
"""A line that says nothing but that the paper is internal."""
_BEFORE = re.compile(r"[0-9A-Za-z/.@-]")
_WIDE = str.maketrans("０１２３４５６７８９", "0123456789")
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECKS = "10X98765432"
_ISSUERS = ("62", "4", "51", "52", "53", "54", "55", "35", "9558", "60")
"""How bank card numbers begin: UnionPay, Visa, MasterCard, JCB, and older cards of a large bank."""
_HIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u202a-\u202e\u2066-\u2069]")
_BIDIRECTIONAL = tuple("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_CONTROL = bytes(code for code in (*range(32), 127) if code not in {9, 10, 13})


def hits(text: str) -> Iterator[Hit]:
    """Find what must not be published in a text, each with its line."""
    if "０" in text or "１" in text:
        text = text.translate(_WIDE)
    for start, end in _runs(text):
        yield from _in_run(text, start, end)
    if "★" in text or "内部" in text or "注意保密" in text:
        yield from _marks(text)
    yield from (Hit(Concern.HOME, shown, _line(text, start)) for shown, start in homes(text))
    yield from (Hit(Concern.CHILD, shown, _line(text, start)) for shown, start in children(text))


def _marks(text: str) -> Iterator[Hit]:
    for number, line in enumerate(text.split("\n"), start=1):
        found = _STARRED.search(line) or _ALONE.fullmatch(line)
        if found:
            yield Hit(Concern.MARK, found[0].strip(), number)


def _runs(text: str) -> Iterator[tuple[int, int]]:
    """Find what is long enough to hold a number; several times faster than an expression over the whole text."""
    flat = text.encode("ascii", "replace").translate(_FLAT)
    start = flat.find(_LONG)
    while start >= 0:
        end = flat.find(b".", start)
        end = len(flat) if end < 0 else end
        yield start, end
        start = flat.find(_LONG, end)


def _in_run(text: str, start: int, end: int) -> Iterator[Hit]:
    for found in _NUMBERS.finditer(text, start, end + 1):
        before = text[found.start() - 1 : found.start()]
        concern = None if _BEFORE.match(before) else _concern(found[0])
        if concern:
            yield Hit(concern, _masked(found[0]), _line(text, found.start()))


def _concern(written: str) -> Concern | None:
    number = written.replace(" ", "").replace("-", "").upper()
    if len(number) == 11:
        return Concern.MOBILE
    if is_identity_number(number):
        return Concern.IDENTITY
    return Concern.CARD if is_card_number(number) else None


def is_identity_number(number: str) -> bool:
    """Tell whether 18 characters are a citizen's number: a real date and the right check digit. Source: GB 11643."""
    if len(number) != 18 or not number[:17].isdigit():
        return False
    try:
        born = dt.date(int(number[6:10]), int(number[10:12]), int(number[12:14]))
    except ValueError:
        return False
    total = sum(int(digit) * weight for digit, weight in zip(number[:17], _WEIGHTS, strict=True))
    return born.year >= 1850 and _CHECKS[total % 11] == number[17]


def is_card_number(number: str) -> bool:
    """Tell whether 16 to 19 digits are a bank card's number: an issuer's beginning and the Luhn check."""
    if not number.isdigit() or not 16 <= len(number) <= 19 or not number.startswith(_ISSUERS):
        return False
    digits = [int(digit) for digit in reversed(number)]
    doubled = (sum(divmod(2 * digit, 10)) for digit in digits[1::2])
    return (sum(digits[::2]) + sum(doubled)) % 10 == 0


def _masked(written: str) -> str:
    return f"{written[:3]}****{written[-2:]}"


def _line(text: str, position: int) -> int:
    return text.count("\n", 0, position) + 1


def hidden_character(content: bytes, text: str) -> tuple[int, str] | None:
    """Find the first character that is not seen but changes what is: its line and its name, U+202E."""
    clean = len(content.translate(None, _CONTROL)) == len(content)
    if clean and not any(each in text for each in _BIDIRECTIONAL):
        return None
    found = _HIDDEN.search(text)
    return (_line(text, found.start()), f"U+{ord(found[0]):04X}") if found else None


def hidden_in(value: str) -> str:
    """Name the first hidden character of a value, "" where there is none."""
    found = None if value.isprintable() else _HIDDEN.search(value)
    return f"U+{ord(found[0]):04X}" if found else ""
