"""The base of every record kind, and how a kind declares what its fields are for (L0).

A kind is one pydantic model. Validation, JSON Schema, list columns, facets, search documents, feeds, exports,
manifest entries and diff names all come from the declarations made with `declare`, `Reference` and `KindInfo`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import Annotated, Any, ClassVar, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints
from pydantic_core import PydanticCustomError

from gongkai.findings import Finding, Pointer
from gongkai.origin import Origin
from gongkai.references import Citation, Reference, ReferencePath, follow, paths
from gongkai.vocabularies import ColumnType, LifeStage, Section

ID_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*$"
LINE_PATTERN = r"^[^\r\n]*$"
MARK = "x-gongkai"
"""Key in a field's `json_schema_extra` under which its `Use` lies; dropped from published schemas."""

Id = Annotated[str, StringConstraints(pattern=ID_PATTERN, max_length=80)]
Line = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=500, pattern=LINE_PATTERN)]
"""One line of text."""
Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
"""Several lines of text; Markdown where the field says so."""


def _written_day(value: Any) -> Any:
    """Refuse what pydantic would take for seconds since 1970, and years with which no time limit can be reckoned."""
    if isinstance(value, str):
        if len(value) != _DAY_LENGTH or value[4] != "-":
            raise PydanticCustomError("date_parsing", "not a day")
        if not FIRST_YEAR <= value[:4] <= LAST_YEAR:
            raise PydanticCustomError("far_away", "not a year of ours")
    return value


_DAY_LENGTH = len("2026-01-02")
FIRST_YEAR, LAST_YEAR = "1000", "2199"
Day = Annotated[dt.date, BeforeValidator(_written_day)]
"""A date as `2026-01-02`."""


class Role(StrEnum):
    """What a field is in every list, feed and search result, whatever the kind calls it."""

    TITLE = "title"
    NUMBER = "number"
    SUMMARY = "summary"
    DATE = "date"
    ORGAN = "organ"
    TOPICS = "topics"
    AUDIENCES = "audiences"
    KEYWORDS = "keywords"
    TEXT = "text"
    """Markdown in a field, rendered as the record's text."""


OrganizationId = Annotated[str, Reference("organizations")]
TopicId = Annotated[str, Reference("topics")]
AudienceId = Annotated[str, Reference("audiences")]
PolicyId = Annotated[str, Reference("policies")]
ClauseId = Annotated[str, Reference("policies", clause=True)]
QuestionId = Annotated[str, Reference("questions")]
AnyId = Annotated[str, Reference("*", clause=True)]
"""`<plural>/<id>`, of any kind."""


class Storage(StrEnum):
    """How a kind's records lie in files."""

    MARKDOWN = "markdown"
    """One file a record, front matter and text."""
    FILE = "file"
    """One YAML file a record."""
    LIST = "list"
    """A YAML file, or a folder of them, each a list of records under one key, with values shared by all beside it."""


@dataclass(frozen=True, slots=True)
class KindInfo:
    """What the machinery must know of a kind. `folder` is relative to the portal's root; `weight` 0 to 1 orders answers."""

    name: str
    plural: str
    label: str
    summary: str
    storage: Storage
    folder: str
    list_key: str = ""
    weight: float = 0.5
    column_type: ColumnType = ColumnType.CATALOG
    section: Section = Section.OPEN
    order: int = 50
    """Place among the kinds on pages that list them all."""
    feed: bool = True
    """Whether a new record of the kind is news."""
    stage: LifeStage | None = None
    """The stage in a policy's life that a record tells of when the policy names it or is named by it."""


def declare(
    title: str,
    description: str,
    *,
    default: Any = ...,
    role: Role | None = None,
    facet: str = "",
    column: bool = False,
    search: str = "",
    due: str = "",
    derived: bool = False,
    example: Any = None,
    **constraints: Any,
) -> Any:
    """Declare a field of a kind: Chinese title and description, what it is used for, pydantic constraints.

    `facet` names the facet that its values make; `search` is `numbers`, `keywords`, `called`, another name of an organ's,
    `text`, or `named`, text that is looked for with the field's title before it (电话：…); `due` says what ends or
    begins on a date; a `derived` field prints the record's state of today. An `example` goes into new files and the schema. Lists default to empty, other fields are required unless a default is given.
    """
    use = {
        "role": role.value if role else "",
        "facet": facet,
        "column": column,
        "search": search,
        "due": due,
        "derived": derived,
    }
    extra: dict[str, Any] = {MARK: use}
    if example is not None:
        extra["examples"] = [example]
    return Field(default, title=title, description=description, json_schema_extra=extra, **constraints)


class Part(BaseModel):
    """Base of the nested parts of a record (an attachment, an entry of a pack)."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True, use_enum_values=False)

    def __reduce__(self) -> tuple[Any, ...]:
        """Keep the values alone; which of them were given, as pydantic would add, is asked of nobody."""
        return _restored, (type(self), self.__dict__)


def _restored(kind: type[Part], values: dict[str, Any]) -> Part:
    """Make a part of values that were valid when they were kept."""
    made = kind.__new__(kind)
    put = object.__setattr__
    put(made, "__dict__", values)
    put(made, "__pydantic_fields_set__", _GIVEN)
    put(made, "__pydantic_extra__", None)
    put(made, "__pydantic_private__", None)
    return made


_GIVEN: set[str] = set()


class Waiver(Part):
    """An editor's reasoned exception from one rule for one record."""

    code: Line = declare("规则代码", "要豁免的检查规则代码", example="P003")
    reason: Annotated[str, StringConstraints(min_length=6)] = declare(
        "理由", "为什么可以豁免，写给审计人员看，至少六个字"
    )


