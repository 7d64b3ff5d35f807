"""Texts about new documents (L2): every platform gets its title and text."""

from __future__ import annotations

from collections.abc import Iterator

from gongkai.findings import Finding, Level
from gongkai.portal import Portal
from gongkai.rules.registry import rule
from gongkai.sharing import newest, shared


@rule("H010", level=Level.WARNING)
def texts_fit_their_platforms(portal: Portal) -> Iterator[Finding]:
    """新文件的分发文案要放得进每个平台：标题和文号太长，连网址都放不下的要提示。"""
    for policy in newest(portal):
        missing = [each.platform.name for each in shared(policy, portal) if not each.fits]
        if missing:
            message = (
                f"《{policy.title}》的分发文案在{'、'.join(missing)}的字数限制内写不下，发布时请人工拟写；"
                "平台放宽了字数的，改 catalog/portal.yml 的 share_platforms"
            )
            yield policy.finding("title", message)
