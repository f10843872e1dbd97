"""Pauses: ahead and backwards, meeting each other, ended early, taken away, and what they do to a streak."""

from datetime import date, timedelta

import pytest
import time_machine

from netquest.accounts.models import Person
from netquest.core.db import db, insert_rows, transaction
from netquest.core.errors import LimitReached
from netquest.game.rhythm import Span
from netquest.rhythm import queries, service
from netquest.rhythm.models import Pause
from netquest.rhythm.rules import MOST_PAUSES
from tests.browser_client import Client
from tests.challenges.browsing import follow
from tests.challenges.doing import differences, do, now
from tests.conftest import MakePerson, SignIn
from tests.statements import Statements
from tests.trust import markup

pytestmark = pytest.mark.both


def lay(browser: Client, first: str, last: str) -> str:
    """Lay a pause by the form of the page, and return the page that follows."""
    form = markup.form(browser.get("/rhythm").text, "/pauses")
    return follow(browser, browser.post("/pauses", data=form.data(starts_on=first, ends_on=last)))


def spans(person: Person) -> list[tuple[str, str]]:
    db.session.rollback()
    return [(str(one.span.first)[5:], str(one.span.last)[5:]) for one in queries.pauses(person)]


def the_id(person: Person) -> int:
    return queries.pauses(person)[0].id


def streak(browser: Client) -> str:
    """What the week says."""
    return markup.text(browser.swap("/today", headers={"HX-Target": "week"}).text)


def test_a_pause_is_laid_and_shown(browser: Client, alice: Person) -> None:
    page = lay(browser, "2026-11-16", "2026-11-22")
    assert "The pause is laid." in page
    assert "16 November to 22 November 2026" in page
    today = browser.get("/today").text
    assert "You are on a pause until 22 November." in today
    assert today.count(": a pause<") == 6, "today itself stays open"


def test_the_same_form_twice_lays_one_pause(browser: Client, alice: Person) -> None:
    form = markup.form(browser.get("/rhythm").text, "/pauses")
    for _ in range(2):
        sent = form.data(starts_on="2026-12-01", ends_on="2026-12-01")
        assert browser.post("/pauses", data=sent).status_code == 303
    assert spans(alice) == [("12-01", "12-01")]


@pytest.mark.parametrize(
    ("first", "last", "field", "words"),
    [
        ("2026-11-20", "2026-11-19", "ends_on", "A pause ends on the day it begins, or later."),
        ("2025-11-16", "2026-11-19", "starts_on", "up to a year back"),
        ("2026-11-19", "2027-11-20", "ends_on", "up to a year ahead"),
        ("0001-01-01", "9999-12-31", "ends_on", "up to a year ahead"),
        ("", "2026-11-19", "starts_on", "A day, please"),
        ("2026-02-30", "2026-11-19", "starts_on", "A day, please"),
        ("2026-11-19", "tomorrow", "ends_on", "A day, please"),
        ("2025-11-17", "2026-11-19", "ends_on", "more than 366 days"),
    ],
)
def test_days_that_make_no_pause_are_refused_at_their_field(
    browser: Client, alice: Person, first: str, last: str, field: str, words: str
) -> None:
    form = markup.form(browser.get("/rhythm").text, "/pauses")
    answer = browser.post("/pauses", data=form.data(starts_on=first, ends_on=last))
    assert answer.status_code == 422
    assert f'id="{field}-error"' in answer.text
    assert words in answer.text
    assert f'value="{first}"' in answer.text
    assert spans(alice) == []


def test_pauses_that_meet_become_one(browser: Client, alice: Person) -> None:
    lay(browser, "2026-12-01", "2026-12-05")
    lay(browser, "2026-12-10", "2026-12-12")
    assert spans(alice) == [("12-10", "12-12"), ("12-01", "12-05")]
    lay(browser, "2026-12-03", "2026-12-09")
    assert spans(alice) == [("12-01", "12-12")]


def test_together_they_are_no_longer_than_a_year(browser: Client, alice: Person) -> None:
    lay(browser, "2025-12-01", "2026-11-25")
    with pytest.raises(LimitReached):
        service.add(alice, Span(date(2026, 11, 26), date(2026, 12, 30)), key="more", at=now())
    assert len(spans(alice)) == 1


def test_a_pause_is_moved_and_takes_in_what_it_meets(browser: Client, alice: Person) -> None:
    lay(browser, "2026-12-10", "2026-12-12")
    lay(browser, "2026-12-01", "2026-12-05")
    first = queries.pauses(alice)[1].id
    form = markup.form(browser.get(f"/pauses/{first}").text, f"/pauses/{first}")
    refused = browser.post(form.action, data=form.data(ends_on="2026-11-01"))
    assert refused.status_code == 422
    assert "A pause ends on the day it begins, or later." in refused.text
    page = follow(browser, browser.post(form.action, data=form.data(ends_on="2026-12-10")))
    assert "1 December to 12 December 2026" in page
    assert spans(alice) == [("12-01", "12-12")]


