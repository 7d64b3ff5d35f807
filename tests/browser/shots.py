"""Take pictures of a built site's pages, to be looked at: `python tests/browser/shots.py SITE OUT [PAGE …]`.

Not a test. Serves SITE on this machine alone, opens each PAGE (`policies/yx-2023-4/`; default: the
home page) at each width, and writes `OUT/<page>-<width>[-dark][-large].png`. Scrolls nothing: a picture
is the whole page unless `--fold` asks for the first screen. What the browser's console says, and every
request that would leave the site, is printed; so is a page wider than its window.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import NamedTuple

from playwright.sync_api import Browser, Page, Request, sync_playwright

_ROOT = Path(__file__).resolve().parents[2]
sys.path += [str(_ROOT), str(_ROOT / "scripts")]

from tests.browser import chromium
from tests.browser.serving import serving


class Look(NamedTuple):
    """One way a reader may see a page."""

    width: int
    dark: bool
    large: bool
    print_layout: bool
    javascript: bool

    @property
    def suffix(self) -> str:
        """The part of the picture's name that tells the looks apart."""
        marks = {
            "dark": self.dark,
            "large": self.large,
            "print": self.print_layout,
            "nojs": not self.javascript,
        }
        return "-".join([str(self.width), *(name for name, on in marks.items() if on)])


def arguments() -> argparse.Namespace:
    """Parse the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("site", type=Path, help="a built site, or any folder of HTML")
    parser.add_argument("out", type=Path, help="folder of the pictures")
    parser.add_argument("pages", nargs="*", default=[""], help="paths inside the site")
    parser.add_argument("--widths", default="360,768,1440", help="window widths in px, comma-separated")
    parser.add_argument("--dark", action="store_true", help="dark colours besides the light ones")
    parser.add_argument("--large", action="store_true", help="also with the browser's text at 200 %%")
    parser.add_argument("--print", action="store_true", dest="print_layout", help="also the print layout")
    parser.add_argument("--nojs", action="store_true", help="also without JavaScript")
    parser.add_argument("--fold", action="store_true", help="only the first screen, not the whole page")
    parser.add_argument("--click", action="append", default=[], help="selector clicked first; repeatable")
    parser.add_argument("--focus", help="selector that gets the focus")
    parser.add_argument("--type", dest="text", help="text typed into the focused element")
    parser.add_argument("--element", help="selector: a picture of this element alone")
    parser.add_argument("--wait", type=int, default=150, help="milliseconds before the picture")
    return parser.parse_args()


def looks(options: argparse.Namespace) -> Iterator[Look]:
    """Yield the light look at every width, and each further one that was asked for."""
    for width in map(int, options.widths.split(",")):
        plain = Look(width, dark=False, large=False, print_layout=False, javascript=True)
        yield plain
        if options.dark:
            yield plain._replace(dark=True)
        if options.large:
            yield plain._replace(large=True)
        if options.print_layout:
            yield plain._replace(print_layout=True)
        if options.nojs:
            yield plain._replace(javascript=False)


def open_page(browser: Browser, address: str, look: Look) -> Page:
    """Open `address` as `look` has it, reporting what goes wrong on the way."""
    context = browser.new_context(
        viewport={"width": look.width, "height": 800 if look.width < 700 else 900},
        color_scheme="dark" if look.dark else "light",
        java_script_enabled=look.javascript,
        bypass_csp=look.large,  # the larger text is set by a style of ours
        locale="zh-CN",
    )
    page = context.new_page()
    page.on("console", lambda message: print(f"  console {message.type}: {message.text}"))
    page.on("pageerror", lambda error: print(f"  error: {error}"))
    page.on("request", lambda request: _report_leaving(request, address))
    page.on("response", lambda answer: answer.status >= 400 and print(f"  {answer.status} {answer.url}"))
    if look.print_layout:
        page.emulate_media(media="print")
    page.goto(address, wait_until="load")
    if look.large:
        page.add_style_tag(content="html { font-size: 200% !important }")
    return page


def _report_leaving(request: Request, address: str) -> None:
    own = "/".join(address.split("/")[:3])
    if not request.url.startswith((own, "data:", "blob:")):
        print(f"  leaves the site: {request.url}")


def act(page: Page, options: argparse.Namespace) -> None:
    """Click, focus and type as asked, then let the page come to rest."""
    for selector in options.click:
        page.click(selector)
    if options.focus:
        page.focus(options.focus)
    if options.text:
        page.keyboard.type(options.text)
    page.wait_for_timeout(options.wait)


def shoot(page: Page, picture: Path, options: argparse.Namespace) -> None:
    """Write the picture and say its size; tell when the page is wider than its window."""
    wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    if options.element:
        page.locator(options.element).first.screenshot(path=picture)
    else:
        page.screenshot(path=picture, full_page=not options.fold)
    print(f"{picture}" + (f"  WIDER THAN THE WINDOW by {wide}px" if wide > 0 else ""))


def main() -> int:
    """Take every picture asked for."""
    options = arguments()
    executable = chromium.installed()
    if executable is None:
        print("no Chromium found; run scripts/test.py once, or set GONGKAI_CHROMIUM", file=sys.stderr)
        return 2
    options.out.mkdir(parents=True, exist_ok=True)
    with serving(options.site) as base, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=list(chromium.FLAGS))
        for path, look in product(options.pages, list(looks(options))):
            page = open_page(browser, base + path.lstrip("/"), look)
            act(page, options)
            name = path.strip("/").removesuffix(".html").replace("/", "_") or "home"
            shoot(page, options.out / f"{name.split('?')[0]}-{look.suffix}.png", options)
            page.context.close()
        browser.close()
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
