"""The score of a card in a slot of the menu, and what in it told the best card from the others."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from math import exp2
from operator import attrgetter
from typing import Final

from netquest.game.cards import Card, Past, Pick, Slot, Wish
from netquest.game.draw import draws
from netquest.game.readiness import SOURCES, Readiness, help_of, predict, weigh

WEIGHTS: Final = {"fit": 1.0, "need": 0.5, "new": 0.25, "rested": 0.7}
"""The terms of the score that can be a reason, and what each weighs."""

_WARM_UP_NEED = 0.4  # a warm-up need not go where it hurts: need weighs so much less there
_FIT_WIDTH = 0.8
_NARROWEST_SPREAD = 0.6
_SHOWN_HALF_LIFE = 7
_JITTER = 0.25
_OBJECTED = 2.0  # more than need, being new and the draw could ever make up for
_SAME_KIND, _SAME_SOURCE = 0.9, 0.35

_PLAIN: Final = {"fit": "grade"}
"""What a reason is called where cards are chosen by grade."""

_RIVALS = 5
_NOTICEABLE = 0.02
MOST_REASONS = 3


class Field:
    """The cards that may be offered, and what their scores are made of, in columns: a slot is scored in one sweep.

    Cards are held by slug, which settles equal scores: the first wins. `targets` is the chance that each slot aims
    for, in logits. Of whom nothing is to be believed, grades stand in for chances (`modes.plain_targets`), and no
    source is needed more than another.
    """

    def __init__(
        self,
        cards: Iterable[Card],
        *,
        readiness: Readiness,
        past: Past,
        wish: Wish,
        seed: int,
        targets: Mapping[Slot, float],
    ) -> None:
        self.cards = sorted(cards, key=attrgetter("slug"))
        self._targets, self._readiness, self._energy = targets, readiness, wish.energy
        times = past.times_done
        self._done = [times.get(card.slug, 0) for card in self.cards]
        help_by_times = {done: help_of(wish.energy, done) for done in {*self._done}}
        helps = [help_by_times[done] for done in self._done]
        if readiness.is_off:
            self.x = [-float(card.grade) for card in self.cards]
            self._need = [0.0] * len(self.cards)
        else:
            weighed = weigh(readiness, [card.row for card in self.cards], helps)
            self.x = [x for x, _ in weighed]
            self._need = _needs([own for _, own in weighed], readiness)
        self._rested = _rests(self.cards, past.last_shown, wish.on)
        self._whatever_slot = self._in_any_slot(draws(seed, [card.key for card in self.cards]))
        if past.objections:
            held = [_OBJECTED * past.objections.get(card.slug, 0.0) for card in self.cards]
            self._whatever_slot = [score - cost for score, cost in zip(self._whatever_slot, held, strict=True)]
        self._sums: tuple[float, float, float, int, float] | None = None
        self._kinds = [card.kind for card in self.cards]
        self._mains = [card.main for card in self.cards]

    def best(self, slot: Slot, places: Collection[int], shown: Iterable[Card]) -> tuple[int, tuple[str, ...]]:
        """Find the best card among some places, given the cards already shown; returns its place and the reasons."""
        best, *rest = self._by_score(slot, places, shown)
        return best, self._reasons(slot, best, rest[:_RIVALS])

    def reasons(self, slot: Slot, place: int, rivals: Collection[int]) -> tuple[str, ...]:
        """Say what tells a card, which has its slot already, from those that could have had it."""
        return self._reasons(slot, place, self._by_score(slot, rivals, ())[:_RIVALS])

    def _by_score(self, slot: Slot, places: Collection[int], shown: Iterable[Card]) -> list[int]:
        """Return some places, the best card first. Of equal scores the first stays first."""
        return sorted(places, key=self._scores(slot, shown).__getitem__, reverse=True)

    def nearest(self, place: int, slots: Iterable[Slot]) -> Slot:
        """Return the slot that aims nearest to a card's chance, the easier one of two."""
        return min(slots, key=lambda slot: abs(self._targets[slot] - self.x[place]))

    def pick(self, slot: Slot, place: int, reasons: tuple[str, ...]) -> Pick:
        """Return the pick that shows a card in a slot."""
        card = self.cards[place]
        chance = predict(self._readiness, card, energy=self._energy, times_done=self._done[place])
        return Pick(slot, card.slug, chance.percent, chance.x, reasons, card.main)

    def _in_any_slot(self, jitter: Iterable[float]) -> list[float]:
        """Return of each score what is the same in all slots, of the fit its square: the rest is linear in the aim."""
        fit, need, new = _fit(), _need(Slot.STRETCH), WEIGHTS["new"]
        columns = zip(self.x, self._need, self._rested, jitter, self._done, strict=True)
        return [
            fit * x * x + need * held + rested + _JITTER * draw + (0.0 if done else new)
            for x, held, rested, draw, done in columns
        ]

    def _scores(self, slot: Slot, shown: Iterable[Card]) -> list[float]:
        """Score every card in a slot, less what is the same for all of them there."""
        aim = -2 * _fit() * self._targets[slot]
        scores = [rest + aim * x for x, rest in zip(self.x, self._whatever_slot, strict=True)]
        if spared := _need(Slot.STRETCH) - _need(slot):
            scores = [score - spared * held for score, held in zip(scores, self._need, strict=True)]
        kinds = {card.kind for card in shown}
        mains = {card.main for card in shown}
        for place in [place for place, kind in enumerate(self._kinds) if kind in kinds] if kinds else ():
            scores[place] -= _SAME_KIND
        for place in [place for place, main in enumerate(self._mains) if main in mains] if mains else ():
            scores[place] -= _SAME_SOURCE
        return scores

    def _reasons(self, slot: Slot, place: int, nearest: Collection[int]) -> tuple[str, ...]:
        """Name the terms in which a card does better than the mean of its five nearest rivals in a slot.

        The largest is the one in which it does so by most. (Fit is never above 0, so terms can be compared only by
        the difference that they make.) Where it ties with these rivals, as on a first day, the whole field stands in.
        """
        if not nearest:
            return ()
        own = self._terms(slot, [place])
        leads = _leads(own, self._terms(slot, nearest)) or _leads(own, self._usual_terms(slot))
        return tuple([_PLAIN.get(name, name) for name in leads]) if self._readiness.is_off else leads

    def _terms(self, slot: Slot, places: Collection[int]) -> dict[str, float]:
        """Take the scores of some cards apart into what can be a reason: the mean of each term."""
        count, target = len(places), self._targets[slot]
        return {
            "fit": _fit() * sum([(self.x[place] - target) ** 2 for place in places]) / count,
            "need": _need(slot) * sum([self._need[place] for place in places]) / count,
            "new": WEIGHTS["new"] * sum([not self._done[place] for place in places]) / count,
            "rested": sum([self._rested[place] for place in places]) / count,
        }

    def _usual_terms(self, slot: Slot) -> dict[str, float]:
        """Return the mean of each term over the whole field, without going through it for each slot anew."""
        count, target = len(self.cards), self._targets[slot]
        if self._sums is None:
            squares = sum([x * x for x in self.x])
            self._sums = sum(self.x), squares, sum(self._need), self._done.count(0), sum(self._rested)
        x, squares, need, new, rested = [total / count for total in self._sums]
        return {
            "fit": _fit() * (squares - 2 * target * x + target * target),
            "need": _need(slot) * need,
            "new": WEIGHTS["new"] * new,
            "rested": rested,
        }


