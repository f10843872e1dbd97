"""The score of a card in a slot of the menu, and what in it told the best card from the others."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from heapq import nlargest
from math import exp2, log
from operator import attrgetter
from typing import Final

from netquest.game.cards import Card, Past, Pick, Slot, Wish
from netquest.game.draw import draws
from netquest.game.readiness import SOURCES, Readiness, margins, predict

TARGETS: Final = {slot: log(p / (1 - p)) for slot, p in zip(Slot, (0.90, 0.80, 0.65), strict=True)}
"""The chance that each slot aims for, in logits."""

WEIGHTS: Final = {"fit": 1.0, "need": 0.5, "new": 0.25, "rested": 0.7}
"""The terms of the score that can be a reason, and what each weighs."""

_WARM_UP_NEED = 0.4  # a warm-up need not go where it hurts: need weighs so much less there
_FIT_WIDTH = 0.8
_NARROWEST_SPREAD = 0.6
_SHOWN_HALF_LIFE = 7
_JITTER = 0.25
_SAME_KIND, _SAME_SOURCE = 0.9, 0.35

_RIVALS = 5
_NOTICEABLE = 0.02
MOST_REASONS = 3

Terms = Mapping[str, Sequence[float]]


class Field:
    """The cards that may be offered, the terms of their scores in columns: a slot is scored in one sweep.

    Cards are held by slug, which settles equal scores: the first wins.
    """

    def __init__(self, cards: Iterable[Card], *, readiness: Readiness, past: Past, wish: Wish, seed: int) -> None:
        self.cards = sorted(cards, key=attrgetter("slug"))
        done = [past.times_done.get(card.slug, 0) for card in self.cards]
        weighed = margins(readiness, zip(self.cards, done, strict=True), energy=wish.energy)
        self._readiness, self._energy, self._done = readiness, wish.energy, done
        self.x = [x for _, _, x in weighed]
        self._need = _needs(self.cards, readiness)
        self._new = [0.0 if times else WEIGHTS["new"] for times in done]
        self._rested = _rests(self.cards, past.last_shown, wish.on)
        self._jitter = [_JITTER * draw for draw in draws(seed, [card.key for card in self.cards])]

    def best(self, slot: Slot, places: Collection[int], shown: Iterable[Card]) -> tuple[int, tuple[str, ...]]:
        """Find the best card among some places, given the cards already shown; returns its place and the reasons."""
        terms = self._terms(slot)
        best, *nearest = nlargest(_RIVALS + 1, places, key=self._scores(terms, shown).__getitem__)
        return best, _reasons(terms, best, nearest, places)

    def reasons(self, slot: Slot, place: int, rivals: Collection[int]) -> tuple[str, ...]:
        """Say what tells a card, which has its slot already, from those that could have had it."""
        terms = self._terms(slot)
        nearest = nlargest(_RIVALS, rivals, key=self._scores(terms, ()).__getitem__)
        return _reasons(terms, place, nearest, rivals)

    def nearest(self, place: int, slots: Iterable[Slot]) -> Slot:
        """Return the slot that aims nearest to a card's chance, the easier one of two."""
        return min(slots, key=lambda slot: abs(TARGETS[slot] - self.x[place]))

    def pick(self, slot: Slot, place: int, reasons: tuple[str, ...]) -> Pick:
        """Return the pick that shows a card in a slot."""
        card = self.cards[place]
        chance = predict(self._readiness, card, energy=self._energy, times_done=self._done[place])
        return Pick(slot, card.slug, chance.percent, chance.x, reasons, card.main)

    def _terms(self, slot: Slot) -> Terms:
        target, fit = TARGETS[slot], -WEIGHTS["fit"] / _FIT_WIDTH**2
        need = WEIGHTS["need"] * (_WARM_UP_NEED if slot is Slot.WARM_UP else 1)
        return {
            "fit": [fit * (x - target) * (x - target) for x in self.x],
            "need": [need * value for value in self._need],
            "new": self._new,
            "rested": self._rested,
        }

    def _scores(self, terms: Terms, shown: Iterable[Card]) -> list[float]:
        kinds = {card.kind for card in shown}
        mains = {card.main for card in shown}
        columns = zip(self.cards, *terms.values(), self._jitter, strict=True)
        return [
            fit + need + new + rested + jitter - _SAME_KIND * (card.kind in kinds) - _SAME_SOURCE * (card.main in mains)
            for card, fit, need, new, rested, jitter in columns
        ]


def _needs(cards: Iterable[Card], readiness: Readiness) -> list[float]:
    """Say how much each card asks of the sources that hold this person back: 0 none, 1 all on the hardest."""
    sources = readiness.means[1 : 1 + len(SOURCES)]
    easiest = max(sources)
    spread = max(_NARROWEST_SPREAD, easiest - min(sources))
    held = [(easiest - mean) / spread for mean in readiness.means]
    needs = []
    for card in cards:
        need = 0.0
        for k, weight in card.weights:
            need += weight * held[k]
        needs.append(need)
    return needs


def _rests(cards: Iterable[Card], last_shown: Mapping[str, date], on: date) -> list[float]:
    """Say how rested each card is: 0 when it was never shown; a day in sight costs most, half of it in a week."""
    days = [(on - last).days if (last := last_shown.get(card.slug)) else None for card in cards]
    cost = -WEIGHTS["rested"]
    return [0.0 if ago is None else cost * exp2(-ago / _SHOWN_HALF_LIFE) for ago in days]


def _reasons(terms: Terms, place: int, nearest: Collection[int], places: Iterable[int]) -> tuple[str, ...]:
    """Name the terms in which a card does better than the mean of its five nearest rivals in a slot.

    The largest is the one in which it does so by most. (Fit is never above 0, so terms can be compared only by the
    difference that they make.) Where it ties with these rivals, as on a first day, all the others stand in for them.
    """
    return _leads(terms, place, nearest) or _leads(terms, place, [other for other in places if other != place])


def _leads(terms: Terms, best: int, rivals: Collection[int]) -> tuple[str, ...]:
    """Name the terms in which one card does noticeably better than its rivals on average, the largest lead first."""
    if not rivals:
        return ()
    leads = {
        name: values[best] - sum(values[rival] for rival in rivals) / len(rivals) for name, values in terms.items()
    }
    named = [name for name, lead in leads.items() if lead > _NOTICEABLE]
    return tuple(sorted(named, key=leads.__getitem__, reverse=True)[:MOST_REASONS])
