"""Myths: guess first, see what is known, and meet it again while one guesses wrongly."""

from dataclasses import replace
from datetime import timedelta

import pytest
import time_machine

from netquest.accounts.models import Person
from netquest.catalogue import queries as catalogue
from netquest.catalogue.models import Myth
from netquest.exercises import myth_queries, myth_service
from netquest.exercises.myth_queries import MythState
from tests.browser_client import Client
from tests.challenges.browsing import follow
from tests.challenges.doing import now, today_of
from tests.conftest import NOW, MakePerson
from tests.rows import read_table
from tests.statements import Statements
from tests.trust import markup

pytestmark = pytest.mark.both

MYTHS = list(catalogue.myths().values())
FIRST = MYTHS[0]
UNSTUDIED = next(myth for myth in MYTHS if myth.known is None)


def wrong(myth: Myth) -> str:
    return "partly" if myth.verdict == "not true" else "not true"


def say(person: Person, myth: Myth, said: str) -> None:
    myth_service.answer(person, myth, said, today=today_of(person), at=now())


def state(person: Person, myth: Myth = FIRST) -> MythState:
    [view] = myth_queries.views(person, today=today_of(person), slug=myth.id)
    return view.state


def answers() -> int:
    return len(read_table("myth_answer"))


def test_one_statement_asks_at_a_time(browser: Client) -> None:
    html = browser.get("/myths").text
    asked = [form.action for form in markup.forms(html) if form.action.endswith("/answers")]
    assert asked == [f"/myths/{FIRST.id}/answers"]
    assert FIRST.why not in html, "the guess comes first"
    assert all(f'href="/myths/{myth.id}"' in html for myth in MYTHS)


def test_an_answer_is_told_at_once_what_is_known_and_how_to_test_it(browser: Client) -> None:
    page = follow(browser, browser.post(f"/myths/{FIRST.id}/answers", data={"answer": "true"}))
    told = markup.text(page)
    assert FIRST.known
    for words in ("Not true", "You said: true", FIRST.why, FIRST.known.says, FIRST.known.limits, FIRST.before):
        assert words in told
    assert f'href="/challenges/{FIRST.test}"' in page
    assert "comes back on 19 November" in told


def test_where_there_is_no_study_the_page_says_so(browser: Client) -> None:
    page = follow(browser, browser.post(f"/myths/{UNSTUDIED.id}/answers", data={"answer": UNSTUDIED.verdict}))
    assert UNSTUDIED.unsure in markup.text(page)
    assert "This one rests now" in page


def test_the_next_statement_is_another_one(browser: Client) -> None:
    page = follow(browser, browser.post(f"/myths/{FIRST.id}/answers", data={"answer": "true"}))
    assert f'href="/myths/{MYTHS[1].id}">Next statement</a>' in page


def test_with_htmx_the_answer_comes_in_place(browser: Client) -> None:
    answer = browser.swap(f"/myths/{FIRST.id}/answers", data={"answer": "true"})
    assert answer.status_code == 200
    assert answer.text.lstrip().startswith('<div class="sections" id="myths">')
    assert "autofocus" in answer.text


@pytest.mark.parametrize("said", ["", "maybe", "TRUE", "not-true"])
def test_an_answer_that_is_none_is_refused_and_nothing_is_kept(browser: Client, said: str) -> None:
    answer = browser.post(f"/myths/{FIRST.id}/answers", data={"answer": said})
    assert answer.status_code == 422
    assert "a guess is fine" in answer.text
    assert answers() == 0


def test_a_statement_that_is_none_is_not_found(browser: Client) -> None:
    assert browser.get("/myths/no-such-thing").status_code == 404
    assert browser.post("/myths/no-such-thing/answers", data={"answer": "true"}).status_code == 404


def test_the_first_answer_of_a_day_stands(browser: Client, alice: Person) -> None:
    for said in ("partly", "partly", FIRST.verdict):
        assert browser.post(f"/myths/{FIRST.id}/answers", data={"answer": said}).status_code == 303
    assert answers() == 1
    assert state(alice) is MythState.WAITS


def test_it_comes_back_on_growing_days_and_then_rests(alice: Person, clock: time_machine.Traveller) -> None:
    say(alice, FIRST, wrong(FIRST))
    day = NOW
    for gap in (1, 3, 7, 21):
        clock.move_to(day + timedelta(days=gap - 1))
        assert state(alice) is MythState.WAITS
        day += timedelta(days=gap)
        clock.move_to(day)
        assert state(alice) is MythState.BACK
        say(alice, FIRST, FIRST.verdict)
    assert state(alice) is MythState.RESTS


def test_the_day_is_the_persons_own(make_person: MakePerson, clock: time_machine.Traveller) -> None:
    far = make_person("Kiri", timezone="Pacific/Auckland")
    say(far, FIRST, wrong(FIRST))
    clock.move_to(NOW + timedelta(hours=7))
    assert state(far) is MythState.BACK, "at four in the afternoon (UTC) the next day has begun there"


def test_what_came_back_asks_before_what_is_new(browser: Client, alice: Person, clock: time_machine.Traveller) -> None:
    say(alice, MYTHS[4], wrong(MYTHS[4]))
    clock.shift(timedelta(days=1))
    html = browser.get("/myths").text
    assert f'action="/myths/{MYTHS[4].id}/answers"' in html
    assert "asks again today" in html


def test_a_changed_verdict_changes_nobodys_past(alice: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    say(alice, FIRST, FIRST.verdict)
    turned = {**catalogue.myths(), FIRST.id: replace(FIRST, verdict="true")}
    monkeypatch.setattr(catalogue, "myths", lambda: turned)
    assert state(alice) is MythState.RESTS


def test_when_all_is_answered_nothing_asks(browser: Client, alice: Person) -> None:
    for myth in MYTHS:
        say(alice, myth, myth.verdict)
    assert "Nothing asks for you today" in browser.get("/myths").text
    say_wrong = browser.get(f"/myths/{FIRST.id}").text
    assert "/answers" not in say_wrong


def test_the_page_takes_two_statements_however_much_was_answered(
    browser: Client, alice: Person, statements: Statements, clock: time_machine.Traveller
) -> None:
    with statements:
        browser.get("/myths")
    few = statements.count
    for _ in range(4):
        for myth in MYTHS:
            say(alice, myth, wrong(myth))
        clock.shift(timedelta(days=1))
    browser.get("/today")
    with statements:
        assert browser.get("/myths").status_code == 200
    assert statements.count == few == 2


def test_a_challenge_says_which_statement_it_tests_until_it_was_tried(browser: Client, alice: Person) -> None:
    page = f"/challenges/{FIRST.test}"
    told = markup.text(browser.get(page).text)
    assert FIRST.says in told
    assert FIRST.before in told
    assert f'href="/myths/{FIRST.id}"' in browser.get(page).text
    assert "This tests a saying" not in browser.get("/challenges/follow-up").text
