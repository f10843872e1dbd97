"""Invented catalogues, people and menus for the tests of the ladder, drawn from a number."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Any

from netquest.game.ladder import Card, Past, Pick, Wish, choose
from netquest.game.readiness import PRIOR, SOURCES, Readiness

DAY = date(2026, 3, 4)
ALL_DAY = Wish(minutes=60, energy=3, on=DAY)
EXPERIENCED = Past(highest_done=5)
KINDS = ("message", "ask", "meet", "group", "give", "share", "reflect")
SPLITS = ((1.0,), (0.7, 0.3), (0.6, 0.25, 0.15))


def a_card(slug: str, **facts: Any) -> Card:
    """Two minutes at grade 1, of a kind of its own."""
    told: dict[str, Any] = {"grade": 1, "loads": {"rejection": 1.0}, "minutes": 2, "energy": 1, "kind": slug}
    return Card(slug, **(told | facts))


def menu(
    pool: Sequence[Card], person: Readiness = PRIOR, past: Past = EXPERIENCED, wish: Wish = ALL_DAY, **told: Any
) -> tuple[Pick, ...]:
    """The menu of someone new with the whole day before them, unless told otherwise."""
    asked: dict[str, Any] = {"readiness": person, "past": past, "wish": wish, "seed": 7}
    return choose(pool, **(asked | told))


def slugs_of(picks: Iterable[Pick]) -> list[str]:
    """The cards of a menu by name, in its order."""
    return [pick.slug for pick in picks]


@dataclass(frozen=True)
class Case:
    """One person before one catalogue."""

    pool: list[Card]
    person: Readiness
    past: Past
    wish: Wish

    def menu(self, **told: Any) -> tuple[Pick, ...]:
        """What the ladder offers here."""
        return menu(self.pool, self.person, self.past, self.wish, **told)

    def suits(self, card: Card) -> bool:
        """Whether a card keeps every rule today."""
        tried = self.past.last_tried.get(card.slug)
        return (
            card.slug not in self.past.hidden
            and card.grade <= self.past.highest_done + 2
            and all(slug in self.past.times_done for slug in card.prerequisites)
            and card.minutes <= self.wish.minutes
            and card.energy <= self.wish.energy
            and (tried is None or tried + timedelta(days=card.cooldown_days) <= self.wish.on)
        )


def any_case(number: int) -> Case:
    """Up to fourteen cards of every sort, and a person with any past and little or much time."""
    draw = Random(number)
    slugs = [f"card-{place:02}" for place in range(draw.randint(0, 14))]
    past = Past(
        times_done={slug: draw.randint(1, 4) for slug in _some(slugs, draw)},
        last_tried={slug: DAY - timedelta(days=draw.randint(0, 20)) for slug in _some(slugs, draw)},
        last_shown={slug: DAY - timedelta(days=draw.randint(0, 20)) for slug in _some(slugs, draw)},
        highest_done=draw.randint(0, 5),
        hidden=frozenset(_some(slugs, draw)),
    )
    wish = Wish(draw.choice([2, 10, 30]), draw.randint(1, 3), DAY)
    return Case([_any_card(slug, draw) for slug in slugs], _any_person(draw), past, wish)


def _some(slugs: list[str], draw: Random) -> list[str]:
    return draw.sample(slugs, draw.randint(0, len(slugs) // 2))


def _any_card(slug: str, draw: Random) -> Card:
    split = draw.choice(SPLITS)
    return Card(
        slug,
        grade=draw.randint(1, 5),
        loads=dict(zip(draw.sample(SOURCES, len(split)), split, strict=True)),
        minutes=draw.choice([2, 10, 30]),
        energy=draw.randint(1, 3),
        kind=draw.choice(KINDS),
        cooldown_days=draw.choice([0, 7]),
        prerequisites=draw.choice([(), (), ("card-00",)]),
        offset=draw.uniform(-1, 1),
    )


def _any_person(draw: Random) -> Readiness:
    return Readiness(tuple(draw.uniform(-2, 2) for _ in range(12)), tuple(draw.uniform(0.02, 1.2) for _ in range(12)))


def a_hundred() -> list[Card]:
    """Cards of all grades, kinds and sources, with chances all over the scale."""
    return [
        a_card(
            f"card-{number:02}",
            grade=number % 5 + 1,
            loads={SOURCES[number % 10]: 1.0},
            kind=KINDS[number % 7],
            offset=(number % 9 - 4) / 6,
        )
        for number in range(100)
    ]


def practised_menu(number: int, **told: Any) -> tuple[Pick, ...]:
    """A menu for someone with a past and sources of unlike strength, where each term of the score has its say."""
    draw = Random(number)
    pool = a_hundred()
    known = draw.sample(pool, 50)
    person = Readiness((1.0, *[draw.gauss(0, 0.7) for _ in SOURCES], 0.0), PRIOR.variances)
    past = Past(
        times_done={card.slug: 1 for card in known[:25]},
        last_shown={card.slug: DAY - timedelta(days=draw.randrange(30)) for card in known},
        highest_done=5,
    )
    return menu(pool, person, past, seed=number * 0x9E3779B97F4A7C15 % 2**64, **told)


def practised_menus() -> list[tuple[Pick, ...]]:
    """Some of these, without pins and with."""
    pins = {"card-17": "due", "card-42": "assigned"}
    return [practised_menu(number, pins=given) for number in range(5) for given in ({}, pins)]
