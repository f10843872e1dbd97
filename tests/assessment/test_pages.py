"""The pages of the assessment: an offer, statements in two ways, a result in words, and nothing lost on the way."""

from datetime import timedelta

import pytest
import time_machine

from netquest.accounts.models import Person
from tests.assessment.answering import ALL, BUSY, SHY, desk, finish
from tests.browser_client import Client
from tests.conftest import PASSWORD, SignIn
from tests.trust import markup

pytestmark = pytest.mark.both


def words(browser: Client, path: str = "/assessment") -> str:
    return markup.text(browser.get(path).text)


def sent(answers: dict[str, int]) -> dict[str, str]:
    return {name: str(step) for name, step in answers.items()}


def test_somebody_new_is_offered_it_after_the_sign_up_and_may_leave_it(client: Client) -> None:
    form = {"name": "Nadia", "email": "nadia@example.org", "password": PASSWORD, "timezone": "Europe/Berlin"}
    assert client.post("/signup", data=form).headers["Location"] == "/assessment"
    assert "Not now" in words(client)
    assert client.post("/assessment/passing").headers["Location"] == "/today"
    assert "Three minutes" not in words(client, "/today")


def test_who_was_on_the_way_to_somewhere_goes_there(client: Client) -> None:
    form = {"name": "Nadia", "email": "nadia@example.org", "password": PASSWORD, "timezone": "Europe/Berlin"}
    assert client.post("/signup", data=form | {"next": "/progress"}).headers["Location"] == "/progress"


def test_today_asks_until_it_is_done_and_never_again(browser: Client, alice: Person) -> None:
    assert "Three minutes of questions" in words(browser, "/today")
    browser.post("/assessment/completion", data=sent(SHY))
    assert "Three minutes of questions" not in words(browser, "/today")
    browser.post("/assessment/removal")
    assert "Three minutes of questions" not in words(browser, "/today")


def test_all_statements_stand_on_one_page_with_what_was_answered(browser: Client) -> None:
    browser.post("/assessment/answers", data={"unsent": "4"})
    form = markup.form(browser.get("/assessment/statements").text, "/assessment/completion")
    assert set(form.fields) - {"csrf_token"} == set(ALL)
    assert form.data()["unsent"] == "4"


def test_one_by_one_each_leads_to_the_next_and_the_last_to_the_end(browser: Client, alice: Person) -> None:
    for number, name in enumerate(ALL):
        page = browser.get(f"/assessment/statements/{name}")
        data = markup.form(page.text, "/assessment/answers").data(**{name: "2"})
        to = browser.post("/assessment/answers", data=data).headers["Location"]
        last = number + 1 == len(ALL)
        assert to == ("/assessment" if last else f"/assessment/statements/{ALL[number + 1]}")
    opened = desk(alice).open
    assert opened
    assert set(opened.answers) == set(ALL)
    assert "See what they say" in words(browser)


def test_going_on_leads_to_the_statement_after_the_last_answer(browser: Client) -> None:
    browser.post("/assessment/answers", data={ALL[0]: "2", ALL[4]: "3"})
    links = {link.get("href") for link in markup.links(browser.get("/assessment").text)}
    assert f"/assessment/statements/{ALL[5]}" in links


def test_a_statement_that_there_is_not_is_not_found(browser: Client) -> None:
    assert browser.get("/assessment/statements/no-such-thing").status_code == 404


def test_htmx_hears_how_many_are_kept(browser: Client) -> None:
    answer = browser.swap("/assessment/answers", data={"unsent": "4", "full-days": ""})
    assert markup.text(answer.text) == "1 of 13 kept."


def test_the_result_says_it_in_words(browser: Client) -> None:
    browser.post("/assessment/completion", data=sent(SHY))
    said = words(browser)
    assert "A possible no is your main hurdle today; time is not." in said
    assert "no diagnosis" in said
    assert "No answer, so we guess nothing here." in said
    assert "You can look again from 2 December 2026 on." in said


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        (dict.fromkeys(ALL, 1) | {"practice-helps": 5}, "Nothing stands much in your way today."),
        (
            dict.fromkeys(ALL, 5) | {"practice-helps": 1},
            "Many things weigh alike for you today; none of them stands out.",
        ),
        (
            {"full-days": 4, "few-occasions": 4},
            "These weigh alike for you today: Too little time and Few opportunities.",
        ),
        ({"full-days": 4}, "Time is your main hurdle today."),
    ],
)
def test_whatever_was_answered_there_is_a_sentence_for_it(browser: Client, answers: dict[str, int], said: str) -> None:
    browser.post("/assessment/completion", data=sent(answers))
    assert said in words(browser)


def test_nothing_answered_is_said_at_the_first_statement(browser: Client) -> None:
    answer = browser.post("/assessment/completion")
    assert answer.status_code == 422
    assert f'id="{ALL[0]}-error"' in answer.text


def test_a_step_that_is_none_is_refused_and_the_others_stay(browser: Client, alice: Person) -> None:
    answer = browser.post("/assessment/completion", data={"unsent": "6", "full-days": "3"})
    assert answer.status_code == 422
    assert markup.form(answer.text, "/assessment/completion").data()["full-days"] == "3"
    alone = browser.post("/assessment/answers", data={"unsent": "6", "step": "unsent"})
    assert alone.status_code == 422
    assert "Statement 1 of 13" in markup.text(alone.text)
    assert desk(alice).open is None


@pytest.mark.parametrize("path", ["/assessment/statements", f"/assessment/statements/{ALL[0]}"])
def test_too_early_is_answered_with_the_day(browser: Client, alice: Person, path: str) -> None:
    finish(alice, SHY)
    assert browser.get(path).headers["Location"] == "/assessment"
    assert "From 2 December on you can look again" in words(browser)


def test_a_second_look_shows_what_has_changed(alice: Person, sign_in: SignIn, clock: time_machine.Traveller) -> None:
    first = finish(alice, SHY)
    clock.shift(timedelta(days=14))
    browser = sign_in(alice)
    browser.post("/assessment/completion", data=sent(SHY | {"unsent": 1, "full-days": 4}))
    said = words(browser)
    assert "Since 18 November 2026" in said
    assert "Lower: Fear of a no" in said
    assert "Taller: Too little time" in said
    assert "A possible no is your main hurdle" in words(browser, f"/assessments/{first}")


def test_the_badge_is_won_by_the_first_and_goes_with_the_last(browser: Client, alice: Person) -> None:
    assert "Finish an assessment" in words(browser, "/badges")
    first = finish(alice, BUSY)
    assert "You said what makes it hard." in words(browser, "/badges")
    assert "Honest start" in words(browser)
    assert "Badges: 1 of" in words(browser, "/progress")
    browser.post("/assessment/removal", data={"assessment": str(first)})
    assert "Finish an assessment" in words(browser, "/badges")
