"""What other features lay beside a challenge before it is tried, and beside a try; the composition root brings them.

Siblings do not know each other, so they cannot be asked by name.
"""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import TypeAlias

from netquest.accounts.models import Person
from netquest.challenges.views import Aside, AttemptView, CardView

Giver: TypeAlias = Callable[[Person, Sequence[CardView]], Mapping[str, Aside]]
"""Tells by slug what to lay beside some cards for a viewer, in one statement for all of them."""

Recaller: TypeAlias = Callable[[Person, Sequence[AttemptView]], Mapping[int, Aside]]
"""Tells by id what to lay beside some tries of a viewer, in one statement for all of them."""

Teller: TypeAlias = Callable[[Person, AttemptView], Aside | None]
"""Says of a try what it did elsewhere, for the moment after it, in one statement; None when there is nothing to say."""

_givers: list[Giver] = []
_recallers: list[Recaller] = []
_tellers: list[Teller] = []


def bring(*givers: Giver, recall: Sequence[Recaller] = ()) -> None:
    """Set who lays something beside cards, and who beside tries, in this order. A second call replaces the first."""
    _givers[:] = givers
    _recallers[:] = recall


def bring_after(*tellers: Teller) -> None:
    """Set who says something of a try a moment after it, in this order. A second call replaces the first."""
    _tellers[:] = tellers


def after(viewer: Person, attempt: AttemptView) -> AttemptView:
    """Return a try of the viewer's with what is said of it elsewhere."""
    found = [tell(viewer, attempt) for tell in _tellers]
    return replace(attempt, said=tuple(piece for piece in found if piece))


def around(viewer: Person, cards: Sequence[CardView]) -> list[CardView]:
    """Return the cards with what lies beside each for the viewer: before a try, or beside the try of today."""
    made = {attempt.id: attempt for attempt in recall(viewer, [card.attempt for card in cards if card.attempt])}
    tried = [replace(card, attempt=made[card.attempt.id]) if card.attempt else card for card in cards]
    return beside(viewer, tried)


def beside(viewer: Person, cards: Sequence[CardView]) -> list[CardView]:
    """Return the cards with what lies beside each for the viewer; beside one that was tried today lies nothing."""
    open_ = [card for card in cards if card.attempt is None]
    found: defaultdict[str, tuple[Aside, ...]] = defaultdict(tuple)
    for give in _givers if open_ else ():
        for slug, aside in give(viewer, open_).items():
            found[slug] += (aside,)
    return [replace(card, asides=found[card.challenge.slug]) for card in cards]


def recall(viewer: Person, attempts: Sequence[AttemptView]) -> list[AttemptView]:
    """Return tries of the viewer's with what lies beside each, however long ago they were."""
    found: defaultdict[int, tuple[Aside, ...]] = defaultdict(tuple)
    for remember in _recallers if attempts else ():
        for attempt_id, aside in remember(viewer, attempts).items():
            found[attempt_id] += (aside,)
    return [replace(attempt, asides=found[attempt.id]) for attempt in attempts]
