"""政策服务全流程 on a policy's page (L3): each stage with what there is of it; editors see in the preview what is missing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from markupsafe import Markup

from gongkai import sharing
from gongkai.derive import gathering
from gongkai.kinds.policy import Policy
from gongkai.life import Life, life, missing
from gongkai.pages import share
from gongkai.pages.press import Press
from gongkai.pages.timeline import Mark, Timeline, TimelineStep
from gongkai.record import Record
from gongkai.templates import safe
from gongkai.views import Banner, Belongs, Link
from gongkai.vocabularies import LifeStage

_SHOWN = 2
"""How many records of a stage are linked; the blocks about it list them all."""
_ANCHOR = "life"


def blocks(policy: Policy, press: Press) -> Iterator[Belongs]:
    """Give the block of a policy's life; none for one of which there is only the document itself."""
    found = life(policy, press.portal)
    lacking = missing(policy, press.portal) if press.preview else []
    if found or lacking or is_posted(policy, press):
        course = Timeline("政策全流程", list(_steps(policy, found, press)))
        html = _hint(lacking, press) + safe(press.timeline(course, "3"))
        yield Belongs(_ANCHOR, "政策全流程", html=html)


def depends(policy: Policy, press: Press) -> Iterator[str]:
    """Give what changes though no link does: whether there are texts to be posted, and the packs that gather it."""
    yield str(is_posted(policy, press))
    yield from (press.row_face(pack) for pack in gathering(press.portal).get(policy.key, ()))


def _steps(policy: Policy, found: Life, press: Press) -> Iterator[TimelineStep]:
    for stage in LifeStage:
        records = found.get(stage, ())
        if stage is LifeStage.ISSUED:
            words = f"{policy.document_number or policy.genre}公开"
            yield TimelineStep(stage, Mark.DONE, policy.published_on, note=words, links=_links(records, press))
            continue
        posted = list(_posted(policy, press)) if stage is LifeStage.PUSHED else []
        if records or posted:
            yield _step(stage, records, posted, press)


def _posted(policy: Policy, press: Press) -> Iterator[Link]:
    """Lead to the texts with which a new document is posted elsewhere."""
    if is_posted(policy, press):
        yield Link("发到微信、微博、短信的文字", share.url(policy))


def is_posted(policy: Policy, press: Press) -> bool:
    """Tell whether there are texts of the policy to be posted."""
    return policy.id in sharing.newest_ids(press.portal)


def _step(stage: LifeStage, records: Sequence[Record], more: Sequence[Link], press: Press) -> TimelineStep:
    """Date a stage by its first record."""
    days = [each.dated_on for each in records if each.dated_on]
    rest = len(records) - _SHOWN
    note = f"共 {len(records)} 条，这里列出 {_SHOWN} 条" if rest > 0 else ""
    return TimelineStep(stage, Mark.DONE, min(days, default=None), note=note, links=[*_links(records, press), *more])


def _links(records: Sequence[Record], press: Press) -> list[Link]:
    return [press.link(each, each.info.label) for each in records[:_SHOWN]]


def _hint(lacking: Sequence[LifeStage], press: Press) -> Markup:
    """Tell editors what is missing."""
    if not lacking:
        return Markup()
    title = f"还没有的环节：{'、'.join(lacking)}"
    words = "只在本机预览里显示，不会发布。有关的记录写上这份文件的标识，就会列在这里。"
    return safe(str(press.parts.banner(Banner(title, words, "waiting"))))
