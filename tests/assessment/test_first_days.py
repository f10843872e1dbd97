"""What a result says of Today is so: the first days turn to whatever somebody named as their main hurdle."""

from collections import Counter
from datetime import date, timedelta

import pytest

from netquest.catalogue import queries as catalogue
from netquest.catalogue.models import Challenge
from netquest.game.assessment import Answer, prior
from netquest.game.cards import Past, Wish
from netquest.game.ladder import choose, seed
from netquest.game.readiness import PRIOR, SOURCES, Readiness

FIRST = date(2026, 11, 18)
PEOPLE = range(1, 13)


def days(begun: Readiness) -> list[list[Challenge]]:
    """The cards of the first three days of a dozen people who begin alike."""
    return [cards for person in PEOPLE for cards in three_days(begun, person)]


def three_days(begun: Readiness, person: int) -> list[list[Challenge]]:
    shown, menus = dict[str, date](), []
    for day in (FIRST + timedelta(days=number) for number in range(3)):
        past = Past(times_done={}, last_tried={}, last_shown=dict(shown), highest_done=0, hidden=frozenset())
        wish = Wish(10, 2, day)
        picks = choose(catalogue.pool(), readiness=begun, past=past, wish=wish, seed=seed(person, day, 0))
        shown |= dict.fromkeys((pick.slug for pick in picks), day)
        menus.append([catalogue.get(pick.slug) for pick in picks])
    return menus


def mainly(source: str) -> Readiness:
    """Where somebody begins for whom this stands tall, and everything else low."""
    scores = {name: 5 if name == source else 2 for name in SOURCES}
    statements = catalogue.statements().values()
    return prior(
        Answer(one.source, 6 - scores[one.source] if one.growth else scores[one.source], one.growth)
        for one in statements
    )


def share(menus: list[list[Challenge]], source: str) -> float:
    """How much of all that these cards answer is this source."""
    cards = [card for menu in menus for card in menu]
    return sum(card.sources.get(source, 0) for card in cards) / len(cards)


ANYBODY = days(PRIOR)


@pytest.mark.parametrize("source", SOURCES)
def test_nearly_every_day_holds_a_card_against_the_main_hurdle(source: str) -> None:
    menus = days(mainly(source))
    assert sum(any(source in card.sources for card in menu) for menu in menus) >= 0.95 * len(menus)
    assert share(menus, source) > 1.5 * share(ANYBODY, source)


@pytest.mark.parametrize("source", SOURCES)
def test_they_begin_low_and_are_not_all_of_one_kind(source: str) -> None:
    menus = days(mainly(source))
    assert all(card.grade <= 2 for menu in menus for card in menu)
    assert sum(len({card.kind for card in menu}) > 1 for menu in menus) > 0.9 * len(menus)


def test_with_time_as_the_main_hurdle_nearly_all_take_two_minutes() -> None:
    minutes = Counter(card.minutes for menu in days(mainly("time")) for card in menu)
    assert minutes[2] > 0.8 * sum(minutes.values())


def test_with_quiet_as_the_main_hurdle_no_room_is_full() -> None:
    formats = Counter(card.format for menu in days(mainly("introversion")) for card in menu)
    assert formats["event"] + formats["small-group"] + formats["public"] < 0.2 * sum(formats.values())
