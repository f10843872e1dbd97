"""What other features lay beside a challenge before it is tried; the composition root brings them.

Siblings do not know each other, so they cannot be asked by name.
"""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import TypeAlias

from netquest.accounts.models import Person
from netquest.catalogue.models import Challenge
from netquest.challenges.views import Aside, AttemptView, CardView

Giver: TypeAlias = Callable[[Person, Sequence[Challenge]], Mapping[str, Aside]]
"""Tells by slug what to lay beside some challenges for a viewer, in one statement for all of them."""

Teller: TypeAlias = Callable[[Person, AttemptView], Aside | None]
"""Says of a try what it did elsewhere, for the moment after it, in one statement; None when there is nothing to say."""

_givers: list[Giver] = []
_tellers: list[Teller] = []


def bring(*givers: Giver) -> None:
    """Set who lays something beside challenges, in this order. A second call replaces the first."""
    _givers[:] = givers


def bring_after(*tellers: Teller) -> None:
    """Set who says something of a try a moment after it, in this order. A second call replaces the first."""
    _tellers[:] = tellers


def after(viewer: Person, attempt: AttemptView) -> AttemptView:
    """Return a try of the viewer's with what is said of it elsewhere."""
    found = [tell(viewer, attempt) for tell in _tellers]
    return replace(attempt, said=tuple(piece for piece in found if piece))


def beside(viewer: Person, cards: Sequence[CardView]) -> list[CardView]:
    """Return the cards with what lies beside each for the viewer; beside one that was tried today lies nothing."""
    open_ = [card.challenge for card in cards if card.attempt is None]
    found: defaultdict[str, tuple[Aside, ...]] = defaultdict(tuple)
    for give in _givers if open_ else ():
        for slug, aside in give(viewer, open_).items():
            found[slug] += (aside,)
    return [replace(card, asides=found[card.challenge.slug]) for card in cards]
