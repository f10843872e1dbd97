"""A person's three quests: stored once a week, measured by surviving tries alone, gone where they are switched off."""

from datetime import timedelta

import pytest
import time_machine

from netquest.accounts.models import Person
from netquest.core.db import db
from netquest.game.quests import Ask, Quest
from netquest.game.rhythm import Span
from netquest.quests import service
from netquest.rhythm import service as pauses
from tests.browser_client import Client
from tests.challenges.doing import MEETING, MESSAGE, do, now, points, today_of, undo
from tests.conftest import MakePerson, SignIn
from tests.quests.weeks import give, quests_of, stored
from tests.trust import markup

pytestmark = pytest.mark.both

ONE, TWO_GIFTS, STRETCH = Quest(Ask.ONE), Quest(Ask.KINDS, 2), Quest(Ask.DAYS, 2)


def text(browser: Client, path: str = "/quests") -> str:
    return markup.text(browser.get(path).text)


def swap(browser: Client, place: int = 1, number: int = 0) -> int:
    return browser.post("/quests/swap", data={"place": str(place), "number": str(number)}).status_code


def test_the_first_look_of_a_week_stores_three_and_the_second_nothing(
    browser: Client, clock: time_machine.Traveller
) -> None:
    assert "New ones are ready." in text(browser, "/today")
    assert stored() == []
    browser.get("/quests")
    [row] = stored()
    assert (str(row.monday), row.number, len(quests_of(row))) == ("2026-11-16", 0, 3)
    clock.shift(timedelta(days=3))
    browser.get("/today")
    browser.get("/quests")
    assert stored() == [row]


def test_tries_of_before_the_first_look_count(browser: Client, alice: Person) -> None:
    do(alice, MESSAGE)
    do(alice, MEETING)
    assert stored() == []
    browser.get("/quests")
    give(alice, ONE, TWO_GIFTS, STRETCH)
    assert "1 of 2" in text(browser)


def test_monday_brings_new_ones_and_keeps_the_old(browser: Client, clock: time_machine.Traveller) -> None:
    browser.get("/quests")
    clock.shift(timedelta(days=7))
    browser.get("/quests")
    before, after = (quests_of(row) for row in stored())
    assert not {(one.ask, one.of) for one in before} & {(one.ask, one.of) for one in after}


def test_progress_follows_the_tries_and_an_undo_takes_it_away(browser: Client, alice: Person) -> None:
    browser.get("/quests")
    give(alice, ONE, TWO_GIFTS, STRETCH)
    do(alice, MESSAGE)
    assert text(browser).count("1 of 2") == 2
    second = do(alice, MEETING)
    assert "1 of 2" in text(browser)
    undo(alice, second)
    assert text(browser).count("1 of 2") == 2


def test_quests_pay_nothing(alice: Person, make_person: MakePerson) -> None:
    other = make_person("Mia")
    do(other, MESSAGE)
    give(other, ONE, STRETCH, TWO_GIFTS)
    do(alice, MESSAGE)
    assert points(alice) == points(other)


def test_a_receipt_says_what_moved(browser: Client, alice: Person) -> None:
    browser.get("/quests")
    give(alice, ONE, TWO_GIFTS, Quest(Ask.NOTE))
    made = do(alice, MESSAGE)
    words = text(browser, f"/challenges/{MESSAGE}?after={made.attempt.id}")
    assert "One try, whichever you like" in words
    assert "1 of 3 quests this week." in words
    assert "A line for yourself after a try" not in words


def test_a_try_that_moves_nothing_says_nothing(browser: Client, alice: Person) -> None:
    browser.get("/quests")
    give(alice, ONE, Quest(Ask.KINDS, 2), Quest(Ask.NOTE))
    do(alice, MESSAGE)
    again = do(alice, MESSAGE)
    assert "It counts for a quest" not in text(browser, f"/challenges/{MESSAGE}?after={again.attempt.id}")


def test_the_line_on_today_asks_for_itself(browser: Client, alice: Person) -> None:
    line = browser.swap("/quests", headers={"HX-Target": "quests"})
    assert len(stored()) == 1
    assert "<html" not in line.text
    give(alice, ONE, TWO_GIFTS, STRETCH)
    do(alice, MESSAGE)
    words = markup.text(browser.swap("/quests", headers={"HX-Target": "quests"}).text)
    assert words in text(browser, "/today")
    assert ("done" in words, words.count("1 of 2")) == (True, 2)


