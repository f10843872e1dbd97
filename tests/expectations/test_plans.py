"""Before a try: what one expects, kept until the challenge is tried."""

from datetime import timedelta

import pytest

from netquest.accounts.models import Person
from netquest.core.db import db
from netquest.expectations import queries, service
from netquest.expectations.rules import Expected
from netquest.game.badges import Reached
from tests.browser_client import Client
from tests.challenges.browsing import follow
from tests.challenges.doing import do, today_of, undo
from tests.expectations.expecting import MEETING, PLAN, SAID, attempt, form_of, keep, plans
from tests.statements import Statements
from tests.trust import markup

pytestmark = pytest.mark.both

SLUG = MEETING.rpartition("/")[2]
EASY = "/challenges/two-silent-seconds"


def test_who_was_never_asked_is_asked_kindly_and_may_say_no(sign_in, alice: Person) -> None:
    browser: Client = sign_in(alice)
    assert "What do you expect? Say it beforehand" in browser.get(MEETING).text
    assert "What do you expect?" not in browser.get(EASY).text
    page = browser.get(PLAN).text
    assert "Would you like to?" in page
    no = [form for form in markup.forms(page) if form.action == "/expectations/consent"][-1]
    shown = follow(browser, browser.post(no.action, data=no.data(on="0")))
    assert "Nothing of it is asked or shown any more." in shown
    assert "What do you expect?" not in shown


def test_who_agrees_comes_to_the_form_and_back_to_the_challenge(sign_in, alice: Person) -> None:
    browser: Client = sign_in(alice)
    yes = next(form for form in markup.forms(browser.get(PLAN).text) if form.action == "/expectations/consent")
    answer = browser.post(yes.action, data=yes.data(on="1"))
    assert answer.location == PLAN
    answer = keep(browser)
    assert answer.location == MEETING
    shown = markup.text(follow(browser, answer))
    for words in ("Tuesday, at the machine", "ask about the move", "a rock", "No answer at all", "An awkward pause"):
        assert words in shown


def test_while_it_is_off_nothing_is_kept_and_what_was_typed_stays(browser: Client, keeper: Person) -> None:
    filled = form_of(browser).data() | SAID
    service.consent(keeper, keeps=False)
    answer = browser.post(PLAN, data=filled)
    assert answer.status_code == 422
    assert "so nothing was kept" in answer.text
    assert "Tuesday, at the machine" in answer.text
    assert plans() == []


def test_what_is_kept_stays_while_it_is_off_and_is_shown_again(browser: Client, keeper: Person) -> None:
    keep(browser)
    service.consent(keeper, keeps=False)
    assert "Tuesday, at the machine" not in browser.get(MEETING).text
    db.session.refresh(keeper)
    assert queries.waiting(keeper) == {}
    service.consent(keeper, keeps=True)
    assert "Tuesday, at the machine" in browser.get(MEETING).text


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({}, "Say one of the three"),
        ({"own_fear": " \u200b "}, "Say one of the three"),
        ({"fears": ["silence", "flood"]}, "Please choose among the answers"),
        ({"nerves": "101"}, "Choose one of the answers"),
        ({"nerves": "heavy"}, "Choose one of the answers"),
        ({"nerves": "-10"}, "Choose one of the answers"),
        ({"cue": "x" * 161}, "That is too long"),
        ({"act": "x" * 161}, "That is too long"),
        ({"own_fear": "x" * 161}, "That is too long"),
    ],
)
def test_what_cannot_be_kept_is_refused_at_its_field(browser: Client, said: dict[str, object], words: str) -> None:
    answer = browser.post(PLAN, data={"key": "one", **said})
    assert answer.status_code == 422
    assert words in answer.text
    assert plans() == []


def test_a_plan_for_an_unknown_challenge_is_nowhere(browser: Client) -> None:
    for path in ("/challenges/no-such-card/plan", "/challenges/no-such-card/plan/removal"):
        assert browser.post(path, data=SAID).status_code == 404
    assert browser.get("/challenges/no-such-card/plan").status_code == 404


def test_a_plan_is_changed_and_deleted(browser: Client) -> None:
    keep(browser)
    keep(browser, cue="Wednesday")
    [plan] = plans()
    assert (plan.cue, plan.act) == ("Wednesday", "ask about the move")
    gone = markup.form(browser.get(PLAN).text, f"{PLAN}/removal")
    for _ in range(2):
        assert browser.post(gone.action, data=gone.data()).status_code == 303
    assert plans() == []


