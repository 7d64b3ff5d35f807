"""Where a text about a new document is posted, and how long it may be there (L0).

Lengths are what the platforms accept or show whole; they change now and then, so a portal may set its own table.
"""

from __future__ import annotations

from gongkai.record import Line, Part, declare


class Platform(Part):
    """One outlet. Lengths are in characters, 0 for a field that the outlet does not have."""

    name: Line = declare("平台", "如：微信公众号", example="微信公众号")
    title: int = declare("标题字数", "标题最多多少个字；没有标题写 0", default=0, ge=0, le=200)
    text: int = declare("正文字数", "正文或摘要最多多少个字", ge=20, le=20000)
    link: bool = declare("正文带网址", "网址写在正文里的写 true；平台另有链接栏或不能放链接的写 false", default=True)
    sign: bool = declare("署名在前", "正文前加【网站名称】的写 true，短信要加", default=False)


PLATFORMS = (
    Platform(name="微信公众号", title=64, text=120, link=False),
    Platform(name="微博", text=140),
    Platform(name="短信", text=140, sign=True),
    Platform(name="今日头条", title=30, text=200),
    Platform(name="抖音", title=30, text=150, link=False),
    Platform(name="政务服务 APP 推送", title=24, text=60, link=False),
)
"""The table of a portal that sets none: six outlets with the shorter of what they accept and what they show unfolded."""
