"""Who is back after a break is welcomed with all that stays and one small step: once, and never in the way."""

from datetime import timedelta

import pytest
import time_machine
from sqlalchemy import select

from netquest.accounts.models import Person
from netquest.core.db import db
from netquest.game.rhythm import Span
from netquest.rhythm import service as pauses
from tests.browser_client import Client
from tests.challenges.doing import MESSAGE, do, now, today_of
from tests.home.shown_menus import shown
from tests.trust import markup

HELLO = "Welcome back."


@pytest.fixture
def back(browser: Client, alice: Person, clock: time_machine.Traveller) -> Client:
    """Alice tried something, and comes back after eight days."""
    do(alice, MESSAGE)
    clock.shift(timedelta(days=8))
    return browser


def today(browser: Client) -> str:
    return markup.text(browser.get("/today").text)


def put_away(alice: Person) -> str | None:
    return db.session.scalar(select(Person.put_away).where(Person.id == alice.id))


def test_who_is_new_or_was_there_lately_is_not_welcomed_back(
    browser: Client, alice: Person, clock: time_machine.Traveller
) -> None:
    assert HELLO not in today(browser)
    do(alice, MESSAGE)
    clock.shift(timedelta(days=7))
    assert HELLO not in today(browser)


def test_it_says_what_stays_and_names_the_easiest_card(back: Client) -> None:
    words, first = today(back), shown(back)[0]
    assert HELLO in words
    assert "Your active day is still yours." in words
    assert "15 points more, for coming back" in words
    assert f'href="#card-{first}"' in back.get("/today").text
    assert f'href="/challenges/{first}"' in back.get("/welcome-back").text


def test_the_bonus_is_not_promised_twice_in_thirty_days(
    back: Client, alice: Person, clock: time_machine.Traveller
) -> None:
    do(alice, MESSAGE)
    today(back)
    clock.shift(timedelta(days=9))
    words = today(back)
    assert HELLO in words
    assert "for coming back" not in words + markup.text(back.get("/welcome-back").text)


def test_the_first_try_ends_it(back: Client, alice: Person) -> None:
    do(alice, MESSAGE)
    assert HELLO not in today(back)


def test_put_away_it_stays_away_until_the_next_break(
    back: Client, alice: Person, clock: time_machine.Traveller
) -> None:
    for _ in range(2):
        assert back.post("/welcome-back/passing").location == "/today"
    assert put_away(alice) == "break:2026-11-18"
    for _ in range(2):
        clock.shift(timedelta(days=10))
        assert HELLO not in today(back)
    do(alice, MESSAGE)
    clock.shift(timedelta(days=8))
    assert HELLO in today(back)
    back.post("/welcome-back/passing")
    assert put_away(alice) == "break:2026-12-16", "only the latest break is remembered"


def test_without_a_break_there_is_nothing_to_put_away(browser: Client, alice: Person) -> None:
    assert browser.post("/welcome-back/passing").status_code == 303
    assert put_away(alice) == ""


def test_the_page_stands_at_any_time(browser: Client, alice: Person) -> None:
    assert "Your first stone will stand here" in markup.text(browser.get("/welcome-back").text)
    do(alice, MESSAGE)
    words = markup.text(browser.get("/welcome-back").text)
    assert "1 active day" in words
    assert "for coming back" not in words


def test_a_run_of_days_that_ended_is_a_break_and_the_page_says_how_to_mend_it(
    browser: Client, alice: Person, clock: time_machine.Traveller
) -> None:
    browser.post("/rhythm", data={"weekly_goal": "7", "day_streak": "y"})
    for _ in range(3):
        do(alice, MESSAGE)
        clock.shift(timedelta(days=1))
    clock.shift(timedelta(days=3))
    assert HELLO in today(browser)
    assert "Your longest run: 3 days." in markup.text(browser.get("/welcome-back").text)
    do(alice, MESSAGE)
    assert HELLO not in today(browser)


def test_during_a_pause_nobody_is_welcomed_back(back: Client, alice: Person) -> None:
    pauses.add(alice, Span(today_of(alice), today_of(alice)), key="pause", at=now())
    assert HELLO not in today(back)
