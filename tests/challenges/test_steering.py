"""What one says about how NetQuest chooses: a fact that moves the belief and no point, and can be taken back."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from sqlalchemy import select

from netquest.accounts.models import Person
from netquest.assessment import service as assessments
from netquest.challenges import cards, day_queries, menus, queries, steering, steers
from netquest.challenges.models import Practice, Steer
from netquest.core.db import db
from netquest.core.errors import LimitReached, NotFound
from netquest.game.learning import refold
from netquest.game.readiness import DIMENSION, OFF, PRIOR, Readiness
from netquest.game.steering import MOST_SAID, Kind
from tests.browser_client import Client
from tests.challenges.browsing import follow
from tests.challenges.doing import MEETING, MESSAGE, differences, do, now, points, today_of, undo
from tests.conftest import MakePerson
from tests.rows import read_table
from tests.trust import markup

pytestmark = pytest.mark.both

SAY = "/readiness/steers"


def say(person: Person, kind: Kind, source: str = "") -> None:
    steering.steer(person, kind, source, seen=steers.said_by(person.id).count, at=now())


def take_back(person: Person) -> None:
    steering.unsteer(person, steers.said_by(person.id).steers[-1].id, at=now())


def believed(person: Person) -> Readiness:
    return day_queries.day_of(person, today_of(person)).state.readiness


def mean(person: Person, source: str) -> float:
    return believed(person).means[DIMENSION[source]]


def test_a_correction_moves_its_source_alone_and_no_point(alice: Person) -> None:
    do(alice, MEETING)
    before, held = believed(alice), points(alice)
    say(alice, Kind.EASIER, "time")
    after, place = believed(alice), DIMENSION["time"]
    assert after.means[place] == before.means[place] + 0.5
    assert after.means[:place] + after.means[place + 1 :] == before.means[:place] + before.means[place + 1 :]
    assert (points(alice), differences(alice)) == (held, [])
    take_back(alice)
    take_back_again = steers.said_by(alice.id)
    assert (believed(alice), take_back_again.steers, take_back_again.count) == (before, (), 1)


def test_what_is_said_keeps_its_place_among_the_tries(alice: Person, clock: time_machine.Traveller) -> None:
    do(alice, MEETING)
    say(alice, Kind.HARDER, "rejection")
    made = do(alice, "follow-up", nerves_before=70)
    clock.shift(timedelta(days=3))
    say(alice, Kind.ANEW)
    do(alice)
    say(alice, Kind.EASIER, "rejection")
    assert believed(alice) == refold(queries.surviving_acts(alice.id), PRIOR, steers.said_by(alice.id).steers)
    assert differences(alice) == []
    undone = do(alice, "ask-the-quiet-one")
    undo(alice, undone)
    assert differences(alice) == []
    assert made.attempt.id in {act.id for act in queries.surviving_acts(alice.id)}


def test_who_begins_anew_begins_where_the_assessment_says_and_keeps_the_rest(alice: Person) -> None:
    assessments.finish(alice, {"unsent": 5, "practice-helps": 4}, at=now())
    first = believed(alice)
    do(alice, MEETING)
    held = points(alice)
    say(alice, Kind.ANEW)
    assert (believed(alice), points(alice), differences(alice)) == (first, held, [])
    assessments.remove(alice, None, at=now())
    assert believed(alice) == PRIOR
    take_back(alice)
    assert believed(alice) == refold(queries.surviving_acts(alice.id))


def test_switched_off_nothing_is_learned_then_or_later(alice: Person) -> None:
    do(alice, MEETING)
    before = believed(alice)
    say(alice, Kind.OFF)
    do(alice, "follow-up", nerves_before=90)
    assert (believed(alice), differences(alice)) == (OFF, [])
    say(alice, Kind.ON)
    assert (believed(alice), differences(alice)) == (before, [])
    do(alice)
    assert believed(alice) != before
    assert differences(alice) == []


def test_a_switch_that_stands_already_is_no_word(alice: Person) -> None:
    for kind, count in ((Kind.ON, 0), (Kind.OFF, 1), (Kind.OFF, 1), (Kind.ON, 2)):
        say(alice, kind)
        assert steers.said_by(alice.id).count == count


def test_a_switch_is_not_taken_back_and_nobody_elses_word_is(alice: Person, make_person: MakePerson) -> None:
    say(alice, Kind.OFF)
    with pytest.raises(NotFound):
        take_back(alice)
    bob = make_person("Bob")
    say(bob, Kind.EASIER, "time")
    with pytest.raises(NotFound):
        steering.unsteer(alice, steers.said_by(bob.id).steers[0].id, at=now())


def test_switched_off_courage_pays_what_it_pays_on_a_first_day(alice: Person, make_person: MakePerson) -> None:
    for slug in (MEETING, "follow-up", "ask-the-quiet-one"):
        do(alice, slug)
    say(alice, Kind.OFF)
    newcomer = make_person("Bob")
    assert do(alice).attempt.grade == do(newcomer).attempt.grade
    chances = [row["predicted"] for row in read_table("attempt") if row["slug"] == MESSAGE]
    assert chances[0] == chances[1]


def test_switched_off_the_menu_says_grades_and_nothing_of_hurdles(alice: Person) -> None:
    for slug in (MEETING, "follow-up"):
        do(alice, slug, nerves_after=90)
    say(alice, Kind.OFF)
    day = day_queries.day_of(alice, today_of(alice))
    menus.open_day(alice, day, pins={}, at=now())
    day = day_queries.day_of(alice, today_of(alice))
    shown = cards.menu(alice, day)
    assert len(shown) == 3
    assert {"fit", "need"}.isdisjoint({reason for card in shown for reason in card.reasons})
    assert day.menu
    assert day.menu.mode.value == "normal"
    grades = [card.challenge.grade for card in shown]
    assert grades == sorted(grades)


def test_words_go_only_so_far(alice: Person) -> None:
    for _ in range(MOST_SAID):
        say(alice, Kind.EASIER, "time")
    with pytest.raises(LimitReached):
        say(alice, Kind.HARDER, "time")
    say(alice, Kind.EASIER, "value")
    say(alice, Kind.ANEW)
    say(alice, Kind.HARDER, "time")
    assert mean(alice, "time") == -0.5


def test_what_was_said_before_it_was_seen_is_kept_and_the_rest_is_not(alice: Person) -> None:
    for seen in (0, 0, 5, 0):
        steering.steer(alice, Kind.EASIER, "time", seen=seen, at=now())
    assert mean(alice, "time") == 0.5


def test_the_checker_finds_a_belief_that_is_not_what_was_said(alice: Person) -> None:
    say(alice, Kind.EASIER, "time")
    db.session.execute(Steer.__table__.delete())  # type: ignore[attr-defined]
    assert "readiness" in differences(alice)[0]
    kept = db.session.scalar(select(Practice.readiness).where(Practice.person_id == alice.id))
    assert kept


def forms_of(browser: Client, kind: str) -> list[markup.Form]:
    forms = markup.forms(browser.get("/readiness").text)
    return [form for form in forms if form.action == SAY and kind in form.fields["kind"].offered]


def press(browser: Client, kind: str, **said: str) -> str:
    form = next(form for form in forms_of(browser, kind) if form.fields["source"].sent == said.get("source", ""))
    return markup.text(follow(browser, browser.post(SAY, data=form.data(kind=kind))))


def test_correcting_and_taking_back_by_plain_forms(browser: Client, alice: Person) -> None:
    text = press(browser, "easier", source="time")
    assert "Its stone moved up half a grade" in text
    assert "is easier for you" in text
    html = browser.get("/readiness").text
    form = next(form for form in markup.forms(html) if form.action.endswith("/withdrawal"))
    assert "as if you had never said it" in markup.text(follow(browser, browser.post(form.action, data=form.data())))
    assert believed(alice) == PRIOR


def test_the_answer_to_a_swap_is_the_part_itself_with_the_list_left_open(browser: Client) -> None:
    answer = browser.swap(SAY, data={"number": "0", "kind": "harder", "source": "value"})
    assert (answer.status_code, "<html" in answer.text) == (200, False)
    assert 'id="choosing"' in answer.text
    assert "data-spoken" in answer.text
    assert '<details class="more" open' in answer.text


def test_switching_off_leaves_no_belief_on_the_page(browser: Client, alice: Person) -> None:
    do(alice, MEETING)
    text = press(browser, "off")
    assert "by grade and variety" in text
    assert "holds you back" not in text
    assert "about grade" not in text
    assert "there is nothing to draw" in markup.text(browser.get("/progress/readiness").text)
    assert "What is a stretch for you" in press(browser, "on")


def test_beginning_anew_is_told_and_can_be_taken_back(browser: Client, alice: Person) -> None:
    do(alice, MEETING)
    before = believed(alice)
    assert "You began anew." in press(browser, "anew")
    html = browser.get("/readiness").text
    form = next(form for form in markup.forms(html) if form.action.endswith("/withdrawal"))
    browser.post(form.action, data=form.data())
    assert believed(alice) == before


def test_a_word_too_many_is_answered_kindly_at_its_hurdle(browser: Client, alice: Person) -> None:
    for _ in range(MOST_SAID):
        say(alice, Kind.EASIER, "time")
    data = {"number": str(MOST_SAID), "kind": "easier", "source": "time"}
    for send in (browser.post, browser.swap):
        answer: Any = send(SAY, data=data)
        assert answer.status_code == 422
        assert 'id="source-time-error" role="alert"' in answer.text
        assert "as far as words go" in markup.text(answer.text)


@pytest.mark.parametrize(
    "data",
    [
        {},
        {"number": "0"},
        {"number": "x", "kind": "off"},
        {"number": "0", "kind": "best"},
        {"number": "0", "kind": "easier"},
        {"number": "0", "kind": "harder", "source": "weather"},
    ],
)
def test_what_cannot_be_read_is_no_word(browser: Client, data: dict[str, str]) -> None:
    assert browser.post(SAY, data=data).status_code == 422
    assert read_table("steer") == []
