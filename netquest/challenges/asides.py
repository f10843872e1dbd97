"""What other features lay beside a challenge before it is tried; the composition root brings them.

Siblings do not know each other, so they cannot be asked by name.
"""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import TypeAlias

from netquest.accounts.models import Person
from netquest.catalogue.models import Challenge
from netquest.challenges.views import Aside, CardView

Giver: TypeAlias = Callable[[Person, Sequence[Challenge]], Mapping[str, Aside]]
"""Tells by slug what to lay beside some challenges for a viewer, in one statement for all of them."""

_givers: list[Giver] = []


def bring(*givers: Giver) -> None:
    """Set who lays something beside challenges, in this order. A second call replaces the first."""
    _givers[:] = givers


def beside(viewer: Person, cards: Sequence[CardView]) -> list[CardView]:
    """Return the cards with what lies beside each for the viewer; beside one that was tried today lies nothing."""
    open_ = [card.challenge for card in cards if card.attempt is None]
    found: defaultdict[str, tuple[Aside, ...]] = defaultdict(tuple)
    for give in _givers if open_ else ():
        for slug, aside in give(viewer, open_).items():
            found[slug] += (aside,)
    return [replace(card, asides=found[card.challenge.slug]) for card in cards]
