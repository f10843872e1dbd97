"""What each picture says: true, kind, and with few tries that it is too early."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from flask import Flask

from netquest.catalogue import queries as catalogue
from netquest.game.calendar import Calendar
from netquest.game.readiness import PRIOR
from netquest.home.progress import answers, ladder, overview, tries
from netquest.home.progress.pictures import Picture
from netquest.home.progress.span import Span

MONDAY = date(2026, 11, 2)
SPAN = Span(MONDAY, MONDAY + timedelta(days=27))
SLUGS = ("thanks-for-one-thing", "one-on-one-meeting", "follow-up")


@pytest.fixture(autouse=True)
def language(app: Flask):
    with app.test_request_context(headers={"Accept-Language": "en"}):
        yield


def a_try(number: int = 0, **facts: Any) -> Any:
    challenge = catalogue.get(facts.pop("slug", SLUGS[0]))
    day = facts.pop("day", MONDAY + timedelta(days=number % 28))
    told = {
        "day": day,
        "recorded_on": day,
        "at": datetime.combine(day, time(facts.pop("hour", 8)), UTC),
        "zone": "Europe/Berlin",
        "slug": challenge.slug,
        "version": challenge.version,
        "grade": challenge.grade,
        "strategy": challenge.strategy,
        "loads": challenge.sources,
        "outcome": "done",
        "predicted": 80,
        "guess": 5,
        "reason": None,
    }
    return SimpleNamespace(**(told | facts))


def several(number: int, **facts: Any) -> list[Any]:
    return [a_try(place, **facts) for place in range(number)]


def of_formats(rows: Sequence[Any]) -> Picture:
    return tries.by_format(rows, catalogue.told(rows, scope=None))


OF_TRIES: list[Callable[[Sequence[Any]], Picture]] = [
    *(tries.by_grade, tries.by_strategy, tries.by_source, of_formats, tries.weekdays, tries.parts),
    *(answers.guesses, answers.said, answers.chances),
]


@pytest.mark.parametrize("draw", OF_TRIES)
def test_without_tries_a_sentence_stands_alone(draw: Callable[[Sequence[Any]], Picture]):
    picture = draw([])
    assert picture.rows == []
    assert picture.says.startswith("No ")


@pytest.mark.parametrize("draw", OF_TRIES)
@pytest.mark.parametrize("number", [1, 4])
def test_with_few_it_says_that_it_is_too_early_and_shows_them(draw: Callable[[Sequence[Any]], Picture], number: int):
    picture = draw(several(number))
    assert "too early" in picture.says
    assert str(number) in picture.says
    assert sum(cell for row in picture.rows for cell in row[1:] if isinstance(cell, int)) >= number


@pytest.mark.parametrize("draw", OF_TRIES)
def test_with_many_it_says_what_they_show(draw: Callable[[Sequence[Any]], Picture]):
    picture = draw([*several(20), *several(8, slug=SLUGS[1], day=MONDAY, hour=17)])
    assert "too early" not in picture.says
    assert picture.rows


def test_what_comes_up_most_is_named_with_its_share():
    rows = [*several(9), *several(3, slug=SLUGS[1])]
    name = catalogue.strategies()[rows[0].strategy].name
    assert tries.by_strategy(rows).says == f"“{name}” comes up most: 9 of 12."
    assert (
        tries.by_grade(rows).says == f"The highest grade that you tried in this time is {max(r.grade for r in rows)}."
    )


def test_where_nothing_stands_out_it_says_so():
    assert tries.weekdays(several(28)).says == "They spread over the week; no day stands out."
    even = [a_try(number, hour=3 * (number % 6)) for number in range(28)]
    assert tries.parts(even).says.startswith("No time of the day stands out.")
    two = [*several(6), *several(6, slug=SLUGS[1])]
    assert tries.by_strategy(two).says == "They spread over 2 strategies, and none stands out."


def test_the_fullest_day_and_hours_are_those_of_the_clock_on_the_wall():
    rows = [*several(12, day=MONDAY + timedelta(days=1), hour=8), *several(4)]
    assert tries.weekdays(rows).says.startswith("Tuesday is your fullest day: 13 of 16.")
    assert "The hours from 9 to 12 come up most: 16 of 16." in tries.parts(rows).says


def test_a_try_for_the_day_before_says_nothing_about_its_hour():
    late = several(14, recorded_on=MONDAY - timedelta(days=9))
    assert tries.parts(late).rows == []
    assert tries.weekdays(late).rows


def test_answers_count_in_full_whatever_they_were():
    rows = [*several(6), *several(2, outcome="declined"), *several(3, outcome="partly")]
    assert answers.said(rows).says.startswith("6 of 8 went through. You heard a no, or nothing, 2 times")
    assert [row[1] for row in answers.said(rows).rows] == [6, 2, 3]
    assert answers.said(several(6)).says == "All 6 went through, and nobody said no."


@pytest.mark.parametrize(
    ("done", "not_done", "says"),
    [
        (10, 0, "NetQuest thought 6 of 10, it was 10 of 10: you can do more"),
        (3, 7, "NetQuest thought 6 of 10, it was 3 of 10. It reached too high"),
        (6, 4, "NetQuest thought 6 of 10, and so it was."),
    ],
)
def test_what_was_thought_stands_beside_what_was_done(done: int, not_done: int, says: str):
    rows = [*several(done, predicted=60), *several(not_done, predicted=60, outcome="skipped", reason="nervous")]
    picture = answers.chances(rows)
    assert picture.says.startswith(says)
    assert picture.rows == [("6 of 10", 10, done)]


@pytest.mark.parametrize(
    ("yes", "no", "says"),
    [
        (8, 2, "You guessed 5 of 10, it was 8 of 10: people say yes more often than you think."),
        (2, 8, "You guessed 5 of 10, it was 2 of 10. A no is information"),
        (5, 5, "You guessed 5 of 10, and so it was: you know your people."),
    ],
)
def test_the_yes_stands_beside_the_guess(yes: int, no: int, says: str):
    rows = [*several(yes), *several(no, outcome="declined"), *several(3, outcome="partly"), *several(3, guess=None)]
    picture = answers.guesses(rows)
    assert picture.says.startswith(says)
    assert picture.rows == [("5 of 10", 10, yes)], "what was partly done, or not guessed, has no place here"


def test_want_of_time_or_occasion_is_no_answer():
    rows = [a_try(outcome="skipped", reason=reason) for reason in ("no-time", "no-chance", "not-for-me")]
    assert answers.chances(rows).rows == []


def habit(lived: Sequence[int], *, today: int = 27) -> str:
    calendar = Calendar()
    for number in lived:
        calendar = calendar.with_day(MONDAY + timedelta(days=number), goal=3)
    state = SimpleNamespace(record=SimpleNamespace(calendar=calendar))
    day: Any = SimpleNamespace(state=state, goal=3, off=(), today=MONDAY + timedelta(days=today))
    return overview.habit(day, Span(MONDAY, day.today)).says


def test_a_habit_grows_rests_or_holds():
    assert habit(range(28)).startswith("Your habit grew from ")
    assert habit(range(-60, 0)).startswith("Your habit rests at ")
    assert habit([0]).startswith("Your habit stands at about ")


def test_points_name_the_fullest_week_or_month():
    assert overview.points({}, SPAN).says.startswith("No points in this time.")
    assert "44 points; it began on 9 November" in overview.points({MONDAY + timedelta(days=8): 44}, SPAN).says
    long = Span(date(2025, 1, 1), SPAN.last)
    assert overview.points({date(2025, 5, 3): 44}, long).says == "Your fullest month was May 2025, with 44 points."


def test_days_outside_the_time_are_not_counted():
    lived = {MONDAY: 2, SPAN.last: 1, SPAN.last + timedelta(days=1): 5, MONDAY - timedelta(days=800): 5}
    assert overview.days(lived, SPAN, SPAN.last).says == "3 tries on 2 days in the weeks shown."


@pytest.mark.parametrize(
    ("rise", "tries_", "says"),
    [
        (0.0, 1, "You would manage four of five at about grade 1, where the scale begins. This rests on 1 try,"),
        (3.0, 30, "At first you would have managed four of five at about grade 1, at the end at"),
        (3.0, 3, "This rests on 3 tries, so take it as a first guess."),
    ],
)
def test_readiness_says_how_it_went_and_how_sure_it_is(rise: float, tries_: int, says: str):
    risen = replace(PRIOR, means=(PRIOR.means[0] + rise, *PRIOR.means[1:]))
    picture = ladder.line([MONDAY, SPAN.last], [PRIOR, risen], None, tries=tries_)
    assert says in picture.says
    assert ("It may really be anywhere from" in picture.says) is (tries_ >= 5)


def test_readiness_that_fell_is_said_kindly():
    risen = replace(PRIOR, means=(PRIOR.means[0] + 3, *PRIOR.means[1:]))
    fallen = replace(risen, means=(risen.means[0] - 1, *PRIOR.means[1:]))
    says = ladder.line([MONDAY, SPAN.last], [risen, fallen], None, tries=30).says
    assert "the cards followed and grew a little smaller" in says
    assert ladder.compared([risen, fallen], SPAN).says == "None of them moved by much in this time."
