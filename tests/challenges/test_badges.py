"""Every badge that can be won now is won through the service, and lost again by undoing the act that won it."""

from collections.abc import Callable
from datetime import timedelta

import pytest
import time_machine

from netquest.accounts.models import Person
from netquest.catalogue import queries as catalogue
from netquest.challenges.views import Recorded
from netquest.game.badges import ALL
from tests.challenges.doing import MESSAGE, badges, differences, do, undo

pytestmark = pytest.mark.both
Way = Callable[[Person, time_machine.Traveller], Recorded]


def repeat(times: int, *, hours: int = 24, slug: str = MESSAGE, outcome: str = "done", note: str = "") -> Way:
    """Try one challenge so many times, so many hours apart."""

    def way(person: Person, clock: time_machine.Traveller) -> Recorded:
        for _ in range(times - 1):
            do(person, slug, outcome=outcome, note=note)
            clock.shift(timedelta(hours=hours))
        return do(person, slug, outcome=outcome, note=note)

    return way


def weeks(number: int) -> Way:
    """Keep the weekly goal of three days in so many weeks."""

    def way(person: Person, clock: time_machine.Traveller) -> Recorded:
        clock.shift(timedelta(days=-2))
        for day in range(7 * number):
            if day % 7 < 3:
                made = do(person)
            if day + 1 < 7 * (number - 1) + 3:
                clock.shift(timedelta(days=1))
        return made

    return way


def until(counted: Callable[[set[str]], int], choose: Callable[[int], bool] = lambda grade: True) -> Way:
    """Try one challenge after the other, one a day, until the badge of this test is there."""

    def way(person: Person, clock: time_machine.Traveller) -> Recorded:
        made, before = None, 0
        for challenge in catalogue.offered():
            if choose(challenge.grade) and counted(badges(person)) == before:
                made = do(person, challenge.slug)
                clock.shift(timedelta(hours=0 if counted(badges(person)) else 24))
        assert made
        return made

    return way


def holding(badge: str) -> Callable[[set[str]], int]:
    return lambda held: int(badge in held)


def back_after_a_break(person: Person, clock: time_machine.Traveller) -> Recorded:
    do(person)
    clock.shift(timedelta(days=8))
    return do(person)


def ever_lighter(person: Person, clock: time_machine.Traveller) -> Recorded:
    for nerves in (90, 70):
        do(person, nerves_before=nerves)
        clock.shift(timedelta(days=1))
    return do(person, nerves_before=50)


WAYS: dict[str, Way] = {
    "first-step": repeat(1),
    "first-week": repeat(3),
    "day-seven": repeat(7),
    "tried-anyway": repeat(1, outcome="partly"),
    "first-leap": repeat(1, slug="publish-a-lesson"),
    "five-leaps": repeat(5, slug="publish-a-lesson", outcome="partly"),
    "twenty-five-leaps": repeat(25, slug="publish-a-lesson", outcome="partly", hours=12),
    "heard-a-no": repeat(1, outcome="declined"),
    "ten-noes": repeat(10, outcome="declined"),
    "grade-four": repeat(1, slug="introduce-two-people"),
    "grade-five": repeat(1, slug="publish-a-lesson"),
    "introducer": repeat(1, slug="introduce-two-people", outcome="declined"),
    "connector": repeat(10, slug="lend-a-witness"),
    "thank-you-notes": repeat(10, slug="note-to-a-maker"),
    "helper": repeat(10, slug="five-minute-gifts", outcome="declined"),
    "recommender": repeat(5, slug="recommend-unasked"),
    "mentor-for-a-day": repeat(1, slug="unwritten-map"),
    "story-shared": repeat(1, slug="share-a-success-story"),
    "short-talk": repeat(1, slug="three-minute-stage", outcome="declined"),
    "all-kinds": until(holding("all-kinds")),
    "every-source": until(holding("every-source")),
    "four-good-weeks": weeks(4),
    "twelve-good-weeks": weeks(12),
    "comeback": back_after_a_break,
    "hundred-acts": repeat(100, hours=6),
    "reflector": repeat(50, hours=6, outcome="skipped", note="Seen."),
    "easier-now": ever_lighter,
}


@pytest.mark.parametrize("badge", [badge.id for badge in ALL if badge.have])
def test_a_badge_is_won_by_an_act_and_lost_by_its_undo(
    badge: str, alice: Person, clock: time_machine.Traveller
) -> None:
    made = WAYS[badge](alice, clock)
    assert made.attempt.receipt
    assert badge in [won.id for won in made.attempt.receipt.badges]
    assert badge in badges(alice)
    undo(alice, made)
    assert badge not in badges(alice)
    assert differences(alice) == []
