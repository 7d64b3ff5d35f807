"""Indexes for the tests: a written portal of few documents, and a generated one of many, built once a session."""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from gongkai.search.build import build_index
from gongkai.search.document import OwnFacet, SearchDocument, Section
from gongkai.search.synonyms import Synonyms

sys.path.append(str(Path(__file__).parents[2] / "scripts"))
import corpus


def document(number: int, title: str, text: str = "", **changes: object) -> SearchDocument:
    """Make a search document of which only what matters is said."""
    values: dict[str, object] = {
        "kind": "policies", "id": f"p{number}", "url": f"policies/p{number}/", "title": title, "label": "政策文件", "numbers": (), "keywords": (),
        "summary": "", "sections": tuple(Section(f"c{i}", "", part) for i, part in enumerate(text.split("|")) if part), "facets": {"kind": ("政策文件",)},
        "dated_on": dt.date(2020, 1, 1) + dt.timedelta(days=number), "state": "现行有效", "in_force": True, "organ": "区民政局", "weight": 1.0, "parents": (),
    }  # fmt: skip
    return SearchDocument(**(values | changes))  # type: ignore[arg-type]


def with_own_facets() -> list[SearchDocument]:
    """Make documents of two kinds, one with facets of its own, some of them without a value."""
    states = ["正在征集", "已结束", "已结束", "已结束"]
    drafts = [
        document(number, f"征求意见{number}", "停车收费的意见。", kind="consultations", url=f"consultations/c{number}/",
                 facets={"kind": ("意见征集",), "year": ("2026年",)},
                 own=(OwnFacet("state", "状态", (state,)), OwnFacet("subject", "征集类型", ("规范性文件", "重大决策")[: number % 3])))
        for number, state in enumerate(states)
    ]  # fmt: skip
    return [*drafts, *(document(number, f"停车办法{number}", "吸收了公众意见。") for number in range(10, 13))]


def with_contacts() -> list[SearchDocument]:
    """Make organs that can be reached, and what only mentions them with the same words."""
    organs = [
        document(number, name, f"办公地址：云溪大道{number}号；电话：0999-8210{number}", kind="organizations", url=f"organizations/o{number}/",
                 label="机构", facets={"kind": ("机构",)}, weight=0.5, reached_by=("办公地址", "电话"), called=offices)
        for number, (name, *offices) in enumerate((("云溪区财政局", "国库支付中心"), ("云溪区民政局", "区民政局", "婚姻登记处"), ("云溪区水利局",)), 300)
    ]  # fmt: skip
    notices = [
        document(
            number,
            f"云溪区财政局关于补贴发放的通知（之{number}）",
            "有疑问的，拨打财政局电话或者到财政局地址所在的窗口。",
        )
        for number in range(310, 325)
    ]
    moved = [
        document(number, "关于婚姻登记处搬迁的公告", "婚姻登记处的办公地址和电话不变，咨询财政局0999-8210300。")
        for number in (330, 331)
    ]
    return [*organs, *notices, *moved]


def generated(count: int, seed: int = 1, *, characters: int = 2000) -> Iterator[SearchDocument]:
    """Yield the documents of the varied corpus."""
    for draft in corpus.documents(count, seed, characters=characters):
        sections = tuple(Section(f"c{i + 1}", heading, text) for i, (heading, text) in enumerate(draft.clauses))
        facets = {
            "kind": ("政策文件",),
            "organ": (draft.organ,),
            "year": (str(draft.dated_on.year),),
            "topic": (f"主题{draft.topic % 22}",),
            "validity": ("现行有效" if draft.number % 7 else "废止",),
        }
        yield document(
            draft.number, draft.title, numbers=(draft.document_number,), sections=sections, facets=facets, dated_on=draft.dated_on,
            organ=draft.organ, in_force=bool(draft.number % 7), state=facets["validity"][0],
        )  # fmt: skip


def written(
    site: Path, documents: Iterable[SearchDocument], *, synonyms: Synonyms | None = None, threshold: int | None = None
) -> Path:
    """Write the index of `documents` below `site`."""
    for uri, data in build_index(documents, synonyms=synonyms, threshold=threshold):
        target = site / uri
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
    return site
