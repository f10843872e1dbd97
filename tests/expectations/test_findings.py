"""After a try: whether what one feared happened, and what one learnt."""

from datetime import timedelta

import pytest
import time_machine

from netquest.accounts.models import Person
from netquest.expectations import queries, service
from netquest.expectations.rules import Expected, Found, Happened
from netquest.game.badges import Reached
from tests.browser_client import Client
from tests.challenges.browsing import follow
from tests.challenges.doing import do, today_of, undo
from tests.expectations.expecting import MEETING, attempt, form_of, keep, plans, tell
from tests.trust import markup

pytestmark = pytest.mark.both

SLUG = MEETING.rpartition("/")[2]
NO, YES = Happened.NO, Happened.YES
UNMET = 10


@pytest.fixture
def tried(browser: Client) -> int:
    """The id of a try before which something was feared."""
    keep(browser, fears=["silence", "pause"], own_fear="The dog barks")
    attempt(browser)
    attempt_id = plans()[0].attempt_id
    assert attempt_id
    return attempt_id


def test_the_receipt_asks_whether_it_happened(browser: Client) -> None:
    keep(browser, fears=["silence"])
    shown = follow(browser, attempt(browser))
    assert "What you said before" in shown
    assert "Did it happen?" in shown


def test_what_came_of_it_stands_beside_what_was_feared(browser: Client, tried: int) -> None:
    answer = tell(browser, tried, happened_silence="no", happened_own="yes", learnt="He was glad.")
    assert answer.status_code == 303
    for page in (f"/attempts/{tried}", MEETING):
        shown = markup.text(browser.get(page).text)
        assert "No answer at all It did not happen" in shown
        assert "The dog barks It happened" in shown
        assert "He was glad." in shown
    assert form_of(browser, f"/attempts/{tried}/finding").data()["happened_own"] == "yes"


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({}, "One answer is enough"),
        ({"happened_silence": "perhaps"}, "Choose one of the answers"),
        ({"happened_refusal": "yes"}, "One answer is enough"),
        ({"learnt": "x" * 1001}, "That is too long"),
    ],
)
def test_what_cannot_be_kept_is_refused(browser: Client, tried: int, said: dict[str, str], words: str) -> None:
    answer = browser.post(f"/attempts/{tried}/finding", data=said)
    assert answer.status_code == 422
    assert words in answer.text
    assert (plans()[0].happened, plans()[0].learnt) == ("", "")


def test_answers_are_changed_and_deleted_and_then_the_plan(browser: Client, tried: int) -> None:
    tell(browser, tried, happened_silence="no")
    tell(browser, tried, happened_silence="partly")
    assert plans()[0].happened == "silence=partly"
    for _ in range(2):
        assert browser.post(f"/attempts/{tried}/finding/removal").status_code == 303
    assert (plans()[0].happened, plans()[0].told_on) == ("", None)
    for _ in range(2):
        assert browser.post("/expectations/deletion", data={"attempt": str(tried)}).status_code == 303
    assert plans() == []
    assert browser.get(f"/attempts/{tried}/finding").status_code == 404


def test_in_two_windows_neither_wipes_out_the_other(browser: Client, tried: int) -> None:
    path = f"/attempts/{tried}/finding"
    one, other = form_of(browser, path).data(learnt="One."), form_of(browser, path).data(learnt="Other.")
    assert browser.post(path, data=one).status_code == 303
    assert browser.post(path, data=one).status_code == 303, "the same again"
    stale = browser.post(path, data=other)
    assert stale.status_code == 409
    assert "One." in markup.text(stale.text)
    assert browser.post(path, data=markup.form(stale.text, path).data()).status_code == 303
    assert plans()[0].learnt == "Other."


def test_a_try_without_a_plan_is_asked_nothing(browser: Client, keeper: Person) -> None:
    made = do(keeper, SLUG)
    assert browser.get(f"/attempts/{made.attempt.id}/finding").status_code == 404
    assert "What you said before" not in browser.get(MEETING).text


def test_an_undone_try_keeps_the_words_for_the_next(keeper: Person) -> None:
    service.keep(keeper, SLUG, Expected(fears=("silence",)), key="one", seen="", on=today_of(keeper))
    made = do(keeper, SLUG)
    service.tell(keeper, made.attempt.id, Found({"silence": NO}, "Short."), seen="", on=today_of(keeper))
    undo(keeper, made)
    assert queries.of_attempts(keeper, [made.attempt.id]) == {}
    again = do(keeper, SLUG)
    assert queries.get_tried(keeper, again.attempt.id).found == Found({"silence": NO}, "Short.")


def test_fears_that_were_not_met_are_counted_by_tries(keeper: Person, clock: time_machine.Traveller) -> None:
    first = today_of(keeper)
    for number in range(UNMET + 2):
        today = today_of(keeper)
        fears = ("silence", "pause")
        service.keep(keeper, SLUG, Expected(fears=fears), key=str(number), seen="", on=today)
        made = do(keeper, SLUG)
        happened = {"silence": NO, "pause": YES if number == 0 else NO}
        service.tell(keeper, made.attempt.id, Found(happened), seen="", on=today)
        clock.shift(timedelta(days=1))
        won_on = first + timedelta(days=UNMET) if number >= UNMET else None
        assert queries.badges_of(keeper)["myth-buster"] == Reached(min(number, UNMET), won_on)