class Record(Part):
    """Base of every kind: identity, addresses, and access by role."""

    info: ClassVar[KindInfo]

    id: Id = declare("标识", "小写字母、数字和连字符，定后不改、不再用于别的记录；网址由它而来", example="yx-2026-1")
    aliases: tuple[str, ...] = declare(
        "旧网址", "这条记录以前用过的网址路径，访问时会转到现在的网址", default=(), example="policies/old-id/"
    )
    change_note: Line | None = declare("修改说明", "这次修改改了什么、为什么，与修改记录一并公布", default=None)
    draft: bool = declare("草稿", "为 true 时不发布", default=False)
    waivers: tuple[Waiver, ...] = declare("豁免", "对某条检查规则的例外及理由，会列入清单", default=())

    @cached_property
    def origin(self) -> Origin:
        """Where the record was read; put there by `read_from`, for a private attribute of pydantic is ten times slower."""
        return Origin(path="")

    def read_from(self, origin: Origin) -> Self:
        """Note where the record was read; done once, before anyone else sees it."""
        self.__dict__["origin"] = origin
        self.__dict__["key"] = f"{self.info.plural}/{self.id}"
        return self

    @cached_property
    def key(self) -> str:
        """`<plural>/<id>`, unique in the portal."""
        return f"{self.info.plural}/{self.id}"

    @property
    def url(self) -> str:
        """Address of the record's page, relative to the site's root."""
        return f"{self.info.plural}/{self.id}/"

    def by_role(self, role: Role) -> Any:
        """Give the value of the field that plays `role`, or None when the kind has none."""
        name = roles(type(self)).get(role)
        return getattr(self, name) if name else None

    @cached_property
    def heading(self) -> str:
        """What the record is called in lists and links."""
        return str(self.by_role(Role.TITLE))

    @cached_property
    def dated_on(self) -> dt.date | None:
        """The date by which the record is sorted and counts as new."""
        value = self.by_role(Role.DATE)
        return value if isinstance(value, dt.date) else None

    @cached_property
    def age(self) -> tuple[int, str]:
        """Puts records in order, the newest first, equal dates by id, undated last."""
        return -self.dated_on.toordinal() if self.dated_on else 0, self.id

    def withheld(self, today: dt.date) -> str:
        """Say in Chinese why the record is not published on `today`; empty when it is."""
        if self.draft:
            return "草稿"
        if self.dated_on and self.dated_on > today:
            return f"公开日期 {self.dated_on} 未到"
        return ""

    def finding(self, pointer: str | Pointer, message: str) -> Finding:
        """Say something of a field of this record; the rule adds code and level."""
        steps = (pointer,) if isinstance(pointer, str) else pointer
        return Finding(self.origin.path, message=message, pointer=self.origin.pointer + steps, subject=self.key)

    @cached_property
    def _citations(self) -> tuple[Citation, ...]:
        found: list[Citation] = []
        fields = self.__dict__
        for path in reference_paths(type(self)):
            if fields[path.steps[0]]:
                found += follow(self, path, ())
        return tuple(found)

    def citations(self) -> tuple[Citation, ...]:
        """List every reference in the record, nested ones included, in the order of the fields."""
        return self._citations

    def requires(self, citation: Citation) -> bool:
        """Tell whether the record cannot do without a reference: it stands in a required field or inside a part."""
        return type(self).model_fields[str(citation.pointer[0])].is_required() or len(citation.pointer) > 2


def roles(kind: type[Record]) -> dict[Role, str]:
    """Map the roles that the kind's fields play to their names."""
    return _declared(kind)[0]


def reference_paths(kind: type[Record]) -> tuple[ReferencePath, ...]:
    """List where references stand in a kind."""
    return _declared(kind)[1]


def derived_field(kind: type[Record]) -> str:
    """Name the field whose printed value is the record's state of today, not what is typed in; "" where there is none."""
    return _declared(kind)[2]


def uses(model: type[BaseModel]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Give each field's name and what it was declared for."""
    for name, info in model.model_fields.items():
        extra = info.json_schema_extra
        yield name, extra[MARK] if isinstance(extra, dict) and MARK in extra else {}  # type: ignore[misc]


_Declared = tuple[dict[Role, str], tuple[ReferencePath, ...], str]
_DECLARED: dict[type[Record], _Declared] = {}


def _declared(kind: type[Record]) -> _Declared:
    found = _DECLARED.get(kind)
    if found is None:
        by_role = {Role(use["role"]): name for name, use in uses(kind) if use.get("role")}
        derived = next((name for name, use in uses(kind) if use.get("derived")), "")
        found = _DECLARED[kind] = by_role, tuple(paths(kind, ())), derived
    return found
