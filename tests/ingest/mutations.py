"""What happens to an official text on its way into a file: each way gives the same words in another dress."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator

Mutation = Callable[[str], str]


def _filled(text: str) -> list[str]:
    return [line for line in text.split("\n") if line.strip()]


def doubled(text: str) -> str:
    """Put a blank line after every line."""
    return "".join(f"{line}\n\n" for line in text.split("\n"))


def packed(text: str) -> str:
    """Take out every blank line."""
    return "\n".join(_filled(text)) + "\n"


def loosened(text: str) -> str:
    """Leave exactly one blank line between lines, whatever there was."""
    return "\n\n".join(line.rstrip() for line in _filled(text)) + "\n"


def indented(text: str) -> str:
    """Begin every line with two full-width spaces."""
    return "\n".join(f"　　{line.strip()}" if line.strip() else line for line in text.split("\n"))


def carriage_returns(text: str) -> str:
    """End lines as Windows does."""
    return text.replace("\n", "\r\n")


def marked(text: str) -> str:
    """Begin the file with a byte order mark."""
    return "\ufeff" + text


def numbered(style: str) -> Mutation:
    """Put a page number between paragraphs, every fifth line; `style` has a {} for it."""

    def mutate(text: str) -> str:
        return "\n".join(_with_pages(text.split("\n"), style))

    mutate.__name__ = f"numbered {style}"
    return mutate


def _with_pages(lines: list[str], style: str) -> Iterator[str]:
    pages = itertools.count(1)
    for place, line in enumerate(lines):
        yield line
        follows = lines[place + 1] if place + 1 < len(lines) else ""
        if place and place % 5 == 0 and not line.startswith("\t") and not follows.startswith("\t"):
            yield from ("", style.format(next(pages)), "")


def broken(text: str) -> str:
    """Break long paragraphs in the middle, as the end of a page does, with a page number in the gap."""
    pages = itertools.count(1)
    lines: list[str] = []
    for line in text.split("\n"):
        middle = len(line) * 2 // 3
        while (0 < middle < len(line) and line[middle - 1] in "。；：！？”）") or (
            middle < len(line) and line[middle] in "第（0123456789一二三四五六七八九十、，。）"
        ):
            middle += 1
        if len(line) > 120 and middle < len(line) - 5:
            lines += [line[:middle], "", f"—{next(pages)}—", "", line[middle:]]
        else:
            lines.append(line)
    return "\n".join(lines)


def scattered(style: str, every: int) -> Mutation:
    """Put a page number after every so many lines, wherever that is: between cells, within a header."""

    def mutate(text: str) -> str:
        pages = itertools.count(1)
        lines: list[str] = []
        for place, line in enumerate(text.split("\n")):
            lines.append(line)
            if place % every == 3:
                lines += ["", style.format(next(pages)), ""]
        return "\n".join(lines)

    mutate.__name__ = f"scattered {style} {every}"
    return mutate


def stripped(text: str) -> str:
    """Take the space from the ends of every line, tabs before cells too."""
    return "\n".join(line.strip() for line in text.split("\n"))


def on_a_page(text: str) -> str:
    """Wrap the text in what a government web page puts around it."""
    above = "您的位置：首页 > 政务公开 > 政策文件 > 正文\n\n字号：[大] [中] [小] 打印 收藏\n分享到：微信 微博\n\n"
    below = "\n\n责任编辑：云溪甲\n【打印】【关闭窗口】\n上一篇：关于别的事情的通知\n下一篇：没有了\n主办：云溪区人民政府 备案号：某ICP备00000000号\n"
    return above + text + below


SETTINGS: tuple[Mutation, ...] = (
    doubled, packed, loosened, indented, carriage_returns, marked, broken, on_a_page,
    numbered("—{}—"), numbered("- {} -"), numbered("－{}－"), numbered("第 {} 页 共 30 页"), numbered("{}"), numbered("— {} —"),
)  # fmt: skip


def wrapped(text: str, width: int, *, indent: str = "") -> str:
    """Wrap paragraphs by hand at `width` characters, their first lines indented."""
    lines: list[str] = []
    for line in text.split("\n"):
        if line.startswith("\t") or not line.strip():
            lines.append(line)
            continue
        rest = indent + line.strip()
        while len(rest) > width:
            end = width + 1 if rest[width] in "，。、；：）”》" else width
            lines.append(rest[:end])
            rest = rest[end:]
        lines += [rest] if rest else []
    return "\n".join(lines)
