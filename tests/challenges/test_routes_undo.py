"""Taking an attempt back as a browser does it: by the form that follows it."""

from datetime import timedelta

import pytest
import time_machine

from netquest.accounts.models import Person
from netquest.challenges.models import Attempt, Withdrawal
from netquest.core.db import db
from tests.browser_client import Client
from tests.challenges.browsing import ATTEMPTS, PAGE, a_card_of_today, count, follow, form_at, last, record, undo_form
from tests.challenges.doing import MESSAGE, differences, points
from tests.trust import markup

pytestmark = pytest.mark.both


def test_undo_makes_it_as_if_it_had_never_been(browser: Client, alice: Person) -> None:
    html = follow(browser, record(browser))
    assert points(alice) > 0
    after = follow(browser, browser.post(undo_form(html).action))
    assert "Taken back, as if it had never been." in markup.text(after)
    db.session.rollback()
    assert (points(alice), count(Attempt), count(Withdrawal), differences(alice)) == (0, 1, 1, [])
    assert "0 points" in markup.text(browser.get("/progress").text)


def test_undo_of_a_card_on_the_menu_opens_the_card_again(browser: Client) -> None:
    page = a_card_of_today(browser)
    answer = browser.post(undo_form(follow(browser, record(browser, page))).action)
    assert answer.location.startswith("/today#card-")
    assert f"{page}/attempts" in [form.action for form in markup.forms(follow(browser, answer))]


def test_undo_swaps_the_open_card_in(browser: Client) -> None:
    made = browser.swap(ATTEMPTS, data=form_at(browser).data(outcome="done"))
    answer = browser.swap(undo_form(made.text).action, data={})
    assert (answer.status_code, answer.headers["HX-Trigger"]) == (200, "scored")
    assert markup.form(answer.text, ATTEMPTS).data()["key"] == f"2026-11-18:{MESSAGE}:1"


def test_undo_again_answers_as_the_first_time(browser: Client, clock: time_machine.Traveller) -> None:
    action = undo_form(follow(browser, record(browser))).action
    first, again = browser.post(action), browser.post(action)
    assert (again.status_code, again.location) == (first.status_code, first.location)
    clock.shift(timedelta(days=1))
    assert browser.post(action).status_code == 303
    db.session.rollback()
    assert count(Withdrawal) == 1


@pytest.mark.parametrize("is_swap", [False, True], ids=["page", "htmx"])
def test_undo_ends_with_the_day(browser: Client, alice: Person, clock: time_machine.Traveller, is_swap: bool) -> None:
    action = undo_form(follow(browser, record(browser))).action
    clock.shift(timedelta(hours=18))  # four in the morning in Berlin: the next day has begun
    answer = browser.swap(action, data={}) if is_swap else browser.post(action)
    assert answer.status_code == 409
    assert "Its day is over, so this try stays as it is." in markup.text(answer.text)
    db.session.rollback()
    assert (count(Withdrawal), points(alice) > 0) == (0, True)
    assert [form for form in markup.forms(browser.get(PAGE).text) if form.action == action] == []


def test_undo_lasts_as_long_as_the_local_day(browser: Client, clock: time_machine.Traveller) -> None:
    action = undo_form(follow(browser, record(browser))).action
    clock.shift(timedelta(hours=17, minutes=59))
    assert browser.post(action).status_code == 303


def test_a_redo_after_undo_is_another_attempt(browser: Client, alice: Person) -> None:
    browser.post(undo_form(follow(browser, record(browser))).action)
    html = follow(browser, record(browser, outcome="partly"))
    db.session.rollback()
    assert (count(Attempt), last().key) == (2, f"2026-11-18:{MESSAGE}:1")
    assert "Points for you" in markup.text(html)
    assert (points(alice) > 0, differences(alice)) == (True, [])