def test_in_two_windows_neither_wipes_out_the_other(browser: Client) -> None:
    keep(browser)
    one, other = form_of(browser).data(cue="Thursday"), form_of(browser).data(cue="Friday")
    assert browser.post(PLAN, data=one).status_code == 303
    stale = browser.post(PLAN, data=other)
    assert stale.status_code == 409
    assert "Thursday" in markup.text(stale.text)
    form = markup.form(stale.text, PLAN)
    assert form.data()["cue"] == "Friday"
    assert browser.post(PLAN, data=form.data()).status_code == 303
    assert [plan.cue for plan in plans()] == ["Friday"]


def test_it_belongs_to_the_try_and_its_stone_is_asked_once(browser: Client) -> None:
    filled = form_of(browser).data() | SAID
    browser.post(PLAN, data=filled)
    form = markup.form(browser.get(MEETING).text, f"{MEETING}/attempts")
    assert form.data()["nerves_before"] == "70"
    attempt(browser)
    [plan] = plans()
    assert plan.attempt_id is not None
    assert browser.post(PLAN, data=filled).status_code == 303, "the form once more, late"
    assert len(plans()) == 1


def test_a_skip_leaves_it_waiting_and_an_undone_try_sets_it_free(keeper: Person) -> None:
    service.keep(keeper, SLUG, Expected(act="ask"), key="one", seen="", on=today_of(keeper))
    do(keeper, SLUG, outcome="skipped")
    assert plans()[0].attempt_id is None
    made = do(keeper, SLUG)
    assert plans()[0].attempt_id == made.attempt.id
    undo(keeper, made)
    assert plans()[0].attempt_id is None
    again = do(keeper, SLUG)
    assert plans()[0].attempt_id == again.attempt.id


def test_of_two_that_wait_the_newest_is_shown_and_tried_first(keeper: Person) -> None:
    service.keep(keeper, SLUG, Expected(act="first"), key="one", seen="", on=today_of(keeper))
    made = do(keeper, SLUG)
    service.keep(keeper, SLUG, Expected(act="second"), key="two", seen="", on=today_of(keeper))
    undo(keeper, made)
    waits = queries.find_waiting(keeper, SLUG)
    assert waits
    assert waits.expected.act == "second"
    do(keeper, SLUG)
    waits = queries.find_waiting(keeper, SLUG)
    assert waits
    assert waits.expected.act == "first"


def test_everything_is_deleted_at_once(browser: Client, keeper: Person) -> None:
    keep(browser)
    attempt(browser)
    keep(browser, EASY + "/plan", act="smile")
    assert browser.post("/expectations/deletion", data={"attempt": "987654"}).status_code == 303
    assert browser.post("/expectations/deletion", data={"attempt": "x"}).status_code == 422
    assert len(plans()) == 2
    for _ in range(2):
        assert browser.post("/expectations/deletion").status_code == 303
    assert plans() == []


def test_the_first_plan_with_when_and_what_wins_the_badge(keeper: Person) -> None:
    today = today_of(keeper)
    assert queries.badges_of(keeper)["planner"] == Reached(0)
    said = {"one": Expected(cue="noon"), "two": Expected(cue="noon", act="go"), "three": Expected(cue="now", act="go")}
    for number, (key, expected) in enumerate(said.items()):
        slug = (SLUG, "follow-up", "thanks-for-one-thing")[number]
        service.keep(keeper, slug, expected, key=key, seen="", on=today + timedelta(days=number))
    assert queries.badges_of(keeper)["planner"] == Reached(1, today + timedelta(days=1))


def test_today_takes_one_statement_more_for_who_keeps_plans_and_none_for_others(
    browser: Client, keeper: Person, statements: Statements
) -> None:
    browser.get("/today")
    counts = []
    for number, keeps in enumerate((False, True, True)):
        service.consent(keeper, keeps=keeps)
        for slug in (SLUG, "follow-up", "thanks-for-one-thing")[: 2 * number]:
            service.keep(keeper, slug, Expected(act="go"), key=f"{slug}{number}", seen="", on=today_of(keeper))
        with statements:
            browser.get("/today")
        counts.append(statements.count)
    assert counts[1] == counts[2] == counts[0] + 1
