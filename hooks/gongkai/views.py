"""What the templates print (L3): the values that the macros of `overrides/macros.html` take, all computed in Python.

Every text is plain and escaped by the template; `Markup` is HTML that a step of ours made. Addresses are relative to
the site's root. A field that does not apply keeps its default. `tone` is that of `portal.State`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

Choice = str
"""One of a few words that decide how something is printed: the class of a badge, a tone."""


@dataclass(frozen=True, slots=True)
class Link:
    """A link with an optional remark after it."""

    label: str
    url: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Days:
    """How long until a date: `还剩 12 天`. `soon` when the reader should hurry."""

    text: str
    date: str = ""
    date_iso: str = ""
    soon: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """One record in a list. A row whose tone is `ended` is greyed; `note` is a last remark: `问过 320 次`."""

    title: str
    url: str
    kind_label: str = ""
    number: str = ""
    organ: str = ""
    date: str = ""
    date_iso: str = ""
    state: str = ""
    tone: Choice = "plain"
    summary: str = ""
    note: str = ""
    days_left: Days | None = None


@dataclass(frozen=True, slots=True)
class Banner:
    """What a reader must know before reading on."""

    title: str
    text: str = ""
    tone: Choice = "plain"
    links: Sequence[Link] = ()


@dataclass(frozen=True, slots=True)
class Words:
    """A value in words, with a link where it leads somewhere."""

    text: str | Markup
    url: str = ""


@dataclass(frozen=True, slots=True)
class Fact:
    """One field of a record's metadata. `whole` takes the whole width; `nowrap` keeps numbers and dates in one piece."""

    label: str
    values: Sequence[Words]
    whole: bool = False
    nowrap: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class Tile:
    """An area that leads somewhere. `icon` names a file of `overrides/assets/icons`; `note` is small print."""

    title: str
    url: str
    icon: str = ""
    summary: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Chip:
    """A short link in a row of them, perhaps the place where we are."""

    label: str
    url: str
    count: int | None = None
    current: bool = False


@dataclass(frozen=True, slots=True)
class FacetView:
    """One way to narrow a list. `open` unfolds its values at once; `more` leads to all of them."""

    title: str
    options: Sequence[Chip]
    open: bool = False
    more: Link | None = None


@dataclass(frozen=True, slots=True)
class PageLink:
    """One number in a pagination, or a gap between numbers. `far` ones are left out on a phone."""

    number: int = 0
    url: str = ""
    current: bool = False
    far: bool = False
    gap: bool = False


@dataclass(frozen=True, slots=True)
class Pagination:
    """The pages about this one. `previous` and `next` are None at the ends."""

    previous: str | None
    next: str | None
    total: int
    links: Sequence[PageLink]


@dataclass(frozen=True, slots=True)
class Tools:
    """What can be done with a page. `address` is the permanent one; `qr` its QR code as inline SVG; `read` offers 朗读."""

    address: str
    qr: Markup | None = None
    feed: Link | None = None
    downloads: Sequence[Link] = ()
    read: bool = False


@dataclass(frozen=True, slots=True)
class Belongs:
    """A block of what belongs to a record: rows, or plain links, or a component's HTML. `id` names its heading.

    The links are `folded` away under these words, where there are any.
    """

    id: str
    title: str
    rows: Sequence[Row] = ()
    links: Sequence[Link] = ()
    count: int = 0
    more: Link | None = None
    html: Markup | None = None
    folded: str = ""


@dataclass(frozen=True, slots=True)
class FileLink:
    """A file to be fetched: `type` in words (`Excel 表格`), `size` as printed (`24 KB`)."""

    title: str
    url: str
    type: str
    size: str


@dataclass(frozen=True, slots=True)
class QuestionView:
    """A question that opens to its answer."""

    id: str
    question: str
    url: str
    answer: Markup
    basis: Sequence[Link] = ()
    organ: str = ""
    updated: str = ""
    phone: str = ""
    state: str = ""
    tone: Choice = "plain"
    open: bool = False


@dataclass(frozen=True, slots=True)
class Empty:
    """Nothing here, why, and where to go next."""

    title: str
    text: str = ""
    links: Sequence[Link] = ()


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table. `choice` offers its values to filter by; `long` holds sentences; `short` does not break.

    `detail` is left out of the cards on a phone until the reader asks for it.
    """

    label: str
    numeric: bool = False
    long: bool = False
    choice: bool = False
    short: bool = False
    detail: bool = False

    @property
    def classes(self) -> str:
        """Name what the styles know of the column's cells."""
        width = "numeric" if self.numeric else "long" if self.long else "short" if self.short else ""
        return f"{width} detail".strip() if self.detail else width


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: one value, or several lines, or HTML."""

    text: str | Markup = ""
    url: str = ""
    lines: Sequence[Words] = ()
    html: Markup | None = None


@dataclass(frozen=True, slots=True)
class RowGroup:
    """A heading within a table, over the rows down to the next one. `id` can be linked to."""

    id: str
    title: str


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row of a table; its first cell is the row's header. `id` can be linked to; a group `begins` with the row."""

    cells: Sequence[Cell]
    id: str = ""
    begins: RowGroup | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """A table. `cards`: rows become cards on a phone; `wide`: many columns; `tall`: scrolls under its head; `filter`: can be filtered."""

    id: str
    caption: str
    columns: Sequence[Column]
    rows: Sequence[TableRow]
    note: str = ""
    cards: bool = False
    wide: bool = False
    tall: bool = False
    filter: bool = False

    @property
    def classes(self) -> list[str]:
        """Give the classes of each column's cells, once for all rows."""
        return [column.classes for column in self.columns]

    @property
    def details(self) -> str:
        """Name the columns that a phone shows on demand; empty where it shows all."""
        return "、".join(column.label for column in self.columns if column.detail)


@dataclass(frozen=True, slots=True)
class Group:
    """Chips under a heading of their own."""

    title: str
    chips: Sequence[Chip]


@dataclass(frozen=True, slots=True)
class Figure:
    """A number that leads to the records it counts."""

    value: str
    label: str
    url: str


@dataclass(frozen=True, slots=True)
class SectionPart:
    """A kind on its section's page: what it is, its newest rows, and the way to all of them."""

    id: str
    title: str
    summary: str
    rows: Sequence[Row]
    more: Link
