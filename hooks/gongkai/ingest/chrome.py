"""What of a web page or a printed page is not its text: navigation, tools, footers, page numbers (ingest)."""

from __future__ import annotations

import re

from gongkai.ingest.chinese import half_width

_TOOLS = (
    "分享到 分享至 分享 转发 微信 新浪微博 腾讯微博 微博 QQ空间 QQ好友 QQ 朋友圈 人人网 豆瓣 打印本页 打印此页 打印 加入收藏 收藏 设为首页 "
    "字号 字体 关闭窗口 关闭本页 关闭页面 关闭 返回顶部 返回首页 返回列表 返回上一页 返回 点击此处下载 下载文字版 下载图片版 下载 下载地址 "
    "视力保护色 无障碍浏览 无障碍阅读 无障碍 关怀版 长者模式 长者版 适老版 适老化 繁體版 繁體 繁体版 繁体 简体版 简体 English 手机版 登录 注册 我要纠错 "
    "纠错 听全文 语音播报 朗读 二维码 网站地图 复制链接 附件下载 智能问答 联系我们 关于我们 网站声明 网站首页 首页 浏览次数 浏览量 点击次数 "
    "点击数 访问次数 访问量 阅读次数 阅读量 阅读 大 中 小 特大 默认 上一篇 下一篇 上一条 下一条 没有了 保存 我要分享 用微信扫描二维码 分享至好友和朋友圈"
)
_STRONG = (
    frozenset(_TOOLS.split())
    - set("大中小")
    - {"特大", "默认", "没有了", "登录", "注册", "下载", "返回", "保存", "阅读", "QQ", "首页"}
)
_TOOL = re.compile("|".join(re.escape(word) for word in sorted(_TOOLS.split(), key=len, reverse=True)))
_FILLER = re.compile(r"[\s\d:：|｜/\\,，.。、·•\-—_+\[\]【】()（）<>《》«»‹›>＞]+|次|人")
_BREADCRUMB = re.compile(
    r"(您|你)?(的|现在的?|当前的?|所在的?)*(当前|所在)?(位置|所在位置)\s*[:：]|(网站)?首页\s*(>|＞|»|›|/|→|-{1,2}>|&gt;)|[^。；]{0,20}[>＞»›][^。；]{0,30}[>＞»›]"
)
_SITE = re.compile(r"[^。，；：]{0,24}(门户网站|政府网站?|信息公开(平台|网|专栏|目录)?|政务公开网?|政府文件库)")
_LINKS = re.compile(
    r"(上|下)一(篇|条)\s*[:：]|相关(文件|解读|文章|稿件|链接|阅读|信息)\s*[:：]?$|扫一扫|【?字(号|体)\s*[:：]|浏览次数|点击次数|【打印】|\[打印\]"
)
_FOOTER = re.compile(
    r"(主办(单位)?|承办(单位)?|版权所有|技术支持|备案(序)?号|网站标识码|网站支持|建议使用|Copyright|©|ICP备|\S{1,3}公网安备|\S{0,2}ICP备)",
    re.IGNORECASE,
)
_PAGE = re.compile(
    r"[-—–―─~－·.…\s]*[-—–―─~－·]\s*\d{1,4}\s*[-—–―─~－·][-—–―─~－·.…\s]*|第\s*\d{1,4}\s*页\s*([,，/（(]?\s*共\s*\d{1,4}\s*页[）)]?)?|共\s*\d+\s*页\s*第\s*\d+\s*页|(page\s*)?\d{1,4}\s*(/|of)\s*\d{1,4}",
    re.IGNORECASE,
)
_CONTENTS = re.compile(r".{2,60}?[.…·．。]{4,}\s*[-—(（]?\s*\d{1,4}\s*[-—)）]?")


def is_page_number(text: str) -> bool:
    """Tell a page number in its dress: `—8—`, `- 3 -`, 第 3 页 共 9 页. A bare number is `is_bare_number`'s."""
    return bool(_PAGE.fullmatch(half_width(text)))


def is_bare_number(text: str) -> bool:
    """Tell a line that is a small number and nothing else."""
    return bool(re.fullmatch(r"\d{1,3}", half_width(text)))


def is_breadcrumb(text: str) -> bool:
    """Tell 「当前位置：首页 > 政务公开 > 正文」."""
    return len(text) < 160 and "。" not in text and bool(_BREADCRUMB.match(text))


def is_tools(text: str) -> bool:
    """Tell a line made of share, print, font size and counter words only."""
    if len(text) > 120 or not text:
        return False
    words = _TOOL.findall(text)
    left = _FILLER.sub("", _TOOL.sub("", text))
    return not left and (any(word in _STRONG for word in words) or len(words) >= 3)


def is_site_name(text: str) -> bool:
    """Tell the name of a web site or of a column of it, standing alone above a document."""
    return bool(_SITE.fullmatch(text))


def is_link_line(text: str) -> bool:
    """Tell a line that leads elsewhere: previous and next article, related reading, QR hint."""
    return len(text) < 160 and bool(_LINKS.match(text))


def is_site_footer(text: str) -> bool:
    """Tell the imprint of a web site: sponsor, filing number, copyright."""
    return len(text) < 200 and "。" not in text and bool(_FOOTER.match(text))


def is_contents_entry(text: str) -> bool:
    """Tell an entry of a printed table of contents (title, leader dots, page), or its heading."""
    return bool(_CONTENTS.fullmatch(text)) or re.sub(r"\s", "", text) == "目录"