def _leads(own: Mapping[str, float], others: Mapping[str, float]) -> tuple[str, ...]:
    """Name the terms in which one card does noticeably better than others on average, the largest lead first."""
    leads = {name: term - others[name] for name, term in own.items()}
    named = [name for name, lead in leads.items() if lead > _NOTICEABLE]
    return tuple(sorted(named, key=leads.__getitem__, reverse=True)[:MOST_REASONS])


def _fit() -> float:
    return -WEIGHTS["fit"] / _FIT_WIDTH**2


def _need(slot: Slot) -> float:
    return WEIGHTS["need"] * (_WARM_UP_NEED if slot is Slot.WARM_UP else 1)


def _needs(own: Iterable[float], readiness: Readiness) -> list[float]:
    """Say how much each card asks of the sources that hold this person back: 0 none, 1 all on the hardest.

    `own` is what each card's sources add to its margin; their weights sum to 1.
    """
    sources = readiness.means[1 : 1 + len(SOURCES)]
    easiest = max(sources)
    spread = max(_NARROWEST_SPREAD, easiest - min(sources))
    return [(easiest - mean) / spread for mean in own]


def _rests(cards: Iterable[Card], last_shown: Mapping[str, date], on: date) -> list[float]:
    """Say how rested each card is: 0 when it was never shown; a day in sight costs most, half of it in a week."""
    cost, today = -WEIGHTS["rested"], on.toordinal()
    return [
        cost * exp2((last.toordinal() - today) / _SHOWN_HALF_LIFE) if (last := last_shown.get(card.slug)) else 0.0
        for card in cards
    ]