def test_one_may_be_swapped_a_week(browser: Client) -> None:
    browser.get("/quests")
    before = quests_of(stored()[0])
    assert [swap(browser), swap(browser), swap(browser, 2, 1)] == [303] * 3
    assert [row.number for row in stored()] == [0, 1]
    after = quests_of(stored()[1])
    assert (after[0], after[2]) == (before[0], before[2])
    assert after[1].ask is not before[1].ask
    assert "Another one" not in text(browser)


def test_a_finished_one_stays(browser: Client, alice: Person) -> None:
    browser.get("/quests")
    give(alice, ONE, TWO_GIFTS, STRETCH)
    do(alice, MESSAGE)
    assert swap(browser, 0) == 303
    assert len(stored()) == 1


@pytest.mark.parametrize(
    "body", [{}, {"place": "3", "number": "0"}, {"place": "-1", "number": "0"}, {"place": "0", "number": "2"}]
)
def test_what_nobody_offered_is_refused(browser: Client, body: dict[str, str]) -> None:
    browser.get("/quests")
    assert browser.post("/quests/swap", data=body).status_code == 422
    assert len(stored()) == 1


def test_there_is_nothing_to_swap_before_the_week_is_open(browser: Client) -> None:
    assert swap(browser) == 303
    assert stored() == []


def test_who_switched_them_off_sees_and_stores_nothing(browser: Client, alice: Person) -> None:
    settings = {"name": "Alice", "timezone": "Europe/Berlin", "day_start": "4", "weekly_goal": "3", "minutes": "10"}
    assert browser.post("/settings", data={**settings, "theme": "", "quests": "0"}).status_code == 303
    words = text(browser, "/today")
    db.session.refresh(alice)
    do(alice, MESSAGE)
    assert "quests" not in words
    assert "You have none at the moment." in text(browser)
    assert swap(browser) == 303
    assert stored() == []
    browser.post("/settings", data={**settings, "theme": "", "quests": "1"})
    assert "This week’s quests" in text(browser, "/today")


def test_what_was_finished_gathers_by_weeks(browser: Client, alice: Person, clock: time_machine.Traveller) -> None:
    browser.get("/quests")
    give(alice, ONE, TWO_GIFTS, STRETCH)
    do(alice, MESSAGE)
    assert "What you finish gathers here" in text(browser)
    clock.shift(timedelta(days=7))
    words = text(browser)
    assert "Week of 16 November" in words
    assert words.count("One try, whichever you like") >= 1


def test_the_season_has_a_theme_and_counts_its_quarter_alone(
    browser: Client, alice: Person, sign_in: SignIn, clock: time_machine.Traveller
) -> None:
    do(alice, MESSAGE)
    words = text(browser)
    assert "Lanterns" in words
    assert "1 of 8" in words
    clock.shift(timedelta(days=60))
    words = text(sign_in(alice))
    assert "until 31 March" in words
    assert "Lanterns" not in words


def test_nobody_sees_another_persons_quests(
    browser: Client, alice: Person, make_person: MakePerson, sign_in: SignIn
) -> None:
    browser.get("/quests")
    give(alice, Quest(Ask.STEP, grade=5))
    other = sign_in(make_person("Mia"))
    assert "A step up: grade 5" in text(browser)
    assert all("A step up: grade 5" not in text(other, path) for path in ("/quests", "/today", "/progress"))


def test_a_stored_week_that_was_not_drawn_for_the_person_is_found(browser: Client, alice: Person) -> None:
    browser.get("/quests")
    assert list(service.faults(alice.id)) == []
    give(alice, *[ONE] * 4)
    assert len(list(service.faults(alice.id))) == 1


def test_a_pause_makes_no_quests_and_shows_none(browser: Client, alice: Person) -> None:
    today = today_of(alice)
    pauses.add(alice, Span(today, today + timedelta(days=9)), key="pause", at=now())
    assert "quests" not in text(browser, "/today")
    do(alice, MESSAGE)
    assert "quests rest while you pause" in text(browser)
    assert stored() == []


def test_a_pause_over_most_of_a_week_leaves_the_rest_of_it_alone(browser: Client, alice: Person) -> None:
    today = today_of(alice)
    pauses.add(alice, Span(today + timedelta(days=1), today + timedelta(days=4)), key="pause", at=now())
    assert "quests rest while you pause" in text(browser)
    assert stored() == []
