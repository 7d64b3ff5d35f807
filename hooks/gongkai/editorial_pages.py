"""Editorial pages as MkDocs rendered them → pages of the portal (L3)."""

from __future__ import annotations

from dataclasses import dataclass

from gongkai import asking, request_tools, tables
from gongkai.contact_links import with_numbers_in_html
from gongkai.editorial import EditorialEntry
from gongkai.output import Crumb, Heading, Page
from gongkai.portal import Portal
from gongkai.templates import environment
from gongkai.views import Tile
from gongkai.wording import chinese_date

OPEN = Crumb("政府信息公开", "open/")
HELP = "help/"
_FOOTER = ("accessibility/", HELP, "about/")


@dataclass(frozen=True, slots=True)
class RenderedPage:
    """What MkDocs made of a page: address, source under `content/`, HTML, and headings (level, anchor, text)."""

    url: str
    source: str
    html: str
    headings: tuple[tuple[int, str, str], ...]


def page(rendered: RenderedPage, portal: Portal) -> Page:
    """Make the page that goes into the shell."""
    entry = next((each for each in portal.editorial if each.path == f"content/{rendered.source}"), None)
    if entry is None:
        return Page(rendered.url, rendered.source, rendered.html)
    meta = entry.page
    named = (portal.find("organizations", each) for each in meta.issued_by)
    organs = [organ.heading for organ in named if organ]
    updated = meta.updated_on or meta.published_on
    body = (
        environment()
        .get_template("pages/editorial.html")
        .render(
            title=meta.title,
            summary=meta.summary,
            organs=organs,
            updated={"date": chinese_date(updated), "date_iso": updated.isoformat()} if updated else None,
            html=with_numbers_in_html(tables.accessible(rendered.html)),
            tools=_tools(rendered.url, portal),
        )
    )
    in_column = meta.section is not None or rendered.url.startswith(OPEN.url or "")
    return Page(
        url=rendered.url,
        title=meta.title,
        body=body,
        crumbs=_crumbs(entry, portal, in_column=in_column),
        contents=tuple(Heading(*heading) for heading in rendered.headings if heading[0] in (2, 3)),
        description=meta.summary,
        keywords=meta.keywords,
        column=OPEN.url or "" if in_column else "",
        column_type=meta.column_type or "",
        published_at=f"{meta.published_on} 09:00" if meta.published_on else "",
        source="、".join(organs) or portal.identity.organ,
        body_class="editorial",
    )


def _tools(url: str, portal: Portal) -> list[Tile]:
    """Give the pages beside the guide 依申请公开, and beside the help page where to ask what it does not answer."""
    if url == request_tools.GUIDE:
        return [Tile(tool.title, tool.url, tool.icon, tool.summary) for tool in request_tools.offered(portal)]
    if url == HELP and portal.identity.mailbox:
        return [Tile(asking.TITLE, asking.ASK, "question", asking.promise(portal))]
    return []


def _crumbs(entry: EditorialEntry, portal: Portal, *, in_column: bool) -> tuple[Crumb, ...]:
    parents = [
        Crumb(each.page.title, each.url)
        for each in portal.editorial
        if each is not entry and each.url and entry.url.startswith(each.url)
    ]
    top = (Crumb("首页", ""), *((OPEN,) if in_column else ()))
    return (*top, *sorted(parents, key=lambda crumb: len(crumb.url or "")), Crumb(entry.page.title, None))


def footer_links(portal: Portal) -> tuple[Crumb, ...]:
    """List the footer's addresses: the editorial pages that are there, then what the portal offers."""
    known = {entry.url: entry.page.title for entry in portal.editorial}
    written = tuple(Crumb(known[url], url) for url in _FOOTER if url in known)
    features = portal.identity.features
    offered = (
        (features.data, Crumb("开放数据", "data/")),
        (features.feeds, Crumb("订阅", "feeds/")),
        (features.history, Crumb("更新记录", "changes/")),
    )
    written += (Crumb(asking.TITLE, asking.ASK),) if portal.identity.mailbox else ()
    return (*written, Crumb("网站地图", "sitemap/"), *(crumb for is_on, crumb in offered if is_on))
