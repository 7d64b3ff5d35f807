"""Words that mean the same, from `catalog/synonyms.yml` (data's way: source -> query)."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

Word = Annotated[str, StringConstraints(strip_whitespace=True, min_length=2, max_length=40, pattern=r"^\S+$")]


class Synonyms(BaseModel):
    """The file: groups of words any of which also finds the others, and words of a question that say nothing of its matter."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    groups: tuple[Annotated[tuple[Word, ...], Field(min_length=2, max_length=8)], ...] = Field(
        title="同义词组", description="每组内的词互相检索，例如 低保 与 最低生活保障", default=()
    )
    asked: dict[Word, tuple[Word, ...]] = Field(
        title="联系方式的问法",
        description="问机构的电话、地址、时间时各种说法，例如 办公地址：在什么地方、怎么走",
        default={},
    )
    ignored: tuple[Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=20)], ...] = Field(
        title="问句用词", description="整句提问没有结果时先去掉的词，例如 怎么、如何、需要什么", default=()
    )
