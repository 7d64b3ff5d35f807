"""One document of the library with all its elements, as it is handed on to other libraries (L2).

Everything in it follows from the published portal; addresses are relative to the site's root. Source: 国办发〔2017〕47号;
the elements are those that portals of document libraries carry (索引号 … 关联文件).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

from gongkai import markdown
from gongkai.canonical import sha256
from gongkai.derive import standing
from gongkai.enclosures import enclosure
from gongkai.kinds.interpretation import Interpretation, InterpretationForm
from gongkai.kinds.policy import Policy
from gongkai.portal import Portal
from gongkai.record import Part, Record, declare
from gongkai.references import Citation
from gongkai.vocabularies import Category, Disclosure, Genre, Validity

_NAMES = {
    "amends": ("修改", "被修改"),
    "supersedes": ("替代", "被替代"),
    "repeals_clauses": ("废止部分条款", "被废止部分条款"),
    "repealed_by": ("被废止", "废止"),
    "related": ("关联", "被关联"),
}
"""What a field says of the document that has it, and of the document that it names."""


class Named(Part):
    """An organ, theme or group by id and name."""

    id: str = declare("标识", "在本站的标识")
    name: str = declare("名称", "全称")
    code: str | None = declare("机构代码", "索引号的前缀，只有机构有", default=None)


class Provision(Part):
    """One clause of the text."""

    key: str = declare("条款", "引用条款时写在标识后面的部分：5、5-2、1-3")
    anchor: str = declare("锚点", "网页上的位置")
    text: str = declare("文字", "条款的文字，不含下级条款")


class Attached(Part):
    """One attachment."""

    title: str = declare("名称", "附件名称")
    url: str = declare("网址", "相对于网站根目录")
    bytes: int = declare("大小", "字节数")
    sha256: str = declare("散列值", "SHA-256，十六进制")


class Related(Part):
    """One document that changed this one, was changed by it, or belongs to it."""

    relation: str = declare("关系", "本文件对那份文件：" + "、".join(word for pair in _NAMES.values() for word in pair))
    id: str = declare("标识", "那份文件的标识")
    title: str = declare("标题", "那份文件的标题")
    document_number: str | None = declare("发文字号", "那份文件的发文字号", default=None)
    clause: str | None = declare("条款", "涉及的条款", default=None)


class Explained(Part):
    """One interpretation of the document."""

    id: str = declare("标识", "解读的标识")
    title: str = declare("标题", "解读的标题")
    form: InterpretationForm = declare("形式", "解读形式")
    published_on: dt.date = declare("发布日期", "解读的发布日期")
    url: str = declare("网址", "相对于网站根目录")


def _of_policy(name: str, **options: Any) -> Any:
    """Declare a field that is the policy's own, under the policy's title and description."""
    info = Policy.model_fields[name]
    return declare(str(info.title), str(info.description), **options)


class LibraryDocument(Part):
    """One document."""

    id: str = declare("标识", "在本站的标识，不会改给别的文件用")
    url: str = declare("网址", "相对于网站根目录")
    index_number: str | None = _of_policy("index_number", default=None)
    title: str = _of_policy("title")
    document_number: str | None = _of_policy("document_number", default=None)
    genre: Genre = _of_policy("genre")
    category: Category = _of_policy("category")
    issued_by: tuple[Named, ...] = declare("发文机关", "联合发文的有多个")
    topics: tuple[Named, ...] = declare("主题分类", "含特色主题")
    audiences: tuple[Named, ...] = declare("适用人群", "对所有人都适用的没有", default=())
    keywords: tuple[str, ...] = _of_policy("keywords", default=())
    summary: str = _of_policy("summary")
    formed_on: dt.date = _of_policy("formed_on")
    published_on: dt.date = _of_policy("published_on")
    effective_on: dt.date = declare("施行日期", "没有写明的，是公开日期")
    expires_on: dt.date | None = _of_policy("expires_on", default=None)
    validity: Validity = declare("有效性", "截至生成之日，由日期和文件之间的关系推算")
    validity_since: dt.date | None = declare("有效性起始", "从哪一天起是现在的有效性", default=None)
    disclosure: Disclosure = declare("公开属性", "这里只有主动公开的文件")
    registration_number: str | None = _of_policy("registration_number", default=None)
    text: str = declare("正文", "全文，用 Markdown 写成")
    clauses: tuple[Provision, ...] = declare("条款", "能引用的条款，按正文的先后", default=())
    attachments: tuple[Attached, ...] = declare("附件", "名称、网址、大小和散列值", default=())
    lineage: tuple[Related, ...] = declare("关联文件", "修改、替代、废止和关联的文件，两个方向都有", default=())
    interpretations: tuple[Explained, ...] = declare("政策解读", "本文件的解读", default=())


def document(policy: Policy, portal: Portal) -> LibraryDocument:
    """Gather all elements of a published document."""
    found = standing(policy, portal)
    text = portal.text(policy)
    return LibraryDocument(
        id=policy.id,
        url=policy.url,
        index_number=policy.index_number,
        title=policy.title,
        document_number=policy.document_number,
        genre=policy.genre,
        category=policy.category,
        issued_by=_named("organizations", policy.issued_by, portal),
        topics=_named("topics", policy.topics, portal),
        audiences=_named("audiences", policy.audiences, portal),
        keywords=policy.keywords,
        summary=policy.summary,
        formed_on=policy.formed_on,
        published_on=policy.published_on,
        effective_on=policy.effective_on or policy.published_on,
        expires_on=policy.expires_on,
        validity=found.validity,
        validity_since=found.since,
        disclosure=policy.disclosure,
        registration_number=policy.registration_number,
        text=text.replace("\r\n", "\n").strip(),
        clauses=_clauses(text),
        attachments=tuple(_attached(policy, portal)),
        lineage=tuple(_lineage(policy, portal)),
        interpretations=tuple(_explained(policy, portal)),
    )


def _named(plural: str, ids: tuple[str, ...], portal: Portal) -> tuple[Named, ...]:
    found = (portal.find(plural, each) for each in ids)
    return tuple(Named(id=each.id, name=each.heading, code=getattr(each, "code", None)) for each in found if each)


def _clauses(text: str) -> tuple[Provision, ...]:
    rendered = markdown.render(text)
    words = {piece.anchor: piece.text for piece in rendered.stretches()}
    return tuple(
        Provision(key=clause.key, anchor=clause.anchor, text=words.get(clause.anchor, ""))
        for clause in rendered.clauses
    )


def _attached(policy: Policy, portal: Portal) -> Iterator[Attached]:
    for each in policy.attachments:
        file = enclosure(policy, each.file, each.title)
        place = portal.root / file.source
        if place.is_file():
            content = place.read_bytes()
            yield Attached(title=each.title, url=file.url, bytes=len(content), sha256=sha256(content))


def _lineage(policy: Policy, portal: Portal) -> Iterator[Related]:
    """Give the documents that this one names, then those that name it, each in a fixed order."""
    for citation in policy.citations():
        field = str(citation.pointer[0])
        other = portal.find(citation.kind, citation.id)
        if field in _NAMES and isinstance(other, Policy):
            yield _related(_NAMES[field][0], other, citation.clause)
    naming = [link for link in portal.backlinks.get(policy.key, ()) if isinstance(link.record, Policy)]
    for link in sorted(naming, key=lambda each: (each.field, each.record.id, each.clause)):
        if link.field in _NAMES and isinstance(link.record, Policy):
            yield _related(_NAMES[link.field][1], link.record, link.clause)


def _related(relation: str, other: Policy, clause: str) -> Related:
    number = other.document_number
    return Related(relation=relation, id=other.id, title=other.title, document_number=number, clause=clause or None)


def _explained(policy: Policy, portal: Portal) -> Iterator[Explained]:
    for each in portal.citing(policy, Interpretation, "policies"):
        yield Explained(id=each.id, title=each.title, form=each.form, published_on=each.published_on, url=each.url)


def touches(citation: Citation) -> bool:
    """Tell whether a reference found in a document or an interpretation is printed in the document that it names."""
    return citation.kind == Policy.info.plural and str(citation.pointer[0]) in {*_NAMES, "policies"}


KINDS: tuple[type[Record], ...] = (Policy, Interpretation)
"""Kinds whose records stand in the documents that they name."""
