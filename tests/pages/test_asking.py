"""我要咨询、提建议: a way in that leads somewhere, found wherever readers look for one, with a promise that the rules keep."""

from __future__ import annotations

from functools import partial
from html import unescape
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from gongkai import editorial_pages, site
from gongkai.asking import ASK, TITLE, message_to
from gongkai.kinds.response import Response
from gongkai.lists.kind import pages
from gongkai.output import Page
from gongkai.pages import asking, every, home, section
from gongkai.pages.press import Press
from gongkai.portal import Portal
from tests.portals import PORTAL, TODAY, identity, write
from tests.rules.cases_registers import MAILBOX, response

HELP = "content/help.md"
_HELP = "---\ntitle: 使用帮助\nsummary: 怎么用\n---\n\n正文。\n"


def published(root: Path, **changes: object) -> Portal:
    """Load the base with one answer and `changes` of its identity."""
    files = {**response(), HELP: _HELP, PORTAL: identity(**changes)}
    found = site.load_portal(write(root, files), TODAY).published
    assert found is not None
    return found


def bodies(portal: Portal) -> dict[str, str]:
    """Give the pages on which readers look for the way in, and one with a foot."""
    press = Press(portal, partial(every.standing, portal))
    [participation] = [each for each in section.outputs(press) if each.url == "participation/"]
    answers = next(iter(pages(Response, press)))
    helping = editorial_pages.page(editorial_pages.RenderedPage("help/", "help.md", "<p>正文。</p>", ()), portal)
    shell = site.shell_of(portal)
    return {
        "home": home.page(press).body,
        "participation": participation.make().body,
        "responses": answers.make().body,
        "help": helping.body,
        "foot": shell.join(Page("policies/x/", "标题", "<h1>标题</h1>")).decode(),
    }


def test_the_way_in_is_wherever_readers_look_for_it(tmp_path: Path):
    """Five places lead to the page; a portal without a way in has neither the page nor a link to it."""
    assert [name for name, body in bodies(published(tmp_path / "some", mailbox=MAILBOX)).items() if TITLE not in body or f'{ASK}"' not in body] == []  # fmt: skip
    none = published(tmp_path / "none")
    assert [name for name, body in bodies(none).items() if TITLE in body] == []
    assert list(asking.outputs(Press(none))) == []


def test_it_leads_to_a_message_or_another_site_and_never_to_a_form(tmp_path: Path):
    """What is pressed opens a message that asks what the office needs to know, or the page that the portal names."""
    mailbox = {**MAILBOX, "url": "https://12345.example/write?from=site"}
    [output] = asking.outputs(Press(published(tmp_path, mailbox=mailbox)))
    body = output.make().body
    assert 'href="https://12345.example/write?from=site"' in body
    assert f'href="{message_to("a@yunxi.example")}"' in unescape(body)
    assert 'href="tel:12345"' in body
    assert "<form" not in body


def test_the_message_asks_what_the_office_needs_to_know():
    """Subject and questions are ready, each on a line of its own."""
    parts = urlsplit(message_to("a@yunxi.example"))
    asked = parse_qs(parts.query)
    assert (parts.scheme, parts.path, asked["subject"]) == ("mailto", "a@yunxi.example", ["咨询和建议"])
    assert "怎样答复您（电话或者邮箱）：" in asked["body"][0].split("\r\n")


def test_the_promise_is_the_one_that_answers_are_held_to(tmp_path: Path):
    """Who changes the period of the rule on answers changes what readers are promised."""
    [output] = asking.outputs(Press(published(tmp_path, mailbox=MAILBOX, periods={"response_workdays": 10})))
    assert "10 个工作日内答复" in output.make().body
