"""The policies that the ladder is compared with: what a simpler product would do, and what nobody can know."""

from collections import Counter
from collections.abc import Callable, Sequence
from functools import partial
from math import exp, log
from random import Random
from typing import Final

from netquest.game.cards import Card
from netquest.game.draw import mix64
from netquest.game.readiness import DONE
from netquest.simulation.interface import Answer, Guide, MakePolicy, Person, Policy, Shown, World

AIMS: Final = (0.90, 0.80, 0.65)
"""The chance that the three cards of a day aim for, where a policy can aim at all."""


class Simple:
    """A policy that guides each person alone and does nothing at night."""

    def __init__(self, world: World, seed: int, make: Callable[[Person, Sequence[Card], Random], Guide]) -> None:
        self._cards, self._seed, self._make = world.cards, seed, make

    def guide(self, person: Person) -> Guide:
        """Return what guides this person."""
        return self._make(person, self._cards, Random(mix64(mix64(self._seed) ^ person.number)))

    def night(self, day: int) -> None:
        """Do nothing."""


class AnyThree:
    """Three cards at random."""

    def __init__(self, person: Person, cards: Sequence[Card], draw: Random) -> None:
        self.cards, self.draw = cards, draw

    def offer(self, day: int) -> Sequence[Shown]:
        """Return three cards at random."""
        return [Shown(card) for card in self.draw.sample(self.cards, 3)]

    def learn(self, day: int, answer: Answer | None) -> None:
        """Nothing is learned."""


class FixedLadder(AnyThree):
    """Three cards of a grade; the next grade after so many of them were done."""

    def __init__(self, person: Person, cards: Sequence[Card], draw: Random, *, length: int) -> None:
        super().__init__(person, cards, draw)
        self.length, self.done, self.grade = length, 0, 1

    def offer(self, day: int) -> Sequence[Shown]:
        """Return three cards of the grade that the person has reached."""
        return [Shown(card) for card in self.draw.sample([c for c in self.cards if c.grade == self.grade], 3)]

    def learn(self, day: int, answer: Answer | None) -> None:
        """Count what was done."""
        if answer and answer.outcome in DONE:
            self.done += 1
            self.grade = min(5, 1 + self.done // self.length)


class EasiestFirst(AnyThree):
    """The easiest cards that were done least often."""

    def __init__(self, person: Person, cards: Sequence[Card], draw: Random) -> None:
        super().__init__(person, cards, draw)
        self.times = Counter[str]()

    def offer(self, day: int) -> Sequence[Shown]:
        """Return the three that come next in the list, which the person works off."""
        return [Shown(card) for card in sorted(self.cards, key=lambda card: (self.times[card.slug], card.grade))[:3]]

    def learn(self, day: int, answer: Answer | None) -> None:
        """Count what was done."""
        if answer and answer.outcome in DONE:
            self.times[answer.shown.card.slug] += 1


class Elo(AnyThree):
    """One number a person, moved by K = .25; cards whose grade comes nearest to the aims."""

    STEP = 0.25

    def __init__(self, person: Person, cards: Sequence[Card], draw: Random) -> None:
        super().__init__(person, cards, draw)
        self.level = -0.3

    def offer(self, day: int) -> Sequence[Shown]:
        """Return a card for each aim."""
        return [Shown(card, self._x(card)) for card in nearest(self.cards, self._x, self.draw)]

    def learn(self, day: int, answer: Answer | None) -> None:
        """Move the number."""
        if answer:
            p = 1 / (1 + exp(-self._x(answer.shown.card)))
            self.level += self.STEP * ((answer.outcome in DONE) - p)

    def _x(self, card: Card) -> float:
        return self.level - (card.grade - 3)


class Oracle(AnyThree):
    """Knows the true chance of every card for its person."""

    def __init__(self, person: Person, cards: Sequence[Card], draw: Random) -> None:
        super().__init__(person, cards, draw)
        self.person = person

    def offer(self, day: int) -> Sequence[Shown]:
        """Return the card with the right chance for each aim."""
        return [Shown(card, self._x(card)) for card in nearest(self.cards, self._x, self.draw)]

    def _x(self, card: Card) -> float:
        p = min(1 - 1e-9, max(1e-9, self.person.chance(card)))
        return log(p / (1 - p))


def nearest(cards: Sequence[Card], x: Callable[[Card], float], draw: Random) -> list[Card]:
    """Return for each aim a card whose chance is near it, drawn from the four nearest."""
    left, found = [(x(card), card) for card in cards], []
    for aim in AIMS:
        target = log(aim / (1 - aim))
        near = sorted(left, key=lambda entry: (abs(entry[0] - target), entry[1].slug))[:4]
        chosen = draw.choice(near)
        left.remove(chosen)
        found.append(chosen[1])
    return found


def _simple(world: World, seed: int, *, make: Callable[[Person, Sequence[Card], Random], Guide]) -> Policy:
    return Simple(world, seed, make)


POLICIES: Final[dict[str, MakePolicy]] = {
    "random": partial(_simple, make=AnyThree),
    "ladder6": partial(_simple, make=partial(FixedLadder, length=6)),
    "ladder12": partial(_simple, make=partial(FixedLadder, length=12)),
    "ladder24": partial(_simple, make=partial(FixedLadder, length=24)),
    "easiest": partial(_simple, make=EasiestFirst),
    "elo": partial(_simple, make=Elo),
    "oracle": partial(_simple, make=Oracle),
}
