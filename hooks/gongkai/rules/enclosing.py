"""Files beside editorial pages (L2): those that a page links to may be published, others are not."""

from __future__ import annotations

from collections.abc import Iterator

from gongkai.findings import Finding, Level, quoted
from gongkai.kinds import all_kinds
from gongkai.locate import line_of
from gongkai.page_files import may_be_published, page_files
from gongkai.portal import Portal
from gongkai.record import Storage
from gongkai.registrations import mark_fault, mark_source
from gongkai.rules.registry import rule
from gongkai.sources import IDENTITY
from gongkai.wording import FILE_TYPES


@rule("E007")
def files_of_pages_may_be_published(portal: Portal) -> Iterator[Finding]:
    """栏目页链接的文件要是能发布的类型，不得是空文件，不得损坏或加密，图里不得有脚本。"""
    for file in page_files(portal):
        if not may_be_published(file, portal):
            fault = portal.files[file.source].fault or f"的类型不能发布，可用的类型：{'、'.join(sorted(FILE_TYPES))}"
            line = line_of(portal.root, file.entry.path, file.address)
            message = f"链接的文件{quoted(file.address)}{fault}；请换一个文件，或删去链接"
            yield Finding(file.entry.path, line, message=message, subject=file.entry.path)


@rule("E008", level=Level.WARNING)
def files_of_pages_are_linked(portal: Portal) -> Iterator[Finding]:
    """栏目页旁边的文件要有页面链接到它，否则不会发布。"""
    linked = {*(file.source for file in page_files(portal)), mark_source(portal)}
    folders = tuple(f"{kind.info.folder}/" for kind in all_kinds().values() if kind.info.storage is Storage.MARKDOWN)
    for source in sorted(portal.files.keys() - linked):
        if not source.startswith(folders):
            yield Finding(source, message="没有栏目页链接到这个文件，不会发布；请在页面里写上链接，或删去它")


@rule("E010")
def picture_of_the_mark_can_be_shown(portal: Portal) -> Iterator[Finding]:
    """党政机关网站标识的图片要在 content/ 里面，是能打开的图片，图里不得有脚本。"""
    mark, fault = portal.identity.party_government_mark, mark_fault(portal)
    if mark and mark.image and fault:
        message = f"标识图片{quoted(mark.image)}{fault}；请换一个文件，或删去这一项，页脚只写字"
        yield Finding(IDENTITY, message=message, pointer=("party_government_mark", "image"))
