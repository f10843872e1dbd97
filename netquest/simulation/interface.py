"""What a world of simulated people and a policy that guides them know of each other, and no more.

Another simulator plugs in here: a world that makes people, or a policy that guides them.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from netquest.game.acts import Outcome, Reason
from netquest.game.cards import Card

Answered = tuple[str, int]
"""A source, and how far a statement about it fits: 1 'not at all' … 5 'very much'."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A card that is offered. A policy that predicts says the logit of the chance, and what it would say of it."""

    card: Card
    x: float | None = None
    said: float | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """What a person made of one shown card; nerves (0-100) when they were noted."""

    shown: Shown
    outcome: Outcome
    reason: Reason | None = None
    nerves_before: int | None = None
    nerves_after: int | None = None


class Person(Protocol):
    """Somebody simulated. Only a world knows what they are like; a policy sees their answers, the oracle more."""

    @property
    def number(self) -> int: ...
    @property
    def is_active(self) -> bool:
        """Whether they still come."""

    def answers(self) -> Sequence[Answered]:
        """Return what they say to an assessment before their first day; empty for who does not take it."""

    def chance(self, card: Card) -> float:
        """Return the true chance (0 to 1) that they manage a card on an ordinary day."""

    def spend(self, day: int, cards: Sequence[Shown]) -> Answer | None:
        """Live one day with these cards: try one, or none. What it does to them is theirs to keep."""

    def growth(self) -> float:
        """Return by how much their readiness has grown since the beginning, in logits."""


class World(Protocol):
    """People, and the challenges that there are for them."""

    @property
    def cards(self) -> Sequence[Card]: ...
    @property
    def people(self) -> Sequence[Person]: ...


class Guide(Protocol):
    """A policy at work for one person."""

    def offer(self, day: int) -> Sequence[Shown]:
        """Return the cards of a day, three as a rule."""

    def learn(self, day: int, answer: Answer | None) -> None:
        """Take in what the person made of them."""


class Policy(Protocol):
    """A way of choosing cards, for all people of one world."""

    def guide(self, person: Person) -> Guide:
        """Return what guides this person, from their first day on."""

    def night(self, day: int) -> None:
        """Do what is done once between two days, for everybody."""


MakeWorld = Callable[[int, int], World]
"""Makes a world of so many people from a seed."""

MakePolicy = Callable[[World, int], Policy]
"""Makes a policy for a world; the seed feeds its draws."""
