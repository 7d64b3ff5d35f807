"""Public enterprises, official accounts, answers, mistakes reported and events: states, pages and lists."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from icalendar import Calendar

from gongkai import event_calendar, site
from gongkai.answering_times import by_month
from gongkai.kinds.account import Account
from gongkai.kinds.event import Event
from gongkai.kinds.response import Response
from gongkai.lists import event as events
from gongkai.lists import response as responses
from gongkai.lists.kind import pages
from gongkai.pages import record as records
from gongkai.pages import report, training
from gongkai.pages.month import month
from gongkai.pages.press import Press
from gongkai.portal import Portal
from gongkai.reporting import message_to
from gongkai.workdays import add_workdays
from tests.portals import PORTAL, TODAY, Files, identity, write
from tests.rules.cases_registers import account, body, event, mistake, response
from tests.rules.cases_registers import training as held_training

CONTACT = {
    "office": "政务公开科",
    "address": "云溪大道66号",
    "phone": "0999-8202038",
    "hours": "工作日",
    "email": "a@yunxi.example",
}


def published(root: Path, files: Files, today: dt.date = TODAY) -> Portal:
    """Load the base with `files` and give what is published of it."""
    found = site.load_portal(write(root, files), today).published
    assert found is not None
    return found


def html(portal: Portal, key: str) -> str:
    """Render a record's page."""
    plural, _, record_id = key.partition("/")
    found = portal.find(plural, record_id)
    assert found is not None, key
    return records.page(found, Press(portal)).body


# --- public enterprises and accounts ----------------------------------------------------------------------------


def test_a_catalog_is_flagged_on_the_day_after_its_term(tmp_path: Path):
    """365 days after its last update a catalog is in order, on the next day page and row say that it is late."""
    days = {
        number: published(tmp_path / str(number), body(), dt.date(2026, 10, 9) + dt.timedelta(days=number))
        for number in (365, 366)
    }
    assert days[365].states["bodies/zls"].text == "按期更新"
    assert days[366].states["bodies/zls"].text == "目录超期未更新"
    assert "办事前请先打电话问清" in html(days[366], "bodies/zls")


def test_the_term_of_a_catalog_is_a_setting(tmp_path: Path):
    """A portal that asks for monthly updates flags what is older."""
    files = {**body(), PORTAL: identity(periods={"body_catalog_days": "30"})}
    assert published(tmp_path, files).states["bodies/zls"].tone == "review"


def test_a_body_tells_whom_to_call_before_its_catalog(tmp_path: Path):
    """The telephone first, then what is published where and when, then where to complain."""
    page = html(published(tmp_path, body()), "bodies/zls")
    places = [
        page.index(words)
        for words in ("tel:0999-8243010", "停水通知", "提前24小时", 'id="complaint"', "tel:0999-8243017")
    ]
    assert places == sorted(places)


def test_an_account_closes_on_its_day_and_leads_on(tmp_path: Path):
    """Before the day it says when, from the day on that it is closed; the timeline leads to its successor."""
    files = account(
        {"id": "old", "platform": "微博", "closed_on": "2026-11-23", "closing": "内容合并。", "successor": "fabu"}
    )
    before, after = (published(tmp_path / str(step), files, TODAY + dt.timedelta(days=step)) for step in (0, 1))
    assert (before.states["accounts/old"].text, after.states["accounts/old"].text) == ("将要注销", "已注销")
    page = html(after, "accounts/old")
    assert "内容合并" in page
    assert page.count("accounts/fabu/") >= 1


def test_the_register_says_what_the_last_check_saw(tmp_path: Path):
    """Last posts stand in the register and on the account's page; who was silent for more than two weeks is not counted."""
    files = account(
        {}, {"id": "weibo", "platform": "微博", "last_post_on": "2026-11-05"}, {"id": "mini", "platform": "小程序"}
    )
    for step in (0, 300):
        portal = published(tmp_path / str(step), files, TODAY + dt.timedelta(days=step))
        register = next(iter(pages(Account, Press(portal)))).make().body
        assert register.count('datetime="2026-11-05"') == 1
        assert "1 个" in register[register.index("两周内有更新") :][:80]
        assert "检查 2 个，截至2026年11月20日" in register
        assert 'datetime="2026-11-05"' in html(portal, "accounts/weibo")


# --- answers -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("days", "text"), [(15, "按期答复"), (16, "超期答复")])
def test_an_answer_is_late_after_its_working_days(tmp_path: Path, days: int, text: str):
    """The last day of the term is in time; the term skips holidays."""
    received = dt.date(2026, 9, 21)
    replied = add_workdays(received, days).day
    files = response(received_on=str(received), replied_on=str(replied), late_because="核账")
    assert published(tmp_path, files).states["responses/r1"].text == text


def test_a_mistake_has_a_term_of_its_own(tmp_path: Path):
    """Three working days, not fifteen."""
    late = mistake(received_on="2026-08-17", replied_on="2026-08-21", late_because="核账")
    assert published(tmp_path, late).states["responses/r1"].text == "超期答复"


def test_an_answer_that_rests_on_what_lapsed_says_so(tmp_path: Path):
    """The old answer stays, with a word before it."""
    from tests.portals import POLICY, policy

    files = {**response(basis=["yx-2026-1#2"]), POLICY: policy(expires_on="2026-11-01")}
    assert "现在办事请以现行文件为准" in html(published(tmp_path, files), "responses/r1")


