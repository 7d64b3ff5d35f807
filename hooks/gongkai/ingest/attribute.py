"""公文公开属性: what the document says of it, else what speaks for it (ingest). Never guessed from nothing."""

from __future__ import annotations

import re
from collections.abc import Iterable

from gongkai.vocabularies import Disclosure, Genre

_PUBLIC = re.compile(r"主动公开|公开发布|公开发表|可公开")
_ON_REQUEST = re.compile(r"依申请公开")
_WITHHELD = re.compile(r"不予公开|不公开|不宜公开")
_TO_ALL = frozenset({Genre.PROCLAMATION, Genre.PUBLIC_NOTICE, Genre.COMMUNIQUE, Genre.ORDER})
FROM_PAGE = "原文没有写公开属性；它取自已公开的网页，按「主动公开」"
FROM_EDITOR = "原文没有写公开属性；按命令中的 --public 定为「主动公开」"


def stated_attribute(statements: Iterable[str]) -> Disclosure | None:
    """Read the attribute from notes like （此件公开发布） and the page's fact sheet; the narrowest one stated wins first."""
    for text in filter(None, statements):
        if _ON_REQUEST.search(text):
            return Disclosure.ON_REQUEST
        if _WITHHELD.search(text):
            return Disclosure.NONE
        if _PUBLIC.search(text):
            return Disclosure.PROACTIVE
    return None


def reason_to_publish(genre: Genre | None, *, on_page: bool) -> str:
    """Say why a document that states nothing may be taken for 主动公开; empty when nothing speaks for it."""
    if on_page:
        return FROM_PAGE
    return f"原文没有写公开属性；{genre}面向社会，按「主动公开」" if genre in _TO_ALL else ""