def test_who_is_back_early_ends_it(browser: Client, alice: Person) -> None:
    lay(browser, "2026-11-16", "2026-11-30")
    ending = f"/pauses/{the_id(alice)}/ending"
    assert "I am back today" in browser.get(ending.removesuffix("/ending")).text
    for _ in range(2):
        assert browser.post(ending).status_code == 303
    assert spans(alice) == [("11-16", "11-17")]


def test_a_pause_that_begins_today_is_ended_by_taking_it_away(browser: Client, alice: Person) -> None:
    lay(browser, "2026-11-18", "2026-11-30")
    ending = f"/pauses/{the_id(alice)}/ending"
    for _ in range(2):
        assert browser.post(ending).status_code == 303
    assert spans(alice) == []


def test_a_pause_is_taken_away_once_or_twice(browser: Client, alice: Person) -> None:
    lay(browser, "2026-12-01", "2026-12-05")
    gone = f"/pauses/{the_id(alice)}"
    for _ in range(2):
        assert browser.post(f"{gone}/deletion").status_code == 303
    assert spans(alice) == []
    assert browser.get(gone).status_code == browser.post(gone).status_code == 404


def test_somebody_elses_pause_does_not_exist(
    browser: Client, alice: Person, make_person: MakePerson, sign_in: SignIn
) -> None:
    lay(browser, "2026-12-01", "2026-12-05")
    bob, gone = sign_in(make_person("Bob")), f"/pauses/{the_id(alice)}"
    for act in ("", "/ending", "/deletion"):
        assert bob.post(gone + act, data={"starts_on": "2026-12-01", "ends_on": "2026-12-02"}).status_code == 404
    assert spans(alice) == [("12-01", "12-05")]


def test_a_pause_laid_over_last_week_mends_both_streaks(
    browser: Client, alice: Person, clock: time_machine.Traveller
) -> None:
    browser.post("/rhythm", data={"weekly_goal": "3", "day_streak": "y"})
    clock.shift(timedelta(days=-2))  # Monday
    for _ in range(7):
        do(alice)
        clock.shift(timedelta(days=1))
    clock.shift(timedelta(days=7))
    do(alice)
    before = streak(browser)
    assert "1 day in a row." in before
    assert "8 active days so far." in before
    page = lay(browser, "2026-11-23", "2026-11-29")
    assert "Nothing was asked of you then." in page
    after = streak(browser)
    assert "8 days in a row." in after
    assert "1 week running." in after
    strengths = [markup.text(browser.get("/progress").text)]
    browser.post(f"/pauses/{the_id(alice)}/deletion")
    assert streak(browser) == before
    strengths.append(markup.text(browser.get("/progress").text))
    assert strengths[0] != strengths[1]
    assert differences(alice) == []


def test_three_paused_days_leave_their_week_as_it_is(
    browser: Client, alice: Person, clock: time_machine.Traveller
) -> None:
    clock.shift(timedelta(days=-2))
    for _ in range(3):
        do(alice)
        clock.shift(timedelta(days=1))
    clock.shift(timedelta(days=11))
    assert "week running" not in streak(browser)
    lay(browser, "2026-11-23", "2026-11-25")
    assert "week running" not in streak(browser)
    lay(browser, "2026-11-26", "2026-11-26")
    assert "1 week running." in streak(browser)


def test_today_and_the_page_cost_the_same_with_many_pauses(
    browser: Client, alice: Person, statements: Statements
) -> None:
    counts = []
    for number in range(3):
        lay(browser, f"2026-12-{3 * number + 1:02}", f"2026-12-{3 * number + 1:02}")
        browser.get("/today")
        for path in ("/today", "/rhythm"):
            with statements:
                browser.get(path)
            counts.append(statements.count)
    assert counts == counts[:2] * 3


def test_a_hundred_pauses_are_enough(alice: Person) -> None:
    days = [date(2020, 1, 1) + timedelta(days=3 * number) for number in range(MOST_PAUSES)]
    kept = {"person_id": alice.id, "at": now(), "deleted_at": None}
    with transaction() as session:
        insert_rows(session, Pause, [{**kept, "key": str(day), "starts_on": day, "ends_on": day} for day in days])
    with pytest.raises(LimitReached):
        service.add(alice, Span(date(2026, 12, 1), date(2026, 12, 2)), key="more", at=now())
    assert len(queries.pauses(alice)) == MOST_PAUSES