def test_the_concern_stands_before_the_answer(tmp_path: Path):
    """A reader sees what was asked, what was answered, and in how many working days."""
    page = html(published(tmp_path, response()), "responses/r1")
    places = [page.index(words) for words in ("用了 3 个工作日", "多扣了18元", "已经退回")]
    assert places == sorted(places)


def test_months_are_counted_by_the_day_of_the_answer(tmp_path: Path):
    """Twelve months, the running one last; what is not answered counts nowhere."""
    portal = published(tmp_path, response(received_on="2026-07-31", replied_on="2026-08-04"))
    months = by_month(portal.all(Response), portal)
    assert [each.name for each in months][:1] + [each.name for each in months][-1:] == ["2025年12月", "2026年11月"]
    assert [(each.name, each.count, each.average) for each in months if each.count] == [("2026年8月", 1, 2.0)]


def test_the_list_of_answers_counts_above_its_rows(tmp_path: Path):
    """The first page has the figures of the year, the chart and the table by unit."""
    portal = published(tmp_path, response())
    [first] = [each for each in pages(Response, Press(portal)) if each.url == "responses/"]
    page = first.make().body
    assert "1 件" in page
    assert 'id="by-month-data"' in page
    assert page.index('id="by-unit"') < page.index('<ul class="rows">')
    assert responses.OWN.head is not None


# --- mistakes ----------------------------------------------------------------------------------------------------


def test_the_message_names_the_page():
    """Subject and page are filled in, so that the reader writes only what is wrong."""
    message = message_to("a@yunxi.example", "https://www.yunxi.example/policies/yx-2026-1/")
    assert message.startswith("mailto:a@yunxi.example?subject=")
    assert "https%3A%2F%2Fwww.yunxi.example%2Fpolicies%2Fyx-2026-1%2F%0D%0A" in message


def test_every_page_can_be_reported_without_a_script(tmp_path: Path):
    """The footer of a joined page has the message with that page's own address."""
    from gongkai.output import Page

    portal = published(tmp_path, {PORTAL: identity(contact=CONTACT)})
    joined = site.shell_of(portal).join(Page("policies/yx-2026-1/", "标题", "<h1>标题</h1>")).decode()
    assert "www.yunxi.example%2Fpolicies%2Fyx-2026-1%2F" in joined
    assert 'href="../../report/"' in joined


def test_the_page_of_mistakes_lists_them_with_what_became_of_them(tmp_path: Path):
    """Who reported something finds it again, with the telephone for who cannot write."""
    portal = published(tmp_path, {**mistake(), PORTAL: identity(contact=CONTACT)})
    [output] = report.outputs(Press(portal))
    page = output.make().body
    assert (
        page.index("tel:0999-8202038") < page.index("停车多扣了钱") < page.index("已更正", page.index("停车多扣了钱"))
    )


# --- events ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("today", "text"), [("2026-09-11", "即将举行"), ("2026-09-12", "今天举行"), ("2026-09-13", "已举行")]
)
def test_an_event_comes_is_on_and_is_over(tmp_path: Path, today: str, text: str):
    """The state follows the day; until it is over, the row says when and where."""
    files = event(announced_on="2026-09-01", outcomes=[])
    portal = published(tmp_path, files, dt.date.fromisoformat(today))
    state = portal.states["events/kfr"]
    assert state.text == text
    assert ("水厂" in state.answer) == (text != "已举行")


def test_an_event_that_is_called_off_is_in_no_count(tmp_path: Path):
    """It keeps its page, with the reason, and leaves the list of what is to come."""
    files = event(held_on="2026-12-12", outcomes=[], cancelled="因大雪取消，改到明年。")
    portal = published(tmp_path, files)
    assert events.coming(portal) == []
    assert "因大雪取消" in html(portal, "events/kfr")


def test_the_calendar_file_has_the_hours_of_beijing(tmp_path: Path):
    """09:00 in Beijing is 01:00 UTC; a coming event has a file of its own."""
    portal = published(tmp_path, event(held_on="2026-12-12", outcomes=[]))
    files = {each.uri: each.render() for each in event_calendar.outputs(portal)}
    assert set(files) == {"calendar/events.ics", "events/kfr/kfr.ics"}
    for content in files.values():
        [entry] = Calendar.from_ical(content).walk("VEVENT")
        assert entry.decoded("dtstart") == dt.datetime(2026, 12, 12, 1, 0, tzinfo=dt.UTC)
        assert entry.decoded("dtend") == dt.datetime(2026, 12, 12, 3, 30, tzinfo=dt.UTC)
        assert str(entry["summary"]) == "政务公开日"


def test_a_month_has_its_days_under_their_weekdays(tmp_path: Path):
    """February 2027 begins on a Monday; the day of an event leads to it, and no other does."""
    portal = published(tmp_path, event(held_on="2027-02-25", outcomes=[]))
    weeks = month(2027, 2, portal.all(Event), TODAY).weeks
    assert [day.number for day in weeks[0]] == ["1", "2", "3", "4", "5", "6", "7"]
    assert [day.number for week in weeks for day in week if day.links] == ["25"]
    assert weeks[3][3].number == "25"


def test_trainings_are_told_by_unit_and_year_with_the_gaps(tmp_path: Path):
    """A unit that took part has the day, one that did not says so."""
    portal = published(tmp_path, held_training(2025))
    [output] = training.outputs(Press(portal))
    page = output.make().body
    assert "1/1" in page
    assert "6月12日" in page
    absent = published(tmp_path / "absent", held_training(2025, attended_by=["qzf"]))
    [output] = training.outputs(Press(absent))
    assert "没有参加" in output.make().body
