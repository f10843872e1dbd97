"""The page of one's rhythm: days a week, rest days, and whether days in a row are counted."""

from datetime import date, timedelta

import pytest
import time_machine

from netquest.accounts import queries as accounts
from netquest.accounts.models import Person, PreferenceChange
from netquest.core import bus
from netquest.core.db import db
from netquest.events import WeeklyGoalChanged
from netquest.rhythm import queries
from tests.browser_client import Client
from tests.challenges.browsing import follow
from tests.challenges.doing import MEETING, MESSAGE, differences, do, today_of, undo
from tests.trust import markup

pytestmark = pytest.mark.both

WISH = {"weekly_goal": "5", "rest_days": ["5", "6"], "day_streak": "y"}


def save(browser: Client, **changed: object) -> str:
    return follow(browser, browser.post("/rhythm", data={**WISH, **changed}))


def week(browser: Client) -> str:
    """The week as Today shows it."""
    return browser.swap("/today", headers={"HX-Target": "week"}).text


def rest_days_kept() -> list[tuple[str, date]]:
    rows = db.session.query(PreferenceChange).filter_by(name="rest_days").order_by(PreferenceChange.id)
    return [(row.value, row.valid_from) for row in rows]


def test_what_is_saved_is_shown(browser: Client) -> None:
    page = save(browser)
    assert '<option selected value="5">' in page
    assert [f'checked id="rest_days-{number}"' in page for number in range(7)] == [False] * 5 + [True] * 2
    assert 'checked id="day_streak"' in page


def test_a_new_goal_holds_from_next_monday_and_is_published(
    browser: Client, alice: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: list[object] = []
    monkeypatch.setitem(bus._handlers, WeeklyGoalChanged, (heard.append,))
    save(browser)
    save(browser)
    goals = accounts.weekly_goals(alice.id)
    assert goals == [(date(2026, 11, 16), 3), (date(2026, 11, 23), 5)]
    assert accounts.goal_on(goals, date(2026, 11, 16)) == 3
    assert heard == [WeeklyGoalChanged(alice.id, goal=5, valid_from=date(2026, 11, 23))]


def test_a_goal_changed_back_in_the_same_week_stays(browser: Client, alice: Person) -> None:
    save(browser)
    save(browser, weekly_goal="3")
    goals = accounts.weekly_goals(alice.id)
    assert accounts.goal_on(goals, date(2026, 11, 23)) == 3
    assert len(goals) == 3


def test_rest_days_are_kept_append_only_and_hold_from_their_day(
    browser: Client, alice: Person, clock: time_machine.Traveller
) -> None:
    save(browser)
    save(browser)
    clock.shift(timedelta(days=7))
    save(browser, rest_days=[])
    assert rest_days_kept() == [("56", date(2026, 11, 18)), ("", date(2026, 11, 25))]
    rhythm = queries.rhythm_of(alice.id)
    rested = [day for number in range(21) if rhythm.is_rest(day := date(2026, 11, 10) + timedelta(days=number))]
    assert rested == [date(2026, 11, 21), date(2026, 11, 22)]


@pytest.mark.parametrize(
    ("changed", "field", "words"),
    [
        ({"weekly_goal": "0"}, "weekly_goal", "Please choose one"),
        ({"weekly_goal": "8"}, "weekly_goal", "Please choose one"),
        ({"weekly_goal": "１"}, "weekly_goal", "Please choose one"),
        ({"rest_days": ["7"]}, "rest_days", "Please choose among"),
        ({"rest_days": ["5", "sunday"]}, "rest_days", "Please choose among"),
        ({"rest_days": list("0123456")}, "rest_days", "are a pause"),
    ],
)
def test_what_is_not_offered_is_refused_at_its_field(
    browser: Client, changed: dict[str, object], field: str, words: str
) -> None:
    answer = browser.post("/rhythm", data={**WISH, **changed})
    assert answer.status_code == 422
    assert f'id="{field}-error"' in answer.text
    assert words in answer.text
    assert 'checked id="day_streak"' in answer.text
    assert rest_days_kept() == []


def test_planned_rest_is_drawn_and_keeps_the_run(browser: Client, alice: Person, clock: time_machine.Traveller) -> None:
    save(browser)
    for _ in range(3):
        do(alice)
        clock.shift(timedelta(days=1))
    clock.shift(timedelta(days=2))
    shown = week(browser)
    assert "3 days in a row." in shown
    assert "One spare day in your pocket." in shown
    assert shown.count("planned rest") == 2


def test_days_in_a_row_are_shown_to_who_asked_for_them_alone(browser: Client, alice: Person) -> None:
    do(alice)
    assert "in a row" not in week(browser) + browser.get("/progress").text
    save(browser)
    assert "1 day in a row." in week(browser)
    assert "1 day in a row." in browser.get("/progress").text
    save(browser, day_streak="")
    assert "in a row" not in week(browser) + browser.get("/progress").text


def test_after_a_break_there_is_what_stays_and_the_way_to_mend_it(
    browser: Client, alice: Person, clock: time_machine.Traveller
) -> None:
    save(browser, rest_days=[])
    for number in range(4):
        do(alice)
        clock.shift(timedelta(days=2 if number == 2 else 1))
    clock.shift(timedelta(days=1))
    shown = week(browser)
    assert "Your longest run: 4 days." in shown
    assert "4 active days so far. Habit strength: " in " ".join(markup.text(shown).split())
    assert "Two different ones today, and yesterday counts as well." in shown
    assert "0 days" not in shown
    do(alice, MESSAGE)
    assert "A different one today, and yesterday counts as well." in week(browser)
    do(alice, MESSAGE)
    assert "A different one today" in week(browser), "the same one twice is one challenge"
    other = do(alice, MEETING)
    assert "5 days in a row." in week(browser)
    undo(alice, other)
    assert "1 day in a row." in week(browser)
    assert differences(alice) == []


def test_a_day_that_a_journey_cut_short_costs_nothing(
    browser: Client, alice: Person, clock: time_machine.Traveller
) -> None:
    save(browser, rest_days=[])
    do(alice)
    settings = {"name": "Alice", "day_start": "4", "minutes": "10", "theme": "", "language": ""}
    clock.shift(timedelta(hours=20))  # it is six in the morning of the next day in Berlin, and evening in Auckland
    assert browser.post("/settings", data={**settings, "timezone": "Pacific/Auckland"}).status_code == 303
    db.session.refresh(alice)
    clock.shift(timedelta(hours=24))
    assert today_of(alice) == date(2026, 11, 20)
    rhythm = queries.rhythm_of(alice.id)
    assert rhythm.journeys(date(2026, 11, 1), date(2026, 11, 30)) == {date(2026, 11, 19)}
    assert "on a journey" in week(browser)
    do(alice)
    assert "2 days in a row." in week(browser)
    assert "One spare day in your pocket." in week(browser)


def test_the_first_day_of_an_account_that_went_west_is_kept(alice: Person) -> None:
    assert queries.rhythm_of(alice.id).since == date(2026, 11, 18)
